"""The shapes of names: what the words of a run look like by themselves."""

import re
from collections.abc import Sequence
from typing import Final

from newsgen.loader.gazetteer import is_place
from newsgen.loader.names.lexicon import word_list
from newsgen.loader.names.words import (
    COMPOUND,
    DAY,
    DISTRICT_KIND,
    FAMILY_FIRST,
    FIRST_NAME,
    INITIALS,
    INNER_PLACE,
    LOUD,
    NAMELESS,
    NEVER_LAST,
    OFFICE,
    OFFICE_FIELD,
    OPENER,
    ORGANISATION_END,
    PAPER_END,
    PLACE_END,
    STATE,
    SUFFIX,
    WEEKDAY,
    Word,
    collect_marks,
)

LONGEST_NAME: Final = 6
"""Words of a person's name at most."""
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&]{2,5}")
_ORDINAL_ENDS: Final = frozenset({"bank", "bancorp", "bankshares", "church", "army", "fleet"})
_TITLES_AND_NAMES: Final = frozenset({"dean", "don", "dame", "earl", "duke", "marshall"})
"""Rather first names where one word follows: ``Don Ruiz``, but ``Don Carlos Ruiz``."""
_BRACKETED: Final = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,9})\)")


def strip_first(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the words that only open a sentence: ``[Meanwhile] Ana Ruiz``."""
    marks = collect_marks(words)
    if not marks & (OPENER | COMPOUND | WEEKDAY):
        return words
    start = 0
    if marks & COMPOUND:
        start = max(at + 1 for at, word in enumerate(words) if word.marks & COMPOUND)
    while start < len(words) and words[start].marks & (OPENER | WEEKDAY):
        start += 1
    if 0 < start < len(words) - 1 and words[start - 1].low == "first" and is_bank(words[-1]):
        start -= 1
    return words[start:]


def is_bank(word: Word) -> bool:
    """Last word of a name that may open with an ordinal: ``First Harbor Bank``."""
    return word.bare in _ORDINAL_ENDS


def strip_last(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """Without the day that follows in American copy: ``Bay Council [Tuesday]``."""
    end = len(words)
    while end and words[end - 1].marks & DAY:
        end -= 1
    return words[:end]


def join_words(words: Sequence[Word]) -> str:
    """The words with blanks between."""
    return " ".join([word.text for word in words])


def last_title(words: Sequence[Word]) -> int | None:
    """Index of the last title before the name; None where there is none."""
    for at in range(len(words) - 2, -1, -1):
        marks = words[at].marks
        if not marks & OFFICE or words[at + 1].marks & SUFFIX:
            continue
        if marks & FIRST_NAME and at == len(words) - 2 and words[at].low in _TITLES_AND_NAMES:
            continue
        return at
    return None


def ends_organisation(words: Sequence[Word]) -> bool:
    """Two words or more, the last one an organisation's: ``Bay Council``."""
    if len(words) < 2:
        return False
    return bool(words[-1].marks & ORGANISATION_END) or is_paper(words) or is_public_body(words)


def is_paper(words: Sequence[Word]) -> bool:
    """A paper behind the name of its place: ``Clay County Packet``, ``Baltimore Sun``."""
    if not words[-1].marks & PAPER_END:
        return False
    return bool(words[-2].marks & INNER_PLACE) or is_place(join_words(words[:-1]))


def is_public_body(words: Sequence[Word]) -> bool:
    """``Clay Levee District``; a district of another kind is a place."""
    return words[-1].low == "district" and bool(words[-2].marks & DISTRICT_KIND)


def is_acronym(word: str) -> bool:
    """Three to six capitals that are no usual abbreviation of something else: ``BWB``."""
    return bool(_ACRONYM.fullmatch(word)) and word not in word_list("no_acronyms")


def looks_personal(words: Sequence[Word]) -> bool:
    """A first name, initials or a family name that comes first, and one to five further words."""
    first = words[0].marks if 2 <= len(words) <= LONGEST_NAME else 0
    if first & STATE or not first & (FIRST_NAME | INITIALS | FAMILY_FIRST):
        return False
    if not is_name_shaped(words) or ends_organisation(words) or words[-1].marks & PLACE_END:
        return False
    if len(words) > 2 and collect_marks(words[1:-1]) & INNER_PLACE:
        return False
    if first & (FIRST_NAME | INITIALS):
        return True
    return len(words) <= 3 and words[0].text[1:].islower()


def is_name_shaped(words: Sequence[Word]) -> bool:
    """No word that never stands in a person's name, none in capitals but initials."""
    if not words or len(words) > LONGEST_NAME or words[-1].marks & NEVER_LAST:
        return False
    if len(words) == 1 and len(words[0].text) < 2:
        return False
    loud = LOUD
    for word in words:
        if word.marks & NAMELESS:
            return False
        loud &= word.marks
    return not loud


def find_inner_name(words: Sequence[Word]) -> int:
    """Where a person starts after an office's field: ``(minister of) Health [Ana Ruiz]``; or 0."""
    if len(words) < 3:
        return 0
    for at in range(len(words) - 2, 0, -1):
        if not words[at - 1].marks & (STATE | OFFICE_FIELD):
            continue
        if words[at].marks & FIRST_NAME and looks_personal(words[at:]):
            return at
    return 0


def join_initials(words: Sequence[Word]) -> str | None:
    """The capitals that open the words; None for a single word."""
    if len(words) < 2:
        return None
    return "".join([word.text[0] for word in words if word.text[:1].isupper()]).upper()


def find_short(initials: str, after: str) -> str:
    """The acronym in brackets after a name of these initials: ``Bay Water Board (BWB)``."""
    match = _BRACKETED.match(after) if "(" in after[:2] else None
    if match is None:
        return ""
    capitals = "".join(c for c in match[1] if c.isupper())
    fits = len(capitals) > 1 and (capitals in initials or initials in capitals)
    return match[1] if fits else ""
