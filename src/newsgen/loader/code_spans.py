"""Code between backticks, which goes before all other marks of Markdown."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from newsgen.loader.shortcodes import find_shortcodes
from newsgen.records import Span

__all__ = ["TICKS", "find_code", "find_inside", "find_printed"]

TICKS: Final = re.compile(r"(?<!\\)`+")
"""A run that may open code."""
_CLOSING: Final = re.compile("`+")
"""In code a backslash is no escape: it may stand right before the end."""


def find_code(text: str) -> Iterator[Span]:
    """The code between backticks: a run of them closes one of the same length."""
    by_length: dict[int, list[int]] = defaultdict(list)
    for start, end in (found.span() for found in _CLOSING.finditer(text)):
        by_length[end - start].append(start)
    past = 0
    for start, end in (found.span() for found in TICKS.finditer(text)):
        if start < past:
            continue
        same = by_length[end - start]
        after = bisect_right(same, start)
        if after < len(same):
            past = same[after] + end - start
            yield start, past


def find_printed(text: str) -> Iterator[int]:
    """Where the shortcodes of a paragraph begin, those in code left out: there they are meant."""
    code = list(find_code(text))
    starts = [start for start, _ in code]
    for start, _ in find_shortcodes(text):
        before = bisect_right(starts, start) - 1
        if before < 0 or code[before][1] <= start:
            yield start


def find_inside(text: str, start: int, end: int) -> Span:
    """The code between runs of backticks, without the line of a fence and without outer blanks."""
    ticks = len(text[start:end]) - len(text[start:end].lstrip("`"))
    first, last = start + ticks, end - ticks
    line = text.find("\n", first, last)
    if ticks > 2 and line >= 0 and not text[max(0, start - 3) : start].strip(" "):
        first = line + 1
    words = text[first:last]
    return first + len(words) - len(words.lstrip()), last - (len(words) - len(words.rstrip()))
