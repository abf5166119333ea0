"""An estimated date in words."""

import datetime
from typing import Final

from newsgen.loader.dates.calendar import MONTHS, format_day
from newsgen.records import Published

WIDEST: Final = 14
"""Days; the middle of a wider window says too much."""


def format_estimate(published: Published) -> str | None:
    """``about 24 July 2021``, ``about July 2021`` or ``about 2021``; None for a date that is known.

    The day is the middle of the window, the later of two middle days.
    """
    if published.origin != "inferred":
        return None
    middle = _find_middle(published.earliest, published.latest)
    if middle:
        return f"about {format_day(middle)}"
    parts = [int(part) for part in (published.value or "")[:10].split("-") if part.isdigit()]
    if not parts:
        return None
    day = f"{parts[2]} " if len(parts) > 2 else ""
    month = f"{MONTHS[parts[1] - 1]} " if len(parts) > 1 else ""
    return f"about {day}{month}{parts[0]}"


def _find_middle(earliest: str | None, latest: str | None) -> datetime.date | None:
    if earliest is None or latest is None:
        return None
    first, last = datetime.date.fromisoformat(earliest), datetime.date.fromisoformat(latest)
    days = (last - first).days
    return first + datetime.timedelta(days=(days + 1) // 2) if days <= WIDEST else None
