"""Watches a site's sources. Events only say where to look; stamps say what has changed.

Events may be lost, doubled, late or about nothing, so none of them is believed. They wake a look at
the files that they name, and every few seconds, awake or not, there is a look at everything.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from watchdog.events import (
    FileClosedNoWriteEvent,
    FileOpenedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from newsgen.preview.git import find_lock, is_locked
from newsgen.preview.limits import describe_failure, describe_too_many
from newsgen.preview.noise import is_noise
from newsgen.preview.stamps import FILES, FOLDERS, MANY, Memory, count_folders

QUIET_SECONDS: Final = 0.03
"""Without an event before a change counts as finished: editors write in several steps."""
CLOSED_SECONDS: Final = 0.01
"""The same where the system has told that every file was closed; not all systems do."""
LIMIT_SECONDS: Final = 0.25
"""A stream of events is not waited out longer than this,"""
FLOOD: Final = 50
"""but where this many files change without a pause, as in a checkout, all of them are awaited."""
FLOOD_QUIET_SECONDS: Final = 0.25
FLOOD_LIMIT_SECONDS: Final = 60.0
RESCAN_SECONDS: Final = 5.0
"""Between two looks at everything, at least."""
RESCAN_SHARE: Final = 150
"""Looking takes at most one part in this many of a core: 30 ms for 10,000 files, each 5 s."""
POLL_SECONDS: Final = 0.5
POLL_SHARE: Final = 50
"""The same where looking is all there is."""


_FINISHED: Final = ("closed", "moved", "deleted")
"""Events after which nobody is writing a file any more."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What happened since the last one."""

    changed: frozenset[str]
    """Paths of sources, relative to the site."""
    demanded: bool = False
    """A build is wanted, whatever has changed."""


class _Listener(FileSystemEventHandler):
    """Passes on the paths of events that may be a change; reading a file is none."""

    def __init__(self, tell: Callable[[str, bool], None]) -> None:
        self._tell = tell

    def on_any_event(self, event: FileSystemEvent) -> None:
        if isinstance(event, FileOpenedEvent | FileClosedNoWriteEvent):
            return
        if event.is_directory and event.event_type == "modified":  # its files have their own
            return
        for path in (event.src_path, event.dest_path):
            if path:
                self._tell(str(path), event.is_directory or event.event_type in _FINISHED)


