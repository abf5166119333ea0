"""Segments → staged files, in parts and over processes."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from newsgen.archive.store import Store, Stored
from newsgen.codec import encode_article
from newsgen.executors import InlineExecutor, open_executor
from newsgen.search import parts, writing
from newsgen.search.model import Segment
from newsgen.search.writing import Indexed, Place, write_index
from tests.conftest import read_tree
from tests.factories import make_article, take_staged
from tests.search.samples import make_facets, make_segment, make_story

STORIES = 60


@pytest.fixture
def place(tmp_path: Path) -> Place:
    with closing(Store(tmp_path / "records.sqlite")) as store:
        store.put_records(
            Stored(f"key {n}", "", None, encode_article(make_article(_text(n))), b"")
            for n in range(STORIES)
        )
    return Place("search/", tmp_path / "records.sqlite", tmp_path / "staging", tmp_path / "out")


def _text(number: int) -> str:
    return f"The ferry left pier {number % 7} at {number} past nine. Gull {number} cried." * 3


def _segments() -> list[Segment]:
    stories = [make_story(n, topics=make_facets(f"Topic {n % 5}")) for n in range(STORIES)]
    return [make_segment(stories[:50]), make_segment(stories[50:], "2018")]


def _index(place: Place, jobs: int) -> tuple[list[Indexed], dict[str, bytes]]:
    with open_executor(jobs, 10_000) as executor:
        indexed = sorted(
            write_index(place, _segments(), executor, jobs), key=lambda each: each.name
        )
    out = place.staging.with_name("taken")
    take_staged((file for each in indexed for file in each.staged), out)
    files = read_tree(out)
    shutil.rmtree(out, ignore_errors=True)
    return indexed, files


def test_parts_and_processes_change_no_byte(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed, files = _index(place, 1)
    assert {path for each in indexed for path in each.paths} == files.keys()
    assert [(each.name, each.stories) for each in indexed] == [("2018", 10), ("2019", 50)]
    assert _index(place, 2)[1] == files
    monkeypatch.setattr(parts, "PART", 7)
    monkeypatch.setattr(writing, "PART", 7)
    in_parts, again = _index(place, 1)
    assert again == files
    assert [set(each.paths) for each in in_parts] == [set(each.paths) for each in indexed]


def test_what_the_output_has_is_not_staged(place: Place) -> None:
    first = list(write_index(place, _segments(), InlineExecutor(), 1))
    assert all(tuple(file.path for file in each.staged) == each.paths for each in first)
    take_staged((file for each in first for file in each.staged), place.out)
    again, _ = _index(place, 1)
    assert all(each.staged == () for each in again)
