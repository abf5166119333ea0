"""The state of all files that a build reads, by their stamps: what has really changed."""

import os
import time
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

from newsgen.places import BESIDE, LEDGER_FILE, SITE_FILES, SOURCES
from newsgen.site_files import find_tops, leads_out, walk_files

Stamp: TypeAlias = tuple[int, int, int, int]
"""Times of change in nanoseconds (content, inode), size, inode: plain, since there are many."""

FOLDERS: Final = (*SOURCES, *BESIDE)
"""Folders of a site whose files a build reads, with all that is below them."""
FILES: Final = (*SITE_FILES, LEDGER_FILE)
"""Files at the top of a site that a build reads."""
MANY: Final = 200
"""Paths from which on looking at everything is quicker than at each: 10,000 stats take 30 ms."""
GRAIN_NS: Final = 20_000_000
"""Two writes within one tick of the file system's clock (4 to 10 ms) may leave one stamp."""


@dataclass(slots=True)
class Memory:
    """What was last seen of the files below `root`, kept up to date by looking again."""

    root: Path
    stamps: dict[str, Stamp] = field(default_factory=dict)
    looked_ns: int = 0
    """When they were last looked at, nanoseconds since 1970."""
    cost: float = 0.0
    """Processor time in seconds of the last look at everything."""

    def look_everywhere(self) -> frozenset[str]:
        """The paths that differ from the last look, of all files."""
        now, started = time.time_ns(), time.thread_time()
        found = walk_site(self.root)
        self.cost = time.thread_time() - started
        before, self.stamps, self.looked_ns = self.stamps, found, now
        changed = {path for path, stamp in found.items() if stamp != before.get(path)}
        return frozenset(changed | (before.keys() - found.keys()))

    def look_at(self, paths: Collection[str]) -> frozenset[str]:
        """Those of the named files that differ from the last look.

        One that was written within a tick of that look counts as changed: its stamp may not tell.
        """
        now = time.time_ns()
        changed = frozenset(path for path in paths if self._has_changed(path))
        self.looked_ns = now
        return changed

    def _has_changed(self, path: str) -> bool:
        before, stamp = self.stamps.pop(path, None), read_stamp(self.root, path)
        if stamp is None:
            return before is not None
        self.stamps[path] = stamp
        return stamp != before or stamp[0] > self.looked_ns - GRAIN_NS


def read_stamp(root: Path, path: str) -> Stamp | None:
    """The stamp of a file of the site at `root`; None where there is none.

    Of a link in a folder that leads out of the site it is that of the link, as in `walk_site`.
    """
    full, top = root / path, path.partition("/")[0]
    try:
        if top != path and leads_out(os.fspath(full), *find_tops(root, top)):
            return _stamp_of(full.lstat())
        return _stamp_of(full.stat())
    except OSError:
        return None


def _stamp_of(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def walk_site(root: Path) -> dict[str, Stamp]:
    """Every file that a build of the site at `root` may read, with its stamp."""
    stamps = {name: stamp for name in FILES if (stamp := read_stamp(root, name))}
    for name in FOLDERS:
        stamps.update((path, _stamp_of(status)) for path, status in walk_files(root, name))
    return stamps


def count_folders(root: Path) -> int:
    """How many directories have to be watched; links are not followed, as the system does not."""
    return 1 + sum(1 for name in FOLDERS for _ in os.walk(root / name))
