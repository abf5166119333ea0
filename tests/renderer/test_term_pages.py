import pytest

from newsgen.archive.cards import Card
from newsgen.config import Config
from newsgen.renderer import person_pages, term_pages
from newsgen.renderer.views import (
    Link,
    PersonView,
    StoriesView,
    TermsView,
    TopicView,
)
from tests.factories import (
    make_card,
    make_published,
    make_quote_card,
    make_rich_card,
    make_term,
)
from tests.renderer.planning import links_of, plan_site


def test_very_long_terms_are_split_by_year_without_a_lost_link() -> None:
    cards = [
        make_rich_card(f"seeds/{n:03}.txt", published=make_published(f"{2010 + n // 10}-05-06"))
        for n in range(50)
    ]
    cards.append(make_rich_card("seeds/undated.txt", published=make_published(None)))
    pages = plan_site(cards, Config(page_size=5))
    topic = pages["topics/harbour-lights/index.html"].view
    assert isinstance(topic, TopicView)
    assert [year.label for year in topic.years] == [
        "2010",
        "2011",
        "2012",
        "2013",
        "2014",
        "Undated",
    ]
    year = pages["topics/harbour-lights/2011/index.html"].view
    assert isinstance(year, StoriesView)
    assert len(year.stories) == 5
    assert year.pager.older == "topics/harbour-lights/2011/page/1/index.html"
    for page in pages.values():
        assert {link.partition("#")[0] for link in links_of(page.view)} <= {"", *pages}


def test_a_person_has_what_they_said_and_where_they_are_named() -> None:
    cards = [
        make_rich_card("a.txt", published=make_published("2019-03-01")),
        make_rich_card("b.txt", quotes=()),
        make_rich_card("c.txt", quotes=(make_quote_card(id="q9", role="mayor"),)),
    ]
    view = plan_site(cards)["people/oda-lindqvist/index.html"].view
    assert isinstance(view, PersonView)
    assert [quote.path for quote in view.quotations] == [
        "2019/03/c/index.html#q9",
        "2019/03/a/index.html#q1",
    ]
    assert len(view.stories) == 3
    assert view.roles == ("harbour pilot", "mayor")
    assert view.intro == "2 quotations in 2 stories; named in 3 stories, 2019"


def test_people_stand_under_their_last_name() -> None:
    people = tuple(make_term(name, given=True) for name in ("Ada Zorn", "Zoe Aker", "7 Up"))
    view = plan_site([make_card(people=people)])["people/index.html"].view
    assert isinstance(view, TermsView)
    assert [(g.heading, [t.label for t in g.terms]) for g in view.groups] == [
        ("A", ["Zoe Aker"]),
        ("U", ["7 Up"]),
        ("Z", ["Ada Zorn"]),
    ]


SPORT = "topics/sport/index.html"


def in_topics(*names: tuple[str, ...], size: int = 20) -> dict[str, object]:
    cards = [
        make_card(f"{n:03}.txt", topics=tuple(make_term(name) for name in topics))
        for n, topics in enumerate(names)
    ]
    return {path: page.view for path, page in plan_site(cards, Config(page_size=size)).items()}


def test_an_upper_topic_has_a_page_with_its_topics_and_all_their_stories() -> None:
    pages = in_topics(("Football",), ("Tennis", "Elections"), ("Sport",), ("Lamp lore",))
    view = pages[SPORT]
    assert isinstance(view, TopicView)
    assert (view.heading, view.intro) == ("Sport", "3 stories, 2019")
    assert [(t.label, t.path, t.count) for t in view.children] == [
        ("Football", "topics/football/index.html", 1),
        ("Tennis", "topics/tennis/index.html", 1),
    ]
    assert len(view.stories) == 3
    assert view.parent is None
    assert [near.label for near in view.near] == ["Elections"]


def test_counts_beside_a_topic_are_those_of_the_pages_that_they_lead_to() -> None:
    pages = in_topics(("Sport", "Elections"), ("Football", "Elections"), ("Tennis",))
    near = pages["topics/elections/index.html"]
    assert isinstance(near, TopicView)
    assert {(t.label, t.count) for t in near.near} == {("Sport", 2), ("Football", 1)}
    football = pages["topics/football/index.html"]
    assert isinstance(football, TopicView)
    assert [t.label for t in football.near] == ["Elections"]


