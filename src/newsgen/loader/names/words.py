"""The words of a run, each with all that the word lists say of it.

A word is looked up once and remembered; rules then ask for marks, which one word or many can bear.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from newsgen.loader.first_names import is_first_name
from newsgen.loader.folding import fold
from newsgen.loader.names.lexicon import office_words, suffix_words, title_words, word_list

REMEMBERED: Final = 16_384
"""Words kept."""

OPENER: Final = 1 << 0
"""Only opens a sentence: ``[Meanwhile] Ana Ruiz``."""
COMPOUND: Final = 1 << 1
"""``[Oslo-based] Ana Ruiz``."""
DAY: Final = 1 << 2
"""``Bay Council [Tuesday]``; also an article that belongs to the next word: ``Al``."""
OFFICE: Final = 1 << 3
"""A title that a name may follow at once: ``Mayor``."""
TITLE: Final = 1 << 4
"""Before a person's name and no part of it: ``Former``."""
SUFFIX: Final = 1 << 5
"""``Jr``."""
FIRST_NAME: Final = 1 << 6
INITIALS: Final = 1 << 7
"""``J.K.``, and short names that stand like initials: ``Md``."""
STATE: Final = 1 << 8
"""Initials of places: ``N.J.``."""
NAMELESS: Final = 1 << 9
"""In no person's name: ``Monday``, ``Iraqi``, ``Q&A``."""
NEVER_LAST: Final = 1 << 10
"""Ends no person's name: ``Prize``, ``Minister``."""
LOUD: Final = 1 << 11
"""Three capitals or more: ``NATO``."""
OFFICE_FIELD: Final = 1 << 12
"""Last word of what an office is for: ``Affairs``."""
ORGANISATION_END: Final = 1 << 13
ORGANISATION_HEAD: Final = 1 << 14
PLACE_END: Final = 1 << 15
PLACE_HEAD: Final = 1 << 16
FAMILY_FIRST: Final = 1 << 17
INNER_PLACE: Final = 1 << 18
"""``County`` in ``Clay County Packet``."""
PAPER_END: Final = 1 << 19
DISTRICT_KIND: Final = 1 << 20
RANK: Final = 1 << 21
SHAPELESS: Final = 1 << 22
"""Not in a full name that nothing else gives away."""
WEEKDAY: Final = 1 << 24
"""``Every [Monday] Ana Ruiz``."""
NO_NAME: Final = 1 << 23
"""By itself no name: ``French``, ``Monday``."""
FIELD_HEAD: Final = 1 << 25
"""``Department`` of ``Department of Health and Human Services``."""
FIELD: Final = 1 << 26
"""``Services`` there: what a public body looks after, and the end of a firm's name."""

_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.){1,4}|[A-Z]|Md\.?|Mohd\.?|Abd|Abu")
_STATES: Final = frozenset(
    ("U.S.", "U.K.", "U.N.", "E.U.", "D.C.", "N.J.", "N.Y.", "N.C.", "S.C.", "N.H.", "N.M.", "R.I.")
)
_COMPOUND: Final = re.compile(
    r"-(?:based|led|backed|born|owned|run|bound|wide|style|listed|occupied|administered|controlled)$"
)
_ODD: Final = re.compile(r"[\d&]")
_SHORT_NAMES: Final = frozenset({"md", "mohd", "abd", "abu"})
LINKS: Final = frozenset(["of", "for", "and", "the", "on", "&"])


class Word(NamedTuple):
    """A word as printed and in other forms, its marks, and where it stands in its run."""

    text: str
    low: str
    """Small letters."""
    bare: str
    """Small letters without a full stop: ``Dr.`` → ``dr``."""
    folded: str
    marks: int
    start: int
    end: int


class Part(NamedTuple):
    """Words in a row without ``of``, ``for``, ``and`` between; `link` stands before them."""

    link: str
    words: tuple[Word, ...]
    marks: int
    """Those that any of the words bears."""


