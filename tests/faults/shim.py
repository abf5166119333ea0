"""The counter of calls in C, from Python: what it is told, and what it has seen."""

import ctypes
import enum
import hashlib
import mmap
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

SOURCE = Path(__file__).with_name("shim.c")
NAMES: Final = (
    "open for writing",
    "write",
    "rename",
    "unlink",
    "mkdir",
    "rmdir",
    "fsync",
    "truncate",
    "open for reading",
    "read",
)
"""Of the kinds in shim.c, in their order."""
PLACES: Final = ("", " (SQLite)", " (part of the index)")
"""Where a call is made, in the order of shim.c."""
_MOST = 65536


class Action(enum.IntEnum):
    """What happens at the point that is named."""

    COUNT = 0
    KILL = 1
    TEAR = 2
    """A write does half of its work, and then the process is killed."""
    FAIL = 3
    FAIL_EVER = 4
    """This call fails, and all that come after it."""


class _Order(ctypes.Structure):
    """``struct order`` of shim.c."""

    _fields_ = (
        ("active", ctypes.c_int),
        ("action", ctypes.c_int),
        ("number", ctypes.c_int),
        ("reads", ctypes.c_int),
        ("target", ctypes.c_long),
        ("seen", ctypes.c_long),
        ("folder", ctypes.c_char * 512),
        ("kinds", ctypes.c_ubyte * _MOST),
    )


class Shim:
    """The order that this process shares with those that it forks."""

    def __init__(self) -> None:
        """Raises `AttributeError` where the process was not started with the shim."""
        self._memory = mmap.mmap(-1, ctypes.sizeof(_Order))
        self._order = _Order.from_buffer(self._memory)
        ctypes.CDLL(None).faults_share(ctypes.byref(self._order))

    def arm(self, folder: Path, action: Action, target: int, number: int, *, reads: bool) -> None:
        """From now on, count the calls below `folder`; do `action` at the `target`-th, from 1."""
        order = self._order
        order.folder = os.fsencode(folder) + b"/"
        order.action, order.target, order.number = action, target, number
        order.seen, order.reads, order.active = 0, reads, 1

    def disarm(self) -> None:
        """Let all calls pass."""
        self._order.active = 0

    def kinds(self) -> list[str]:
        """The kind of each call that was seen, in order."""
        count = min(int(self._order.seen), _MOST)
        return [_name(kind) for kind in bytes(self._order.kinds[:count])]


def _name(kind: int) -> str:
    place, kind = divmod(kind, len(NAMES))
    return NAMES[kind] + PLACES[place]


def compiler() -> str | None:
    """The C compiler; None where there is none, or where the shim does not work."""
    return shutil.which("cc") if sys.platform == "linux" else None


def compile_shim() -> Path:
    """The compiled shim, made where it is missing. Raises `CalledProcessError`."""
    digest = hashlib.blake2b(SOURCE.read_bytes(), digest_size=8).hexdigest()
    target = Path(tempfile.gettempdir()) / f"newsgen-faults-{os.getuid()}-{digest}.so"
    if not target.exists():
        near = target.with_suffix(f".{os.getpid()}")
        command = ["cc", "-shared", "-fPIC", "-O2", "-o", str(near), str(SOURCE), "-ldl"]
        subprocess.run(command, check=True)
        near.replace(target)
    return target
