"""A date in words: ``24 July 2021``, ``about July 2021``."""

import datetime
from typing import Final

from newsgen.loader.dates.calendar import MONTHS
from newsgen.records import Published

WIDEST: Final = 7
"""Days; the middle of a wider window says too much."""
_HALF_A_YEAR: Final = 6
"""Months; a wider window in one year is shown as the year."""


def format_published(published: Published) -> str:
    """The date of a story, known or estimated: ``2021-07-24``, ``about 24 July 2021``, unknown."""
    return format_estimate(published) or published.value or "unknown"


def format_estimate(published: Published) -> str | None:
    """An estimated date in English; None for a date that is known.

    ``about 24 July 2021``, ``between May and August 2021``, ``between 2020 and 2022``.
    """
    estimate = round_estimate(published)
    if estimate is None:
        return None
    first, last = estimate
    if first == last:
        return f"about {format_date(first)}"
    if first[:4] == last[:4]:
        return f"between {_month(first)} and {format_date(last)}"
    return f"between {format_date(first)} and {format_date(last)}"


def round_estimate(published: Published) -> tuple[str, str] | None:
    """First and last of an estimated date, ISO dates with no more precision than is known.

    None for a date that is known. Both are equal where it is not a span. A window of at most a week
    is shown by its middle (``2021-07-24``, the later of two middle days), a wider one by what its
    ends share or by both: ``2021-07``; ``2021-05``, ``2021-08``; ``2021``; ``2020``, ``2022``.
    """
    if published.origin != "inferred":
        return None
    if published.earliest and published.latest:
        first = datetime.date.fromisoformat(published.earliest[:10])
        last = datetime.date.fromisoformat(published.latest[:10])
        return _round_window(first, last)
    value = (published.value or "")[:10]
    return (value, value) if value else None


def _round_window(first: datetime.date, last: datetime.date) -> tuple[str, str]:
    days = (last - first).days
    if days <= WIDEST:
        middle = (first + datetime.timedelta(days=(days + 1) // 2)).isoformat()
        return middle, middle
    months = (last.year - first.year) * 12 + last.month - first.month
    digits = len("2021") if months >= _HALF_A_YEAR else len("2021-07")
    return first.isoformat()[:digits], last.isoformat()[:digits]


def format_date(value: str) -> str:
    """An ISO date in English, as far as it goes; of a moment its day: ``24 July 2021``."""
    year, _, rest = value[: len("2021-07-24")].partition("-")
    month, _, day = rest.partition("-")
    return " ".join([*([str(int(day))] if day else []), *([_month(value)] if month else []), year])


def _month(value: str) -> str:
    return MONTHS[int(value[5:7]) - 1]
