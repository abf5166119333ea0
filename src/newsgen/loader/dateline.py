"""Datelines: ``BAGHDAD (NYTIMES) - `` → places, agencies and date.

The printed forms are those of the wire agencies and of papers that follow them; the table of
cases is in tests/loader/test_dateline.py (D01-D19).
"""

import functools
import re
from collections.abc import Collection
from importlib.resources import files

from newsgen.loader.bylines import find_inline_byline
from newsgen.loader.dateline_parts import BRACKETS, Parts, is_region, take_apart
from newsgen.loader.gazetteer import country_name, find_location, is_place, measure_prominence
from newsgen.loader.headlines import looks_like_headline
from newsgen.records import Dateline, DatelinePlace, Span

__all__ = ["find_dateline"]

_LONGEST = 180
"""Characters in which a dateline must end; the longest seen, of four cities, has 75."""

_STORY_SEEN = 260
"""Characters of the story that are looked at."""

_SHORTEST_STORY = 60
"""Characters after a city and a colon, which alone is weak evidence of a dateline."""

_LARGE_CITY = 100_000
"""People. Small towns share their names with words: Boom, Wells, Hook."""

_ADVISORY = re.compile(
    r"(?:(?:UPDATE|WRAPUP|RPT|REPEAT|CORRECTED|REFILE|EXCLUSIVE|ANALYSIS|FEATURE|INTERVIEW|"
    r"FACTBOX|TIMELINE|POLL|INSIGHT|FOCUS|SPECIAL REPORT|LEAD)(?:\s+\d{1,2})?\s*[-–—:]\s*){1,3}"
    r"(?=[A-ZÀ-Þ])"
)
"""What Reuters puts before a city to say which version of a story this is."""

_MARK = re.compile(
    r"[-–—―•:](?:(?<=-)-{1,2}|(?<=[–—―•])|(?<=-)(?=\s)|(?<=[)\d]-)(?=\S)|(?<=\s-)(?=\S)|(?<=:)(?=\s))\s*"
)
"""The mark between a dateline and its story, and the blanks behind it. It opens with a plain set,
for which the regex engine has a fast search: six times as fast as one that opens with blanks."""
_GAP = re.compile(r"[\s\-–—|]+")
_SPACE = re.compile(r"\s+")
_VESSEL = re.compile(r"(?:ABOARD|ON BOARD|WITH|NEAR|OFF|OUTSIDE)\b")

_WIRE = re.compile(r"(?:WIRE|NEWS|PRESS|PRESSE|AGENCY|AGENCIA)$", re.I)
"""How the name of an agency ends."""

_STORY = re.compile(r"[\"“”‘'«<\[(]*[A-ZÀ-ÞĀ-Ž0-9$£€#@]|[\"“‘'«<…]")
"""How a story starts: a capital, a figure or a quote mark."""


@functools.cache
def _not_places() -> Collection[str]:
    data = files("newsgen.loader").joinpath("data", "not_places.txt").read_text(encoding="utf-8")
    return frozenset(line for line in data.split("\n") if line and not line.startswith("#"))


def find_dateline(text: str, span: Span) -> Dateline | None:
    """The dateline at the start of the paragraph ``text[span]``; None where there is none.

    ``span`` of the result ends where the story starts. A byline before the place is not part of
    it: ``By Ana Ruiz, Reuters    OSLO, May 3 - Rain fell.`` starts at ``OSLO``. Without an agency,
    a date or a region the place must be one that the gazetteer has.
    """
    start, end = _skip_byline(text, span), span[1]
    window = text[start : min(end, start + _LONGEST)]
    advisory = _ADVISORY.match(window)
    offset = advisory.end() if advisory else 0
    for stop, story, mark in _find_ends(window, offset):
        parts = take_apart(window[offset:stop].strip())
        if parts is None:
            continue
        verdict = _judge(parts, mark, text[start + story : min(end, start + story + _STORY_SEEN)])
        if verdict:
            rule, confidence = verdict
            confidence = min(confidence, 0.95) if advisory else confidence
            return _make_dateline(text, (start, start + story), parts, rule, confidence)
    return None


def _skip_byline(text: str, span: Span) -> int:
    """Where the words of the dateline start: behind a byline on the same line."""
    byline = find_inline_byline(text, span)
    if byline is None:
        return span[0]
    gap = _GAP.match(text, byline[1], span[1])
    return gap.end() if gap else byline[1]


def _find_ends(window: str, offset: int) -> list[tuple[int, int, str]]:
    """Where a dateline may end: (end of its words, start of the story, the mark between).

    At most three: the first two separators, and the bracket that needs no separator.
    """
    ends: list[tuple[int, int, str]] = []
    at = offset
    for match in _MARK.finditer(window, offset):
        words = at + len(window[at : match.start()].rstrip())
        at = match.end()
        if window.count("(", offset, words) == window.count(")", offset, words):
            ends.append((words, at, match[0].rstrip()))
        if len(ends) == 2:
            break
    bracket = BRACKETS.search(window, offset)
    if bracket:
        after = _SPACE.match(window, bracket.end())
        if after and not _MARK.match(window, after.end()):
            ends.insert(0, (bracket.end(), after.end(), ""))
    return ends


