"""Building for a preview: the pages that are open come first, and all the rest after them.

A save should be seen before the eyes are back at the browser, at any size of archive. So open pages
are made before the build (`early.py`), and a build that something is saved during gives way.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace

from newsgen.build import Builder
from newsgen.early import EarlyPages
from newsgen.places import STATE
from newsgen.report import BuildReport, Progress

MOST_OVERTAKEN = 20
"""Builds in a row that give way to a later save; the next one is finished, whatever comes."""


class OvertakenError(Exception):
    """Something was saved while a build went on, which was left for a new one."""


@dataclass(slots=True)
class LiveBuilder:
    """Builds one site for a preview, again and again."""

    builder: Builder
    is_overtaken: Callable[[], bool] = lambda: False
    """Whether something has been saved since the build began."""
    _early: EarlyPages = field(init=False)
    _overtaken: int = 0
    """Builds in a row that were."""

    def __post_init__(self) -> None:
        builder = self.builder
        state = builder.state or builder.root / STATE
        self._early = EarlyPages(builder.root, builder.out, state, builder.strict)

    def rebuild(
        self,
        progress: Progress,
        first: Sequence[str],
        on_first: Callable[[Collection[str]], None],
        /,
    ) -> BuildReport:
        """Bring the output up to date; open stories, of the output paths `first`, come first.

        `on_first` is told which of them have changed, when they lie in the output. Raises what
        `Builder.rebuild` raises, and `OvertakenError` where a later save has to be shown first.
        """
        early = self._early.make(first)
        if early:
            on_first(early)
        builder = replace(self.builder, beat=self._give_way, on_plan=self._early.note_plan)
        report = builder.rebuild(progress)
        self._overtaken = 0
        if report.parsed:
            self._early.note_parsed()
        return report

    def prepare(self) -> None:
        """Make ready, while nothing is saved, what open pages are planned from."""
        with suppress(OvertakenError):
            self._early.prepare(self._stop)

    def _stop(self) -> None:
        if self.is_overtaken():
            raise OvertakenError

    def _give_way(self) -> None:
        """Leave a build for a later save."""
        if self._overtaken < MOST_OVERTAKEN and self.is_overtaken():
            self._overtaken += 1
            raise OvertakenError
