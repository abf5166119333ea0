"""A line that holds only a date: ``Published July 24, 2021, 10:30 GMT``."""

import datetime
import re
from dataclasses import dataclass
from typing import Final

from newsgen.loader.dates.calendar import DAY, MONTH, YEAR, make_day, read_day

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


@dataclass(frozen=True, slots=True)
class DateLine:
    """The day printed on a line of its own, and the time of day where its zone is known."""

    day: datetime.date
    time: datetime.datetime | None


def read_date_line(line: str) -> DateLine | None:
    """The date of a block of kind ``date``; None where it has no year or the day does not exist.

    All-figure dates with slashes (``03/04/2021``) are left: papers differ over their order.
    """
    head = line[:LONGEST].strip()
    # A full stop ends a sentence about an event: "Saturday, May 8, 2021."
    if head.endswith(".") and not _HALF.search(head):
        return None
    match = _ISO.search(head)
    if match:
        day = make_day(int(match[1]), int(match[2]), int(match[3]))
    else:
        match = next((m for form in _FORMS if (m := form.search(head))), None)
        day = read_day(match) if match else None
    if match is None or day is None:
        return None
    rest = head[match.end() :]
    return DateLine(day, _read_time(rest, day) or _read_time(head[: match.start()], day))


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
