from newsgen.config import Config
from newsgen.renderer.views import (
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
