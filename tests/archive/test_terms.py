from typing import Any

import pytest

from newsgen.archive.cards import TermCard
from newsgen.archive.terms import (
    KINDS,
    Said,
    TermKind,
    collect_said,
    collect_terms,
    collect_uppers,
    said_by_person,
)
from newsgen.loader.vocabulary import read_vocabulary
from tests.factories import make_card, make_quote_card, make_term

ODA, NILS = make_term("Oda Lindqvist"), make_term("Nils Aker")


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        ("topics", "topics"),
        ("places", "places"),
        ("places", "filed_from"),
        ("agencies", "agencies"),
    ],
)
def test_terms_know_their_stories_oldest_first(kind: TermKind, field: str) -> None:
    changes: dict[str, Any] = {field: (make_term("Night boat"),)}
    cards = [make_card("a.txt", **changes), make_card("b.txt"), make_card("c.txt", **changes)]
    terms, issues = collect_terms(cards)
    assert issues == []
    assert {k: list(v) for k, v in terms.items() if v} == {kind: ["night-boat"]}
    term = terms[kind]["night-boat"]
    assert (term.kind, term.label, term.members) == (kind, "Night boat", (0, 2))


def test_terms_are_sorted_by_slug_and_every_kind_is_there() -> None:
    terms, _ = collect_terms([make_card(topics=(make_term("b"), make_term("c"), make_term("a")))])
    assert list(terms["topics"]) == ["a", "b", "c"]
    assert tuple(terms) == KINDS


def test_a_story_counts_once_though_it_names_a_place_twice() -> None:
    card = make_card(filed_from=(make_term("Bergen"),), places=(make_term("Bergen"),))
    assert collect_terms([card])[0]["places"]["bergen"].members == (0,)


def test_a_person_has_a_page_when_quoted_anywhere_or_named_by_an_editor() -> None:
    given = make_term("Rut Holm", given=True)
    cards = [
        make_card("a.txt", people=(ODA, NILS)),
        make_card("b.txt", people=(ODA, given), quotes=(make_quote_card(),)),
    ]
    people = collect_terms(cards)[0]["people"]
    assert {slug: term.members for slug, term in people.items()} == {
        "oda-lindqvist": (0, 1),
        "rut-holm": (1,),
    }


def test_a_quotation_of_nobody_with_a_page_makes_no_person() -> None:
    card = make_card(people=(NILS,), quotes=(make_quote_card(person=""),))
    assert collect_terms([card])[0]["people"] == {}


def test_the_label_is_the_form_that_most_stories_use_and_the_others_are_aliases() -> None:
    labels = ["Night-Boat", "Night boat", "Night boat", "NIGHT BOAT"]
    cards = [
        make_card(f"{n}.txt", topics=(TermCard("night-boat", label, False),))
        for n, label in enumerate(labels)
    ]
    term = collect_terms(cards)[0]["topics"]["night-boat"]
    assert (term.label, term.aliases) == ("Night boat", ("NIGHT BOAT", "Night-Boat"))


def test_of_two_labels_used_alike_the_first_in_the_alphabet_wins() -> None:
    cards = [make_card(f"{n}.txt", topics=(TermCard("x", n, False),)) for n in ("X", "x")]
    forth = collect_terms(cards)[0]["topics"]["x"].label
    back = collect_terms(cards[::-1])[0]["topics"]["x"].label
    assert forth == back == "X"


def test_a_place_has_the_country_that_most_stories_give() -> None:
    countries = ("NO", "US", "NO", "")
    cards = [
        make_card(f"{n}.txt", filed_from=(make_term("Bergen", note=note),))
        for n, note in enumerate(countries)
    ]
    assert collect_terms(cards)[0]["places"]["bergen"].note == "NO"


def test_the_cues_of_a_topic_are_not_its_note() -> None:
    cards = [make_card(topics=(make_term("Ferries", note="boat"),))]
    assert collect_terms(cards)[0]["topics"]["ferries"].note == ""


