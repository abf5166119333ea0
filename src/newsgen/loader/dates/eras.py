"""Eras: the span of days that a story's own words allow (``data/eras.yaml``)."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

import yaml

from newsgen.loader.dates.calendar import format_day

_PASSED: Final = (
    "former ",
    "former US ",
    "Former ",
    "Ex-",
    "ex-",
    "then-",
    "Vice ",
    "Vice-",
    "late ",
    "deputy ",
)
"""Words before an office that say another time or another office."""

_AGO: Final = re.compile(r"\b(\w{1,12})\syears?\s$")
_AGO_REACH: Final = 22
_NUMBERS: Final = (
    "zero", "one", "two", "three", "four", "five",
    "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
_TOGETHER: Final = 3
"""Phrases with one first word that are looked for by it."""
_SENTENCE: Final = 160
"""Characters on either side in which an event belongs to its "years ago"."""


@dataclass(frozen=True, slots=True)
class Term:
    """Words that a day, or an office, gives a time to."""

    said: tuple[str, ...]
    what: str
    start: datetime.date
    end: datetime.date | None


@dataclass(frozen=True, slots=True)
class Event:
    """An event of a known year."""

    said: tuple[str, ...]
    company: str
    year: int


@dataclass(frozen=True, slots=True)
class Era:
    """The days that the words allow. Lower bounds are sound; the upper one is an office's end."""

    start: datetime.date | None
    end: datetime.date | None
    terms: tuple[tuple[str, Term], ...]
    """Words found, and why they date the story."""


def find_era(text: str) -> Era:
    """The latest start of all terms found, and the end of the newest office named.

    Older offices give no end: a story of 2021 may call Barack Obama President Obama.
    """
    best: dict[int, int] = {}
    for opening, phrases in _phrases():
        if opening in text:
            _note_said(text, opening, phrases, best)
    terms = _terms()
    found = tuple((terms[n].said[best[n]], terms[n]) for n in sorted(best))
    start = max((term.start for _, term in found), default=None)
    offices = [term for _, term in found if term.end]
    newest = max(offices, key=lambda term: term.start, default=None)
    end = newest.end if newest and start and newest.end and newest.end >= start else None
    return Era(start, end, found)


def find_years_ago(text: str) -> tuple[tuple[int, str], ...]:
    """Years that "18 years ago" gives beside a known event, with the reason for a reader."""
    found = []
    at = text.find("ago")
    while at >= 0:
        match = _AGO.search(text[max(0, at - _AGO_REACH) : at])
        number = _read_number(match[1]) if match else 0
        near = text[max(0, at - _SENTENCE) : at + _SENTENCE] if number else ""
        for event in _events() if match and number else ():
            said = next((words for words in event.said if words in near), None)
            if match and said and event.company in text:
                year = event.year + number
                reason = f'"{match[0]}ago", of "{said}" ({event.year}), makes {year}.'
                found.append((year, reason))
        at = text.find("ago", at + 3)
    return tuple(found)


def describe_term(said: str, term: Term) -> str:
    """``"President Biden": Joe Biden was president …, 20 January 2021 to 20 January 2025.``"""
    if term.end:
        return f'"{said}": {term.what}, {format_day(term.start)} to {format_day(term.end)}.'
    since = f", since {format_day(term.start)}" if " has been " in term.what else ""
    return f'"{said}": {term.what}{since}.'


def _note_said(
    text: str, opening: str, phrases: Sequence[tuple[str, int, int]], best: dict[int, int]
) -> None:
    """Note in `best`, by term, the first of its phrases that stands in the text.

    A phrase with "former" before it, or inside a longer word, does not count.
    """
    at = text.find(opening)
    while at >= 0:
        for words, term, rank in phrases:
            end = at + len(words)
            if rank < best.get(term, rank + 1) and text.startswith(words, at):
                before, after = text[max(0, at - 10) : at], text[end : end + 1]
                if not (before.endswith(_PASSED) or before[-1:].isalpha() or after.isalpha()):
                    best[term] = rank
        at = text.find(opening, at + len(opening))


def _read_number(word: str) -> int:
    if word.isascii() and word.isdigit():
        return int(word) if len(word) <= 3 else 0
    return _NUMBERS.index(word.lower()) if word.lower() in _NUMBERS else 0


@cache
def _terms() -> tuple[Term, ...]:
    return tuple(
        Term(
            tuple(row["said"]),
            row["what"],
            row["from"],
            row.get("until"),
        )
        for row in _read()["terms"]
    )


@cache
def _phrases() -> tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...]:
    """What to look for, each with the phrases that begin so: words, term, rank in the term.

    Phrases that share their first word (``President``) are looked for together, others alone: most
    stories have none of them.
    """
    by_word: dict[str, list[tuple[str, int, int]]] = {}
    for number, term in enumerate(_terms()):
        for rank, words in enumerate(term.said):
            by_word.setdefault(words.partition(" ")[0], []).append((words, number, rank))
    groups: list[tuple[str, tuple[tuple[str, int, int], ...]]] = []
    for word, phrases in by_word.items():
        if len(phrases) >= _TOGETHER:
            groups.append((word, tuple(phrases)))
        else:
            groups += [(phrase[0], (phrase,)) for phrase in phrases]
    return tuple(groups)


@cache
def _events() -> tuple[Event, ...]:
    return tuple(Event(tuple(row["said"]), row["with"], row["year"]) for row in _read()["events"])


@cache
def _read() -> Any:
    data = resources.files("newsgen.loader").joinpath("data", "eras.yaml").read_bytes()
    return yaml.load(data, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
