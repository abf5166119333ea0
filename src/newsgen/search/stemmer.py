"""A light English stemmer: plurals, -ed, -ing and the final e, and nothing else.

The rules are steps 1a, 1b and 5 of Porter's algorithm (M. F. Porter, "An algorithm for suffix
stripping", Program 14, 1980), with a few words kept as they are. ``ferries`` and ``ferry`` become
one, ``voter`` and ``vote`` stay two: a reader of an archive looks for words, not for families of
words. static/search-words.js has the same rules.
"""

import re
from types import MappingProxyType
from typing import Final

SHORTEST = 4
"""Letters below which a word is left alone."""

KEPT: Final = MappingProxyType(
    {word: word for word in ("during", "evening", "news", "nothing", "something", "anything",
                             "everything", "series", "species", "united", "wedding")}
)  # fmt: skip
"""Words that only look like forms of others: the United Nations are no units."""

_ENGLISH: Final = re.compile("[a-z]{4,}")
_VOWEL: Final = re.compile("[aeiouy]")
_MEASURE: Final = re.compile("[aeiouy]+[^aeiouy]+")
_SHORT: Final = re.compile("[^aeiouy][aeiouy][^aeiouywx]$")
_DOUBLED: Final = re.compile(r"([^aeioulsz])\1$")


def stem(word: str) -> str:
    """The stem of a folded word. Words with digits or letters beyond a-z are their own stem."""
    if not _ENGLISH.fullmatch(word) or word in KEPT:
        return word
    return _without_last_e(_without_ending(_singular(word)))


def _singular(word: str) -> str:
    """``ferries`` → ``ferry``, ``votes`` → ``vote``; ``bus``, ``crisis`` and ``press`` stay."""
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith("ies"):
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith(("ss", "us", "is")) or not word.endswith("s"):
        return word
    return word[:-1]


def _without_ending(word: str) -> str:
    """``carried`` → ``carry``, ``hoping`` → ``hope``, ``stopped`` → ``stop``, ``need`` stays."""
    if word.endswith("ied"):
        return word[:-3] + ("y" if len(word) > 4 else "ie")
    if word.endswith("eed"):
        kept = len(word) < 6 or word.endswith(("ceed", "deed"))
        return word if kept else word[:-1]
    for ending in ("ed", "ing"):
        if word.endswith(ending):
            base = word.removesuffix(ending)
            return _mended(base) if _VOWEL.search(base) and len(base) > 1 else word
    return word


def _mended(base: str) -> str:
    """What a verb was before -ed or -ing: ``stopp`` → ``stop``, ``hop`` → ``hope``."""
    if base.endswith(("at", "bl", "iz")):
        return base + "e"
    if _DOUBLED.search(base):
        return base[:-1]
    if _measure(base) == 1 and _SHORT.search(base):
        return base + "e"
    return base


def _without_last_e(word: str) -> str:
    """``increase`` → ``increas``, as ``increasing``; ``plane`` stays, for it is no ``plan``."""
    if word.endswith("e"):
        base = word[:-1]
        count = _measure(base)
        if count > 1 or (count == 1 and not _SHORT.search(base)):
            return base
    elif word.endswith("ll") and _measure(word) > 1:
        return word[:-1]
    return word


def _measure(word: str) -> int:
    """How often vowels are followed by consonants in it (Porter's m)."""
    return len(_MEASURE.findall(word))
