"""The record store: SQLite in ``.newsgen/``, records by the digest of all that they depend on.

A key holds the path, the bytes of the source, those of its override, the settings that the loader
reads and the version of the code; so a record that is found is the record that parsing would give.
"""

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from newsgen.archive.cards import Card
from newsgen.codec import decode_article, pack, unpack
from newsgen.databases import Form, LostError, open_database, seal, unseal
from newsgen.errors import Issue
from newsgen.loader.standing import StandingLine
from newsgen.records import Article
from newsgen.scanning import Stamp

STORE_FILE = "records.sqlite"
_SCHEMA = """
CREATE TABLE records (
    key TEXT PRIMARY KEY, face TEXT NOT NULL, issues BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE cards (key TEXT PRIMARY KEY, card BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (key TEXT PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE sources (
    path TEXT PRIMARY KEY, mtime_ns INTEGER, ctime_ns INTEGER, size INTEGER, inode INTEGER,
    hashed_ns INTEGER, digest TEXT NOT NULL, settings TEXT NOT NULL, seed TEXT NOT NULL,
    lines BLOB NOT NULL
) WITHOUT ROWID;
"""
"""What a build that has nothing to do reads lies apart from the records themselves."""
_FORM = Form(application=0x4E677253, version=5, schema=_SCHEMA)
"""A store of another form is made anew, not read."""
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Stored:
    """What loading one source gave. `card` and `record` are None where it gave no article."""

    key: str
    face: str
    """The digest of all of the card that other pages can show; empty where there is none."""
    card: bytes | None
    record: bytes | None
    issues: bytes


class Seen(Struct, frozen=True):
    """What was last seen of a source."""

    stamp: Stamp
    hashed_ns: int
    """When it was read, nanoseconds since 1970."""
    digest: str
    settings: str
    """The mark of the code and the rules by which it was read."""
    seed: str
    """The seed that its front matter names; may be empty."""
    lines: tuple[StandingLine, ...] = ()
    """Its lines that are standing copy if they recur."""


def record_key(*parts: str) -> str:
    """The key of the record that depends on just `parts`."""
    encoded = [part.encode("utf-8", errors="surrogateescape") for part in parts]
    lengths = b"%d " * len(parts) % tuple(map(len, encoded))
    return hashlib.blake2b(b"".join((lengths, *encoded)), digest_size=16).hexdigest()


