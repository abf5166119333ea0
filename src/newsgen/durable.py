"""A small file replaced so that not even a power cut leaves half of it."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path


def replace_durably(path: Path, near: Path, pieces: Iterable[bytes]) -> None:
    """Give the file at `path` the bytes of `pieces` by way of `near`, a file in the same folder.

    The bytes are on the disk before they get the name, and the name is before this returns. Raises
    `OSError`, and then `path` is as it was and `near` is gone.
    """
    try:
        with near.open("wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        near.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            near.unlink()
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Write the names in a folder to the disk, on systems that let a folder be opened."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse; the file itself is written
        pass
    finally:
        os.close(handle)
