import pytest

from newsgen.config import Config
from newsgen.renderer.views import (
    FeedView,
    NotFoundView,
    RobotsView,
    SitemapView,
)
from tests.factories import (
    make_card,
    make_estimate,
    make_published,
)
from tests.renderer.planning import RICH, URL, plan_site


def test_a_sitemap_is_made_where_the_site_has_an_address() -> None:
    pages = plan_site(RICH, Config(url=URL))
    assert set(pages) - set(plan_site(RICH)) == {"sitemap.xml"}
    sitemap, robots = pages["sitemap.xml"].view, pages["robots.txt"].view
    assert isinstance(sitemap, SitemapView)
    addresses = {entry.url: entry.modified for entry in sitemap.entries}
    html = [path for path in pages if path.endswith("index.html")]
    assert set(addresses) == {f"{URL}/{path.removesuffix('index.html')}" for path in html}
    assert addresses[f"{URL}/2018/07/one/"] == "2018-07-24"
    assert addresses[f"{URL}/undated/four/"] == ""
    assert robots == RobotsView(f"{URL}/sitemap.xml")


@pytest.mark.parametrize(
    ("url", "root"), [("", "/"), (URL, "/"), (f"{URL}/old/papers", "/old/papers/")]
)
def test_the_page_for_what_is_missing_works_at_any_depth(url: str, root: str) -> None:
    view = plan_site(RICH, Config(url=url))["404.html"].view
    assert isinstance(view, NotFoundView)
    assert view.page.root == root


def test_the_feed_holds_the_newest_stories_whose_day_is_known() -> None:
    cards = [
        make_card(f"{n:02}.txt", published=make_published(f"2019-03-{n + 1:02}")) for n in range(31)
    ]
    cards += [make_card("m.txt", published=make_published("2020-01"))]
    cards += [make_card("e.txt", published=make_estimate("2020-01-01", "2020-01-02"))]
    cards += [make_card("t.txt", published=make_published("2019-12-24T09:30:00+01:00"))]
    feed = plan_site(cards, Config(url=URL))["feed.xml"].view
    assert isinstance(feed, FeedView)
    assert len(feed.entries) == 30
    assert feed.entries[0].updated == feed.updated == "2019-12-24T09:30:00+01:00"
    assert feed.entries[1].updated == "2019-03-31T00:00:00Z"
    assert feed.entries[1].url == f"{URL}/2019/03/30/"


def test_ids_of_the_feed_outlive_a_move_of_the_story() -> None:
    cards = [make_card("a.txt", id="abc"), make_card("a.txt", id="abc", slug="moved")]
    ids = []
    for card in cards:
        feed = plan_site([card], Config(url=URL))["feed.xml"].view
        assert isinstance(feed, FeedView)
        ids.append(feed.entries[0].id)
    assert ids == ["tag:ledger.example,2020:abc"] * 2
