"""All data files in one pass over the records: memory does not grow with the number of articles."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, Protocol, TextIO

from msgspec import Struct

from newsgen.archive.site import Site
from newsgen.archive.store import RecordReader
from newsgen.codec import encode_plain
from newsgen.exports.cells import write_cell
from newsgen.exports.database import Database
from newsgen.exports.dictionary import item_schema, names_of, values_of
from newsgen.exports.files import (
    ARTICLES_CSV,
    ARTICLES_JSONL,
    ARTICLES_SCHEMA,
    DATABASE,
    DATES_CSV,
    FILES,
    QUOTATIONS_CSV,
    TERMS_CSV,
)
from newsgen.exports.reading import (
    article_row,
    article_term_rows,
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
    ArticleTermRow,
    NamedDateRow,
    QuotationRow,
    TermRow,
    TextRow,
)
from newsgen.output import Staged, stage_file

_CHUNK = 256
"""Articles between two visits to the database."""


def _ignore(_done: int) -> None:
    """For data that nobody waits for."""


class _Writer(Protocol):
    """What `csv.writer` gives."""

    def writerow(self, row: Iterable[Any], /) -> Any:
        """Write one row."""


def write_bundle(
    site: Site,
    records: RecordReader,
    staging: Path,
    out: Path,
    wanted: Iterable[str],
    tell: Callable[[int], None] = _ignore,
) -> tuple[Staged, ...]:
    """Write the files below `staging`; of those `wanted`, the ones that differ from `out`.

    `tell` is told how many more articles are written.
    """
    files = {name: staging / path for name, path in FILES.items()}
    for file in files.values():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
    files[ARTICLES_SCHEMA].write_text(_schema_text(), encoding="utf-8")
    files[TERMS_CSV].write_bytes(print_table(TermRow, term_rows(site)))
    with ExitStack() as stack:
        database = stack.enter_context(closing(Database(files[DATABASE])))
        lines = stack.enter_context(files[ARTICLES_JSONL].open("wb"))
        articles = _open_table(stack, files[ARTICLES_CSV], ArticleRow)
        quotations = _open_table(stack, files[QUOTATIONS_CSV], QuotationRow)
        dates = _open_table(stack, files[DATES_CSV], NamedDateRow)
        for items in _chunks(site, records):
            rows, said, named = _rows_of(items)
            lines.writelines(map(print_line, items))
            write_rows(articles, ArticleRow, rows)
            write_rows(quotations, QuotationRow, said)
            write_rows(dates, NamedDateRow, named)
            database.add(ArticleRow, rows)
            database.add(TextRow, map(text_row, items))
            database.add(QuotationRow, said)
            database.add(NamedDateRow, named)
            tell(len(items))
        database.add(TermRow, term_rows(site))
        database.add(ArticleTermRow, article_term_rows(site))
        database.index()
        database.finish()
    wanted = frozenset(wanted)
    staged = [stage_file(staging, out, path) for path in FILES.values()]
    return tuple(file for file in staged if file and file.path in wanted)


def _chunks(site: Site, records: RecordReader) -> Iterator[list[ArticleItem]]:
    """The articles in the order of the site, oldest first."""
    for at in range(0, len(site.cards), _CHUNK):
        numbers = range(at, min(at + _CHUNK, len(site.cards)))
        yield [read_article(make_shelf(site, n), records.read(site.cards[n].key)) for n in numbers]


def _rows_of(
    items: Sequence[ArticleItem],
) -> tuple[list[ArticleRow], list[QuotationRow], list[NamedDateRow]]:
    """The rows of articles that stand both in a CSV file and in the database."""
    return (
        [article_row(item) for item in items],
        [row for item in items for row in quotation_rows(item)],
        [row for item in items for row in date_rows(item)],
    )


def print_line(item: ArticleItem) -> bytes:
    """The line of articles.jsonl."""
    return encode_plain(item) + b"\n"


def print_rows(kind: type[Struct], rows: Iterable[Any]) -> bytes:
    """Rows as their CSV file has them."""
    text = io.StringIO(newline="")
    write_rows(csv.writer(text), kind, rows)
    return text.getvalue().encode()


def print_table(kind: type[Struct], rows: Iterable[Any]) -> bytes:
    """A CSV file, with its header."""
    header = io.StringIO(newline="")
    csv.writer(header).writerow(names_of(kind))
    return header.getvalue().encode() + print_rows(kind, rows)


def _open_table(stack: ExitStack, path: Path, kind: type[Struct]) -> _Writer:
    """A CSV file with its header, to be closed by `stack`."""
    file: TextIO = stack.enter_context(path.open("w", encoding="utf-8", newline=""))
    table: _Writer = csv.writer(file)
    table.writerow(names_of(kind))
    return table


def write_rows(table: _Writer, kind: type[Struct], rows: Iterable[Any]) -> None:
    """Add rows of one class of rows.py to a CSV file."""
    for values in map(values_of(kind), rows):
        table.writerow(map(write_cell, values))


def _schema_text() -> str:
    return json.dumps(item_schema(), ensure_ascii=False, indent=1) + "\n"
