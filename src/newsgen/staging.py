"""Stale pages and segments → staged files, in as many processes as there are to use."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Protocol, TypeVar

from newsgen.archive.store import RecordReader
from newsgen.beats import Beat
from newsgen.errors import Issue
from newsgen.executors import SMALL, map_chunks, open_executor
from newsgen.output import Staged, stage
from newsgen.renderer.pages import Page
from newsgen.renderer.render import render_page
from newsgen.renderer.search_page import FOLDER
from newsgen.renderer.templates import TemplateSet
from newsgen.report import Progress
from newsgen.search.marks import MarkedSegment
from newsgen.search.writing import Indexed, Place, write_index
from newsgen.static_files import StaticFile

T = TypeVar("T")

FEW_STORIES = 1500
"""Stories that are indexed by this process in the time that it takes to start others."""


class Stale(Protocol):
    """Knows what of an output has to be made: `staleness.Survey`, or `resumption.Resumption`."""

    def stale_pages(self) -> Iterator[Page]:
        """The pages to render."""

    def stale_static(self) -> Iterator[tuple[str, StaticFile]]:
        """The static files to copy, with their paths in the output."""

    def stale_segments(self) -> Iterator[MarkedSegment]:
        """The segments of the search index to make."""

    def note_segment(self, indexed: Indexed) -> None:
        """A stale segment was made."""

    def stale_list(self) -> tuple[str, bytes] | None:
        """The list of segments, with its path, where it is stale; asked last."""


@dataclass(frozen=True, slots=True)
class Stager:
    """Makes files and stages those that differ from the output."""

    templates: TemplateSet
    store: Path
    """File of the records."""
    parts: Path
    """Folder of the parts of the search index."""
    staging: Path
    out: Path
    jobs: int
    progress: Progress
    beat: Beat

    def stage_site(self, stale: Stale, total: int) -> tuple[dict[str, Staged], tuple[Issue, ...]]:
        """Make the stale pages and static files.

        Those that differ from the output, and what failed. `total` is about how many pages there
        are, for the progress.
        """
        staged, issues = self._stage_pages(stale, total)
        for path, file in stale.stale_static():
            if copied := stage(self.staging, self.out, path, file.read()):
                staged.append(copied)
        return _by_path(staged), issues

    def stage_index(self, stale: Stale, total: int) -> dict[str, Staged]:
        """Make what is stale of the search index, after the pages; there are `total` stories."""
        return _by_path(self._stage_index(stale, total))

    def _stage_pages(self, stale: Stale, total: int) -> tuple[list[Staged], tuple[Issue, ...]]:
        staged: list[Staged] = []
        issues: dict[Issue, None] = {}
        make = partial(render_chunk, self.templates, self.store, self.staging, self.out)
        first, rest = _peek(stale.stale_pages(), SMALL)
        total = len(first) if len(first) < SMALL else total
        with open_executor(self.jobs, len(first)) as executor:
            for rendered in map_chunks(
                executor, make, chain(first, rest), self.jobs, beat=self.beat
            ):
                staged += rendered.staged
                issues.update(dict.fromkeys(rendered.issues))
                self.progress("render", rendered.pages, total)
        return staged, tuple(first_of_each(issues))

    def _stage_index(self, stale: Stale, total: int) -> Iterator[Staged]:
        place = Place(FOLDER, self.store, self.staging, self.out, self.parts)
        first, rest = _peek(stale.stale_segments(), SMALL)
        pieces = sum(len(marked.segment.stories) for marked in first)
        with open_executor(self.jobs, pieces if pieces > FEW_STORIES else 0) as executor:
            for indexed in write_index(place, chain(first, rest), executor, self.jobs, self.beat):
                stale.note_segment(indexed)
                self.progress("index", indexed.stories, total)
                yield from indexed.staged
        listed = stale.stale_list()
        if listed and (staged := stage(self.staging, self.out, *listed)):
            yield staged


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of a chunk of pages."""

    pages: int
    staged: tuple[Staged, ...]
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
            elif file := stage(staging, out, output.path, output.data):
                staged.append(file)
    return Rendered(len(pages), tuple(staged), tuple(issues))


def try_templates(templates: TemplateSet, store: Path, pages: Iterable[Page]) -> tuple[Issue, ...]:
    """What fails in the templates, where nothing will be written since sources have errors.

    So one run reports both. Of the `pages` of each template one is tried; `store` is the file of
    the records.
    """
    firsts: dict[str, Page] = {}
    for page in pages:
        firsts.setdefault(page.template, page)
    with closing(RecordReader(store)) as records:
        rendered = [render_page(page, templates, records) for page in firsts.values()]
    return tuple(first_of_each(item for item in rendered if isinstance(item, Issue)))


def first_of_each(issues: Iterable[Issue]) -> list[Issue]:
    """One issue for each place of a template: the same mistake fails on every page."""
    found: dict[tuple[str, int, str], Issue] = {}
    for issue in issues:
        found.setdefault((issue.path, issue.line, issue.code), issue)
    return list(found.values())


def _by_path(staged: Iterable[Staged]) -> dict[str, Staged]:
    return {each.path: each for each in staged}


def _peek(items: Iterator[T], count: int) -> tuple[list[T], Iterator[T]]:
    """The first `count` items, and an iterator over the rest."""
    return list(islice(items, count)), items
