"""The date line of an article, and what else in the copy tells its day from its month."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import Final

from newsgen.loader.dates.calendar import format_day, format_month_day
from newsgen.loader.dates.eras import Era, describe_term, find_era
from newsgen.loader.dates.inference import SLACK
from newsgen.loader.dates.lines import DateLine, choose_day, find_either_day, read_date_line
from newsgen.loader.dates.mentions import Anchor, find_anchors
from newsgen.loader.dates.numeric import NumericDate, Order, find_order
from newsgen.loader.dates.relative import resolve_anchor
from newsgen.records import Block, MonthDay, Span

CLOSE: Final = datetime.timedelta(days=10)
"""A weekday with its day is of these days."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A date line. `either` is its date in figures where its own words leave two days."""

    span: Span
    line: DateLine | None
    either: NumericDate | None = None


def find_printed_line(
    text: str, blocks: Sequence[Block], order: Order | None
) -> PrintedLine | None:
    """The first line with a date, whether or not its day is known."""
    for block in blocks:
        if block.kind == "date":
            printed = text[slice(*block.span)]
            line = read_date_line(printed, order)
            either = None if line else find_either_day(printed)
            if line or either:
                return PrintedLine(block.span, line, either)
    return None


def settle_line(text: str, printed: PrintedLine, date: MonthDay | None, story: str) -> PrintedLine:
    """`printed` with the day that the rest of the copy decides on; as it is where nothing does.

    Tried in turn: another date in figures, the dateline's day, weekdays with their day, and words
    and offices of a known time.
    """
    either = printed.either
    if either is None:
        return printed
    for day, reason in _find_reasons(text, either, date, story):
        line = choose_day(either, day, text[slice(*printed.span)])
        return replace(printed, line=replace(line, reasons=(reason,)))
    return printed


def _find_reasons(
    text: str, either: NumericDate, date: MonthDay | None, story: str
) -> Iterator[tuple[datetime.date, str]]:
    other = find_order(text)
    day = either.settle(other[0]) if other else None
    if other and day:
        yield day, f'"{other[1]}" in the same copy has its {other[0].partition("-")[0]} first.'
    if date and (day := _choose(either, [_is_month_day(d, date) for d in either.days()])):
        yield day, f"The dateline gives {format_month_day(date.month, date.day)}."
    for anchor in find_anchors(story):
        if day := _choose(either, [_lies_near(anchor, d) for d in either.days()]):
            yield day, f'"{anchor.text}" lies near {format_day(day)}.'
    era = find_era(story)
    if day := _choose(either, [_is_within(era, d) for d in either.days()]):
        yield day, " ".join(dict.fromkeys(describe_term(*found) for found in era.terms))


def _choose(either: NumericDate, fit: Sequence[bool]) -> datetime.date | None:
    """The only one of its days that fits."""
    days = list(compress(either.days(), fit))
    return days[0] if len(days) == 1 else None


def _is_month_day(day: datetime.date, date: MonthDay) -> bool:
    return (day.month, day.day) == (date.month, date.day)


def _lies_near(anchor: Anchor, day: datetime.date) -> bool:
    named = resolve_anchor(anchor, day)
    return named is not None and named.day is not None and abs(named.day - day) <= CLOSE


def _is_within(era: Era, day: datetime.date) -> bool:
    after = era.start is None or day >= era.start - SLACK
    return after and (era.end is None or day <= era.end + SLACK)
