import json

import feedparser
import pytest
from lxml import etree
from msgspec import structs

from newsgen.archive.cards import Card
from newsgen.config import Config
from newsgen.renderer.feeds import rfc822
from newsgen.renderer.pages import Page
from newsgen.renderer.views import FeedEntry, FeedView, JsonFeedView
from tests.conftest import ROOT
from tests.factories import make_card, make_estimate, make_published, make_rich_card
from tests.renderer.planning import RICH, URL, plan_site
from tests.renderer.rendering import HOSTILE, fill, render

GRAMMARS = ROOT / "tests" / "grammars"
ATOM = etree.RelaxNG(etree.parse(GRAMMARS / "atom.rng"))
RSS = etree.RelaxNG(etree.parse(GRAMMARS / "rss.rng"))
FOLDERS = ("", "topics/harbour-lights/", "people/oda-lindqvist/")


def feed_of(page: Page) -> FeedView:
    assert isinstance(page.view, FeedView)
    return page.view


def text_of(page: Page) -> str:
    return render(page.template, page.view, page.path)


def check(grammar: etree.RelaxNG, text: str) -> None:
    grammar.assertValid(etree.fromstring(text.encode()))


@pytest.mark.parametrize("url", ["", URL, f"{URL}/old/papers"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_the_three_formats_hold_the_same_stories_under_the_same_ids(folder: str, url: str) -> None:
    pages = plan_site(RICH, Config(url=url, title="The Quay Ledger", tagline="Since 1901"))
    atom, rss = text_of(pages[f"{folder}feed.xml"]), text_of(pages[f"{folder}rss.xml"])
    check(ATOM, atom)
    check(RSS, rss)
    read = [feedparser.parse(text) for text in (atom, rss)]
    assert [feed.bozo for feed in read] == [False, False]
    items = json.loads(text_of(pages[f"{folder}feed.json"]))["items"]
    shown = [[(e.id, e.title, e.link) for e in feed.entries] for feed in read]
    assert shown[0] == shown[1] == [(i["id"], i["title"], i["url"]) for i in items] != []
    assert read[0].entries[0].published_parsed == read[1].entries[0].published_parsed


def test_a_json_feed_has_what_its_version_asks_for() -> None:
    text = text_of(plan_site(RICH, Config(url=URL))["people/oda-lindqvist/feed.json"])
    feed = json.loads(text)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Oda Lindqvist · News archive"
    assert feed["home_page_url"] == f"{URL}/people/oda-lindqvist/"
    assert feed["feed_url"] == f"{URL}/people/oda-lindqvist/feed.json"
    (item,) = feed["items"]
    assert item["date_published"] == "2018-07-24T00:00:00Z"
    assert item["authors"] == [{"name": "Ida Brandt"}]
    assert item["tags"] == ["Harbour lights"]
    assert item["content_text"] == item["summary"] == "The last boat left at nine."


def test_the_feed_holds_the_newest_stories_whose_day_is_known() -> None:
    cards = [
        make_card(f"{n:02}.txt", published=make_published(f"2019-03-{n + 1:02}")) for n in range(31)
    ]
    cards += [make_card("m.txt", published=make_published("2020-01"))]
    cards += [make_card("e.txt", published=make_estimate("2020-01-01", "2020-01-02"))]
    cards += [make_card("t.txt", published=make_published("2019-12-24T09:30:00+01:00"))]
    feed = feed_of(plan_site(cards, Config(url=URL))["feed.xml"])
    assert len(feed.entries) == 30
    assert feed.entries[0].updated == feed.updated == "2019-12-24T09:30:00+01:00"
    assert feed.entries[0].posted == "Tue, 24 Dec 2019 09:30:00 +0100"
    assert feed.entries[1].updated == "2019-03-31T00:00:00Z"
    assert feed.entries[1].url == f"{URL}/2019/03/30/"


def test_ids_of_the_feed_outlive_a_move_of_the_story() -> None:
    moved = [make_card("a.txt", id="abc"), make_card("a.txt", id="abc", slug="moved")]
    feeds = [feed_of(plan_site([card], Config(url=URL))["feed.xml"]) for card in moved]
    assert [feed.entries[0].id for feed in feeds] == ["tag:ledger.example,2020:abc"] * 2
    assert feeds[0].entries[0].url != feeds[1].entries[0].url


def test_a_term_whose_stories_have_no_day_has_no_feed_and_names_none() -> None:
    for published in (make_estimate("2020-01-01", "2020-01-02"), make_published("2020-01")):
        pages = plan_site([make_rich_card(published=published)], Config(url=URL))
        assert not [path for path in pages if path.startswith(FOLDERS[1]) and "feed" in path]
        assert pages[f"{FOLDERS[1]}index.html"].view.page.feeds == ()  # type: ignore[union-attr]
        assert feed_of(pages["feed.xml"]).entries == ()
        check(ATOM, text_of(pages["feed.xml"]))
        check(RSS, text_of(pages["rss.xml"]))


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_page_names_its_feeds(folder: str) -> None:
    pages = plan_site(RICH, Config(url=URL))
    head = pages[f"{folder}index.html"].view.page  # type: ignore[union-attr]
    named = {feed.path for feed in head.feeds} | {head.feed}
    assert named == {f"{folder}{name}" for name in ("rss.xml", "feed.json", "feed.xml")} | {
        "feed.xml"
    }
    assert named <= set(pages)
    html = text_of(pages[f"{folder}index.html"])
    for feed in head.feeds:
        assert f'<link rel="alternate" type="{feed.kind}"' in html
        assert f'href="{head.root}{feed.path}"' in html


def test_links_of_a_site_without_an_address_lead_from_the_folder_of_the_feed() -> None:
    pages = plan_site(RICH)
    feed = feed_of(pages[f"{FOLDERS[1]}rss.xml"])
    assert feed.url == "../../topics/harbour-lights/index.html"
    assert feed.entries[0].url == "../../2018/07/one/index.html"
    assert feed.entries[0].id.startswith("tag:newsgen.invalid,2020:")


def test_a_new_story_changes_the_feeds_of_its_own_terms_only() -> None:
    def content(cards: list[Card]) -> dict[str, bytes]:
        return {path: page.content() for path, page in plan_site(cards).items()}

    before = content(RICH)
    after = content([*RICH, make_card("seeds/new.txt", published=make_published("2020-01-01"))])
    changed = {path for path in before if before[path] != after[path]}
    feeds = {path for path in before if path.endswith(("feed.xml", "rss.xml", "feed.json"))}
    assert changed & feeds == {"feed.xml", "rss.xml", "feed.json"}


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_a_feed(text: str) -> None:
    entry = structs.replace(
        fill(FeedEntry, text), id="tag:a.example,2020:x", url="https://a.example/",
        updated="2020-01-01T00:00:00Z", posted="Wed, 01 Jan 2020 00:00:00 +0000",
    )  # fmt: skip
    view = FeedView(
        "tag:a.example,2020:feed", text, text, "https://a.example/", "https://a.example/f",
        entry.updated, entry.posted, "en", (entry,),
    )  # fmt: skip
    for grammar, template in ((ATOM, "feed.xml"), (RSS, "rss.xml")):
        made = render(template, view, template)
        check(grammar, made)
        read = feedparser.parse(made)
        assert not read.bozo
        assert read.entries[0].title
    assert "<script" not in read.entries[0].summary, "in RSS it is HTML"
    item = json.loads(render("", JsonFeedView(view), "feed.json"))["items"][0]
    assert item["title"] == item["summary"] == text


def test_a_moment_of_rss_is_english_and_has_a_zone() -> None:
    assert rfc822("2019-03-12T00:00:00Z") == "Tue, 12 Mar 2019 00:00:00 +0000"
    assert rfc822("2019-03-12T08:00:00-05:00") == "Tue, 12 Mar 2019 08:00:00 -0500"
