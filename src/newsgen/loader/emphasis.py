"""Emphasis in Markdown: which of its runs of ``*`` and ``_`` are signs, and which stand as written.

A run opens before a word and closes behind one; ``_`` does neither inside a word, so that
``snake_case`` is one. What nothing closes is printed. That is the rule of CommonMark; the package
`markdown` gives the same where emphasis does not cross.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from newsgen.records import Span

__all__ = ["find_emphasis"]

_GAP: Final = re.compile(r"\n[ \t>]*\n")
_REACH: Final = 50
"""Runs that wait to be closed, as far as they are looked through."""
_ITEM: Final = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]", re.MULTILINE)
"""Emphasis does not go on over an empty line, nor from one item of a list into the next."""


@dataclass(slots=True)
class _Run:
    """What is left of a run: its inner end while it opens, its outer one while it closes."""

    start: int
    end: int
    sign: str
    length: int
    opens: bool
    closes: bool

    def fits(self, other: "_Run") -> bool:
        """Whether one may close the other: not a single sign inside a word, ``**f*ck**``."""
        either = (self.opens and self.closes) or (other.opens and other.closes)
        return not either or {self.length, other.length} != {1, 2}


def find_emphasis(text: str, runs: Sequence[Span]) -> Iterator[Span]:
    """The signs in `runs`, which are in order, that emphasis opens and closes with."""
    if len(runs) < 2:
        return
    breaks = _find_breaks(text, runs[0][0], runs[-1][1])
    pairing = _Pairing()
    for start, end in runs:
        if breaks and breaks[-1] <= start:
            pairing = _Pairing()
            while breaks and breaks[-1] <= start:
                breaks.pop()
        yield from pairing.add(_read_run(text, start, end))


def _find_breaks(text: str, start: int, end: int) -> list[int]:
    """Where a paragraph or an item begins, last first."""
    if text.find("\n", start, end) < 0:
        return []
    found = [gap.start() for gap in _GAP.finditer(text, start, end)]
    if _ITEM.match(text):
        found += [item.start() for item in _ITEM.finditer(text, start, end)]
    return sorted(found, reverse=True)


def _read_run(text: str, start: int, end: int) -> _Run:
    before, after = text[start - 1 : start] or " ", text[end : end + 1] or " "
    opens, closes = not after.isspace(), not before.isspace()
    if text[start] == "_":
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Run(start, end, text[start], end - start, opens, closes)


class _Pairing:
    """The runs of one paragraph that may yet be closed."""

    def __init__(self) -> None:
        self._waiting: list[_Run] = []
        self._counts: Counter[str] = Counter()

    def add(self, run: _Run) -> Iterator[Span]:
        """The signs of a run and of those before it that it closes."""
        while run.closes and run.start < run.end and self._counts[run.sign]:
            partner = self._find_partner(run)
            if partner is None:
                break
            used = min(run.end - run.start, partner.end - partner.start)
            yield partner.end - used, partner.end
            yield run.start, run.start + used
            partner.end -= used
            run.start += used
            if partner.start == partner.end:
                self._drop()
        if run.opens and run.start < run.end:
            self._waiting.append(run)
            self._counts[run.sign] += 1

    def _find_partner(self, run: _Run) -> _Run | None:
        """The last run that `run` may close; those behind it stay as written."""
        for number, waiting in enumerate(reversed(self._waiting[-_REACH:])):
            if waiting.sign == run.sign and waiting.fits(run):
                for _ in range(number):
                    self._drop()
                return waiting
        return None

    def _drop(self) -> None:
        self._counts[self._waiting.pop().sign] -= 1
