"""A line that holds only a date: ``Published July 24, 2021, 10:30 GMT``."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from newsgen.loader.dates.calendar import (
    DAY,
    MONTH,
    WEEKDAYS,
    YEAR,
    format_day,
    make_day,
    read_day,
)
from newsgen.loader.dates.numeric import NumericDate, Order, find_numeric_dates

LONGEST: Final = 120
"""Characters looked at; a line with only a date is shorter."""

_FORMS: Final = (
    re.compile(rf"\b{MONTH}\s{{1,3}}{DAY},?\s{{1,3}}{YEAR}\b", re.I),
    re.compile(rf"\b{DAY}\s{{1,3}}(?:of\s)?{MONTH},?\s{{1,3}}{YEAR}\b", re.I),
)
_HALF: Final = re.compile(r"[ap]\.m\.$", re.I)
_ISO: Final = re.compile(r"\b((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)")
_TIME: Final = re.compile(
    r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"\s{0,2}(?P<half>[ap]\.?m\b\.?)?\s{0,2}(?P<zone>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d\b)?",
    re.I,
)


_WEEKDAY: Final = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b", re.I)
_STEMS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class DateLine:
    """The day printed on a line of its own, and the time of day where its zone is known."""

    day: datetime.date
    time: datetime.datetime | None
    numeric: bool = False
    reasons: tuple[str, ...] = ()
    """What decided between two readings, or speaks against the day."""


def read_date_line(line: str, order: Order | None = None) -> DateLine | None:
    """The date of a block of kind ``date``; None where it has no year or the day does not exist.

    A date in figures with slashes or stops is read where a number above 12 or a weekday beside it
    tells the day from the month, or else in the `order` of the house; see `find_either_day`.
    """
    head = _read_head(line)
    match = _ISO.search(head)
    if match:
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
    else:
        match = next((m for form in _FORMS if (m := form.search(head))), None)
        day = read_day(match) if match else None
    if day is None or match is None:
        found = next(find_numeric_dates(head), None) if head else None
        return _read_numeric(head, found, order) if found and not match else None
    rest = head[match.end() :]
    time = _read_time(rest, day) or _read_time(head[: match.start()], day)
    return DateLine(day, time, False, _doubt_weekday(head, day))


def find_either_day(line: str) -> NumericDate | None:
    """The date in figures of a line whose own words leave two days: ``03/04/2021``."""
    found = next(find_numeric_dates(_read_head(line)), None)
    return found if found and len(found.days()) == 2 else None


def choose_day(found: NumericDate, day: datetime.date, line: str) -> DateLine:
    """The line with the day that was chosen for it, and its time."""
    rest = _read_head(line)[found.end :]
    return DateLine(day, _read_time(rest, day), True)


def _read_head(line: str) -> str:
    """The line without blanks; empty for a sentence about an event: "Saturday, May 8, 2021."."""
    head = line[:LONGEST].strip()
    return "" if head.endswith(".") and not _HALF.search(head) else head


def _read_numeric(head: str, found: NumericDate, order: Order | None) -> DateLine | None:
    reasons: tuple[str, ...] = ()
    day = found.settle(None)
    weekday = _find_weekday(head)
    if day is None and weekday is not None:
        fitting = [candidate for candidate in found.days() if candidate.weekday() == weekday]
        if len(fitting) == 1:
            day = fitting[0]
            reasons = (f'"{found.text}" falls on a {WEEKDAYS[weekday]} as {format_day(day)}.',)
    if day is None and order:
        day = found.settle(order)
        reasons = (f"This paper prints the {order.partition('-')[0]} first.",)
    if day is None:
        return None
    time = _read_time(head[found.end :], day)
    return DateLine(day, time, True, reasons or _doubt_weekday(head, day))


def _find_weekday(head: str) -> int | None:
    match = _WEEKDAY.search(head)
    return _STEMS.index(match[1].lower()) if match else None


def _doubt_weekday(head: str, day: datetime.date) -> tuple[str, ...]:
    """``The line says Friday, but 24 July 2021 was a Saturday.``"""
    weekday = _find_weekday(head)
    if weekday is None or weekday == day.weekday():
        return ()
    return (
        f"The line says {WEEKDAYS[weekday]}, but {format_day(day)} was a "
        f"{WEEKDAYS[day.weekday()]}.",
    )


def _read_time(text: str, day: datetime.date) -> datetime.datetime | None:
    """The time with its zone. Letters such as EST or IST name several zones and are left."""
    match = _TIME.search(text)
    if match is None or match["zone"] is None:
        return None
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    zone = _read_zone(match["zone"])
    if zone is None:
        return None
    clock = datetime.time(hour, int(match["minute"]), int(match["second"] or 0), tzinfo=zone)
    return datetime.datetime.combine(day, clock)


def _read_zone(printed: str) -> datetime.timezone | None:
    if printed[0] not in "+-":
        return datetime.UTC
    hours, minutes = int(printed[1:3]), int(printed[-2:])
    if hours > 14 or minutes > 59:
        return None
    offset = datetime.timedelta(hours=hours, minutes=minutes)
    return datetime.timezone(-offset if printed[0] == "-" else offset)
