"""Dates that a story's sentences mention: weekdays with a day, years, days in full."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from newsgen.loader.dates.calendar import DAY, MONTH, WEEKDAYS, make_day, month_number
from newsgen.loader.dates.plans import is_planned
from newsgen.records import Span

LATEST_YEAR: Final = 2028
"""Years after this one are taken for plans, whatever their sentence says. A fixed year, so that the
same archive gives the same pages in any year; raise it with a release."""

_STEMS: Final = MappingProxyType(
    {stem[-3:]: (stem, n) for n, stem in enumerate(name.removesuffix("day") for name in WEEKDAYS)}
)
"""``nes`` → ``Wednes`` and its number: no two weekdays have the same letters before ``day``."""
_AFTER: Final = r"day,?\s{0,2}(?:\(\s?|on\s|the\s)?"
_ANCHORS: Final = (
    re.compile(rf"{_AFTER}{MONTH}\s{{1,2}}{DAY}\b(?!\d)(?P<year>,?\s(?:19|20)\d\d\b)?"),
    re.compile(rf"{_AFTER}{DAY}\s{{1,2}}{MONTH}(?P<year>,?\s(?:19|20)\d\d\b)?"),
)
FIGURE_BEFORE: Final = r"(?<![\w$£€,.–/-])"
FIGURE_AFTER: Final = (
    r"\b(?![,.]\d|%|-\d|"
    r"\s?(?:km|miles|metres|meters|feet|people|troops|dollars|pounds|tonnes|barrels|jobs|cases"
    r"|deaths|employees|points|workers|homes|US|soldiers)\b)"
)
"""What stands around four digits that are a year and no other figure."""
_YEAR: Final = re.compile(rf"{FIGURE_BEFORE}(?:19[5-9]|20\d)\d{FIGURE_AFTER}")
_DAY_BEFORE: Final = (
    re.compile(rf"\b{MONTH}\s{{1,2}}{DAY},?\s$"),
    re.compile(rf"\b{DAY}\s{{1,2}}{MONTH},?\s$"),
)
_DAY_REACH: Final = 20
"""Characters before a year in which its month and day stand."""
_AHEAD: Final = re.compile(
    r"\b(?:will|to be|would|from|until|by|next|scheduled|set for|due|planned|coming|begins?"
    r"|starts?|opens?|deadline|expected|ahead of|till|start)\b[^.;!?]{0,60}$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A weekday with its day: ``Monday (July 26)``. `ahead`: its sentence looks forward to it."""

    text: str
    """Its words with plain blanks."""
    span: Span
    weekday: int
    """0 is Monday."""
    month: int
    day: int
    year: int | None
    ahead: bool

    def fits(self, year: int) -> datetime.date | None:
        """The day in that year, where it falls on the weekday."""
        found = make_day(year, self.month, self.day)
        return found if found and found.weekday() == self.weekday else None


def find_anchors(text: str) -> tuple[Anchor, ...]:
    """All weekdays with a day, in order."""
    return tuple(anchor for at in _find_all(text, "day") if (anchor := read_anchor(text, at)))


def find_newest_past_year(text: str) -> int | None:
    """The newest year named as past; plans, and figures that look like years, are left out."""
    years = sorted(_find_years(text), reverse=True)
    past = (
        year
        for year, at in years
        if not (is_planned(text, at) or (_read_day(text, year, at) and _is_day_plan(text, at)))
    )
    return next(past, None)


def _find_years(text: str) -> Iterator[tuple[int, int]]:
    """Each year up to `LATEST_YEAR`, and where it stands."""
    for century in ("19", "20"):
        for at in _find_all(text, century):
            match = _YEAR.match(text, at)
            if match and int(match[0]) <= LATEST_YEAR:
                yield int(match[0]), at


def _read_day(text: str, year: int, at: int) -> datetime.date | None:
    """The day printed before a year: ``July 24, 2021``."""
    before = text[max(0, at - _DAY_REACH) : at]
    match = next((m for form in _DAY_BEFORE if (m := form.search(before))), None)
    return make_day(year, month_number(match["month"]), int(match["day"])) if match else None


def _is_day_plan(text: str, at: int) -> bool:
    return _is_plan(_AHEAD, text, at, 60)


def _find_all(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _read_weekday(text: str, at: int) -> tuple[int, int] | None:
    """Where the weekday starts that has its ``day`` at `at`, and which it is: 0 is Monday."""
    stem, weekday = _STEMS.get(text[max(0, at - 3) : at], ("", 0))
    start = at - len(stem)
    if not stem or text[max(0, start) : at] != stem or text[start - 1 : start].isalnum():
        return None
    return start, weekday


def read_anchor(text: str, at: int) -> Anchor | None:
    """The anchor whose weekday has its ``day`` at `at`."""
    named = _read_weekday(text, at)
    if named is None:
        return None
    start, weekday = named
    match = next((m for form in _ANCHORS if (m := form.match(text, at))), None)
    if match is None:
        return None
    end = match.end()
    if text[end : end + 1] == ")" and "(" in match[0]:
        end += 1
    return Anchor(
        " ".join(text[start:end].split()),
        (start, end),
        weekday,
        month_number(match["month"]),
        int(match["day"]),
        int(match["year"][-4:]) if match["year"] else None,
        _is_plan(_AHEAD, text, start, 70),
    )


def _is_plan(words: re.Pattern[str], text: str, at: int, reach: int) -> bool:
    """Whether the words before `at`, in the same sentence, look forward."""
    return words.search(text[max(0, at - reach) : at]) is not None
