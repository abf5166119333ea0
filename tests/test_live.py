"""Builds of a preview: open stories first, and each build gives way to a later save."""

from collections.abc import Callable, Collection
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from newsgen.build import Builder
from newsgen.live import FEWEST_LEFT, FIRST_LEFT, LONGEST, LiveBuilder, OvertakenError
from newsgen.report import BuildReport, ignore_progress
from tests.conftest import SiteFolder, read_tree

STORY = (
    "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry of Trieste is back.\n\n"
    "It came in at noon.\n"
)
PAGE = "undated/ferry-finds-its-harbour/index.html"
FRAME = (
    "{{% extends 'archive/article.html' %}}{{% block main %}}{}{{{{ super() }}}}{{% endblock %}}"
)


def make(site: SiteFolder, is_overtaken: Callable[[], bool] = lambda: False) -> LiveBuilder:
    return LiveBuilder(Builder(site.root, site.out, 1, previews=True), is_overtaken)


class Told:
    """What came first in each build, and what the page held then."""

    def __init__(self, site: SiteFolder) -> None:
        self.site = site
        self.paths: list[tuple[str, ...]] = []
        self.pages: list[str] = []

    def build(self, builder: LiveBuilder, *first: str) -> BuildReport:
        def note(paths: object) -> None:
            self.paths.append(tuple(paths))  # type: ignore[arg-type]
            self.pages.append(self.site.page(PAGE))

        return builder.rebuild(ignore_progress, first, note)


@pytest.fixture
def told(site: SiteFolder) -> Told:
    site.write("seeds/a.txt", STORY)
    return Told(site)


def test_an_open_story_that_was_saved_comes_first(told: Told) -> None:
    builder = make(told.site)
    told.build(builder, PAGE)
    assert told.paths == []
    told.site.write("seeds/a.txt", STORY.replace("noon", "nine"))
    report = told.build(builder, "index.html", PAGE)
    assert told.paths == [(PAGE,)]
    assert "came in at nine" in told.pages[0]
    assert PAGE not in report.changes.written
    assert not report.failed


def test_a_story_comes_first_when_its_template_was_saved(told: Told) -> None:
    builder = make(told.site)
    told.build(builder, PAGE)
    told.site.write("templates/article.html", FRAME.format("<p>Anew</p>"))
    told.build(builder, PAGE)
    assert told.paths == [(PAGE,)]
    assert "<p>Anew</p>" in told.pages[0]
    told.build(builder, PAGE)
    assert told.paths == [(PAGE,)]


def article(headline: str, day: str, body: str = "It came in at noon.") -> str:
    return f"---\nheadline: {headline}\ndate: 2021-05-0{day}\ntopics: [Boats]\n---\n\n{body}\n"


OPEN = (
    "2021/05/ferry/index.html",
    "2021/05/index.html",
    "2021/05/goat/index.html",
    "index.html",
    "topics/boats/index.html",
    "years/index.html",
)
"""Open pages of two stories and of lists; all but the last show the headline of the first."""


@pytest.fixture
def dated(site: SiteFolder) -> SiteFolder:
    """A site whose stories have addresses that no headline changes."""
    for name, day in (("ferry", "1"), ("goat", "2")):
        text = article(f"About the {name}", day)
        site.write(f"articles/{name}.md", text.replace("date:", f"slug: {name}\ndate:"))
    return site


def shown(site: SiteFolder, words: str) -> set[str]:
    return {path for path in OPEN if words in site.page(path)}


def test_a_headline_comes_first_on_each_open_page_that_shows_it(
    dated: SiteFolder, tmp_path: Path
) -> None:
    builder, seen = make(dated), dict[str, set[str]]()
    builder.rebuild(ignore_progress, OPEN, print)
    path = dated.root / "articles/ferry.md"
    for words in ("Boat of the year", "Boat of the day"):
        lines = path.read_text().splitlines()
        path.write_text("\n".join([lines[0], f"headline: {words}", *lines[2:], "And then.\n"]))

        def note(paths: Collection[str], words: str = words) -> None:
            assert set(paths) == set(OPEN[:-1])
            seen[words] = shown(dated, words)

        report = builder.rebuild(ignore_progress, OPEN, note)
        assert seen[words] == set(OPEN[:-1])
        assert set(OPEN).isdisjoint(report.changes.written)
    assert_clean(dated, tmp_path)


