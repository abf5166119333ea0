"""One build at a time: a lock that the system lets go of when its holder dies."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newsgen import codes
from newsgen.errors import NewsgenError, issue_in

LOCK_FILE = "lock.sqlite"
PATIENCE = 60.0
"""Seconds that a second build waits for the first."""


@contextmanager
def hold_lock(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of `folder`, waiting for whoever has it.

    SQLite's own lock serves: it works on every system and ends with the process, so that none is
    ever stale. Raises `NewsgenError` where the wait is over, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(folder / LOCK_FILE, timeout=patience, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise _refusal(folder, f"{folder} cannot be written: {error}") from None
    with closing(database):
        _lock(database, folder / LOCK_FILE, patience)
        yield


def _lock(database: sqlite3.Connection, file: Path, patience: float) -> None:
    try:
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            # Not a lock file. It is emptied and not removed, lest two processes lock two files.
            os.truncate(file, 0)
            database.execute("BEGIN EXCLUSIVE")
    except (OSError, sqlite3.DatabaseError) as error:
        if "locked" not in str(error):
            raise _refusal(file, f"{file} cannot be locked: {error}") from None
        message = f"another newsgen is building this site, and {patience:.0f} s were not enough"
        hint = "wait for it, or end it: the lock ends with its process"
        issue = issue_in(codes.LOCKED, str(file), message, hint)
        raise NewsgenError(f"{file}: {message}", [issue]) from None


def _refusal(path: Path, message: str) -> NewsgenError:
    return NewsgenError(message, [issue_in(codes.FILE_REFUSED, str(path), message)])
