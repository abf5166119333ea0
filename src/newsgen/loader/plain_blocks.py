"""The kinds of the paragraphs of plain copy: headline, byline, caption, story, boilerplate."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsgen.loader.agencies import find_agency
from newsgen.loader.boilerplate import classify, is_label, is_link_label
from newsgen.loader.bylines import is_byline
from newsgen.loader.dateline import find_dateline
from newsgen.loader.first_names import is_first_name
from newsgen.loader.headlines import looks_like_headline, looks_like_subheadline
from newsgen.loader.house_lines import NO_LINES, HouseLine
from newsgen.loader.paragraphs import BULLETS
from newsgen.loader.photo_lines import PhotoLine, find_photos, is_credit_line, is_notice
from newsgen.records import BlockKind, Span

__all__ = ["is_date_line", "read_kinds"]

_TOP = 8
"""Paragraphs at the top in which a byline or a date may stand."""

_TAIL = 3
"""Paragraphs at the end in which a date may stand."""

_MOST_HEADLINE_WORDS = 24
"""In a line that only its place above a dateline shows to be the headline."""

_MOST_SUBHEADING_WORDS = 9
_LONGEST_SUBHEADING = 80
_MOST_CAPTION_WORDS = 70
_MOST_CAPTION_WORDS_IN_STORY = 45

_SURE_NOTES = frozenset({"corrects", "adds", "wire-correction-note"})
"""Rules whose lines are notes however they end."""

_RULE_MARKS = "*_-=~—–•"
_RULE = re.compile(r"(?:[*_\-=~—–•]\s*){3,}$")
"""``* * *`` or ``___`` between two parts of a story."""

_NEXT_ITEM = re.compile(r"[\n\r][ \t]*[-*•–—·+o] ")
"""In a paragraph that opens with a bullet."""

_SPEECH = re.compile(r"[,.?!][\"”]")
"""A quotation that ends as a sentence does."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_LINE = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|modified|date|issued|filed)(?: on| at)?"
    r"\s*:?\s*)?"
    r"(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4})?,?\s*(?:on\s+)?)?"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?:{_MONTH}\s+{_DAY}(?:,?\s+\d{{4}})?|{_DAY}\s+{_MONTH}(?:,?\s+\d{{4}})?|\d{{4}}-\d\d-\d\d|"
    r"\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d))"
    r"(?:[\sT,|•·@-]*(?:at\s+)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:\(?[A-Z]{2,5}\)?|Z|[+-]\d\d:?\d\d)?)?\s*\.?$",
    re.IGNORECASE,
)
_OF_TABLE = re.compile(r"\s{2,}|\t|\.{3,}|\d[.,]\d|\bvs\b|--")
_SHORTEST_PROSE = 90
_DATELINE_WINDOW = 200
_OPENING = re.compile(r"[-–—―•:)]")
"""A dateline ends with a dash, a colon or a bracket, within the window."""
_CLOSING = "\"”’')]»"
_STOPS = tuple(".!?…:;,")


def is_date_line(line: str) -> bool:
    """Whether a stripped line holds a date, perhaps with a time, and nothing else."""
    return len(line) <= 80 and _DATE_LINE.match(line) is not None


@dataclass(frozen=True, slots=True)
class _Copy:
    """The paragraphs of plain copy, and what each says of a photo."""

    text: str
    spans: Sequence[Span]
    lines: Sequence[str]
    photos: Sequence[PhotoLine | None]
    house: Mapping[Span, HouseLine]
    """What the house profile says of some paragraphs."""

    def follows(self, number: int) -> bool:
        """Whether a paragraph follows this one."""
        return number + 1 < len(self.spans)

    def opens(self, number: int) -> bool:
        """Whether a paragraph opens with a dateline."""
        if not _OPENING.search(self.lines[number], 0, _DATELINE_WINDOW):
            return False
        return find_dateline(self.text, self.spans[number]) is not None


