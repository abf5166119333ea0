"""What the last build planned for each story, kept so that an edit of one text need not plan all.

While the mark of the plan (`Receipt.plan`) is the same, a page that is stale because its text
changed is made from what is kept here and the new record. All values are bytes to this module.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsgen.errors import NewsgenError

PLAN_FILE = "plan.sqlite"
_SCHEMA = """
CREATE TABLE IF NOT EXISTS plan (mark TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS pages (
    path TEXT PRIMARY KEY, source TEXT NOT NULL, template TEXT NOT NULL, view BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS stories (
    source TEXT PRIMARY KEY, number INTEGER NOT NULL, segment TEXT NOT NULL, indexed BLOB NOT NULL,
    shelf BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS pages_by_source ON pages (source, path);
CREATE INDEX IF NOT EXISTS stories_by_segment ON stories (segment, number);
"""
_TABLES = ("plan", "pages", "stories")
_FORMAT = 1
"""Raised when a table changes; an older file is made anew."""


@dataclass(frozen=True, slots=True)
class PlannedPage:
    """A page that shows the text of a story."""

    path: str
    source: str
    template: str
    view: bytes


@dataclass(frozen=True, slots=True)
class PlannedStory:
    """What of a story goes into the search index and the data files, its text left out."""

    source: str
    number: int
    segment: str
    """Of the search index; empty where the site has none."""
    indexed: bytes
    shelf: bytes


class PlanStore:
    """The plan of one site in one SQLite file; may be deleted at any time."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, made if missing; a damaged or older one is made anew.

        Raises `NewsgenError` where it cannot be opened.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._database = _open(path)
        except sqlite3.OperationalError as error:
            raise NewsgenError(f"{path} cannot be opened ({error}): is newsgen running?") from None
        except sqlite3.DatabaseError:
            for suffix in ("", "-wal", "-shm"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            self._database = _open(path)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def mark(self) -> str:
        """The mark of the plan that is kept; empty where none is whole."""
        row = self._database.execute("SELECT mark FROM plan").fetchone()
        return row[0] if row else ""

    @contextmanager
    def replacing(self, mark: str) -> Iterator[None]:
        """While the plan with this mark is put in; all of it is kept, or the one before."""
        self._database.execute("BEGIN")
        try:
            for table in _TABLES:
                self._database.execute(f"DELETE FROM {table}")
            yield
            self._database.execute("INSERT INTO plan VALUES (?)", (mark,))
        except BaseException:
            self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def put_page(self, page: PlannedPage) -> None:
        """Add a page."""
        row = (page.path, page.source, page.template, page.view)
        self._database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", row)

    def put_stories(self, stories: Iterable[PlannedStory]) -> None:
        """Add stories."""
        rows = ((s.source, s.number, s.segment, s.indexed, s.shelf) for s in stories)
        self._database.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?)", rows)

    def paths(self) -> Sequence[tuple[str, str]]:
        """Source and path of every page that is kept."""
        return self._database.execute("SELECT source, path FROM pages").fetchall()

    def pages(self, paths: Iterable[str]) -> Iterator[PlannedPage]:
        """The pages at these paths."""
        query = "SELECT path, source, template, view FROM pages WHERE path = ?"
        for path in paths:
            for row in self._database.execute(query, (path,)):
                yield PlannedPage(*row)

    def pages_of(self, source: str) -> Iterator[PlannedPage]:
        """The pages that show the text of a source."""
        query = "SELECT path, source, template, view FROM pages WHERE source = ? ORDER BY path"
        for row in self._database.execute(query, (source,)):
            yield PlannedPage(*row)

    def stories_of(self, sources: Iterable[str]) -> Iterator[PlannedStory]:
        """The stories of these sources."""
        query = "SELECT source, number, segment, indexed, shelf FROM stories WHERE source = ?"
        for source in sources:
            for row in self._database.execute(query, (source,)):
                yield PlannedStory(*row)

    def segment(self, name: str) -> Sequence[tuple[str, bytes]]:
        """Source and value of each story of a segment of the index, oldest first."""
        query = "SELECT source, indexed FROM stories WHERE segment = ? ORDER BY number"
        return self._database.execute(query, (name,)).fetchall()

    def segments(self) -> dict[str, int]:
        """How many stories each segment of the index has."""
        query = "SELECT segment, count(*) FROM stories WHERE segment != '' GROUP BY segment"
        return dict(self._database.execute(query))


def _open(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        if database.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            for table in _TABLES:
                database.execute(f"DROP TABLE IF EXISTS {table}")
            database.execute(f"PRAGMA user_version={_FORMAT}")
        database.executescript(_SCHEMA)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database
