from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from newsgen.archive.cards import Card
from newsgen.config import Config
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.frame import make_frame
from newsgen.renderer.pages import Page, plan_lists, plan_pages, plan_stories
from newsgen.renderer.views import (
    FrontView,
    Link,
    NotFoundView,
)
from tests.factories import (
    ENGLISH,
    make_card,
    make_estimate,
    make_published,
    make_quote_card,
    make_rich_card,
    make_site,
    make_term,
)
from tests.renderer.planning import RICH, URL, article_at, links_of, plan_site

WRITTEN = ""
"""In place of a template: the file is written by a function of its view."""
TEMPLATES = {
    "article.html",
    "front.html",
    "stories.html",
    "days.html",
    "calendar.html",
    "place.html",
    "source.html",
    "atlas.html",
    "corrections.html",
    "colophon.html",
    "topic.html",
    "person.html",
    "terms.html",
    "years.html",
    "year.html",
    "quotes.html",
    "search.html",
    "404.html",
    "data.html",
    "feed.xml",
    "rss.xml",
    "robots.txt",
    WRITTEN,
}


def test_a_site_has_all_its_pages() -> None:
    pages = plan_site(RICH)
    assert {page.template for page in pages.values()} == TEMPLATES
    assert set(pages) >= {
        "index.html",
        "2018/07/one/index.html",
        "2019/03/two/index.html",
        "undated/three/index.html",
        "undated/four/index.html",
        "undated/five/index.html",
        "2018/index.html",
        "2018/07/index.html",
        "2019/index.html",
        "2019/03/index.html",
        "years/index.html",
        "undated/index.html",
        "topics/index.html",
        "topics/harbour-lights/index.html",
        "people/index.html",
        "people/oda-lindqvist/index.html",
        "places/index.html",
        "places/bergen/index.html",
        "places/askholm/index.html",
        "agencies/index.html",
        "agencies/coastal-press/index.html",
        "quotes/index.html",
        "quotes/letters/l/index.html",
        "bylines/index.html",
        "bylines/ida-brandt/index.html",
        "map/index.html",
        "corrections/index.html",
        "about/index.html",
        "on-this-day/index.html",
        "on-this-day/07-24/index.html",
        "404.html",
        "feed.xml",
        "robots.txt",
    }


def test_an_empty_archive_still_has_its_indexes() -> None:
    pages = plan_site([])
    front = pages["index.html"].view
    assert isinstance(front, FrontView)
    assert front.empty
    assert front.lead is None
    assert "undated/index.html" not in pages
    assert {"topics/index.html", "people/index.html", "quotes/index.html"} <= set(pages)


def test_the_plan_is_the_same_each_time() -> None:
    frame, static = make_frame(make_site(RICH), ENGLISH), frozenset({"a.css", "b.css"})
    again = make_frame(make_site(RICH[::-1]), ENGLISH)
    assert list(plan_pages(frame, static)) == list(plan_pages(again, static))


@pytest.mark.parametrize("size", [2, 50])
def test_a_page_that_is_planned_by_itself_is_that_of_the_whole_plan(size: int) -> None:
    cards = [structs.replace(card, path=f"{n}{card.path}") for card in RICH for n in ("", "again/")]
    site, static = make_site(cards, Config(page_size=size, ninjs=True)), frozenset({"a.css"})
    frame = make_frame(site, ENGLISH)
    pages = [page for page in plan_pages(frame, static) if is_shown(page)]
    assert len(pages) > 30
    for paths in ({page.path for page in pages}, *({page.path} for page in pages)):
        found = chain(plan_stories(frame, static, paths), plan_lists(frame, paths))
        assert list(found) == [page for page in pages if page.path in paths]


def is_shown(page: Page) -> bool:
    """Whether it shows stories: machines' pages and the search page do not."""
    return page.template not in {
        "search.html", "404.html", "data.html", "feed.xml", "rss.xml", "robots.txt", WRITTEN
    }  # fmt: skip


def test_only_articles_have_a_record() -> None:
    for page in plan_site(RICH).values():
        assert bool(page.record) is (page.template == "article.html")
        assert isinstance(page.view, ArticleContext) is (page.template == "article.html")


def test_drafts_are_on_no_page() -> None:
    draft = make_rich_card("seeds/secret.txt", draft=True, topics=(make_term("Secret topic"),))
    shown = repr(list(plan_site([*RICH, draft], Config(url=URL)).items())).lower()
    assert "secret" not in shown
    assert plan_site([*RICH, draft], Config(url=URL)) == plan_site(RICH, Config(url=URL))


def test_a_page_knows_its_way_to_the_root() -> None:
    for path, page in plan_site(RICH, Config(url=URL)).items():
        head = getattr(page.view, "page", None)
        if head is not None and not isinstance(page.view, NotFoundView):
            assert head.path == path
            assert head.root == ("../" * path.count("/") or "./")
            assert head.canonical == f"{URL}/{path.removesuffix('index.html')}"


