"""From the address of a previewed story to its source, and from there to where it is now."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

from newsgen.plan_store import PLAN_FILE, PlanReader
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page
from newsgen.resumption import read_page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SourceOf:
    """Where a story comes from."""

    path: str
    override: str
    """The file that corrects it; empty if none does."""


@dataclass(slots=True)
class StoryFinder:
    """Finds sources by address and addresses by source, in the plans that builds keep.

    A plan is replaced before the output is, and kept where a build fails after that. So what counts
    is where stories lay when a build was good last, as soon as one was.
    """

    state: Path
    """Folder of the state of the site."""
    sample: Path | None = None
    """The same of a sample of it, whose plan counts where the site has none yet."""
    _pages: dict[str, str] = field(default_factory=dict)
    """Page by source, in the output of the last good build; empty before there is one."""
    _sources: dict[str, str] = field(default_factory=dict)
    """Source by page, also where the story has left it: a headline that is corrected moves it."""

    def note_build(self) -> None:
        """A build is done and good."""
        found = _read_plan(self.state / PLAN_FILE, PlanReader.paths)
        if found is not None:
            self._pages = {source: page for source, page in found if page.endswith(".html")}
            self._sources.update((page, source) for source, page in self._pages.items())

    def is_story(self, page: str) -> bool:
        """Whether a story lives at the output path `page`."""
        return bool(self._planned(page))

    def source_of(self, page: str) -> str:
        """The source of the story at `page`, or of the one that was there last; empty if none."""
        if page not in self._sources and not self._pages:
            self._sources.update((page, planned.source) for planned in self._planned(page))
        return self._sources.get(page, "")

    def page_of(self, source: str) -> str:
        """The output path of the story of `source`; empty where there is none."""
        if self._pages or not source:
            return self._pages.get(source, "")
        return next((planned.path for planned in self._planned("", source)), "")

    def find(self, page: str) -> SourceOf | None:
        """The source of the story at `page`; None where no build knew of one."""
        for planned in self._planned(page, self.source_of(page)):
            if isinstance(planned.view, ArticleContext):
                return SourceOf(planned.view.source, planned.view.override)
        return None

    def _planned(self, page: str, source: str = "") -> list[Page]:
        """What is planned for the story of `source`, and for the one at `page`."""
        for state in (self.state, self.sample):
            read = partial(_read_pages, page, source)
            found = _read_plan(state / PLAN_FILE, read) if state else None
            if found is not None:
                return found
        return []


def _read_pages(page: str, source: str, plan: PlanReader) -> list[Page]:
    planned = chain(plan.pages_of(source), plan.pages([page]))
    return [read_page(each, "") for each in planned if each.template]


def _read_plan(file: Path, read: Callable[[PlanReader], T]) -> T | None:
    """What `read` finds in a plan; None where there is none yet, or the next build mends it."""
    try:
        with closing(PlanReader(file)) as plan:
            return read(plan) if plan.mark() else None
    except sqlite3.DatabaseError:
        return None
