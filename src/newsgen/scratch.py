"""Folders that are thrown away."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from newsgen import codes
from newsgen.errors import NewsgenError, issue_in
from newsgen.locking import hold_lock

CLAIMED: Final = "newsgen-scratch"
"""Of no other folder, since all of that name below a claimed place are removed."""
_MOST: Final = 9
"""Processes that have a folder in one place at once; any more have theirs elsewhere."""


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


@contextmanager
def claim_scratch(place: Path) -> Iterator[Path]:
    """A folder below `place` for this process alone, to be made by it and removed in the end.

    What a process has left that was killed, the next one removes: a folder is in use as long as the
    lock beside it is held, and that ends with its holder. Locks stay, lest two processes lock two
    files. Where nothing can be written or locked at `place`, the folder is that of `open_scratch`.
    """
    with ExitStack() as held:
        folder = _claim_first(place, held)
        if folder is None:
            yield held.enter_context(open_scratch())
            return
        held.callback(shutil.rmtree, folder, ignore_errors=True)
        yield folder


def _claim_first(place: Path, held: ExitStack) -> Path | None:
    """The first folder that nobody uses, locked in `held`; the others of these are removed."""
    first = None
    for slot in (place / str(number) for number in range(_MOST)):
        if first and not slot.exists():
            continue
        with suppress(NewsgenError), ExitStack() as lock:
            lock.enter_context(hold_lock(slot, patience=0))
            shutil.rmtree(slot / CLAIMED, ignore_errors=True)
            if first is None:
                first = slot / CLAIMED
                held.enter_context(lock.pop_all())
    return first
