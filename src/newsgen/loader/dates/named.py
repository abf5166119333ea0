"""The dates that the body of a story names, as exact as its words and never more.

What is printed in full is read as it stands. What is counted from the day of publication (``on
Friday``, ``in March``, ``last year``) is told only where that day, or both ends of the window that
it lies in, give the same date.
"""

import calendar
import datetime
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from newsgen.loader.dates.calendar import make_day
from newsgen.loader.dates.numeric import Order
from newsgen.loader.dates.phrases import Phrase, find_phrases
from newsgen.loader.dates.relative import CLOSE, resolve_weekday
from newsgen.loader.dates.tenses import Tense, find_tense
from newsgen.records import NamedDate, Published, Quote, Span

LONGEST: Final = 60_000
"""Characters of a story that are searched."""
FARTHEST: Final = datetime.timedelta(days=330)
"""A day without a year that lies farther off may be of another year."""
_DAY: Final = datetime.timedelta(days=1)

CONFIDENCE: Final = MappingProxyType(
    {
        "day-in-full": 0.99,
        "figures": 0.95,
        "month-and-year": 0.98,
        "year": 0.97,
        "weekday-and-day": 0.97,
        "day-of-month": 0.93,
        "weekday": 0.95,
        "yesterday": 0.9,
        "month": 0.92,
        "calendar-month": 0.95,
        "calendar-year": 0.97,
    }
)
"""Of each rule, where the day of publication is sure."""


@dataclass(frozen=True, slots=True)
class Window:
    """The days in which a story appeared, both ends included, and how sure they are."""

    first: datetime.date
    last: datetime.date
    confidence: float


def find_dates(
    text: str,
    spans: Sequence[Span],
    published: Published,
    quotes: Sequence[Quote] = (),
    order: Order | None = None,
) -> tuple[NamedDate, ...]:
    """The dates that the pieces of the body at `spans` name, in order of appearance.

    `order` is that of the house for dates in figures. Words of a quotation were said on another day
    than they were printed: nothing in it is counted from the day of publication.
    """
    if not spans:
        return ()
    start, end = spans[0][0], min(spans[-1][1], spans[0][0] + LONGEST)
    said = tuple(part.span for quote in quotes for part in quote.fragments)
    phrases = _keep_inside(find_phrases(text, start, end, order), spans)
    window = read_window(published)
    return tuple(_resolve_all(text, phrases, window, said))


def read_window(published: Published) -> Window | None:
    """``2021-07`` → 1 to 31 July 2021; None for an unknown date, or one at the calendar's ends."""
    if published.earliest and published.latest:
        first, last = published.earliest, published.latest
    elif published.value:
        first = last = published.value
    else:
        return None
    window = Window(_first_day(first), _last_day(last), published.confidence)
    years = range(datetime.MINYEAR + 1, datetime.MAXYEAR)
    return window if window.first.year in years and window.last.year in years else None


def _first_day(value: str) -> datetime.date:
    year, month, day = (*(int(part) for part in value[:10].split("-")), 1, 1)[:3]
    return datetime.date(year, month, day)


def _last_day(value: str) -> datetime.date:
    first = _first_day(value)
    if len(value) >= len("2021-07-24"):
        return first
    month = first.month if len(value) == len("2021-07") else 12
    return datetime.date(first.year, month, calendar.monthrange(first.year, month)[1])


def _keep_inside(phrases: Iterable[Phrase], spans: Sequence[Span]) -> Iterator[Phrase]:
    """The phrases that lie inside one of `spans`, these in order."""
    starts = [start for start, _ in spans]
    for phrase in phrases:
        at = bisect_right(starts, phrase.span[0]) - 1
        if at >= 0 and phrase.span[1] <= spans[at][1]:
            yield phrase


def _resolve_all(
    text: str, phrases: Iterable[Phrase], window: Window | None, said: Sequence[Span]
) -> Iterator[NamedDate]:
    before: Phrase | None = None
    for phrase in phrases:
        words = text[slice(*phrase.span)]
        sure = CONFIDENCE[phrase.rule]
        if phrase.year is not None:
            before = phrase
            value = read_printed(phrase)
            if value:
                yield NamedDate(words, phrase.span, value, "printed", phrase.rule, sure)
        elif window and not any(a <= phrase.span[0] < b for a, b in said):
            value = _resolve(text, phrase, window)
            if value and not _is_of_another_year(text, phrase, value, before):
                sure = round(sure * window.confidence, 2)
                yield NamedDate(words, phrase.span, value, "publication", phrase.rule, sure)


