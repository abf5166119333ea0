"""Text → words, as the index and the search page both see them.

static/search-words.js does the same in the browser; tests/search/test_words_in_browser.py holds the
two to each other. Words are folded (case and accents dropped) and stemmed when they are indexed.
"""

import re
import unicodedata
from typing import Final, NamedTuple

from newsgen.search.stemmer import stem

_LETTER = "(?:[^\\W_]|[\u0300-\u036f])"
_WORD: Final = re.compile(
    rf"[A-Za-z](?:\.[A-Za-z])+(?![A-Za-z])\.?"  # U.S.
    rf"|[0-9]+(?:,[0-9]{{3}})+(?![0-9])"  # 22,569
    rf"|{_LETTER}+(?:['’‘ʼ]{_LETTER}+)*"  # ferry, O'Brien, port's
)
_POSSESSIVE: Final = re.compile("['’‘ʼ]s$", re.IGNORECASE)
_PLAIN: Final = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th",
                               "ł": "l", "ı": "i", "ß": "ss", "ς": "σ"})  # fmt: skip
_FNV_START, _FNV_PRIME = 0x811C9DC5, 0x01000193
HASH_BITS = 30
"""Of the hash of a pair of words."""
_FIRST, _SECOND = 0x9E3779B1, 0x85EBCA6B
"""Odd, so that no two hashes fall together, and unlike, so that the order of a pair counts."""
_MASK = 0xFFFFFFFF
LONGEST = 40
"""Characters of a word that are indexed; what is longer is an address or a slip of a scanner."""

_STOP_WORDS: Final = """
a an and are as at be but by for from had has have he her his in is it its of on or she that the
their they this to was were which with
"""
STOP_WORDS: Final = frozenset(_STOP_WORDS.split())
"""Not indexed as words of their own; a phrase keeps them. `US`, `WHO` and `IT` set the limit: no
word stands here that a reader may look for, `it` aside."""


class Word(NamedTuple):
    """A word as the index knows it."""

    text: str
    """Folded."""
    term: str
    """Its stem, cut where it is very long; empty for a stop word."""
    hash: int
    """32 bits, for pairs of words."""

    def as_first(self) -> int:
        """Its share in the hash of a pair that it begins, 30 bits."""
        return (self.hash * _FIRST & _MASK) >> (32 - HASH_BITS)

    def as_second(self) -> int:
        """Its share in the hash of a pair that it ends, 30 bits."""
        return (self.hash * _SECOND & _MASK) >> (32 - HASH_BITS)


def split_words(text: str) -> list[Word]:
    """The words of `text` in order: ``"Iraq's U.S. envoy"`` → ``iraq``, ``us``, ``envoy``.

    A hyphen parts words; full stops in initials and commas in numbers do not. No word reaches
    across white space.
    """
    return [make_word(word) for word in find_words(text)]


def find_words(text: str) -> list[str]:
    """The words of `text`, folded."""
    return [word for raw in _WORD.findall(text) if (word := fold(raw))]


def make_word(text: str) -> Word:
    """The word that is `text` when folded."""
    term = "" if text in STOP_WORDS else stem(text[:LONGEST])
    return Word(text, term, hash_word(text))


def hash_word(text: str) -> int:
    """FNV-1a (Fowler, Noll, Vo), 32 bits, of the word in UTF-8."""
    value = _FNV_START
    for byte in text.encode("utf-8", "surrogatepass"):
        value = ((value ^ byte) * _FNV_PRIME) & _MASK
    return value


def fold(raw: str) -> str:
    """One word without case, accents and signs: ``Łódź’s`` → ``lodz``. May be empty."""
    plain = _POSSESSIVE.sub("", raw)
    if plain.isascii() and plain.isalnum():
        return plain.lower()
    plain = unicodedata.normalize("NFKD", plain).lower()
    plain = "".join(c for c in plain if not "\u0300" <= c <= "\u036f").translate(_PLAIN)
    return "".join(c for c in plain if c.isalnum())
