from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.records import Article, NamedDate, Published
from newsgen.renderer.article_page import complete_article
from newsgen.renderer.timeline import LENGTH, MOST, make_timeline, piece_id
from tests.factories import (
    ENGLISH,
    make_article,
    make_context,
    make_published,
    make_quote,
    make_source,
    span_of,
)

WORDS = ENGLISH.dates
COPY = (
    "The pier at Askholm was opened in 1958 by a goat.\n\n"
    "It burned on May 3, 2004, and nobody was hurt. The goat swam.\n\n"
    "It was painted on Monday by the pilots."
)


def name(text: str, words: str, value: str, **changes: Any) -> NamedDate:
    named = NamedDate(words, span_of(text, words), value, "printed", "year", 0.97)
    return replace(named, **changes)


def story(*dates: NamedDate, text: str = COPY, **changes: Any) -> Article:
    base: dict[str, Any] = {"published": make_published("2019-03-12"), "dates": dates}
    return make_article(text, **(base | changes))


OPENED = name(COPY, "1958", "1958")
BURNED = name(COPY, "May 3, 2004", "2004-05-03", rule="day-in-full")
PAINTED = name(COPY, "on Monday", "2019-03-11", basis="publication", rule="weekday")


def values(article: Article) -> list[str]:
    return [entry.date.machine for entry in make_timeline(article, WORDS)]


def test_dates_stand_in_their_order_each_with_its_sentence_and_paragraph() -> None:
    timeline = make_timeline(story(PAINTED, BURNED, OPENED), WORDS)
    assert [(e.date.text, e.text, e.path, e.counted) for e in timeline] == [
        ("1958", "The pier at Askholm was opened in 1958 by a goat.", "#p1", False),
        ("3 May 2004", "It burned on May 3, 2004, and nobody was hurt.", "#p2", False),
        ("11 March 2019", "It was painted on Monday by the pilots.", "#p3", True),
    ]
    assert not any(entry.date.estimated for entry in timeline)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(replace(BURNED, value="1958"), id="the same date"),
        pytest.param(replace(BURNED, value="2019-03-12"), id="the day of the story"),
        pytest.param(replace(BURNED, value="2019-03"), id="the month of the story"),
        pytest.param(replace(BURNED, value="2019"), id="the year of the story"),
        pytest.param(replace(BURNED, confidence=0.7), id="not sure"),
    ],
)
def test_one_date_beside_that_of_the_story_is_no_timeline(other: NamedDate) -> None:
    assert values(story(OPENED, BURNED)) == ["1958", "2004-05-03"]
    assert values(story(OPENED, other)) == []


def test_any_day_of_the_window_may_be_that_of_the_story() -> None:
    window = Published("2004-05", "2004-05-02", "2004-05-05", "window", "inferred", 0.9, ())
    assert values(story(OPENED, BURNED, PAINTED, published=window)) == ["1958", "2019-03-11"]


def test_what_is_counted_from_an_estimate_is_one() -> None:
    guess = Published("2019-03-12", None, None, "day", "inferred", 0.9, ())
    timeline = make_timeline(story(OPENED, PAINTED, published=guess), WORDS)
    assert [entry.date.estimated for entry in timeline] == [False, True]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor told the council in 1999 that it burned.", id="a day of saying"),
        pytest.param("It burned, so he wrote! — Ida (@ida_b) 1999 and on", id="a post"),
        pytest.param("Askholm, in 1999.", id="no sentence"),
    ],
)
def test_a_date_on_which_nothing_happened_is_left(text: str) -> None:
    copy = f"{COPY}\n\n{text}"
    dates = (OPENED, BURNED, name(copy, "1999", "1999"))
    assert values(story(*dates, text=copy)) == ["1958", "2004-05-03"]


def test_a_sentence_stands_once() -> None:
    text = "The pier was opened in 1958 and shut in 1999 by a goat."
    dates = (name(text, "1958", "1958"), name(text, "1999", "1999"))
    assert values(story(*dates, text=text)) == []


def test_quoted_words_keep_to_their_sentence() -> None:
    text = '"It burned. We ran. That was in 1999," said Nils Aker. It rose in 2004, and stayed.'
    quote = make_quote(text, '"It burned. We ran. That was in 1999,"')
    dates = (name(text, "1999", "1999"), name(text, "2004", "2004"))
    timeline = make_timeline(story(*dates, text=text, quotes=(quote,)), WORDS)
    assert [entry.text for entry in timeline] == [
        '"It burned. We ran. That was in 1999," said Nils Aker.',
        "It rose in 2004, and stayed.",
    ]


def test_a_sentence_may_end_with_a_year() -> None:
    text = "It was opened by a goat in 1958. It was shut by another in 1999."
    timeline = make_timeline(
        story(name(text, "1958", "1958"), name(text, "1999", "1999"), text=text), WORDS
    )
    assert [entry.text for entry in timeline] == text.replace("8. ", "8.|").split("|")


@pytest.mark.parametrize("at", [0, 120, 290])
def test_a_long_sentence_is_cut_around_its_date(at: int) -> None:
    filler = "and the boat lay at the quay " * 10
    long = f"The pier {filler[:at]} was shut in 1999 {filler[at:]} until noon."
    text = f"It was opened in 1958 by a goat.\n\n{long}"
    dates = (name(text, "1958", "1958"), name(text, "1999", "1999"))
    _, entry = make_timeline(story(*dates, text=text), WORDS)
    assert "in 1999" in entry.text
    assert "…" in entry.text
    assert len(entry.text) <= LENGTH + 2


def test_the_surest_dates_are_kept_where_there_are_many() -> None:
    text = "\n\n".join(f"In {year} the pier was painted again." for year in range(1950, 1965))
    dates = [
        name(text, str(year), str(year), confidence=0.99 if year % 2 else 0.9)
        for year in range(1950, 1965)
    ]
    found = values(story(*dates, text=text))
    assert len(found) == MOST
    assert found == sorted(found)
    assert {"1951", "1953", "1963"} <= set(found)


def test_markdown_loses_its_signs_and_has_no_address() -> None:
    text = "- opened *by a goat* in 1958\n- shut by [another](goat.md) in 1999"
    dates = (name(text, "1958", "1958"), name(text, "1999", "1999"))
    article = story(*dates, text=text, source=make_source("articles/a.md"))
    pieces = tuple(replace(piece, kind="list") for piece in article.body)
    timeline = make_timeline(replace(article, body=pieces), WORDS)
    assert [(entry.text, entry.path) for entry in timeline] == [
        ("opened by a goat in 1958", ""),
        ("shut by another in 1999", ""),
    ]


def test_only_paragraphs_that_the_timeline_leads_to_have_an_address() -> None:
    view = complete_article(make_context(), story(OPENED, BURNED), ENGLISH)
    assert [piece.id for piece in view.body] == [piece_id(0), piece_id(1), ""]
    assert [entry.path for entry in view.timeline] == ["#p1", "#p2"]
    view = complete_article(make_context(), story(OPENED), ENGLISH)
    assert [piece.id for piece in view.body] == ["", "", ""]
    assert view.timeline == ()
