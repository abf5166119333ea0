"""Pair the quote marks of a paragraph.

Double marks are ``"``, ``“”``, ``„“``, ``«»`` and the typed pairs ``''`` and two backticks. British
single marks count only where they cannot be apostrophes. A run that nothing closes is a quotation
only where the next paragraph opens with a mark again: a running quotation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsgen.records import Span


class Run(NamedTuple):
    """One quoted run, its marks inside; `piece` counts the paragraphs."""

    start: int
    end: int
    piece: int
    unclosed: bool


class _Mark(NamedTuple):
    """One double mark; `shape` is ``"``, an opener or a closer."""

    start: int
    end: int
    shape: str


_DOUBLE = re.compile(r"[“”\"„«»]|``|''|‘‘|’’")
_SHAPES: Final = {"``": "“", "‘‘": "“", "''": '"', "’’": "”"}
_OPENERS = "“„«"
_CLOSERS = "”»"
_WORD_OPENING = re.compile(r"[('‘\[]?[^\W_]")
_LEFT_EDGES = "([—–-/"

_SINGLE_OPENING = re.compile(r"(?<![^\s(\[—–])['‘](?=[^\s'’])")
_SINGLE_CLOSING = re.compile(r"(?<=[.,!?…;:—–-])['’](?![\w'’])")
_ELISION = re.compile(r"['‘’](?:\d|(?:em|til|tis|twas|cause|n|round|bout)\b)", re.IGNORECASE)
"""``'90s``, ``'em``: an apostrophe for what was left out."""

_OPENING_MARKS = re.compile(r"\s*(?:[“\"„«»]|``|''|‘‘)")


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    """The double marks between `start` and `end`, in order."""
    at = start
    while found := _DOUBLE.search(text, at, end):
        mark = found.group()
        at = found.end()
        yield _Mark(found.start(), at, _SHAPES.get(mark, mark))


def _opens(mark: _Mark, before: str, after: str) -> bool:
    """Whether `mark` can open a run where none is open.

    ``6'2" tall`` (inches) and ``end."`` (a closer without its opener) open nothing; a typed closer
    before a word, ``he said ”We go``, does.
    """
    if mark.shape in _OPENERS:
        return True
    if mark.shape in _CLOSERS:
        return after.isalnum() and (before.isspace() or before in _LEFT_EDGES)
    if after.isspace() and not before.isspace():
        return False
    return not (before.isdigit() and not after.isalpha())


def _closes(mark: _Mark, opener: str, before: str, after: str) -> bool:
    """Whether `mark` closes the open run: ``“We go"`` does, a nested ``“so “big” a`` does not."""
    if mark.shape in _CLOSERS:
        return True
    if mark.shape == '"':
        return opener == '"' or not (after.isalnum() and before.isspace())
    if opener == "„":
        return True
    return (after.isspace() or after in ".,;") and not before.isspace()


def _double_runs(text: str, piece: int, span: Span) -> list[Run]:
    """Runs between double marks in one paragraph; the last may be unclosed."""
    start, end = span
    runs = []
    opened, opener, skip = -1, "", -1
    for mark in _marks(text, start, end):
        if mark.start < skip:
            continue
        close_at = mark.end
        if opened >= 0 and text[mark.start : mark.end + 1] == "'''" and mark.end < end:
            close_at += 1  # a nested single mark, then the typed pair: 'so,'''
        before = text[mark.start - 1] if mark.start > start else " "
        after = text[close_at] if close_at < end else " "
        if opened < 0:
            if _opens(mark, before, after):
                opened, opener = mark.start, mark.shape
        elif _closes(mark, opener, before, after):
            runs.append(Run(opened, close_at, piece, unclosed=False))
            opened, skip = -1, close_at
    if opened >= 0:
        runs.append(Run(opened, end, piece, unclosed=True))
    return runs


def _single_runs(text: str, piece: int, span: Span, doubles: Sequence[Run]) -> list[Run]:
    """British runs: ``'We are not for sale,' said``.

    The opener follows a space, the closer follows punctuation, neither stands inside a double run.
    Each closer pairs with the nearest opener before it, so that an odd one is left alone.
    """
    start, end = span
    if "'" not in text[start:end] and "‘" not in text[start:end]:
        return []
    starts = [run.start for run in doubles]

    def outside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index < 0 or at >= doubles[index].end

    openers = [
        found.start()
        for found in _SINGLE_OPENING.finditer(text, start, end)
        if outside(found.start()) and not _ELISION.match(text, found.start())
    ]
    runs = []
    used = 0
    for found in _SINGLE_CLOSING.finditer(text, start, end) if openers else ():
        at = bisect_left(openers, found.start()) - 1
        if at >= used and outside(found.start()) and found.start() - openers[at] > 2:
            runs.append(Run(openers[at], found.end(), piece, unclosed=False))
            used = at + 1
    return runs


def _outermost(doubles: Sequence[Run], singles: Sequence[Run]) -> list[Run]:
    """Both kinds in order; a double run inside a single one is nested and goes."""
    ends = [run.end for run in singles]
    kept = list(singles)
    for run in doubles:
        at = bisect_left(ends, run.end)
        if at == len(singles) or singles[at].start > run.start:
            kept.append(run)
    return sorted(kept)


def pair_marks(text: str, piece: int, span: Span) -> list[Run]:
    """The quoted runs of one paragraph, outermost only, in order; the last may be unclosed."""
    doubles = _double_runs(text, piece, span)
    if doubles and doubles[-1].unclosed and not doubles[:-1]:
        singles: list[Run] = []
    else:
        singles = _single_runs(text, piece, span, doubles)
    return _outermost(doubles, singles) if singles else doubles


def _opens_with_mark(text: str, span: Span) -> bool:
    return _OPENING_MARKS.match(text, *span) is not None


def pair_all(text: str, pieces: Sequence[Span]) -> tuple[list[list[Run]], list[int]]:
    """The quoted runs of each paragraph, and the offsets of marks that nothing closes.

    An unclosed run stays only where the next paragraph opens with a mark (the agencies' rule for a
    quotation over several paragraphs).
    """
    paired: list[list[Run]] = []
    open_marks: list[int] = []
    for index, span in enumerate(pieces):
        runs = pair_marks(text, index, span)
        if runs and runs[-1].unclosed:
            follows = index + 1 < len(pieces) and _opens_with_mark(text, pieces[index + 1])
            if not follows:
                open_marks.append(runs[-1].start)
                runs = runs[:-1]
        paired.append(runs)
    return paired, open_marks
