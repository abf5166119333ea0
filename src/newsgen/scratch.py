"""Folders that are thrown away."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from newsgen import codes
from newsgen.errors import NewsgenError, issue_in


@contextmanager
def open_scratch() -> Iterator[Path]:
    """An empty folder below the temporary one of the user, removed in the end.

    Raises `NewsgenError` where none can be made.
    """
    try:
        scratch = TemporaryDirectory(prefix="newsgen-", ignore_cleanup_errors=True)
    except OSError as error:
        path = str(error.filename or "TMPDIR")
        message = f"no temporary folder can be made: {error.strerror or error}"
        hint = "let TMPDIR name a folder that can be written"
        issue = issue_in(codes.FILE_REFUSED, path, message, hint)
        raise NewsgenError(f"{path}: {message}", [issue]) from None
    with scratch as folder:
        yield Path(folder)
