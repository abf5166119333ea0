"""Whether git is changing files just now: half of a checkout is not worth a build."""

import time
from pathlib import Path
from typing import Final

STALE_SECONDS: Final = 60.0
"""A lock older than this was left by a git that died."""


def find_lock(root: Path) -> Path | None:
    """Where git puts its lock while it changes the work tree that holds `root`; None without one.

    In a linked work tree ``.git`` is a file that names the folder.
    """
    for folder in (root.absolute(), *root.absolute().parents):
        git = folder / ".git"
        if git.is_dir():
            return git / "index.lock"
        if git.is_file():
            named = git.read_text(encoding="utf-8", errors="replace").partition("gitdir:")[2]
            return folder / named.strip() / "index.lock"
    return None


def is_locked(lock: Path | None) -> bool:
    """Whether git holds `lock`."""
    if lock is None:
        return False
    try:
        return time.time() - lock.stat().st_mtime < STALE_SECONDS
    except OSError:
        return False
