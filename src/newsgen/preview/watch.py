"""Watches a site's sources. Events only say that something may have changed; the build looks."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import (
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from newsgen.archive.authority import AUTHORITY_FILE
from newsgen.archive.ledger import LEDGER_FILE
from newsgen.archive.takedowns import TAKEDOWNS_FILE
from newsgen.config import CONFIG_FILE
from newsgen.loader.house_files import HOUSES_FILE
from newsgen.loader.vocabulary import TOPICS_FILE
from newsgen.renderer.strings.reading import STRINGS_FILE
from newsgen.theme import THEMES

_FILES = frozenset(
    {
        CONFIG_FILE,
        AUTHORITY_FILE,
        HOUSES_FILE,
        TOPICS_FILE,
        LEDGER_FILE,
        STRINGS_FILE,
        TAKEDOWNS_FILE,
    }
)

WATCHED = ("seeds", "articles", "templates", "static", THEMES)
QUIET_SECONDS = 0.03
"""Without an event before a change counts as finished: editors write in several steps."""
LIMIT_SECONDS = 0.25
"""A stream of events is not waited out longer than this."""


class _Waker(FileSystemEventHandler):
    """Wakes the waiting side; reading a file is no change."""

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake

    def on_any_event(self, event: FileSystemEvent) -> None:
        if not isinstance(event, FileOpenedEvent | FileClosedNoWriteEvent):
            self._wake()


class _ConfigWaker(_Waker):
    """At the top level only the files that a build reads and the sources' folders count."""

    def on_any_event(self, event: FileSystemEvent) -> None:
        names = {Path(str(event.src_path)).name, Path(str(event.dest_path)).name}
        if names & {*_FILES, *WATCHED}:
            super().on_any_event(event)


class Watcher:
    """Tells when the sources below `root` may have changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._woken = threading.Event()
        self._last = 0.0
        self._observer: BaseObserver = Observer()
        self._folders: set[Path] = set()
        self._observer.schedule(_ConfigWaker(self._wake), str(root), recursive=False)
        self._watch_folders()

    def start(self) -> None:
        """Begin to watch. Raises `OSError` where the system has no watch left."""
        self._observer.start()

    def stop(self) -> None:
        """End the watch."""
        self._observer.stop()
        self._observer.join()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until something changed and things are quiet again; False after `timeout` s."""
        if not self._woken.wait(timeout):
            return False
        started = time.monotonic()
        while (
            time.monotonic() - self._last < QUIET_SECONDS
            and time.monotonic() - started < LIMIT_SECONDS
        ):
            time.sleep(QUIET_SECONDS / 3)
        self._woken.clear()
        self._watch_folders()
        return True

    def _wake(self) -> None:
        self._last = time.monotonic()
        self._woken.set()

    def _watch_folders(self) -> None:
        """Watch the folders that are there by now."""
        for name in WATCHED:
            folder = self._root / name
            if folder.is_dir() and folder not in self._folders:
                self._observer.schedule(_Waker(self._wake), str(folder), recursive=True)
                self._folders.add(folder)
            elif not folder.is_dir():
                self._folders.discard(folder)
