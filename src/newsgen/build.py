"""The whole pipeline, from a site's folder to its output, in one readable function."""

import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

from newsgen.archive.authority import load_authority
from newsgen.archive.gather import gather_cards
from newsgen.archive.ledger import find_unrecorded, write_ledger
from newsgen.archive.old_addresses import Past, load_past
from newsgen.archive.site import Site, build_site, is_published
from newsgen.archive.store import STORE_FILE, RecordReader, Store
from newsgen.config import Config, load_config
from newsgen.errors import Issue, has_errors
from newsgen.executors import SMALL, default_jobs, map_chunks, open_executor
from newsgen.exports.bundle import write_bundle
from newsgen.loader.site_rules import load_site_rules
from newsgen.loader.sources import scan_site
from newsgen.loader.vocabulary import read_vocabulary
from newsgen.locking import hold_lock
from newsgen.output import (
    Changes,
    check_folders,
    find_foreign,
    manifest_path,
    publish,
    read_manifest,
    stage,
)
from newsgen.renderer.pages import Page, plan_pages
from newsgen.renderer.render import render_page
from newsgen.renderer.search_page import FOLDER
from newsgen.renderer.strings.reading import load_strings
from newsgen.renderer.templates import TEMPLATES, TemplateSet, check_templates, read_templates
from newsgen.search.writing import write_segments
from newsgen.staleness import Survey
from newsgen.static_files import StaticFile, find_static
from newsgen.theme import find_layers
from newsgen.versions import code_digest

T = TypeVar("T")

STATE = ".newsgen"
"""Folder of the record store and the manifests, beside the sources; may be deleted at any time."""
OUT = "build"
STATIC = "static"


class Progress(Protocol):
    """Told how far a build is."""

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        """`done` more of about `total` pieces of `phase` are finished."""


