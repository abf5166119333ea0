"""Whether the system can watch a site's folders, and what to do about it where it cannot."""

import errno
from pathlib import Path
from typing import Final

_SYSCTL: Final = Path("/proc/sys/fs/inotify")
_SPARE: Final = 2
"""Other programs watch too, editors above all: the limit that is proposed leaves them room."""


def describe_too_many(folders: int, sysctl: Path = _SYSCTL) -> str:
    """Why `folders` directories cannot all be watched, and what helps; empty where they can.

    watchdog starts without a word where watches run out half-way, and then misses changes. On
    systems without inotify there is no such limit.
    """
    try:
        allowed = int((sysctl / "max_user_watches").read_text())
    except (OSError, ValueError):
        return ""
    if folders <= allowed:
        return ""
    wanted = max(524_288, folders * _SPARE)
    return (
        f"the site has {folders:,} directories and the system watches at most {allowed:,}; "
        f"to watch: sudo sysctl fs.inotify.max_user_watches={wanted}"
    )


def describe_failure(error: OSError) -> str:
    """Why watching could not start, and what helps."""
    if error.errno == errno.EMFILE:
        return (
            "the system has no more inotify instances; "
            "to watch: sudo sysctl fs.inotify.max_user_instances=1024"
        )
    if error.errno == errno.ENOSPC:
        return (
            "the system has no more inotify watches; "
            "to watch: sudo sysctl fs.inotify.max_user_watches=524288"
        )
    return f"the system cannot watch ({error.strerror or error})"
