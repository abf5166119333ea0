"""Printed dates: figures, weekdays beside them, days named from the day of the paper (T03…T07)."""

import datetime

import pytest

from newsgen.loader.dates import find_named_days, find_publication, find_published
from newsgen.loader.dates.numeric import Order
from newsgen.records import Block, Dateline, MonthDay, Published


def dateline(month: int, day: int, year: int | None = None) -> Dateline:
    return Dateline("", None, (), (), MonthDay(month, day, year), "test", 1.0)


STORY = "Rain fell on the pier."


def in_figures(
    line: str, story: str = STORY, *, order: Order | None = None, day: Dateline | None = None
) -> Published:
    text = f"{line}\n\n{story}"
    blocks = (Block("date", (0, len(line))), Block("paragraph", (len(line) + 2, len(text))))
    return find_published(text, blocks, day, order=order)


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("17/09/2018", "2018-09-17"),
        ("17.09.2018", "2018-09-17"),
        ("9/17/18", "2018-09-17"),
        ("9/17/87", "1987-09-17"),
        ("Published 17/09/2018 10:30 EST", "2018-09-17"),
        ("17/09/2018 10:30 GMT", "2018-09-17T10:30:00Z"),
        ("03/03/2021", "2021-03-03"),
        ("Saturday 03/04/2021", "2021-04-03"),
        ("Thu 03/04/2021", "2021-03-04"),
    ],
)
def test_a_date_in_figures_is_read_where_its_line_decides_the_order(line: str, value: str) -> None:
    found = in_figures(line)
    assert (found.value, found.origin) == (value, "parsed")
    assert found.evidence[0] == "A line of its own gives the date."


@pytest.mark.parametrize("line", ["31/02/2021", "13/13/2021", "0/1/2021", "1/2/3/2021", "3/4.2021"])
def test_figures_without_a_day_of_the_calendar_are_no_date(line: str) -> None:
    assert in_figures(line) == Published(None, None, None, "unknown", "inferred", 0.0, ())


def test_an_unsettled_order_is_told_and_dates_nothing() -> None:
    found = in_figures("03/04/2021")
    evidence = ('"03/04/2021" may be 3 April or 4 March.',)
    assert found == Published(None, None, None, "unknown", "inferred", 0.0, evidence)


@pytest.mark.parametrize(
    ("story", "value", "reason"),
    [
        ("It was mended on 28/03/2021.", "2021-04-03",
         '"28/03/2021" in the same copy has its day first.'),
        ("It sank on 3/28/2021.", "2021-03-04",
         '"3/28/2021" in the same copy has its month first.'),
        ("It sank on Friday (April 2).", "2021-04-03",
         '"Friday (April 2)" lies near 3 April 2021.'),
    ],
    ids=["day-first", "month-first", "weekday"],
)  # fmt: skip
def test_the_copy_settles_the_order(story: str, value: str, reason: str) -> None:
    found = in_figures("03/04/2021", story)
    assert (found.value, found.evidence[-1]) == (value, reason)


def test_an_office_settles_the_order() -> None:
    assert in_figures("05/01/2021", "President Biden came.").value == "2021-05-01"
    assert in_figures("02/03/2021", "President Biden came.").value is None
    assert in_figures("10/02/2019", "Prime Minister Boris Johnson came.").value == "2019-10-02"


def test_a_dateline_settles_the_order() -> None:
    assert in_figures("03/04/2021", day=dateline(3, 4)).value == "2021-03-04"


def test_copy_that_contradicts_itself_settles_nothing() -> None:
    assert in_figures("03/04/2021", "From 28/03/2021 to 4/28/2021.").value is None


@pytest.mark.parametrize(
    ("order", "value"), [("day-first", "2021-04-03"), ("month-first", "2021-03-04")]
)
def test_the_house_settles_the_order(order: Order, value: str) -> None:
    found = in_figures("03/04/2021", order=order)
    assert found.value == value
    assert found.evidence[1] == f"This paper prints the {order.removesuffix('-first')} first."
    assert in_figures("17/09/2021", order=order).value == "2021-09-17"


def test_a_wrong_weekday_on_the_line_is_told() -> None:
    found = in_figures("Friday, 24 July 2021")
    assert found.value == "2021-07-24"
    assert found.evidence[-1] == "The line says Friday, but 24 July 2021 was a Saturday."


@pytest.mark.parametrize(
    ("text", "printed", "day"),
    [
        pytest.param("It sank on Friday (Dec 31).", "2022-01-02", "2021-12-31", id="T03"),
        pytest.param("It sank on Wednesday (July 26).", "2021-07-25", None, id="T04"),
        pytest.param("It sank on Monday, July 24, 2017.", "2021-07-23", "2017-07-24", id="year"),
    ],
)
def test_a_named_day_is_told_from_the_day_of_the_paper(
    text: str, printed: str, day: str | None
) -> None:
    (found,) = find_named_days(text, datetime.date.fromisoformat(printed))
    assert (found.day and found.day.isoformat()) == day


def test_a_far_day_without_a_year_is_left() -> None:
    assert list(find_named_days("on Friday (Dec 31)", datetime.date(2021, 7, 1))) == []


def test_t04_a_weekday_that_does_not_fit_is_told() -> None:
    found = in_figures("25 July 2021", "It sank on Wednesday (July 26).")
    assert found.value == "2021-07-25"
    assert found.evidence[-1] == '"Wednesday (July 26)" does not fit: 26 July 2021 was a Monday.'


@pytest.mark.parametrize(
    ("line", "story", "day", "rule"),
    [
        ("24 July 2021", STORY, None, "date-line"),
        ("24/07/2021", STORY, None, "numeric-date-line"),
        ("03/04/2021", STORY, None, "unsettled-order"),
        ("", STORY, dateline(7, 24, 2021), "dateline-date"),
        ("", "In 2020 it sank. It came up on Monday (July 26).", None, "weekday-anchor"),
        ("", "In 2020 it sank. It came up on Monday (July 26).", dateline(7, 27),
         "weekday-and-dateline"),
        ("", STORY, None, "no-date"),
    ],
)  # fmt: skip
def test_the_rule_that_found_the_date_has_a_name(
    line: str, story: str, day: Dateline | None, rule: str
) -> None:
    text = f"{line}\n\n{story}"
    blocks = (Block("date", (0, len(line))), Block("paragraph", (len(line) + 2, len(text))))
    found = find_publication(text, blocks, day)
    assert found.rule == rule
    assert found.spans == (((0, len(line)),) if line else ())
