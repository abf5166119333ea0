"""The data files of a build: replaced where a few stories have changed, else made anew."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager, closing
from functools import partial
from pathlib import Path

from newsgen.archive.store import RecordReader
from newsgen.executors import Tell, work_beside
from newsgen.exports.bundle import write_bundle
from newsgen.exports.patching import find_changed, patch_bundle
from newsgen.exports.reading import make_shelf
from newsgen.output import Staged
from newsgen.resumption import Resumption
from newsgen.runs import Run
from newsgen.staleness import Survey


def stage_beside(
    run: Run, out: Path, survey: Survey, stale: Collection[str], jobs: int
) -> AbstractContextManager[Callable[[], dict[str, Staged]]]:
    """Stage the `stale` data files beside the body, which is given what waits for them."""
    work = partial(stage_data, run, out, survey, stale) if stale else _stage_none
    tell = partial(_tell, run, len(survey.site.cards))
    return work_beside(jobs if stale else 1, work, tell, run.beat)


def _stage_none(_tell: Tell) -> dict[str, Staged]:
    return {}


def stage_data(
    run: Run, out: Path, survey: Survey, stale: Collection[str], tell: Tell
) -> dict[str, Staged]:
    """Stage the `stale` data files: those that differ from `out`, by path.

    `tell` is told how many more articles are written.
    """
    site, staged = survey.site, None
    known = survey.known_data(run.inputs.settings)
    with closing(RecordReader(run.store)) as records:
        changed = None if known is None else find_changed(site, out, known)
        if changed is not None:
            changes = [(make_shelf(site, n), records.read(site.cards[n].key)) for n in changed]
            staged = patch_bundle(out, run.staging, changes)
        if staged is None:
            staged = write_bundle(site, records, run.staging, out, stale, tell)
    return {file.path: file for file in staged}


def restage_data(
    run: Run, out: Path, resumption: Resumption, paths: str
) -> dict[str, Staged] | None:
    """Stage the data files in which texts have changed: those that differ from `out`, by path.

    `paths` is the mark of all addresses. None where the files have to be made anew, which takes the
    plan of the whole site.
    """
    with closing(RecordReader(run.store)) as records:
        changes = [(shelf, records.read(key)) for shelf, key in resumption.shelves()]
    staged = patch_bundle(out, run.staging, changes)
    if staged is None:
        return None
    resumption.note_data(run.data_mark(paths))
    return {file.path: file for file in staged}


def _tell(run: Run, total: int, done: int) -> None:
    run.progress("data", done, total)
