"""Whether an output is what a build from nothing gives (``newsgen build --verify``)."""

from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path

from newsgen.build import Builder
from newsgen.manifest import manifest_path, read_manifest
from newsgen.output import look_into
from newsgen.places import STATE
from newsgen.report import Progress
from newsgen.scratch import open_scratch


def find_differences(root: Path, out: Path, jobs: int, progress: Progress) -> list[str]:
    """What is other in `out` than in a clean build of the site at `root`, a line for each file.

    The clean build has a state of its own, knows nothing of the last one, and is thrown away.
    """
    with open_scratch() as folder:
        clean = folder / "build"
        report = Builder(root, clean, jobs, state=folder / "state").rebuild(progress)
        if report.failed:
            return ["a clean build fails: run `newsgen check`"]
        return list(_compare(root, out, clean))


def _compare(root: Path, out: Path, clean: Path) -> Iterator[str]:
    written = read_manifest(manifest_path(root / STATE, out)).files
    present = look_into(out).files
    for path in sorted({*look_into(clean).files, *written}):
        if not (clean / path).is_file():
            yield f"{out}/{path} is not in a clean build"
        elif path not in present:
            yield f"{out}/{path} is missing"
        elif not cmp(out / path, clean / path, shallow=False):
            yield f"{out}/{path} has other bytes than in a clean build"
