"""SQLite files that newsgen keeps for itself: whole, of this version, or made anew.

Nothing in them is the only copy of anything. So what is damaged, foreign or of another version is
thrown away, and whoever opens the file is told why.
"""

import functools
import sqlite3
import zlib
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsgen import codes
from newsgen.errors import NewsgenError, issue_in

_SUM = 4
"""Bytes of a checksum."""


class DamagedError(sqlite3.DatabaseError):
    """A value is not what was stored; SQLite itself does not look."""


class LostError(DamagedError, KeyError):
    """A value is gone that was stored."""


@dataclass(frozen=True, slots=True)
class Form:
    """What a file of one kind and version is made of."""

    application: int
    """Which kind of file this is, in its header (``PRAGMA application_id``)."""
    version: int
    """Raised when a table changes."""
    schema: str


def open_database(path: Path, form: Form) -> tuple[sqlite3.Connection, str]:
    """The database at `path`, made if missing, and why it was made anew; empty where it was not.

    Raises `NewsgenError` where it cannot be opened. What is committed outlives the process, but the
    last of it not a power cut: nothing is ever half there (WAL, ``synchronous=NORMAL``).
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    reason = "it was empty" if path.is_file() and not path.stat().st_size else ""
    try:
        try:
            return _open(path, form), reason
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError as error:
            reason = str(error)
        remove_database(path)
        return _open(path, form), reason
    except sqlite3.OperationalError as error:
        message = f"{path} cannot be opened: {error}"
        hint = "is the disk full, or may this user not write there?"
        issue = issue_in(codes.FILE_REFUSED, str(path), message, hint)
        raise NewsgenError(message, [issue]) from None


def open_reader(path: Path, form: Form) -> sqlite3.Connection:
    """The database at `path`, to be read and left as it is.

    Raises `sqlite3.DatabaseError` where it is not there, is damaged, or not of this form.
    """
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        _check_form(database, form)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether the file is at fault, and not the system that keeps it: then it is made anew.

    Bytes that have become a text are an `OperationalError` without a code, a table that is not
    there one with the code of any mistake.
    """
    code = getattr(error, "sqlite_errorcode", None)
    return not isinstance(error, sqlite3.OperationalError) or code in (None, sqlite3.SQLITE_ERROR)


def remove_database(path: Path) -> None:
    """Remove a database with all that SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def seal(data: bytes, *row: object) -> bytes:
    """`data` with a checksum (CRC-32) of it and of what stands beside it in its `row`."""
    return _sum_up(data, row) + data


def unseal(sealed: bytes, *row: object) -> bytes:
    """What was sealed. Raises `DamagedError` where it, or its `row`, is not what it was."""
    # Damage may turn bytes into a text or a number: SQLite lets each value have its own type.
    if not isinstance(sealed, bytes) or _sum_up(sealed[_SUM:], row) != sealed[:_SUM]:
        raise DamagedError("a value has other bytes than were stored")
    return sealed[_SUM:]


def _sum_up(data: bytes, row: tuple[object, ...]) -> bytes:
    return zlib.crc32(data, zlib.crc32(repr(row).encode())).to_bytes(_SUM, "little")


def _open(path: Path, form: Form) -> sqlite3.Connection:
    """Open or make the file. Raises `DatabaseError` where it is damaged, or not of this form."""
    database = sqlite3.connect(path, isolation_level=None)
    try:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        if database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
            _make_tables(database, form)
        _check_form(database, form)
    except sqlite3.DatabaseError:
        database.close()
        raise
    return database


def _check_form(database: sqlite3.Connection, form: Form) -> None:
    """Raise `DatabaseError` where a database is not of this form."""
    found = tuple(_read_number(database, name) for name in ("application_id", "user_version"))
    if found != (form.application, form.version):
        known = found[0] == form.application
        raise sqlite3.DatabaseError(
            "it is of another version of newsgen" if known else "it is not of this newsgen"
        )
    if _read_schema(database) != _expected_schema(form):
        raise sqlite3.DatabaseError("its tables are not those that newsgen makes")


def _make_tables(database: sqlite3.Connection, form: Form) -> None:
    """All tables and the numbers that say so, in one transaction."""
    database.executescript(
        f"BEGIN; {form.schema} PRAGMA application_id={form.application};"
        f" PRAGMA user_version={form.version}; COMMIT;"
    )


def _read_number(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def _read_schema(database: sqlite3.Connection) -> list[tuple[str, str, str]]:
    """All that a database holds. A trigger or a view that came with a site would run in a build."""
    found = database.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
    return sorted(found.fetchall())


@functools.cache
def _expected_schema(form: Form) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as database:
        _make_tables(database, form)
        return _read_schema(database)
