"""Speakers printed as ``he``, ``it``, ``the Dane`` or ``the airline``, in order of appearance."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newsgen.loader.first_names import Gender
from newsgen.loader.quotes.antecedents import (
    Person,
    Spoken,
    Surroundings,
    find_antecedent,
    survey,
)
from newsgen.loader.quotes.descriptions import described_person, find_ages, stands_for_unnamed
from newsgen.loader.quotes.head_names import head_noun
from newsgen.loader.quotes.identities import Identity
from newsgen.loader.quotes.lexicon import role_nouns, titles, unnamed_persons
from newsgen.loader.quotes.noun_phrases import read_noun_phrase
from newsgen.loader.quotes.organisations import Organisations, described_noun, survey_groups
from newsgen.loader.quotes.people import People, join_name
from newsgen.loader.quotes.person_names import gender_by_titles
from newsgen.loader.quotes.tokens import Token, tokenise
from newsgen.loader.quotes.words import PRONOUNS
from newsgen.records import Span

_GENDERS: Final[Mapping[str, Gender]] = {"he": "m", "she": "f", "his": "m", "her": "f"}
_MOST_NAMES = 30
_FARTHEST_UNNAMED: Final = 300
"""Code points."""
_UNNAMED = re.compile(
    r"(?:(?<![^\n\r])|[.!?][\"”’']?\s+)((?:An?|One|Another|The|Its|Their|[A-Z]\w{1,20}[’']s)\s)"
)
_ROYAL_TITLES = ("Queen", "King", "Pope", "Sultan", "Emperor", "Prince", "Pontiff")
_ROYAL = re.compile(
    r"\b[Tt]he (Queen|King|Pope|Sultan|Emperor|Princess|Prince|Pontiff)\b(?! [A-Z])"
)


def is_pronoun(printed: str) -> bool:
    """``he``, ``It``, ``her``; not ``WHO``."""
    lower = printed.lower()
    if lower not in PRONOUNS and lower not in _GENDERS:
        return False
    return len(printed) == 1 or not printed.isupper()


class StandIns:
    """Resolves what only stands for a name; `identities` has the mentions resolved so far."""

    def __init__(
        self,
        text: str,
        pieces: Sequence[Span],
        quoted: Sequence[Span],
        people: People,
        identities: Mapping[Span, Identity],
    ) -> None:
        self.text = text
        self.pieces = pieces
        self.people = people
        self.genders: dict[str, Gender] = {}
        self.titled: set[str] = set()
        self.unnamed: set[str] = set()
        speakers = {one.name for one in identities.values() if not one.anonymous}
        persons = sorted((*self._persons(speakers), *self._titled()))
        self.around: Surroundings = survey(text, persons, pieces, quoted)
        self.organisations: Organisations | None = None
        self.ages: Mapping[str, str] | None = None
        self.named = sorted(
            (span[1], one.name, one.group)
            for span, one in identities.items()
            if not one.anonymous and not one.joint
        )

    def _persons(self, speakers: set[str]) -> Iterator[Person]:
        """All mentions of people in order; learns their genders on the way."""
        bearers = self.people.bearers
        for mention in self.people.mentions:
            words = mention.name
            alone = len(words) == 1 and not bearers(words[0])
            known = mention.sure or words[0] in speakers or words[0] in self.genders
            if alone and not known and not mention.gender:
                continue
            name = words[0] if alone else join_name(self.people.full_name(mention))
            if mention.gender:
                self.genders.setdefault(name, mention.gender)
                if mention.titles and gender_by_titles(mention.titles):
                    self.titled.add(name)
            full = " " in name
            known = name in speakers or name in self.genders
            sure = mention.sure or known or len(mention.name) < name.count(" ") + 1
            if sure or full:
                yield Person(mention.start, mention.end, name, mention.opens, sure)

    def _titled(self) -> Iterator[Person]:
        """``the Queen``: who is called by a title alone."""
        royal = any(title in self.text for title in _ROYAL_TITLES)
        for piece in self.pieces if royal else ():
            for found in _ROYAL.finditer(self.text, *piece):
                name = royal_name(self.people, found.group(1)) or found.group()
                title = found.group(1).lower()
                if title in titles().female or title in titles().male:
                    self.genders.setdefault(name, "f" if title in titles().female else "m")
                yield Person(found.start(), found.end(), name, found.start(), sure=True)

    def resolve(self, spans: Sequence[Span]) -> Iterator[tuple[Span, Identity]]:
        """Who the mentions at `spans`, in order, stand for; what stays open is left out."""
        at = 0
        person: Spoken | None = None
        group: tuple[int, str] | None = None
        for span in spans:
            while at < len(self.named) and self.named[at][0] <= span[0]:
                end, name, is_group = self.named[at]
                person, group = (None, (end, name)) if is_group else (Spoken(end, name), None)
                at += 1
            printed = self.text[slice(*span)]
            unnamed = self._unnamed_before(span[0]) if printed.lower() in ("he", "she") else None
            if unnamed:
                self.unnamed.add(unnamed)
            found = unnamed or self._find_person(span, printed, person)
            if found:
                person, group = Spoken(span[1], found), None
                yield span, Identity(found, anonymous=found in self.unnamed, inferred=True)
                continue
            found = self._find_group(span, printed, group)
            if found:
                person, group = None, (span[1], found)
                yield span, Identity(found, anonymous=False, inferred=True, group=True)

    def _find_person(self, span: Span, printed: str, last: Spoken | None) -> str | None:
        gender = _GENDERS.get(printed.lower())
        if gender:
            name = find_antecedent(self.around, self.genders, span[0], gender, last)
            name = name or self._alone_in_paragraph(span[0])
            if name:
                self.genders.setdefault(name, gender)
            return name
        if is_pronoun(printed):
            return None
        word = described_person(tokenise(printed, 0, 0, len(printed)))
        if word is None or stands_for_unnamed(self.text, span[0], word):
            return None
        if self.ages is None:
            self.ages = find_ages(self.around)
        return self.ages.get(word) or find_antecedent(
            self.around, self.genders, span[0], None, last
        )

    def _is_unnamed(self, determiner: str, noun: Token) -> bool:
        """``A neighbour``; ``The chairman``, where nobody is named with that office."""
        if not noun.text.islower():
            return False
        if determiner in ("a", "an", "one", "another"):
            return noun.lower in unnamed_persons()
        return noun.lower in role_nouns() and not self.people.with_office(noun.lower)

    def _unnamed_before(self, at: int) -> str | None:
        """``A neighbour heard it. "It sang," she said``: somebody whom the story does not name.

        Only where nobody else is named between the two.
        """
        start = max(self.around.paragraph_start(at), at - _FARTHEST_UNNAMED)
        starts = [one.start(1) for one in _UNNAMED.finditer(self.text, start, at)]
        if not starts or self.around.is_quoted(starts[-1]):
            return None
        first = starts[-1]
        tokens = tokenise(self.text, 0, first, min(at, first + _FARTHEST_UNNAMED))
        phrase = read_noun_phrase(tokens, 0, stop_at_verb=True)
        while phrase[1] > 1 and tokens[phrase[1] - 1].lower.endswith("ed"):
            phrase = 0, phrase[1] - 1
        part = tokens[1 : phrase[1]]
        if not part or not self._is_unnamed(tokens[0].lower, head_noun(part)):
            return None
        index = bisect_left(self.around.starts, first)
        between = self.around.people[index : bisect_left(self.around.starts, at)]
        if any(one.sure and not self.around.is_quoted(one.start) for one in between):
            return None
        return self.text[first : part[-1].end]

    def _alone_in_paragraph(self, at: int) -> str | None:
        """The one person named before the pronoun, whatever the first name tells: ``she``, Mel."""
        people = self.around.people
        start = self.around.paragraph_start(at)
        names: set[str] = set()
        first = bisect_left(self.around.starts, at) - 1
        for index in range(first, max(-1, first - _MOST_NAMES), -1):
            person = people[index]
            if person.start < start or len(names) > 1:
                break
            if person.sure and not self.around.is_quoted(person.start):
                names.add(person.name)
        name = names.pop() if len(names) == 1 else None
        return name if name not in self.titled else None

    def _find_group(self, span: Span, printed: str, last: tuple[int, str] | None) -> str | None:
        noun = None
        if printed.lower() != "it":
            tokens = tokenise(printed, 0, 0, len(printed))
            noun = described_noun(tokens)
            if noun is None:
                return None
        if self.organisations is None:
            self.organisations = survey_groups(self.around, self.people)
        if noun:
            named = self.organisations.named_by(noun, span[0])
            if named:
                return named
        return self.organisations.find(span[0], last, noun)


def royal_name(people: People, title: str) -> str | None:
    """``King`` → ``King Leo``, where one person in the article carries that title."""
    names = people.with_office(title.lower())
    return next(iter(names)) if names and len(names) == 1 else None