class Store:
    """Records and what was seen of the sources, in one SQLite file."""

    def __init__(self, path: Path) -> None:
        """Open the store at `path`, made if missing; a damaged or foreign one is made anew.

        Raises `NewsgenError` where it cannot be opened.
        """
        self._database, self.damage = open_database(path, _FORM)
        """`damage`: why the file was made anew; empty where it was not."""

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction: all of what is put inside, or nothing of it."""
        self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._database.in_transaction:  # a full disk has ended it already
                self._database.execute("ROLLBACK")
            raise
        self._database.execute("COMMIT")

    def put_records(self, records: Iterable[Stored]) -> None:
        """Keep `records`."""
        for stored in records:
            key = stored.key
            row = (key, stored.face, seal(stored.issues))
            self._database.execute("INSERT OR REPLACE INTO records VALUES (?, ?, ?)", row)
            for table, data in (("cards", stored.card), ("texts", stored.record)):
                if data is not None:
                    query = f"INSERT OR REPLACE INTO {table} VALUES (?, ?)"
                    self._database.execute(query, (key, seal(data)))

    def put_sources(self, sources: Iterable[tuple[str, Seen]]) -> None:
        """Keep what was seen of each path."""
        rows = (
            (path, *_columns(s.stamp), s.hashed_ns, s.digest, s.settings, s.seed, _pack(s.lines))
            for path, s in sources
        )
        marks = ", ".join("?" * 10)
        self._database.executemany(f"INSERT OR REPLACE INTO sources VALUES ({marks})", rows)

    def sources(self) -> Iterator[tuple[str, Seen]]:
        """What was last seen of each path."""
        rows = self._database.execute("SELECT * FROM sources")
        for path, *stamp, hashed_ns, digest, settings, seed, lines in rows:
            yield path, Seen(Stamp(*stamp), hashed_ns, digest, settings, seed, _unpack(lines))

    def known_paths(self) -> set[str]:
        """The paths of which something was seen."""
        return {row[0] for row in self._database.execute("SELECT path FROM sources")}

    def known_keys(self) -> set[str]:
        """The keys of all records held."""
        return {row[0] for row in self._database.execute("SELECT key FROM records")}

    def faces(self) -> dict[str, str]:
        """The face of each record held, by key."""
        return dict(self._database.execute("SELECT key, face FROM records"))

    def issues(self, keys: Iterable[str]) -> Iterator[Issue]:
        """What is wrong with the sources of these records."""
        wanted = frozenset(keys)
        query = "SELECT key, issues FROM records WHERE issues != ?"
        for key, issues in self._database.execute(query, (seal(pack(())),)):
            if key in wanted:
                yield from unpack(unseal(issues), tuple[Issue, ...])

    def cards(self, keys: Sequence[str]) -> Iterator[Card]:
        """The cards of those records that have one, in no particular order."""
        for at in range(0, len(keys), _CHUNK):
            chunk = keys[at : at + _CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT card FROM cards WHERE key IN ({marks})"
            for (card,) in self._database.execute(query, chunk):
                yield unpack(unseal(card), Card)

    def forget_records(self, keys: Iterable[str]) -> None:
        """Drop the records of these `keys`."""
        rows = [(key,) for key in keys]
        for table in ("records", "cards", "texts"):
            self._database.executemany(f"DELETE FROM {table} WHERE key = ?", rows)

    def forget_sources(self, paths: Iterable[str]) -> None:
        """Drop what was seen of these `paths`."""
        rows = [(path,) for path in paths]
        self._database.executemany("DELETE FROM sources WHERE path = ?", rows)


class RecordReader:
    """Reads full records; any number of processes may read while one writes."""

    def __init__(self, path: Path) -> None:
        """Open the store at `path` for reading."""
        self._database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)

    def read(self, key: str) -> Article:
        """The article stored under `key`.

        Raises `LostError` where there is none, `DamagedError` where it is not what was stored.
        """
        row = self._database.execute("SELECT record FROM texts WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise LostError(key)
        return decode_article(unseal(row[0]))

    def read_encoded(self, keys: Sequence[str]) -> dict[str, bytes]:
        """The records of `keys` as `encode_article` wrote them; those that there are."""
        found: dict[str, bytes] = {}
        for at in range(0, len(keys), _CHUNK):
            chunk = keys[at : at + _CHUNK]
            marks = ",".join("?" * len(chunk))
            query = f"SELECT key, record FROM texts WHERE key IN ({marks})"
            found.update((k, unseal(v)) for k, v in self._database.execute(query, chunk))
        return found

    def read_all(self, keys: Set[str] | None = None) -> Iterator[Article]:
        """All articles held, or those of `keys`, whatever code made them, in the order of keys."""
        for key, record in self._database.execute("SELECT key, record FROM texts ORDER BY key"):
            if keys is None or key in keys:
                yield decode_article(unseal(record))

    def standing_lines(self) -> Iterator[tuple[StandingLine, ...]]:
        """What could be standing copy in each source that has such lines."""
        rows = self._database.execute("SELECT lines FROM sources WHERE lines != x''")
        return (_unpack(row[0]) for row in rows)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _columns(stamp: Stamp) -> tuple[int, int, int, int]:
    return stamp.mtime_ns, stamp.ctime_ns, stamp.size, stamp.inode


def _pack(lines: tuple[StandingLine, ...]) -> bytes:
    """Most sources have none, so none costs nothing."""
    return seal(pack(lines)) if lines else b""


def _unpack(data: bytes) -> tuple[StandingLine, ...]:
    return unpack(unseal(data), tuple[StandingLine, ...]) if data else ()
