"""Open pages in Chromium while their sources are saved."""

import re
import shutil
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from newsgen.preview.server import start_server, stop_server
from tests.conftest import ROOT, SiteFolder
from tests.preview.previewing import COPY, STORY, RunningPreview

FORM = (
    '<form id="form"><input id="typed" value="as served"><input id="ticked" type="checkbox">'
    '<select id="chosen"><option>One</option><option>Two</option></select>'
    '<textarea id="written">As served</textarea></form>'
    '<details id="fold"><summary>Fold</summary><p>Folded</p></details>'
)
LONG = "\n\n".join(
    f"The tide table has a line {number} and nobody reads it." for number in range(80)
)


def write_form(site: SiteFolder) -> None:
    """A frame of the site's own, with fields that a reader can fill in."""
    frame = (ROOT / "templates/base.html").read_text(encoding="utf-8")
    site.write("templates/base.html", frame.replace("</main>", f"{FORM}</main>"))


@pytest.fixture
def page(preview: RunningPreview, context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    open_story(preview, opened)
    yield opened
    assert problems == []


def open_story(preview: RunningPreview, page: Page) -> None:
    """Open the story, wait for its script, and mark the page so that a reload is noticed."""
    page.goto(f"{preview.url}{STORY}")
    page.wait_for_selector("newsgen-inspector", state="attached")
    page.evaluate("window.unbroken = true")


def is_unbroken(page: Page) -> bool:
    return bool(page.evaluate("window.unbroken === true"))


def save(preview: RunningPreview, before: str, after: str) -> None:
    path = preview.site.root / "seeds/ferry.txt"
    path.write_text(path.read_text().replace(before, after))


def test_a_saved_text_is_in_the_open_page_without_a_reload(
    preview: RunningPreview, page: Page
) -> None:
    save(preview, "calm sea", "heavy swell")
    expect(page.locator(".text")).to_contain_text("heavy swell")
    assert is_unbroken(page)


def test_the_head_of_the_page_follows(preview: RunningPreview, page: Page) -> None:
    preview.site.write("newsgen.yaml", "title: Another name\n")
    expect(page.locator(".name")).to_have_text("Another name")
    expect(page).to_have_title(re.compile("Another name"))
    assert page.locator("head link[rel=stylesheet]").count() == 1
    assert is_unbroken(page)


def test_scroll_focus_typed_text_and_open_folds_stay(preview: RunningPreview, page: Page) -> None:
    write_form(preview.site)
    preview.site.write("seeds/ferry.txt", f"{COPY}\n{LONG}\n")
    expect(page.locator("#fold")).to_have_count(1)
    page.click("#fold summary")
    page.check("#ticked")
    page.select_option("#chosen", "Two")
    page.fill("#written", "What I think")
    page.fill("#typed", "half a wo")
    page.evaluate("scrollTo(0, 900); document.getElementById('typed').setSelectionRange(2, 4)")
    scroll = page.evaluate("scrollY")
    assert scroll > 0

    save(preview, "calm sea", "heavy swell, and it took the whole of the afternoon to do so")

    expect(page.locator(".text")).to_contain_text("heavy swell")
    assert is_unbroken(page)
    assert page.evaluate("scrollY") == scroll
    assert page.evaluate("document.activeElement.id") == "typed"
    assert page.input_value("#typed") == "half a wo"
    assert page.evaluate("document.getElementById('typed').selectionEnd") == 4
    assert page.input_value("#written") == "What I think"
    assert page.input_value("#chosen") == "Two"
    assert page.is_checked("#ticked")
    assert page.evaluate("document.getElementById('fold').open")


def test_fields_that_nobody_touched_follow_the_page(preview: RunningPreview, page: Page) -> None:
    write_form(preview.site)
    expect(page.locator("#typed")).to_have_value("as served")
    frame = preview.site.root / "templates/base.html"
    frame.write_text(frame.read_text().replace("as served", "as served anew"))
    expect(page.locator("#typed")).to_have_value("as served anew")
    assert is_unbroken(page)


def test_a_style_is_swapped_without_a_reload(preview: RunningPreview, page: Page) -> None:
    style = (ROOT / "static/style.css").read_text(encoding="utf-8")
    preview.site.write("static/style.css", f"{style}h1{{color:rgb(1, 2, 3)}}")
    expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
    preview.site.write("static/style.css", f"{style}h1{{color:rgb(4, 5, 6)}}")
    expect(page.locator("h1")).to_have_css("color", "rgb(4, 5, 6)")
    expect(page.locator("head link[rel=stylesheet]")).to_have_count(1)
    assert is_unbroken(page)


def test_a_tab_whose_page_did_not_change_asks_for_nothing(
    preview: RunningPreview, page: Page, context: BrowserContext
) -> None:
    preview.site.write("articles/mole.md", "---\nheadline: The mole\n---\n\nIt is old.\n")
    assert preview.newsroom.wait_until((preview.site.out / "undated/the-mole").is_dir, 20)
    other = context.new_page()
    other.goto(f"{preview.url}undated/the-mole/")
    other.wait_for_selector("newsgen-inspector", state="attached")
    page.wait_for_timeout(300)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    preview.site.write("articles/mole.md", "---\nheadline: The mole\n---\n\nIt is young.\n")
    expect(other.locator(".text")).to_contain_text("young")
    page.wait_for_timeout(300)
    assert asked == []


def test_a_deleted_story_is_gone_and_comes_back(
    preview: RunningPreview, context: BrowserContext
) -> None:
    page = context.new_page()
    open_story(preview, page)
    (preview.site.root / "seeds/ferry.txt").unlink()
    preview.site.write("seeds/other.txt", "Something else\n\nIt stays.\n")
    expect(page.locator("h1")).not_to_have_text("Ferry finds its harbour")
    assert not is_unbroken(page)
    preview.site.write("seeds/ferry.txt", COPY)
    expect(page.locator("h1")).to_have_text("Ferry finds its harbour")


def test_a_page_with_a_script_of_its_own_is_reloaded(preview: RunningPreview, page: Page) -> None:
    page.goto(f"{preview.url}search/")
    page.wait_for_selector("#finder:not([hidden])")
    page.evaluate("window.unbroken = true")
    preview.site.write("newsgen.yaml", "title: Another name\n")
    expect(page.locator(".name")).to_have_text("Another name")
    assert not is_unbroken(page)
    page.wait_for_selector("#finder:not([hidden])")


def test_twenty_tabs_share_one_stream_and_all_follow(
    preview: RunningPreview, context: BrowserContext
) -> None:
    streams: list[str] = []
    context.on("request", lambda r: streams.append(r.url) if r.url.endswith("/events") else None)
    tabs = [context.new_page() for _ in range(20)]
    for tab in tabs:
        open_story(preview, tab)
    assert len(streams) == 1
    save(preview, "calm sea", "heavy swell")
    for tab in tabs:
        expect(tab.locator(".text")).to_contain_text("heavy swell")
    tabs.pop(0).close()  # the one that has the stream
    save(preview, "heavy swell", "glassy sea")
    for tab in tabs:
        expect(tab.locator(".text")).to_contain_text("glassy sea")
        assert is_unbroken(tab)
    assert len(streams) == 2


def test_without_locks_a_tab_has_a_stream_of_its_own(
    preview: RunningPreview, context: BrowserContext
) -> None:
    context.add_init_script("Object.defineProperty(Navigator.prototype, 'locks', {value: null})")
    page = context.new_page()
    open_story(preview, page)
    save(preview, "calm sea", "heavy swell")
    expect(page.locator(".text")).to_contain_text("heavy swell")


def test_a_change_between_loading_and_listening_is_not_lost(
    preview: RunningPreview, context: BrowserContext
) -> None:
    page = context.new_page()
    held = []
    page.route("**/__newsgen/client.js", lambda route: held.append(route))
    page.goto(f"{preview.url}{STORY}", wait_until="commit")
    page.wait_for_function("document.querySelector('.text')?.textContent.includes('calm sea')")
    generation = preview.newsroom.generation
    save(preview, "calm sea", "heavy swell")
    assert preview.newsroom.wait_until(lambda: preview.newsroom.generation > generation, 20)
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(page.locator(".text")).to_contain_text("heavy swell")


def test_a_server_that_was_restarted_reloads_its_tabs(preview: RunningPreview, page: Page) -> None:
    stop_server(preview.server, preview.preview)
    again = RunningPreview(preview.site, waits=True)
    stop_server(again.server, again.preview)
    again.newsroom._closed = False
    with page.expect_navigation():
        server = start_server(again.preview, preview.port)
    page.wait_for_selector("newsgen-inspector", state="attached")
    stop_server(server, again.preview)
    again.watcher.stop()
    page.evaluate("window.stop()")


def test_what_is_wrong_lies_over_the_page_until_it_is_mended(
    preview: RunningPreview, page: Page
) -> None:
    bad = "---\nheadline: '<img src=x onerror=alert(1)>'\ntopics: 5\ndate: never\n---\n\nText.\n"
    preview.site.write("articles/bad.md", bad)
    preview.site.write("articles/worse.md", "---\nno end\n")
    dialog = page.locator("newsgen-problems dialog")
    expect(dialog).to_be_visible()
    expect(dialog.locator("li")).to_have_count(len(preview.newsroom.problems))
    expect(dialog.locator("h2")).to_contain_text("Not built")
    expect(dialog).to_contain_text("articles/bad.md:3:9")
    expect(dialog).to_contain_text("3 | topics: 5")
    expect(dialog).to_contain_text("articles/worse.md")
    assert page.locator("newsgen-problems img").count() == 0
    expect(page.locator("h1")).to_have_text("Ferry finds its harbour")

    page.keyboard.press("Escape")
    expect(dialog).not_to_be_visible()
    page.click("newsgen-problems .badge")
    expect(dialog).to_be_visible()

    (preview.site.root / "articles/bad.md").unlink()
    (preview.site.root / "articles/worse.md").unlink()
    expect(page.locator("newsgen-problems")).to_have_count(0)
    assert is_unbroken(page)


def test_errors_and_warnings_are_counted_apart(preview: RunningPreview, page: Page) -> None:
    odd = "---\nheadline: {}\n---\n\n“The pier is open, said Ada Brink.\n"
    preview.site.write("articles/odd.md", odd.format("One"))
    preview.site.write("articles/odder.md", odd.format("Two"))
    preview.site.write("articles/bad.md", "---\nheadline: Three\ntopics: 5\n---\n\nText.\n")
    dialog = page.locator("newsgen-problems dialog")
    expect(dialog.locator("h2")).to_have_text("Not built: 1 error")
    expect(dialog).to_contain_text("It updates when the error is mended.")
    expect(dialog.locator("h3")).to_have_text("2 warnings")
    expect(dialog.locator("ol").first.locator("li")).to_have_count(1)
    expect(dialog.locator("ol").last.locator("li.warning")).to_have_count(2)
    assert preview.newsroom.catch_up(preview.newsroom.generation, "").errors == 1
    page.keyboard.press("Escape")
    expect(page.locator("newsgen-problems .badge")).to_have_text("1 error")
    (preview.site.root / "articles/bad.md").unlink()
    expect(page.locator("newsgen-problems")).to_have_count(0)


def test_a_dismissed_list_comes_back_when_something_else_is_wrong(
    preview: RunningPreview, page: Page
) -> None:
    preview.site.write("articles/bad.md", "---\nheadline: One\ntopics: 5\n---\n\nText.\n")
    dialog = page.locator("newsgen-problems dialog")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    preview.site.write("articles/bad.md", "---\nheadline: One\n\ntopics: 5\n---\n\nText.\n")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("articles/bad.md:4:9")


def test_a_page_that_is_opened_while_something_is_wrong_says_so(
    preview: RunningPreview, context: BrowserContext
) -> None:
    preview.site.write("articles/bad.md", "---\nheadline: One\ntopics: 5\n---\n\nText.\n")
    assert preview.newsroom.wait_until(lambda: bool(preview.newsroom.problems), 20)
    page = context.new_page()
    page.goto(preview.url)
    expect(page.locator("newsgen-problems dialog")).to_be_visible()


def test_the_waiting_page_goes_away_by_itself(site: SiteFolder, context: BrowserContext) -> None:
    site.write("seeds/ferry.txt", COPY)
    running = RunningPreview(site, waits=True)
    page = context.new_page()
    page.goto(f"{running.url}{STORY}")
    expect(page.locator("h1")).to_have_text("Building …")
    running.newsroom.announce_progress("read", 3400, 10_000)
    expect(page.locator("#progress")).to_have_text("Reading: 3,400 of 10,000")
    running.begin()
    expect(page.locator("h1")).to_have_text("Ferry finds its harbour")
    running.stop()


def test_polling_shows_changes_too(site: SiteFolder, context: BrowserContext) -> None:
    site.write("seeds/ferry.txt", COPY)
    running = RunningPreview(site, poll=True)
    page = context.new_page()
    open_story(running, page)
    save(running, "calm sea", "heavy swell")
    expect(page.locator(".text")).to_contain_text("heavy swell")
    running.stop()


def test_a_deleted_output_does_not_disturb_an_open_page(
    preview: RunningPreview, page: Page
) -> None:
    shutil.rmtree(preview.site.out)
    page.goto(f"{preview.url}{STORY}")
    expect(page.locator("h1")).to_have_text("Ferry finds its harbour")
    page.wait_for_selector("newsgen-inspector", state="attached")


def test_edits_that_follow_fast_end_with_the_last(preview: RunningPreview, page: Page) -> None:
    for number in range(10):
        preview.site.write("seeds/ferry.txt", COPY.replace("calm sea", f"sea {number}"))
        time.sleep(0.04)
    expect(page.locator(".text")).to_contain_text("sea 9")
    assert is_unbroken(page)
