"""Segments → staged files, in parts and over processes."""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

import pytest
from msgspec import structs

from newsgen.archive.store import Store, Stored
from newsgen.codec import encode_article
from newsgen.databases import LostError
from newsgen.executors import open_executor
from newsgen.search import parts
from newsgen.search.marks import MarkedSegment, mark_segment
from newsgen.search.model import Segment
from newsgen.search.writing import Indexed, Place, write_index
from tests.conftest import read_tree
from tests.factories import make_article, take_staged
from tests.search.samples import make_facets, make_segment, make_story

STORIES = 60
EDITED = 23
"""A story of the fourth part, where parts have seven."""


@pytest.fixture
def place(tmp_path: Path) -> Place:
    file = tmp_path / "records.sqlite"
    with closing(Store(file)) as store:
        store.put_records(_record(f"key {n}", _text(n)) for n in range(STORIES))
        store.put_records([_record("edited", _text(EDITED) + " It was late.")])
    return _place(file, tmp_path / "first")


@pytest.fixture(name="small_parts")
def make_parts_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "PART", 7)


def _place(store: Path, root: Path) -> Place:
    return Place("search/", store, root / "staging", root / "out", root / "parts")


def _record(key: str, text: str) -> Stored:
    return Stored(key, "", None, encode_article(make_article(text)), b"")


def _text(number: int) -> str:
    return f"The ferry left pier {number % 7} at {number} past nine. Gull {number} cried." * 3


def _segments(*, edited: bool = False) -> list[Segment]:
    stories = [make_story(n, topics=make_facets(f"Topic {n % 5}")) for n in range(STORIES)]
    if edited:
        stories[EDITED] = structs.replace(stories[EDITED], key="edited")
    return [make_segment(stories[:50]), make_segment(stories[50:], "2018")]


def _marked(*, edited: bool = False) -> list[MarkedSegment]:
    return [mark_segment(segment, "salt") for segment in _segments(edited=edited)]


def _index(place: Place, marked: Iterable[MarkedSegment], jobs: int = 1) -> list[Indexed]:
    """Index into the output, and what became of the segments."""
    with open_executor(jobs, 10_000) as executor:
        indexed = sorted(write_index(place, marked, executor, jobs), key=lambda each: each.name)
    staged = (file for each in indexed for file in each.staged)
    take_staged(place.staging, staged, place.out)
    return indexed


def _fingerprints(place: Place, marked: Iterable[MarkedSegment]) -> dict[str, str]:
    """What the manifest says of the files in the output."""
    by_name = {each.segment.name: each for each in marked}
    return {path: by_name[path.split("/")[1]].mark_of(path) for path in read_tree(place.out)}


def _keep(marked: MarkedSegment, written: Mapping[str, str]) -> MarkedSegment:
    """`marked` over an output with these fingerprints."""
    paths = {path for path in written if path.startswith(f"search/{marked.segment.name}/")}
    right = {path for path in paths if written[path] == marked.mark_of(path)}
    return marked.keeping(right, paths - right)


def _forget_records(place: Place, keys: Iterable[str]) -> None:
    with closing(sqlite3.connect(place.store)) as database, database:
        database.executemany("DELETE FROM texts WHERE key = ?", [(key,) for key in keys])


def test_processes_change_no_byte(place: Place, tmp_path: Path) -> None:
    indexed = _index(place, _marked())
    files = read_tree(place.out)
    assert {path for each in indexed for path in each.paths} == files.keys()
    assert [(each.name, each.stories) for each in indexed] == [("2018", 10), ("2019", 50)]
    other = _place(place.store, tmp_path / "other")
    _index(other, _marked(), jobs=2)
    assert read_tree(other.out) == files


def test_parts_change_no_byte(place: Place, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    whole = _index(place, _marked())
    request.getfixturevalue("small_parts")
    other = _place(place.store, tmp_path / "other")
    in_parts = _index(other, _marked())
    assert read_tree(other.out) == read_tree(place.out)
    assert [set(each.paths) for each in in_parts] == [set(each.paths) for each in whole]


def test_what_the_output_has_is_not_staged(place: Place) -> None:
    first = _index(place, _marked())
    assert all(tuple(file.path for file in each.staged) == each.paths for each in first)
    assert all(each.staged == () for each in _index(place, _marked()))


@pytest.mark.usefixtures("small_parts")
def test_after_an_edit_only_the_stories_of_its_part_are_read(place: Place, tmp_path: Path) -> None:
    _index(place, _marked())
    written = _fingerprints(place, _marked())
    edited = [_keep(marked, written) for marked in _marked(edited=True)]
    clean = _place(place.store, tmp_path / "clean")
    paths = [set(each.paths) for each in _index(clean, _marked(edited=True))]
    _forget_records(place, (f"key {n}" for n in range(50) if n // 7 != EDITED // 7))

    indexed = _index(place, edited)

    assert read_tree(place.out) == read_tree(clean.out)
    assert [set(each.paths) for each in indexed] == paths
    kept = {path.name for path in (place.parts / "2019").iterdir()}
    assert kept == {path.name for path in (clean.parts / "2019").iterdir()}


@pytest.mark.usefixtures("small_parts")
@pytest.mark.parametrize("suffix", [".terms", ".pairs"])
@pytest.mark.parametrize("damage", ["gone", "empty", "a bit"])
def test_a_kept_part_that_is_not_whole_is_made_anew(place: Place, suffix: str, damage: str) -> None:
    _index(place, _marked())
    files = read_tree(place.out)
    kept = [_keep(marked, _fingerprints(place, _marked())) for marked in _marked()]
    parts_before = read_tree(place.parts)
    file = sorted((place.parts / "2019").glob(f"*{suffix}"))[3]
    _damage(file, damage)
    _index(place, kept)
    assert read_tree(place.out) == files
    assert read_tree(place.parts) == parts_before


def _damage(file: Path, damage: str) -> None:
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 4
    if damage == "gone":
        file.unlink()
    else:
        file.write_bytes(b"" if damage == "empty" else data)


@pytest.mark.usefixtures("small_parts")
def test_a_file_that_the_output_lacks_is_made_though_its_part_is_kept(place: Place) -> None:
    _index(place, _marked())
    files = read_tree(place.out)
    written = _fingerprints(place, _marked())
    lost = f"search/2019/s{EDITED}.js"
    (place.out / lost).unlink()
    wrong = {path for path in written if path == lost}
    _index(place, [marked.keeping(written.keys() - wrong, wrong) for marked in _marked()])
    assert read_tree(place.out) == files


def test_a_story_that_is_in_no_store_is_reported(place: Place) -> None:
    _forget_records(place, ["key 3"])
    with pytest.raises(LostError, match="key 3"):
        _index(place, _marked())
