"""The year and the days of an undated story, from weekdays, eras and years that it names.

A weekday with its day comes back after 5, 6 or 11 years. Eras and years named as past say from
where to look; the first year that fits is taken only where they leave little doubt.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from newsgen.loader.dates.calendar import WEEKDAYS, format_day, format_month_day, make_day
from newsgen.loader.dates.eras import Era, describe_term, find_era, find_years_ago
from newsgen.loader.dates.mentions import Anchor, find_anchors, find_newest_past_year

EARLIEST_YEAR: Final = 1900
LAST_CANDIDATE: Final = 2100
SURE: Final = 0.9
"""An era and a weekday agree. Measured: 43 of 46 right in a corpus of 2020 without its Covid words,
408 of 410 with them; not yet measured over many years."""
SUPPORTED: Final = 0.92
"""The same, and a "years ago" agrees."""
NAMED: Final = 0.75
"""Several years of the era fit, and the newest year named as past leaves the last: a judgement."""
LIKELY: Final = 0.6
"""The first fitting year after the newest one named, no era known."""
SLACK: Final = datetime.timedelta(days=10)
"""A story on the eve of an era may already use its words."""
AFTER: Final = datetime.timedelta(days=3)
"""A day named as past lies at most this far back: 91 % of 410 stories."""
AHEAD: Final = datetime.timedelta(days=7)
"""A day named by its weekday as to come lies at most a week ahead."""
NARROW: Final = datetime.date(2019, 12, 1)
"""An era that starts after this day leaves few years, even without an end."""
LONG_CYCLE: Final = 20
"""Years; 29 February on a given weekday comes back after 28 (or 12 or 40) years only."""

_WEEKEND: Final = re.compile(r"\bthis weekend\b")


@dataclass(frozen=True, slots=True)
class Estimate:
    """A window of days, both ends included, and why."""

    earliest: datetime.date
    latest: datetime.date
    confidence: float
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a story says about its time."""

    anchors: tuple[Anchor, ...]
    era: Era
    past: int | None
    """Newest year named as past."""
    ago: tuple[tuple[int, str], ...]


def find_clues(text: str) -> Clues:
    """All clues of the text."""
    # A paper prints the year with a day that is not of its own time: no anchor then.
    anchors = tuple(anchor for anchor in find_anchors(text) if anchor.year is None)
    return Clues(anchors, find_era(text), find_newest_past_year(text), find_years_ago(text))


def estimate(clues: Clues, text: str) -> Estimate | None:
    """The window in which the story appeared; None where the clues do not settle the year."""
    years = _common_years(clues.anchors)
    chosen = _choose_year(clues, years)
    if chosen is None:
        return None
    year, confidence = chosen
    days = [(day, a) for a in clues.anchors if (day := a.fits(year))]
    if not days:
        return None
    earliest, latest, anchor = _find_window(days)
    evidence = (*describe_bounds(clues), _describe_anchor(anchor, year, years))
    agreeing = next((reason for ago, reason in clues.ago if ago == year), None)
    if agreeing and confidence >= SURE:
        evidence, confidence = (*evidence, agreeing), SUPPORTED
    window = _narrow_to_weekend(earliest, latest, text) if anchor.ahead else None
    if window:
        return Estimate(*window, confidence, (*evidence, _describe_weekend(window)))
    return Estimate(earliest, latest, confidence, evidence)


def describe_bounds(clues: Clues) -> tuple[str, ...]:
    """Sentences on the era and on the newest year named as past."""
    era = clues.era
    bounds = (
        (said, term)
        for said, term in era.terms
        if term.start == era.start or (era.end is not None and term.end == era.end)
    )
    reasons = tuple(dict.fromkeys(describe_term(said, term) for said, term in bounds))
    return (*reasons, f"The text names {clues.past} as past.") if clues.past else reasons


def _common_years(anchors: Sequence[Anchor]) -> tuple[int, ...]:
    """The years in which the anchors fall on their weekdays; one that agrees with none is left."""
    common: frozenset[int] | None = None
    for anchor in anchors:
        years = _find_fitting_years(anchor.weekday, anchor.month, anchor.day)
        if years:
            common = (common & years or common) if common else years
    return tuple(sorted(common or ()))


