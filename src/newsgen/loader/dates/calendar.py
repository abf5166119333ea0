"""Days and months as newspapers write them."""

import datetime
import re
from typing import Final

WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

MONTH: Final = (
    r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR: Final = r"(?P<year>(?:19|20)\d\d)"
_SHORT: Final = tuple(month[:3].lower() for month in MONTHS)


def month_number(word: str) -> int:
    """1 to 12 for a word that `MONTH` has matched: ``Sept.`` → 9."""
    return _SHORT.index(word[:3].lower()) + 1


def make_day(year: int, month: int, day: int) -> datetime.date | None:
    """The day; None where the calendar has none: 29 February 2021."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def read_day(match: re.Match[str]) -> datetime.date | None:
    """The day of a match that has the groups ``month``, ``day`` and ``year``."""
    return make_day(int(match["year"]), month_number(match["month"]), int(match["day"]))


def format_day(day: datetime.date) -> str:
    """``24 July 2021``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def format_month_day(month: int, day: int) -> str:
    """``24 July``."""
    return f"{day} {MONTHS[month - 1]}"
