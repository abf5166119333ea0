"""Builds the site for the preview, the open pages first, and tells the tabs what became of it."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from newsgen.archive.permalinks import FRONT
from newsgen.errors import NewsgenError
from newsgen.preview.newsroom import Newsroom, Problem, describe_issues
from newsgen.preview.stories import StoryFinder
from newsgen.report import BuildReport, Progress
from newsgen.sample import Sample, Sampler

FETCH_SECONDS: Final = 0.03
"""For the tabs to fetch a page that comes first. A build that went on at once would share the
interpreter with their connections: a page was then asked for after 6 to 24 ms, and is after 5."""


class SiteBuilder(Protocol):
    """What builds, again and again; see `newsgen.live.LiveBuilder`."""

    def rebuild(
        self,
        progress: Progress,
        first: Sequence[str],
        on_first: Callable[[Collection[str]], None],
        /,
    ) -> BuildReport:
        """Bring the output up to date; the output paths `first` are published before the rest.

        `on_first` is called with those of them that have changed, when they lie in the output.
        """

    def prepare(self) -> None:
        """Make ready for the next save, while nothing is saved."""


@dataclass(frozen=True, slots=True)
class Press:
    """One builder and those who wait for its pages."""

    builder: SiteBuilder
    newsroom: Newsroom
    sampler: Sampler
    """Makes some pages where there are none."""
    stories: StoryFinder

    def show_sample(self) -> Sample | None:
        """Show a part of the site until all of it is built; None where that changes nothing."""
        sample = None if self.newsroom.ready else self.sampler.make_sample()
        if sample is None or not sample.changed:
            return None
        self.newsroom.announce_sample(sample.changed)
        return sample

    def run(self, progress: Progress) -> BuildReport:
        """Build once and tell the tabs. Raises `NewsgenError` as the builder does."""

        def tell_progress(phase: str, done: int, total: int, /) -> None:
            progress(phase, done, total)
            self.newsroom.announce_progress(phase, done, total)

        def show_first(paths: Collection[str]) -> None:
            self.newsroom.announce_pages(paths)
            time.sleep(FETCH_SECONDS)

        pages = self.newsroom.open_pages()
        if not self.newsroom.ready:
            pages += (FRONT,)  # where most people begin
        try:
            report = self.builder.rebuild(tell_progress, pages, show_first)
        except NewsgenError as error:
            issues = describe_issues(error.issues)
            self.newsroom.announce_problems(issues or (Problem("", "error", str(error)),))
            raise
        if report.failed:
            self.newsroom.announce_problems(describe_issues(report.issues))
        else:
            changes = report.changes
            self.stories.note_build()  # a tab that hears of the build asks where its story is
            # A page that came first stands in `written` only if it has changed once more since.
            self.newsroom.announce_build([*changes.written, *changes.removed])
        return report