def read_kinds(
    text: str, spans: Sequence[Span], house: Mapping[Span, HouseLine] = NO_LINES
) -> tuple[BlockKind, ...]:
    """The kind of each paragraph of plain copy, in order.

    `house` is what the article's house profile says of some of them.
    """
    copy = _Copy(text, spans, [text[a:b] for a, b in spans], find_photos(text, spans), house)
    kinds: list[BlockKind] = []
    headline = _find_headline(copy)
    stories = 0
    for number in range(len(spans)):
        before = kinds[-1] if kinds else None
        kind: BlockKind = "headline"
        if number != headline:
            kind = _read_kind(copy, number, before, stories)
        stories += kind == "paragraph"
        kinds.append(kind)
    return tuple(kinds)


def _find_headline(copy: _Copy) -> int | None:
    """The first paragraph that is not a note, a byline or a date, if it looks like a headline."""
    labelled = False
    for number, line in enumerate(copy.lines[:_TOP]):
        below_label, labelled = labelled, is_label(line)
        if copy.spans[number] in copy.house:
            continue
        if copy.follows(0) and _stands_above(line, below_label=below_label):
            continue
        if _is_photo(copy.photos[number]) or _is_rule(line) or copy.opens(number):
            return None
        return number if _is_headline(copy, number) else None
    return None


def _stands_above(line: str, *, below_label: bool) -> bool:
    """Whether a line can stand above the headline: a date, a note (or its words), a byline."""
    if below_label and _ends_sentence(line):
        return True
    return is_date_line(line) or _is_note(line) or is_byline(line)


def _is_headline(copy: _Copy, number: int) -> bool:
    """By its look, or as a line of moderate length above a paragraph that opens with a dateline."""
    line = copy.lines[number]
    first = line.splitlines()[0]
    if looks_like_headline(first if first.rstrip().endswith(";") else " ".join(line.split())):
        return True
    short = len(line.split()) <= _MOST_HEADLINE_WORDS
    return short and copy.follows(number) and copy.opens(number + 1)


def _is_photo(found: PhotoLine | None) -> bool:
    """A photo above the story; ``Photos: Ferry, Bridge`` at the top is a headline all the same."""
    return found is not None and (found.caption is not None or found.rule != "mixed-mark")


def _is_note(line: str) -> bool:
    """A correction, an update note or an advertisement above the headline.

    ``CORRECTED - FERRY COMPANY TO RAISE FARES`` is a headline: the wire's word belongs to it; so
    is ``UPDATE: Ferry Found In Fog``, which does not end as a sentence does.
    """
    found = classify(line)
    if found is None or found[1] == "wire-correction":
        return False
    if found[1] in _SURE_NOTES:
        return True
    if len(line.split()) > 3 and not _ends_sentence(line):
        return False
    return found[0] in ("correction", "update-note", "ad", "disclaimer")


def _ends_sentence(line: str) -> bool:
    """Whether a stop ends the line, quote marks and brackets behind it not counted."""
    return line.rstrip(_CLOSING).endswith(_STOPS)


def _is_rule(line: str) -> bool:
    return _RULE.match(line) is not None


def _read_kind(copy: _Copy, number: int, before: BlockKind | None, stories: int) -> BlockKind:
    """The kind of a paragraph that is not the headline; ``stories`` counts those of the story."""
    line = copy.lines[number]
    if copy.spans[number] in copy.house:
        return copy.house[copy.spans[number]].kind
    if line[0] in _RULE_MARKS and _is_rule(line):
        return "rule"
    at_top = number < _TOP and stories < 2
    at_tail = number >= len(copy.spans) - _TAIL
    if (at_top or at_tail) and is_date_line(line):
        return "date"
    if photo := copy.photos[number]:
        return "boilerplate" if at_tail and stories and is_notice(line, photo) else "caption"
    if at_top and _is_placed_byline(copy, number, before):
        return "byline"
    if classify(line) or (before == "boilerplate" and _is_labelled(copy, number)):
        return "boilerplate"
    after = copy.photos[number + 1] if copy.follows(number) else None
    if after and _is_caption_above_credit(copy, number, after, stories):
        return "caption"
    if before == "headline" and _is_subheadline(copy, number):
        return "subheadline"
    if line.startswith(BULLETS) and _NEXT_ITEM.search(line):
        return "list"
    short = stories and len(line) <= _LONGEST_SUBHEADING
    return "subheading" if short and _is_subheading(copy, number) else "paragraph"


