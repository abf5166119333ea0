"""From the address of a previewed story back to the source that it came from."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsgen.plan_store import PLAN_FILE, PlannedPage, PlanReader
from newsgen.renderer.article_page import ArticleContext
from newsgen.resumption import read_page


@dataclass(frozen=True, slots=True)
class SourceOf:
    """Where a story comes from."""

    path: str
    override: str
    """The file that corrects it; empty if none does."""


@dataclass(slots=True)
class StoryFinder:
    """Finds sources by address, in the plans that builds keep."""

    state: Path
    """Folder of the state of the site."""
    sample: Path | None = None
    """The same of a sample of it, whose plan counts where the site has none yet."""
    _found: dict[str, str] = field(default_factory=dict)
    """Source by page: a story whose headline is being corrected moves while it is looked at."""

    def is_story(self, page: str) -> bool:
        """Whether a story lives at the output path `page`."""
        return bool(self._planned(page))

    def find(self, page: str) -> SourceOf | None:
        """The source of the story at `page`; None where no build knew of one."""
        for planned in self._planned(page, self._found.get(page, "")):
            view = read_page(planned, "").view
            if isinstance(view, ArticleContext):
                self._found[page] = view.source
                return SourceOf(view.source, view.override)
        return None

    def _planned(self, page: str, source: str = "") -> list[PlannedPage]:
        """What is planned for the story at `page`, and for that of `source`."""
        for state in (self.state, self.sample):
            found = _read_plan(state / PLAN_FILE, page, source) if state else None
            if found is not None:
                return [planned for planned in found if planned.template]
        return []


def _read_plan(file: Path, page: str, source: str) -> list[PlannedPage] | None:
    """The pages at `page` and of `source`; None where no plan can be read.

    Then there is none yet, or the next build mends it.
    """
    try:
        with closing(PlanReader(file)) as plan:
            return [*plan.pages([page]), *plan.pages_of(source)] if plan.mark() else None
    except sqlite3.DatabaseError:
        return None
