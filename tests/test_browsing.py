"""The demo archive in Chromium, opened from its folder: what a reader would do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.conftest import SiteFolder


@pytest.fixture(params=[1280, 390], ids=["desktop", "phone"])
def page(request: pytest.FixtureRequest, browser: Browser, demo: SiteFolder) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    opened.on("requestfailed", lambda failed: note_failure(failed, problems))
    opened.goto((demo.out / "index.html").as_uri())
    yield opened
    context.close()
    assert problems == []


def note_failure(request: Request, problems: list[str]) -> None:
    # A page that is left while it still loads aborts its requests; that is no fault.
    if request.failure != "net::ERR_ABORTED":
        problems.append(f"{request.url}: {request.failure}")


def is_wider_than_the_screen(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def test_a_reader_clicks_from_the_front_to_a_speaker_and_back(page: Page) -> None:
    steps = [
        "nav[aria-label=Main] a:text-is('Topics')",
        "main a:text-is('Transport')",
        "main article.card h3 a >> nth=0",
        "main section[aria-labelledby=quoted] a[href*='/people/'] >> nth=0",
    ]
    seen = [page.url]
    for step in steps:
        assert not is_wider_than_the_screen(page), page.url
        page.click(step)
        assert page.locator("h1").count() == 1
        seen.append(page.url)
    assert "/people/" in page.url
    assert page.locator("figure.say blockquote").count() >= 1
    for url in reversed(seen[:-1]):
        page.go_back()
        assert page.url == url


def test_read_in_context_leads_to_the_words_in_their_story(page: Page) -> None:
    page.click("nav[aria-label=Main] a:text-is('Quotations')")
    figure = page.locator("figure.say").first
    words = figure.locator("blockquote").inner_text().strip("“” \n")
    figure.locator("a[href*='#q']").first.click()
    target = page.locator(":target")
    assert target.inner_text().strip("\"'“”‘’ ")[:20] in words or words[:20] in target.inner_text()


def test_every_page_of_the_demo_fits_a_narrow_phone(browser: Browser, demo: SiteFolder) -> None:
    narrow = browser.new_page(viewport={"width": 320, "height": 700})
    wide = []
    pages = [path for path in sorted(demo.out.rglob("*.html")) if not leads_on(path)]
    for path in pages[::5]:
        narrow.goto(path.as_uri())
        if is_wider_than_the_screen(narrow):
            wide.append(path.relative_to(demo.out).as_posix())
    narrow.close()
    assert wide == []


def leads_on(path: Path) -> bool:
    """Whether a page stands at an old address, and is left at once."""
    return 'http-equiv="refresh"' in path.read_text("utf-8")
