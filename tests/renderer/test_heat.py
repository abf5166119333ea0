import calendar

from hypothesis import given
from hypothesis import strategies as st

from newsgen.renderer.heat import STEP, draw_heat
from newsgen.renderer.views import HeatView
from tests.factories import ENGLISH


def squares(half: HeatView) -> int:
    """The days that the ground of a drawing has room for."""
    lines = [line.split("H") for line in half.ground.removeprefix("M").split("M")]
    return sum((int(end) - 10 - int(start.split()[0])) // STEP + 1 for start, end in lines)


def test_a_year_without_known_days_has_no_grid() -> None:
    assert draw_heat(2021, {}, ENGLISH) == ()


@given(st.integers(1, 9999))
def test_both_halves_have_a_square_for_each_day(year: int) -> None:
    halves = draw_heat(year, {f"{year:04}-01-01": (1, "a#b")}, ENGLISH)
    assert sum(map(squares, halves)) == 365 + calendar.isleap(year)


def test_a_day_stands_in_its_week_and_in_the_row_of_its_weekday() -> None:
    first, second = draw_heat(2021, {"2021-01-01": (3, "a"), "2021-07-12": (1, "b")}, ENGLISH)
    (day,) = first.levels[0].days
    assert (day.label, day.path, day.x, day.y) == ("1 January: 3 stories", "a", 0, 14 + 4 * STEP)
    (day,) = second.levels[0].days
    assert (day.label, day.x, day.y) == ("12 July: 1 story", 2 * STEP, 14)


def test_a_day_with_more_stories_is_stronger() -> None:
    days = {f"2021-02-0{n}": (n, "a") for n in range(1, 9)}
    levels = draw_heat(2021, days, ENGLISH)[0].levels
    assert [[day.label[:10] for day in level.days] for level in levels] == [
        ["1 February", "2 February"],
        ["3 February", "4 February"],
        ["5 February", "6 February"],
        ["7 February", "8 February"],
    ]
    assert [level.strength for level in levels] == sorted(level.strength for level in levels)


def test_months_are_named_over_the_week_that_they_begin_in() -> None:
    months = draw_heat(2021, {"2021-01-01": (1, "a")}, ENGLISH)[0].months
    assert [name for name, _ in months] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    assert months[1] == ("Feb", 5 * STEP)
