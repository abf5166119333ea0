"""Which lines are standing copy: they stand in several stories that have nothing else in common."""

import sqlite3
from collections import defaultdict
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
    """The digests of the lines that recur, from the candidates of each article.

    A line counts once for each different paragraph that stands before it, or after it, whichever
    is more: three versions of one story have the same neighbours.
    """
    befores: dict[int, set[int]] = defaultdict(set)
    afters: dict[int, set[int]] = defaultdict(set)
    needed: dict[int, int] = {}
    for lines in articles:
        for line in lines:
            befores[line.line].add(line.before)
            afters[line.line].add(line.after)
            needed[line.line] = FEWEST if line.addresses else FEWEST_PLAIN
    return frozenset(
        line
        for line, fewest in needed.items()
        if max(len(befores[line] - {0}), len(afters[line] - {0})) >= fewest
    )


def read_recurring(store: Path) -> frozenset[int]:
    """The lines that recurred when the site of the record store `store` was built last."""
    if not store.exists():
        return frozenset()
    try:
        with closing(RecordReader(store)) as records:
            return find_recurring(records.standing_lines())
    except sqlite3.DatabaseError:  # of another version of newsgen
        return frozenset()
