"""All checks in one run: the output is read once, in as many processes as there are."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import chain
from pathlib import Path

from newsgen import codes
from newsgen.archive.permalinks import DATA
from newsgen.archive.store import RecordReader
from newsgen.errors import Issue, issue_at, issue_in
from newsgen.executors import map_chunks, open_executor
from newsgen.output import list_files
from newsgen.verification.addresses import Target
from newsgen.verification.built import Built, open_built
from newsgen.verification.data_files import check_data
from newsgen.verification.fixity import check_settings, check_sources
from newsgen.verification.lists import Lists
from newsgen.verification.model import Report, sort_issues
from newsgen.verification.pages import Ask, Folders, Job, Readings, find_address, read_files

_BUILD = "run `newsgen build`"
_CHUNK = 256
"""Files handed over at a time: pages beside one another lead to the same pages."""

_KEPT_BY_OTHERS = (".git", ".hg/", ".svn/")
"""Where the output is published from version control: its own files."""


def verify_site(
    root: Path, out: Path, state: Path, jobs: int, tell: Callable[[int, int], None]
) -> Report:
    """What is wrong with the last build of the site at `root` into `out`; nothing is written.

    `tell` is told how many more files are read, of how many. Raises `ConfigError`, and
    `NewsgenError` where there is no build.
    """
    started = time.perf_counter()
    with open_built(root, out, state) as built:
        readings = Readings()
        lists = Lists(built.site, out.name) if built.site else None
        for part in _read_output(built, jobs):
            _merge(readings, part, lists)
            tell(part.files, len(built.manifest.files))
        issues = chain(
            readings.issues,
            check_sources(root, built.manifest.sources, readings.counts),
            check_settings(root, built.receipt, readings.counts),
            _find_foreign(built),
            _find_lost(built, readings),
            lists.check(readings.counts) if lists else (),
            _check_data(built, readings),
        )
        return Report(
            issues=sort_issues(issues),
            counts=readings.counts,
            articles=len(built.site.cards) if built.site else 0,
            seconds=time.perf_counter() - started,
        )


def _read_output(built: Built, jobs: int) -> Iterator[Readings]:
    site, files = built.site, built.manifest.files
    cards = zip(site.paths, site.cards, strict=True) if site else ()
    keys = {path: card.key for path, card in cards}
    missing = [path for path in keys if path not in files]
    work = [Job(path, files[path], keys.get(path, "")) for path in sorted(files)]
    folders = Folders(built.root, built.out, built.store, built.receipt.url)
    yield Readings(issues=[_unlisted(built.out, path) for path in missing])
    with open_executor(jobs, len(work)) as executor:
        yield from map_chunks(executor, partial(read_files, folders), work, jobs, _CHUNK)


def _unlisted(out: Path, path: str) -> Issue:
    message = "a story has no page here; the manifest does not list one"
    return issue_in(codes.OUTPUT_MISSING, f"{out.name}/{path}", message, _BUILD)


def _merge(whole: Readings, part: Readings, lists: Lists | None) -> None:
    whole.issues += part.issues
    whole.counts += Counter(part.counts)
    whole.ids |= part.ids
    for target, ask in part.asks.items():
        whole.asks.setdefault(target, ask)
    if lists:
        for listing in part.listings:
            lists.add(listing)


def _find_foreign(built: Built) -> Iterator[Issue]:
    for path in list_files(built.out):
        if path not in built.manifest.files and not path.startswith(_KEPT_BY_OTHERS):
            message = "newsgen did not write this file"
            hint = "move it to static/ if it belongs to the archive, else away"
            name = f"{built.out.name}/{path}"
            yield issue_in(codes.OUTPUT_FOREIGN, name, message, hint)


def _find_lost(built: Built, readings: Readings) -> Iterator[Issue]:
    """Fragments that the pages which they lead to lack; each is told of one page that needs it."""
    for target, ask in readings.asks.items():
        if f" {target.fragment} " not in readings.ids.get(target.path, ""):
            yield _lost_fragment(built.out, target, ask)


def _lost_fragment(out: Path, target: Target, ask: Ask) -> Issue:
    text = (out / ask.page).read_text(encoding="utf-8", errors="replace")
    message = f"/{target.path} has no place `{target.fragment}`"
    at = find_address(text, ask.address)
    return issue_at(codes.FRAGMENT_LOST, f"{out.name}/{ask.page}", text, at, message)


def _check_data(built: Built, readings: Readings) -> Iterator[Issue]:
    if built.site is None:
        return
    if not built.receipt.exported:
        message = "the data files are older than the pages: a preview leaves them as they are"
        yield issue_in(codes.DATA_DIFFERS, f"{built.out.name}/{DATA}", message, _BUILD)
        return
    with closing(RecordReader(built.store)) as records:
        yield from check_data(built.site, records, built.out, readings.counts)
