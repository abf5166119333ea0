"""Organisations named by their kind: ``its rain ministry``, ``the Ministry of Rain``."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.loader.quotes.lexicon import institutions
from newsgen.loader.quotes.tokens import Token
from newsgen.loader.quotes.words import DETERMINERS, NOT_NAMES, PREPOSITIONS

_MOST_OCCURRENCES = 60
_SEARCHED: Final = 50_000
"""Code points of the text; bounds the work."""

_NAME_BEFORE = re.compile(r"(?:[A-Z][\w’'.&\-]*\s(?:(?:of|for|and)\s)?){1,6}\Z")
NAME_AFTER = re.compile(
    r"\s(?:of|for)\s(?:the\s)?[A-Z][\w\-]*(?:\s(?:(?:of|and|for)\s)?[A-Z][\w\-]*){0,4}"
)
_WORDS_BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|an?|[A-Z]\w{1,20}[’']s|\w{2,20}ry[’']s))\s"
    r"((?:[a-z][\w’'\-]{1,24}\s){0,4})\Z"
)
_PLAIN_ADJECTIVES = frozenset(
    (
        "same", "new", "old", "local", "own", "other", "small", "large", "big", "little", "whole",
        "main", "first", "last", "next", "former", "current", "entire", "relevant", "sole",
        "central", "tiny", "country’s", "country's", "city’s", "city's", "nation’s", "nation's",
    )
)  # fmt: skip
WINDOW: Final = 90
"""Code points looked at beside the noun."""


def name_institution(text: str, tokens: Sequence[Token]) -> str | None:
    """``its [foreign ministry]``: institutions that lower-case copy names by what they are for."""
    if len(tokens) < 3 or tokens[-1].lower not in institutions():
        return None
    first = 0
    while first < len(tokens) - 2 and (
        tokens[first].lower in DETERMINERS
        or tokens[first].lower in _PLAIN_ADJECTIVES
        or (first == 0 and tokens[1].text.islower() and tokens[0].text[0].isupper())
    ):
        first += 1
    part = tokens[first:]
    if any(one.lower in PREPOSITIONS for one in part):
        return None  # "a spokeswoman for the department"
    if not first or part[0].lower in _PLAIN_ADJECTIVES:
        return None
    if any(not one.text[0].isalpha() or one.text[0].isupper() for one in part):
        return None
    return text[part[0].start : part[-1].end]


def _occurrences(text: str, word: str) -> Iterator[int]:
    at = text.find(word, 0, _SEARCHED)
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            return
        after = text[at + len(word) : at + len(word) + 1]
        if not after.isalnum():
            yield at
        at = text.find(word, at + len(word), _SEARCHED)


def fuller_names(text: str, noun: str) -> Iterator[tuple[int, str]]:
    """Where the article names an organisation whose kind is `noun`: ``Reed Island [Ministry]``."""
    kind = noun.capitalize()
    for at in _occurrences(text, kind):
        end = at + len(kind)
        before = _NAME_BEFORE.search(text, max(0, at - WINDOW), at)
        start = before.start() if before else at
        after = NAME_AFTER.match(text, end, end + WINDOW)
        words = text[start : after.end() if after else end].split(" ")
        while words and words[0] in NOT_NAMES:
            words.pop(0)
        if len(words) > 1:
            yield at, " ".join(words)
    if noun in institutions():
        for at in _occurrences(text, noun):
            lower = _WORDS_BEFORE.search(text, max(0, at - WINDOW), at)
            words = lower.group(1).split() if lower else []
            while words and words[0] in _PLAIN_ADJECTIVES:
                words.pop(0)
            if words:
                yield at, " ".join((*words, noun))


def spell_out(text: str, name: str) -> str:
    """``prosecutor’s office`` → ``national anti-fraud prosecutor’s office``, where printed."""
    best = name
    for at in _occurrences(text, name):
        lower = _WORDS_BEFORE.search(text, max(0, at - WINDOW), at)
        words = lower.group(1).split() if lower else []
        while words and words[0] in _PLAIN_ADJECTIVES:
            words.pop(0)
        fuller = " ".join((*words, name))
        best = max(best, fuller, key=len)
    return best
