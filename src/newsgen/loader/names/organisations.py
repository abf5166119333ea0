"""Organisations of several parts: ``Ministry`` / ``of Health`` / ``and Sport``."""

from collections.abc import Sequence
from functools import cache
from typing import Final

from newsgen.loader.gazetteer import is_place, measure_prominence
from newsgen.loader.names.lexicon import known_organisations, word_list
from newsgen.loader.names.shapes import (
    ends_organisation,
    is_acronym,
    is_public_body,
    join_words,
    last_title,
    looks_personal,
    strip_first,
    strip_last,
)
from newsgen.loader.names.signs import LARGE_TOWN
from newsgen.loader.names.words import (
    DISTRICT_KIND,
    FIELD,
    FIELD_HEAD,
    FIRST_NAME,
    INITIALS,
    LINKS,
    LOUD,
    NAMELESS,
    OFFICE,
    ORGANISATION_HEAD,
    Part,
    Word,
)

_OF: Final = frozenset({"of", "of the", "for", "for the", "on", "on the"})
_AND: Final = frozenset({"and", "&"})
_NAMING: Final = FIRST_NAME | INITIALS | LOUD | NAMELESS
"""Marks of words that open a name: ``Ana Services``, ``BWD Services``, ``Iraqi Services``."""


def count_organisation(parts: Sequence[Part], at: int) -> int:
    """How many parts make one organisation from `at` on: ``Ministry of Health and Sport``: 3."""
    rest = parts[at + 1 :]
    if not rest or not strip_last(rest[0].words):
        return 0
    first = strip_first(parts[at].words)
    if first and first[0].text in _openers():
        known = next((n for n in (3, 2) if _is_known(parts[at : at + n])), 0)
        if known:
            return known
    last = parts[at].words[-1].marks
    if last & ORGANISATION_HEAD and rest[0].link in _OF:
        if _is_of_person(rest[0].words):
            return 0
        count = 2
        of_fields = bool(last & FIELD_HEAD)
        while at + count < len(parts) and count < 6 and _continues(parts, at + count, of_fields):
            count += 1
        return count
    joined = rest[0].link in _AND and len(rest[0].words) > 1 and ends_organisation(rest[0].words)
    if not joined:
        return 0
    if len(first) > 1 and is_public_body(rest[0].words) and last & DISTRICT_KIND:
        return 2  # Clay Bottom Levee and Drainage District
    return 2 if len(first) == 1 and _is_plain(first) else 0


@cache
def _openers() -> frozenset[str]:
    """First words of organisations known as a whole that have several parts: ``House``."""
    return frozenset(
        name.split()[0] for name in known_organisations() if LINKS.intersection(name.split())
    )


def _is_known(parts: Sequence[Part]) -> bool:
    """``Islamic State`` / ``of Iraq`` / ``and Syria``: known as a whole."""
    first = join_words(strip_first(parts[0].words))
    rest = (f"{part.link} {join_words(part.words)}" for part in parts[1:])
    return " ".join([first, *rest]) in known_organisations()


def _continues(parts: Sequence[Part], at: int, of_fields: bool) -> bool:
    """Whether the organisation goes on; one `of_fields` is named by what it looks after."""
    part = parts[at]
    if not strip_last(part.words):
        return False
    if part.link in _OF:
        return not _is_of_person(part.words)
    if part.link not in _AND or not _is_plain(parts[at - 1].words):
        return False
    opens = part.words[-1].marks & ORGANISATION_HEAD and at + 1 < len(parts)
    return not opens and (_is_plain(part.words) or (of_fields and _is_field(part.words)))


def _is_field(words: Sequence[Word]) -> bool:
    """``Human Services``: ends like an organisation, but opens with no name of its own."""
    words = strip_last(tuple(words))
    if len(words) != 2 or not words[1].marks & FIELD or words[0].marks & _NAMING:
        return False
    return join_words(words) not in known_organisations() and not is_place(words[0].text)


def _is_of_person(words: Sequence[Word]) -> bool:
    """``Office [of] Mayor Ana Ruiz``: a person, no part of the organisation."""
    return looks_personal(words) or last_title(words) is not None


def _is_plain(words: Sequence[Word]) -> bool:
    """Words that are no name by themselves: ``Food`` before ``and Drug Administration``."""
    if len(words) > 3 or looks_personal(words) or ends_organisation(words):
        return False
    joined = join_words(words)
    first = words[0]
    return not (
        joined in known_organisations()
        or (is_place(joined) and measure_prominence(joined) >= LARGE_TOWN)
        or (len(words) > 1 and first.marks & OFFICE)
        or first.low in word_list("never_first")
        or is_acronym(joined)
    )