def _is_placed_byline(copy: _Copy, number: int, before: BlockKind | None) -> bool:
    """A byline by its words, or by its place: a name right below the headline."""
    line = copy.lines[number]
    if is_byline(line) or (before == "byline" and find_agency(line).known):
        return True
    return before in ("headline", "subheadline") and _is_name_below_headline(copy, number)


def _is_name_below_headline(copy: _Copy, number: int) -> bool:
    """``Ana Ruiz`` above the date or the story; an unknown first name only above a date."""
    line = copy.lines[number]
    if not copy.follows(number) or not is_byline(line, below_headline=True):
        return False
    after = copy.lines[number + 1]
    if is_date_line(after):
        return True
    return is_first_name(line.split(maxsplit=1)[0]) and (
        _is_prose(after) or copy.photos[number + 1] is not None
    )


def _is_labelled(copy: _Copy, number: int) -> bool:
    """Below ``CORRECTION:`` on a line of its own; an item of the list below ``RELATED STORIES``."""
    above = copy.lines[number - 1]
    if is_label(above):
        return True
    item = copy.lines[number].startswith(BULLETS)
    return item and (is_link_label(above) or above.startswith(BULLETS))


def _is_caption_above_credit(copy: _Copy, number: int, after: PhotoLine, stories: int) -> bool:
    """A short paragraph above a credit in a paragraph of its own: ``PHOTO: AFP``.

    Where the credit ends the copy, what stands above it is the story's last paragraph; and nobody
    speaks in a caption: ``"Ask me," he said.`` In the story a line without a stop is a heading.
    """
    if not is_credit_line(after, above_story=stories == 0):
        return False
    line = copy.lines[number]
    if len(line.split()) > _MOST_CAPTION_WORDS or copy.opens(number):
        return False
    if not stories:
        return True
    if number + 2 >= len(copy.spans) or _SPEECH.search(line) or line.count(". ") > 1:
        return False
    return _ends_sentence(line) and len(line.split()) <= _MOST_CAPTION_WORDS_IN_STORY


def _is_subheadline(copy: _Copy, number: int) -> bool:
    """A line below the headline, in the same paragraph or above a byline, a photo or a dateline."""
    if not looks_like_subheadline(copy.lines[number]) or not copy.follows(number):
        return False
    if copy.opens(number):
        return False
    spans = copy.spans
    if _count_lines(copy.text, spans[number - 1][1], spans[number][0]) == 1:
        return _count_lines(copy.text, spans[number][1], spans[number + 1][0]) > 1
    after = copy.lines[number + 1]
    if is_date_line(after) or is_byline(after) or copy.opens(number + 1):
        return True
    return _is_name_below_headline(copy, number + 1)


def _count_lines(text: str, start: int, end: int) -> int:
    return len(text[start:end].splitlines())


def _is_prose(line: str) -> bool:
    """Whether a paragraph of the story follows, and not the next row of a list."""
    return len(line) >= _SHORTEST_PROSE or _ends_sentence(line)


def _is_subheading(copy: _Copy, number: int) -> bool:
    """``What happens next``: a short line without the stop of a sentence, between paragraphs."""
    line = copy.lines[number]
    if not copy.follows(number) or len(line.split()) > _MOST_SUBHEADING_WORDS:
        return False
    if not line[0].isalpha() and line[0] not in "'\"‘“":
        return False
    if line[-1].isdigit() or _OF_TABLE.search(line):
        return False
    if line.rstrip().endswith("?") or not _ends_sentence(line):
        return _is_prose(copy.lines[number + 1])
    return False
