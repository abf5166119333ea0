"""Dates as readers see them, never with more precision than is known."""

from newsgen.loader.dates import format_estimate
from newsgen.records import Published
from newsgen.renderer.views import DateView

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
UNDATED = DateView("undated", "", estimated=False)


def date_view(published: Published) -> DateView:
    """``24 July 2021``; ``about 24 July 2021`` where it is estimated; ``undated``."""
    if published.origin == "inferred":
        estimate = format_estimate(published)
        return DateView(estimate, published.value or "", estimated=True) if estimate else UNDATED
    if published.value is None:
        return UNDATED
    return DateView(format_date(published.value), published.value, estimated=False)


def format_date(value: str) -> str:
    """An ISO date as far as it goes: ``2021-07`` → ``July 2021``; a time is left out."""
    year, _, rest = value[:10].partition("-")
    month, _, day = rest.partition("-")
    words = [str(int(day))] if day else []
    if month:
        words.append(MONTHS[int(month) - 1])
    return " ".join([*words, year])
