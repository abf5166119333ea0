"""Which lines are standing copy: they stand in several stories that have nothing else in common."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from newsgen.archive.store import RecordReader
from newsgen.loader.standing import StandingLine

FEWEST: Final = 3
"""Stories in which a line stands that speaks to the reader or of the paper."""
FEWEST_PLAIN: Final = 5
"""The same of any other line at the end of a text."""


def find_recurring(articles: Iterable[Sequence[StandingLine]]) -> frozenset[int]:
    """The digests of the lines that recur, from the candidates of each article, in any order.

    A line counts once for each different paragraph that stands before it, or after it, whichever
    is more: three versions of one story have the same neighbours. One that addresses the reader in
    some story, as it is wrapped there, does so in all.
    """
    # Nearly all lines stand in one article, and a tuple of one takes a quarter of a set.
    befores: dict[int, tuple[int, ...]] = {}
    afters: dict[int, tuple[int, ...]] = {}
    addressing: set[int] = set()
    for lines in articles:
        for line in lines:
            befores[line.line] = _with(befores.get(line.line, ()), line.before)
            afters[line.line] = _with(afters.get(line.line, ()), line.after)
            if line.addresses:
                addressing.add(line.line)
    return frozenset(
        line
        for line, before in befores.items()
        if max(len(before), len(afters[line])) >= (FEWEST if line in addressing else FEWEST_PLAIN)
    )


def _with(neighbours: tuple[int, ...], one: int) -> tuple[int, ...]:
    """The neighbours and one more, up to enough; the start or the end of a text is none."""
    if len(neighbours) == FEWEST_PLAIN or one == 0 or one in neighbours:
        return neighbours
    return (*neighbours, one)


def read_recurring(store: Path) -> frozenset[int]:
    """The lines that recurred when the site of the record store `store` was built last."""
    if not store.exists():
        return frozenset()
    try:
        with closing(RecordReader(store)) as records:
            return find_recurring(records.standing_lines())
    except sqlite3.DatabaseError:  # of another version of newsgen
        return frozenset()
