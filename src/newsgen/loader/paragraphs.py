"""Paragraphs of plain copy: blank lines part them, and so do lines that were never wrapped."""

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from newsgen.loader.boilerplate import classify
from newsgen.loader.bylines import continues_byline
from newsgen.loader.headlines import joins_headline
from newsgen.loader.photo_lines import starts_with_credit
from newsgen.records import Span

__all__ = ["BULLETS", "Line", "read_lines", "split_paragraphs"]

_NARROWEST, _WIDEST = 30, 132
"""Widths, in characters, between which copy was wrapped by hand or by a teleprinter; 132 is the
widest printer line. A document with longer lines holds one paragraph a line."""

_SLACK = 0.82
"""A wrapped line is full: it and the next word fill at least this part of the width."""

_LEAST_FULL = 0.5
"""Copy counts as wrapped if at least this part of its inner line ends are full lines."""

_STOPS = '.!?:"”’'
"""What ends a sentence; in wrapped copy most lines end inside one."""

BULLETS = ("- ", "* ", "• ", "– ", "— ", "· ", "+ ", "o ")


class Line(NamedTuple):
    """One line of the source, without its white space at both ends."""

    start: int
    end: int
    indent: int

    @property
    def width(self) -> int:
        """Characters from the margin to the last one printed."""
        return self.indent + self.end - self.start


def read_lines(text: str, start: int) -> tuple[Line | None, ...]:
    """The lines of ``text[start:]`` in order; None for a blank one. Any line end counts."""
    lines: list[Line | None] = []
    at = start
    for raw in text[start:].splitlines(keepends=True):
        body = raw.strip()
        indent = 0 if body[:1] == raw[:1] else len(raw) - len(raw.lstrip())
        lines.append(Line(at + indent, at + indent + len(body), indent) if body else None)
        at += len(raw)
    return tuple(lines)


def split_paragraphs(text: str, start: int) -> tuple[Span, ...]:
    """The paragraphs of plain copy as stripped spans, in order.

    A paragraph is a run of lines between blank lines. Where such a run has several lines, it is
    one paragraph if the copy was wrapped at a width (each line full, each first line indented or
    following a short line), and one paragraph a line if it was not.
    """
    chunks = _chunk(read_lines(text, start))
    width = _find_width(text, chunks)
    spans: list[Span] = []
    for number, chunk in enumerate(chunks):
        if len(chunk) == 1:
            spans.append((chunk[0].start, chunk[0].end))
        else:
            spans.extend(_split_chunk(text, chunk, width, first=number == 0))
    return tuple(spans)


def _chunk(lines: Sequence[Line | None]) -> list[list[Line]]:
    chunks: list[list[Line]] = []
    fresh = True
    for line in lines:
        if line is None:
            fresh = True
        elif fresh:
            chunks.append([line])
            fresh = False
        else:
            chunks[-1].append(line)
    return chunks


def _find_width(text: str, chunks: Sequence[Sequence[Line]]) -> int | None:
    """The width at which the copy was wrapped; None where it was not."""
    if any(line.end - line.start > 2 * _WIDEST for chunk in chunks for line in chunk):
        return None
    widths = sorted(line.width for chunk in chunks for line in chunk)
    if len(widths) < 3:
        return None
    widest = widths[-1 - len(widths) // 50]  # one line in fifty may overhang
    if not _NARROWEST <= widest <= _WIDEST or widths[-1] > 2 * _WIDEST:
        return None
    inner = [pair for chunk in chunks for pair in itertools.pairwise(chunk)]
    full = [line for line, after in inner if _is_full(text, line, after, widest)]
    broken = sum(text[line.end - 1] not in _STOPS for line in full)
    wrapped = len(full) >= _LEAST_FULL * len(inner) and broken >= max(2, len(full) / 2)
    return widest if wrapped else None


def _is_full(text: str, line: Line, after: Line, width: int) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    words = text[after.start : min(after.end, after.start + width)].split(maxsplit=1)
    return line.width + 1 + len(words[0] if words else "") > _SLACK * width


def _split_chunk(text: str, chunk: Sequence[Line], width: int | None, *, first: bool) -> list[Span]:
    spans: list[Span] = []
    for number, line in enumerate(chunk):
        before = chunk[number - 1] if number else None
        if before is not None and (
            _goes_on(text, before, line, width, first and len(spans) == 1)
            or _is_next_item(text, spans[-1][0], line)
        ):
            spans[-1] = (spans[-1][0], line.end)
        else:
            spans.append((line.start, line.end))
    return spans


def _goes_on(text: str, before: Line, line: Line, width: int | None, headline: bool) -> bool:
    """Whether ``line`` continues the paragraph of the line before it."""
    last, here = text[before.start : before.end], text[line.start : line.end]
    if headline and width is None:
        return joins_headline(last, here)
    if last[:2] in ("By", "BY", "by") and continues_byline(last, here):
        return True
    if _leaves_bracket_open(last, here):
        return True
    if here.startswith(BULLETS) or starts_with_credit(here) or _stands_alone(here):
        return False
    if width is not None:
        return line.indent <= before.indent and _is_full(text, before, line, width)
    return here[0].islower() and before.width <= _WIDEST and last[-1] not in '.!?:"”’'


def _leaves_bracket_open(last: str, here: str) -> bool:
    """``Crowds wait. (Photo by Ana Ruiz via`` above ``Getty Images)``; a line of moderate width."""
    at = last.rfind("(")
    if at < 0 or len(last) > _WIDEST or ")" in last[at:]:
        return False
    return at == 0 or ")" in here[:_WIDEST]


def _is_next_item(text: str, start: int, line: Line) -> bool:
    """Whether ``line`` is an item of the list that opened at ``start``: one paragraph with it."""
    return text.startswith(BULLETS, line.start) and text.startswith(BULLETS, start)


def _stands_alone(line: str) -> bool:
    """``REUTER`` below the last line of a dispatch."""
    return len(line) < 24 and classify(line) is not None
