from newsgen.config import Config
from newsgen.renderer.views import SourceView, TermsView, TermView
from tests.factories import make_card, make_published, make_rich_card, make_term
from tests.renderer.planning import plan_site

CARDS = [
    make_rich_card(
        "a.txt",
        published=make_published("2018-01-01"),
        roles=("Shipping Correspondent",),
    ),
    make_rich_card(
        "b.txt",
        published=make_published("2019-01-01"),
        bylines=("Ida Brandt", "Per Holm"),
        roles=("Editor, Coast News", ""),
        filed_from=(make_term("Bergen"), make_term("Oslo")),
    ),
]


def source_at(path: str) -> SourceView:
    view = plan_site(CARDS)[path].view
    assert isinstance(view, SourceView)
    return view


def facts(terms: tuple[TermView, ...]) -> list[tuple[str, int]]:
    return [(term.label, term.count) for term in terms]


def test_an_author_has_a_page_with_roles_as_printed_stories_places_and_agencies() -> None:
    view = source_at("bylines/ida-brandt/index.html")
    assert view.roles == ("Shipping Correspondent", "Editor, Coast News")
    assert [story.path for story in view.stories] == [
        "2019/01/b/index.html",
        "2018/01/a/index.html",
    ]
    assert facts(view.places) == [("Bergen", 2), ("Oslo", 1)]
    assert facts(view.others) == [("Coastal Press", 2)]
    assert facts(view.topics) == [("Harbour lights", 2)]


def test_a_role_is_that_of_the_name_it_stands_beside() -> None:
    assert source_at("bylines/per-holm/index.html").roles == ()


def test_an_agency_has_its_authors_and_no_roles() -> None:
    view = source_at("agencies/coastal-press/index.html")
    assert view.roles == ()
    assert facts(view.others) == [("Ida Brandt", 2), ("Per Holm", 1)]


def test_authors_are_listed_by_last_name() -> None:
    view = plan_site(CARDS)["bylines/index.html"].view
    assert isinstance(view, TermsView)
    assert [(group.heading, facts(group.terms)) for group in view.groups] == [
        ("B", [("Ida Brandt", 2)]),
        ("H", [("Per Holm", 1)]),
    ]


def test_a_name_without_letters_has_no_page() -> None:
    pages = plan_site([make_card(bylines=("???",))])
    assert [path for path in pages if path.startswith("bylines/")] == ["bylines/index.html"]


def test_an_author_of_very_many_stories_has_them_by_year() -> None:
    cards = [
        make_rich_card(f"{n:03}.txt", published=make_published(f"20{n // 10:02}-01-01"))
        for n in range(40)
    ]
    pages = plan_site(cards, Config(page_size=4))
    view = pages["bylines/ida-brandt/index.html"].view
    assert isinstance(view, SourceView)
    assert facts(view.years) == [("2000", 10), ("2001", 10), ("2002", 10), ("2003", 10)]
    assert {term.path for term in view.years} <= set(pages)