CARDS = st.lists(
    st.builds(
        make_rich_card,
        st.sampled_from([f"seeds/{n}.txt" for n in range(30)]),
        title=st.sampled_from(["The vote", "Eels", "?"]),
        story=st.sampled_from(["", "Ferry"]),
        published=st.sampled_from(
            [
                make_published(None),
                make_published("2019"),
                make_published("2019-03"),
                make_published("2018-07-24"),
                make_estimate("2018-01-02", "2018-01-09"),
            ]
        ),
        topics=st.sampled_from([(), (make_term("Eels"),), (make_term("Boats"), make_term("Eels"))]),
        quotes=st.sampled_from([(), (make_quote_card(),), (make_quote_card(person=""),)]),
        people=st.sampled_from([(make_term("Oda Lindqvist"),)]),
        places=st.sampled_from([(), (make_term("Bergen"),), (make_term("Askholm"),)]),
    ),
    unique_by=lambda card: card.path,
    max_size=30,
)


@given(CARDS, st.sampled_from([Config(), Config(url=URL), Config(page_size=5)]))
@settings(max_examples=40, deadline=None)
def test_every_link_of_every_page_leads_to_a_page(cards: list[Card], config: Config) -> None:
    pages = plan_site(cards, config)
    known = {"", *pages}
    for page in pages.values():
        lost = {link for link in links_of(page.view) if link.partition("#")[0] not in known}
        assert lost == set(), page.path


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("other.md", "2019/03/other/index.html"),
        ("./other.md", "2019/03/other/index.html"),
        ("../seeds/far%20off.txt", "2019/03/far-off/index.html"),
        ("/seeds/far off.txt", "2019/03/far-off/index.html"),
        ("other.md?x=1", "2019/03/other/index.html"),
        ("/img/boat.jpg", "img/boat.jpg"),
        ("../static/img/boat.jpg", "img/boat.jpg"),
        ("gone.md", None),
        ("../../../etc/passwd", None),
        ("/img/gone.jpg", None),
        (".", None),
    ],
)
def test_relative_links_lead_to_articles_and_static_files(link: str, target: str | None) -> None:
    cards = [
        make_card("articles/a.md", links=(link,)),
        make_card("articles/other.md"),
        make_card("seeds/far off.txt"),
    ]
    pages = plan_site(cards, static=frozenset({"img/boat.jpg"}))
    links = article_at(pages, "2019/03/a/index.html").links
    assert links == (() if target is None else ((link, target),))


def test_an_article_knows_the_pictures_that_the_site_holds() -> None:
    card = make_card("a.txt", pictures=("a.jpg", "gone.jpg"))
    pages = plan_site([card], static=frozenset({"a.jpg", "style.css"}))
    assert article_at(pages, "2019/03/a/index.html").pictures == ("a.jpg",)


def test_an_article_leads_to_its_neighbours_in_time() -> None:
    pages = plan_site(
        [make_card(f"{n}.txt", published=make_published(f"2019-03-1{n}")) for n in range(3)]
    )
    first, second, third = (article_at(pages, f"2019/03/{n}/index.html") for n in range(3))
    assert (first.previous, third.next) == (None, None)
    assert second.previous == Link("0", "2019/03/0/index.html")
    assert second.next == Link("2", "2019/03/2/index.html")


def test_an_article_leads_to_the_other_instalments_of_its_running_story() -> None:
    cards = [make_card(f"{n}.txt", story="Ferry" if n != 1 else "") for n in range(3)]
    pages = plan_site(cards)
    view = article_at(pages, "2019/03/2/index.html")
    assert [s.path for s in view.running_story] == ["2019/03/0/index.html"]
    assert view.running_story_name == "Ferry"
    assert article_at(pages, "2019/03/1/index.html").running_story == ()


def test_a_story_in_another_language_says_so() -> None:
    pages = plan_site(
        [make_card("a.txt", language="nb"), make_card("b.txt")], Config(language="en-GB")
    )
    languages = [article_at(pages, f"2019/03/{n}/index.html").page.language for n in "ab"]
    assert languages == ["nb", "en-GB"]


def test_crumbs_lead_down_to_the_month_or_to_the_undated_shelf() -> None:
    pages = plan_site(RICH)
    crumbs = {
        path: [crumb.label for crumb in article_at(pages, path).page.crumbs]
        for path in (
            "2018/07/one/index.html",
            "undated/four/index.html",
            "undated/three/index.html",
        )
    }
    assert list(crumbs.values()) == [
        ["Front page", "Dates", "2018", "July"],
        ["Front page", "Dates", "Undated"],
        ["Front page", "Dates", "2019"],
    ]


@pytest.mark.parametrize("changes", [{"title": "Other"}, {"teaser": "Other"}, {"key": "other"}])
def test_a_changed_card_changes_the_page_of_its_article(changes: dict[str, Any]) -> None:
    card = make_card("a.txt", slug="a")
    before, after = (
        plan_site([c])["2019/03/a/index.html"] for c in (card, structs.replace(card, **changes))
    )
    assert (before.content(), before.record) != (after.content(), after.record)
