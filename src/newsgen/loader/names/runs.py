"""Runs of capitalised words: where a text may name somebody or something."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from newsgen.loader.names.lexicon import word_list
from newsgen.records import Span

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_SHORT: Final = (
    r"(?:Mr|Mrs|Ms|Mx|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Sen|Rep|Gov|Prof|Hon|Rev|Fr|Jr|Sr|Mt|Ft|Brig"
    r"|Adm|Supt|Insp|Md|Mohd|Smt|Shri|Engr?|Co|Corp|Inc|Ltd)\."
)
_WORD: Final = (
    rf"(?:(?:[{_UPPER}]\.){{1,4}}(?!\w)|{_SHORT}"
    rf"|(?:(?:[Aa]l|[Ee]l|ad|as|an|ar|at|ash|ul)-[’‘']?|[dl][’'])?[{_UPPER}]\w*"
    rf"(?:(?:[-–&.][’‘']?|[’‘'`](?!s\b))\w+)*)"
)
_PARTICLES: Final = (
    "de del dela la las los da das do dos di du des le van von der den ter ten bin binti bint ibn"
    " ben al el ul ur y e zu"
)
_LINKS: Final = "of for and the on &"
_SMALL: Final = "|".join(f"{_PARTICLES} {_LINKS}".split())
_GAP: Final = r"(?:[ \xa0]{1,2}|[ \t]?\r?\n[ \t]{0,4})"
_RUN: Final = re.compile(rf"{_WORD}(?:{_GAP}(?:(?:{_SMALL}){_GAP}){{0,3}}{_WORD}){{0,18}}")
_CAPITAL: Final = re.compile(rf"[{_UPPER}]")
_PREFIX: Final = re.compile(r"(?<!\w)(?:(?:al|el|ad|as|an|ar|at|ash|ul)-[’‘']?|[dl][’'])$")
_SPLIT: Final = re.compile(r"\S+")
_LINK_WORDS: Final = frozenset(_LINKS.split())


class Word(NamedTuple):
    """A word as printed, and where."""

    text: str
    start: int
    end: int


class Part(NamedTuple):
    """Words in a row without ``of``, ``for``, ``and`` between; `link` stands before them."""

    link: str
    words: tuple[Word, ...]


class Run(NamedTuple):
    """Parts in a row, and the words of the text on either side."""

    parts: tuple[Part, ...]
    before: str
    after: str


_REACH: Final = 48


def find_runs(text: str, pieces: Sequence[Span]) -> Iterator[Run]:
    """All runs in the pieces, in order: ``Ministry of Health`` is one of two parts."""
    openers = word_list("never_first")
    for start, end in pieces:
        at = start
        while capital := _CAPITAL.search(text, at, end):
            at = _find_start(text, capital.start(), at)
            match = _RUN.match(text, at, end) if at == start or not text[at - 1].isalnum() else None
            if match is None:
                at = capital.end()
                continue
            stop = match.end()
            # Most runs are the word that opens a sentence.
            if not match.group()[1:].isupper() and match.group().lower() in openers:
                at = stop
                continue
            before = text[max(start, at - _REACH) : at]
            yield Run(_split(match.group(), at), before, text[stop : min(end, stop + _REACH)])
            at = stop


def _find_start(text: str, capital: int, earliest: int) -> int:
    """Where the word of this capital starts: ``al-Kadhimi`` before its ``al-``."""
    match = _PREFIX.search(text[max(earliest, capital - 6) : capital])
    return capital - len(match[0]) if match else capital


def _split(run: str, offset: int) -> tuple[Part, ...]:
    if " " not in run and "\n" not in run and "\xa0" not in run:
        return (Part("", (Word(run, offset, offset + len(run)),)),)
    parts: list[Part] = []
    links: list[str] = []
    words: list[Word] = []
    for match in _SPLIT.finditer(run):
        token = match.group()
        if token in _LINK_WORDS:
            if words:
                parts.append(Part(" ".join(links), tuple(words)))
                links, words = [], []
            links.append(token)
        else:
            words.append(Word(token, offset + match.start(), offset + match.end()))
    if words:
        parts.append(Part(" ".join(links), tuple(words)))
    return tuple(parts)