def test_terms_without_a_slug_are_left_out() -> None:
    assert collect_terms([make_card(places=(TermCard("", "…", True),))])[0]["places"] == {}


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("C", "C++", True),
        ("R&B", "R B", True),
        ("AT&T", "AT T", True),
        ("Night boat", "Night-boat", False),
        ("Night boat", "NIGHT  BOAT", False),
        ("Málaga", "Malaga", False),
        ("St. Olav", "St Olav", False),
    ],
)
def test_two_labels_of_editors_that_differ_by_telling_signs_clash(
    one: str, other: str, clash: bool
) -> None:
    cards = [
        make_card("seeds/a.txt", topics=(TermCard("x", one, True),)),
        make_card("seeds/b.txt", override="articles/b.md", topics=(TermCard("x", other, True),)),
    ]
    issues = collect_terms(cards)[1]
    assert [(i.code, i.path) for i in issues] == ([("N403", "articles/b.md")] if clash else [])
    assert all("seeds/a.txt" in issue.message for issue in issues)


def test_labels_that_the_loader_found_do_not_clash() -> None:
    cards = [make_card(f"{n}", topics=(TermCard("c", n, False),)) for n in ("C", "C++")]
    assert collect_terms(cards)[1] == []


def test_a_clash_is_reported_once_however_many_stories_have_it() -> None:
    labels = ["C", "C++", "C++", "c++"]
    cards = [
        make_card(f"{n}.txt", topics=(TermCard("c", label, True),))
        for n, label in enumerate(labels)
    ]
    assert [issue.path for issue in collect_terms(cards)[1]] == ["1.txt"]


def test_quotations_are_collected_in_the_order_of_the_stories() -> None:
    first, second, third = (make_quote_card(id=f"q{n}") for n in (1, 2, 3))
    cards = [
        make_card("a", quotes=(first, second)),
        make_card("b"),
        make_card("c", quotes=(third,)),
    ]
    assert collect_said(cards) == (Said(0, first), Said(0, second), Said(2, third))


def test_quotations_of_each_person_stand_together() -> None:
    oda, group = make_quote_card(), make_quote_card(person="")
    said = (Said(0, oda), Said(1, group), Said(2, oda))
    assert said_by_person(said) == {"oda-lindqvist": (said[0], said[2])}


def test_a_topic_stands_under_the_upper_heading_of_the_vocabulary() -> None:
    cards = [make_card(topics=tuple(map(make_term, ("Football", "Lamp lore", "Sport"))))]
    topics = collect_terms(cards)[0]["topics"]
    assert {slug: term.parent for slug, term in topics.items()} == {
        "football": "sport",
        "lamp-lore": "",
        "sport": "",
    }


def test_a_topic_that_the_authority_renames_keeps_its_upper_heading() -> None:
    card = TermCard("soccer", "Soccer", given=False, own="football")
    assert collect_terms([make_card(topics=(card,))])[0]["topics"]["soccer"].parent == "sport"


def test_the_vocabulary_of_the_site_gives_upper_headings() -> None:
    vocabulary = read_vocabulary("Sport: {topics: {Lamp lore: {}}}")
    cards = [make_card(topics=(make_term("Lamp lore"),))]
    terms = collect_terms(cards, vocabulary=vocabulary)[0]["topics"]
    assert terms["lamp-lore"].parent == "sport"
    assert list(collect_uppers(terms, vocabulary)) == ["sport"]


def test_an_upper_topic_has_the_stories_of_all_below_it_and_its_own_once() -> None:
    names = [("Football", "Tennis"), ("Lamp lore",), ("Sport",), ("Tennis", "Elections")]
    cards = [
        make_card(f"{n}.txt", topics=tuple(make_term(name) for name in topics))
        for n, topics in enumerate(names)
    ]
    topics = collect_terms(cards)[0]["topics"]
    uppers = collect_uppers(topics)
    assert [(u.slug, u.label, u.members) for u in uppers.values()] == [
        ("politics-and-government", "Politics and government", (3,)),
        ("sport", "Sport", (0, 2, 3)),
    ]
    assert not set(uppers) & {slug for slug, term in topics.items() if term.parent}