def test_a_headline_comes_first_where_an_earlier_build_had_made_all(dated: SiteFolder) -> None:
    make(dated).rebuild(ignore_progress, (), print)
    builder, early = make(dated), list[Collection[str]]()
    assert builder.rebuild(ignore_progress, OPEN, early.append).changes.written == ()
    builder.prepare()
    path = dated.root / "articles/ferry.md"
    path.write_text(path.read_text().replace("About the ferry", "Boat of the year"))
    builder.rebuild(ignore_progress, OPEN, early.append)
    assert set(early[-1]) == set(OPEN[:-1])


def test_a_headline_comes_first_after_a_build_that_failed(dated: SiteFolder) -> None:
    make(dated).rebuild(ignore_progress, (), print)
    path = dated.root / "articles/ferry.md"
    path.write_text(path.read_text().replace("About the ferry", "Ship of the year"))
    dated.write("articles/wrong.md", "---\nheadline: A crane\ndate: never\n---\n\nA crane.\n")
    assert make(dated).rebuild(ignore_progress, (), print).failed
    (dated.root / "articles/wrong.md").unlink()
    builder, early = make(dated), list[Collection[str]]()
    builder.prepare()

    path.write_text(path.read_text().replace("Ship of the year", "Boat of the year"))
    builder.rebuild(ignore_progress, OPEN, early.append)

    assert set(early[-1]) == set(OPEN[:-1])


