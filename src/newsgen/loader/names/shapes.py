"""The shapes of names: what the words of a run look like by themselves."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from newsgen.loader.first_names import is_first_name
from newsgen.loader.gazetteer import is_place
from newsgen.loader.names.lexicon import office_words, suffix_words, title_words, word_list
from newsgen.loader.names.runs import Word

LONGEST_NAME: Final = 6
"""Words of a person's name at most."""
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){1,4}|[A-Z]|Md\.?|Mohd\.?|Abd|Abu")
_STATES: Final = frozenset(
    ("U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "N.J.", "N.Y.", "N.C.", "S.C.", "N.H.", "N.M.", "R.I.")
)
"""Initials of places, not of people: ``[N.J.] Ana Ruiz``."""
_COMPOUND: Final = re.compile(
    r"-(?:based|led|backed|born|owned|run|bound|wide|style|listed|occupied|administered|controlled)$"
)
_ACRONYM: Final = re.compile(r"[A-Z][A-Z&]{2,5}")
_BRACKETED: Final = re.compile(r"\s?\(([A-Z][A-Za-z&-]{1,9})\)")
_ODD: Final = re.compile(r"[\d&]")


def strip_first(words: Sequence[Word]) -> tuple[Word, ...]:
    """Without the words that only open a sentence: ``[Meanwhile] Ana Ruiz``."""
    barred = word_list("never_first")
    start = 0
    for at, word in enumerate(words):
        if "-" in word.text and _COMPOUND.search(word.text):
            start = at + 1
    while (
        start < len(words)
        and words[start].low in barred
        and not (words[start].text.isupper() and len(words[start].text) > 1)
    ):
        start += 1
    return tuple(words[start:])


def strip_last(words: Sequence[Word]) -> tuple[Word, ...]:
    """Without the day that follows in American copy: ``Bay Council [Tuesday]``."""
    days = word_list("days")
    end = len(words)
    while end and (words[end - 1].low in days or words[end - 1].text in ("Al", "Bin")):
        end -= 1
    return tuple(words[:end])


def join_words(words: Sequence[Word]) -> str:
    """The words with blanks between."""
    return " ".join(word.text for word in words)


def is_suffix(word: Word) -> bool:
    """``Jr``, ``III``."""
    return word.bare in suffix_words()


def last_title(words: Sequence[Word]) -> int | None:
    """Index of the last title before the name; None where there is none."""
    known = office_words()
    for at in range(len(words) - 2, -1, -1):
        if words[at].bare in known and not is_suffix(words[at + 1]):
            return at
    return None


def ends_organisation(words: Sequence[Word]) -> bool:
    """Two words or more, the last one an organisation's: ``Bay Council``."""
    if len(words) < 2:
        return False
    last = words[-1].bare
    return last in word_list("organisation_ends") or is_paper(words) or is_public_body(words)


def is_paper(words: Sequence[Word]) -> bool:
    """A paper behind the name of its place: ``Clay County Packet``, ``Baltimore Sun``."""
    if words[-1].low not in word_list("paper_ends"):
        return False
    return words[-2].low in word_list("inner_places") or is_place(join_words(words[:-1]))


def is_public_body(words: Sequence[Word]) -> bool:
    """``Clay Levee District``; a district of another kind is a place."""
    return words[-1].low == "district" and words[-2].low in word_list("district_kinds")


def is_acronym(word: str) -> bool:
    """Three to six capitals that are no usual abbreviation of something else: ``BWB``."""
    return bool(_ACRONYM.fullmatch(word)) and word not in word_list("no_acronyms")


def looks_personal(words: Sequence[Word]) -> bool:
    """A first name, initials or a family name that comes first, and one to five further words."""
    if not 2 <= len(words) <= LONGEST_NAME or not is_name_shaped(words):
        return False
    if ends_organisation(words) or words[-1].low in word_list("place_ends"):
        return False
    first = words[0].text
    if first in _STATES or any(word.low in word_list("inner_places") for word in words[1:-1]):
        return False
    if is_first_name(first) or _INITIALS.fullmatch(first):
        return True
    return len(words) <= 3 and words[0].low in word_list("family_first") and first[1:].islower()


def is_name_shaped(words: Sequence[Word]) -> bool:
    """No word that never stands in a person's name, none in capitals but initials."""
    if not words or len(words) > LONGEST_NAME:
        return False
    if len(words) == 1 and len(words[0].text) < 2:
        return False
    barred, peoples = word_list("no_names"), word_list("demonyms")
    for word in words:
        low = word.low
        if low in barred or low in peoples or low.rstrip("s") in peoples or _ODD.search(low):
            return False
    last = words[-1].bare
    if last in word_list("thing_ends"):
        return False
    if last in title_words() and last not in word_list("family_first"):
        return False
    return not all(len(w.text) > 2 and w.text.isupper() and "." not in w.text for w in words)


@cache
def _field_ends() -> frozenset[str]:
    """Last words of what an office is for: ``affairs``, ``authority``."""
    return word_list("thing_ends") | word_list("organisation_ends")


def find_inner_name(words: Sequence[Word]) -> int:
    """Where a person starts after an office's field: ``(minister of) Health [Ana Ruiz]``; or 0."""
    if len(words) < 3:
        return 0
    fields = _field_ends()
    for at in range(len(words) - 2, 0, -1):
        before = words[at - 1].text
        if before not in _STATES and before.lower() not in fields:
            continue
        if is_first_name(words[at].text) and looks_personal(words[at:]):
            return at
    return 0


def join_initials(words: Sequence[Word]) -> str | None:
    """The capitals that open the words; None for a single word."""
    if len(words) < 2:
        return None
    return "".join(word.text[0] for word in words if word.text[:1].isupper()).upper()


def find_short(initials: str, after: str) -> str:
    """The acronym in brackets after a name of these initials: ``Bay Water Board (BWB)``."""
    match = _BRACKETED.match(after) if "(" in after[:2] else None
    if match is None:
        return ""
    capitals = "".join(c for c in match[1] if c.isupper())
    fits = len(capitals) > 1 and (capitals in initials or initials in capitals)
    return match[1] if fits else ""
