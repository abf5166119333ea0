"""What a run names by itself: a person, a place, an organisation, or something not yet clear.

An archive prints the same names again and again, so a run is read once and remembered; only what
the words beside it say is asked anew (`newsgen.loader.names.mentions`).
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from newsgen.loader.folding import fold
from newsgen.loader.gazetteer import EVERYONE, is_area, is_place, measure_prominence
from newsgen.loader.names.lexicon import known_organisations, suffix_words
from newsgen.loader.names.organisations import count_organisation
from newsgen.loader.names.shapes import (
    LONGEST_NAME,
    ends_organisation,
    find_inner_name,
    is_acronym,
    is_name_shaped,
    join_initials,
    join_words,
    last_title,
    looks_personal,
    strip_first,
    strip_last,
)
from newsgen.loader.names.signs import LARGE_TOWN, is_sure_place
from newsgen.loader.names.words import (
    COMPOUND,
    DAY,
    FAMILY_FIRST,
    FIRST_NAME,
    LOUD,
    NAMELESS,
    NO_NAME,
    OFFICE,
    OFFICE_FIELD,
    OPENER,
    PLACE_END,
    PLACE_HEAD,
    RANK,
    SHAPELESS,
    STATE,
    SUFFIX,
    TITLE,
    WEEKDAY,
    Part,
    Word,
    collect_marks,
    split_run,
)

Kind: TypeAlias = Literal["person", "place", "organisation", "unknown"]
Key: TypeAlias = tuple[str, ...]
"""A name's words, folded."""
Verdict: TypeAlias = tuple[Kind, str, float]
"""Kind, rule, confidence."""

REMEMBERED: Final = 16_384
"""Runs kept: of those in 1,655 stories three in four had stood in the 600 before them."""
UNCLEAR: Final[Verdict] = ("unknown", "", 0.0)
"""Told by its kind, never by ``is``: compiled by mypyc, a constant tuple has no identity."""


class Context(NamedTuple):
    """Which words beside an unclear name can settle it."""

    before: str | None
    """The word before it in its run; None where the text's words stand before it."""
    is_last: bool
    """Whether the text's words follow, and not another part of the run."""
    word: str
    """A single word in small letters; empty for a longer name."""
    is_place: bool
    """A single word that is a place after ``in``."""
    is_name: bool
    """A longer name with the shape of a person's."""


class Reading(NamedTuple):
    """One name of a run, without titles; `start` and `end` count from the start of the run."""

    verdict: Verdict
    words: tuple[str, ...]
    name: str
    key: Key
    surname: str
    """Folded, without ``Jr``."""
    start: int
    end: int
    initials: str | None = None
    """Of a name that its acronym in brackets may follow."""
    context: Context | None = None
    """Where the words beside the name are to be asked."""
    may_be_person: bool = False
    """An unclear name of the shape ``Ama Tuffour``."""
    is_foreign_to_people: bool = False
    """An unclear name with a country's name or capitals in it: ``Historic England``."""


@lru_cache(maxsize=REMEMBERED)
def read_run(printed: str) -> tuple[Reading, ...]:
    """The names in a run, in order."""
    parts = split_run(printed)
    if len(parts) == 1:
        return tuple(_read_part(parts[0], None, is_last=True))
    found: list[Reading] = []
    at = 0
    while at < len(parts):
        count = count_organisation(parts, at)
        is_last = at + max(1, count) == len(parts)
        if count:
            found.append(_join_parts(parts[at : at + count], is_last=is_last))
        else:
            before = f"{parts[at].link} " if at else None
            found += _read_part(parts[at], before, is_last=is_last)
        at += max(1, count)
    return tuple(found)


def find_surname(key: Key) -> str:
    """The last word, before ``jr``."""
    if len(key) > 1 and key[-1].rstrip(".") in suffix_words():
        return key[-2]
    return key[-1]


def _read_words(
    verdict: Verdict,
    words: Sequence[Word],
    initials: str | None = None,
    context: Context | None = None,
) -> Reading:
    texts = tuple([word.text for word in words])
    key = tuple([word.folded for word in words])
    last = words[-1]
    surname = key[-2] if last.marks & SUFFIX and len(key) > 1 else key[-1]
    name, start = " ".join(texts), words[0].start
    is_open = verdict[0] == "unknown" and _may_be_person(words)
    foreign = context is not None and context.is_name and _is_foreign(words)
    fields = (
        verdict, texts, name, key, surname, start, last.end, initials, context, is_open, foreign
    )  # fmt: skip
    return tuple.__new__(Reading, fields)  # half the time of Reading(*fields)


def _is_foreign(words: Sequence[Word]) -> bool:
    """Whether a name is no person's, for the capitals in it or the country at its end."""
    last = words[-1]
    if collect_marks(words[1:]) & LOUD:  # In front they may be a rank: "ASI Ruiz".
        return True
    return not last.marks & (FIRST_NAME | FAMILY_FIRST) and is_area(last.text)


