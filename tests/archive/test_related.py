from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.archive.cards import Card
from newsgen.archive.related import LEAST_SCORE, MOST, REACH, Related, find_related
from newsgen.archive.terms import collect_terms
from tests.factories import make_card, make_term


def relate(
    cards: Sequence[Card], kept_out: Sequence[frozenset[int]] | None = None
) -> list[tuple[Related, ...]]:
    nothing: list[frozenset[int]] = [frozenset()] * len(cards)
    return list(find_related(len(cards), collect_terms(cards)[0], kept_out or nothing))


def archive(*shared: tuple[str, ...], fill: int = 100) -> list[Card]:
    """Stories with the given topics, and `fill` stories that share nothing."""
    cards = [
        make_card(f"{n:03}.txt", topics=tuple(make_term(label) for label in labels))
        for n, labels in enumerate(shared)
    ]
    return cards + [make_card(f"x{n:03}.txt") for n in range(fill)]


def test_stories_that_share_a_rare_term_are_related_both_ways() -> None:
    found = relate(archive(("Eels",), (), ("Eels",)))
    assert found[0] == (Related(2, ("Eels",)),)
    assert found[2] == (Related(0, ("Eels",)),)
    assert not any(found[1:2] + found[3:])


def test_one_common_term_is_not_enough() -> None:
    found = relate(archive(*[("Weather",)] * 20, fill=0))
    assert not any(found)


def test_more_and_rarer_shared_terms_come_first() -> None:
    found = relate(archive(("Eels", "Boats"), ("Boats",), ("Eels", "Boats"), ("Boats",), fill=200))
    assert [item.story for item in found[0]] == [2, 1, 3]
    assert found[0][0].shared == ("Eels", "Boats")


def test_at_most_three_shared_terms_are_named() -> None:
    labels = ("a", "b", "c", "d", "e")
    found = relate(archive(labels, labels))
    assert len(found[0][0].shared) == 3


def test_nearer_stories_come_before_farther_ones_that_share_as_much() -> None:
    found = relate(archive(*[("Eels",)] * 4, fill=300))
    assert [item.story for item in found[3]] == [2, 1, 0]
    assert [item.story for item in found[1]] == [0, 2, 3]


def test_stories_that_the_page_links_anyway_are_kept_out() -> None:
    cards = archive(("Eels",), ("Eels",), ("Eels",))
    kept_out = [frozenset({1})] + [frozenset[int]()] * (len(cards) - 1)
    assert [item.story for item in relate(cards, kept_out)[0]] == [2]


def test_an_agency_makes_no_story_related() -> None:
    agency = (make_term("Coastal Press"),)
    cards = [make_card("a", agencies=agency), make_card("b", agencies=agency), *archive()]
    assert not any(relate(cards))


def test_an_empty_archive_has_no_related_stories() -> None:
    assert relate([]) == []


@given(st.lists(st.sets(st.sampled_from("abcdef"), max_size=3), max_size=60))
@settings(max_examples=60, deadline=None)
def test_related_stories_are_few_near_and_share_what_they_say(topics: list[set[str]]) -> None:
    cards = archive(*(tuple(sorted(labels)) for labels in topics), fill=40)
    for number, related in enumerate(relate(cards)):
        stories = [item.story for item in related]
        assert len(stories) == len(set(stories)) <= MOST
        assert number not in stories
        for item in related:
            assert item.shared
            assert set(item.shared) <= topics[number] & topics[item.story]
            label = item.shared[0]
            members = [n for n, labels in enumerate(topics) if label in labels]
            assert abs(members.index(number) - members.index(item.story)) <= REACH


def test_the_least_score_is_about_one_rare_term_in_a_thousand_stories() -> None:
    assert LEAST_SCORE > 0
    rare = relate(archive(("Eels",), ("Eels",), fill=998))
    assert rare[0] == (Related(1, ("Eels",)),)
