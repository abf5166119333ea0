"""Terms: what stories have in common - topics, people, places, agencies."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from newsgen import codes
from newsgen.archive.authority import NO_AUTHORITY, Authority, Heading
from newsgen.archive.cards import Card, QuoteCard, TermCard
from newsgen.errors import Issue, issue_in
from newsgen.loader.vocabulary import Heading as TopicHeading
from newsgen.loader.vocabulary import Vocabulary, read_vocabulary
from newsgen.slugs import sameness, slugify

TermKind: TypeAlias = Literal["topics", "people", "places", "agencies", "bylines"]
KINDS: tuple[TermKind, ...] = ("topics", "people", "places", "agencies")
"""What stories are about and come from; by these they are related. Bylines stand apart."""


@dataclass(frozen=True, slots=True)
class Term:
    """One topic, person, place or agency, and the stories that have it."""

    kind: TermKind
    slug: str
    label: str
    """The form that most stories use."""
    note: str
    members: tuple[int, ...]
    """Stories by their number in the site, oldest first."""
    aliases: tuple[str, ...] = ()
    """Other labels of the same term."""
    links: tuple[str, ...] = ()
    """Addresses that identify it elsewhere, from the authority file."""
    parent: str = ""
    """Slug of a topic's upper heading; empty for one that the vocabulary lacks, or an upper one."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation in the archive: story by its number, and the quotation."""

    story: int
    quote: QuoteCard


def collect_terms(
    cards: Sequence[Card],
    authority: Authority = NO_AUTHORITY,
    vocabulary: Vocabulary | None = None,
    kinds: Iterable[TermKind] = KINDS,
) -> tuple[dict[TermKind, dict[str, Term]], list[Issue]]:
    """All terms of `kinds` by slug, and pairs of different labels that share a slug.

    `cards` are in the order of the site, oldest first, and settled by `authority`. `vocabulary` is
    that of the site; it says which upper heading a topic stands under.
    """
    headings = (vocabulary or read_vocabulary()).headings
    quoted = {quote.person for card in cards for quote in card.quotes}
    named = {person.slug for card in cards for person in card.people if person.given}
    with_page = (quoted | named) - {""}
    sources: dict[TermKind, Callable[[Card], Iterable[TermCard]]] = {
        "topics": lambda card: card.topics,
        "people": lambda card: [p for p in card.people if p.slug in with_page],
        "places": lambda card: (*card.filed_from, *card.places),
        "agencies": lambda card: card.agencies,
    }
    terms, issues = {}, []
    for kind in kinds:
        gathered = _gather(cards, sources[kind])
        terms[kind] = {
            slug: _make_term(kind, slug, uses, authority.find(kind, slug))
            for slug, uses in gathered.items()
        }
        if kind == "topics":
            terms[kind] = {
                slug: replace(term, parent=_find_parent(slug, gathered[slug], headings))
                for slug, term in terms[kind].items()
            }
        issues += [issue for uses in gathered.values() for issue in _clashes(cards, uses)]
    return terms, issues


def collect_uppers(
    topics: Mapping[str, Term], vocabulary: Vocabulary | None = None
) -> dict[str, Term]:
    """The upper headings that have stories, by slug in the order of their labels.

    Their members are the stories of all topics below them, and those that front matter files under
    the heading itself. An upper heading and a topic never share an address: in a vocabulary an id
    is that of one heading, and a topic with the slug of an upper one is that heading.
    """
    headings = (vocabulary or read_vocabulary()).headings
    members: dict[str, set[int]] = defaultdict(set)
    for term in topics.values():
        heading = headings.get(term.slug)
        slug = term.slug if heading and heading.parent is None else term.parent
        if slug:
            members[slug].update(term.members)
    uppers = (
        replace(
            topics.get(slug) or Term("topics", slug, headings[slug].label, "", ()),
            members=tuple(sorted(numbers)),
        )
        for slug, numbers in members.items()
    )
    return {term.slug: term for term in sorted(uppers, key=lambda t: (t.label.casefold(), t.slug))}