def read_printed(phrase: Phrase) -> str | None:
    """The ISO date of a phrase with its year; None for a day that the calendar does not have.

    ``Wednesday, July 26, 2021`` was a Monday, and is nothing.
    """
    if phrase.year is None or phrase.month is None:
        return None if phrase.year is None else f"{phrase.year:04}"
    if phrase.day is None:
        return f"{phrase.year:04}-{phrase.month:02}"
    day = make_day(phrase.year, phrase.month, phrase.day)
    fits = day and phrase.weekday in (None, day.weekday())
    return day.isoformat() if day and fits else None


def _is_of_another_year(text: str, phrase: Phrase, value: str, before: Phrase | None) -> bool:
    """Whether a year is named before the phrase, in its paragraph, and it is not that of `value`.

    ``The bridge fell in 1931. In March it had been painted.``
    """
    if phrase.rule not in ("month", "day-of-month") or before is None:
        return False
    between = text[before.span[1] : phrase.span[0]]
    return str(before.year) != value[:4] and "\n" not in between and "\r" not in between


def _resolve(text: str, phrase: Phrase, window: Window) -> str | None:
    """The date counted from the window, if both of its ends agree on it."""
    tense = None
    if phrase.which in ("on", "this") and phrase.rule in _ASKS_TENSE:
        tense = find_tense(text, *phrase.span)
    first = count_from(phrase, tense, window.first)
    if first is None or window.first == window.last:
        return first
    return first if first == count_from(phrase, tense, window.last) else None


_ASKS_TENSE: Final = frozenset({"weekday", "month", "day-of-month"})


def count_from(phrase: Phrase, tense: Tense | None, published: datetime.date) -> str | None:
    """The ISO date of a phrase without its year, as a paper of the day `published` means it."""
    match phrase.rule:
        case "weekday-and-day" | "day-of-month":
            day = _count_day(phrase, tense, published)
        case "weekday":
            day = _count_weekday(phrase, tense, published)
        case "yesterday":
            day = published - _DAY
        case "month":
            return _count_month(phrase, tense, published)
        case "calendar-month":
            return _add_months(published, _STEPS[phrase.which])
        case _:
            return f"{published.year + _STEPS[phrase.which]:04}"
    return day.isoformat() if day else None


_STEPS: Final = MappingProxyType({"last": -1, "this": 0, "on": 0, "next": 1})


def _count_day(
    phrase: Phrase, tense: Tense | None, published: datetime.date
) -> datetime.date | None:
    """``July 24``: the nearest one; a far one only where its clause looks back or ahead at it."""
    if phrase.month is None or phrase.day is None:
        return None
    reach = FARTHEST if tense else CLOSE
    for year in (published.year, published.year - 1, published.year + 1):
        day = make_day(year, phrase.month, phrase.day)
        if day and phrase.weekday in (None, day.weekday()) and abs(day - published) <= reach:
            passed, ahead = day <= published, day >= published
            if tense is None or (passed if tense == "past" else ahead):
                return day
    return None


def _count_weekday(
    phrase: Phrase, tense: Tense | None, published: datetime.date
) -> datetime.date | None:
    """``on Friday`` by its tense; ``last`` and ``next`` where both usages mean the same day.

    On a Wednesday ``last Monday`` is two days ago for some papers and nine for others.
    """
    weekday, today = phrase.weekday, published.weekday()
    if weekday is None:
        return None
    if phrase.which == "last":
        return resolve_weekday("last", weekday, published) if weekday >= today else None
    if phrase.which == "next":
        return resolve_weekday("next", weekday, published) if weekday <= today else None
    if tense == "past":
        return resolve_weekday("on", weekday, published)
    # "will meet on Friday" in a Friday's paper is today, or in a week.
    ahead = tense == "ahead" and weekday != today
    return resolve_weekday("next", weekday, published) if ahead else None


def _count_month(phrase: Phrase, tense: Tense | None, published: datetime.date) -> str | None:
    """``in March``: the nearest one that its tense allows; nothing in March itself.

    ``last March`` in an October may be that of this year or of the one before: left.
    """
    month = phrase.month
    if month is None or month == published.month:
        return None
    passed = month < published.month
    if phrase.which != "on":
        if passed != (phrase.which == "next"):
            return None
        return f"{published.year + _STEPS[phrase.which]:04}-{month:02}"
    if tense is None:
        return None
    step = (0 if passed else -1) if tense == "past" else (1 if passed else 0)
    return f"{published.year + step:04}-{month:02}"


def _add_months(day: datetime.date, months: int) -> str:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return f"{year:04}-{month + 1:02}"
