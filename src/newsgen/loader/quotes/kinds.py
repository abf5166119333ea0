"""What a quoted run is: speech, a fragment of it, a title, scare quotes, or nobody's words."""

import re

from newsgen.loader.quotes.lexicon import word_bearers
from newsgen.loader.quotes.paragraphs import View
from newsgen.loader.quotes.readings import Attribution
from newsgen.records import QuoteKind

_LONGEST_TITLE = 7
_SHORTEST_SPEECH = 3
_SHORTEST_SENTENCE = 6
"""Words from which a sentence that nobody is named for is a quotation all the same."""
_LEAST_FOR_ONE_WORD = 0.5
_SURE_RULES = frozenset(("right-verb-subject", "left-colon", "left-label"))
_WORD = re.compile(r"[A-Za-zÀ-ɏ][\w’'\-]*")


def is_title_case(words: str) -> bool:
    """``Salt Road``, ``A Year in Oslo``; not ``The port``."""
    found = _WORD.findall(words[:200])
    long_words = [word for word in found if len(word) > 3]
    return (
        len(found) >= 2
        and bool(long_words)
        and found[0][0].isupper()
        and all(word[0].isupper() for word in long_words)
    )


def _looks_like_title(view: View, attribution: Attribution | None) -> bool:
    if view.words > _LONGEST_TITLE or view.last in ".,!?" or not is_title_case(view.quoted):
        return False
    return attribution is None or attribution.rule not in _SURE_RULES


def is_inscription(mention: str) -> bool:
    """Whether a thing carries the words, ``Signs``, ``A banner``: nobody says them."""
    words = mention.lower().split()
    return bool(words) and words[-1] in word_bearers()


def kind_of(view: View, mention: str | None, found: Attribution | None) -> QuoteKind:
    """The kind of the run, given the speaker's printed `mention`."""
    if _looks_like_title(view, found):
        return "title"
    inscribed = mention is not None and is_inscription(mention)
    if found and not inscribed:
        if view.words >= _SHORTEST_SPEECH:
            return "speech" if view.reads_like_sentence else "fragment"
        if view.words and found.confidence >= _LEAST_FOR_ONE_WORD:
            return "speech" if view.reads_like_sentence else "fragment"
    if inscribed or (view.reads_like_sentence and view.words >= _SHORTEST_SENTENCE):
        return "unattributed"
    return "scare"
