"""The dates that a story names. Published, where nothing else is said, on Thursday 22 July 2021."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.dates import Order, find_dates
from newsgen.loader.dates.named import CONFIDENCE, read_window
from newsgen.records import NamedDate, Published
from tests.factories import make_published, make_quote

THURSDAY = make_published("2021-07-22")
UNKNOWN = Published(None, None, None, "unknown", "inferred", 0.0, ())


def find(text: str, published: Published = THURSDAY) -> tuple[NamedDate, ...]:
    return find_dates(text, [(0, len(text))], published)


def values(text: str, published: Published = THURSDAY) -> list[tuple[str, str]]:
    return [(named.text, named.value) for named in find(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value", "rule"),
    [
        ("It sank on July 24, 2019.", "July 24, 2019", "2019-07-24", "day-in-full"),
        ("It sank on 24 July 2019.", "24 July 2019", "2019-07-24", "day-in-full"),
        ("It sank on the 24th of July, 2019.", "24th of July, 2019", "2019-07-24", "day-in-full"),
        ("It sank on Sept. 3, 1931.", "Sept. 3, 1931", "1931-09-03", "day-in-full"),
        ("July 24, 2019 was wet.", "July 24, 2019", "2019-07-24", "day-in-full"),
        ("24 July 2019 was wet.", "24 July 2019", "2019-07-24", "day-in-full"),
        ("2019-07-24 was wet.", "2019-07-24", "2019-07-24", "day-in-full"),
        ("July 2019 was wet.", "July 2019", "2019-07", "month-and-year"),
        ("The log of 2019-07-24 is lost.", "2019-07-24", "2019-07-24", "day-in-full"),
        ("It sank on 24/07/2019.", "24/07/2019", "2019-07-24", "figures"),
        ("It sank in July 2019.", "July 2019", "2019-07", "month-and-year"),
        ("It sank in July of 2019.", "July of 2019", "2019-07", "month-and-year"),
        ("It has sailed since 2003.", "2003", "2003", "year"),
        ("The pier of 1797 is shut.", "1797", "1797", "year"),
        ("The 2018 storm took the roof.", "2018", "2018", "year"),
        ("It will sail by 2030.", "2030", "2030", "year"),
        ("It sank on Wednesday, July 24, 2019.", "Wednesday, July 24, 2019", "2019-07-24",
         "weekday-and-day"),
    ],
)  # fmt: skip
def test_a_date_in_full_is_read_as_printed(text: str, words: str, value: str, rule: str) -> None:
    (found,) = find(text, UNKNOWN)
    assert (found.text, found.value, found.rule, found.basis) == (words, value, rule, "printed")
    assert found.confidence == CONFIDENCE[rule]


@pytest.mark.parametrize(
    ("text", "words", "value", "rule"),
    [
        ("It sank on Monday.", "on Monday", "2021-07-19", "weekday"),
        ("The mayor said on Thursday it had sunk.", "on Thursday", "2021-07-22", "weekday"),
        ("It sank on Friday.", "on Friday", "2021-07-16", "weekday"),
        ("It will sail on Monday.", "on Monday", "2021-07-26", "weekday"),
        ("On Monday the council voted for a boat.", "On Monday", "2021-07-19", "weekday"),
        ("The mayor died Tuesday.", "Tuesday", "2021-07-20", "weekday"),
        ("It sank last Friday.", "last Friday", "2021-07-16", "weekday"),
        ("It sails next Monday.", "next Monday", "2021-07-26", "weekday"),
        ("It sank on Monday (July 19).", "Monday (July 19)", "2021-07-19", "weekday-and-day"),
        ("The fair opens Saturday, July 24.", "Saturday, July 24", "2021-07-24",
         "weekday-and-day"),
        ("It sank on July 3.", "July 3", "2021-07-03", "day-of-month"),
        ("It was launched on 2 November.", "2 November", "2020-11-02", "day-of-month"),
        ("It will be broken up on 2 November.", "2 November", "2021-11-02", "day-of-month"),
        ("It sank in March.", "in March", "2021-03", "month"),
        ("It sank in late October.", "in late October", "2020-10", "month"),
        ("It will sail again in October.", "in October", "2021-10", "month"),
        ("The quay was bought last November.", "last November", "2020-11", "month"),
        ("It opens next May.", "next May", "2022-05", "month"),
        ("It sank yesterday.", "yesterday", "2021-07-21", "yesterday"),
        ("It sank last year.", "last year", "2020", "calendar-year"),
        ("It sails again next month.", "next month", "2021-08", "calendar-month"),
        ("It sank earlier this month.", "this month", "2021-07", "calendar-month"),
        ("It sank this year.", "this year", "2021", "calendar-year"),
    ],
)  # fmt: skip
def test_other_dates_are_counted_from_the_day_of_publication(
    text: str, words: str, value: str, rule: str
) -> None:
    (found,) = find(text)
    assert (found.text, found.value, found.rule, found.basis) == (words, value, rule, "publication")
    assert find(text, UNKNOWN) == ()


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        pytest.param("It sank on Friday.", "2021-07-25", "2021-07-23", id="T05"),
        pytest.param("It sank on Friday.", "2021-07-23", "2021-07-23", id="T06"),
        pytest.param("It sails next Monday.", "2021-07-26", "2021-08-02", id="T07"),
        pytest.param("It sank last Friday.", "2021-07-23", "2021-07-16", id="last"),
        pytest.param("It sank on Friday (Dec 31).", "2022-01-02", "2021-12-31", id="T03"),
        pytest.param("It sank in December.", "2022-01-02", "2021-12", id="turn of the year"),
        pytest.param("It sank last month.", "2022-01-02", "2021-12", id="month before"),
    ],
)
def test_the_day_of_the_paper_decides(text: str, published: str, value: str) -> None:
    assert [named.value for named in find(text, make_published(published))] == [value]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The vote is on Monday.", id="no tense"),
        pytest.param("It was expected on Monday.", id="an expectation, past"),
        pytest.param("It will sail on Thursday.", id="today or in a week"),
        pytest.param("It sank last Monday.", id="two usages of last"),
        pytest.param("It sails next Friday.", id="two usages of next"),
        pytest.param("It sank on Monday's tide.", id="another noun's day"),
        pytest.param("They met on Monday mornings.", id="a habit"),
        pytest.param("The pilots each year marched on Monday.", id="each year"),
        pytest.param("It was shut Monday to Friday.", id="a span of days"),
        pytest.param("It sank in July.", id="this month or a year ago"),
        pytest.param("It was shut last March.", id="of this year or of the last"),
        pytest.param("He won the election in November.", id="an event has its own time"),
        pytest.param("It rained in the last year.", id="twelve months"),
        pytest.param("It is Aker's last year on board.", id="a final year"),
        pytest.param("It sank on July 24-26.", id="a span in figures"),
        pytest.param("It sank on 24 and 25 July.", id="two days"),
        pytest.param("It sank on 31 February 2019.", id="no such day"),
        pytest.param("It sank on Monday, July 24, 2019.", id="another weekday"),
        pytest.param("It sank on 03/04/2019.", id="two orders"),
        pytest.param("It cost $2019.", id="money"),
        pytest.param("It has 1,998 seats and 2019 people.", id="figures"),
        pytest.param("Of the 1900 workers none came.", id="a round figure"),
        pytest.param("The 2018-19 season was long.", id="a season"),
        pytest.param("Fares rose in fiscal year 2015.", id="no year of the calendar"),
        pytest.param("She may march, Jan said.", id="other words"),
    ],
)
def test_what_the_words_do_not_settle_is_left(text: str) -> None:
    assert find(text) == ()


def test_an_order_of_the_house_settles_figures() -> None:
    text = "It sank on 03/04/2019."
    orders: tuple[Order, ...] = ("day-first", "month-first")
    found = [find_dates(text, [(0, len(text))], UNKNOWN, order=order) for order in orders]
    assert [named.value for (named,) in found] == ["2019-04-03", "2019-03-04"]


def test_quoted_words_are_not_counted_from_the_day_of_the_paper() -> None:
    text = '"I came on Monday, and in 2003," she said on Tuesday.'
    quote = make_quote(text, '"I came on Monday, and in 2003,"')
    found = find_dates(text, [(0, len(text))], THURSDAY, [quote])
    assert [named.text for named in found] == ["2003", "on Tuesday"]


@pytest.mark.parametrize(
    ("earliest", "latest", "value"),
    [
        ("2021-07-20", "2021-07-23", "2021-07-19"),
        ("2021-07-18", "2021-07-20", None),
        ("2021-07-19", "2021-07-19", "2021-07-19"),
    ],
)
def test_both_ends_of_a_window_have_to_agree(earliest: str, latest: str, value: str | None) -> None:
    window = Published("2021-07", earliest, latest, "window", "inferred", 0.9, ())
    found = [named.value for named in find("It sank on Monday.", window)]
    assert found == ([value] if value else [])


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        ("2021", "2021-01-01", "2021-12-31"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2021-07-24", "2021-07-24", "2021-07-24"),
        ("2021-07-24T09:30:00+02:00", "2021-07-24", "2021-07-24"),
    ],
)
def test_a_date_is_a_window_as_wide_as_it_is_vague(published: str, first: str, last: str) -> None:
    window = read_window(make_published(published))
    assert window is not None
    assert (window.first.isoformat(), window.last.isoformat()) == (first, last)


def test_the_doubt_of_the_publication_is_handed_on() -> None:
    published = Published("2021-07-22", None, None, "day", "inferred", 0.6, ())
    (found,) = find("It sank on Monday.", published)
    assert found.confidence == round(CONFIDENCE["weekday"] * 0.6, 2)


def test_a_month_beside_another_year_is_of_that_year_and_left() -> None:
    text = "The pier fell in 1931. It had been painted in March."
    assert values(text) == [("1931", "1931")]
    apart = text.replace(". It", ".\n\nIt")
    assert values(apart) == [("1931", "1931"), ("in March", "2021-03")]


def test_dates_stand_in_order_inside_the_pieces_of_the_body() -> None:
    text = "In 2001 it rose. In 2002 it fell. In 2003 it lay."
    spans = [(0, 16), (34, len(text))]
    found = find_dates(text, spans, UNKNOWN)
    assert [named.value for named in found] == ["2001", "2003"]
    assert find_dates(text, [], THURSDAY) == ()


WORDS = st.sampled_from(
    ["Monday", "on", "(July 26)", "July", "24", "2020", "in", "last", "next", "year", "month",
     "said", "will", "yesterday", "24/07/2021", "2021-07-24", "0", "of", "Feb. 30,", "1900", "-",
     "\n\n", ".", "day", "\x00", "Sept", "31st", "the", "9999", "“", "1", "next Monday"]
)  # fmt: skip
PUBLISHED = st.sampled_from(
    [THURSDAY, UNKNOWN, make_published("0001-01-01"), make_published("9999-12-31"),
     Published("2021", "2021-03-01", "2021-08-01", "window", "inferred", 0.9, ())]
)  # fmt: skip


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_nothing_is_counted_beyond_the_calendar(published: str) -> None:
    text = "It sank last Friday, and sails next Monday. It sank on 2 May, yesterday, last year."
    assert find(text, make_published(published)) == ()


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=300), PUBLISHED)
def test_every_date_is_sliced_from_the_text_and_none_overlaps(
    text: str, published: Published
) -> None:
    found = find(text, published)
    assert found == find(text, published)
    at = 0
    for named in found:
        start, end = named.span
        assert at <= start < end <= len(text)
        assert named.text == text[start:end]
        assert 0 < named.confidence <= 1
        assert len(named.value) in (4, 7, 10)
        at = end


def test_a_long_text_takes_no_longer_for_its_length() -> None:
    text = "on Monday it will said in March 2 July 19 the last year " * 20_000
    assert len(find(text)) < 20_000
