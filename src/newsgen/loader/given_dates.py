"""Dates as front matter gives them: a year, a month, a day or a moment, no more than written."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from newsgen import codes
from newsgen.errors import Code

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2})"
    r"(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"(?:\s*(?P<zone>Z|[+-]\d{2}:?\d{2}))?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class GivenDate:
    """A date and how precise it is."""

    value: str
    """ISO 8601: ``2021``, ``2021-07``, ``2021-07-24``, ``2021-07-24T09:30:00+02:00``."""
    precision: Literal["second", "day", "month", "year"]


def read_date(text: str) -> GivenDate | Code:
    """The date that `text` writes, or the code of what is wrong with it."""
    match = _DATE.fullmatch(text.strip())
    if match is None:
        return codes.WRONG_TYPE
    parts = match.groupdict()
    year, month, day = (int(parts[key] or 1) for key in ("year", "month", "day"))
    hour, minute, second = (int(parts[key] or 0) for key in ("hour", "minute", "second"))
    try:
        moment = datetime(year, month, day, hour, minute, second)
    except ValueError:
        return codes.IMPOSSIBLE_DATE
    if parts["hour"]:
        return GivenDate(moment.isoformat() + _zone(parts["zone"]), "second")
    if parts["day"]:
        return GivenDate(moment.date().isoformat(), "day")
    if parts["month"]:
        return GivenDate(f"{year:04}-{month:02}", "month")
    return GivenDate(f"{year:04}", "year")


def _zone(zone: str | None) -> str:
    if not zone or zone == "Z":
        return zone or ""
    return f"{zone[:3]}:{zone[-2:]}"
