"""Quotations without an attribution in their own sentence: whose words go on?

In this order: the same paragraph, ``"A." "B," said X`` read backwards, a running quotation, a
paragraph that is one quotation, the sentence before, the speaker of the paragraph before.
"""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from newsgen.loader.quotes.attribution import attribute, continues_last_speaker
from newsgen.loader.quotes.clauses import sentence_subject
from newsgen.loader.quotes.head_names import name_in
from newsgen.loader.quotes.left import continues_speaker, read_left
from newsgen.loader.quotes.noun_phrases import Tokens, is_denied, read_noun_phrase
from newsgen.loader.quotes.paragraphs import Paragraph, View, last_tokens, lay_out
from newsgen.loader.quotes.readings import Attribution, Reading, attribution_of
from newsgen.loader.quotes.tokens import is_capitalised, is_masked, tokenise
from newsgen.loader.quotes.words import PERSONAL_PRONOUNS
from newsgen.records import Span

_SHORTEST_FLOATING = 4
"""Words; fewer are a scare quote rather than somebody's sentence."""

_LONGEST_ASIDE = 2
_SHORTEST_AFTER_STORY = 8
_DASHES = frozenset("-–—")
_STOPS = frozenset(".!?")

Found = list[Attribution | None]


def _inherit(source: Attribution, rule: str) -> Attribution:
    """The same speaker by another rule; what told it apart (the addressee) stays."""
    return source._replace(rule=rule, inherited=True)


def _in_relative_clause(view: View) -> bool:
    """``"A," said Ruiz in Oslo, where the "red carpet" was``: a word or two of the reporter's."""
    if view.words > _LONGEST_ASIDE:
        return False
    for token in reversed(view.left[-8:]):
        if is_masked(token.text):
            return False
        if token.lower in ("where", "which", "whose"):
            return True
    return False


def _go_on(views: Sequence[View], found: Found) -> None:
    """``"A," said Ruiz. "B."`` and ``"A," said Ruiz, "b."``: the second run is Ruiz's."""
    for at in range(1, len(views)):
        view, source = views[at], found[at - 1]
        if found[at] or source is None:
            continue
        same_sentence = views[at - 1].sentence == view.sentence and not _in_relative_clause(view)
        full = view.starts_like_sentence and (view.words > 2 or view.last in _STOPS)
        if same_sentence or (full and view.begins_sentence):
            found[at] = _inherit(source, "same-paragraph")


def _look_ahead(views: Sequence[View], found: Found) -> None:
    """``"A." "B," said Ruiz``: the first run is Ruiz's too."""
    for at in range(len(views) - 2, -1, -1):
        view, follows, source = views[at], views[at + 1], found[at + 1]
        if found[at] or source is None:
            continue
        floats = view.begins_sentence and view.words > 3 and follows.begins_sentence
        if floats or view.sentence == follows.sentence:
            found[at] = _inherit(source, "next-run")


def _ends_paragraph(text: str, paragraph: Paragraph, view: View) -> bool:
    return not text[view.run.end : paragraph.span[1]].strip(" .\r\n")


def _from_paragraph_before(text: str, paragraph: Paragraph, found: Found) -> Attribution | None:
    """A running quotation, or a paragraph that ended with its quotation's last word."""
    if not paragraph.views:
        return None
    source = found[-1]
    if source is None:
        return None
    last = paragraph.views[-1]
    if last.run.unclosed:
        return _inherit(source, "running-quote")
    if _ends_paragraph(text, paragraph, last):
        return _inherit(source, "paragraph-before")
    return None


def _from_sentence(tokens: Tokens) -> Attribution | None:
    """``She laughed:`` ``"We go."``: the sentence before names the speaker."""
    if not tokens:
        return None
    introduces = tokens[-1].text == ":"
    reading = None if continues_speaker(tokens) else read_left(tokens)
    if reading and not is_denied(tokens, reading.speaker):
        reading = reading._replace(rule="colon-before" if introduces else "sentence-before")
        return attribution_of(tokens, reading)
    subject = sentence_subject(tokens, 0, len(tokens)) if introduces else None
    if subject is None or is_denied(tokens, subject):
        return None
    return attribution_of(tokens, Reading(subject, (0, 0), None, "subject-before"))


