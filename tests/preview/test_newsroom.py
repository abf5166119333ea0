"""What the tabs are told."""

import json
import threading
from collections.abc import Iterator
from typing import Any

from newsgen.errors import Issue, Severity
from newsgen.preview import newsroom as room
from newsgen.preview.newsroom import News, Newsroom, Problem, describe_issues, sort_files

PROBLEM = Problem("a.md:1:2", "error N201", "what is wrong")


def read(stream: Iterator[bytes]) -> dict[str, Any]:
    message: dict[str, Any] = json.loads(next(stream))
    return message


def test_a_stream_begins_with_the_state_and_leads_on_from_build_to_build() -> None:
    newsroom = Newsroom()
    first = newsroom.generation
    stream = newsroom.stream()
    state = read(stream)
    assert (state["generation"], state["previous"]) == (first, None)
    newsroom.announce_build(["a/index.html", "style.css", "world.svg", "feed.xml"])
    news = read(stream)
    assert (news["generation"], news["previous"]) == (first + 1, first)
    assert (news["urls"], news["css"], news["files"]) == (
        ["a/index.html"],
        ["style.css"],
        ["world.svg"],
    )


def test_a_stream_that_missed_a_build_is_told_so() -> None:
    newsroom = Newsroom()
    stream = newsroom.stream()
    next(stream)
    newsroom.announce_pages(["a/index.html"])
    newsroom.announce_build(["b/index.html"])
    assert read(stream)["previous"] is None


def test_problems_leave_the_generation_and_a_good_build_clears_them() -> None:
    newsroom = Newsroom()
    first = newsroom.generation
    stream = newsroom.stream()
    next(stream)
    newsroom.announce_problems([PROBLEM])
    news = read(stream)
    assert (news["generation"], news["previous"]) == (first, first)
    assert news["problems"][0]["message"] == "what is wrong"
    newsroom.announce_build([])
    news = read(stream)
    assert news["problems"] == []
    assert news["generation"] == first + 1


def test_very_many_problems_are_counted() -> None:
    newsroom = Newsroom()
    warning = Problem("b.md:1:1", "warning N301", "what is odd")
    newsroom.announce_problems([PROBLEM] * (room.MOST_PROBLEMS + 3) + [warning] * 2)
    news = newsroom.catch_up(newsroom.generation, "")
    assert len(news.problems) == room.MOST_PROBLEMS
    assert (news.errors, news.warnings) == (room.MOST_PROBLEMS + 3, 2)


def test_of_very_many_pages_each_tab_asks_for_its_own() -> None:
    newsroom = Newsroom()
    before = newsroom.generation
    stream = newsroom.stream()
    next(stream)
    newsroom.announce_build([f"{number}.html" for number in range(room.MOST_LISTED + 1)])
    assert read(stream)["urls"] is None
    assert newsroom.catch_up(before, "7.html").urls == ("7.html",)
    assert newsroom.catch_up(before, "other.html").urls == ()


def test_a_tab_catches_up_with_what_it_missed_and_nothing_else() -> None:
    newsroom = Newsroom()
    newsroom.announce_build(["a.html", "style.css"])
    between = newsroom.generation
    newsroom.announce_build(["b.html"])
    assert newsroom.catch_up(between - 1, "a.html") == News(
        between + 1, between - 1, ("a.html",), ("style.css",), (), (), 0, 0, None
    )
    assert newsroom.catch_up(between, "a.html").urls == ()
    assert newsroom.catch_up(between, "a.html").css == ()


def test_a_tab_of_an_earlier_server_is_told_to_start_anew() -> None:
    newsroom = Newsroom()
    assert newsroom.catch_up(newsroom.generation - 1, "a.html").restarted
    assert not newsroom.catch_up(newsroom.generation, "a.html").restarted


def test_open_pages_are_those_looked_at_last() -> None:
    newsroom = Newsroom()
    for number in range(room.MOST_OPEN + 5):
        newsroom.note_open(f"{number}.html")
    newsroom.note_open("9.html")
    pages = newsroom.open_pages()
    assert len(pages) == room.MOST_OPEN
    assert pages[:2] == ("9.html", f"{room.MOST_OPEN + 4}.html")
    assert "0.html" not in pages


def test_progress_is_summed_up_and_forgotten_when_the_build_is_done() -> None:
    newsroom = Newsroom()
    newsroom.announce_progress("read", 64, 1000)
    newsroom.announce_progress("read", 36, 1000)
    news = newsroom.catch_up(newsroom.generation, "")
    assert news.progress == room.Progress("read", 100, 1000)
    newsroom.announce_build([])
    assert newsroom.catch_up(newsroom.generation, "").progress is None


def test_closing_ends_all_streams() -> None:
    newsroom = Newsroom()
    stream = newsroom.stream()
    next(stream)
    reader = threading.Thread(target=lambda: list(stream))
    reader.start()
    newsroom.close()
    reader.join(5)
    assert not reader.is_alive()


def test_a_condition_is_waited_for_and_no_longer_than_asked() -> None:
    newsroom = Newsroom()
    assert newsroom.wait_until(lambda: True, 0)
    assert not newsroom.wait_until(lambda: False, 0.01)


def test_errors_come_before_warnings() -> None:
    warning = Issue("a.md", 1, 2, "N301", Severity.WARNING, "odd", "look", "The line")
    error = Issue("b.md", 3, 4, "N201", Severity.ERROR, "wrong")
    assert describe_issues([warning, error]) == (
        Problem("b.md:3:4", "error N201", "wrong", "", 3, 4, ""),
        Problem("a.md:1:2", "warning N301", "odd", "look", 1, 2, "The line"),
    )


def test_data_files_are_no_news() -> None:
    assert sort_files(["a.html", "b.css", "c.js", "cite.bib", "feed.xml"]) == (
        ("a.html",),
        ("b.css",),
        ("c.js",),
    )
