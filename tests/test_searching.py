"""The search page in Chromium, from its folder and from a server: what a reader would do."""

import gzip
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import html5lib
import pytest
from playwright.sync_api import Browser, Page

from newsgen.build import Builder
from tests.conftest import ROOT, SiteFolder

STORIES = {
    "2019-03-12": ("Night ferry to stop, port says", "Trieste", "The night ferry loses money."),
    "2020-05-01": ("Old mole gets a lamp", "Bergen", "A ferry lit the way; the lamp was green."),
    "2021-07-24": ("Ferries sail again", "Trieste", "The harbour bell rang for the night boat."),
    "2021-07-25": ("Harbours count the cost", "Ipoh", "The bell of the old mole is <b>sold</b>."),
}


GULLS = "The gulls of the quay were silent. " * 90
"""So long that what follows is not read with the beginning of a story."""


def write_stories(site: SiteFolder) -> None:
    for date, (headline, place, text) in STORIES.items():
        topic = "Gull watch" if "erry" in headline or "erries" in headline else "Whelk count"
        site.write(
            f"articles/{date}.md",
            f"---\nheadline: {headline}\ndate: {date}\ntopics: [{topic}]\nplaces: [{place}]\n"
            f"---\n\n{text}\n\n{GULLS}\n\nA whelk was found.\n",
        )
    site.write("seeds/tides.txt", "Tide tables printed upside down\n\nNobody knows when.\n")
    for number in range(14):
        head = f"headline: Lantern {number}\ndate: 2018-01-{number + 1:02}"
        site.write(f"articles/many{number}.md", f"---\n{head}\n---\n\nOil.\n")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = SiteFolder(tmp_path_factory.mktemp("searched") / "site")
    write_stories(site)
    report = site.build()
    assert not report.failed, report.issues
    return site


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def server(archive: SiteFolder) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(archive.out))
    served = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=served.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{served.server_address[1]}/search/"
    served.shutdown()
    thread.join()
    served.server_close()


@pytest.fixture(params=["file", "http"])
def address(request: pytest.FixtureRequest, archive: SiteFolder) -> str:
    if request.param == "file":
        return (archive.out / "search/index.html").as_uri()
    return f"{request.getfixturevalue('server')}index.html"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    opened.goto(address)
    settle(opened)
    yield opened
    context.close()
    assert problems == []


def settle(page: Page) -> None:
    page.wait_for_selector("#finder:not([hidden]) #search:not([aria-busy])")


def search(page: Page, words: str) -> list[str]:
    """Type words, press Enter, and read the headlines found."""
    page.fill("#q", words)
    page.press("#q", "Enter")
    page.wait_for_function(
        "q => new URLSearchParams(location.search).get('q') === q || !q", arg=words.strip()
    )
    settle(page)
    return headlines(page)


def headlines(page: Page) -> list[str]:
    return page.locator("#results h3").all_inner_texts()


def told(page: Page) -> str:
    return page.inner_text("#count")


def test_a_word_finds_its_forms_and_the_headline_counts_most(page: Page) -> None:
    found = search(page, "ferry")
    assert found == ["Ferries sail again", "Night ferry to stop, port says", "Old mole gets a lamp"]
    assert told(page) == "3 stories."
    assert page.locator("#results mark").first.inner_text() == "Ferries"


def test_two_words_are_both_wanted_and_the_excerpt_shows_them(page: Page) -> None:
    assert search(page, "Bell MÖLE") == ["Harbours count the cost"]
    excerpt = page.locator("#results .teaser")
    assert excerpt.locator("mark").all_inner_texts() == ["bell", "mole"]
    assert told(page) == "1 story."


def test_a_word_far_down_in_a_story_is_shown_where_it_stands(page: Page) -> None:
    assert len(search(page, "whelk")) == 4
    assert "A whelk was found." in page.locator("#results .teaser").first.inner_text()


def test_a_phrase_is_found_as_it_stands(page: Page) -> None:
    assert search(page, '"night boat"') == ["Ferries sail again"]
    assert page.locator("#results .teaser mark").all_inner_texts() == ["night boat"]
    assert search(page, '"boat night"') == []
    assert search(page, '"of the old mole"') == ["Harbours count the cost"]


def test_a_prefix_finds_all_words_that_begin_with_it(page: Page) -> None:
    assert set(search(page, "harb*")) == {"Harbours count the cost", "Ferries sail again"}
    assert set(search(page, "ferrie*")) == set(search(page, "ferry"))


def test_a_word_that_is_not_there_is_taken_as_a_beginning(page: Page) -> None:
    assert search(page, "lant")[0].startswith("Lantern")
    assert "begin with it" in told(page)


