"""What is seen of a large archive before all of it is built."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.conftest import SiteFolder
from tests.preview.previewing import RunningPreview

STORIES = 5
YEAR_2020 = 1_577_836_800


def write_story(site: SiteFolder, number: int, text: str = "The ferry came in.") -> None:
    path = f"articles/{number}.md"
    site.write(path, f"---\nheadline: Story {number}\ndate: 2020-01-02\n---\n\n{text}\n")
    os.utime(site.root / path, (YEAR_2020 + number,) * 2)


def path_of(number: int) -> str:
    return f"2020/01/story-{number}/"


@pytest.fixture
def running(site: SiteFolder) -> Iterator[RunningPreview]:
    """A preview of five stories that shows two, and builds nothing by itself yet."""
    for number in range(STORIES):
        write_story(site, number)
    preview = RunningPreview(site, waits=True, sampled=2)
    yield preview
    preview.stop()


def finish(running: RunningPreview) -> None:
    """Build the whole."""
    running.begin()
    assert running.newsroom.wait_until(lambda: running.newsroom.ready, 60)


def test_pages_of_the_stories_saved_last_come_first_and_the_rest_by_itself(
    running: RunningPreview,
) -> None:
    assert running.get("/").status == 503
    assert running.press.show_sample() is not None
    assert b"Story 4" in running.get("/").body
    assert running.get(f"/{path_of(3)}").status == 200
    assert running.get("/style.css").status == 200
    waiting = running.get(f"/{path_of(0)}", Accept="text/html")
    assert waiting.status == 503
    assert b"Building" in waiting.body
    finish(running)
    assert b"Story 0" in running.get("/").body
    assert running.get(f"/{path_of(0)}").status == 200
    assert running.get("/none/", Accept="text/html").status == 404


def test_the_terminal_says_how_much_can_be_seen(
    running: RunningPreview, capsys: pytest.CaptureFixture[str]
) -> None:
    finish(running)
    said = "2 of 5 files can be seen, those saved last; the rest is being built"
    assert said in capsys.readouterr().out.splitlines()


def test_the_inspector_knows_the_stories_that_are_shown(running: RunningPreview) -> None:
    running.press.show_sample()
    assert b'"story":true' in running.get(f"/__newsgen/news?page={path_of(4)}index.html").body
    assert b"Story 4" in running.get(f"/__newsgen/inspect/{path_of(4)}").body
    assert running.get(f"/__newsgen/inspect/{path_of(0)}").status == 404


def test_what_is_saved_meanwhile_is_shown_before_the_whole_is_built(
    running: RunningPreview,
) -> None:
    running.press.show_sample()
    start = running.newsroom.generation
    write_story(running.site, 4, "The ferry sank.")
    running.press.show_sample()
    assert b"The ferry sank." in running.get(f"/{path_of(4)}").body
    assert running.newsroom.catch_up(start, f"{path_of(4)}index.html").urls
    assert running.press.show_sample() is None


def test_the_build_of_the_whole_gives_way_to_a_save(
    running: RunningPreview, capsys: pytest.CaptureFixture[str]
) -> None:
    running.watcher.demand()  # as if something was saved since the start
    finish(running)
    assert running.get(f"/{path_of(0)}").status == 200
    assert capsys.readouterr().out.count("can be seen") == 1


def test_all_that_was_shown_is_announced_when_the_whole_is_there(
    running: RunningPreview,
) -> None:
    sample = running.press.show_sample()
    assert sample is not None
    start = running.newsroom.generation
    finish(running)
    running.wait_for_build(0)
    for page in sample.changed:
        if page.endswith(".html"):
            assert running.newsroom.catch_up(start, page).urls == (page,)
    assert not running.preview.sample.exists()


def test_pages_stay_while_an_earlier_story_is_wrong(running: RunningPreview) -> None:
    path = running.site.root / "articles/0.md"
    path.write_text("---\ntopics: 5\n")
    os.utime(path, (YEAR_2020,) * 2)
    running.begin()
    assert running.newsroom.wait_until(lambda: bool(running.newsroom.problems), 60)
    assert running.get(f"/{path_of(4)}").status == 200
    assert running.get(f"/{path_of(0)}", Accept="text/html").status == 503
    assert not running.site.out.exists()


def test_a_waiting_page_and_one_of_a_part_become_those_of_the_whole(
    running: RunningPreview, context: BrowserContext
) -> None:
    running.press.show_sample()
    front, early = context.new_page(), context.new_page()
    front.goto(running.url)
    expect(front.locator("main")).to_contain_text("Story 4")
    expect(front.locator("main")).not_to_contain_text("Story 0")
    front.evaluate("window.unbroken = true")
    early.goto(f"{running.url}{path_of(0)}")
    expect(early.locator("h1")).to_have_text("Building …")
    running.newsroom.announce_progress("read", 3, 5)
    expect(early.locator("#progress")).to_have_text("Reading: 3 of 5")
    running.begin()
    expect(early.locator("h1")).to_have_text("Story 0")
    expect(front.locator("main")).to_contain_text("Story 0")
    assert front.evaluate("window.unbroken === true")
