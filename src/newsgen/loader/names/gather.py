"""From mentions to the people, places and organisations of one article."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from newsgen.loader.folding import fold
from newsgen.loader.gazetteer import identify_place
from newsgen.loader.names.lexicon import suffix_words, word_list
from newsgen.loader.names.mentions import Mention
from newsgen.records import Entity, Span
from newsgen.slugs import slugify

Key: TypeAlias = tuple[str, ...]
"""A name's words, folded."""

MOST: Final = 200
"""Full names kept for one surname: bounds the work for lists of names."""


@dataclass(slots=True)
class Group:
    """The mentions of one name while they are being gathered."""

    forms: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    rule: str = ""
    confidence: float = 0.0

    def add(self, mention: Mention) -> None:
        """Take in a mention; the surest one gives the rule."""
        self.forms.setdefault(" ".join(mention.words))
        self.spans.append((mention.start, mention.end))
        if mention.confidence > self.confidence:
            self.rule, self.confidence = mention.rule, mention.confidence


def gather_people(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity a person: full names, the parts of them used later, single names with a title."""
    full = _index_full_names(mentions)
    groups: dict[Key, Group] = {}
    for mention in mentions:
        key = _find_person(mention, full)
        if key:
            groups.setdefault(key, Group()).add(mention)
    return _make_entities(groups.values())


def gather_places(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """One entity a place; ``US`` and ``United States`` are one, capitals make no difference."""
    groups: dict[str, Group] = {}
    for mention in mentions:
        if mention.kind == "place":
            groups.setdefault(identify_place(" ".join(mention.words)), Group()).add(mention)
    return _make_entities(groups.values())


def gather_organisations(mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """One entity an organisation, with the acronym that the article introduces."""
    found = [m for m in mentions if m.kind == "organisation"]
    keys = {m.short: _key(m.words) for m in found if m.short}
    # Letters that stand for a law, a dam or a zone in this story.
    barred = {m.short for m in mentions if m.kind != "organisation"} - keys.keys()
    keys |= {m.words[0]: _key(m.words) for m in reversed(found) if _is_company(m.words)}
    groups: dict[Key, Group] = {}
    for mention in mentions:
        name = " ".join(mention.words)
        if name in barred:
            continue
        if mention.kind == "organisation":
            groups.setdefault(keys.get(name, _key(mention.words)), Group()).add(mention)
        elif mention.kind == "unknown" and not mention.rule and name in keys:
            groups.setdefault(keys[name], Group()).add(mention)
    return _make_entities(groups.values())


def _is_company(words: Sequence[str]) -> bool:
    """``Ruiz Holdings``, which a story goes on to call ``Ruiz``."""
    ends = word_list("company_ends")
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
        if mention.kind != "person" or len(mention.words) < 2:
            continue
        key = _key(mention.words)
        for word in (_surname(key), key[0]):
            bearers.setdefault(word, []).append((mention.start, key))
            if len(here := distinct.setdefault(word, {})) < MOST:
                here.setdefault(key)
    names = frozenset(name for here in distinct.values() for name in here)
    return FullNames(bearers, {word: tuple(here) for word, here in distinct.items()}, names)


def _find_person(mention: Mention, full: FullNames) -> Key | None:
    """The key of the person that a mention names; None for other mentions."""
    key = _key(mention.words)
    if len(key) > 1 and mention.kind == "person":
        return _fullest(key, full)
    if mention.kind not in ("person", "unknown") or mention.rule == "none":
        return None
    if len(key) > 1:
        longer = _fullest(key, full)
        return longer if longer in full.all else None
    bearers = full.bearers.get(_surname(key), ())
    if bearers:
        at = bisect_left(bearers, (mention.start, ()))
        return _fullest(bearers[max(0, at - 1)][1], full)
    return key if mention.kind == "person" else None


def _fullest(key: Key, full: FullNames) -> Key:
    """The longest name that ends in the same words: ``Ana Ruiz`` → ``Maria Ana Ruiz``."""
    best = key
    for name in full.distinct.get(_surname(key), ()):
        if len(name) > len(best) and (name[-len(key) :] == key or _is_inside(key, name)):
            best = name
    return best


def _is_inside(key: Key, name: Key) -> bool:
    """Same first and last word: ``Ana Ruiz`` in ``Ana Maria Ruiz``."""
    return len(key) > 1 and key[0] == name[0] and _surname(key) == _surname(name)


def _surname(key: Key) -> str:
    if len(key) > 1 and key[-1].rstrip(".") in suffix_words():
        return key[-2]
    return key[-1]


def _key(words: Sequence[str]) -> Key:
    return tuple(fold(word) for word in words)


def _make_entities(groups: Iterable[Group]) -> tuple[Entity, ...]:
    """Entities by first mention, each id once."""
    entities: list[Entity] = []
    taken: set[str] = set()
    for group in sorted(groups, key=lambda g: min(g.spans)):
        name = _choose_name(tuple(group.forms))
        slug = slugify(name) or "name"
        number = 1
        unique = slug
        while unique in taken:
            number += 1
            unique = f"{slug}-{number}"
        taken.add(unique)
        aliases = tuple(form for form in group.forms if form != name)
        spans = tuple(sorted(set(group.spans)))
        entities.append(Entity(unique, name, aliases, spans, group.rule, group.confidence))
    return tuple(entities)


def _choose_name(forms: Sequence[str]) -> str:
    """The fullest form: most words, then not in capitals, then longest, then first."""
    return max(forms, key=lambda form: (form.count(" "), not form.isupper(), len(form)))
