"""Building for a preview: the pages that are open come first, and all the rest after them.

A save should be seen before the eyes are back at the browser, at any size of archive. So open pages
are made before the build (`early.py`), and a build that something is saved during gives way. Pages
that nobody looks at must not be out of date for ever by that: after a while a build is finished,
and what is saved then is shown between two of its steps.
"""

import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final

from newsgen.build import Builder
from newsgen.early import EarlyPages
from newsgen.places import STATE
from newsgen.report import BuildReport, Progress

LONGEST: Final = 60.0
"""Seconds for which builds give way to later saves; then one is finished, whatever comes."""
FEWEST_LEFT: Final = 3
"""Builds that may give way however long they take."""
FIRST_LEFT: Final = 20
"""The same before there is a plan: till then nothing can be shown during a build."""


class OvertakenError(Exception):
    """Something was saved while a build went on, which was left for a new one."""


@dataclass(slots=True)
class _Meanwhile:
    """Shows open pages during a build that is not left for them."""

    make: Callable[[Sequence[str]], list[str]]
    pages: Sequence[str]
    on_first: Callable[[Collection[str]], None]
    settled_at: Callable[[], float]
    shown: bool = False
    """Whether it was asked to."""
    _seen: float = 0.0

    def show(self) -> None:
        """Show what was saved, if that was not done, as soon as it is whole."""
        saved = self.settled_at()
        if saved <= self._seen:
            return
        self._seen, self.shown = saved, True
        if early := self.make(self.pages):
            self.on_first(early)


@dataclass(slots=True)
class LiveBuilder:
    """Builds one site for a preview, again and again."""

    builder: Builder
    is_overtaken: Callable[[], bool] = lambda: False
    """Whether something has been saved since the build began."""
    settled_at: Callable[[], float] = time.monotonic
    """When the last save was; 0 where it may go on still."""
    clock: Callable[[], float] = time.monotonic
    _early: EarlyPages = field(init=False)
    _left: int = 0
    """Builds in a row that gave way."""
    _since: float = 0.0
    """When the first of them began."""
    _overtaken: OvertakenError | None = None
    """Why the last of them did. It holds all that was read, which for 10,000 stories takes 30 ms to
    free: so it is let go when the save has been shown."""

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
        if not self._left:
            self._since = self.clock()
        if early := self._early.make(first):
            on_first(early)
        self._overtaken = None
        fewest = FEWEST_LEFT if self._early.has_plan() else FIRST_LEFT
        make = self._early.make_meanwhile
        meanwhile = _Meanwhile(make, first, on_first, self.settled_at)
        beat = partial(self._give_way, fewest, meanwhile)
        builder = replace(self.builder, beat=beat, on_plan=self._early.note_plan)
        try:
            report = builder.rebuild(progress)
        except OvertakenError as error:
            self._overtaken = error
            raise
        self._left = 0
        if report.parsed:
            self._early.note_parsed()
        if meanwhile.shown and (early := self._early.make(first)):
            on_first(early)
        return report

    def prepare(self) -> None:
        """Make ready, while nothing is saved, what open pages are planned from."""
        with suppress(OvertakenError):
            self._early.prepare(self._stop)

    def _stop(self) -> None:
        if self.is_overtaken():
            raise OvertakenError

    def _give_way(self, fewest: int, meanwhile: _Meanwhile) -> None:
        """Leave a build for a later save, or show that and go on."""
        if not self.is_overtaken():
            return
        if self._left < fewest or self.clock() - self._since < LONGEST:
            self._left += 1
            raise OvertakenError
        meanwhile.show()
