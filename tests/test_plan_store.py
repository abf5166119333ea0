"""The plan of a site comes back as it was kept, whole or not at all."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsgen.databases import DamagedError, LostError
from newsgen.plan_store import PLAN_FILE, PlannedPage, PlannedStory, PlanReader, PlanStore

FERRY = PlannedPage("2019/ferry/index.html", "seeds/ferry.txt", "article.html", b"a view")
NINJS = PlannedPage("2019/ferry/index.json", "seeds/ferry.txt", "", b"another view")
BARGE = PlannedPage("2019/barge/index.html", "seeds/barge.txt", "article.html", b"")
STORIES = (
    PlannedStory("seeds/barge.txt", 1, "2019", b"words of the barge", b"shelf of the barge"),
    PlannedStory("seeds/ferry.txt", 0, "2019", b"words of the ferry", b"shelf of the ferry"),
    PlannedStory("seeds/tram.txt", 2, "2020", b"words of the tram", b""),
    PlannedStory("seeds/draft.txt", 3, "", b"", b""),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".newsgen" / PLAN_FILE


@pytest.fixture
def plan(path: Path) -> Iterator[PlanStore]:
    with closing(PlanStore(path)) as store:
        with store.replacing("first"):
            for page in (FERRY, NINJS, BARGE):
                store.put_page(page)
            store.put_stories(STORIES)
        yield store


def test_pages_come_back_by_path_and_by_source(plan: PlanStore) -> None:
    assert plan.damage == ""
    assert plan.mark() == "first"
    assert sorted(plan.paths()) == sorted((p.source, p.path) for p in (FERRY, NINJS, BARGE))
    assert list(plan.pages([BARGE.path, "none", NINJS.path])) == [BARGE, NINJS]
    assert list(plan.pages_of("seeds/ferry.txt")) == [FERRY, NINJS]
    assert list(plan.pages_of("seeds/none.txt")) == []


def test_stories_come_back_by_source_and_by_segment_in_their_order(plan: PlanStore) -> None:
    assert list(plan.stories_of(story.source for story in STORIES)) == list(STORIES)
    assert plan.segment("2019") == [
        ("seeds/ferry.txt", b"words of the ferry"),
        ("seeds/barge.txt", b"words of the barge"),
    ]
    assert plan.segment("1848") == []
    assert plan.segments() == {"2019": 2, "2020": 1}


def test_a_story_that_is_not_there_is_lost(plan: PlanStore) -> None:
    with pytest.raises(LostError, match="none"):
        list(plan.stories_of(["seeds/none.txt"]))


def test_a_reader_reads_beside_the_store_and_finds_none_where_there_is_none(
    plan: PlanStore, path: Path, tmp_path: Path
) -> None:
    with closing(PlanReader(path)) as reader:
        assert (reader.mark(), list(reader.pages([FERRY.path]))) == ("first", [FERRY])
    with pytest.raises(sqlite3.OperationalError):
        PlanReader(tmp_path / PLAN_FILE)


def test_a_plan_replaces_all_of_the_one_before(plan: PlanStore, path: Path) -> None:
    later = PlannedPage(FERRY.path, FERRY.source, FERRY.template, b"a later view")
    with plan.replacing("second"):
        plan.put_page(FERRY)
        plan.put_page(later)
        plan.put_stories(STORIES[:1])
        with closing(PlanReader(path)) as reader:
            assert reader.mark() == "first"
    assert plan.mark() == "second"
    assert list(plan.pages([FERRY.path, BARGE.path])) == [later]
    assert plan.segments() == {"2019": 1}


def test_a_plan_that_is_not_finished_leaves_the_one_before(plan: PlanStore) -> None:
    def interrupted() -> Iterator[PlannedStory]:
        plan.put_page(BARGE)
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt), plan.replacing("second"):
        plan.put_stories(interrupted())
    assert plan.mark() == "first"
    assert list(plan.pages([FERRY.path])) == [FERRY]
    with plan.replacing("third"):
        pass
    assert (plan.mark(), plan.segments(), list(plan.paths())) == ("third", {}, [])


def test_an_error_that_has_ended_the_transaction_is_told(plan: PlanStore) -> None:
    def refused() -> Iterator[PlannedStory]:
        plan._database.execute("ROLLBACK")
        raise OSError("the disk is full")
        yield

    with pytest.raises(OSError, match="disk is full"), plan.replacing("second"):
        plan.put_stories(refused())
    assert plan.mark() == "first"


def test_a_store_that_holds_nothing_has_no_mark(path: Path) -> None:
    with closing(PlanStore(path)) as plan:
        assert (plan.mark(), plan.segments(), list(plan.paths())) == ("", {}, [])


@pytest.mark.parametrize(
    ("column", "value"),
    [("view", b"xxxxother"), ("template", "quotes.html"), ("source", "seeds/other.txt")],
)
def test_a_row_of_a_page_that_was_changed_is_damaged(
    plan: PlanStore, column: str, value: object
) -> None:
    plan._database.execute(f"UPDATE pages SET {column} = ?", (value,))
    with pytest.raises(DamagedError):
        list(plan.pages([FERRY.path]))


@pytest.mark.parametrize(
    ("column", "value"),
    [("indexed", b"xxxxother"), ("shelf", b"xxxxother"), ("number", 7), ("segment", "1848")],
)
def test_a_row_of_a_story_that_was_changed_is_damaged(
    plan: PlanStore, column: str, value: object
) -> None:
    plan._database.execute(f"UPDATE stories SET {column} = ?", (value,))
    with pytest.raises(DamagedError):
        list(plan.stories_of(["seeds/ferry.txt"]))
    if column != "shelf":
        with pytest.raises(DamagedError):
            plan.segment("1848" if column == "segment" else "2019")