def test_a_story_does_not_wait_for_the_lines_that_recur(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    builder = make(told.site)
    told.build(builder)
    builder.prepare()
    monkeypatch.setattr("newsgen.early.read_recurring", pytest.fail)
    told.site.write("seeds/a.txt", STORY.replace("noon", "nine"))
    told.build(builder, PAGE)
    assert "came in at nine" in told.pages[0]


def test_what_cannot_be_made_ready_is_left_to_the_build(dated: SiteFolder) -> None:
    make(dated).prepare()
    make(dated).rebuild(ignore_progress, (), print)
    make(dated, lambda: True).prepare()
    settings = (dated.root / "newsgen.yaml").read_bytes()
    (dated.root / "newsgen.yaml").unlink()
    make(dated).prepare()
    dated.write("newsgen.yaml", settings.decode())
    dated.write(".newsgen/records.sqlite", "no database")
    make(dated).prepare()
    assert not make(dated).rebuild(ignore_progress, OPEN, print).failed


def test_a_topic_comes_first_on_its_own_open_page(dated: SiteFolder, tmp_path: Path) -> None:
    builder, early = make(dated), list[Collection[str]]()
    builder.rebuild(ignore_progress, OPEN, early.append)
    path = dated.root / "articles/goat.md"
    path.write_text(path.read_text().replace("Boats", "Goats"))
    builder.rebuild(ignore_progress, OPEN, early.append)
    assert "topics/boats/index.html" in early[0]
    assert "2021/05/goat/index.html" in early[0]
    assert "About the goat" not in dated.page("topics/boats/index.html")
    assert_clean(dated, tmp_path)


def test_a_story_that_moves_is_left_to_the_build(dated: SiteFolder, tmp_path: Path) -> None:
    builder, early = make(dated), list[Collection[str]]()
    builder.rebuild(ignore_progress, OPEN, early.append)
    path = dated.root / "articles/goat.md"
    path.write_text(path.read_text().replace("slug: goat", "slug: kid"))
    builder.rebuild(ignore_progress, OPEN, early.append)
    assert all(set(paths) <= {"2021/05/goat/index.html"} for paths in early)
    assert_clean(dated, tmp_path)


def test_what_is_wrong_is_left_to_the_build(told: Told) -> None:
    builder = make(told.site)
    told.build(builder, PAGE)
    before = told.site.tree()
    told.site.write("seeds/a.txt", "---\nheadline: x\n")
    assert told.build(builder, PAGE).failed
    told.site.write("seeds/a.txt", STORY)
    told.site.write("templates/article.html", "{% nonsense %}")
    assert told.build(builder, PAGE).failed
    assert (told.paths, told.site.tree()) == ([], before)


def test_after_each_build_the_output_is_that_of_a_clean_one(told: Told, tmp_path: Path) -> None:
    builder = make(told.site)
    told.build(builder, PAGE)
    for words in ("nine", "ten"):
        told.site.write("seeds/a.txt", STORY.replace("noon", words).replace("Ferry", "Old ferry"))
        told.build(builder, PAGE)
    assert_clean(told.site, tmp_path)


def assert_clean(site: SiteFolder, folder: Path) -> None:
    """The output is that of a clean build; a preview leaves the data files."""
    clean = folder / "clean"
    Builder(site.root, clean, 1, state=folder / "state", previews=True).rebuild()
    trees = site.tree(), read_tree(clean)
    kept, expected = ({p: d for p, d in t.items() if not p.startswith("data/")} for t in trees)
    assert kept == expected


def test_a_build_gives_way_to_a_later_save_and_loses_nothing(told: Told) -> None:
    saves = iter([True])
    builder = make(told.site, lambda: next(saves, False))
    with pytest.raises(OvertakenError):
        told.build(builder, PAGE)
    assert told.site.tree() == {}
    assert not told.build(builder, PAGE).failed
    assert PAGE in told.site.tree()


def test_saves_without_end_do_not_keep_the_build_from_its_end(told: Told) -> None:
    told.build(make(told.site), PAGE)
    told.site.write("seeds/a.txt", STORY.replace("Ferry", "Old ferry"))
    now = [0.0]
    builder = replace(make(told.site, lambda: True), clock=lambda: now[0])

    def leave(builds: int, seconds: float) -> None:
        for _ in range(builds):
            with pytest.raises(OvertakenError):
                told.build(builder, PAGE)
            now[0] += seconds

    leave(FEWEST_LEFT, LONGEST)
    assert "undated/old-ferry-finds-its-harbour/index.html" in told.build(builder).changes.written
    leave(2 * FEWEST_LEFT, LONGEST / 2 / FEWEST_LEFT)
    assert not told.build(builder).failed
    leave(1, 0)


def test_before_there_is_a_plan_more_builds_give_way(told: Told) -> None:
    seconds = count(0.0, LONGEST)
    builder = replace(make(told.site, lambda: True), clock=lambda: next(seconds))
    for _ in range(FIRST_LEFT):
        with pytest.raises(OvertakenError):
            told.build(builder, PAGE)
    assert not told.build(builder, PAGE).failed


def finish_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on no build gives way."""
    monkeypatch.setattr("newsgen.live.FEWEST_LEFT", 0)
    monkeypatch.setattr("newsgen.live.LONGEST", 0.0)


def write_ferry(site: SiteFolder, headline: str, body: str) -> None:
    text = article(headline, "1", body)
    site.write("articles/ferry.md", text.replace("date:", "slug: ferry\ndate:"))


@pytest.mark.parametrize("beat", [1, 5, 21, 50, 60, 65])
@pytest.mark.parametrize("headline", ["About the ferry", "Boat of the year"])
def test_what_is_saved_during_a_build_that_is_finished_is_shown_before_its_end(
    dated: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, headline: str, beat: int
) -> None:
    finish_at_once(monkeypatch)
    beats = count(1)
    saved = False

    def save_once() -> bool:
        nonlocal saved
        if saving and next(beats) == beat:
            write_ferry(dated, "Boat of the day", "It came in at ten.")
            saved = True
        return saved

    saving, told = False, list[tuple[bool, set[str]]]()
    builder = replace(make(dated, save_once), settled_at=lambda: 1.0)
    builder.rebuild(ignore_progress, OPEN, print)
    write_ferry(dated, headline, "It came in at nine.")
    saving = True

    def note(_paths: object) -> None:
        told.append((builder._early._unsure, shown(dated, "Boat of the day")))

    builder.rebuild(ignore_progress, OPEN, note)
    assert saved
    assert told[1] == (True, set(OPEN[:-1]))
    assert shown(dated, "Boat of the day") == set(OPEN[:-1])
    assert "It came in at ten." in dated.page(OPEN[0])
    saving = saved = False
    assert not builder.rebuild(ignore_progress, OPEN, print).failed
    assert_clean(dated, tmp_path)
