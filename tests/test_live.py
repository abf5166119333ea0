"""Builds of a preview: open stories first, and each build gives way to a later save."""

from collections.abc import Callable
from pathlib import Path

import pytest

from newsgen.build import Builder
from newsgen.live import MOST_OVERTAKEN, LiveBuilder, OvertakenError
from newsgen.report import BuildReport, ignore_progress
from tests.conftest import SiteFolder

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
    clean = tmp_path / "clean"
    Builder(told.site.root, clean, 1, state=tmp_path / "state", previews=True).rebuild()
    expected = {
        path.relative_to(clean).as_posix(): path.read_bytes()
        for path in clean.rglob("*")
        if path.is_file() and "data" not in path.parts
    }
    assert {p: d for p, d in told.site.tree().items() if not p.startswith("data/")} == expected


def test_a_build_gives_way_to_a_later_save_and_loses_nothing(told: Told) -> None:
    saves = iter([True])
    builder = make(told.site, lambda: next(saves, False))
    with pytest.raises(OvertakenError):
        told.build(builder, PAGE)
    assert told.site.tree() == {}
    assert not told.build(builder, PAGE).failed
    assert PAGE in told.site.tree()


def test_saves_without_end_do_not_keep_the_build_from_its_end(told: Told) -> None:
    builder = make(told.site, lambda: True)
    for _ in range(MOST_OVERTAKEN):
        with pytest.raises(OvertakenError):
            told.build(builder, PAGE)
    assert not told.build(builder, PAGE).failed
