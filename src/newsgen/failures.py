"""What the system refuses in the middle of a build, as errors with a number.

A full disk, a folder that may not be written, a process that was killed: none of this is a fault of
newsgen, and whoever sees it can do something about it.
"""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path

from newsgen import codes
from newsgen.errors import Code, NewsgenError, issue_in

_AGAIN = "the last good output is as it was; build again when that is mended"


@contextmanager
def name_failures(folder: Path) -> Iterator[None]:
    """Raise `NewsgenError` for what the system refuses; `folder` is named where no file is."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        path = str(error.filename or folder)
        raise _name(codes.FILE_REFUSED, path, f"{path}: {reason}", _AGAIN) from None
    except sqlite3.OperationalError as error:
        message = f"a database in {folder}: {error}"
        raise _name(codes.FILE_REFUSED, str(folder), message, _AGAIN) from None
    except BrokenExecutor:
        message = "a process that read or rendered was ended from outside"
        hint = "where memory is short, the system ends the largest process: try fewer --jobs"
        raise _name(codes.WORKER_DIED, str(folder), message, hint) from None
    except MemoryError:
        message = "the system gave no more memory"
        raise _name(codes.NO_MEMORY, str(folder), message, "try fewer --jobs") from None


def _name(code: Code, path: str, message: str, hint: str) -> NewsgenError:
    return NewsgenError(message, [issue_in(code, path, message, hint)])
