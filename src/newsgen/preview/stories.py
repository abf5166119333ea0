"""From the address of a previewed story back to the source that it came from."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from newsgen.plan_store import PLAN_FILE, PlannedPage, PlanStore
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
    """Finds sources by address, in the plan that the builds keep in the folder `state`."""

    state: Path
    _found: dict[str, str] = field(default_factory=dict)
    """Source by page: a story whose headline is being corrected moves while it is looked at."""

    def is_story(self, page: str) -> bool:
        """Whether a story lives at the output path `page`."""
        with self._open() as plan:
            return plan is not None and any(_is_story(each) for each in plan.pages([page]))

    def find(self, page: str) -> SourceOf | None:
        """The source of the story at `page`; None where no build knew of one."""
        with self._open() as plan:
            if plan is None:
                return None
            planned = [*plan.pages([page]), *plan.pages_of(self._found.get(page, ""))]
        for view in (read_page(each, "").view for each in planned if _is_story(each)):
            if isinstance(view, ArticleContext):
                self._found[page] = view.source
                return SourceOf(view.source, view.override)
        return None

    @contextmanager
    def _open(self) -> Iterator[PlanStore | None]:
        """The plan; None where there is none yet."""
        file = self.state / PLAN_FILE
        if not file.exists():
            yield None
            return
        with closing(PlanStore(file)) as plan:
            yield plan


def _is_story(planned: PlannedPage) -> bool:
    return bool(planned.template)
