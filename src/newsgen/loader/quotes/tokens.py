"""Words and marks of a sentence whose quoted runs are masked."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from newsgen.loader.quotes.lexicon import speech_verbs
from newsgen.loader.quotes.words import ADVERBS, COMPOUNDS, NOT_ADVERBS

MASK: Final = "\x01"
"""Stands for each character of a quoted run, so that offsets stay true."""


class Token(NamedTuple):
    """One word or mark; `lower` is `text` in lower case."""

    text: str
    lower: str
    start: int
    end: int


_new_tuple = tuple.__new__
_TOKEN = re.compile(
    r"[A-Za-z][a-z]*(?=[ ,])"  # most words: tried first
    r"|[a-z](?!\.[A-Za-z]\.)\w*(?:[’'‘`´\-&/.]\w+)*(?:[’'](?=\s))?"
    r"|\x01+|(?=[A-Z])(?:(?:[A-Za-z]\.){2,}"
    r"|\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|St|Jr|Sr"
    r"|Jan|Feb|Aug|Sept|Oct|Nov|Dec)\."
    r"|\b[A-Z]\.(?=\s))|(?:[a-z]\.)(?:[A-Za-z]\.)+|[$#@]?\w+(?:[’'‘`´\-&/.]\w+)*(?:[’'](?=\s))?|[^\w\s]"
)
_ARABIC_NAME = re.compile(r"(?:al|el|ul|ad|as|an|ash|ar|at|az|bin|abu|d|o)[-’'][A-ZÀ-Þ]")
_CONTRACTION = re.compile(r"(?:he|she|it|we|they|i|you|that|there|who|what)[’'](?:s|re|ve|d|ll|m)")
POSSESSIVE_ENDS: Final = ("’s", "'s", "s’", "s'")


def tokenise(masked: str, offset: int, start: int, end: int) -> list[Token]:
    """Tokens of ``[start, end)``; `masked` is the paragraph that begins at `offset`."""
    tokens = []
    at = max(0, start - offset)
    # Finding each word again costs less than a match object with its span: 0.7 of the time.
    for word in _TOKEN.findall(masked, at, max(0, end - offset)):
        at = masked.find(word, at)
        first, at = at + offset, at + len(word)
        # Token(…) would take twice as long.
        tokens.append(_new_tuple(Token, (word, word.lower(), first, at + offset)))
    return tokens


@lru_cache(maxsize=16384)
def is_capitalised(word: str) -> bool:
    """``Ruiz``, ``@ruiz``, ``al-Rubai``."""
    first = word[:1]
    return (
        first.isupper()
        or first == "@"
        or (word[:1].islower() and _ARABIC_NAME.match(word) is not None)
    )


def is_adverb(lower: str) -> bool:
    """``also``, ``later``, ``quietly``."""
    return lower in ADVERBS or (len(lower) > 4 and lower.endswith("ly"))


def is_contraction(lower: str) -> bool:
    """A pronoun with its verb: ``he’s``, ``there'd``: a clause of its own starts there."""
    return _CONTRACTION.fullmatch(lower) is not None


def is_describing_adverb(lower: str) -> bool:
    """An adverb, but not a word as ``elderly``."""
    return is_adverb(lower) and lower not in NOT_ADVERBS


def is_masked(word: str) -> bool:
    """Whether the token is a quoted run."""
    return word[:1] == MASK


def is_verb(lower: str) -> bool:
    """A form of a verb of speech."""
    return lower in speech_verbs().forms


def is_strong(lower: str) -> bool:
    """A form that is a cue wherever it stands: ``said``."""
    return lower in speech_verbs().strong


def is_noun_like(lower: str) -> bool:
    """A form that is as often a noun: ``report``."""
    return lower in speech_verbs().noun_like


def is_possessive(word: str) -> bool:
    """``Ruiz’s``, ``voters'``."""
    return word.endswith(POSSESSIVE_ENDS)


def in_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether the word is the first half of a noun: ``think`` in ``a think tank``."""
    return at + 1 < len(tokens) and (tokens[at].lower, tokens[at + 1].lower) in COMPOUNDS
