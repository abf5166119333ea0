"""Runs of capitalised words that may be a person's name: titles off, gender and certainty noted."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple, TypeAlias

from newsgen.loader.first_names import Gender, gender_of, is_first_name
from newsgen.loader.quotes.lexicon import (
    kin_genders,
    nationalities,
    organisation_words,
    role_nouns,
    titles,
)
from newsgen.loader.quotes.tokens import is_strong
from newsgen.loader.quotes.words import NOT_NAMES, PARTICLES
from newsgen.records import Span

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ"
_PART = (  # starts with a plain set, for which the regex engine has a fast search
    rf"[{_UPPER}](?:\.-?(?:[{_UPPER}]\.-?){{0,3}}"
    r"|[\w`\-]*(?:[’'](?!(?:s|t|re|ve|ll|d|m)\b)\w+)?(?<![\-`]))"
)
_PARTICLE = (
    r"(?:(?:al|el|bin|binti|bint|van der|van den|van|von der|von|der|de la|de|da|dos|del|di|la|le"
    r"|ben|abu|ibn|ul)[ \-])"
)
_BLANK = r"(?:[ \xa0\n]|\r\n?)"
NAME_RUN = re.compile(rf"{_PART}(?:{_BLANK}{_PARTICLE}?{_PART}){{0,6}}")
"""Capitalised words in a row, particles and initials inside: ``Omar bin Said``, ``K. R. Tan``."""

_ACRONYM = re.compile(r"[A-Z]{2,5}")
_DESCRIBED_AFTER = re.compile(r",\s(?:\d\d\b|who\b|(?:an?|the)\s[a-z]|aged\s)")
"""``Ana Ruiz, 41``, ``Ana Ruiz, a lecturer``: only persons go on like this."""
_ROLE_AFTER = re.compile(r",\s((?:[\w’'\-]{1,30}\s){0,4}[\w\-]{1,30})")
"""``Ana Ruiz, Fresno’s chief inspector``."""
KEPT_TITLES = frozenset(("pope", "king", "queen", "prince", "princess", "sultan", "emperor"))
"""With one name these belong to it: ``Pope Francis``."""


_TITLE_WITH_STOP = re.compile(rf"\b([A-Z][a-z]{{1,6}})\.{_BLANK}\Z")
"""``Rev. Ana Ruiz``."""
_ABBREVIATED_TITLES = frozenset(
    ("mr", "mrs", "ms", "dr", "prof", "rev", "fr", "sen", "rep", "gov", "gen", "lt", "col", "maj",
     "capt", "cpl", "sgt", "adm", "cmdr", "brig", "supt", "insp", "hon", "msgr", "sr", "mme")
)  # fmt: skip
_KIN_AFTER = re.compile(
    r",\s(?:(?:\d{1,3}|an?|the|his|her|their|whose|who|was|is),?\s){0,3}([a-z]{3,13}(?:-in-law)?)\b"
)
"""``his sister, Ana Ruiz``, ``Ana Ruiz, 43, a mother of two``."""


_new_tuple: Final = tuple.__new__

Run: TypeAlias = tuple[int, int, str, int]
"""Start, end, words, and where its paragraph starts."""


class Mention(NamedTuple):
    """One run; `name` is without the `titles` before it, which are lower case."""

    start: int
    """Of the name."""
    end: int
    name: tuple[str, ...]
    titles: tuple[str, ...]
    opens: int = -1
    """Where the titles start."""
    sure: bool = False
    """Whether a title, a first name or the words beside it show a person."""
    gender: Gender | None = None


class _Parts(NamedTuple):
    """What the words of a run tell by themselves."""

    name: tuple[str, ...]
    titles: tuple[str, ...]
    offset: int
    """From the start of the run to the name."""
    sure: bool
    person: bool
    """False where a word shows an organisation or a people."""
    gender: Gender | None


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Lower case without the full stop: ``Mr.`` → ``mr``."""
    return word.lower().rstrip(".")


def _is_tan_sri(words: Sequence[str], at: int) -> bool:
    """``Tan`` is a title before ``Sri``, else a name: ``Tan Wei``."""
    return words[at] == "Tan" and at + 1 < len(words) and words[at + 1] == "Sri"


def _last_title(words: Sequence[str]) -> int:
    """Index of the last title that a name follows, or -1: ``Bay College [Professor] Lea Petit``."""
    known = titles()
    for at in range(len(words) - 2, -1, -1):
        word = plain(words[at])
        if word in known.courtesy or (word in known.offices and not is_first_name(words[at])):
            return -1 if plain(words[at + 1]) in known.suffixes else at
    return -1


def _is_role_before_name(words: Sequence[str], at: int) -> bool:
    """``Passenger`` of ``Passenger Ana Ruiz`` at the start of a sentence."""
    return plain(words[at]) in role_nouns() and is_first_name(words[at + 1])


