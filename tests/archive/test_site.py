import random
from dataclasses import replace
from typing import Any

import pytest
from msgspec import structs

from newsgen.archive.cards import Card
from newsgen.archive.site import Site, amend_site, build_site, find_story, is_public, sort_date
from newsgen.config import Config
from newsgen.records import Published
from tests.factories import (
    make_card,
    make_estimate,
    make_published,
    make_rich_card,
    make_site,
    make_term,
)


def dated(path: str, value: str | None, **changes: str) -> Card:
    return make_card(path, published=make_published(value), **changes)


def order(site: Site) -> list[str]:
    return [card.path for card in site.cards]


def test_stories_stand_in_the_order_of_time_then_of_their_paths() -> None:
    cards = [
        dated("d", "2019-03-12"),
        dated("c", "2019-03-12"),
        dated("a", "2020"),
        dated("b", "2018-12-31T23:59:00Z"),
        dated("z", None),
    ]
    assert order(make_site(cards)) == ["z", "b", "c", "d", "a"]


def test_an_estimated_story_stands_at_the_end_of_its_window() -> None:
    estimate = make_card("e", published=make_estimate("2019-03-01", "2019-03-13"))
    cards = [dated("a", "2019-03-12"), estimate, dated("b", "2019-03-14")]
    assert order(make_site(cards)) == ["a", "e", "b"]


@pytest.mark.parametrize(
    ("published", "value"),
    [
        (make_published(None), ""),
        (make_published("2019-03"), "2019-03"),
        (make_estimate("2019-03-01", "2019-03-13"), "2019-03-13"),
        (Published("2019", "2019-01-01", None, "year", "inferred", 0.5, ()), "2019-01-01"),
        (Published("2019", None, None, "year", "inferred", 0.5, ()), "2019"),
    ],
)
def test_the_place_in_time_is_the_latest_that_is_known(published: Published, value: str) -> None:
    assert sort_date(published) == value


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Another headline", "teaser": "Another start."},
        {"topics": (make_term("Ferries"), make_term("Tides"))},
        {"people": (make_term("Ida Brandt", given=True),)},
        {"bylines": ("Oda Lind",)},
        {"story": "The long strike"},
        {"quotes": ()},
        {"links": ("other.md",)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_an_amended_site_is_that_of_its_cards(changes: dict[str, Any]) -> None:
    cards = [make_rich_card(f"{name}.txt", slug=name) for name in "abc"]
    amended = structs.replace(cards[1], key="new", **changes)
    site = amend_site(make_site(cards), 1, amended)
    built = make_site([cards[0], amended, cards[2]])
    assert site == replace(built, related=make_site(cards).related)


@pytest.mark.parametrize(
    "changes",
    [
        {"draft": True},
        {"slug": "elsewhere"},
        {"published": make_published("2001-01-01")},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_story_that_moves_or_goes_takes_a_build(changes: dict[str, Any]) -> None:
    cards = [make_rich_card(f"{name}.txt", slug=name) for name in "abc"]
    assert amend_site(make_site(cards), 1, structs.replace(cards[1], **changes)) is None


def test_a_story_is_found_by_its_source() -> None:
    site = make_site([make_rich_card(f"{name}.txt", slug=name) for name in "abc"])
    assert [find_story(site, path) for path in ("b.txt", "new.txt")] == [1, None]


def test_drafts_are_nowhere_unless_the_site_asks_for_them() -> None:
    cards = [make_rich_card("a", draft=True), make_card("b")]
    site = make_site(cards)
    assert order(site) == ["b"]
    assert not any(site.terms.values())
    assert (site.said, site.running) == ((), {})
    assert order(make_site(cards, Config(drafts=True))) == ["a", "b"]


@pytest.mark.parametrize(
    ("draft", "drafts", "public"),
    [(False, False, True), (True, False, False), (True, True, True), (False, True, True)],
)
def test_one_rule_says_what_is_public(draft: bool, drafts: bool, public: bool) -> None:
    assert is_public(make_card(draft=draft), Config(drafts=drafts)) is public


def test_a_draft_takes_no_address_from_others() -> None:
    draft = make_card("a", title="The vote", draft=True)
    site, issues = build_site([draft, make_card("b", title="The vote")], Config())
    assert (site.paths, issues) == (("2019/03/the-vote/index.html",), ())


def test_each_story_has_its_path() -> None:
    site = make_site([dated("seeds/new.txt", "2020-01-02"), dated("seeds/old.txt", None)])
    assert site.paths == ("undated/old/index.html", "2020/01/new/index.html")


def test_years_hold_months_and_the_rest_is_undated() -> None:
    cards = [
        dated("a", None),
        dated("b", "2018"),
        dated("c", "2018-07"),
        dated("d", "2018-07-24"),
        dated("e", "2020-01-01"),
        make_card("f", published=make_estimate("2020-01-02", "2020-01-05")),
    ]
    site = make_site(cards)
    assert site.years == {"2018": {"": (1,), "07": (2, 3)}, "2020": {"01": (4,)}}
    assert site.undated == (0, 5)


def test_running_stories_know_their_instalments() -> None:
    cards = [make_card(p, story=s) for p, s in (("a", "Ferry"), ("b", ""), ("c", "Ferry"))]
    assert make_site(cards).running == {"Ferry": (0, 2)}


def test_instalments_of_one_running_story_are_not_related_too() -> None:
    eels = (make_term("Eels"),)
    cards = [make_card(f"{n}", story="Ferry" if n < 2 else "", topics=eels) for n in range(3)]
    fill = [make_card(f"x{n:03}") for n in range(100)]
    related = make_site(cards + fill).related
    assert [[item.story for item in related[n]] for n in range(3)] == [[2], [2], [1, 0]]


def test_two_articles_with_one_id_are_an_error() -> None:
    cards = [make_card("seeds/a.txt", id="x"), make_card("seeds/b.txt", id="x", override="o.md")]
    _, (issue,) = build_site(cards, Config())
    assert (issue.code, issue.path) == ("N404", "o.md")


def test_the_site_does_not_depend_on_the_order_of_the_cards() -> None:
    cards = [make_rich_card(f"seeds/{n}.txt", title="Same", story=f"S{n % 3}") for n in range(12)]
    site, issues = build_site(cards, Config())
    shuffled = cards.copy()
    random.Random(7).shuffle(shuffled)
    again, issues_again = build_site(shuffled, Config())
    assert again == site
    assert sorted(issues_again) == sorted(issues)


def test_an_empty_site_is_a_site() -> None:
    site, issues = build_site([], Config())
    assert (site.cards, site.years, issues) == ((), {}, ())
    assert site.page_estimate() == 0
