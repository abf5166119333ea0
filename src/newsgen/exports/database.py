"""archive.sqlite: the tables of the data dictionary in one file, byte for byte the same each time.

The file holds no time and no random number. Its pages have a fixed size, rows come in a fixed
order, and ``VACUUM INTO`` lays the tables out one after the other in a new file, so that one whose
rows were changed in place has the bytes of one that was made from nothing. Only another version of
SQLite may lay out the same rows otherwise, so the version is part of the files' fingerprint.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from newsgen.exports.dictionary import ROWS, Field, fields_of, values_of
from newsgen.exports.files import TABLES
from newsgen.exports.rows import (
    ArticleRow,
    ArticleTermRow,
    NamedDateRow,
    QuotationRow,
    TermRow,
    TextRow,
)

PAGE_SIZE = 4096
_TYPES: Final[Mapping[type, str]] = MappingProxyType(
    {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER"}
)
PRIMARY: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType(
    {
        ArticleRow: ("id",),
        TextRow: ("article",),
        QuotationRow: ("article", "id"),
        NamedDateRow: ("article", "number"),
        TermRow: ("kind", "slug"),
        ArticleTermRow: ("kind", "slug", "article"),
    }
)
_REFERENCES: Final[Mapping[type, tuple[str, ...]]] = MappingProxyType(
    {
        TextRow: ("(article) REFERENCES articles (id)",),
        QuotationRow: ("(article) REFERENCES articles (id)",),
        NamedDateRow: ("(article) REFERENCES articles (id)",),
        ArticleTermRow: (
            "(article) REFERENCES articles (id)",
            "(kind, slug) REFERENCES terms (kind, slug)",
        ),
    }
)
_SCHEMA_VERSION = 1
_INDEXES = (
    "CREATE INDEX articles_by_date ON articles (published)",
    "CREATE INDEX quotations_by_person ON quotations (person)",
    "CREATE INDEX dates_by_value ON dates (value)",
    "CREATE INDEX article_terms_by_article ON article_terms (article)",
)


class Database:
    """Writes one file, from nothing or from an older one."""

    def __init__(self, path: Path, older: Path | None = None) -> None:
        """Begin the file at `path`, which must not exist; with the rows of `older`, if given.

        Raises `sqlite3.DatabaseError` where `older` is damaged.
        """
        self._path = path
        self._draft = path.with_name(f"{path.name}.draft")
        self._draft.unlink(missing_ok=True)
        if older is not None:
            shutil.copyfile(older, self._draft)
        self._connection = sqlite3.connect(self._draft, isolation_level=None)
        try:
            self._begin(new=older is None)
        except sqlite3.DatabaseError:
            self.close()
            raise

    def _begin(self, *, new: bool) -> None:
        # A build that breaks off throws the file away, so it needs no journal.
        for setting in ("journal_mode=OFF", "synchronous=OFF", f"page_size={PAGE_SIZE}"):
            self._connection.execute(f"PRAGMA {setting}").close()
        self._connection.execute("PRAGMA encoding='UTF-8'")
        self._connection.execute("BEGIN")
        if new:
            for kind in ROWS:
                self._connection.execute(table_sql(kind))

    def add(self, kind: type[Struct], rows: Iterable[Any]) -> None:
        """Append rows of one class of rows.py."""
        marks = ", ".join("?" * len(fields_of(kind)))
        query = f"INSERT INTO {TABLES[kind].name} VALUES ({marks})"
        self._connection.executemany(query, map(values_of(kind), rows))

    def change(self, kind: type[Struct], rows: Iterable[Any]) -> bool:
        """Give rows that are there by their primary key other values; False where one is not."""
        names = [field.name for field in fields_of(kind)]
        keys = PRIMARY[kind]
        values = ", ".join(f"{name} = :{name}" for name in names)
        which = " AND ".join(f"{key} = :{key}" for key in keys)
        query = f"UPDATE {TABLES[kind].name} SET {values} WHERE {which}"
        read = values_of(kind)
        counts = [
            self._connection.execute(query, dict(zip(names, read(row), strict=True))).rowcount
            for row in rows
        ]
        return all(count == 1 for count in counts)

    def index(self) -> None:
        """Make the indexes of a new file."""
        for index in _INDEXES:
            self._connection.execute(index)

    def finish(self) -> None:
        """Lay the file out and close it."""
        self._connection.execute("COMMIT")
        # VACUUM raises it by one, in the copy of a copy twice.
        self._connection.execute(f"PRAGMA schema_version={_SCHEMA_VERSION}")
        self._connection.execute("VACUUM INTO ?", (str(self._path),))
        self.close()

    def close(self) -> None:
        """Throw away what is not finished."""
        self._connection.close()
        self._draft.unlink(missing_ok=True)


def table_sql(kind: type[Struct]) -> str:
    """``CREATE TABLE`` of a class of rows.py."""
    columns = ", ".join(_column(field) for field in fields_of(kind))
    keys = f"PRIMARY KEY ({', '.join(PRIMARY[kind])})"
    foreign = [f"FOREIGN KEY {reference}" for reference in _REFERENCES.get(kind, ())]
    return f"CREATE TABLE {TABLES[kind].name} ({', '.join([columns, keys, *foreign])})"


def _column(field: Field) -> str:
    return f"{field.name} {_TYPES[field.kind]}{'' if field.optional else ' NOT NULL'}"