def test_what_is_typed_is_searched_for_without_enter(page: Page) -> None:
    page.type("#q", "lamp")
    page.wait_for_selector("#results h3")
    assert headlines(page) == ["Old mole gets a lamp"]
    assert page.url.endswith("?q=lamp")


def test_results_are_narrowed_by_topic_place_and_year_with_counts(page: Page) -> None:
    search(page, "ferry")
    for kind, label, count in (("topic", "Gull watch", "2"), ("place", "Trieste", "2")):
        page.click(f"details[data-kind={kind}] summary")
        row = page.locator(f"details[data-kind={kind}] li", has_text=label)
        assert row.locator(".count").inner_text() == count
    page.click("details[data-kind=topic] li a:text-is('Gull watch')")
    page.wait_for_url("**&topic=gull-watch")
    settle(page)
    assert headlines(page) == ["Ferries sail again", "Night ferry to stop, port says"]
    page.click("details[data-kind=year] summary")
    page.click("details[data-kind=year] li a:text-is('2019')")
    page.wait_for_url("**&year=2019")
    settle(page)
    assert headlines(page) == ["Night ferry to stop, port says"]
    page.click("#chips a:has-text('Gull watch')")
    page.wait_for_url("**?*year=2019")
    settle(page)
    assert "topic=" not in page.url


def test_a_filter_alone_lists_its_stories_newest_first(page: Page, address: str) -> None:
    page.goto(f"{address}?place=trieste")
    settle(page)
    assert headlines(page) == ["Ferries sail again", "Night ferry to stop, port says"]
    page.goto(f"{address}?year=undated")
    settle(page)
    assert headlines(page) == ["Tide tables printed upside down"]


def test_a_query_that_finds_nothing_says_so(page: Page) -> None:
    assert search(page, "zyzzyva") == []
    assert told(page).startswith("No story has all of these words.")
    assert page.is_hidden("#narrow")
    assert page.is_hidden("#more")


def test_the_back_button_leads_through_the_queries_and_back_from_a_story(page: Page) -> None:
    search(page, "lamp")
    search(page, "tide")
    page.click("#results h3 a")
    page.wait_for_selector("h1:has-text('Tide tables')")
    page.go_back()
    page.wait_for_selector("#results h3:has-text('Tide tables')")
    page.go_back()
    page.wait_for_selector("#results h3:has-text('lamp')")
    assert page.input_value("#q") == "lamp"


def test_an_address_with_a_query_shows_its_results(page: Page, address: str) -> None:
    for joint in ("?", "#?"):
        page.goto("about:blank")
        page.goto(f"{address}{joint}q=ferry&topic=gull-watch&sort=oldest")
        settle(page)
        assert headlines(page) == ["Night ferry to stop, port says", "Ferries sail again"]
    assert page.input_value("#q") == "ferry"


def test_more_results_are_shown_on_demand(page: Page) -> None:
    assert len(search(page, "lantern")) == 10
    page.click("#more")
    page.locator("#results h3").nth(13).wait_for()
    assert page.locator("#results h3").count() == 14
    assert page.is_hidden("#more")
    assert page.evaluate(
        "document.activeElement.closest('li') === document.querySelectorAll('#results li')[10]"
    )


def test_how_many_results_are_shown_stands_in_the_address(page: Page, address: str) -> None:
    search(page, "lantern")
    assert "results=" not in page.url
    page.click("#more")
    page.wait_for_url("**results=20")
    page.locator("#results h3 a").nth(12).click()
    page.wait_for_selector("h1:has-text('Lantern')")
    page.go_back()
    settle(page)
    assert len(headlines(page)) == 14
    search(page, "ferry")
    assert "results=" not in page.url
    for asked, shown in (("20", 14), ("-3", 10), ("many", 10), ("99999", 14)):
        page.goto(f"{address}?q=lantern&results={asked}")
        settle(page)
        assert len(headlines(page)) == shown


def test_keys_lead_to_the_box_and_through_the_results(page: Page) -> None:
    search(page, "ferry")
    page.press("#q", "ArrowDown")
    page.keyboard.press("ArrowDown")
    focused = "document.activeElement.textContent"
    assert page.evaluate(focused) == headlines(page)[1]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    assert page.input_value("#q") == "ferry"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.input_value("#q") == ""
    search(page, "lamp")
    page.press("#q", "ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Old mole gets a lamp')")


def test_the_page_tells_a_screen_reader_what_was_found(page: Page) -> None:
    search(page, "ferry")
    assert page.get_attribute("#count", "role") == "status"
    assert page.get_by_label("Words in the stories").input_value() == "ferry"
    assert page.locator("main h2").first.inner_text() == "Stories"
    assert page.get_by_role("search").count() == 1


