"""Which values stories have, for counts."""

import pytest

from newsgen.search import facets
from newsgen.search.facets import make_facet_files, rank_values
from tests.search.decoding import decode
from tests.search.samples import make_facets, make_segment, make_story

SEGMENT = make_segment(
    [
        make_story(0, topics=make_facets("Ferries", "Tides")),
        make_story(1, topics=make_facets("Tides")),
        make_story(2),
    ]
)


def test_values_are_ranked_by_their_stories() -> None:
    assert rank_values(SEGMENT, "topic") == [("tides", "Tides"), ("ferries", "Ferries")]


def test_a_story_has_the_numbers_of_its_values() -> None:
    files = {file.name: file.value for file in make_facet_files(SEGMENT)}
    assert files["2019/topic-names0"] == [["tides", "Tides"], ["ferries", "Ferries"]]
    rows = str(files["2019/topic0"]).split(" ")
    assert [list(decode(row)) for row in rows] == [[0, 1], [0], []]
    assert files["2019/person0"] == "  "
    assert "2019/person-names0" not in files


def test_the_label_that_most_stories_use_is_shown() -> None:
    told = [make_facets("US"), make_facets("us"), make_facets("us")]
    segment = make_segment([make_story(n, places=place) for n, place in enumerate(told)])
    assert rank_values(segment, "place") == [("us", "us")]


def test_only_the_most_frequent_values_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "MOST", 1)
    files = {file.name: file.value for file in make_facet_files(SEGMENT)}
    assert files["2019/topic-names0"] == [["tides", "Tides"]]
    assert [list(decode(row)) for row in str(files["2019/topic0"]).split(" ")] == [[0], [0], []]


def test_many_stories_and_many_names_are_cut_into_blocks() -> None:
    stories = [make_story(n, people=make_facets(f"Person {n:04}")) for n in range(700)]
    names = [file.name for file in make_facet_files(make_segment(stories))]
    assert [n for n in names if "person" in n and "names" not in n] == [
        "2019/person0",
        "2019/person1",
    ]
    assert sum("person-names" in name for name in names) == 7