def _is_capitals(name: str) -> bool:
    """``NEW YORK``, ``PORT-AU-PRINCE``, ``McALLEN``."""
    letters = [c for c in name if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= len(letters) - 1


def _judge(parts: Parts, mark: str, story: str) -> tuple[str, float] | None:
    """The rule by which these parts are a dateline, with its confidence; None: they are not."""
    if not _STORY.match(story) and not (parts.date or _knows_agency(parts)):
        return None
    places = parts.places
    if any(place.strip(".").upper() in _not_places() and len(place) > 2 for place in places):
        return None
    if _knows_agency(parts):
        return _judge_agency(parts, mark, story)
    if not places or not mark:
        return None
    capitals = all(_is_capitals(place) for place in places)
    if parts.date:
        sure = capitals or parts.region is not None or is_place(places[0])
        return ("place-and-date", 0.95) if sure else None
    if parts.agencies:
        return _judge_unknown_agency(parts, mark) if capitals else None
    if any(place in _not_places() or len(place) < 3 for place in places):
        return None
    if parts.region:
        return _judge_region(parts, capitals, mark)
    if capitals and all(is_place(place) for place in places):
        return ("place-in-capitals", 0.75 if mark == ":" else 0.85)
    if mark == ":" and len(places) == 1 and _is_prose(story) and _is_city(places[0]):
        return "city-and-colon", 0.6
    return None


def _knows_agency(parts: Parts) -> bool:
    return any(agency.known for agency in parts.agencies)


def _judge_agency(parts: Parts, mark: str, story: str) -> tuple[str, float] | None:
    if mark:
        return "place-and-agency" if parts.places else "agency", 0.98
    if not all(agency.known for agency in parts.agencies) or not _STORY.match(story):
        return None
    return "agency-without-dash", 0.95


def _judge_unknown_agency(parts: Parts, mark: str) -> tuple[str, float] | None:
    """``OSLO (FENWIRE) - ``; a small town needs a region, or an agency that sounds like one."""
    if is_place(parts.places[0]) or (parts.region and is_region(parts.region)):
        return "place-and-unknown-agency", 0.8
    named = len(parts.places) == 1 and all(_WIRE.search(agency.text) for agency in parts.agencies)
    return ("place-and-unknown-agency", 0.7) if named and mark != ":" else None


def _judge_region(parts: Parts, capitals: bool, mark: str) -> tuple[str, float] | None:
    """``CASPER, Wyo. - ``; a mixed-case place must be known in that region."""
    region = parts.region or ""
    known = is_region(region)
    if parts.bracketed_region:
        return ("place-and-bracketed-region", 0.6) if is_place(parts.places[0]) else None
    if capitals and known:
        return "place-and-region", 0.92
    if capitals and is_place(parts.places[0]) and mark != ":":
        return "place-and-region", 0.85
    return None


def _is_prose(story: str) -> bool:
    """Whether a sentence follows, and not the rest of a headline: ``Carson: I will not run``."""
    return len(story) >= _SHORTEST_STORY and not looks_like_headline(story)


def _is_city(name: str) -> bool:
    """A city in mixed case, not a country: ``Doha: The …`` but not ``Italy: The …``."""
    found = find_location(name)
    return (
        name[:1].isupper()
        and found is not None
        and not found.ambiguous
        and found.latitude is not None
        and found.name != country_name(found.country)
        and measure_prominence(name) >= _LARGE_CITY
    )


def _make_dateline(text: str, span: Span, parts: Parts, rule: str, confidence: float) -> Dateline:
    last = len(parts.places) - 1
    places = tuple(
        _resolve(place, parts.region if number == last else None)
        for number, place in enumerate(parts.places)
    )
    return Dateline(
        text=text[span[0] : span[1]],
        span=span,
        places=places,
        agencies=parts.agencies,
        date=parts.date,
        rule=rule,
        confidence=confidence,
    )


def _resolve(place: str, region: str | None) -> DatelinePlace:
    """The place with its coordinates, or only as printed: a ship has none."""
    found = None if _VESSEL.match(place) else find_location(place, region)
    if found is None:
        return DatelinePlace(place, None, region, None, None, None, 0.5, False)
    return DatelinePlace(
        text=place,
        name=found.name,
        region=found.region or region,
        country=found.country,
        latitude=found.latitude,
        longitude=found.longitude,
        confidence=found.confidence,
        ambiguous=found.ambiguous,
    )