def _join_parts(parts: Sequence[Part], *, is_last: bool) -> Reading:
    """One organisation of several parts, the ``of`` and ``and`` between them kept."""
    first = strip_first(parts[0].words) or parts[0].words
    words = strip_last((*first, *(word for part in parts[1:] for word in part.words)))
    printed = [word.text for word in first]
    for part in parts[1:]:
        printed += [*part.link.split(), *(word.text for word in part.words if word in words)]
    key = tuple(map(fold, printed))
    return Reading(
        ("organisation", "organisation-of", 0.85),
        tuple(printed),
        " ".join(printed),
        key,
        find_surname(key),
        words[0].start,
        words[-1].end,
        join_initials(words) if is_last else None,
    )


def _read_part(part: Part, before: str | None, *, is_last: bool) -> Sequence[Reading]:
    words, marks = part.words, part.marks
    if marks & (OPENER | COMPOUND | WEEKDAY):
        words = strip_first(words)
        if len(words) < len(part.words):
            before = f"{part.words[len(part.words) - len(words) - 1].low} "
    if marks & DAY:
        words = strip_last(words)
    if len(words) < 2:
        return _read_word(words[0], before, is_last=is_last) if words else ()
    joined = join_words(words)
    if joined in known_organisations():
        return (_read_words(("organisation", "known-organisation", 0.9), words),)
    title = last_title(words) if marks & OFFICE else None
    if title is not None and not is_place(joined) and not ends_organisation(words):
        return _read_titled(words, title)
    if marks & (STATE | OFFICE_FIELD) and (inner := find_inner_name(words)):
        return (_read_words(("person", "first-name", 0.8), words[inner:]),)
    verdict = _classify(words, joined)
    initials = join_initials(words) if is_last else None
    context = None
    if verdict[0] == "unknown":
        context = Context(before, is_last, "", False, len(words) <= 4 and is_name_shaped(words))
    return (_read_words(verdict, words, initials, context),)


def _read_titled(words: Sequence[Word], title: int) -> list[Reading]:
    """``Mossland President Ana Ruiz``: what is before the title, and the person after it."""
    found: list[Reading] = []
    first = title
    while first > 0 and words[first - 1].marks & TITLE:
        first -= 1
    ahead = words[:first]
    if ahead and not ahead[0].marks & RANK:
        verdict = _classify(ahead, join_words(ahead))
        if verdict[0] in ("place", "organisation"):
            found.append(_read_words(verdict, ahead))
    name = words[title + 1 : title + 1 + LONGEST_NAME]
    if is_name_shaped(name):
        found.append(_read_words(("person", "title", 0.9), name))
    return found


def _classify(words: Sequence[Word], joined: str) -> Verdict:
    if len(words) == 1:
        return _classify_word(words[0]) or UNCLEAR
    first, last = words[0].marks, words[-1].marks
    if is_place(joined) and not (first & FIRST_NAME and measure_prominence(joined) < LARGE_TOWN):
        return "place", "gazetteer", 0.9
    if ends_organisation(words):
        return "organisation", "organisation-word", 0.8
    if last & PLACE_END:
        if first & RANK or (first & NAMELESS and words[-1].low == "state"):
            return UNCLEAR  # "Deputy Harbour", "Peruvian State"
        return "place", "place-word", 0.8
    if looks_personal(words):
        return "person", "first-name", 0.85
    if first & PLACE_HEAD and len(words) < 4:
        return "place", "place-word", 0.7
    return UNCLEAR


def _read_word(word: Word, before: str | None, *, is_last: bool) -> Sequence[Reading]:
    """A single word; nothing for one that is no name: ``French``, ``Monday``."""
    if word.text in known_organisations():
        return (_read_words(("organisation", "known-organisation", 0.9), (word,)),)
    verdict = _classify_word(word)
    if verdict is None:
        return ()
    context = None
    if verdict[0] == "unknown":
        context = Context(before, is_last, word.low, is_place(word.text), False)
    return (_read_words(verdict, (word,), None, context),)


def _classify_word(word: Word) -> Verdict | None:
    printed = word.text
    if word.marks & NO_NAME:
        return None
    if is_acronym(printed):
        least = LARGE_TOWN if len(printed) > 4 else EVERYONE
        if measure_prominence(printed) < least:
            return "organisation", "acronym", 0.7
    if is_place(printed) and is_sure_place(printed, word.low):
        return "place", "gazetteer", 0.85
    return UNCLEAR


def _may_be_person(words: Sequence[Word]) -> bool:
    """Whether unclear words have the shape of a full name: ``Ama Tuffour``."""
    return (
        2 <= len(words) <= 3
        and not collect_marks(words) & SHAPELESS
        and all(word.text[:1].isupper() and not word.text.isupper() for word in words)
        and not is_place(words[0].text)
    )