@pytest.mark.parametrize(
    "words",
    ["x" * 10_000, '"' * 99, '"night boat', "<img src=x onerror=alert(1)>", "\\u0000 ${x} {count}",
     "a" * 200 + "*", "* ** -", "% %zz &topic=x", "the of", "“ferry”"],
    ids=["long", "marks", "unbalanced", "html", "signs", "long-prefix", "stars", "percent",
         "stops", "curly"],
)  # fmt: skip
def test_odd_queries_do_no_harm(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}?q={quote(words)}")
    settle(page)
    assert page.locator("#results img, #count img").count() == 0
    assert told(page)
    assert len(page.input_value("#q")) <= 300


def test_an_unknown_filter_is_named(page: Page, address: str) -> None:
    page.goto(f"{address}?q=ferry&person=nils-aker")
    settle(page)
    assert told(page) == "No story here has the person “Nils aker”."
    page.goto(f"{address}?q=ferry&year=1066")
    settle(page)
    assert told(page) == "No story here has the year “1066”."
    page.click("#chips a")
    page.wait_for_selector("#results h3")


def test_markup_of_a_story_is_shown_as_text_and_never_run(page: Page) -> None:
    search(page, "sold")
    assert "<b>" not in page.inner_html("#results .teaser")
    assert page.locator("#results .teaser b").count() == 0


def test_all_scripts_come_from_the_site_itself(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    search(page, "ferry")
    home = page.url.partition("search/")[0]
    assert asked
    assert all(url.startswith(home) for url in asked)


def test_twenty_tabs_search_at_once(browser: Browser, address: str) -> None:
    context = browser.new_context()
    tabs = [context.new_page() for _ in range(20)]
    for tab in tabs:
        tab.goto(f"{address}?q=ferry")
    for tab in tabs:
        settle(tab)
        assert told(tab) == "3 stories."
    context.close()


def test_a_part_of_the_index_that_is_missing_is_told(browser: Browser, tmp_path: Path) -> None:
    site = SiteFolder(tmp_path / "site")
    write_stories(site)
    site.build()
    (site.out / "search/2019/t0.js").unlink()
    tab = browser.new_page()
    tab.goto((site.out / "search/index.html").as_uri() + "?q=ferry")
    settle(tab)
    assert "search/2019/t" in tab.inner_text("#missing")
    assert set(headlines(tab)) == {"Ferries sail again", "Old mole gets a lamp"}
    (site.out / "search/segments.js").unlink()
    tab.reload()
    settle(tab)
    assert "search/segments.js" in tab.inner_text("#missing")
    tab.close()
    assert not Builder(site.root, site.out, 1).rebuild().failed
    assert (site.out / "search/2019/t0.js").exists()


def test_without_scripts_the_page_leads_to_the_lists(browser: Browser, archive: SiteFolder) -> None:
    context = browser.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto((archive.out / "search/index.html").as_uri())
    assert "Searching needs JavaScript" in tab.inner_text("main")
    assert tab.is_hidden("#q")
    tab.click("main nav a:text-is('Topics')")
    assert tab.locator("h1").inner_text() == "Topics"
    context.close()


def test_no_other_page_has_a_script(archive: SiteFolder) -> None:
    with_script = [
        path.relative_to(archive.out).as_posix()
        for path in archive.out.rglob("*.html")
        if re.search('<script(?! type="application/ld)', path.read_text(encoding="utf-8"))
    ]
    assert with_script == ["search/index.html"]


def test_the_page_is_valid_html(archive: SiteFolder) -> None:
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        archive.page("search/index.html")
    )
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert len(list(tree.iter("h1"))) == 1
    for element in tree.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
        is_data = element.get("type") == "application/ld+json"
        assert element.tag != "script" or element.get("src") or is_data


def test_the_scripts_are_small() -> None:
    scripts = [(ROOT / "static" / name).read_bytes() for name in ("search-words.js", "search.js")]
    assert sum(len(gzip.compress(script, 9, mtime=0)) for script in scripts) < 12 * 1024
    for script in scripts:
        assert not re.search(rb"\beval\b|new Function|innerHTML|\bfetch\(|\bimport\b", script)


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_the_page_fits_the_screen(browser: Browser, archive: SiteFolder, width: int) -> None:
    tab = browser.new_page(viewport={"width": width, "height": 800})
    tab.goto((archive.out / "search/index.html").as_uri() + "?q=ferry&topic=gull-watch")
    settle(tab)
    assert not tab.evaluate("document.documentElement.scrollWidth > innerWidth")
    tab.close()
