"""A first part of a large archive, for a preview that has nothing to show yet.

The files saved last are built as if the site had no others, into a folder and with a state that no
other build knows of. So nothing of them can be taken for the site's own output: nothing is
forgotten, recorded or left half done, and the build of the whole begins as it would without them.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from newsgen.archive.override_files import read_overrides
from newsgen.archive.permalinks import FRONT
from newsgen.build import Builder
from newsgen.config import load_config
from newsgen.errors import NewsgenError
from newsgen.executors import warm_workers
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.places import OUT, SEEDS, STATE
from newsgen.scanning import Snapshot, scan_site

SAMPLED = 40
"""Files in a sample: about as many as are built in the time that somebody waits for a page."""
WORTH = 2
"""Times as many files as that are built as a whole."""


@dataclass(frozen=True, slots=True)
class Sample:
    """What a preview shows of a site until all of it is built."""

    files: int
    total: int
    """Files of copy that the site has."""
    changed: tuple[str, ...]
    """Output paths of the pages that are new, different or gone since the last sample."""


@dataclass(frozen=True, slots=True)
class Sampler:
    """Makes samples of one site."""

    builder: Builder
    """That of the whole."""
    folder: Path
    """Where all that belongs to samples lies."""
    most: int = SAMPLED
    """Files in a sample, those aside that correct others of it."""

    @property
    def out(self) -> Path:
        """Where their pages lie."""
        return self.folder / OUT

    @property
    def state(self) -> Path:
        """What is kept from one to the next, which has to be made where something is saved."""
        return self.folder / STATE

    def make_sample(self) -> Sample | None:
        """Build a sample; None where the site is small, has an output, or something is wrong.

        What that is, the build of the whole tells.
        """
        if (self.builder.out / FRONT).exists():
            return None
        try:
            return self._make()
        except (NewsgenError, OSError):
            return None

    def forget(self) -> None:
        """Remove all that belongs to samples, since the whole is there."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make(self) -> Sample | None:
        root = self.builder.root
        snapshot, _ = scan_site(root)
        if len(snapshot) < WORTH * self.most:
            return None
        warm_workers(self.builder.jobs)
        config, _ = load_config(root)
        rules, _ = load_site_rules(root, config)
        chosen = choose_sources(root, snapshot, rules, self.most)
        report = Builder(root, self.out, 1, state=self.state, previews=True, only=chosen).rebuild()
        if report.failed:
            return None
        changed = (*report.changes.written, *report.changes.removed)
        return Sample(len(chosen), len(snapshot), changed)


def choose_sources(root: Path, snapshot: Snapshot, rules: SiteRules, most: int) -> Snapshot:
    """The `most` sources of `snapshot` that were saved last; seeds with what corrects them."""
    by_time = sorted(snapshot, key=lambda path: (snapshot[path].mtime_ns, path))
    chosen = set(by_time[-most:])
    chosen |= {one for pair in _find_pairs(root, snapshot, rules) if chosen & pair for one in pair}
    return {path: stamp for path, stamp in snapshot.items() if path in chosen}


def _find_pairs(root: Path, snapshot: Snapshot, rules: SiteRules) -> Iterator[frozenset[str]]:
    """Each seed with the file that corrects it."""
    if any(path.startswith(f"{SEEDS}/") for path in snapshot):
        yield from map(frozenset, read_overrides(root, snapshot, rules).items())
