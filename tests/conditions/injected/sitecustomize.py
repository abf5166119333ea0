"""Loaded by Python at the start of a process: makes conditions that the environment asks for.

NO_NETWORK=1         any use of a socket of the internet, or of another program, raises
WRITES=FILE          every path that is written, made, moved or removed is noted in FILE
LISTING=reversed     folders are listed backwards
START=spawn          this is the only way to start a process
UMASK=077            the mask of new files
TEMPORARY=FOLDER     this is the temporary folder, whether it is there or not
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterator
from typing import Any

_NETWORK = frozenset(
    {
        "socket.bind",
        "socket.connect",
        "socket.getaddrinfo",
        "socket.gethostbyname",
        "socket.sendto",
        "urllib.Request",
    }
)
_PROGRAMS = frozenset(
    {"os.exec", "os.posix_spawn", "os.startfile", "os.system", "subprocess.Popen"}
)
_CHANGES = frozenset({"os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.rmtree"})


def forbid_network(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook; workers speak to their parent over local sockets, whose address is a path."""
    if event in _PROGRAMS:
        raise RuntimeError(f"a build starts no program: {event} {arguments}")
    if event in _NETWORK and not isinstance(arguments[-1], str | bytes):
        raise RuntimeError(f"a build needs no network: {event} {arguments}")


def note_writes(event: str, arguments: tuple[Any, ...]) -> None:
    """An audit hook."""
    if event == "open":
        path, mode, flags = arguments
        writes = set(mode or "") & set("wxa+") or (flags or 0) & (os.O_WRONLY | os.O_RDWR)
        paths = [path] if writes else []
    elif event in ("os.remove", "os.rmdir") and arguments[-1] != -1:
        paths = []  # a name in an open folder: `shutil.rmtree` told of that before
    elif event in _CHANGES:
        paths = [arguments[0], arguments[1]] if event == "os.rename" else [arguments[0]]
    else:
        reads = event != "sqlite3.connect" or str(arguments[0]).endswith(("?mode=ro", ":memory:"))
        paths = [] if reads else [arguments[0]]
    log = os.environ["WRITES"]
    for path in paths:
        if isinstance(path, int) or os.fspath(path) == log:
            continue
        with os.fdopen(os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "a") as file:
            file.write(f"{event} {os.path.abspath(os.fsdecode(path))}\n")


_scandir, _listdir = os.scandir, os.listdir


class Backwards:
    """`os.scandir` with its entries in another order."""

    def __init__(self, *arguments: Any) -> None:
        with _scandir(*arguments) as entries:
            self._entries = iter(sorted(entries, key=lambda e: e.name, reverse=True))

    def __iter__(self) -> Iterator[Any]:
        return self._entries

    def __next__(self) -> Any:
        return next(self._entries)

    def __enter__(self) -> "Backwards":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """There is nothing open."""


def list_backwards(*arguments: Any) -> list[Any]:
    """`os.listdir` in another order."""
    return sorted(_listdir(*arguments), reverse=True)


if os.environ.get("UMASK"):
    os.umask(int(os.environ["UMASK"], 8))
if os.environ.get("LISTING") == "reversed":
    os.scandir, os.listdir = Backwards, list_backwards  # type: ignore[assignment]
if os.environ.get("START"):
    methods = [os.environ["START"]]
    multiprocessing.get_all_start_methods = lambda: methods
if os.environ.get("TEMPORARY"):
    tempfile.tempdir = os.environ["TEMPORARY"]
if os.environ.get("WRITES"):
    sys.addaudithook(note_writes)
if os.environ.get("NO_NETWORK"):
    sys.addaudithook(forbid_network)
