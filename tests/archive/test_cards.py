from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.archive.cards import (
    PAGE_CONFIDENCE,
    Card,
    QuoteCard,
    TermCard,
    make_card,
    share_terms,
    spoken_text,
)
from newsgen.codec import pack, unpack
from newsgen.records import Entity, Fragment, Quote, Speaker
from tests.factories import make_article, make_quote, make_source
from tests.full_article import make_full_article

FULL = make_full_article()


def with_quote(**changes: Any) -> tuple[QuoteCard, ...]:
    return make_card(replace(FULL, quotes=(replace(FULL.quotes[0], **changes),)), "k").quotes


def said_as(**changes: Any) -> tuple[QuoteCard, ...]:
    speaker = FULL.quotes[0].speaker
    assert speaker is not None
    return with_quote(speaker=replace(speaker, **changes))


def test_a_card_holds_what_lists_need() -> None:
    card = make_card(FULL, "key", "articles/fix.md")
    assert (card.id, card.path, card.override, card.key) == (
        "0123456789ab",
        "seeds/ferry.txt",
        "articles/fix.md",
        "key",
    )
    assert (card.title, card.slug, card.teaser) == (
        "Night boat keeps its place",
        "night-boat",
        "Council votes at dusk",
    )
    assert (card.language, card.story, card.draft) == ("en-GB", "The ferry", False)
    assert card.published == FULL.published
    assert card.bylines == ("Ida Brandt",)
    assert card.filed_from == (TermCard("bergen", "Bergen", False, "NO", spot=(60.39, 5.32)),)
    assert card.agencies == (TermCard("coastal-press-agency", "Coastal Press Agency", False),)
    assert card.topics == (TermCard("ferries", "Ferries", False, "boat, pilots"),)
    assert card.people == (TermCard("oda-lindqvist", "Oda Lindqvist", False),)
    assert card.pictures == ("boat.jpg",)
    assert card.quotes == (
        QuoteCard(
            "q1",
            "The tide waits for nobody",
            "Oda Lindqvist",
            "oda-lindqvist",
            "harbour pilot",
            False,
        ),
    )


def test_a_bare_article_makes_a_bare_card() -> None:
    card = make_card(make_article(), "key")
    lists = (card.bylines, card.filed_from, card.agencies, card.topics, card.people)
    assert not any((*lists, card.places, card.quotes, card.links, card.pictures))
    assert (card.slug, card.language, card.story) == ("", "", "")


@pytest.mark.parametrize(
    ("name", "rule", "kept"),
    [
        ("Oda Lindqvist", "names", True),
        ("Lindqvist", "names", False),
        ("Pelé", "front matter", True),
        ("Pelé", "override", True),
    ],
)
def test_people_have_a_full_name_or_an_editor_names_them(name: str, rule: str, kept: bool) -> None:
    card = make_card(make_article(people=(Entity("x", name, (), (), rule, 1.0),)), "k")
    assert card.people == ((TermCard("x", name, rule != "names"),) if kept else ())


@pytest.mark.parametrize(
    ("mentions", "rule", "kept"),
    [(1, "in", False), (2, "in", True), (0, "front matter", True), (0, "override", True)],
)
def test_places_are_named_twice_or_by_an_editor(mentions: int, rule: str, kept: bool) -> None:
    spans = tuple((n, n + 1) for n in range(mentions))
    card = make_card(make_article(places=(Entity("x", "Askholm", (), spans, rule, 1.0),)), "k")
    assert bool(card.places) is kept


def test_a_place_that_no_table_knows_is_filed_under_its_printed_name() -> None:
    assert FULL.dateline is not None
    place = replace(FULL.dateline.places[0], text="NEW ASKHOLM", name=None, country=None)
    place = replace(place, latitude=None, longitude=None)
    article = replace(FULL, dateline=replace(FULL.dateline, places=(place,)))
    assert make_card(article, "k").filed_from == (TermCard("new-askholm", "New Askholm", False),)


