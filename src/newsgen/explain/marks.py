"""Spans of a text → numbered lines, cut into pieces that know which marks they carry."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from newsgen.records import Block, Span

_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_AROUND: Final = 1
"""Paragraphs shown on either side of one that carries a mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text to show, and as what."""

    span: Span
    kind: str
    """A key of `newsgen.explain.show.LOOKS`."""
    label: str = ""
    """Printed behind it: ``q2``."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two ends of marks, inside one line."""

    text: str
    marks: tuple[Mark, ...] = ()
    """Those that cover it, the innermost last."""
    opening: tuple[Mark, ...] = ()
    """Those that start with it, the outermost first."""
    closing: tuple[Mark, ...] = ()
    """Those that end with it, the innermost first."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, counted from 1. `side` stands in the margin."""

    number: int
    pieces: tuple[Piece, ...]
    side: str = ""


@lru_cache(maxsize=1)
def find_lines(text: str) -> tuple[Span, ...]:
    """The lines of `text` without their ends (LF, CRLF or CR); at least one."""
    ends = [match.span() for match in _LINE_END.finditer(text)]
    starts = [0, *(after for _, after in ends)]
    stops = [*(before for before, _ in ends), len(text)]
    return tuple(zip(starts, stops, strict=True))


def line_at(lines: Sequence[Span], offset: int) -> int:
    """The number of the line, counted from 1, that holds the code point `offset`."""
    return max(1, bisect_right(lines, offset, key=lambda line: line[0]))


def choose_stretches(text: str, blocks: Sequence[Block], marks: Iterable[Mark]) -> tuple[Span, ...]:
    """The stretches to show: each paragraph with a mark and one on either side, in order.

    A text without blocks is one stretch.
    """
    spans = [block.span for block in blocks if block.kind != "blank"]
    if not spans:
        return ((0, len(text)),)
    chosen: set[int] = set()
    for mark in trim_marks(text, marks):
        first = max(0, bisect_right(spans, mark.span[0], key=lambda span: span[0]) - 1)
        last = bisect_left(spans, mark.span[1], key=lambda span: span[0]) - 1
        chosen.update(range(first - _AROUND, max(first, last) + _AROUND + 1))
    shown = sorted(chosen & set(range(len(spans))))
    stretches: list[Span] = []
    for before, number in zip([-2, *shown], shown, strict=False):
        start, end = spans[number]
        if number == before + 1:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return tuple(stretches)


def trim_marks(text: str, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks in order, outer ones first, blanks cut off their ends; twins become one.

    So every mark starts and ends on a printed character. Marks without one are left out.
    """
    found: dict[tuple[Span, str], Mark] = {}
    for mark in marks:
        start = max(0, mark.span[0])
        end = max(start, min(len(text), mark.span[1]))
        said = text[start:end]
        span = end - len(said.lstrip()), start + len(said.rstrip())
        if not said.strip():
            continue
        twin = found.get((span, mark.kind))
        labels = [] if twin is None else twin.label.split(", ")
        label = ", ".join(dict.fromkeys([*labels, mark.label]))
        found[span, mark.kind] = replace(mark, span=span, label=label)
    return tuple(sorted(found.values(), key=lambda m: (m.span[0], -m.span[1], m.kind)))


def mark_lines(
    text: str, marks: Iterable[Mark], stretches: Iterable[Span]
) -> Iterator[Line | None]:
    """The lines of `stretches`, cut at the ends of marks; None where lines are left out."""
    ordered = trim_marks(text, marks)
    cuts = sorted({at for mark in ordered for at in mark.span})
    lines = find_lines(text)
    active: list[Mark] = []
    waiting = list(reversed(ordered))
    done = 0
    for start, end in stretches:
        first, last = line_at(lines, start), line_at(lines, max(start, end - 1))
        if first > done + 1 and any(text[slice(*line)].strip() for line in lines[done : first - 1]):
            yield None
        for number in range(max(first, done + 1), last + 1):
            pieces = []
            for span in _cut_line(lines[number - 1], cuts):
                while waiting and waiting[-1].span[0] <= span[0]:
                    active.append(waiting.pop())
                active = [mark for mark in active if mark.span[1] > span[0]]
                pieces.append(_make_piece(text, span, active))
            yield Line(number, tuple(pieces))
        done = max(done, last)
    if done < len(lines) and text[lines[done][0] :].strip():
        yield None


def _cut_line(line: Span, cuts: Sequence[int]) -> Iterator[Span]:
    """The line between its ends and those cuts that fall into it."""
    inside = cuts[bisect_right(cuts, line[0]) : bisect_left(cuts, line[1])]
    edges = [line[0], *inside, line[1]]
    for start, end in pairwise(edges):
        if start < end:
            yield start, end


def _make_piece(text: str, span: Span, active: Sequence[Mark]) -> Piece:
    return Piece(
        text[slice(*span)],
        tuple(active),
        tuple(mark for mark in active if mark.span[0] == span[0]),
        tuple(mark for mark in reversed(active) if mark.span[1] == span[1]),
    )


def list_blocks(text: str, blocks: Sequence[Block]) -> Iterator[Line]:
    """Every block, line by line, its kind at the side of its first line; line ends are shown.

    ``↵`` stands for a line feed, ``␍`` for a carriage return: put together, the pieces are the
    text, character by character.
    """
    lines = find_lines(text)
    for block in blocks:
        start, end = block.span
        number = line_at(lines, start)
        side: str = block.kind
        parts = [text[start:end]] if block.kind == "blank" else _split_lines(text[start:end])
        for part in parts:
            shown = part.replace("\r", "␍").replace("\n", "↵")
            yield Line(number, (Piece(shown),), side)
            number, side = number + 1, ""


def _split_lines(text: str) -> list[str]:
    """Lines with their ends."""
    stops = [match.end() for match in _LINE_END.finditer(text)]
    edges = [0, *stops, len(text)]
    return [text[a:b] for a, b in pairwise(edges) if a < b]
