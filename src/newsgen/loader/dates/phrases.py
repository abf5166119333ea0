"""The words of a story that name a day, a month or a year, before anything is made of them.

A text is searched once, for the words that a phrase must have: a month, a weekday, ``year``, four
figures. Each is then read where it stands, with a few words on either side.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from newsgen.loader.dates.calendar import DAY, MONTH, MONTHS, WEEKDAYS, month_number
from newsgen.loader.dates.mentions import FIGURE_AFTER, FIGURE_BEFORE, read_anchor
from newsgen.loader.dates.numeric import Order, find_numeric_dates
from newsgen.records import Span

Rule: TypeAlias = Literal[
    "day-in-full",
    "figures",
    "month-and-year",
    "year",
    "weekday-and-day",
    "day-of-month",
    "weekday",
    "yesterday",
    "month",
    "calendar-month",
    "calendar-year",
]
Which: TypeAlias = Literal["on", "last", "next", "this"]

REACH: Final = 28
"""Characters before a phrase that decide what it is."""

_HEADS: Final = re.compile(
    r"J(?:an|u[nl])|F(?:eb|riday)|M(?:ar|ay|onday)|A(?:pr|ug)|S(?:ep|aturday|unday)|Oct|Nov|Dec"
    r"|T(?:ues|hurs)day|Wednesday|1[07-9]\d\d|2[07-9]\d\d|Ye(?:ar|sterday)|ye(?:ar|sterday)|month"
)
"""Each branch opens with a letter or figure of its own, for which the regex engine has a fast
search."""
_STEMS: Final = tuple(month[:3] for month in MONTHS)
_FOUR: Final = r"(?:1[7-9]|20)\d\d"
_MONTH: Final = re.compile(rf"{MONTH}(?![\w-])")
_DAY_BEFORE: Final = re.compile(r"(?<![\w.,:/$£€-])(?P<day>\d{1,2})(?:st|nd|rd|th)?\s(?:of\s)?$")
_RANGE_BEFORE: Final = re.compile(r"\d(?:st|nd|rd|th)?\s?(?:[-–/]|,|and|to|or)\s?\d{1,2}\w{0,2}\s$")
_DAY_AFTER: Final = re.compile(rf"\s{DAY}(?![\w:%/–-]|[.,]\d|\s?(?:and|to|or|&)\s\d)")
_ANY_FIGURE: Final = re.compile(r"\s\d")
_YEAR_AFTER: Final = re.compile(rf"(?:,?\s|\sof\s)(?P<year>{_FOUR}){FIGURE_AFTER}")
_YEAR: Final = re.compile(
    rf"{FIGURE_BEFORE}(?P<year>{_FOUR}){FIGURE_AFTER}(?!\s?(?:GMT|hours|hrs)\b)"
)
_ISO: Final = re.compile(r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?![\w-])")
_CUE: Final = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|of|after|before|during|early|late|spring|summer|autumn"
    rf"|fall|winter|(?<!fiscal\s)year)|{_FOUR}\s(?:and|to|or)|{_FOUR},)\s$",
    re.I,
)
"""``since 2003``, ``between 2003 and 2011``."""
_THE: Final = re.compile(r"\b(?:the|its|his|her|their|a)\s$", re.I)
_NOUN: Final = re.compile(r"\s[a-z]{3}")
_LOWER: Final = re.compile(r"\s[a-z]")
_PREPOSITION: Final = re.compile(
    r"\b(?P<which>in|since|last|next)\s(?:(?:early|mid|late)[\s-])?$", re.I
)
_BEFORE_WEEKDAY: Final = re.compile(r"\b(?:(?P<which>on|last|next)|said|told|\w{2,16}ed)\s$", re.I)
_NO_SINGLE_DAY: Final = re.compile(
    r"['’]s\b|,?\s?\(?\d|\s(?:mornings|afternoons|evenings|nights|week)\b|\s(?:or|to)\s[A-Z]\w{2,5}day\b"
    rf"|,?\s\(?(?:{'|'.join(_STEMS)})"
)
"""``Monday's``, ``Sunday mornings``, ``Monday to Friday``; with its day it is another phrase."""
_UNITS: Final = re.compile(r"(?<![\w-])(?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s$")
_OF_TIME: Final = re.compile(r"(?:\b(?:the|his|her|its|their|my|our|per|a)|['’]s?)\s\w{4}\s$", re.I)
"""``in the last year``: twelve months; ``Aker's last year``: his final one."""
_WORD_GOES_ON: Final = re.compile(r"[\w-]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that name a date, and what they say of it."""

    span: Span
    rule: Rule
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    """0 is Monday."""
    which: Which = "on"


def find_phrases(text: str, start: int, end: int, order: Order | None) -> Iterator[Phrase]:
    """All phrases between `start` and `end`, in order; none reaches into the one before it.

    `order` is that of the house for days in figures.
    """
    at = start
    for match in _HEADS.finditer(text, start, end):
        if match.start() >= at:
            phrase = _read_phrase(text, match, end, order)
            if phrase and phrase.span[0] >= at:
                yield phrase
                at = phrase.span[1]


def _read_phrase(text: str, head: re.Match[str], end: int, order: Order | None) -> Phrase | None:
    """The phrase that has the word found at `head`."""
    word, at = head[0], head.start()
    if word[0].isdigit():
        before = text[at - 1 : at]
        return (
            _read_figures(text, at, end, order) if before in ("/", ".")
            else _read_year(text, at, end)
        )  # fmt: skip
    if text[at - 1 : at].isalnum():
        return None
    if word.endswith("day"):
        return _read_day(text, head, end)
    if word in ("year", "month"):
        return _read_unit(text, head)
    match = _MONTH.match(text, at, end)
    return _read_month(text, match, end) if match else None


def _read_month(text: str, match: re.Match[str], end: int) -> Phrase | None:
    """``24 July 2021``, ``July 24``, ``July 2021``, ``in July``; None for spans of days."""
    number = month_number(match["month"])
    before = text[max(0, match.start() - REACH) : match.start()]
    if first := _DAY_BEFORE.search(before):
        if _RANGE_BEFORE.search(before):
            return None
        start, stop, day = match.start() - len(first[0]), match.end(), int(first["day"])
    elif after := _DAY_AFTER.match(text, match.end(), end):
        start, stop, day = match.start(), after.end(), int(after["day"])
    else:
        return _read_month_alone(text, match, before, end)
    year = _YEAR_AFTER.match(text, stop, end)
    if year:
        return Phrase((start, year.end()), "day-in-full", int(year["year"]), number, day)
    return Phrase((start, stop), "day-of-month", None, number, day)


def _read_month_alone(text: str, match: re.Match[str], before: str, end: int) -> Phrase | None:
    number = month_number(match["month"])
    if year := _YEAR_AFTER.match(text, match.end(), end):
        span = match.start(), year.end()
        return Phrase(span, "month-and-year", int(year["year"]), number)
    cue = _PREPOSITION.search(before)
    if cue is None or _ANY_FIGURE.match(text, match.end(), end):
        return None
    span = match.start() - len(cue[0]), match.end()
    return Phrase(span, "month", month=number, which=_read_which(cue["which"]))


def _read_day(text: str, head: re.Match[str], end: int) -> Phrase | None:
    """Weekdays with and without their day, and ``yesterday``."""
    start, stop = head.span()
    if _goes_on(text, stop):
        return None
    if head[0].lower() == "yesterday":
        return Phrase((start, stop), "yesterday")
    anchor = read_anchor(text, stop - len("day"))
    if anchor and anchor.span[1] <= end:
        return Phrase(
            anchor.span, "weekday-and-day", anchor.year, anchor.month, anchor.day, anchor.weekday
        )
    return _read_weekday(text, start, WEEKDAYS.index(head[0]), stop)


def _read_weekday(text: str, start: int, weekday: int, end: int) -> Phrase | None:
    """``on Friday``, ``said Friday``, ``last Friday``."""
    if _NO_SINGLE_DAY.match(text, end):
        return None
    cue = _BEFORE_WEEKDAY.search(text[max(0, start - REACH) : start])
    if cue is None:
        return None
    begin = start - len(cue[0]) if cue["which"] else start
    return Phrase((begin, end), "weekday", weekday=weekday, which=_read_which(cue["which"]))


def _read_year(text: str, at: int, end: int) -> Phrase | None:
    """A year alone, or a day as ``2021-07-24``."""
    if iso := _ISO.match(text, at, end):
        year, month, day = (int(number) for number in iso.groups())
        return Phrase(iso.span(), "day-in-full", year, month, day)
    match = _YEAR.match(text, at, end)
    if match is None:
        return None
    year = int(match["year"])
    before = text[max(0, at - REACH) : at]
    # "2000 homes" and "the 1500 workers" are figures.
    rounded = year % 100 == 0 and _LOWER.match(text, match.end(), end)
    cue = _CUE.search(before) or (_THE.search(before) and _NOUN.match(text, match.end(), end))
    return Phrase(match.span(), "year", year) if cue and not rounded else None


def _read_figures(text: str, at: int, end: int, order: Order | None) -> Phrase | None:
    """The date in figures whose year stands at `at`, where its day and month can be told apart."""
    begin, stop = max(0, at - len("24/07/")), min(end, at + len("2021/"))
    for found in find_numeric_dates(text[begin:stop]):
        day = found.settle(order)
        last = begin + found.end
        if day and last == at + len("2021"):
            first = last - len(found.text)
            return Phrase((first, last), "figures", day.year, day.month, day.day)
    return None


def _read_unit(text: str, head: re.Match[str]) -> Phrase | None:
    """``last year``, ``this month``."""
    start, stop = head.span()
    if text[start - 5 : start - 1].lower() not in ("last", "this", "next"):
        return None
    before = text[max(0, start - REACH) : start]
    cue = _UNITS.search(before)
    if cue is None or _OF_TIME.search(before) or _goes_on(text, stop):
        return None
    rule: Rule = "calendar-year" if head[0] == "year" else "calendar-month"
    return Phrase((start - len(cue[0]), stop), rule, which=_read_which(cue["which"]))


def _read_which(printed: str | None) -> Which:
    """``in`` and ``since`` say no more than ``on`` does."""
    match (printed or "").lower():
        case "last" | "next" | "this" as which:
            return which
    return "on"


def _goes_on(text: str, at: int) -> bool:
    """Whether a word does not end at `at`: ``years``, ``year-old``."""
    return _WORD_GOES_ON.match(text, at) is not None