@cache
def _find_fitting_years(weekday: int, month: int, day: int) -> frozenset[int]:
    """The years in which the day falls on the weekday: at most 7 x 12 x 99 questions."""
    years = range(EARLIEST_YEAR, LAST_CANDIDATE)
    found = ((year, make_day(year, month, day)) for year in years)
    return frozenset(year for year, made in found if made and made.weekday() == weekday)


def _choose_year(clues: Clues, years: Sequence[int]) -> tuple[int, float] | None:
    era, past = clues.era, clues.past
    if era.start is None:
        return _choose_after(years, past)
    allowed = [year for year in years if year >= era.start.year and _is_in_era(clues, year)]
    floor = max(era.start.year, past or 0)
    first = next((year for year in allowed if year >= floor), None)
    narrow = bool(era.end) or era.start >= NARROW or (past is not None and first == past + 1)
    if first is None:
        return None
    if first == allowed[0] and _is_rare(allowed):
        return first, SURE
    if first - floor > 1 or not narrow:
        return None
    # An earlier year of the era fits too: then only the year named as past speaks against it.
    return first, SURE if first == allowed[0] else NAMED


def _choose_after(years: Sequence[int], past: int | None) -> tuple[int, float] | None:
    """Without an era: the first fitting year from the newest one named, if that is near."""
    if past is None:
        return None
    after = [year for year in years if year >= past]
    if after and (after[0] - past <= 1 or _is_rare(after)):
        return after[0], LIKELY
    return None


def _is_rare(years: Sequence[int]) -> bool:
    """Whether the first year is the only one for long: ``Thursday (Feb 29)`` → 2024, then 2052."""
    return len(years) > 1 and years[1] - years[0] >= LONG_CYCLE


def _is_in_era(clues: Clues, year: int) -> bool:
    era = clues.era
    days = [day for anchor in clues.anchors if (day := anchor.fits(year))]
    return any(
        (era.start is None or day >= era.start - SLACK)
        and (era.end is None or day <= era.end + SLACK)
        for day in days
    )


def _find_window(
    days: Sequence[tuple[datetime.date, Anchor]],
) -> tuple[datetime.date, datetime.date, Anchor]:
    """From the newest past day on; where all lie ahead, the week before the first of them."""
    past = [pair for pair in days if not pair[1].ahead]
    if past:
        day, anchor = max(past, key=lambda pair: pair[0])
        ahead = min((d for d, a in days if a.ahead and d >= day), default=day + AFTER)
        return day, min(day + AFTER, ahead), anchor
    day, anchor = min(days, key=lambda pair: pair[0])
    return day - AHEAD, day, anchor


def _narrow_to_weekend(
    earliest: datetime.date, latest: datetime.date, text: str
) -> tuple[datetime.date, datetime.date] | None:
    """Thursday to Sunday of the only weekend in the window, where the story says "this weekend"."""
    if not _WEEKEND.search(text):
        return None
    sundays = [
        day
        for offset in range((latest - earliest).days + 1)
        if (day := earliest + datetime.timedelta(days=offset)).weekday() == 6
    ]
    if len(sundays) != 1:
        return None
    return max(earliest, sundays[0] - AFTER), min(latest, sundays[0])


def _describe_anchor(anchor: Anchor, year: int, years: Sequence[int]) -> str:
    """``"Monday (July 26)" fits 2021: 26 July was a Monday in 2010, 2021 and 2027.``"""
    day = format_month_day(anchor.month, anchor.day)
    at = years.index(year) if year in years else 0
    near = [str(y) for y in years[max(0, at - 1) : at + 2]]
    named = " and ".join(filter(None, (", ".join(near[:-1]), near[-1]))) if near else str(year)
    return f'"{anchor.text}" fits {year}: {day} falls on a {WEEKDAYS[anchor.weekday]} in {named}.'


def _describe_weekend(window: tuple[datetime.date, datetime.date]) -> str:
    return f'"This weekend" is the one that ends on {format_day(window[1])}.'
