"""Data files in which the texts of a few articles have changed, made from the older ones.

To write all of them anew takes a second for a thousand articles, and an editor waits. What is
patched has the bytes of what is written anew (`tests/exports/test_patching.py`).
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec

from newsgen.exports.bundle import print_line, print_rows
from newsgen.exports.database import Database
from newsgen.exports.files import (
    ARTICLES_CSV,
    ARTICLES_JSONL,
    DATABASE,
    DATES_CSV,
    FILES,
    QUOTATIONS_CSV,
)
from newsgen.exports.reading import (
    Shelf,
    article_row,
    date_rows,
    quotation_rows,
    read_article,
    text_row,
)
from newsgen.exports.rows import (
    ArticleItem,
    ArticleRow,
    NamedDateRow,
    QuotationRow,
    TextRow,
)
from newsgen.output import Staged, stage, stage_file
from newsgen.records import Article

Pair = tuple[ArticleItem, ArticleItem]
"""An article as the data files have it, and as it is now."""


def patch_bundle(
    out: Path, staging: Path, changes: Sequence[tuple[Shelf, Article]]
) -> tuple[Staged, ...] | None:
    """Stage the data files of `out` with `changes` in them: those that differ from `out`.

    None where they have to be written anew: one is missing or damaged, or an article has another
    number of quotations or dates than before.
    """
    items = [read_article(shelf, article) for shelf, article in changes]
    try:
        lines = (out / FILES[ARTICLES_JSONL]).read_bytes()
        pairs = list(_pair(lines, items))
        patched = {
            ARTICLES_JSONL: _replace(lines, ((print_line(a), print_line(b)) for a, b in pairs)),
            ARTICLES_CSV: _patch_table(out / FILES[ARTICLES_CSV], ArticleRow, pairs),
            QUOTATIONS_CSV: _patch_table(out / FILES[QUOTATIONS_CSV], QuotationRow, pairs),
            DATES_CSV: _patch_table(out / FILES[DATES_CSV], NamedDateRow, pairs),
        }
        staged = [stage(staging, out, FILES[name], data) for name, data in patched.items()]
        staged.append(_patch_database(out, staging, pairs))
    except (OSError, LookupError, ValueError, sqlite3.Error):
        return None
    return tuple(file for file in staged if file)


def _pair(lines: bytes, items: Iterable[ArticleItem]) -> Iterator[Pair]:
    """Each item with the one of the same id in `lines`. Raises `LookupError` where it cannot."""
    for item in items:
        start = b'{"id":' + msgspec.json.encode(item.id) + b","
        at = 0 if lines.startswith(start) else lines.index(b"\n" + start) + 1
        before = msgspec.json.decode(lines[at : lines.index(b"\n", at)], type=ArticleItem)
        if _count_rows(before) != _count_rows(item):
            raise LookupError(f"{item.path} has other rows")
        yield before, item


def _count_rows(item: ArticleItem) -> tuple[list[str], int]:
    return [said.id for said in item.quotations], len(item.dates)


def _replace(data: bytes, changes: Iterable[tuple[bytes, bytes]]) -> bytes:
    """`data` with lines replaced. Raises `LookupError` where one is not there, or twice."""
    for before, after in changes:
        if data.count(before) != 1:
            raise LookupError("the lines of an article are not what they were")
        data = data.replace(before, after)
    return data


def _patch_table(path: Path, kind: type, pairs: Iterable[Pair]) -> bytes:
    rows = ((print_rows(kind, _rows(kind, a)), print_rows(kind, _rows(kind, b))) for a, b in pairs)
    return _replace(path.read_bytes(), (change for change in rows if change[0] != change[1]))


def _rows(kind: type, item: ArticleItem) -> Iterable[Any]:
    """The rows of an article in one table."""
    if kind is QuotationRow:
        return quotation_rows(item)
    if kind is NamedDateRow:
        return date_rows(item)
    return [article_row(item) if kind is ArticleRow else text_row(item)]


def _patch_database(out: Path, staging: Path, pairs: Sequence[Pair]) -> Staged | None:
    """Stage the database; None where the output has its bytes already."""
    path = staging / FILES[DATABASE]
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(Database(path, older=out / FILES[DATABASE])) as database:
        for kind in (ArticleRow, TextRow, QuotationRow, NamedDateRow):
            for _, item in pairs:
                if not database.change(kind, _rows(kind, item)):
                    raise LookupError(f"{item.path} has no row")
        database.finish()
    return stage_file(staging, out, FILES[DATABASE])
