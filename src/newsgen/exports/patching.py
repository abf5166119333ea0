"""Data files in which a few articles have changed, made from the older ones.

To write all of them anew takes a second for a thousand articles, and an editor waits. What is
patched has the bytes of what is written anew (`tests/exports/test_patching.py`).
"""

import sqlite3
from collections.abc import Container, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from newsgen.archive.site import Site
from newsgen.exports.bundle import print_line, print_rows, print_table
from newsgen.exports.database import Database
from newsgen.exports.files import (
    ARTICLES_CSV,
    ARTICLES_JSONL,
    DATABASE,
    DATES_CSV,
    FILES,
    QUOTATIONS_CSV,
    TERMS_CSV,
)
from newsgen.exports.reading import (
    Shelf,
    article_row,
    date_rows,
    make_shelf,
    quotation_rows,
    read_article,
    term_rows,
    text_row,
)
from newsgen.exports.rows import (
    ArticleItem,
    ArticleRow,
    NamedDateRow,
    QuotationRow,
    TermRow,
    TextRow,
)
from newsgen.output import Staged, stage, stage_file
from newsgen.records import Article

Pair = tuple[ArticleItem, ArticleItem]
"""An article as the data files have it, and as it is now."""


_AFTER_ID = b'",'
MOST = 500
"""Changed articles above which to write all anew takes less time."""


def find_changed(site: Site, out: Path, same: Container[int]) -> Sequence[int] | None:
    """The stories, by number, whose data in `out` are not those of `site`.

    `same` are those whose records are the ones that the data were made from. All settings have to
    be the same. None where the data have to be written anew: stories came, went or changed places,
    terms are others, or very many stories have changed.
    """
    changed = []
    try:
        if (out / FILES[TERMS_CSV]).read_bytes() != print_table(TermRow, term_rows(site)):
            return None
        with (out / FILES[ARTICLES_JSONL]).open("rb") as lines:
            for number, (card, line) in enumerate(zip(site.cards, lines, strict=True)):
                if not line.startswith(_start_of(card.id)):
                    return None
                shelf = structs.replace(make_shelf(site, number), pages={})  # no line has them
                if number not in same or msgspec.json.decode(line, type=Shelf) != shelf:
                    changed.append(number)
    except (OSError, ValueError):
        return None
    return changed if len(changed) <= MOST else None


def patch_bundle(
    out: Path, staging: Path, changes: Sequence[tuple[Shelf, Article]]
) -> tuple[Staged, ...] | None:
    """Stage the data files of `out` with `changes` in them: those that differ from `out`.

    None where they have to be written anew: one is missing or damaged, or an article has other
    terms than before, or another number of quotations or dates.
    """
    if not changes:
        return ()
    items = [read_article(shelf, article) for shelf, article in changes]
    try:
        pairs = _patch_lines(out, staging, items)
        staged = [
            stage_file(staging, out, FILES[ARTICLES_JSONL]),
            _patch_table(out, staging, ARTICLES_CSV, ArticleRow, pairs),
            _patch_table(out, staging, QUOTATIONS_CSV, QuotationRow, pairs),
            _patch_table(out, staging, DATES_CSV, NamedDateRow, pairs),
            _patch_database(out, staging, pairs),
        ]
    except (OSError, LookupError, ValueError, sqlite3.Error):
        return None
    return tuple(file for file in staged if file)


def _patch_lines(out: Path, staging: Path, items: Iterable[ArticleItem]) -> list[Pair]:
    """Write the articles with `items` in the places of those of the same id, a line at a time.

    Raises `LookupError` where one has no line, or other rows in the tables.
    """
    waiting = {_start_of(item.id): item for item in items}
    pairs = []
    target = staging / FILES[ARTICLES_JSONL]
    target.parent.mkdir(parents=True, exist_ok=True)
    with (out / FILES[ARTICLES_JSONL]).open("rb") as lines, target.open("wb") as patched:
        for line in lines:
            item = waiting.pop(line[: line.find(_AFTER_ID) + len(_AFTER_ID)], None)
            if item is not None:
                before = msgspec.json.decode(line, type=ArticleItem)
                if _rows_beside(before) != _rows_beside(item):
                    raise LookupError(f"{item.path} has other rows")
                pairs.append((before, item))
            patched.write(print_line(item) if item else line)
    if waiting:
        raise LookupError("an article has no line")
    return pairs


def _start_of(article: str) -> bytes:
    """How the line of an article begins, of which the id is the first field."""
    return b'{"id":' + msgspec.json.encode(article) + b","


def _rows_beside(item: ArticleItem) -> tuple[object, ...]:
    """What says which rows an article has in the other tables."""
    terms = item.agencies, item.topics, item.people, item.places, item.bylines
    return *terms, [said.id for said in item.quotations], len(item.dates)


def _replace(data: bytes, changes: Iterable[tuple[bytes, bytes]]) -> bytes:
    """`data` with lines replaced. Raises `LookupError` where one is not there, or twice."""
    for before, after in changes:
        if data.count(before) != 1:
            raise LookupError("the lines of an article are not what they were")
        data = data.replace(before, after)
    return data


def _patch_table(
    out: Path, staging: Path, name: str, kind: type[Struct], pairs: Iterable[Pair]
) -> Staged | None:
    """Stage a table; None where the output has its bytes already."""
    rows = ((print_rows(kind, _rows(kind, a)), print_rows(kind, _rows(kind, b))) for a, b in pairs)
    changes = (change for change in rows if change[0] != change[1])
    return stage(staging, out, FILES[name], _replace((out / FILES[name]).read_bytes(), changes))


def _rows(kind: type[Struct], item: ArticleItem) -> Iterable[Any]:
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
