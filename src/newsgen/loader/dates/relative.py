"""Days that a story names, told from the day on which it appeared."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from newsgen.loader.dates.calendar import WEEKDAYS, format_day, make_day
from newsgen.loader.dates.mentions import Anchor, find_anchors

CLOSE: Final = datetime.timedelta(days=45)
"""A weekday with its day and no year is of these days; a farther one may be an anniversary."""
_WEEK: Final = datetime.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that the story names: ``Monday (July 26)``."""

    text: str
    day: datetime.date | None
    """None where weekday and day disagree."""
    nearest: datetime.date
    """The day of the calendar that the words come nearest to."""

    def describe(self) -> str:
        """``"Wednesday (July 26)" does not fit: 26 July 2021 was a Monday.``"""
        weekday = WEEKDAYS[self.nearest.weekday()]
        return f'"{self.text}" does not fit: {format_day(self.nearest)} was a {weekday}.'


def find_named_days(text: str, published: datetime.date) -> Iterator[NamedDay]:
    """Weekdays with their day, as a paper of the day `published` means them."""
    for anchor in find_anchors(text):
        if found := resolve_anchor(anchor, published):
            yield found


def resolve_anchor(anchor: Anchor, published: datetime.date) -> NamedDay | None:
    """``Friday (Dec 31)`` in a paper of 2 January 2022 → 31 December 2021; None for a far day."""
    years = [anchor.year] if anchor.year else [published.year + step for step in (0, -1, 1)]
    days = [day for year in years if (day := make_day(year, anchor.month, anchor.day))]
    nearest = min(days, key=lambda day: abs(day - published), default=None)
    if nearest is None or (anchor.year is None and abs(nearest - published) > CLOSE):
        return None
    return NamedDay(anchor.text, anchor.fits(nearest.year), nearest)


def resolve_weekday(which: str, weekday: int, published: datetime.date) -> datetime.date:
    """``on``, ``last`` or ``next`` Friday, in a paper of the day `published`; 0 is Monday.

    ``on Friday`` is the last one, the day itself included; ``last Friday`` the one before that day,
    ``next Monday`` the one after it.
    """
    back = datetime.timedelta(days=(published.weekday() - weekday) % 7)
    if which == "next":
        return published - back + _WEEK
    return published - (back or _WEEK) if which == "last" else published - back
