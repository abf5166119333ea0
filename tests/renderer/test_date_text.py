from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.records import Published
from newsgen.renderer.date_text import date_view, format_date, undated
from newsgen.renderer.views import DateView
from tests.factories import ENGLISH, make_estimate, make_published


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2021", "2021"),
        ("2021-07", "July 2021"),
        ("2021-07-04", "4 July 2021"),
        ("2021-12-31T23:59:59+02:00", "31 December 2021"),
    ],
)
def test_a_date_is_written_as_far_as_it_goes(value: str, words: str) -> None:
    assert format_date(value, ENGLISH.dates) == words
    assert date_view(make_published(value), ENGLISH.dates) == DateView(words, value, False)


@given(st.dates())
def test_every_day_has_its_month_in_words(day: date) -> None:
    words = format_date(day.isoformat(), ENGLISH.dates).split()
    assert (int(words[0]), ENGLISH.dates.months.index(words[1]) + 1, int(words[2])) == (
        day.day,
        day.month,
        day.year,
    )


@pytest.mark.parametrize(
    "published",
    [
        make_published(None),
        make_published(None, origin="parsed"),
        Published(None, None, None, "unknown", "inferred", 0.0, ()),
    ],
)
def test_an_unknown_date_is_undated(published: Published) -> None:
    assert (
        date_view(published, ENGLISH.dates)
        == undated(ENGLISH.dates)
        == DateView("undated", "", False)
    )


@pytest.mark.parametrize(
    ("published", "words", "machine"),
    [
        (make_estimate("2021-07-20", "2021-07-24"), "about 22 July 2021", "2021-07-24"),
        (
            Published("2021-07", None, None, "month", "inferred", 0.5, ()),
            "about July 2021",
            "2021-07",
        ),
        (Published("2021", None, None, "year", "inferred", 0.5, ()), "about 2021", "2021"),
        (make_estimate("2021-05-20", "2021-08-02"), "between May and August 2021", "2021-08-02"),
    ],
    ids=["window", "month", "year", "months"],
)
def test_an_estimated_date_says_so(published: Published, words: str, machine: str) -> None:
    assert date_view(published, ENGLISH.dates) == DateView(words, machine, True)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 400))
def test_an_estimate_never_looks_like_a_known_date(day: date, length: int) -> None:
    first, last = day.isoformat(), date.fromordinal(day.toordinal() + length).isoformat()
    view = date_view(make_estimate(first, last), ENGLISH.dates)
    assert view.text.startswith(("about ", "between ")) or view == undated(ENGLISH.dates)
