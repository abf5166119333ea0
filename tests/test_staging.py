"""What is stale becomes staged files: pages, static files, the index; failures are told once."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

import pytest

from newsgen import staging
from newsgen.build import Builder
from newsgen.errors import Issue, Severity
from newsgen.executors import SMALL, InlineExecutor
from newsgen.staging import first_of_each
from tests.conftest import SiteFolder

STORIES = {
    f"seeds/{name}.txt": (
        f"{name.capitalize()} finds its harbour\n\n"
        f"TRIESTE, March {day}, {2019 + day % 2} (AFP) - The {name} of Trieste came in at noon.\n"
    )
    for day, name in enumerate(("ferry", "barge", "tug"), start=3)
}


@pytest.fixture
def stories(site: SiteFolder) -> SiteFolder:
    for path, text in STORIES.items():
        site.write(path, text)
    site.write("static/extra.css", "a{}")
    return site


class Watching:
    """Adds up what a build tells of its progress."""

    def __init__(self) -> None:
        self.done: Counter[str] = Counter()
        self.totals: dict[str, set[int]] = {}

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        self.done[phase] += done
        self.totals.setdefault(phase, set()).add(total)


def build(site: SiteFolder) -> Watching:
    watching = Watching()
    assert not Builder(site.root, site.out, 1).rebuild(watching).failed
    return watching


def test_progress_tells_of_every_page_and_story(stories: SiteFolder) -> None:
    watching = build(stories)
    written = [path for path in stories.tree() if path.endswith((".html", ".xml", ".txt"))]
    assert watching.done["render"] >= len(written) > 20
    assert watching.totals["render"] == {watching.done["render"]}
    assert (watching.done["index"], watching.totals["index"]) == (3, {3})


@pytest.mark.parametrize("count", [SMALL - 1, SMALL, SMALL + 1])
def test_of_few_pages_the_number_is_told_and_of_many_an_estimate(
    stories: SiteFolder, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    build(stories)
    stories.write("templates/404.html", "<p>{{ page.title }}</p>\n")
    monkeypatch.setattr(staging, "SMALL", 1 if count >= SMALL else 2)
    watching = build(stories)
    assert watching.done["render"] == 1
    assert (watching.totals["render"] == {1}) is (count < SMALL)


def test_a_page_that_fails_is_told_once_for_all_pages_of_its_template(stories: SiteFolder) -> None:
    stories.write("templates/article.html", "\n<p>{{ article.nothing }}</p>\n")
    report = stories.build()
    assert report.failed
    places = [(issue.path, issue.line) for issue in report.issues]
    assert places == [("templates/article.html", 2)]


def test_the_index_and_static_files_are_staged(stories: SiteFolder) -> None:
    build(stories)
    paths = set(stories.tree())
    assert {"extra.css", "search/segments.js", "search/2019/index.js", "search/2020/index.js"} <= (
        paths
    )
    stories.write("static/extra.css", "b{}")
    changes = stories.build().changes
    assert changes.written == ("extra.css",)
    assert stories.page("extra.css") == "b{}"


@pytest.mark.parametrize(("few", "processes"), [(1, True), (2, False), (3, False)])
def test_other_processes_index_only_many_stories(
    stories: SiteFolder, monkeypatch: pytest.MonkeyPatch, few: int, processes: bool
) -> None:
    asked: list[int] = []

    @contextmanager
    def note(_jobs: int, pieces: int) -> Iterator[Executor]:
        asked.append(pieces)
        yield InlineExecutor()

    monkeypatch.setattr(staging, "open_executor", note)
    monkeypatch.setattr(staging, "FEW_STORIES", few)
    (stories.root / "seeds/tug.txt").unlink()
    build(stories)
    assert (asked[-1] == 2) is processes


def test_the_first_of_the_issues_at_one_place_is_told() -> None:
    def issue(path: str, line: int, code: str, message: str) -> Issue:
        return Issue(path, line, 1, code, Severity.ERROR, message, "")

    first = issue("a.html", 1, "N501", "first")
    others = [
        issue("a.html", 2, "N501", "x"),
        issue("b.html", 1, "N501", "x"),
        issue("a.html", 1, "N502", "x"),
    ]
    assert first_of_each([first, issue("a.html", 1, "N501", "second"), *others]) == [first, *others]
