"""All names of one article."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import Final

from newsgen.loader.first_names import is_first_name
from newsgen.loader.names.gather import gather_organisations, gather_people, gather_places
from newsgen.loader.names.mentions import Mention, read_mentions
from newsgen.loader.names.readings import UNCLEAR, Reading, Verdict
from newsgen.loader.names.runs import REACH, find_runs
from newsgen.loader.names.signs import is_inside
from newsgen.records import Entity, Span, Speaker

_SURNAME_ALONE: Final[Verdict] = ("person", "surname-alone", 0.75)
_SPEAKER: Final[Verdict] = ("person", "speaker", 0.75)
_APOSTROPHES: Final = frozenset("’'")
_ARTICLES: Final = ("the ", " a ", " an ", "this ", "that ", "our ")


@dataclass(frozen=True, slots=True)
class Names:
    """The people, places and organisations of an article, each by first mention."""

    people: tuple[Entity, ...]
    places: tuple[Entity, ...]
    organisations: tuple[Entity, ...]


def find_names(text: str, pieces: Sequence[Span], speakers: Sequence[Speaker]) -> Names:
    """The names in the pieces of `text`; `speakers` are those of the quotations found there.

    An entity's name is the fullest form printed, without titles; its aliases are the other forms,
    its mentions the spans of all of them.
    """
    spoken = frozenset(
        speaker.span for speaker in speakers if speaker.span and not speaker.anonymous
    )
    read = read_mentions(text, find_runs(text, pieces))
    open_names = [at for at, mention in enumerate(read) if _is_open(mention)]
    if open_names:
        alone = _find_lone_words(text, read, {read[at].reading.words[-1] for at in open_names})
        for at in open_names:
            read[at] = _settle(read[at], spoken, alone)
    read = _free_surnames(text, _drop_things(text, read))
    return Names(gather_people(read), gather_places(read), gather_organisations(read))


def _drop_things(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Without full names that the story never prints but behind ``the``: ships, shops, horses."""
    doubtful: set[str] = set()
    people: set[str] = set()
    for mention in mentions:
        if mention.kind == "person" and mention.verdict[1] != "first-name":
            people.add(mention.reading.name)
        elif mention.kind == "person":
            before = text[max(0, mention.start - 4) : mention.start]
            (doubtful if before in ("the ", "The ") else people).add(mention.reading.name)
    things = doubtful - people
    return [m for m in mentions if m.kind != "person" or m.reading.name not in things]


def _free_surnames(text: str, mentions: list[Mention]) -> list[Mention]:
    """Surnames of full names printed before are no places: ``Kim Jordan left. [Jordan] smiled``.

    Unless the story also tells of the place: ``in Jordan``.
    """
    introduced: dict[str, int] = {}
    for mention in mentions:
        if mention.kind == "person" and _introduces(mention.reading):
            introduced.setdefault(mention.reading.surname, mention.start)
    if not introduced:
        return mentions
    towns: set[str] = set()
    doubtful: list[int] = []
    for at, mention in enumerate(mentions):
        name = mention.reading.surname
        if mention.kind == "place" and name in introduced and len(mention.reading.words) == 1:
            if _is_town(text, mention):
                towns.add(name)
            elif introduced[name] < mention.start:
                doubtful.append(at)
    for at in doubtful:
        if mentions[at].reading.surname not in towns:
            mentions[at] = mentions[at]._replace(kind="unknown", verdict=UNCLEAR)
    return mentions


def _introduces(reading: Reading) -> bool:
    """A first name and a surname: ``Kim Jordan``, ``Kim J. Jordan``; not ``Kim NYC``."""
    words = reading.words
    return 1 < len(words) < 4 and is_first_name(words[0]) and not words[-1].isupper()


def _is_town(text: str, mention: Mention) -> bool:
    """``in Jordan``; not ``in Jordan's view``."""
    if text[mention.end : mention.end + 1] in _APOSTROPHES:
        return False
    return is_inside(text[max(0, mention.start - REACH) : mention.start].lower())


def _is_open(mention: Mention) -> bool:
    """Unclear, and of the shape of a person's name."""
    return mention.kind == "unknown" and mention.reading.may_be_person


def _find_lone_words(text: str, mentions: Sequence[Mention], wanted: Set[str]) -> frozenset[str]:
    """Unclear single words that the story uses like a surname, never with ``the`` or ``an``."""
    alone: set[str] = set()
    things: set[str] = set()
    for mention in mentions:
        if mention.kind == "unknown" and mention.reading.name in wanted:
            before = text[max(0, mention.start - 5) : mention.start].lower()
            (things if before.endswith(_ARTICLES) else alone).add(mention.reading.name)
    return frozenset(alone - things)


def _settle(mention: Mention, spoken: Set[Span], alone: Set[str]) -> Mention:
    """A name that is quoted, or whose last word the story uses alone, is a person's.

    Only where nothing says otherwise: ``Ama Serwaa Tuffour … Tuffour said``.
    """
    if mention.reading.words[-1] in alone:
        return mention._replace(kind="person", verdict=_SURNAME_ALONE)
    if any(start <= mention.start and mention.end <= end for start, end in spoken):
        return mention._replace(kind="person", verdict=_SPEAKER)
    return mention