def ignore_progress(_phase: str, _done: int, _total: int, /) -> None:
    """For a build that nobody watches."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and did."""

    issues: tuple[Issue, ...]
    """Sorted by path, line and column."""
    failed: bool
    """Errors (in a strict build warnings too) were found; the output is as it was before."""
    articles: int = 0
    parsed: int = 0
    """Sources that had to be parsed anew."""
    changes: Changes = field(default_factory=lambda: Changes((), 0, ()))
    seconds: float = 0.0
    drafts: int = 0
    """Articles held back."""
    recorded: int = 0
    """Addresses that were added to the ledger."""
    sitemap: bool = False

    def counts(self) -> Mapping[str, int]:
        """How many issues each code has."""
        return dict(sorted(Counter(issue.code for issue in self.issues).items()))


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds one site into one output folder, again and again."""

    root: Path
    out: Path
    jobs: int = field(default_factory=default_jobs)
    strict: bool = False
    state: Path | None = None
    """Where the store and the manifest are kept; by default ``.newsgen`` in `root`."""
    publishes: bool = True
    """False: find all that is wrong and write nothing."""
    records: bool = False
    """Add what is published to the ledger, if the site keeps one. A preview publishes nothing."""
    previews: bool = False
    """Leave the data files as they are, where there are any: they take longer than all else."""
    locked: bool = False
    """An address that the ledger lacks is an error."""

    def rebuild(self, progress: Progress = ignore_progress) -> BuildReport:
        """Bring the output up to date with the sources.

        Raises `ConfigError` and `OutputError`; everything else that is wrong in the site's files
        comes back in the report.
        """
        started = time.perf_counter()
        config, issues = load_config(self.root)
        if self.publishes:
            check_folders(self.root, self.out)
        state = self.state or self.root / STATE
        with hold_lock(state):
            return self._rebuild(state, config, issues, progress, started)

    def _rebuild(
        self,
        state: Path,
        config: Config,
        issues: tuple[Issue, ...],
        progress: Progress,
        started: float,
    ) -> BuildReport:
        """The pipeline, while no other process builds the site."""
        snapshot, found = scan_site(self.root)
        rules, mistakes = load_site_rules(self.root, config)
        issues += found + mistakes
        with closing(Store(state / STORE_FILE)) as store:
            gathered = gather_cards(
                self.root,
                snapshot,
                rules,
                code_digest(),
                store,
                self._workers,
                self.jobs,
                partial(progress, "read"),
            )
            authority, mistakes = load_authority(self.root)
            past, unread_past = load_past(self.root, config)
            site, clashes = build_site(
                gathered.cards,
                config,
                authority,
                read_vocabulary(rules.topics),
                past=past,
                unread=snapshot.keys() - {card.path for card in gathered.cards},
            )
            layers = partial(find_layers, self.root, config.theme)
            strings, found = load_strings(self.root, config.language)
            templates, unread = read_templates(layers(TEMPLATES), strings)
            static = find_static(layers(STATIC))
            issues += gathered.issues + mistakes + clashes + unread + check_templates(templates)
            issues += unread_past + found
            if self.locked and config.keeps_ledger:
                issues += tuple(find_unrecorded(past.ledger, site.ledger))
            changes: Changes | None = None
            if has_errors(issues, strict=self.strict):
                issues += self._try_templates(state, site, templates, static)
            else:
                changes, found = self._write(state, site, templates, static, progress)
                issues += found
        recorded = self._record(config, past, site) if changes is not None else 0
        return BuildReport(
            issues=tuple(sorted(issues)),
            failed=changes is None,
            articles=len(site.cards),
            parsed=gathered.parsed,
            changes=changes or Changes((), 0, ()),
            seconds=time.perf_counter() - started,
            drafts=sum(not is_published(card, config) for card in gathered.cards),
            recorded=recorded,
            sitemap=bool(config.url),
        )

    def _record(self, config: Config, past: Past, site: Site) -> int:
        """Add what was published to the ledger; how many lines it got.

        It is done last: a crash before leaves the ledger as it was, and the next build does it.
        """
        added = len(site.ledger.lines) - len(past.ledger.lines)
        if not (added and self.records and self.publishes and config.keeps_ledger):
            return 0
        write_ledger(self.root, site.ledger)
        return added

    def _try_templates(
        self,
        state: Path,
        site: Site,
        templates: TemplateSet,
        static: Mapping[str, StaticFile],
    ) -> tuple[Issue, ...]:
        """What fails in the templates, so that one run reports it beside the sources' errors.

        One page of each template is tried, since nothing will be written anyway.
        """
        if check_templates(templates):
            return ()
        firsts: dict[str, Page] = {}
        for page in plan_pages(site, frozenset(static), templates.strings):
            firsts.setdefault(page.template, page)
        with closing(RecordReader(state / STORE_FILE)) as records:
            rendered = [render_page(page, templates, records) for page in firsts.values()]
        return tuple(first_of_each(item for item in rendered if isinstance(item, Issue)))

    def _workers(self, pieces: int) -> AbstractContextManager[Executor]:
        return open_executor(self.jobs, pieces)

    def _write(
        self,
        state: Path,
        site: Site,
        templates: TemplateSet,
        static: Mapping[str, StaticFile],
        progress: Progress,
    ) -> tuple[Changes | None, tuple[Issue, ...]]:
        """Render what is stale and publish it; None, with the reasons, where that cannot be."""
        manifest_file = manifest_path(state, self.out)
        manifest = read_manifest(manifest_file)
        survey = Survey(site, templates, static, manifest, self.out, code_digest())
        staging = state / "staging"
        shutil.rmtree(staging, ignore_errors=True)
        try:
            staged, failed = self._stage(state / STORE_FILE, staging, survey, progress)
            issues = (*failed, *survey.issues)
            issues += find_foreign(self.out, manifest, survey.fingerprints, staged)
            if has_errors(issues, strict=self.strict):
                return None, issues
            if not self.publishes:
                return Changes((), len(survey.fingerprints), ()), issues
            marks = survey.fingerprints
            return publish(self.out, staging, manifest_file, manifest, marks, staged), issues
        finally:
            shutil.rmtree(staging, ignore_errors=True)

    def _stage(
        self, store: Path, staging: Path, survey: Survey, progress: Progress
    ) -> tuple[set[str], list[Issue]]:
        """Make every stale file: the paths that differ from the output, and what failed."""
        staged: set[str] = set()
        issues: dict[Issue, None] = {}
        make = partial(render_chunk, survey.templates, store, staging, self.out)
        first, rest = _peek(survey.stale_pages(), SMALL)
        total = len(first) if len(first) < SMALL else survey.site.page_estimate()
        with self._workers(len(first)) as executor:
            for rendered in map_chunks(executor, make, chain(first, rest), self.jobs):
                staged.update(rendered.staged)
                issues.update(dict.fromkeys(rendered.issues))
                progress("render", rendered.pages, total)
        for path, file in survey.stale_static():
            if stage(staging, self.out, path, file.read()):
                staged.add(path)
        staged.update(self._stage_index(store, staging, survey, progress))
        staged.update(self._stage_data(store, staging, survey, progress))
        return staged, first_of_each(issues)

    def _stage_data(
        self, store: Path, staging: Path, survey: Survey, progress: Progress
    ) -> tuple[str, ...]:
        """Make the data files, if they are stale: the paths that differ from the output."""
        site, stale = survey.site, survey.stale_data(previews=self.previews)
        if not (stale and self.publishes):
            return ()
        with closing(RecordReader(store)) as records:
            tell = partial(_tell, progress, "data", len(site.cards))
            return write_bundle(site, records, staging, self.out, stale, tell)

    def _stage_index(
        self, store: Path, staging: Path, survey: Survey, progress: Progress
    ) -> Iterator[str]:
        """Make the stale segments of the search index: the paths that differ from the output."""
        make = partial(write_segments, FOLDER, store, staging, self.out)
        first, rest = _peek(survey.stale_segments(), 2)
        # One segment is made here: a second process would have nothing to do.
        pieces = sum(len(segment.stories) for segment in first) if len(first) > 1 else 0
        total = len(survey.site.cards)
        with self._workers(pieces) as executor:
            for made in map_chunks(executor, make, chain(first, rest), self.jobs, size=1):
                for indexed in made:
                    survey.note_segment(indexed)
                    progress("index", indexed.stories, total)
                    yield from indexed.staged
        stale = survey.stale_list()
        if stale and stage(staging, self.out, *stale):
            yield stale[0]


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a chunk of pages."""

    pages: int
    staged: tuple[str, ...]
    issues: tuple[Issue, ...]


def render_chunk(
    templates: TemplateSet, store: Path, staging: Path, out: Path, pages: list[Page]
) -> Rendered:
    """Render pages and stage those that differ from the output; runs in any process."""
    staged, issues = [], []
    with closing(RecordReader(store)) as records:
        for page in pages:
            output = render_page(page, templates, records)
            if isinstance(output, Issue):
                issues.append(output)
            elif stage(staging, out, output.path, output.data):
                staged.append(output.path)
    return Rendered(len(pages), tuple(staged), tuple(issues))


def first_of_each(issues: Iterable[Issue]) -> list[Issue]:
    """One issue for each place of a template: the same mistake fails on every page."""
    found: dict[tuple[str, int, str], Issue] = {}
    for issue in issues:
        found.setdefault((issue.path, issue.line, issue.code), issue)
    return list(found.values())


def _tell(progress: Progress, phase: str, total: int, done: int) -> None:
    progress(phase, done, total)


def _peek(items: Iterator[T], count: int) -> tuple[list[T], Iterator[T]]:
    """The first `count` items, and an iterator over the rest."""
    return list(islice(items, count)), items
