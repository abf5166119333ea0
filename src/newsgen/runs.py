"""One build from what it found at the start to what it made: the values that its steps hand on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsgen import codes
from newsgen.archive.gather import Gathered
from newsgen.archive.store import STORE_FILE
from newsgen.beats import Beat
from newsgen.config import Config
from newsgen.errors import Issue, issue_in
from newsgen.inputs import Inputs, mark_all
from newsgen.manifest import Manifest, Source
from newsgen.output import Present, Staged
from newsgen.places import STATE
from newsgen.plan_store import PLAN_FILE
from newsgen.receipt import Receipt
from newsgen.report import Progress
from newsgen.search.kept_parts import PARTS_FOLDER

STAGING = "staging"
"""Folder of files on their way to the output, in that of the state."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one build has found before it makes anything."""

    state: Path
    config: Config
    inputs: Inputs
    noted_ns: int
    """A time before anything was read."""
    manifest: Manifest
    present: Present
    progress: Progress
    beat: Beat
    issues: tuple[Issue, ...]
    """What is wrong with all but single sources, as far as it is known."""
    gathered: Gathered = field(default_factory=Gathered)
    source_issues: tuple[Issue, ...] = ()
    plan_mark: str = ""
    """Of all that pages are made from but the texts of stories."""
    mended: tuple[Issue, ...] = ()
    """What newsgen kept for itself and found damaged: told once, and no reason to fail."""

    @property
    def staging(self) -> Path:
        """Where files lie on their way to the output.

        No other build has this folder: the workers of one that was killed may write a while yet.
        """
        return self.state / STAGING / str(self.noted_ns)

    @property
    def store(self) -> Path:
        """The file of the records."""
        return self.state / STORE_FILE

    @property
    def parts(self) -> Path:
        """The folder of the parts of the search index."""
        return self.state / PARTS_FOLDER

    @property
    def plan_file(self) -> Path:
        """The file of the last plan."""
        return self.state / PLAN_FILE

    def note_mended(self, file: Path, reason: str) -> "Run":
        """This run, where `file` was made anew for a `reason`, if there is one."""
        if not reason:
            return self
        message = f"this was made anew: {reason}"
        issue = issue_in(codes.MADE_ANEW, f"{STATE}/{file.name}", message)
        return replace(self, mended=(*self.mended, issue))

    def sources(self) -> dict[str, Source]:
        """The sources as they were read, for the manifest."""
        stamps, keys = self.inputs.snapshot, self.gathered.keys
        return {
            path: Source(digest, stamps[path].size, stamps[path].mtime_ns, keys.get(path, ""))
            for path, digest in sorted(self.gathered.digests.items())
        }

    def data_mark(self, paths: str) -> str:
        """The mark of all that the data files are made from; `paths` is that of all addresses."""
        return mark_all(self.inputs.settings, self.gathered.faces, self.gathered.keys, paths)


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a run, ready to be published."""

    fingerprints: Mapping[str, str]
    staged: Mapping[str, Staged]
    receipt: Receipt