def split_titles(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Titles (lower case) and name: ``Tan Sri Ana Ruiz`` → ``("tan", "sri"), ("Ana", "Ruiz")``."""
    known = titles().all
    if len(words) == 2 and NOT_NAMES.isdisjoint(words) and known.isdisjoint(map(plain, words)):
        return (), tuple(words)
    start = _last_title(words) + 1
    while start < len(words) - 1 and (
        words[start] in NOT_NAMES or plain(words[start]) in known or _is_tan_sri(words, start)
    ):
        start += 1
    if len(words) - start > 2 and (
        _ACRONYM.fullmatch(words[start]) or _is_role_before_name(words, start)
    ):
        start += 1
    before = tuple(plain(word) for word in words[:start] if word not in NOT_NAMES)
    end = len(words)
    while end > start and words[end - 1] in NOT_NAMES and words[end - 2] not in PARTICLES:
        end -= 1
    name = tuple(words[start:end])
    if len(name) == 1 and before and before[-1] in KEPT_TITLES:
        name = (words[start - 1], *name)
    if len(name) == 1 and (name[0] in NOT_NAMES or plain(name[0]) in known):
        return before, ()
    return before, name


def gender_by_titles(before: Sequence[str]) -> Gender | None:
    """``mrs``, ``queen``: f; ``mr``, ``spokesman``: m."""
    known = titles()
    if not known.female.isdisjoint(before):
        return "f"
    return None if known.male.isdisjoint(before) else "m"


def _gender(name: Sequence[str], before: Sequence[str]) -> Gender | None:
    """By title, else by the first of several names."""
    by_title = gender_by_titles(before) if before else None
    if by_title or len(name) == 1:
        return by_title
    return gender_by_titles((plain(name[0]),)) or gender_of(name[0])


def _read_word(word: str) -> _Parts:
    """A run of one word, which no title stands before."""
    lower = plain(word)
    if len(word) < 3 or word in NOT_NAMES or lower in titles().all:
        return _Parts((), (), 0, False, False, None)
    person = lower not in nationalities() and lower not in organisation_words()
    return _Parts((word,), (), 0, False, person, None)


@lru_cache(maxsize=16384)
def _read_run(run: str) -> _Parts:
    """The run's words taken apart."""
    words = run.split()
    if len(words) == 1:
        return _read_word(words[0])
    before, name = split_titles(words)
    if not name or (len(name) == 1 and len(name[0]) < 3):
        return _Parts((), before, 0, False, False, None)
    known = titles()
    organisation = organisation_words()
    titled = not (known.courtesy.isdisjoint(before) and known.offices.isdisjoint(before))
    person = plain(name[0]) not in nationalities() and organisation.isdisjoint(map(plain, name))
    offset = max(0, run.find(" ".join(name))) if before or len(name) < len(words) else 0
    sure = person and (titled or (len(name) > 1 and is_first_name(name[0])))
    return _Parts(name, before, offset, sure, person, _gender(name, before))


def _is_role(word: str) -> bool:
    return word in role_nouns()


def _shows_person(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name do: ``analyst Lea Petit``, ``Lea Petit said``."""
    after = text[end : end + 1]
    if after == ",":
        if _DESCRIBED_AFTER.match(text, end):
            return True
        described = _ROLE_AFTER.match(text, end)
        if described and any(map(_is_role, described.group(1).lower().split())):
            return True
    elif after == " " and is_strong(text[end + 1 : end + 20].partition(" ")[0].rstrip(".,")):
        return True
    if text[start - 1 : start] != " ":
        return False
    before = text[max(0, start - 20) : start - 1].rpartition(" ")[2]
    return _is_role(before.removesuffix(",")) or is_strong(before)


def _gender_by_kin(text: str, start: int, end: int) -> Gender | None:
    """``her sister, Ana Ruiz``, ``Ana Ruiz, a mother of two``: f."""
    known = kin_genders()
    before = text[max(0, start - 24) : start].rsplit(None, 1)[-1:]
    if before and before[0].removesuffix(",") in known:
        return known[before[0].removesuffix(",")]
    if text[end : end + 1] != ",":
        return None
    after = _KIN_AFTER.match(text, end, end + 40)
    return known.get(after.group(1)) if after else None


@cache
def _kin_ends() -> frozenset[str]:
    """The last two letters of words for relatives: rules out most words at little cost."""
    return frozenset(word[-2:] for word in kin_genders())


def find_runs(text: str, pieces: Sequence[Span]) -> list[Run]:
    """All runs of capitalised words in the pieces, in order."""
    return [
        (*found.span(), found.group(), start)
        for start, end in pieces
        for found in NAME_RUN.finditer(text, start, end)
    ]


def read_mentions(text: str, runs: Iterable[Run]) -> list[Mention]:
    """Those of the runs that may be names of persons, in order."""
    mentions: list[Mention] = []
    for opens, stop, run, _ in runs:
        if run in NOT_NAMES:  # Every third run is a word that opens a sentence.
            continue
        parts = _read_run(run)
        if parts[0]:
            mention = _read_mention(text, opens, stop, parts)
            if mention is not None:
                mentions.append(mention)
    return mentions


def _read_mention(text: str, opens: int, stop: int, parts: _Parts) -> Mention | None:
    """The run at `opens` with what stands beside it; ``None`` for an organisation."""
    name, before, offset, sure, person, gender = parts
    if text[opens - 2 : opens - 1] == ".":
        title = _TITLE_WITH_STOP.search(text, max(0, opens - 9), opens)
        word = title.group(1).lower() if title else ""
        if title and word in _ABBREVIATED_TITLES:
            offset += opens - title.start()
            opens, before = title.start(), (word, *before)
            sure = person
            gender = gender_by_titles(before) or gender
    several = len(name) > 1
    if several:
        if not person:
            return None
        sure = sure or _shows_person(text, opens, stop)
    ends = text[opens - 3 : opens - 1]
    beside = ends in _kin_ends() or ends[1:] == "," or (several and text[stop : stop + 1] == ",")
    if beside and (gender is None or not several):
        kin_gender = _gender_by_kin(text, opens, stop)
        gender = gender or kin_gender
        sure = sure or kin_gender is not None
    fields = (opens + offset, stop, name, before, opens, sure, gender)
    return _new_tuple(Mention, fields)  # half the time of Mention(*fields)
