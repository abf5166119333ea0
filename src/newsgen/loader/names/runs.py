"""Runs of capitalised words: where a text may name somebody or something."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final, TypeAlias

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
# Groups that own an organisation: "Women's Institute", "Ladies' Club"; no other possessive goes on.
_GROUP: Final = (
    rf"(?:[’'](?:(?:(?<=[oshr]men.)|(?<=ldren.)|(?<=eople.))s"
    r"|(?:(?<=dies.)|(?<=[krmhn]ers.)|(?<=ents.)|(?<=ists.)|(?<=rses.)|(?<=rans.)))"
    rf"(?= [{_UPPER}]))?"
)
_FURTHER: Final = r"(?:(?:[-–&.][’‘']?|[’‘'`](?!s\b))\w+)*" + _GROUP
# What follows a capital: full stops of initials; letters, and one full stop or further letters.
_REST: Final = rf"(?:\.(?:[{_UPPER}]\.){{0,3}}(?!\w)|\w*(?:{_STOP}|{_FURTHER}))"
_ARABIC: Final = r"(?:(?:al|el|ad|as|an|ar|at|ash|ul)-[’‘']?|[dl][’'])"
_WORD: Final = rf"(?:[{_UPPER}]{_REST}|{_ARABIC}[{_UPPER}]{_REST})"
_GAP: Final = r"(?:[ \xa0]{1,2}|[ \t]?(?:\r?\n|\r)[ \t]{0,4})"
_SMALL: Final = rf"(?:(?:{_any_of(_PARTICLES.split() + _LINKS.split())}){_GAP}){{0,3}}"
# A pattern that opens with a set of letters is searched for many times faster than `_WORD`.
_RUN: Final = re.compile(rf"[{_UPPER}](?<![^\W_].){_REST}(?:{_GAP}{_SMALL}{_WORD}){{0,18}}")
_PREFIX: Final = re.compile(rf"(?<!\w){_ARABIC}$")
_PREFIX_ENDS: Final = "-’‘'"

REACH: Final = 48
"""Characters on either side of a run that say what it names."""


Run: TypeAlias = tuple[str, int, int, Span]
"""Capitalised words in a row, where they start and end, and the piece of the text around them."""


def find_runs(text: str, pieces: Sequence[Span]) -> list[Run]:
    """All runs in the pieces, in order: ``Ministry of Health`` is one of two parts."""
    openers = _openers()
    found: list[Run] = []
    for piece in pieces:
        at, end = piece
        for match in _RUN.finditer(text, at, end):
            printed = match[0]
            if printed in openers:  # Most runs are the word that opens a sentence.
                continue
            first, stop = match.span()
            if first > at and text[first - 1] in _PREFIX_ENDS:
                first = _find_start(text, first, at)
                printed = text[first:stop]
            at = stop
            found.append((printed, first, stop, piece))
    return found


@cache
def _openers() -> frozenset[str]:
    """With a capital; in capitals they may be something else: ``IT``, ``US``."""
    return frozenset(word.capitalize() for word in word_list("never_first"))


def _find_start(text: str, capital: int, earliest: int) -> int:
    """Where the word of this capital starts: ``al-Kadhimi`` before its ``al-``."""
    match = _PREFIX.search(text[max(earliest, capital - 6) : capital])
    return capital - len(match[0]) if match else capital
