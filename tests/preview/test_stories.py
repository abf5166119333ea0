"""From an address back to its source, beside builds and whatever has become of the plan."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsgen.places import STATE
from newsgen.plan_store import PLAN_FILE, PlanStore
from newsgen.preview.stories import SourceOf, StoryFinder
from tests.conftest import SiteFolder

STORY = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry of Trieste came in at noon.\n"
PAGE = "undated/ferry-finds-its-harbour/index.html"


@pytest.fixture
def plan(site: SiteFolder) -> Path:
    """The plan of a site that was built."""
    site.write("seeds/a.txt", STORY)
    assert not site.build().failed
    return site.root / STATE / PLAN_FILE


def test_a_story_is_found_while_a_build_replaces_the_plan(plan: Path) -> None:
    finder = StoryFinder(plan.parent)
    with closing(PlanStore(plan)) as store, store.replacing("mark"):
        assert finder.is_story(PAGE)
        assert finder.find(PAGE) == SourceOf("seeds/a.txt", "")
    assert not finder.is_story(PAGE)


def test_a_story_is_where_the_last_good_build_has_put_it(site: SiteFolder, plan: Path) -> None:
    finder = StoryFinder(plan.parent)
    assert (finder.source_of(PAGE), finder.page_of("seeds/a.txt")) == ("seeds/a.txt", PAGE)
    finder.note_build()
    site.write("seeds/a.txt", STORY.replace("Ferry", "Boat"))
    assert not site.build().failed
    moved = PAGE.replace("ferry", "boat")
    assert (finder.source_of(moved), finder.page_of("seeds/a.txt")) == ("", PAGE)
    finder.note_build()
    assert (finder.source_of(moved), finder.page_of("seeds/a.txt")) == ("seeds/a.txt", moved)
    assert finder.source_of(PAGE) == "seeds/a.txt"
    (site.root / "seeds/a.txt").unlink()
    site.write("seeds/b.txt", "Another story\n\nIt stays.\n")
    assert not site.build().failed
    finder.note_build()
    assert (finder.source_of(moved), finder.page_of("seeds/a.txt")) == ("seeds/a.txt", "")


def test_where_there_is_no_plan_none_is_made(tmp_path: Path) -> None:
    assert StoryFinder(tmp_path / STATE).find(PAGE) is None
    assert not (tmp_path / STATE).exists()


def damage_bytes(plan: Path) -> None:
    plan.write_bytes(b"no database" * 1000)


def damage_view(plan: Path) -> None:
    with closing(sqlite3.connect(plan)) as database:
        database.execute("UPDATE pages SET view = x'00'")
        database.commit()


def become_foreign(plan: Path) -> None:
    with closing(sqlite3.connect(plan)) as database:
        database.execute("PRAGMA user_version=99")


def empty(plan: Path) -> None:
    plan.write_bytes(b"")


@pytest.mark.parametrize("damage", [damage_bytes, damage_view, become_foreign, empty])
def test_a_damaged_plan_is_left_to_the_builds(plan: Path, damage: Callable[[Path], None]) -> None:
    damage(plan)
    before = plan.read_bytes()
    finder = StoryFinder(plan.parent)
    assert finder.find(PAGE) is None
    assert not finder.is_story(PAGE)
    finder.note_build()
    assert plan.read_bytes() == before
