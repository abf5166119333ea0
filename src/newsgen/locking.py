"""One build at a time: a lock that the system lets go of when its holder dies."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from newsgen.errors import NewsgenError

LOCK_FILE = "lock.sqlite"
PATIENCE = 60.0
"""Seconds that a second build waits for the first."""


@contextmanager
def hold_lock(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of `folder`, waiting for whoever has it.

    SQLite's own lock serves: it works on every system and ends with the process. Raises
    `NewsgenError` where the wait is over, or the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(folder / LOCK_FILE, timeout=patience, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise NewsgenError(f"{folder} cannot be written: {error}") from None
    with closing(database):
        try:
            database.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            reason = "another newsgen is building this site" if "locked" in str(error) else error
            raise NewsgenError(f"{folder / LOCK_FILE} cannot be locked: {reason}") from None
        yield
