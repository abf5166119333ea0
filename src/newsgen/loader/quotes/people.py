"""The people whom an article names: their fullest names and their offices."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsgen.loader.first_names import Gender, gender_of, is_first_name
from newsgen.loader.quotes.lexicon import role_nouns, titles
from newsgen.loader.quotes.person_names import (
    KEPT_TITLES,
    Mention,
    find_runs,
    gender_by_titles,
    plain,
    read_mentions,
)
from newsgen.records import Span

_ROLE_AFTER = re.compile(
    r",\s(?:(?:the|a|an)\s)?((?:[a-z][a-z\-]{0,30}\s){0,3}?[a-z][a-z\-]{0,30})(?=[ ,.;])"
)
_ROLE_BEFORE = re.compile(r"\b([a-z][a-z\-]{2,20}),?\s(?:the\s)?\Z")
"""``police chief Ana Ruiz``, ``the mayor, Ana Ruiz,``."""
_MOST_NAMES = 200
"""Full names kept for one word: bounds the work for lists of names."""
_MOST_ASKED = 16
"""Words that are looked for one by one; then all runs are read."""


class _FullName(NamedTuple):
    """A name of two words or more, where it stands, and whether something shows a person."""

    start: int
    name: tuple[str, ...]
    sure: bool
    gender: Gender | None = None


def surname(name: Sequence[str]) -> str:
    """The last word that is no suffix: ``Ruiz`` of ``Ana Ruiz Jr.``."""
    if len(name) > 1 and plain(name[-1]) in titles().suffixes:
        return name[-2]
    return name[-1]


def join_name(name: Sequence[str]) -> str:
    """The words of a name with single blanks."""
    return " ".join(name)


def _suffix(name: Sequence[str]) -> str:
    return plain(name[-1]) if plain(name[-1]) in titles().suffixes else ""


def _contains(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """``Ana Maria Ruiz`` contains ``Ana Ruiz`` and ``Maria Ruiz``; no name contains its ``Jr.``."""
    if len(longer) <= len(shorter) or _suffix(longer) != _suffix(shorter):
        return False
    if longer[0] == shorter[0] and longer[-1] == shorter[-1]:
        return True
    size = len(shorter)
    if tuple(longer[:size]) == tuple(shorter):
        return True
    return tuple(longer[-size:]) == tuple(shorter) and is_first_name(longer[0])


def _spells_out(longer: Sequence[str], shorter: Sequence[str]) -> bool:
    """``Ana Maria Ruiz`` spells out ``Ana M. Ruiz``."""
    return (
        len(longer) == len(shorter) == 3
        and longer[0] == shorter[0]
        and longer[2] == shorter[2]
        and shorter[1] == f"{longer[1][0]}."
        and len(longer[1]) > 2
    )


def _find_full_names(mentions: Sequence[Mention]) -> list[_FullName]:
    """The mentions of two words and more, each with the gender that one of its name shows."""
    several = [one for one in mentions if len(one.name) > 1]
    genders: dict[tuple[str, ...], Gender] = {}
    for one in several:
        if one.gender:
            genders.setdefault(one.name, one.gender)
    return [_FullName(one.start, one.name, one.sure, genders.get(one.name)) for one in several]


def _index_words(full_names: Sequence[_FullName]) -> dict[str, tuple[_FullName, ...]]:
    """Full names by each of their words."""
    index: dict[str, list[_FullName]] = {}
    for full in full_names:
        for word in dict.fromkeys(full.name):
            here = index.setdefault(word, [])
            repeated = here and here[-1].name == full.name and here[-1].sure >= full.sure
            if not repeated and len(here) < _MOST_NAMES:
                here.append(full)
    return {word: tuple(names) for word, names in index.items()}


def _fit(word: str, before: Sequence[str], known: Sequence[_FullName]) -> Sequence[_FullName]:
    """Those of the `known` names with `word` that it stands for best after the titles `before`."""
    gender = gender_by_titles(before) if before else None
    if gender:
        other = "f" if gender == "m" else "m"
        known = [one for one in known if (one.gender or gender_of(one.name[0])) != other]
    sure = [one for one in known if one.sure]
    return (
        [one for one in sure if surname(one.name) == word]
        or [one for one in sure if one.name[0] == word]
        or [one for one in known if surname(one.name) == word]
        or ([one for one in known if one.name[0] == word] if before else [])
        or sure
    )


class People:
    """The people whom an article names.

    Most articles ask for one or two of them, so only the runs of capitalised words that hold an
    asked-for word are read, and all of them once somebody asks for `mentions`: a twentieth of the
    loader's time, in 22,569 city stories.
    """

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self.text = text
        self.runs = find_runs(text, pieces)
        """All runs of capitalised words, in order."""
        self._mentions: Sequence[Mention] | None = None
        """None until all runs have been read."""
        self._bearers: dict[str, tuple[_FullName, ...]] = {}
        self._offices: Mapping[str, frozenset[str]] | None = None
        self._forms: dict[tuple[str, ...], tuple[str, ...]] = {}
        """Fullest forms found so far."""
        self._fits: dict[tuple[str, tuple[str, ...]], Sequence[_FullName]] = {}
        """Full names found so far for a word after titles."""

    @property
    def mentions(self) -> Sequence[Mention]:
        """All mentions, in order."""
        return self._read_all() if self._mentions is None else self._mentions

    def bearers(self, word: str) -> tuple[_FullName, ...]:
        """The full names with this word in them."""
        if self._mentions is None and word not in self._bearers:
            if len(self._bearers) < _MOST_ASKED:
                self._bearers[word] = self._find_bearers(word)
            else:
                self._read_all()
        return self._bearers.get(word, ())

    def _find_bearers(self, word: str) -> tuple[_FullName, ...]:
        runs = [run for run in self.runs if word in run[2]]
        names = _find_full_names(read_mentions(self.text, runs))
        return _index_words(names).get(word, ())

    def _read_all(self) -> Sequence[Mention]:
        self._mentions = read_mentions(self.text, self.runs)
        self._bearers = _index_words(_find_full_names(self._mentions))
        return self._mentions

    def fullest(self, name: tuple[str, ...]) -> tuple[str, ...]:
        """The fullest form of a name of several words that the article gives."""
        best = self._forms.get(name)
        if best is None:
            best = name
            for full in self.bearers(name[0]) + self.bearers(name[-1]):
                if full.sure and (_contains(full.name, best) or _spells_out(full.name, best)):
                    best = full.name
            self._forms[name] = best
        return best

    def full_name(self, mention: Mention) -> tuple[str, ...]:
        """``Ruiz`` → ``Ana Ruiz``: the latest before the mention, else the first after."""
        name = mention.name
        royal = len(name) == 2 and name[0].lower() in KEPT_TITLES
        if len(name) > 1 and not royal:
            return self.fullest(name)
        for full in self.bearers(name[-1]) if royal else ():
            if full.sure and full.name[0] == name[-1]:
                return self.fullest(full.name)  # "Sultan Omar": Omar Haddad Shah
        fits = self._fitting(name[-1], mention.titles)
        if not fits:
            return name
        if len(fits) == 1:
            return self.fullest(fits[0].name)
        at = bisect_right(fits, mention.start, key=lambda one: one.start)
        return self.fullest(fits[at - 1 if at else 0].name)

    def with_office(self, office: str) -> frozenset[str]:
        """Names that carry an office: ``mayor`` → ``Ana Ruiz``."""
        if self._offices is None:
            self._offices = _index_offices(self.text, self)
        return self._offices.get(office, frozenset())

    def _fitting(self, word: str, before: tuple[str, ...]) -> Sequence[_FullName]:
        """Full names that `word` may stand for; surnames before first names, sure before weak."""
        found = self._fits.get((word, before))
        if found is None:
            found = self._fits[word, before] = _fit(word, before, self.bearers(word))
        return found


def _offices_of(text: str, mention: Mention) -> Iterator[str]:
    """``prime minister`` and ``minister`` of ``Prime Minister Ruiz``; ``Ruiz, the mayor``."""
    known = titles().offices
    before = mention.titles
    if before and before[-1] in known:
        yield before[-1]
        if len(before) > 1 and before[-2] in KEPT_TITLES:
            yield before[-2]  # "King Sultan Leo"
        if len(before) > 1:
            yield f"{before[-2]} {before[-1]}"
    found = _ROLE_AFTER.match(text, mention.end)
    for word in found.group(1).split() if found else ():
        if word in role_nouns() or word in known:
            yield word


def _office_before(text: str, mention: Mention) -> str | None:
    """``chief`` of ``police chief Ana Ruiz``, ``minister`` of ``the minister, Ana Ruiz,``."""
    found = _ROLE_BEFORE.search(text, max(0, mention.opens - 40), mention.opens)
    word = found.group(1) if found else None
    return word if word in titles().offices or word in role_nouns() else None


def _index_offices(text: str, people: People) -> Mapping[str, frozenset[str]]:
    """Who carries which office; a surname counts as its full name.

    A capitalised title and a role after the name count more than a plain word before it.
    """
    index: dict[str, set[str]] = {}
    before: dict[str, set[str]] = {}
    for mention in people.mentions:
        if mention.sure:
            name = join_name(people.full_name(mention))
            for office in _offices_of(text, mention):
                index.setdefault(office, set()).add(name)
            role = _office_before(text, mention)
            if role:
                before.setdefault(role, set()).add(name)
    return {office: frozenset(names) for office, names in (before | index).items()}
