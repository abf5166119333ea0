"""Which organisation ``it``, ``the airline`` and ``the ministry`` stand for.

``the ministry`` is the last one printed with more of its name. ``it`` and ``the airline`` are the
likeliest organisation named shortly before: near, a subject, one that just spoke.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from newsgen.loader.agencies import find_agency
from newsgen.loader.gazetteer import is_place
from newsgen.loader.quotes.antecedents import Surroundings, next_word, opens_sentence
from newsgen.loader.quotes.institutions import NAME_AFTER, WINDOW, fuller_names
from newsgen.loader.quotes.lexicon import (
    described_organisations,
    described_persons,
    kinds_of_organisation,
    nationalities,
    organisation_words,
    role_nouns,
    titles,
)
from newsgen.loader.quotes.people import People
from newsgen.loader.quotes.person_names import Run, plain
from newsgen.loader.quotes.tokens import Token, is_strong
from newsgen.loader.quotes.words import AUXILIARIES, DAYS, NOT_NAMES, PREPOSITIONS

_REACH: Final = 900
"""Code points back from ``it``."""
_FAR: Final = 2500
"""Code points back from ``the airline``."""
_PARAGRAPH, _SENTENCE = 0.9, 0.3
_MOST_SENTENCES = 6
_OPENS_SENTENCE, _SPEAKS, _HAS_VERB, _IS_SURE, _JUST_SPOKE = 1.0, 1.2, 0.6, 0.8, 1.8
_LEAST_POINTS = 0.6
_MOST_POINTS = _OPENS_SENTENCE + _SPEAKS + _IS_SURE
_MOST_GAIN = 2.0
_OFTEN = 0.2
_PEOPLE = frozenset(("officials", "authorities", "police", "people"))
_ACRONYM = re.compile(r"[A-Z]{2,6}")
_MEDIA = frozenset(("broadcaster", "newspaper", "network", "publisher", "agency"))
_TOLD = re.compile(r"\b(?:told|telling|tells|contacted)\s(?:the\s)?\Z")
"""Before those who hear the news and print it."""
_CANNOT_SPEAK = frozenset(
    (
        "street", "avenue", "road", "square", "river", "lake", "sea", "ocean", "island", "mount",
        "valley", "beach", "day", "week", "month", "east", "west", "north", "south", "tower",
        "towers", "act", "amendment", "treaty", "accord", "agreement", "cup", "games", "prize",
        "championship", "award", "awards", "summit", "conference", "convention", "city", "county",
    )
)  # fmt: skip
"""They close names of places and things."""


class Group(NamedTuple):
    """A name that may be an organisation's."""

    start: int
    end: int
    name: str
    sure: bool
    """Whether one of its words shows it."""
    opens: bool
    """Whether it is the first word of a sentence, ``The`` left out."""


def _is_person(people: People, words: Sequence[str]) -> bool:
    own = set(words)
    return any(
        full.sure and (own.issubset(full.name) or own.issuperset(full.name))
        for full in people.bearers(words[-1])
    )


def _is_plain(word: str) -> bool:
    """``officials``, ``Danes``: a word that names no organisation."""
    singular = word.removesuffix("s")
    return word in _PEOPLE or any(
        one in nationalities() or one in role_nouns() or one in described_persons()
        for one in (word, singular)
    )


class _Words(NamedTuple):
    """What the words of a run tell by themselves."""

    words: tuple[str, ...]
    """Without ``The``."""
    offset: int
    """From the start of the run to the first of them."""
    known: bool
    """Whether a word of organisations is among them."""
    sure: bool
    goes_on: bool
    """Whether ``of …`` may follow: ``Ministry of Rain``."""


@lru_cache(maxsize=16384)
def _read_words(run: str) -> _Words | None:
    """The run of capitals without ``The``; ``None`` where it names a day or a place."""
    if run in NOT_NAMES:
        return None
    words = run.replace("\xa0", " ").split()
    first = 0
    while first < len(words) and words[first] in NOT_NAMES:
        first += 1
    words = words[first:]
    if (
        not words
        or any(map(str.isdigit, words[-1]))
        or plain(words[-1]) in _CANNOT_SPEAK
        or words[-1] in NOT_NAMES
    ):
        return None
    opening = plain(words[0])
    if opening in titles().all or opening in DAYS:
        return None
    if len(words) == 1 and _is_plain(plain(words[0])):
        return None
    known = any(plain(word) in organisation_words() for word in words)
    sure = known or (len(words) == 1 and _ACRONYM.fullmatch(words[0]) is not None)
    goes_on = known and plain(words[-1]) in organisation_words()
    return _Words(tuple(words), run.find(words[0]), known, sure, goes_on)


