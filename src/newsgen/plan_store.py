"""What the last build planned for each story, kept so that an edit of one text need not plan all.

While the mark of the plan (`Receipt.plan`) is the same, a page that is stale because its text
changed is made from what is kept here and the new record. All values are bytes to this module.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsgen.databases import Form, LostError, open_database, open_reader, seal, unseal

PLAN_FILE = "plan.sqlite"
_SCHEMA = """
CREATE TABLE plan (mark TEXT NOT NULL);
CREATE TABLE pages (
    path TEXT PRIMARY KEY, source TEXT NOT NULL, template TEXT NOT NULL, view BLOB NOT NULL
);
CREATE TABLE stories (
    source TEXT PRIMARY KEY, number INTEGER NOT NULL, segment TEXT NOT NULL, indexed BLOB NOT NULL,
    shelf BLOB NOT NULL
);
CREATE INDEX pages_by_source ON pages (source, path);
CREATE INDEX stories_by_segment ON stories (segment, number);
"""
_TABLES = ("plan", "pages", "stories")
_FORM = Form(application=0x4E677250, version=2, schema=_SCHEMA)
"""A file of another form is made anew."""


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


class PlanReader:
    """Reads the plan of a site, and leaves the file as it is, whatever is in it."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, beside a build that may write it.

        Raises `sqlite3.DatabaseError` where there is none, or it is damaged or foreign.
        """
        self._database = open_reader(path, _FORM)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def mark(self) -> str:
        """The mark of the plan that is kept; empty where none is whole."""
        row = self._database.execute("SELECT mark FROM plan").fetchone()
        return row[0] if row else ""

    def paths(self) -> Sequence[tuple[str, str]]:
        """Source and path of every page that is kept."""
        return self._database.execute("SELECT source, path FROM pages").fetchall()

    def pages(self, paths: Iterable[str]) -> Iterator[PlannedPage]:
        """The pages at these paths."""
        query = "SELECT path, source, template, view FROM pages WHERE path = ?"
        for path in paths:
            yield from map(_read_page, self._database.execute(query, (path,)))

    def pages_of(self, source: str) -> Iterator[PlannedPage]:
        """The pages that show the text of a source."""
        query = "SELECT path, source, template, view FROM pages WHERE source = ? ORDER BY path"
        yield from map(_read_page, self._database.execute(query, (source,)))

    def stories_of(self, sources: Iterable[str]) -> Iterator[PlannedStory]:
        """The stories of these sources. Raises `LostError` where one is not there."""
        query = "SELECT source, number, segment, indexed, shelf FROM stories WHERE source = ?"
        for source in sources:
            row = self._database.execute(query, (source,)).fetchone()
            if row is None:
                raise LostError(source)
            yield _read_story(row)

    def segment(self, name: str) -> Sequence[tuple[str, bytes]]:
        """Source and value of each story of a segment of the index, oldest first."""
        query = "SELECT source, number, indexed FROM stories WHERE segment = ?"
        rows = self._database.execute(f"{query} ORDER BY number", (name,))
        return [(source, unseal(data, source, number, name)) for source, number, data in rows]

    def segments(self) -> dict[str, int]:
        """How many stories each segment of the index has."""
        query = "SELECT segment, count(*) FROM stories WHERE segment != '' GROUP BY segment"
        return dict(self._database.execute(query))


class PlanStore(PlanReader):
    """The plan of one site in one SQLite file; may be deleted at any time."""

    def __init__(self, path: Path) -> None:
        """Open the file at `path`, made if missing; a damaged or foreign one is made anew.

        Raises `NewsgenError` where it cannot be opened.
        """
        self._database, self.damage = open_database(path, _FORM)
        """`damage`: why the file was made anew; empty where it was not."""

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
            if self._database.in_transaction:  # a full disk has ended it already
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def put_page(self, page: PlannedPage) -> None:
        """Add a page."""
        row = (
            page.path,
            page.source,
            page.template,
            seal(page.view, page.path, page.source, page.template),
        )
        self._database.execute("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", row)

    def put_stories(self, stories: Iterable[PlannedStory]) -> None:
        """Add stories."""
        rows = (
            (*head, seal(s.indexed, *head), seal(s.shelf, *head))
            for s in stories
            for head in [(s.source, s.number, s.segment)]
        )
        self._database.executemany("INSERT OR REPLACE INTO stories VALUES (?, ?, ?, ?, ?)", rows)


def _read_page(row: tuple[str, str, str, bytes]) -> PlannedPage:
    path, source, template, view = row
    return PlannedPage(path, source, template, unseal(view, path, source, template))


def _read_story(row: tuple[str, int, str, bytes, bytes]) -> PlannedStory:
    *_, indexed, shelf = row
    head = row[:3]
    return PlannedStory(*head, unseal(indexed, *head), unseal(shelf, *head))