class Continuation:
    """Attributes the quoted runs of an article, one paragraph after the other."""

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self.text = text
        self.pieces = pieces
        self.read_last: Paragraph | None = None
        self.found_last: Found = []
        self.last: Attribution | None = None

    def read(self, paragraph: Paragraph) -> Found:
        """Who says each run of `paragraph`; those with runs must come in order."""
        views = paragraph.views
        found = [attribute(view) for view in views]
        self._take_participles(views, found)
        _go_on(views, found)
        _look_ahead(views, found)
        for at, view in enumerate(views):
            if found[at] is None and self._floats(view):
                found[at] = self._introduced(paragraph, at, view)
        self._take_signature(paragraph, found)
        self.read_last, self.found_last = paragraph, found
        self.last = next((one for one in reversed(found) if one), self.last)
        return found

    def _take_participles(self, views: Sequence[View], found: Found) -> None:
        """``Adding: "``: the speaker before goes on."""
        last = self.last
        for at, view in enumerate(views):
            if found[at] is None and last and continues_last_speaker(view):
                found[at] = _inherit(last, "left-participle")
            last = found[at] or last

    def _take_signature(self, paragraph: Paragraph, found: Found) -> None:
        """``"We go."`` alone in its paragraph, ``- Ana Ruiz`` alone in the next."""
        if len(found) != 1 or paragraph.index + 1 >= len(self.pieces):
            return
        span, (start, end) = paragraph.span, self.pieces[paragraph.index + 1]
        run = paragraph.views[0].run
        if run.start > span[0] or not _ends_paragraph(self.text, paragraph, paragraph.views[0]):
            return
        if self.text[start : start + 8].lstrip()[:1] not in _DASHES:
            return
        tokens = tokenise(self.text[start : min(end, start + 120)], start, start, end)
        if len(tokens) < 2 or tokens[0].text not in "-–—" or not is_capitalised(tokens[1].text):
            return
        phrase = read_noun_phrase(tokens, 1)
        if phrase[1] < len(tokens) and tokens[phrase[1]].text not in ",.(":
            return
        found[0] = attribution_of(tokens, Reading(phrase, (0, 0), None, "signature"))

    @staticmethod
    def _floats(view: View) -> bool:
        return (
            view.begins_sentence and view.reads_like_sentence and view.words >= _SHORTEST_FLOATING
        )

    def _before(self, index: int) -> tuple[Paragraph | None, Found]:
        """The paragraph before the one at `index`, and who says its runs."""
        if not index:
            return None, []
        if self.read_last and self.read_last.index == index - 1:
            return self.read_last, self.found_last
        return lay_out(self.text, index - 1, self.pieces[index - 1], ()), []

    def _after_story(self, view: View, tokens: Tokens) -> Attribution | None:
        """A paragraph that is one quotation after one that tells what ``Ruiz`` or ``he`` did."""
        if self.last is None or view.words < _SHORTEST_AFTER_STORY:
            return None
        subject = sentence_subject(tokens, 0, len(tokens)) if tokens else None
        if subject is None:
            return None
        name = name_in(tokens, subject)
        if tokens[subject[0]].lower not in PERSONAL_PRONOUNS:
            if name is None or name[0] != subject[0]:
                return None
            subject = name
        return attribution_of(tokens, Reading(subject, (0, 0), None, "story-before"))

    def _introduced(self, paragraph: Paragraph, at: int, view: View) -> Attribution | None:
        """The speaker whom an earlier paragraph or sentence gives a floating quotation."""
        opens = at == 0 and view.run.start <= paragraph.span[0] + 1
        before, found_before = self._before(paragraph.index)
        if opens and before:
            source = _from_paragraph_before(self.text, before, found_before)
            if source:
                return source
        earlier = bisect_right(paragraph.sentences, view.run.start, key=itemgetter(1))
        if earlier:
            source = _from_sentence(paragraph.tokens_of(paragraph.sentences[earlier - 1]))
        else:
            source = _from_sentence(last_tokens(self.text, before)) if before else None
        if source is None and opens and _ends_paragraph(self.text, paragraph, view):
            spoken = next((one for one in reversed(found_before) if one), None)
            source = _inherit(spoken, "floating") if spoken else None
            if source is None and before and not before.views:
                source = self._after_story(view, last_tokens(self.text, before))
        return source