def collect_bylines(cards: Sequence[Card]) -> dict[str, Term]:
    """Who wrote the stories, by slug; a name that makes no slug has no page."""

    def authors(card: Card) -> list[TermCard]:
        return [TermCard(slugify(name), name, given=False) for name in card.bylines]

    gathered = _gather(cards, authors)
    return {slug: _make_term("bylines", slug, uses, None) for slug, uses in gathered.items()}


def collect_spots(cards: Sequence[Card]) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of places that datelines name, by slug: those that most name."""
    found: dict[str, Counter[tuple[float, float]]] = defaultdict(Counter)
    for card in cards:
        for place in card.filed_from:
            if place.spot is not None:
                found[place.slug][place.spot] += 1
    return {
        slug: min(spots, key=lambda spot: (-spots[spot], spot))
        for slug, spots in sorted(found.items())
    }


def collect_said(cards: Sequence[Card]) -> tuple[Said, ...]:
    """All quotations that belong into the indexes, oldest story first."""
    return tuple(Said(number, q) for number, card in enumerate(cards) for q in card.quotes)


def said_by_person(said: Iterable[Said]) -> dict[str, tuple[Said, ...]]:
    """The quotations of each person by the person's slug, oldest first."""
    found: dict[str, list[Said]] = defaultdict(list)
    for item in said:
        if item.quote.person:
            found[item.quote.person].append(item)
    return {slug: tuple(items) for slug, items in found.items()}


_Uses: TypeAlias = list[tuple[int, TermCard]]


def _gather(
    cards: Sequence[Card], terms_of: Callable[[Card], Iterable[TermCard]]
) -> dict[str, _Uses]:
    """The uses of each slug, sorted by slug; each story once."""
    gathered: dict[str, _Uses] = defaultdict(list)
    for number, card in enumerate(cards):
        seen: set[str] = set()
        for term in terms_of(card):
            if term.slug and term.slug not in seen:
                seen.add(term.slug)
                gathered[term.slug].append((number, term))
    return dict(sorted(gathered.items()))


def _make_term(kind: TermKind, slug: str, uses: _Uses, heading: Heading | None) -> Term:
    labels = Counter(term.label for _, term in uses)
    # A form that makes the slug itself is the usual name: `United States` before `US`.
    ranked = sorted(labels, key=lambda x: (slugify(x) != slug, -labels[x], x))
    notes = Counter(term.note for _, term in uses if term.note) if kind == "places" else Counter()
    note = min(notes, key=lambda n: (-notes[n], n)) if notes else ""
    members = tuple(number for number, _ in uses)
    if heading is not None:
        return Term(kind, slug, heading.name, note, members, heading.aliases, heading.links)
    return Term(kind, slug, ranked[0], note, members, tuple(ranked[1:]))


def _find_parent(slug: str, uses: _Uses, vocabulary: Mapping[str, TopicHeading]) -> str:
    """The upper heading of a topic; the authority file may have given it another slug."""
    own = (term.own for _, term in uses)
    heading = next((vocabulary[known] for known in (slug, *own) if known in vocabulary), None)
    if heading is None or heading.id == slug:
        return (heading.parent or "") if heading else ""
    return heading.parent or heading.id


def _clashes(cards: Sequence[Card], uses: _Uses) -> Iterable[Issue]:
    """Labels from front matter that an editor would not call the same, under one slug."""
    first: tuple[int, TermCard] | None = None
    reported: set[str] = set()
    for number, term in uses:
        if not term.given:
            continue
        if first is None:
            first = (number, term)
        key = sameness(term.label)
        if key == sameness(first[1].label) or key in reported:
            continue
        reported.add(key)
        path = cards[number].editors_file
        other = cards[first[0]].editors_file
        message = (
            f"“{term.label}” and “{first[1].label}” in {other} would share the page “{term.slug}”"
        )
        hint = "use one label for both, or words that differ by more than their signs"
        yield issue_in(codes.SAME_TERM, path, message, hint)
