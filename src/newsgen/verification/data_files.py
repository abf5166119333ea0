"""The data files, read back with the standard library, against the records: row by row, in order.

Of each file only the first row that differs is told: after a row too many all others differ.
"""

import csv
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from newsgen import codes
from newsgen.archive.site import Site
from newsgen.archive.store import RecordReader
from newsgen.codec import encode_plain
from newsgen.errors import Issue
from newsgen.exports.cells import write_cell
from newsgen.exports.dictionary import ROWS, fields_of, values_of
from newsgen.exports.files import ARTICLES_JSONL, DATABASE, FILES, TABLES, export_paths
from newsgen.exports.reading import (
    article_row,
    article_term_rows,
    date_rows,
    make_shelf,
    quotation_rows,
    read_article,
    term_rows,
)
from newsgen.exports.rows import (
    ArticleRow,
    ArticleTermRow,
    NamedDateRow,
    QuotationRow,
    TermRow,
    TextRow,
)
from newsgen.verification.model import Counts

Row: TypeAlias = bytes | list[str] | tuple[Any, ...]
JOINT = "\n\n"
"""Between two pieces of a text."""
_NOTHING = object()


@dataclass(slots=True)
class _Table:
    """The rows of one file, or of one table of the database, compared one after the other."""

    name: str
    rows: Iterator[Row]
    line: Callable[[], int]
    at: int = 0
    fault: str = ""

    def expect(self, wanted: Row) -> None:
        """The next row is `wanted`."""
        if self.fault:
            return
        self.at += 1
        row = self._next()
        if not self.fault and row != wanted:
            what = "is missing" if row is _NOTHING else "differs from the records"
            self.fault = f"row {self.at:,} {what}"

    def finish(self) -> None:
        """There are no more rows."""
        if not self.fault and self._next() is not _NOTHING:
            self.fault = f"there is a row after the last, which is number {self.at:,}"

    def _next(self) -> object:
        try:
            return next(self.rows, _NOTHING)
        except (csv.Error, sqlite3.DatabaseError, ValueError) as error:
            self.fault = f"row {self.at:,} cannot be read: {error}"
            return _NOTHING


def check_data(site: Site, records: RecordReader, out: Path, counts: Counts) -> Iterator[Issue]:
    """What in the data files of the folder `out` is not what the records have."""
    paths = export_paths(site.config)
    if not paths or not all((out / path).is_file() for path in paths):
        return  # a missing file is told with the others of the output
    with ExitStack() as stack:
        tables = _open_tables(stack, out)
        try:
            _compare_articles(site, records, tables)
        except (KeyError, ValueError, sqlite3.DatabaseError):
            return  # a record that cannot be read is told with its page
        _expect(tables, TermRow, term_rows(site))
        _expect(tables, ArticleTermRow, article_term_rows(site))
        for table in tables.values():
            table.finish()
            counts["data", "row"] += table.at
            if table.fault:
                yield _differs(out, table)
    yield from _check_integrity(out)


def _differs(out: Path, table: _Table) -> Issue:
    file, _, inner = table.name.partition("#")
    message = f"table {inner}: {table.fault}" if inner else table.fault
    code, hint = codes.DATA_DIFFERS, "delete the file and run `newsgen build`"
    return Issue(f"{out.name}/{file}", table.line(), 1, code.id, code.severity, message, hint)


def _open_tables(stack: ExitStack, out: Path) -> dict[str, _Table]:
    """Every table by its name: ``data/articles.csv``, ``data/archive.sqlite#articles``."""
    lines = stack.enter_context((out / FILES[ARTICLES_JSONL]).open("rb"))
    jsonl = _Table(FILES[ARTICLES_JSONL], iter(lines), lambda: jsonl.at)
    tables = [jsonl]
    csv.field_size_limit(2**31 - 1)  # a quotation may be longer than the 131,072 of the default
    database = stack.enter_context(closing(_connect(out)))
    for kind in ROWS:
        tables += [_open_csv(stack, out, name, kind) for name in _csv_files(kind)]
        name = TABLES[kind].name
        tables.append(_Table(_in_database(kind), _select(database, name), lambda: 1))
    return {table.name: table for table in tables}


def _csv_files(kind: type[Struct]) -> list[str]:
    """Paths of the CSV files that hold the rows of a class of rows.py."""
    return [FILES[name] for name in TABLES[kind].files if name.endswith(".csv")]


def _in_database(kind: type[Struct]) -> str:
    return f"{FILES[DATABASE]}#{TABLES[kind].name}"


def _open_csv(stack: ExitStack, out: Path, path: str, kind: type[Struct]) -> _Table:
    file = stack.enter_context((out / path).open(encoding="utf-8", errors="replace", newline=""))
    reader = csv.reader(file)
    table = _Table(path, reader, lambda: reader.line_num)
    table.expect([field.name for field in fields_of(kind)])
    return table


def _connect(out: Path) -> sqlite3.Connection:
    address = (out / FILES[DATABASE]).absolute().as_uri()
    database = sqlite3.connect(f"{address}?mode=ro&immutable=1", uri=True)
    database.text_factory = lambda data: data.decode(errors="replace")
    return database


def _select(database: sqlite3.Connection, table: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table as they were added; nothing is read before the first is asked for."""
    return chain.from_iterable(map(database.execute, [f"SELECT * FROM {table} ORDER BY rowid"]))


def _compare_articles(site: Site, records: RecordReader, tables: dict[str, _Table]) -> None:
    for number, card in enumerate(site.cards):
        article = records.read(card.key)
        item = read_article(make_shelf(site, number), article)
        tables[FILES[ARTICLES_JSONL]].expect(encode_plain(item) + b"\n")
        _expect(tables, ArticleRow, [article_row(item)])
        # From the record itself, since the text is what matters most.
        _expect(tables, TextRow, [TextRow(article.id, JOINT.join(p.text for p in article.body))])
        _expect(tables, QuotationRow, quotation_rows(item))
        _expect(tables, NamedDateRow, date_rows(item))


def _expect(tables: dict[str, _Table], kind: type[Struct], rows: Iterable[Any]) -> None:
    """The next rows of a table of the database, and of its CSV file, if it has one."""
    values_in, files = values_of(kind), _csv_files(kind)
    for row in rows:
        values = values_in(row)
        tables[_in_database(kind)].expect(tuple(values))
        for name in files:
            tables[name].expect([write_cell(value) for value in values])


def _check_integrity(out: Path) -> Iterator[Issue]:
    """What SQLite itself finds wrong with the database."""
    try:
        with closing(_connect(out)) as database:
            found = database.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        code, path = codes.DATA_DIFFERS, f"{out.name}/{FILES[DATABASE]}"
        yield Issue(path, 1, 1, code.id, code.severity, f"SQLite finds it damaged: {found}")
