"""The publication date of an article: printed, or inferred with its reasons."""

import datetime
from collections.abc import Sequence
from typing import Final

from newsgen.loader.dates.calendar import format_month_day, make_day
from newsgen.loader.dates.inference import Clues, Estimate, describe_bounds, estimate, find_clues
from newsgen.loader.dates.lines import DateLine, read_date_line
from newsgen.records import Block, Dateline, MonthDay, Published

ON_A_LINE: Final = 0.98
"""178 of 178 stories with a date line of their own had the year right, 177 the day."""
IN_DATELINE: Final = 0.95
FITTED: Final = 0.85
"""The month and day of a dateline in an inferred year."""
UNKNOWN: Final = 0.0
NEAR: Final = datetime.timedelta(days=14)
"""A dateline's day lies this near to the window that the story's weekdays give."""

_READ: Final = frozenset(
    {"headline", "subheadline", "caption", "paragraph", "subheading", "list", "quotation"}
)
"""Blocks whose words date the story. Boilerplate says when a page was made, not a story."""

LONGEST: Final = 60_000
"""Characters of a story that are searched for clues."""


def find_published(text: str, blocks: Sequence[Block], dateline: Dateline | None) -> Published:
    """When the article was published.

    In this order: a line that holds a date; a dateline with its year; weekdays with a day, fitted
    to the years that offices, named years and dated words allow (precision ``window``, origin
    ``inferred``). Otherwise `value` is None and the evidence says what is known. Nothing depends on
    the day on which this runs.
    """
    line = next((d for b in blocks if b.kind == "date" and (d := _read_line(text, b))), None)
    if line:
        return _publish_line(line)
    date = dateline.date if dateline else None
    if date and date.year and (day := make_day(date.year, date.month, date.day)):
        evidence = ("The dateline gives the day.",)
        return _publish_day(day, "parsed", IN_DATELINE, evidence)
    story = _read_story(text, blocks)
    clues = find_clues(story)
    found = estimate(clues, story)
    if found is None:
        return _publish_unknown(clues, date)
    day = _fit_dateline(date, found) if date else None
    if date and day:
        reason = f"The dateline gives {format_month_day(date.month, date.day)}."
        return _publish_day(day, "inferred", FITTED, (*found.evidence, reason))
    return _publish_window(found)


def _read_line(text: str, block: Block) -> DateLine | None:
    return read_date_line(text[slice(*block.span)])


def _read_story(text: str, blocks: Sequence[Block]) -> str:
    """The story's own words, without boilerplate."""
    if not blocks:
        return text[:LONGEST]
    return "\n\n".join([text[slice(*b.span)] for b in blocks if b.kind in _READ])[:LONGEST]


def _fit_dateline(date: MonthDay, found: Estimate) -> datetime.date | None:
    """The dateline's day in the year of the window, or in the next one at the turn of the year."""
    for year in (found.earliest.year, found.latest.year):
        day = make_day(year, date.month, date.day)
        if day and found.earliest - NEAR <= day <= found.latest + NEAR:
            return day
    return None


def _publish_line(line: DateLine) -> Published:
    evidence = ("A line of its own gives the date.",)
    if line.time is None:
        return _publish_day(line.day, "parsed", ON_A_LINE, evidence)
    value = line.time.isoformat().replace("+00:00", "Z")
    return Published(value, None, None, "second", "parsed", ON_A_LINE, evidence)


def _publish_day(
    day: datetime.date, origin: str, confidence: float, evidence: tuple[str, ...]
) -> Published:
    parsed = origin == "parsed"
    return Published(
        day.isoformat(),
        None,
        None,
        "day",
        "parsed" if parsed else "inferred",
        confidence,
        evidence,
    )


def _publish_window(found: Estimate) -> Published:
    first, last = found.earliest.isoformat(), found.latest.isoformat()
    return Published(
        _find_common(first, last), first, last, "window", "inferred", found.confidence,
        found.evidence,
    )  # fmt: skip


def _find_common(first: str, last: str) -> str | None:
    """What both ISO days share: ``2021-07`` or ``2021``; None across a turn of the year."""
    if first == last:
        return first
    if first[:7] == last[:7]:
        return first[:7]
    return first[:4] if first[:4] == last[:4] else None


def _publish_unknown(clues: Clues, date: MonthDay | None) -> Published:
    """No date, with sentences on what is known: the earliest year, the dateline's day."""
    known = []
    floor = max(clues.past or 0, clues.era.start.year if clues.era.start else 0)
    if floor:
        known.append(f"Not before {floor}.")
        known.extend(describe_bounds(clues))
    if date:
        day = format_month_day(date.month, date.day)
        known.append(f"The dateline gives {day} without a year.")
    return Published(None, None, None, "unknown", "inferred", UNKNOWN, tuple(known))
