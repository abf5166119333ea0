"""Building for the preview: the open pages first, and what the tabs hear of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from newsgen.build import Builder
from newsgen.errors import Issue, NewsgenError, Severity
from newsgen.output import Changes
from newsgen.places import STATE
from newsgen.preview.newsroom import Newsroom
from newsgen.preview.press import Press, SiteBuilder
from newsgen.preview.stories import StoryFinder
from newsgen.report import BuildReport, Progress, ignore_progress
from newsgen.sample import Sampler


def make_press(builder: SiteBuilder, newsroom: Newsroom, root: Path) -> Press:
    """A press of a site that is too small for samples."""
    sampler = Sampler(Builder(root, root / "build"), root / "sample")
    return Press(builder, newsroom, sampler, StoryFinder(root / STATE))


@dataclass
class PretendedBuilder:
    """Publishes what it is asked for first, then the rest."""

    written: tuple[str, ...] = ()
    failure: NewsgenError | None = None
    issues: tuple[Issue, ...] = ()
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def rebuild(
        self,
        progress: Progress,
        first: Sequence[str],
        on_first: Callable[[Collection[str]], None],
        /,
    ) -> BuildReport:
        self.asked.append(tuple(first))
        progress("render", 1, 2)
        if self.failure:
            raise self.failure
        early = [path for path in first if path in self.written]
        if early:
            on_first(early)
        later = tuple(path for path in self.written if path not in early)
        changes = Changes(later, 0, ("gone.html",))
        return BuildReport(self.issues, failed=bool(self.issues), changes=changes)

    def prepare(self) -> None:
        pass


def test_the_open_pages_are_built_first_and_announced_once(tmp_path: Path) -> None:
    newsroom = Newsroom()
    newsroom.note_open("b.html")
    newsroom.note_open("a.html")
    start = newsroom.generation
    builder = PretendedBuilder(written=("a.html", "c.html"))
    make_press(builder, newsroom, tmp_path).run(ignore_progress)
    assert builder.asked == [("a.html", "b.html", "index.html")]
    assert newsroom.generation == start + 2
    assert newsroom.catch_up(start, "a.html").urls == ("a.html",)
    assert newsroom.catch_up(start + 1, "a.html").urls == ()
    assert newsroom.catch_up(start + 1, "c.html").urls == ("c.html",)
    assert newsroom.catch_up(start + 1, "gone.html").urls == ("gone.html",)
    assert newsroom.ready
    make_press(builder, newsroom, tmp_path).run(ignore_progress)
    assert builder.asked[1] == ("a.html", "b.html")


def test_what_is_wrong_is_told_and_no_page_changes(tmp_path: Path) -> None:
    newsroom = Newsroom()
    start = newsroom.generation
    issue = Issue("a.md", 1, 2, "N201", Severity.ERROR, "wrong")
    builder = PretendedBuilder(issues=(issue,))
    report = make_press(builder, newsroom, tmp_path).run(ignore_progress)
    assert report.failed
    assert newsroom.generation == start
    assert [problem.place for problem in newsroom.problems] == ["a.md:1:2"]


def test_a_build_that_cannot_be_is_told_too(tmp_path: Path) -> None:
    newsroom = Newsroom()
    builder = PretendedBuilder(failure=NewsgenError("another newsgen is building"))
    with pytest.raises(NewsgenError):
        make_press(builder, newsroom, tmp_path).run(ignore_progress)
    assert newsroom.problems[0].message == "another newsgen is building"
    assert newsroom.problems[0].place == ""
