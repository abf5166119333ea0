"""From mentions to the people, places and organisations of one article."""

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeVar

from newsgen.loader.gazetteer import find_usual_name, identify_place
from newsgen.loader.names.lexicon import word_list
from newsgen.loader.names.mentions import Mention
from newsgen.loader.names.readings import UNCLEAR, Key, Reading, find_surname
from newsgen.records import Entity, Span
from newsgen.slugs import MAX_LENGTH, slugify

K = TypeVar("K", Key, str)

MOST: Final = 200
"""Full names kept for one surname: bounds the work for lists of names."""
REMEMBERED: Final = 8192
"""Slugs kept."""


class Group:
    """The mentions of one name while they are being gathered."""

    __slots__ = ("forms", "heading", "spans", "verdict")

    def __init__(self, heading: str | None = None) -> None:
        self.heading = heading
        self.forms: dict[str, None] = {}
        self.spans: list[Span] = []
        self.verdict = UNCLEAR

    def add(self, mention: Mention) -> None:
        """Take in a mention; the surest one gives the rule."""
        _, reading, start, end, verdict, _ = mention
        self.forms[reading.name] = None
        self.spans.append((start, end))
        if verdict[2] > self.verdict[2]:
            self.verdict = verdict


def gather_people(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity a person: full names, the parts of them used later, single names with a title."""
    full = _index_full_names(mentions)
    groups: dict[Key, Group] = {}
    for mention in mentions:
        if mention.kind == "person" or (
            mention.kind == "unknown" and mention.reading.surname in full.bearers
        ):
            key = _find_person(mention, full)
            if key:
                _add(groups, key, mention)
    return _make_entities(groups.values())


def gather_places(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """One entity a place; capitals make no difference.

    A place has the id of its usual name, whatever is printed, and so one page: ``U.S.``.
    """
    groups: dict[str, Group] = {}
    for mention in mentions:
        if mention.kind == "place":
            printed = mention.reading.name
            _add(groups, identify_place(printed), mention, find_usual_name(printed))
    return _make_entities(groups.values())


def gather_organisations(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity an organisation, with the acronym that the article introduces."""
    found = [m for m in mentions if m.kind == "organisation"]
    if not found:
        return ()
    keys = {m.short: m.reading.key for m in found if m.short}
    # Letters that stand for a law, a dam or a zone in this story.
    barred = {m.short for m in mentions if m.short and m.kind != "organisation"} - keys.keys()
    keys |= {m.reading.words[0]: m.reading.key for m in reversed(found) if _is_company(m.reading)}
    groups: dict[Key, Group] = {}
    for mention in mentions:
        kind, reading = mention[:2]
        if kind == "organisation":
            if reading.name not in barred:
                _add(groups, keys.get(reading.name, reading.key), mention)
        elif kind == "unknown" and reading.name in keys and reading.name not in barred:
            _add(groups, keys[reading.name], mention)
    return _make_entities(groups.values())


def _add(groups: dict[K, Group], key: K, mention: Mention, heading: str | None = None) -> None:
    group = groups.get(key)
    if group is None:
        group = groups[key] = Group(heading)
    group.add(mention)


def _is_company(reading: Reading) -> bool:
    """``Ruiz Holdings``, which a story goes on to call ``Ruiz``."""
    ends = word_list("company_ends")
    words = reading.words
    return len(words) > 1 and all(word.lower().rstrip(".") in ends for word in words[1:])


@dataclass(frozen=True, slots=True)
class FullNames:
    """The names of two words and more that people bear in the story."""

    bearers: Mapping[str, Sequence[tuple[int, Key]]]
    """Word → where a full name with it stands, and the name, in order."""
    distinct: Mapping[str, Sequence[Key]]
    """Word → each of these names once, at most `MOST`."""
    all: frozenset[Key]


def _index_full_names(mentions: Iterable[Mention]) -> FullNames:
    bearers: dict[str, list[tuple[int, Key]]] = {}
    distinct: dict[str, dict[Key, None]] = {}
    for mention in mentions:
        if mention.kind != "person" or len(mention.reading.words) < 2:
            continue
        key = mention.reading.key
        for word in (mention.reading.surname, key[0]):
            bearers.setdefault(word, []).append((mention.start, key))
            if len(here := distinct.setdefault(word, {})) < MOST:
                here.setdefault(key)
    names = frozenset(name for here in distinct.values() for name in here)
    return FullNames(bearers, {word: tuple(here) for word, here in distinct.items()}, names)


def _find_person(mention: Mention, full: FullNames) -> Key | None:
    """The key of the person that a mention names; None for other mentions."""
    key = mention.reading.key
    if len(key) > 1:
        longer = _fullest(key, full)
        return longer if mention.kind == "person" or longer in full.all else None
    bearers = full.bearers.get(mention.reading.surname, ())
    if bearers:
        at = bisect_left(bearers, (mention.start, ()))
        return _fullest(bearers[max(0, at - 1)][1], full)
    return key if mention.kind == "person" else None


def _fullest(key: Key, full: FullNames) -> Key:
    """The longest name that ends in the same words: ``Ana Ruiz`` → ``Maria Ana Ruiz``."""
    best = key
    for name in full.distinct.get(find_surname(key), ()):
        if len(name) > len(best) and (name[-len(key) :] == key or _is_inside(key, name)):
            best = name
    return best


def _is_inside(key: Key, name: Key) -> bool:
    """Same first and last word: ``Ana Ruiz`` in ``Ana Maria Ruiz``."""
    return len(key) > 1 and key[0] == name[0] and find_surname(key) == find_surname(name)


def _make_entities(groups: Iterable[Group]) -> tuple[Entity, ...]:
    """Entities by first mention, each id once."""
    entities: list[Entity] = []
    taken: set[str] = set()
    for group in sorted(groups, key=_first_mention):
        forms, spans = group.forms, group.spans
        name = max(forms, key=_weigh_form) if len(forms) > 1 else next(iter(forms))
        aliases = tuple([form for form in forms if form != name]) if len(forms) > 1 else ()
        slug = make_slug(group.heading or name)
        if slug in taken:
            slug = _find_free(slug, taken)
        taken.add(slug)
        mentions = tuple(sorted(set(spans))) if len(spans) > 1 else tuple(spans)
        entities.append(Entity(slug, name, aliases, mentions, *group.verdict[1:]))
    return tuple(entities)


def _first_mention(group: Group) -> Span:
    return min(group.spans)


def _find_free(slug: str, taken: Container[str]) -> str:
    """``ruiz``, or ``ruiz-2`` where that is taken."""
    unique, number = slug, 1
    while unique in taken:
        number += 1
        unique = f"{slug}-{number}"
    return unique


@lru_cache(maxsize=REMEMBERED)
def make_slug(name: str) -> str:
    """The slug of a name, never empty."""
    if name.isascii() and len(name) <= MAX_LENGTH:
        words = name.split(" ")
        if "".join(words).isalpha() and all(words):
            return "-".join(words).lower()  # Nine names in ten need no folding.
    return slugify(name) or "name"


def _weigh_form(form: str) -> tuple[int, bool, int]:
    """The fullest form: most words, then not in capitals, then longest, then first."""
    return form.count(" "), not form.isupper(), len(form)
