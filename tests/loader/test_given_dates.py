from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import codes
from newsgen.errors import Code
from newsgen.loader.given_dates import GivenDate, read_date


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        ("2021", "2021", "year"),
        ("2021-07", "2021-07", "month"),
        ("2021-7", "2021-07", "month"),
        ("2021-07-24", "2021-07-24", "day"),
        ("2021-7-4", "2021-07-04", "day"),
        (" 2021-07-24 ", "2021-07-24", "day"),
        ("2020-02-29", "2020-02-29", "day"),
        ("2021-07-24T09:30", "2021-07-24T09:30:00", "second"),
        ("2021-07-24 9:30", "2021-07-24T09:30:00", "second"),
        ("2021-07-24 00:00", "2021-07-24T00:00:00", "second"),
        ("2021-07-24T09:30:15", "2021-07-24T09:30:15", "second"),
        ("2021-07-24T09:30:15.123", "2021-07-24T09:30:15", "second"),
        ("2021-07-24T09:30:00Z", "2021-07-24T09:30:00Z", "second"),
        ("2021-07-24T09:30:00+02:00", "2021-07-24T09:30:00+02:00", "second"),
        ("2021-07-24 09:30:00 -0530", "2021-07-24T09:30:00-05:30", "second"),
    ],
)
def test_a_date_is_as_precise_as_it_is_written(written: str, value: str, precision: str) -> None:
    found = read_date(written)
    assert isinstance(found, GivenDate)
    assert (found.value, found.precision) == (value, precision)


@pytest.mark.parametrize(
    "written",
    ["2021-02-29", "2021-13", "2021-00-10", "2021-04-31", "0000", "2021-07-24T24:00", "2021-1-0"],
)
def test_a_date_that_is_not_in_the_calendar_is_impossible(written: str) -> None:
    assert read_date(written) == codes.IMPOSSIBLE_DATE


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "24 July 2021",
        "24/07/2021",
        "21-07-24",
        "2021/07/24",
        "2021-07-24T09",
        "2021-07-24T",
        "2021-07-24 +02:00",
        "2021-07-24T9:3",
        "20210724",
        "2021-07-24x",
        "2021-",
    ],
)
def test_other_words_are_no_date(written: str) -> None:
    assert read_date(written) == codes.WRONG_TYPE


@given(st.text(st.sampled_from("0123456789-T: +Z.٣x"), max_size=30))
def test_any_words_are_a_date_or_a_code(written: str) -> None:
    found = read_date(written)
    assert isinstance(found, GivenDate | Code)


@given(st.dates())
def test_every_day_is_read_as_written(day: date) -> None:
    assert read_date(day.isoformat()) == GivenDate(day.isoformat(), "day")


ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@given(st.datetimes(timezones=st.none() | ZONES))
def test_every_moment_is_read_so_that_python_reads_it_back(moment: datetime) -> None:
    found = read_date(moment.isoformat())
    assert isinstance(found, GivenDate)
    assert datetime.fromisoformat(found.value) == moment.replace(microsecond=0)