def _read_group(text: str, run: Run, people: People) -> Group | None:
    """The name of an organisation; ``None`` where the run names a person or a day."""
    at, end, printed, opening_at = run
    read = _read_words(printed)
    if read is None or _TOLD.search(text, max(0, at - 14), at):
        return None
    if not read.known and _is_person(people, read.words):
        return None
    start = at + read.offset
    if read.goes_on:
        longer = NAME_AFTER.match(text, end, end + WINDOW)
        end = longer.end() if longer else end
    article = 4 if text[max(0, start - 4) : start].lower() == "the " else 0
    first = start - article
    opens = first <= opening_at or opens_sentence(text, first)
    return Group(start, end, text[start:end], read.sure, opens)


def find_groups(people: People) -> Iterator[Group]:
    """All names that may be organisations', in order."""
    for run in people.runs:
        group = _read_group(people.text, run, people)
        if group:
            yield group


def described_noun(tokens: Sequence[Token]) -> str | None:
    """``airline`` of ``the budget airline``: the noun that describes an organisation."""
    if not 2 <= len(tokens) <= 5 or tokens[0].lower not in ("the", "its", "this", "that"):
        return None
    if any(one.lower in PREPOSITIONS for one in tokens[1:-1]):
        return None
    noun = tokens[-1].lower
    if noun not in described_organisations() and noun not in kinds_of_organisation():
        return None
    named = (one for one in tokens[1:-1] if one.text[0].isupper())
    if any(one.lower not in nationalities() for one in named):
        return None  # "the Bay Herald newspaper" names itself
    return noun


@dataclass(frozen=True, slots=True)
class Organisations:
    """The organisations of one article, as the search for antecedents sees them."""

    around: Surroundings
    groups: Sequence[Group]
    starts: Sequence[int]
    counts: Mapping[str, int]
    named: dict[str, list[tuple[int, str]]] = field(default_factory=dict, compare=False)
    """Fuller names found so far by their noun."""

    def named_by(self, noun: str, at: int) -> str | None:
        """``the ministry`` → ``Ministry of Rain``: the last such name before, else the first."""
        if noun not in self.named:
            self.named[noun] = sorted(fuller_names(self.around.text, noun))
        names = self.named[noun]
        index = bisect_left(names, (at, ""))
        return names[max(0, index - 1)][1] if names else None

    def find(self, at: int, last: tuple[int, str] | None, noun: str | None) -> str | None:
        """The likeliest one before `at`; `last` spoke before, `noun` rules out places."""
        if noun in kinds_of_organisation():
            return None
        company = noun is not None
        around = self.around
        best, most = None, _LEAST_POINTS if not company else -99.0
        reach = _FAR if company else _REACH
        for index in range(bisect_left(self.starts, at) - 1, -1, -1):
            group = self.groups[index]
            if at - group.start > reach:
                break
            if around.is_quoted(group.start) or (company and is_place(group.name)):
                continue
            if company and noun not in _MEDIA and find_agency(group.name).known:
                continue
            if company and not group.sure and self.counts[group.name] < 2:
                continue
            points = self._points(group, at)
            if points + _MOST_GAIN < most - _MOST_POINTS:
                break  # nobody farther back can win
            if company:
                points += min(_MOST_GAIN, _OFTEN * self.counts[group.name])
            if points > most:
                best, most = group.name, points
        if last and not (company and is_place(last[1])):
            points = _JUST_SPOKE - _PARAGRAPH * around.paragraphs_between(last[0], at)
            if points > most or (company and points > -1.0):
                best = last[1]
        return best

    def _points(self, group: Group, at: int) -> float:
        around = self.around
        sentences = min(around.sentences_between(group.start, at), _MOST_SENTENCES)
        points = -_SENTENCE * sentences
        points -= _PARAGRAPH * around.paragraphs_between(group.start, at)
        points += _IS_SURE if group.sure else 0.0
        if group.opens:
            points += _OPENS_SENTENCE
        elif not group.sure:
            points -= _OPENS_SENTENCE
        follows = next_word(around.text, group.end)
        if is_strong(follows):
            points += _SPEAKS
        elif follows in AUXILIARIES:
            points += _HAS_VERB
        return points


def _is_attested(text: str, group: Group, inside: frozenset[str], counts: Counter[str]) -> bool:
    """Whether the capital of a single word is no more than that of a sentence: ``Often``."""
    name = group.name
    if group.sure or " " in name or name in inside:
        return True
    return counts[name] > 1 and f" {name.lower()} " not in text


def survey_groups(around: Surroundings, people: People) -> Organisations:
    """What the search needs to know of an article."""
    found = tuple(find_groups(people))
    counts = Counter(group.name for group in found)
    inside = frozenset(group.name for group in found if not group.opens)
    groups = [group for group in found if _is_attested(around.text, group, inside, counts)]
    return Organisations(around, groups, [group.start for group in groups], counts)
