"""Dates in figures alone: ``17/09/2018``. Papers differ over whether the day or the month is first.

A number above 12 is the day. Otherwise the order is that of the house, or the copy decides it; else
it is not known.
"""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from newsgen.loader.dates.calendar import format_month_day, make_day
from newsgen.loader.dates.mentions import LATEST_YEAR

Order: TypeAlias = Literal["day-first", "month-first"]

_NUMERIC: Final = re.compile(
    r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/]|\.\d)"
)


@dataclass(frozen=True, slots=True)
class NumericDate:
    """A date in figures and the days that it can be, the same day twice for ``03/03/2021``."""

    text: str
    end: int
    """Where it ends in the text that was searched."""
    day_first: datetime.date | None
    month_first: datetime.date | None

    def days(self) -> tuple[datetime.date, ...]:
        """The days that it can be, none, one or two."""
        return tuple(day for day in dict.fromkeys((self.day_first, self.month_first)) if day)

    def settle(self, order: Order | None) -> datetime.date | None:
        """The only day that it can be, or that of `order`; None where neither is known."""
        days = self.days()
        if len(days) == 2 and order:
            return self.day_first if order == "day-first" else self.month_first
        return days[0] if len(days) == 1 else None

    def order(self) -> Order | None:
        """The order that the figures give away: ``17/09/2018`` has its day first."""
        if (self.day_first is None) == (self.month_first is None):
            return None
        return "day-first" if self.day_first else "month-first"

    def describe(self) -> str:
        """``"03/04/2021" may be 3 April or 4 March.``"""
        days = [format_month_day(day.month, day.day) for day in self.days()]
        return f'"{self.text}" may be {" or ".join(days)}.'


def find_numeric_dates(text: str) -> Iterator[NumericDate]:
    """All dates in figures that exist in the calendar; years of two figures up to `LATEST_YEAR`."""
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), _read_year(match[4])
        found = NumericDate(
            match[0], match.end(), make_day(year, second, first), make_day(year, first, second)
        )
        if found.days():
            yield found


def find_order(text: str) -> tuple[Order, str] | None:
    """The order of all dates of the text that give it away, with the first of them."""
    told = [(order, found.text) for found in find_numeric_dates(text) if (order := found.order())]
    return told[0] if len({order for order, _ in told}) == 1 else None


def _read_year(printed: str) -> int:
    """``87`` → 1987, ``18`` → 2018."""
    year = int(printed)
    if year >= 100:
        return year
    return 2000 + year if 2000 + year <= LATEST_YEAR else 1900 + year
