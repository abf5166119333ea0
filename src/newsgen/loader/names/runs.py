"""Runs of capitalised words: where a text may name somebody or something."""

import re
from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from newsgen.loader.names.lexicon import word_list
from newsgen.records import Span

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_ABBREVIATED: Final = (
    "Mr Mrs Ms Mx Dr St Gen Lt Col Maj Capt Sgt Sen Rep Gov Prof Hon Rev Fr Jr Sr Mt Ft Brig"
    " Adm Supt Insp Md Mohd Smt Shri Eng Engr Co Corp Inc Ltd"
)
_PARTICLES: Final = (
    "de del dela la las los da das do dos di du des le van von der den ter ten bin binti bint ibn"
    " ben al el ul ur y e zu"
)
_LINKS: Final = "of for and the on &"


def _any_of(words: Iterable[str]) -> str:
    """A pattern of one branch a first letter: thirty branches would each be tried in vain."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(word[1:])
    return "|".join(f"{first}(?:{'|'.join(rests[first])})" for first in rests)


_STOP: Final = r"\.(?:" + "|".join(rf"(?<=\b{word}\.)" for word in _ABBREVIATED.split()) + ")"
_FURTHER: Final = r"(?:(?:[-–&.][’‘']?|[’‘'`](?!s\b))\w+)*"
# What follows a capital: full stops of initials; letters, and one full stop or further letters.
_REST: Final = rf"(?:\.(?:[{_UPPER}]\.){{0,3}}(?!\w)|\w*(?:{_STOP}|{_FURTHER}))"
_ARABIC: Final = r"(?:(?:al|el|ad|as|an|ar|at|ash|ul)-[’‘']?|[dl][’'])"
_WORD: Final = rf"(?:[{_UPPER}]{_REST}|{_ARABIC}[{_UPPER}]{_REST})"
_GAP: Final = r"(?:[ \xa0]{1,2}|[ \t]?\r?\n[ \t]{0,4})"
_SMALL: Final = rf"(?:(?:{_any_of(_PARTICLES.split() + _LINKS.split())}){_GAP}){{0,3}}"
# A pattern that opens with a set of letters is searched for many times faster than `_WORD`.
_RUN: Final = re.compile(rf"[{_UPPER}](?<![^\W_].){_REST}(?:{_GAP}{_SMALL}{_WORD}){{0,18}}")
_PREFIX: Final = re.compile(rf"(?<!\w){_ARABIC}$")
_PREFIX_ENDS: Final = "-’‘'"
_LINK_WORDS: Final = frozenset(_LINKS.split())

REACH: Final = 48
"""Characters on either side of a run that say what it names."""


class Word(NamedTuple):
    """A word as printed, the same in small letters, and where it stands in its run."""

    text: str
    low: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        """Small letters without a full stop: ``Dr.`` → ``dr``."""
        return self.low.rstrip(".")


class Part(NamedTuple):
    """Words in a row without ``of``, ``for``, ``and`` between; `link` stands before them."""

    link: str
    words: tuple[Word, ...]


class Run(NamedTuple):
    """Capitalised words in a row, where they stand, and the piece of the text around them."""

    printed: str
    start: int
    end: int
    piece: Span


def find_runs(text: str, pieces: Sequence[Span]) -> list[Run]:
    """All runs in the pieces, in order: ``Ministry of Health`` is one of two parts."""
    openers = word_list("never_first")
    found: list[Run] = []
    for piece in pieces:
        at, end = piece
        for match in _RUN.finditer(text, at, end):
            printed = match.group()
            first, stop = match.span()
            if first > at and text[first - 1] in _PREFIX_ENDS:
                first = _find_start(text, first, at)
                printed = text[first:stop]
            at = stop
            # Most runs are the word that opens a sentence.
            if printed.lower() not in openers or printed[1:].isupper():
                found.append(Run(printed, first, stop, piece))
    return found


def _find_start(text: str, capital: int, earliest: int) -> int:
    """Where the word of this capital starts: ``al-Kadhimi`` before its ``al-``."""
    match = _PREFIX.search(text[max(earliest, capital - 6) : capital])
    return capital - len(match[0]) if match else capital


def split_run(printed: str) -> tuple[Part, ...]:
    """The parts of a run: ``Ministry of Health`` → ``Ministry``, and ``Health`` behind ``of``."""
    tokens = printed.split()
    if len(tokens) == 1:
        return (Part("", (Word(printed, printed.lower(), 0, len(printed)),)),)
    parts: list[Part] = []
    links: list[str] = []
    words: list[Word] = []
    end = 0
    for token in tokens:
        start = printed.index(token, end)
        end = start + len(token)
        if token in _LINK_WORDS:
            if words:
                parts.append(Part(" ".join(links), tuple(words)))
                links, words = [], []
            links.append(token)
        else:
            words.append(Word(token, token.lower(), start, end))
    if words:
        parts.append(Part(" ".join(links), tuple(words)))
    return tuple(parts)
