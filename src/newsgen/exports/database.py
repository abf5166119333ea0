"""archive.sqlite: the tables of the data dictionary in one file, byte for byte the same each time.

The file holds no time and no random number. Its pages have a fixed size, rows come in a fixed order
in one transaction, and ``VACUUM`` lays the tables out one after the other. Only another version of
SQLite may lay out the same rows otherwise, so the version is part of the files' fingerprint.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

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
_KEYS: Final[Mapping[type, str]] = MappingProxyType(
    {
        ArticleRow: "PRIMARY KEY (id)",
        TextRow: "PRIMARY KEY (article), FOREIGN KEY (article) REFERENCES articles (id)",
        QuotationRow: "PRIMARY KEY (article, id), FOREIGN KEY (article) REFERENCES articles (id)",
        NamedDateRow: "PRIMARY KEY (article, number), "
        "FOREIGN KEY (article) REFERENCES articles (id)",
        TermRow: "PRIMARY KEY (kind, slug)",
        ArticleTermRow: "PRIMARY KEY (kind, slug, article), "
        "FOREIGN KEY (article) REFERENCES articles (id), "
        "FOREIGN KEY (kind, slug) REFERENCES terms (kind, slug)",
    }
)
_INDEXES = (
    "CREATE INDEX articles_by_date ON articles (published)",
    "CREATE INDEX quotations_by_person ON quotations (person)",
    "CREATE INDEX dates_by_value ON dates (value)",
    "CREATE INDEX article_terms_by_article ON article_terms (article)",
)


class Database:
    """Writes one file, from nothing to finished."""

    def __init__(self, path: Path) -> None:
        """Begin the file at `path`, which must not exist."""
        self._connection = sqlite3.connect(path, isolation_level=None)
        # A build that breaks off throws the file away, so it needs no journal.
        for setting in ("journal_mode=OFF", "synchronous=OFF", f"page_size={PAGE_SIZE}"):
            self._connection.execute(f"PRAGMA {setting}").close()
        self._connection.execute("PRAGMA encoding='UTF-8'")
        self._connection.execute("BEGIN")
        for kind in ROWS:
            self._connection.execute(table_sql(kind))

    def add(self, kind: type, rows: Iterable[Any]) -> None:
        """Append rows of one class of rows.py."""
        marks = ", ".join("?" * len(fields_of(kind)))
        query = f"INSERT INTO {TABLES[kind].name} VALUES ({marks})"
        self._connection.executemany(query, map(values_of(kind), rows))

    def finish(self) -> None:
        """Make the indexes, lay the file out and close it."""
        for index in _INDEXES:
            self._connection.execute(index)
        self._connection.execute("COMMIT")
        self._connection.execute("VACUUM")
        self._connection.close()

    def close(self) -> None:
        """Close the file as it is."""
        self._connection.close()


def table_sql(kind: type) -> str:
    """``CREATE TABLE`` of a class of rows.py."""
    columns = ", ".join(_column(field) for field in fields_of(kind))
    return f"CREATE TABLE {TABLES[kind].name} ({columns}, {_KEYS[kind]})"


def _column(field: Field) -> str:
    return f"{field.name} {_TYPES[field.kind]}{'' if field.optional else ' NOT NULL'}"
