"""Signs beside a name: what the words before and after it say."""

import re
from typing import Final

from newsgen.loader.first_names import is_first_name
from newsgen.loader.gazetteer import EVERYONE, measure_prominence
from newsgen.loader.names.lexicon import word_list
from newsgen.loader.quotes.lexicon import role_nouns

LARGE_TOWN: Final = 100_000
"""People from which a bare word is taken for the town of that name."""
METROPOLIS: Final = 1_000_001
"""The same for a word that is a first name too."""

_IN: Final = re.compile(r"\b(?:in|at|near|from|around|outside|across|into|via|of|to)\s(?:the\s)?$")
_WHERE: Final = re.compile(r"\b(?:in|near|around|outside|across)\s$")
_IN_REACH: Final = 16
"""Characters in which these words stand; ``outside the`` has eleven."""
_SMALL_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz-"
_CURRENCIES: Final = "$€£¥"
_PAUSES: Final = frozenset((",", ".", ";"))
# "Moss Wind, a rail firm in Oslo", but "Ana Ruiz, a senior bank clerk".
_NOUN_AFTER: Final = re.compile(
    r",\san?\s(?:[a-z]+\s)?([a-z-]+)(?:[,.;]|\s(?:of|in|from|that|which|based|with)\b)"
)
_OWNING: Final = frozenset({"of", "at", "for", "from", "by", "with", "in"})
"""Behind these the noun is no name's: ``the head of the firm, Ana Ruiz,``."""
_OFFICES: Final = frozenset({"president", "minister", "chancellor", "premier", "king"})
_NEXT_WORD: Final = re.compile(r",?\s([a-z]+)\b")
_PLACE_AFTER: Final = re.compile(r",\s([A-Z][\w.]+(?:\s[A-Z]\w+)?)")
_AGE: Final = re.compile(r",?\s\(?(?:aged\s)?\d{2}(?:[,)]|\s?-?years?)")
_APPOSED: Final = re.compile(r",\s(?:an?|the|who|whose)\s((?:[\w’'-]+[ ]){0,5}[\w’'-]+)?")


def is_located(before: str, low: str) -> bool:
    """After ``in``; for a town whose name is rarely a word, after ``of`` or ``from`` too."""
    if low in word_list("doubtful_places"):
        return is_inside(before)
    return _IN.search(before[-_IN_REACH:]) is not None


def is_inside(before: str) -> bool:
    """After ``in`` or ``near``, which stand before no person's name."""
    return _WHERE.search(before[-_IN_REACH:]) is not None


def is_before_place(before: str, after: str) -> bool:
    """``in Moss End, Norway``: an unknown name that a known country or state follows."""
    match = _PLACE_AFTER.match(after) if after[:1] == "," else None
    if match is None or not _IN.search(before[-_IN_REACH:]):
        return False
    return measure_prominence(match[1]) >= EVERYONE


def is_sure_place(word: str, low: str) -> bool:
    """A bare word that is rather a place than a word or a person: ``Lagos``, not ``Nice``."""
    if low in word_list("doubtful_places"):
        return False
    return measure_prominence(word) >= (METROPOLIS if is_first_name(word) else LARGE_TOWN)


def follows_office(before: str) -> bool:
    """``president`` before a single name: ``president Biya``."""
    return _read_last_word(before) in _OFFICES


def is_personal_context(before: str, after: str) -> bool:
    """A role before, an age, a verb of speech or an apposition after: somebody's name."""
    if may_follow_word(before) and _read_last_word(before) in word_list("role_before"):
        return True
    if after[:1] == "," and before.endswith(", "):
        noun = _read_last_word(before[:-2] + " ")
        if noun in word_list("role_before") or noun in word_list("kin"):
            return True
    if _AGE.match(after):
        return True
    following = _NEXT_WORD.match(after)
    if following and following[1] in word_list("speech_after"):
        return True
    apposed = _APPOSED.match(after) if after[:1] == "," else None
    if apposed is None:
        return False
    said = apposed[0].split()
    return said[1] in ("who", "whose") or not (role_nouns() | word_list("role_before")).isdisjoint(
        said
    )


def is_counted(text: str, start: int, end: int) -> bool:
    """A sum or a number, and no place: ``US$5``, ``Mile 12``."""
    if text[end : end + 1] in _CURRENCIES:
        return end < len(text)
    is_digit = text[end : end + 1] == " " and text[end + 1 : end + 2].isdigit()
    return is_digit and text[start:end].lower() in word_list("numbered")


def is_kin(before: str, after: str) -> bool:
    """A single name between commas behind who it is: ``her husband, Svend, ``."""
    if after not in _PAUSES or not before.endswith(", "):
        return False
    return _read_last_word(before[:-2] + " ") in word_list("kin")


def is_appositive_organisation(before: str, after: str) -> bool:
    """``The utility, Moss Wind,``; ``Moss Wind, a utility``: what it is stands beside the name."""
    nouns = word_list("organisation_nouns")
    if after[:1] in _PAUSES and before.endswith(", "):
        *ahead, noun = before[:-2].split()[-4:] or [""]
        if noun in nouns and _OWNING.isdisjoint(ahead):
            return True
    apposed = _NOUN_AFTER.match(after) if after[:1] == "," else None
    return apposed is not None and apposed[1] in nouns


def may_follow_word(before: str) -> bool:
    """Whether a small letter and a blank stand before a name: ``in ``, not ``home. ``."""
    return before[-2:-1].islower() or before[-1:] in ("\n", "\r")


def _read_last_word(before: str) -> str:
    """The small word that one blank parts from the name: ``president`` of ``The president ``."""
    if before[-1:] == "\n" and before[-2:-1].isspace():
        before = before[:-1]
    if not before[-1:].isspace():
        return ""
    words = before[:-1]
    return words[len(words.rstrip(_SMALL_LETTERS)) :]
