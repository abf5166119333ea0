"""What a run names by itself: a person, a place, an organisation, or something not yet clear.

An archive prints the same names again and again, so a run is read once and remembered; only what
the words beside it say is asked anew (`newsgen.loader.names.mentions`).
"""

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, Literal, NamedTuple, TypeAlias

from newsgen.loader.first_names import is_first_name
from newsgen.loader.folding import fold
from newsgen.loader.gazetteer import EVERYONE, is_place, measure_prominence
from newsgen.loader.names.lexicon import (
    known_organisations,
    suffix_words,
    title_words,
    word_list,
)
from newsgen.loader.names.organisations import count_organisation
from newsgen.loader.names.runs import Part, Word, split_run
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

Kind: TypeAlias = Literal["person", "place", "organisation", "unknown"]
Key: TypeAlias = tuple[str, ...]
"""A name's words, folded."""
Verdict: TypeAlias = tuple[Kind, str, float]
"""Kind, rule, confidence."""

REMEMBERED: Final = 16_384
"""Runs kept: of those in 1,655 stories three in four had stood in the 600 before them."""
UNCLEAR: Final[Verdict] = ("unknown", "", 0.0)


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


@lru_cache(maxsize=REMEMBERED)
def read_run(printed: str) -> tuple[Reading, ...]:
    """The names in a run, in order."""
    parts = split_run(printed)
    if len(parts) == 1 and len(parts[0].words) == 1:
        alone = strip_last(strip_first(parts[0].words))
        reading = _read_word(alone[0], None, is_last=True) if alone else None
        return (reading,) if reading else ()
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


def name_key(words: Sequence[str]) -> Key:
    """The words folded."""
    return tuple(map(fold, words))


def find_surname(key: Key) -> str:
    """The last word, before ``jr``."""
    if len(key) > 1 and key[-1].rstrip(".") in suffix_words():
        return key[-2]
    return key[-1]


def _make_reading(
    verdict: Verdict,
    texts: tuple[str, ...],
    words: Sequence[Word],
    initials: str | None = None,
    context: Context | None = None,
) -> Reading:
    key = name_key(texts)
    start, end = words[0].start, words[-1].end
    name, surname = " ".join(texts), find_surname(key)
    open_name = verdict == UNCLEAR and _may_be_person(words)
    return Reading(verdict, texts, name, key, surname, start, end, initials, context, open_name)


def _read_words(verdict: Verdict, words: Sequence[Word]) -> Reading:
    return _make_reading(verdict, tuple(word.text for word in words), words)


def _join_parts(parts: Sequence[Part], *, is_last: bool) -> Reading:
    """One organisation of several parts, the ``of`` and ``and`` between them kept."""
    first = strip_first(parts[0].words) or parts[0].words
    rest = [word for part in parts[1:] for word in part.words]
    words = strip_last([*first, *rest])
    printed = [word.text for word in first]
    for part in parts[1:]:
        printed += [*part.link.split(), *(word.text for word in part.words if word in words)]
    initials = join_initials(words) if is_last else None
    verdict: Verdict = ("organisation", "organisation-of", 0.85)
    return _make_reading(verdict, tuple(printed), words, initials)


def _read_part(part: Part, before: str | None, *, is_last: bool) -> Iterator[Reading]:
    kept = strip_first(part.words)
    if len(kept) < len(part.words):
        before = f"{part.words[len(part.words) - len(kept) - 1].low} "
    words = strip_last(kept)
    if not words:
        return
    if len(words) == 1:
        if reading := _read_word(words[0], before, is_last=is_last):
            yield reading
        return
    joined = join_words(words)
    if joined in known_organisations():
        yield _read_words(("organisation", "known-organisation", 0.9), words)
        return
    title = None if is_place(joined) else last_title(words)
    if title is not None and not ends_organisation(words):
        yield from _read_titled(words, title)
        return
    if inner := find_inner_name(words):
        yield _read_words(("person", "first-name", 0.8), words[inner:])
        return
    verdict = _classify(words, joined)
    initials = join_initials(words) if is_last else None
    context = None
    if verdict == UNCLEAR:
        context = Context(before, is_last, "", False, len(words) <= 4 and is_name_shaped(words))
    yield _make_reading(verdict, tuple(word.text for word in words), words, initials, context)


def _read_titled(words: Sequence[Word], title: int) -> Iterator[Reading]:
    """``Mossland President Ana Ruiz``: what is before the title, and the person after it."""
    first = title
    while first > 0 and words[first - 1].bare in title_words():
        first -= 1
    ahead = words[:first]
    if ahead:
        verdict = _classify(ahead, join_words(ahead))
        if verdict[0] in ("place", "organisation"):
            yield _read_words(verdict, ahead)
    name = words[title + 1 : title + 1 + LONGEST_NAME]
    if is_name_shaped(name):
        yield _read_words(("person", "title", 0.9), name)


def _classify(words: Sequence[Word], joined: str) -> Verdict:
    if len(words) == 1:
        return _classify_word(words[0]) or UNCLEAR
    last = words[-1].low
    if is_place(joined) and not (
        is_first_name(words[0].text) and measure_prominence(joined) < LARGE_TOWN
    ):
        return "place", "gazetteer", 0.9
    if ends_organisation(words):
        return "organisation", "organisation-word", 0.8
    if last in word_list("place_ends"):
        return UNCLEAR if words[0].bare in word_list("ranks") else ("place", "place-word", 0.8)
    if looks_personal(words):
        return "person", "first-name", 0.85
    if words[0].low in word_list("place_heads") and len(words) < 4:
        return "place", "place-word", 0.7
    return UNCLEAR


def _read_word(word: Word, before: str | None, *, is_last: bool) -> Reading | None:
    """A single word; None for one that is no name: ``French``, ``Monday``."""
    if word.text in known_organisations():
        return _read_words(("organisation", "known-organisation", 0.9), (word,))
    verdict = _classify_word(word)
    if verdict is None:
        return None
    context = None
    if verdict is UNCLEAR:
        context = Context(before, is_last, word.low, is_place(word.text), False)
    text, _, start, end = word
    folded = fold(text)
    return Reading(verdict, (text,), text, (folded,), folded, start, end, None, context)


def _classify_word(word: Word) -> Verdict | None:
    printed, low = word.text, word.low
    if low in word_list("no_names") or low in word_list("demonyms"):
        return None
    if is_acronym(printed):
        least = LARGE_TOWN if len(printed) > 4 else EVERYONE
        if measure_prominence(printed) < least:
            return "organisation", "acronym", 0.7
    if is_place(printed) and is_sure_place(printed, low):
        return "place", "gazetteer", 0.85
    return UNCLEAR


def _may_be_person(words: Sequence[Word]) -> bool:
    """Whether unclear words have the shape of a full name: ``Ama Tuffour``."""
    return (
        2 <= len(words) <= 3
        and all(word.text[:1].isupper() and not word.text.isupper() for word in words)
        and not any(word.low in _shapeless() for word in words)
        and not is_place(words[0].text)
    )


@cache
def _shapeless() -> frozenset[str]:
    """Words that stand in no person's name."""
    lists = ("no_names", "demonyms", "thing_ends", "organisation_ends", "place_ends", "never_first")
    return frozenset().union(*map(word_list, lists)) | title_words()