class Watcher:
    """Tells what has changed in the sources below `root`."""

    def __init__(self, root: Path, *, poll: bool = False) -> None:
        self._root = root
        self._poll = poll
        self._observer: BaseObserver | None = None
        self._folders: set[Path] = set()
        self._memory = Memory(root)
        self._lock = find_lock(root)
        self._woken = threading.Event()
        self._guard = threading.Lock()
        self._named: set[str] = set()
        self._unfinished: set[str] = set()
        """Those of the named that may be open for writing."""
        self._next_look = 0.0
        """When everything is looked at, whether events came or not."""
        self._last = 0.0
        self._burst = 0
        """Paths named since there was a pause, those of earlier batches too."""
        self._demanded = False

    @property
    def polls(self) -> bool:
        """Whether it looks by the clock alone, since there are no events."""
        return self._observer is None

    def start(self) -> str:
        """Begin; why it has to do without events, in a sentence, or nothing.

        Call it before the first build, so that what is saved meanwhile is seen after it.
        """
        reason = "" if self._poll else self._observe()
        self._look_everywhere()
        return reason

    def stop(self) -> None:
        """End the watch."""
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()

    def demand(self) -> None:
        """Ask for a build though no source may have changed."""
        with self._guard:
            self._demanded = True
        self._woken.set()

    @property
    def has_news(self) -> bool:
        """Whether `wait` would not have to wait for an event."""
        return self._woken.is_set()

    @property
    def settled_at(self) -> float:
        """When the last event came (`time.monotonic`); 0 where more may come, or none has."""
        last = self._last
        settled = time.monotonic() - last >= self._quiet() and not is_locked(self._lock)
        return last if settled else 0.0

    def wait(self, timeout: float | None = None) -> Batch | None:
        """The next batch, when things are quiet again; None where `timeout` seconds brought none.

        What happens while the caller builds is kept for the next call.
        """
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            now = time.monotonic()
            until = self._next_look if end is None else min(end, self._next_look)
            woken = self._woken.wait(max(0.0, until - now))
            if not woken and end is not None and self._next_look > end:
                return None
            batch = self._gather()
            if batch.changed or batch.demanded:
                return batch

    def _observe(self) -> str:
        """Have the system tell of changes; why it cannot, or nothing."""
        reason = describe_too_many(count_folders(self._root))
        if reason:
            return reason
        observer = Observer()
        observer.schedule(_Listener(self._hear), str(self._root), recursive=False)
        try:
            observer.start()
            self._watch_folders(observer)
        except OSError as error:
            observer.stop()
            return describe_failure(error)
        self._observer = observer
        return ""

    def _watch_folders(self, observer: BaseObserver) -> None:
        """Watch the folders that are there by now."""
        for name in FOLDERS:
            folder = self._root / name
            if folder.is_dir() and folder not in self._folders:
                observer.schedule(_Listener(self._hear), str(folder), recursive=True)
                self._folders.add(folder)
            elif not folder.is_dir():
                self._folders.discard(folder)

    def _hear(self, path: str, finished: bool) -> None:
        """Note the path of an event, in a thread of the observer."""
        name = Path(path)
        relative = name.relative_to(self._root) if name.is_relative_to(self._root) else name
        top = relative.parts[0] if relative.parts else ""
        if (top in FOLDERS or str(relative) in FILES) and not is_noise(str(relative)):
            self._note(relative.as_posix(), finished)

    def _note(self, path: str, finished: bool) -> None:
        now = time.monotonic()
        with self._guard:
            if finished:
                self._unfinished.discard(path)
            else:
                self._unfinished.add(path)
            if now - self._last > FLOOD_QUIET_SECONDS:
                self._burst = 0
            self._burst += path not in self._named
            self._named.add(path)
            self._last = now
        self._woken.set()

    def _look_everywhere(self) -> frozenset[str]:
        """What has changed anywhere, and when to look again."""
        changed = self._memory.look_everywhere()
        pause = max(RESCAN_SECONDS, RESCAN_SHARE * self._memory.cost)
        if self.polls:
            pause = max(POLL_SECONDS, POLL_SHARE * self._memory.cost)
        self._next_look = time.monotonic() + pause
        return changed

    def _gather(self) -> Batch:
        self._settle()
        with self._guard:
            named, self._named = self._named, set()
            self._unfinished.clear()
            demanded, self._demanded = self._demanded, False
            self._woken.clear()
        if self._observer is not None:
            self._watch_folders(self._observer)
        if named and len(named) <= MANY and not self._names_folder(named):
            return Batch(self._memory.look_at(named), demanded)
        return Batch(self._look_everywhere(), demanded)

    def _names_folder(self, named: set[str]) -> bool:
        """Whether one of the paths is a folder, or was one: files in it may have no events."""
        known = self._memory.stamps
        return any(path not in known and not (self._root / path).is_file() for path in named)

    def _settle(self) -> None:
        """Wait until no more comes."""
        started = time.monotonic()
        while True:
            now = time.monotonic()
            flood = self._burst > FLOOD or is_locked(self._lock)
            limit = FLOOD_LIMIT_SECONDS if flood else LIMIT_SECONDS
            quiet = FLOOD_QUIET_SECONDS if flood else self._quiet()
            rest = self._last + quiet - now
            if (rest <= 0 and not is_locked(self._lock)) or now - started >= limit:
                return
            time.sleep(max(0.002, min(quiet / 3, rest)))

    def _quiet(self) -> float:
        return QUIET_SECONDS if self._unfinished else CLOSED_SECONDS
