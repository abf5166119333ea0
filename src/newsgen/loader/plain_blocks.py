"""The kinds of the paragraphs of plain copy: headline, byline, caption, story, boilerplate."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from newsgen.loader.agencies import find_agency
from newsgen.loader.boilerplate import classify, is_label
from newsgen.loader.bylines import is_byline
from newsgen.loader.dateline import find_dateline
from newsgen.loader.headlines import looks_like_headline, looks_like_subheadline
from newsgen.loader.photo_lines import PhotoLine, find_photo, is_credit_line
from newsgen.records import BlockKind, Span

__all__ = ["is_date_line", "read_kinds"]

Photos: TypeAlias = Sequence[PhotoLine | None]
"""What each paragraph says of a photo."""

_TOP = 8
"""Paragraphs at the top in which a byline or a date may stand."""

_TAIL = 3
"""Paragraphs at the end in which a date may stand."""

_MOST_HEADLINE_WORDS = 24
"""In a line that only its place above a dateline shows to be the headline."""

_MOST_SUBHEADING_WORDS = 9
_LONGEST_SUBHEADING = 80
_MOST_CAPTION_WORDS = 70

_RULE = re.compile(r"(?:[*_\-=~—–•]\s*){3,}$")
"""``* * *`` or ``___`` between two parts of a story."""

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
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"”’')\]»]*$")


def is_date_line(line: str) -> bool:
    """Whether a stripped line holds a date, perhaps with a time, and nothing else."""
    return len(line) <= 80 and _DATE_LINE.match(line) is not None


def read_kinds(text: str, spans: Sequence[Span]) -> tuple[BlockKind, ...]:
    """The kind of each paragraph of plain copy, in order."""
    kinds: list[BlockKind] = []
    photos = [find_photo(text, span) for span in spans]
    headline = _find_headline(text, spans, photos)
    stories = 0
    for number in range(len(spans)):
        before = kinds[-1] if kinds else None
        kind: BlockKind = "headline"
        if number != headline:
            kind = _read_kind(text, spans, photos, number, before, stories)
        stories += kind == "paragraph"
        kinds.append(kind)
    return tuple(kinds)


def _find_headline(text: str, spans: Sequence[Span], photos: Photos) -> int | None:
    """The first paragraph that is not a note, a byline or a date, if it looks like a headline."""
    for number, span in enumerate(spans[:_TOP]):
        line = text[span[0] : span[1]]
        if len(spans) > 1 and (is_date_line(line) or _is_note(line) or is_byline(line)):
            continue
        if _is_photo(photos[number]) or _RULE.match(line) or find_dateline(text, span):
            return None
        return number if _is_headline(text, spans, number) else None
    return None


def _is_headline(text: str, spans: Sequence[Span], number: int) -> bool:
    """By its look, or as a line of moderate length above a paragraph that opens with a dateline."""
    line = text[slice(*spans[number])]
    first = line.splitlines()[0]
    if looks_like_headline(first if first.rstrip().endswith(";") else " ".join(line.split())):
        return True
    follows = spans[number + 1] if number + 1 < len(spans) else None
    return (
        len(line.split()) <= _MOST_HEADLINE_WORDS
        and follows is not None
        and find_dateline(text, follows) is not None
    )


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
    if len(line.split()) > 3 and not _ENDS_SENTENCE.search(line):
        return False
    return found[0] in ("correction", "update-note", "ad", "disclaimer")


def _read_kind(
    text: str,
    spans: Sequence[Span],
    photos: Photos,
    number: int,
    before: BlockKind | None,
    stories: int,
) -> BlockKind:
    """The kind of a paragraph that is not the headline; ``stories`` counts those of the story."""
    line = text[slice(*spans[number])]
    at_top = number < _TOP and stories < 2
    if _RULE.match(line):
        return "rule"
    if (at_top or number >= len(spans) - _TAIL) and is_date_line(line):
        return "date"
    if photos[number]:
        return "caption"
    if at_top and (is_byline(line) or (before == "byline" and find_agency(line).known)):
        return "byline"
    if classify(line) or (before == "boilerplate" and _is_labelled(text, spans[number - 1])):
        return "boilerplate"
    after = photos[number + 1] if number + 1 < len(photos) else None
    ends = number + 2 >= len(spans)
    if is_credit_line(after) and _is_caption_above_credit(text, spans[number], stories, ends):
        return "caption"
    if before == "headline" and _is_subheadline(text, spans, number):
        return "subheadline"
    if stories and number + 1 < len(spans) and _is_subheading(line):
        return "subheading" if _is_prose(text[slice(*spans[number + 1])]) else "paragraph"
    return "paragraph"


_SPEECH = re.compile(r"[,.?!][\"”]")
"""A quotation that ends as a sentence does."""


def _is_labelled(text: str, before: Span) -> bool:
    """Below ``CORRECTION:`` on a line of its own."""
    return is_label(text[slice(*before)])


def _is_caption_above_credit(text: str, span: Span, stories: int, ends: bool) -> bool:
    """A short paragraph above a credit in a paragraph of its own: ``PHOTO: AFP``.

    Where the credit ends the copy, what stands above it is the story's last paragraph; and nobody
    speaks in a caption: ``"Ask me," he said.``
    """
    line = text[slice(*span)]
    if stories and (ends or _SPEECH.search(line)):
        return False
    if len(line.split()) > _MOST_CAPTION_WORDS or find_dateline(text, span):
        return False
    return stories == 0 or line.count(". ") < 2


def _is_subheadline(text: str, spans: Sequence[Span], number: int) -> bool:
    """A line below the headline, in the same paragraph or above a byline, a photo or a dateline."""
    line = text[slice(*spans[number])]
    if not looks_like_subheadline(line) or number + 1 >= len(spans):
        return False
    if find_dateline(text, spans[number]):
        return False
    gap = text[spans[number - 1][1] : spans[number][0]]
    if len(gap.splitlines()) == 1:
        following = text[spans[number][1] : spans[number + 1][0]]
        return len(following.splitlines()) > 1
    after = spans[number + 1]
    line_after = text[slice(*after)]
    return is_byline(line_after) or is_date_line(line_after) or bool(find_dateline(text, after))


def _is_prose(line: str) -> bool:
    """Whether a paragraph of the story follows, and not the next row of a list."""
    return len(line) >= _SHORTEST_PROSE or _ENDS_SENTENCE.search(line) is not None


def _is_subheading(line: str) -> bool:
    """``What happens next``: a short line without the stop of a sentence, between paragraphs."""
    if len(line) > _LONGEST_SUBHEADING or len(line.split()) > _MOST_SUBHEADING_WORDS:
        return False
    if not line[0].isalpha() and line[0] not in "'\"‘“":
        return False
    if line[-1].isdigit() or _OF_TABLE.search(line):
        return False
    return line.rstrip().endswith("?") or not _ENDS_SENTENCE.search(line)
