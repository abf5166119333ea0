"""A year as a grid of days: half a year a drawing, a column a week, a row a weekday.

Half a year, since its squares can still be told apart and touched on a phone.
"""

import calendar
import datetime
from collections.abc import Iterator, Mapping

from newsgen.renderer.date_text import day_name
from newsgen.renderer.strings.shape import Strings
from newsgen.renderer.views import HeatDay, HeatLevel, HeatView

STEP = 12
"""Units from one square to the next; a square takes ten of them."""
_TOP = 14
"""Height of the line of months."""
_WEEKS = 27
"""Columns that half a year can take."""
_LEVELS = (".3", ".55", ".8", "1")


def draw_heat(
    year: int, days: Mapping[str, tuple[int, str]], strings: Strings
) -> tuple[HeatView, ...]:
    """Both halves of a year. `days` are stories and page by ISO date; empty where there are none.

    The strongest of four levels begins at three quarters of the stories of the busiest day.
    """
    if not days:
        return ()
    most = max(count for count, _ in days.values())
    return tuple(_half(year, first, days, most, strings) for first in (1, 7))


def _half(
    year: int, first: int, days: Mapping[str, tuple[int, str]], most: int, strings: Strings
) -> HeatView:
    begin = datetime.date(year, first, 1)
    end = datetime.date(year, first + 5, calendar.monthrange(year, first + 5)[1])
    levels: list[list[HeatDay]] = [[] for _ in _LEVELS]
    for day in _days(begin, end):
        count, path = days.get(day.isoformat(), (0, ""))
        if count:
            x, y = _place(begin, day)
            name = day_name(day.isoformat()[5:], strings.dates)
            label = f"{name}: {strings.counts.stories(count)}"
            levels[-(-count * len(_LEVELS) // most) - 1].append(HeatDay(label, path, x, y))
    months = tuple(
        (strings.dates.short_months[month - 1], _place(begin, datetime.date(year, month, 1))[0])
        for month in range(first, first + 6)
    )
    return HeatView(
        label=strings.time.half(
            first=strings.dates.months[first - 1], last=strings.dates.months[first + 4], year=year
        ),
        box=f"0 0 {_WEEKS * STEP} {_TOP + 7 * STEP}",
        ground=_ground(begin, end),
        months=months,
        levels=tuple(
            HeatLevel(strength, tuple(found))
            for strength, found in zip(_LEVELS, levels, strict=True)
            if found
        ),
    )


def _days(begin: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    for number in range((end - begin).days + 1):
        yield begin + datetime.timedelta(days=number)


def _place(begin: datetime.date, day: datetime.date) -> tuple[int, int]:
    """The upper left corner of a day's square."""
    week = ((day - begin).days + begin.weekday()) // 7
    return week * STEP, _TOP + day.weekday() * STEP


def _ground(begin: datetime.date, end: datetime.date) -> str:
    """A line along each weekday, from its first day to its last; dashes begin anew on each."""
    lines = []
    for weekday in range(7):
        first = begin + datetime.timedelta(days=(weekday - begin.weekday()) % 7)
        last = end - datetime.timedelta(days=(end.weekday() - weekday) % 7)
        x, y = _place(begin, first)
        lines.append(f"M{x} {y + 5}H{_place(begin, last)[0] + 10}")
    return "".join(lines)