@pytest.mark.parametrize(
    ("changes", "listed"),
    [
        ({}, True),
        ({"kind": "fragment"}, True),
        ({"kind": "scare"}, False),
        ({"kind": "title"}, False),
        ({"kind": "unattributed"}, False),
        ({"speaker": None}, False),
        ({"confidence": PAGE_CONFIDENCE}, True),
        ({"confidence": PAGE_CONFIDENCE - 0.01}, False),
    ],
)
def test_only_sure_speech_of_a_speaker_is_listed(changes: dict[str, Any], listed: bool) -> None:
    assert bool(with_quote(**changes)) is listed


def test_a_speaker_is_shown_by_the_name_that_the_story_resolves() -> None:
    (card,) = said_as(name="Lindqvist")
    assert (card.speaker, card.person) == ("Oda Lindqvist", "oda-lindqvist")


@pytest.mark.parametrize(
    ("changes", "shown"),
    [
        ({"person": None, "name": "the guild"}, ("the guild", "", False)),
        (
            {"person": None, "name": "an official", "anonymous": True},
            ("an official", "", True),
        ),
        ({"person": "nobody"}, ("Oda Lindqvist", "", False)),
    ],
)
def test_groups_and_unnamed_sources_have_no_page(
    changes: dict[str, Any], shown: tuple[str, str, bool]
) -> None:
    (card,) = said_as(**changes)
    assert (card.speaker, card.person, card.anonymous) == shown


def test_a_person_of_one_name_has_no_page_unless_an_editor_gives_it() -> None:
    for rule, person in (("names", ""), ("front matter", "oda")):
        people = (Entity("oda", "Oda", (), (), rule, 1.0),)
        speaker = Speaker("Oda", None, "Oda", "oda", None, False)
        quotes = (replace(FULL.quotes[0], speaker=speaker),)
        (card,) = make_card(replace(FULL, people=people, quotes=quotes), "k").quotes
        assert card.person == person


def test_every_person_of_a_quotation_is_among_the_people_of_its_card() -> None:
    card = make_card(FULL, "k")
    assert {quote.person for quote in card.quotes} - {""} <= {p.slug for p in card.people}


def test_a_role_that_runs_over_a_line_end_is_one_line() -> None:
    (card,) = said_as(role="harbour\n  pilot")
    assert card.role == "harbour pilot"


def test_only_markdown_has_links() -> None:
    text = "See [the vote](vote.md) and [this](https://x.example)."
    markdown = make_article(text, source=make_source("articles/a.md"))
    assert make_card(markdown, "k").links == ("vote.md",)
    assert make_card(make_article(text), "k").links == ()


def quote_of(*fragments: str) -> Quote:
    text = " x ".join(fragments)
    base = make_quote(text, fragments[0])
    return replace(base, fragments=tuple(Fragment(f, (0, 1)) for f in fragments))


@pytest.mark.parametrize(
    ("fragments", "shown"),
    [
        (("It rose fast,",), "It rose fast"),
        (("It rose fast;",), "It rose fast"),
        (("It rose fast.",), "It rose fast."),
        (("It rose\n  fast",), "It rose fast"),
        (("It rose fast,", "and we ran."), "It rose fast … and we ran."),
        (("Did it rise?",), "Did it rise?"),
        (("It rose fast",), "It rose fast"),
        (("It rose , ",), "It rose"),
    ],
)
def test_a_quotation_in_a_list_has_neither_marks_nor_a_comma_at_its_end(
    fragments: tuple[str, ...], shown: str
) -> None:
    assert spoken_text(quote_of(*fragments)) == shown


def test_cards_share_their_terms_and_stay_what_they_were() -> None:
    cards = [unpack(pack(make_card(FULL, key)), Card) for key in ("one", "two")]
    first, second = share_terms(cards)
    assert [first, second] == cards
    assert first.topics
    for name in ("filed_from", "agencies", "topics", "people", "places"):
        pairs = zip(getattr(first, name), getattr(second, name), strict=True)
        assert all(one is other for one, other in pairs)
