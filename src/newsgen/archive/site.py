"""The site: all cards in their order, with addresses, terms and neighbours. No text, no pages."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsgen import codes
from newsgen.archive.authority import NO_AUTHORITY, Authority
from newsgen.archive.cards import Card
from newsgen.archive.ledger import NO_LEDGER, Ledger
from newsgen.archive.old_addresses import NO_PAST, OldAddress, Past, settle_addresses
from newsgen.archive.permalinks import address_of, assign_addresses, date_parts, is_dated
from newsgen.archive.related import Related, find_related
from newsgen.archive.terms import (
    KINDS,
    Said,
    Term,
    TermKind,
    collect_bylines,
    collect_said,
    collect_spots,
    collect_terms,
    collect_uppers,
    said_by_person,
)
from newsgen.beats import Beat, beating, go_on
from newsgen.config import Config
from newsgen.errors import Issue, issue_in
from newsgen.loader.vocabulary import Vocabulary
from newsgen.records import Published


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages share. Stories go by their number, oldest first."""

    config: Config
    cards: tuple[Card, ...]
    paths: tuple[str, ...]
    """Output file of each story."""
    terms: dict[TermKind, dict[str, Term]]
    uppers: dict[str, Term]
    """Upper topics by slug; their members are the stories of all topics below them."""
    said: tuple[Said, ...]
    said_by: dict[str, tuple[Said, ...]]
    """Quotations by the slug of the person."""
    years: dict[str, dict[str, tuple[int, ...]]]
    """Year → month (``07``; empty where only the year is known) → stories; dated ones only."""
    undated: tuple[int, ...]
    running: dict[str, tuple[int, ...]]
    """Stories by the name of their running story."""
    related: tuple[tuple[Related, ...], ...]
    old: tuple[OldAddress, ...] = ()
    """Addresses that stories once had, by path; they lead to the story or say that it is gone."""
    bylines: dict[str, Term] = field(default_factory=dict)
    """Authors by slug."""
    spots: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Latitude and longitude of the places of datelines, by slug."""
    ledger: Ledger = NO_LEDGER
    """Every address that the site has published, when this one is."""

    def page_estimate(self) -> int:
        """About how many pages the site has: stories, terms with their feeds, years.

        Long lists are not counted.
        """
        kinds = {"topics": 4, "people": 4}
        terms = sum(kinds.get(kind, 1) * len(found) for kind, found in self.terms.items())
        stories = (2 if self.config.ninjs else 1) * len(self.cards)
        return stories + len(self.old) + terms + len(self.uppers) + 13 * len(self.years)


def is_public(card: Card, config: Config) -> bool:
    """The one rule of visibility: for pages, lists, feeds and sitemaps alike."""
    return config.drafts or not card.draft


def is_published(card: Card, config: Config) -> bool:
    """Whether its address answers, be it that the story was taken down."""
    return is_public(card, config) or card.takedown is not None


def build_site(
    cards: Iterable[Card],
    config: Config,
    authority: Authority = NO_AUTHORITY,
    vocabulary: Vocabulary | None = None,
    past: Past = NO_PAST,
    unread: Iterable[str] = (),
    beat: Beat = go_on,
) -> tuple[Site, tuple[Issue, ...]]:
    """The site that `cards` make, and collisions of addresses, ids and terms.

    `vocabulary` is that of the site's topics, the built-in one if it is not given. `past` is what
    the site has published, and `unread` the sources that gave no card.
    """
    cards = tuple(cards)
    drafts = [card for card in cards if not is_published(card, config)]
    public = (authority.settle_card(card) for card in cards if is_published(card, config))
    published = sorted(public, key=_chronology)
    addresses, issues = assign_addresses(published, config, past.ledger)
    paths = {path: address.path for path, address in addresses.items()}
    settled = settle_addresses(published, paths, past, drafts, unread)
    shown = settled.shown
    running = _running_stories(shown)
    beat()
    terms, clashes = collect_terms(shown, authority, vocabulary)
    related = find_related(len(shown), terms, _linked_anyway(shown, running))
    site = Site(
        config=config,
        cards=shown,
        paths=tuple(paths[card.path] for card in shown),
        terms=terms,
        uppers={},
        said=(),
        said_by={},
        years=_years(shown),
        undated=tuple(n for n, card in enumerate(shown) if not is_dated(card.published)),
        running=running,
        related=tuple(beating(related, beat)),
        old=settled.old,
        ledger=settled.ledger,
    )
    issues += (*settled.issues, *clashes, *_same_ids(published))
    return _with_lists(site, terms, vocabulary), issues


def amend_site(
    site: Site,
    number: int,
    card: Card,
    authority: Authority = NO_AUTHORITY,
    vocabulary: Vocabulary | None = None,
) -> Site | None:
    """`site` with `card`, settled by `authority`, as that of the story `number`.

    For a look before a build: related stories, old addresses and the ledger are left as they were.
    None where the story goes, moves, or has another date.
    """
    before = site.cards[number]
    if _place(site, card) != _place(site, before):
        return None
    cards = (*site.cards[:number], card, *site.cards[number + 1 :])
    changed = {name for name in _LISTED if getattr(card, name) != getattr(before, name)}
    kinds = [kind for kind in KINDS if not changed.isdisjoint(_MADE_FROM[kind])]
    terms, _ = collect_terms(cards, authority, vocabulary, kinds)
    running = _running_stories(cards) if "story" in changed else site.running
    return _with_lists(replace(site, cards=cards, running=running), terms, vocabulary, changed)


def find_story(site: Site, source: str) -> int | None:
    """The number of the story of a source; None where the site shows none."""
    return next((n for n, card in enumerate(site.cards) if card.path == source), None)


def _place(site: Site, card: Card) -> tuple[object, ...]:
    """All of a card that decides whether, where and in which order a story is shown."""
    shown = card.id, card.draft, card.takedown, card.aliases
    return *shown, card.published, address_of(card, site.config)


_MADE_FROM: dict[TermKind, frozenset[str]] = {
    "topics": frozenset({"topics"}),
    "people": frozenset({"people", "quotes"}),
    "places": frozenset({"places", "filed_from"}),
    "agencies": frozenset({"agencies"}),
}
"""The fields of cards that the terms of a kind are collected from."""
_LISTED = frozenset({"quotes", "bylines", "filed_from", "story"}).union(*_MADE_FROM.values())
"""The fields of cards that lists of terms, quotations and running stories are made from."""


def _with_lists(
    site: Site,
    terms: dict[TermKind, dict[str, Term]],
    vocabulary: Vocabulary | None,
    changed: Collection[str] = _LISTED,
) -> Site:
    """`site` with what its cards and the new `terms` are listed by.

    `changed` are the fields of cards that differ from those that its lists were made from.
    """
    uppers = site.uppers
    if "topics" in terms:
        uppers = collect_uppers(terms["topics"], vocabulary)
        terms = terms | {"topics": terms["topics"] | _given_uppers(terms["topics"], uppers)}
    said = collect_said(site.cards) if "quotes" in changed else site.said
    return replace(
        site,
        terms=site.terms | terms,
        uppers=uppers,
        said=said,
        said_by=said_by_person(said) if "quotes" in changed else site.said_by,
        bylines=collect_bylines(site.cards) if "bylines" in changed else site.bylines,
        spots=collect_spots(site.cards) if "filed_from" in changed else site.spots,
    )


def _given_uppers(topics: dict[str, Term], uppers: dict[str, Term]) -> dict[str, Term]:
    """The upper topics that front matter gives, with all their stories, as their pages have them.

    That two stories stand below one upper topic makes them no neighbours.
    """
    return {slug: uppers[slug] for slug in topics if slug in uppers}


def sort_date(published: Published) -> str:
    """Where a date stands in the order of the archive; empty for an unknown one, which is first."""
    if published.origin == "inferred":
        return published.latest or published.earliest or published.value or ""
    return published.value or ""


def _chronology(card: Card) -> tuple[str, str]:
    return sort_date(card.published), card.path


def _years(cards: Sequence[Card]) -> dict[str, dict[str, tuple[int, ...]]]:
    years: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, card in enumerate(cards):
        if is_dated(card.published):
            parts = date_parts(card.published.value or "")
            years[parts["year"]][parts.get("month", "")].append(number)
    return {
        year: {month: tuple(members) for month, members in sorted(months.items())}
        for year, months in sorted(years.items())
    }


def _running_stories(cards: Sequence[Card]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, card in enumerate(cards):
        if card.story:
            found[card.story].append(number)
    return {name: tuple(members) for name, members in sorted(found.items())}


def _linked_anyway(
    cards: Sequence[Card], running: dict[str, tuple[int, ...]]
) -> list[frozenset[int]]:
    """For each story the other instalments of its running story."""
    members = {name: frozenset(numbers) for name, numbers in running.items()}
    return [members.get(card.story, frozenset()) for card in cards]


def _same_ids(cards: Sequence[Card]) -> Iterable[Issue]:
    owners: dict[str, str] = {}
    for card in sorted(cards, key=lambda c: c.path):
        owner = owners.setdefault(card.id, card.path)
        if owner != card.path:
            message = f"the id `{card.id}` belongs to {owner} too"
            yield issue_in(
                codes.SAME_ID, card.editors_file, message, "give one of them another `id:`"
            )
