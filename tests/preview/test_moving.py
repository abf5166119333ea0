"""Tabs in Chromium whose story moves to another address, since its headline is edited."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from newsgen.build import Builder
from tests.conftest import SiteFolder
from tests.preview.previewing import RunningPreview

BRIDGE = "seeds/bridge.txt"
ALPHA = "undated/alpha-bridge/"
BETA = "undated/beta-bridge/"
LONG = "\n\n".join(f"Span {number} of it was painted in a light grey." for number in range(80))


def write_bridge(site: SiteFolder, headline: str, path: str = BRIDGE) -> None:
    site.write(path, f"{headline}\n\nTRIESTE (AFP) - The bridge was opened at noon.\n\n{LONG}\n")


@pytest.fixture
def preview(site: SiteFolder) -> Iterator[RunningPreview]:
    write_bridge(site, "Alpha Bridge")
    site.write("seeds/other.txt", "Something else\n\nIt stays where it is.\n")
    running = RunningPreview(site)
    yield running
    running.stop()


def open_page(preview: RunningPreview, context: BrowserContext, path: str = ALPHA) -> Page:
    """Open a story, wait for its script, and mark the page so that a reload is noticed."""
    page = context.new_page()
    page.goto(f"{preview.url}{path}")
    page.wait_for_selector("newsgen-inspector", state="attached")
    page.evaluate("window.unbroken = true")
    return page


def assert_followed(preview: RunningPreview, page: Page, path: str, headline: str) -> None:
    """The tab shows the story at its address, and was not loaded again."""
    expect(page).to_have_url(f"{preview.url}{path}")
    expect(page.locator("h1")).to_have_text(headline)
    assert page.evaluate("window.unbroken") is True


def test_a_tab_follows_its_story_to_another_address_and_back(
    preview: RunningPreview, context: BrowserContext
) -> None:
    page = open_page(preview, context)
    page.evaluate("scrollTo(0, 900)")
    scroll, steps = page.evaluate("[scrollY, history.length]")
    assert scroll > 0
    for path, headline in [(BETA, "Beta Bridge"), (ALPHA, "Alpha Bridge")] * 2:
        write_bridge(preview.site, headline)
        assert_followed(preview, page, path, headline)
        assert page.evaluate("[scrollY, history.length]") == [scroll, steps]


def test_twenty_tabs_follow(preview: RunningPreview, context: BrowserContext) -> None:
    tabs = [open_page(preview, context) for _ in range(20)]
    for path, headline in [(BETA, "Beta Bridge"), (ALPHA, "Alpha Bridge")]:
        write_bridge(preview.site, headline)
        for tab in tabs:
            assert_followed(preview, tab, path, headline)


def test_a_tab_that_has_moved_follows_what_is_saved_then(
    preview: RunningPreview, context: BrowserContext
) -> None:
    page = open_page(preview, context)
    write_bridge(preview.site, "Beta Bridge")
    assert_followed(preview, page, BETA, "Beta Bridge")
    path = preview.site.root / BRIDGE
    path.write_text(path.read_text().replace("at noon", "at nine"))
    expect(page.locator(".text")).to_contain_text("at nine")
    assert_followed(preview, page, BETA, "Beta Bridge")
    page.keyboard.press("i")
    expect(page).to_have_url(f"{preview.url}__newsgen/inspect/{BETA}")
    expect(page.locator("h1")).to_have_text("Beta Bridge")


def test_two_stories_that_change_places_take_their_tabs_along(
    preview: RunningPreview, context: BrowserContext
) -> None:
    write_bridge(preview.site, "Beta Bridge", "seeds/second.txt")
    assert preview.newsroom.wait_until((preview.site.out / BETA / "index.html").is_file, 20)
    first, second = open_page(preview, context), open_page(preview, context, BETA)
    write_bridge(preview.site, "Gamma Bridge", "seeds/second.txt")
    assert_followed(preview, second, "undated/gamma-bridge/", "Gamma Bridge")
    write_bridge(preview.site, "Beta Bridge")
    write_bridge(preview.site, "Alpha Bridge", "seeds/second.txt")
    assert_followed(preview, first, BETA, "Beta Bridge")
    assert_followed(preview, second, ALPHA, "Alpha Bridge")


def test_a_tab_of_a_published_story_follows_both_ways(
    site: SiteFolder, context: BrowserContext
) -> None:
    write_bridge(site, "Alpha Bridge")
    site.write("newsgen.yaml", "title: The Archive\nurl: https://archive.example/\n")
    assert Builder(site.root, site.out, 1, records=True).rebuild().recorded
    preview = RunningPreview(site)
    page = open_page(preview, context)
    write_bridge(site, "Beta Bridge")
    assert_followed(preview, page, BETA, "Beta Bridge")
    assert "http-equiv" in site.page(f"{ALPHA}index.html")
    write_bridge(site, "Alpha Bridge")
    assert_followed(preview, page, ALPHA, "Alpha Bridge")
    preview.stop()


def test_the_inspector_follows_its_story(preview: RunningPreview, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(f"{preview.url}__newsgen/inspect/{ALPHA}")
    expect(page.locator("h1")).to_have_text("Alpha Bridge")
    for path, headline in [(BETA, "Beta Bridge"), (ALPHA, "Alpha Bridge")]:
        write_bridge(preview.site, headline)
        expect(page).to_have_url(f"{preview.url}__newsgen/inspect/{path}")
        expect(page.locator("h1")).to_have_text(headline)
        expect(page.locator("#back")).to_have_attribute("href", f"/{path}")


def test_an_address_that_a_story_had_leads_to_it(
    preview: RunningPreview, context: BrowserContext
) -> None:
    page = open_page(preview, context)
    write_bridge(preview.site, "Beta Bridge")
    assert_followed(preview, page, BETA, "Beta Bridge")
    page.goto(f"{preview.url}{ALPHA}")
    expect(page).to_have_url(f"{preview.url}{BETA}")
    expect(page.locator("h1")).to_have_text("Beta Bridge")


def test_a_deleted_story_that_comes_back_elsewhere_takes_its_tab_along(
    preview: RunningPreview, context: BrowserContext
) -> None:
    page = open_page(preview, context)
    (preview.site.root / BRIDGE).unlink()
    expect(page.locator("h1")).not_to_have_text(re.compile("Bridge"))
    expect(page).to_have_url(f"{preview.url}{ALPHA}")
    write_bridge(preview.site, "Beta Bridge")
    expect(page).to_have_url(f"{preview.url}{BETA}")
    expect(page.locator("h1")).to_have_text("Beta Bridge")
