"""The marks by which a paragraph speaks of a photo: ``PHOTO: AFP``, ``Image copyright``, ``©``."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import TypeAlias

from newsgen.loader.photo_marks import (
    CAPITAL_MARK,
    MIXED_MARK,
    READERS,
    TAIL,
    TAIL_READERS,
    WEB_READERS,
    WEB_TAIL_READERS,
    PhotoLine,
    Reader,
)
from newsgen.records import Span

__all__ = [
    "PhotoLine",
    "find_photo",
    "find_photos",
    "find_web_photo",
    "is_credit_line",
    "is_notice",
    "starts_with_credit",
]

_LONGEST = 1200
_HEAD = 60
"""Characters at the start of a paragraph in which ``Image copyright`` and its like stand."""
_HINTS = (
    "photo", "pict", "pics", "pic:", "image", "credit", "illustrat", "graphic", "courtesy",
    "copyright", "caption", "©", "(c)", "/",
)  # fmt: skip
"""What a mark of a photo has, in small letters; most paragraphs have none of it."""

_STARTS = re.compile(
    rf"(?:{CAPITAL_MARK}|Credits?|{MIXED_MARK})\s*:|[Cc]ourtesy of\b|©|"
    r"Image (?:caption|copyright|source)\b"
)


_Readers: TypeAlias = tuple[tuple[tuple[str, ...], Reader], ...]


def find_photo(text: str, span: Span) -> PhotoLine | None:
    """What the paragraph ``text[span]`` says of a photo; None where it is story text.

    Only explicit marks count: ``PHOTO: AFP``, ``(AP Photo/Ana Ruiz)``, ``Credit: Ana Ruiz``,
    ``Image copyright``, ``©``. ``Photos of the crash appeared online.`` has none.
    """
    return _read_photo_line(text, span) if _has_hint(text, *span) else None


def find_web_photo(text: str, span: Span) -> PhotoLine | None:
    """The same by the marks that web pages leave in copy: ``Hide Caption 2 of 9``."""
    return _try_readers(text, span, WEB_READERS, WEB_TAIL_READERS)


def _read_photo_line(text: str, span: Span) -> PhotoLine | None:
    return _try_readers(text, span, READERS, TAIL_READERS)


def _try_readers(text: str, span: Span, at_start: _Readers, at_end: _Readers) -> PhotoLine | None:
    start, end = span
    if end - start > _LONGEST:
        return None
    tail = max(start, end - TAIL)
    for at, readers in ((start, at_start), (tail, at_end)):
        words = text[at:end]
        for needs, read in readers:
            if any(map(words.__contains__, needs)) and (found := read(text, start, end)):
                return found
    return None


def find_photos(text: str, spans: Sequence[Span]) -> list[PhotoLine | None]:
    """What each of the paragraphs, in order, says of a photo."""
    hints = _find_hints(text)
    return [
        _read_photo_line(text, span) if _is_near_hint(text, span, hints) else None for span in spans
    ]


def _is_near_hint(text: str, span: Span, hints: Sequence[int]) -> bool:
    """Whether a hint stands at one of the ends of a paragraph, or a bracket closes it."""
    start, end = span
    if text[end - 1] in ")]" or text[end - 2 : end] in (").", "]."):
        return True
    at = bisect_left(hints, max(start, end - TAIL))
    if at < len(hints) and hints[at] < end:
        return True
    at = bisect_left(hints, start)
    return at < len(hints) and hints[at] < start + _HEAD


def _find_hints(text: str) -> list[int]:
    """Where in the text the hints of a mark stand, ascending: one look at the whole of it."""
    folded = text.lower()
    if len(folded) != len(text):  # a letter that has two in lower case would shift the offsets
        folded = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    found: list[int] = []
    for hint in _HINTS:
        at = folded.find(hint)
        while at >= 0:
            found.append(at)
            at = folded.find(hint, at + 1)
    return sorted(found)


def _has_hint(text: str, start: int, end: int) -> bool:
    """A cheap look at both ends of the paragraph, where marks stand."""
    ends = text[start : min(end, start + _HEAD)] + text[max(start, end - TAIL) : end]
    if ends.endswith((")", "]", ").", "].")):
        return True
    folded = ends.lower()
    return any(map(folded.__contains__, _HINTS))


def starts_with_credit(line: str) -> bool:
    """Whether a line opens with a credit mark: ``PHOTO: AFP`` below its caption."""
    return _STARTS.match(line) is not None


_CREDITS_BELOW_CAPTIONS = frozenset(
    {"capital-mark", "credit-mark", "mixed-mark", "bracketed-credit"}
)


def is_credit_line(found: PhotoLine, *, above_story: bool) -> bool:
    """Whether a paragraph is a credit whose caption, if any, is the paragraph before it.

    A line of agencies (``Ines Falk/AFP``) stands below pictures without a caption too: above the
    story only can what it follows be nothing else.
    """
    if found.caption is not None:
        return False
    return found.rule in _CREDITS_BELOW_CAPTIONS or (above_story and found.rule == "agency-line")


def is_notice(line: str, found: PhotoLine) -> bool:
    """Whether a copyright line, at the end of the copy, is the paper's: ``© The Fen Post``."""
    return found.rule == "copyright-sign" and found.caption is None and line[0] in "©("