def split_run(printed: str) -> list[Part]:
    """The parts of a run: ``Ministry of Health`` → ``Ministry``, and ``Health`` behind ``of``."""
    parts: list[Part] = []
    links: list[str] = []
    words: list[Word] = []
    end = marks = 0
    for token in printed.split():
        start = printed.index(token, end)
        end = start + len(token)
        if token in LINKS:
            if words:
                parts.append(Part(" ".join(links), tuple(words), marks))
                links, words, marks = [], [], 0
            links.append(token)
        else:
            low, bare, folded, own = _look_up(token)
            marks |= own
            # Word(…) would go through a function of Python's first, for every word of an archive.
            words.append(tuple.__new__(Word, (token, low, bare, folded, own, start, end)))
    if words:
        parts.append(Part(" ".join(links), tuple(words), marks))
    return parts


def collect_marks(words: Iterable[Word]) -> int:
    """The marks that any of the words bears."""
    marks = 0
    for word in words:
        marks |= word.marks
    return marks


@lru_cache(maxsize=REMEMBERED)
def _look_up(text: str) -> tuple[str, str, str, int]:
    """Small letters, the same without a full stop, the folded form, and the marks."""
    low = text.lower()
    bare = low.rstrip(".") if text[-1:] == "." else low
    marks = _marks_of_words().get(low, 0) | _marks_of_bare_words().get(bare, 0)
    if text.isupper() and len(text) > 1:
        marks &= ~OPENER  # "IT", "US"
        if len(text) > 2 and "." not in text:
            marks |= LOUD
    if is_first_name(text):
        marks |= FIRST_NAME
    if not text.isalpha():
        marks |= _mark_signs(text)
    if len(text) == 1 or "." in text or low in _SHORT_NAMES:
        marks |= INITIALS if _INITIALS.fullmatch(text) else 0
    return low, bare, low if text.isascii() else fold(text), marks


def _mark_signs(text: str) -> int:
    """The marks that come from hyphens, full stops and digits."""
    marks = NAMELESS if _ODD.search(text) else 0
    if "-" in text and _COMPOUND.search(text):
        marks |= COMPOUND
    return marks | STATE if text in _STATES else marks


@cache
def _marks_of_words() -> Mapping[str, int]:
    """Marks of words in small letters."""
    peoples = word_list("demonyms")
    none = word_list("no_names") | peoples
    return _join_lists(
        (OPENER, word_list("never_first")),
        (DAY, word_list("days") | {"al", "bin"}),
        (WEEKDAY, (day for day in word_list("days") if day.endswith("day"))),
        (NO_NAME, none),
        (NAMELESS, none | {f"{people}s" for people in peoples}),
        (ORGANISATION_HEAD, word_list("organisation_heads")),
        (PLACE_END, word_list("place_ends")),
        (PLACE_HEAD, word_list("place_heads")),
        (FAMILY_FIRST, word_list("family_first")),
        (INNER_PLACE, word_list("inner_places")),
        (PAPER_END, word_list("paper_ends")),
        (DISTRICT_KIND, word_list("district_kinds")),
        (FIELD_HEAD, word_list("field_heads")),
        (FIELD, word_list("fields")),
        (OFFICE_FIELD, word_list("thing_ends") | word_list("organisation_ends")),
        (SHAPELESS, _shapeless_words() | none),
    )


@cache
def _marks_of_bare_words() -> Mapping[str, int]:
    """Marks of words in small letters without a full stop."""
    titles_alone = title_words() - word_list("family_first")
    return _join_lists(
        (OFFICE, office_words()),
        (TITLE, title_words()),
        (SUFFIX, suffix_words()),
        (ORGANISATION_END, word_list("organisation_ends")),
        (NEVER_LAST, word_list("thing_ends") | titles_alone),
        (RANK, word_list("ranks")),
    )


def _join_lists(*lists: tuple[int, Iterable[str]]) -> Mapping[str, int]:
    """Word → the marks of all lists that have it."""
    marks: dict[str, int] = {}
    for mark, words in lists:
        for word in words:
            marks[word] = marks.get(word, 0) | mark
    return MappingProxyType(marks)


@cache
def _shapeless_words() -> frozenset[str]:
    lists = ("thing_ends", "organisation_ends", "place_ends", "never_first")
    return frozenset().union(*map(word_list, lists)) | title_words()
