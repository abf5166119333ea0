"""Which of the people named a description stands for: ``the 32-year-old``, ``the Dane``."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from newsgen.loader.quotes.antecedents import Surroundings
from newsgen.loader.quotes.lexicon import described_persons
from newsgen.loader.quotes.tokens import Token

_AGE: Final = re.compile(r"(\d{1,3})-year-old")
_AGE_AFTER: Final = re.compile(r",\s(?:aged\s)?(\d{1,3})\b")
_LONGEST = 6
_REACH: Final = 2500
_INTRODUCED: Final = r"(?<!, )\b(?:[Aa]n?|another|one)\s(?:[\w’'\-]{1,30}\s){0,3}"


def described_person(tokens: Sequence[Token]) -> str | None:
    """The word that shows a person: ``32-year-old``, ``dane``, ``winner`` of ``the cup winner``."""
    if not 2 <= len(tokens) <= _LONGEST or tokens[0].lower != "the":
        return None
    last = tokens[-1].lower
    if last in described_persons() or _AGE.fullmatch(last):
        return last
    return None


def stands_for_unnamed(text: str, at: int, word: str) -> bool:
    """Whether `word` was brought in without a name: ``a singer from Oslo`` ... ``the singer``."""
    found = re.compile(rf"{_INTRODUCED}{re.escape(word)}\b(?!\s[A-Z])")
    return found.search(text, max(0, at - _REACH), at) is not None


def _ages(around: Surroundings) -> Iterator[tuple[str, str]]:
    """Age and name: ``Ana Ruiz, 32,``, ``32-year-old Ana Ruiz``."""
    text = around.text
    for person in around.people:
        found = _AGE_AFTER.match(text, person.end, person.end + 12)
        if found:
            yield found.group(1), person.name
            continue
        before = text[max(0, person.opens - 14) : person.opens].split(" ")
        age = _AGE.fullmatch(before[-2]) if len(before) > 1 else None
        if age:
            yield age.group(1), person.name


def find_ages(around: Surroundings) -> Mapping[str, str]:
    """Who has an age that nobody else has: ``32-year-old`` → ``Ana Ruiz``."""
    names: dict[str, set[str]] = {}
    for years, name in _ages(around):
        names.setdefault(f"{years}-year-old", set()).add(name)
    return {age: next(iter(known)) for age, known in names.items() if len(known) == 1}