def test_a_topic_leads_to_its_upper_one() -> None:
    pages = in_topics(("Football",), ("Lamp lore",))
    football, lore = pages["topics/football/index.html"], pages["topics/lamp-lore/index.html"]
    assert isinstance(football, TopicView)
    assert football.parent == Link("Sport", SPORT)
    assert football.page.crumbs[-1] == Link("Sport", SPORT)
    assert isinstance(lore, TopicView)
    assert lore.parent == Link("Other topics", "topics/index.html#group-other-topics")


def test_the_index_leads_to_upper_topics_and_counts_their_stories() -> None:
    view = in_topics(("Football", "Tennis"), ("Lamp lore",), ("Health",))["topics/index.html"]
    assert isinstance(view, TermsView)
    assert [(g.heading, g.path, g.count, [t.label for t in g.terms]) for g in view.groups] == [
        ("Health", "topics/health/index.html", 1, []),
        ("Sport", SPORT, 1, ["Football", "Tennis"]),
        ("Other topics", "", 0, ["Lamp lore"]),
    ]


def test_an_upper_topic_is_paged_and_every_link_leads_somewhere() -> None:
    pages = in_topics(*[("Football",), ("Sport",)] * 6, size=5)
    view = pages[SPORT]
    assert isinstance(view, TopicView)
    assert view.pager.older == "topics/sport/page/1/index.html"
    links = {link.partition("#")[0] for shown in pages.values() for link in links_of(shown)}
    assert {link for link in links if link.startswith("topics/")} <= set(pages)


def name_all(count: int) -> list[Card]:
    """Stories that name one person each, and all of them another."""
    return [
        make_card(
            f"{n:03}.txt",
            people=(make_term(f"Anna {chr(97 + n % 26) * 3} {n}", given=True), ODA),
            quotes=(make_quote_card(),) if n == 0 else (),
        )
        for n in range(count)
    ]


ODA = make_term("Oda Lindqvist", given=True)


def test_a_long_index_shows_its_largest_terms_and_has_pages_for_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(term_pages, "INDEX_MOST", 20)
    pages = plan_site(name_all(52))
    index = pages["people/index.html"].view
    assert isinstance(index, TermsView)
    assert index.groups[0].terms[0].label == "Oda Lindqvist"
    assert [letter.path for letter in index.bar] == [
        "people/letters/other/index.html",
        "people/letters/l/index.html",
    ]
    found: list[str] = []
    path = "people/letters/other/index.html"
    while path:
        view = pages[path].view
        assert isinstance(view, TermsView)
        found += [term.path for group in view.groups for term in group.terms]
        path = view.next.path if view.next else ""
    assert len(found) == len(set(found)) == 52
    assert set(found) <= set(pages)


def test_a_person_whom_very_many_stories_name_has_a_list_of_them() -> None:
    pages = plan_site(name_all(70))
    view = pages["people/oda-lindqvist/index.html"].view
    assert isinstance(view, PersonView)
    assert len(view.stories) == person_pages.PERSON_NEWEST
    assert view.all_stories is not None
    whole = pages[view.all_stories.path].view
    assert isinstance(whole, StoriesView)
    assert len(whole.stories) == 70
    few = plan_site(name_all(9))["people/oda-lindqvist/index.html"].view
    assert isinstance(few, PersonView)
    assert (len(few.stories), few.all_stories) == (9, None)


def test_terms_named_like_the_folders_of_an_index_keep_their_own_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(term_pages, "INDEX_MOST", 1)
    odd = tuple(make_term(label, given=True) for label in ("Letters", "Stories", "Page", "A", "S"))
    cards = [make_card(f"{n}.txt", people=odd, places=odd) for n in range(60)]
    pages = plan_site(cards)  # which fails where two pages have one path
    assert {"people/letters/index.html", "people/letters/l/index.html"} <= set(pages)
    assert {"places/letters/index.html", "places/letters/p/index.html"} <= set(pages)


def test_roles_are_told_once_whatever_their_quote_marks() -> None:
    roles = ("the parish's rector", "", "the parish’s rector", "Rector")
    cards = [
        make_card(f"{n}.txt", people=(ODA,), quotes=(make_quote_card(role=role),))
        for n, role in enumerate(roles)
    ]
    view = plan_site(cards)["people/oda-lindqvist/index.html"].view
    assert isinstance(view, PersonView)
    assert view.roles == ("the parish's rector", "Rector")
