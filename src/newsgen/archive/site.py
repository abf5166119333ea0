"""The site: all cards in their order, with addresses, terms and neighbours. No text, no pages."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsgen import codes
from newsgen.archive.authority import NO_AUTHORITY, Authority
from newsgen.archive.cards import Card
from newsgen.archive.permalinks import assign_addresses, date_parts, is_dated
from newsgen.archive.related import Related, find_related
from newsgen.archive.terms import (
    Said,
    Term,
    TermKind,
    collect_said,
    collect_terms,
    said_by_person,
)
from newsgen.config import Config
from newsgen.errors import Issue, issue_in
from newsgen.records import Published


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that pages share. Stories go by their number, oldest first."""

    config: Config
    cards: tuple[Card, ...]
    paths: tuple[str, ...]
    """Output file of each story."""
    terms: dict[TermKind, dict[str, Term]]
    said: tuple[Said, ...]
    said_by: dict[str, tuple[Said, ...]]
    """Quotations by the slug of the person."""
    years: dict[str, dict[str, tuple[int, ...]]]
    """Year → month (``07``; empty where only the year is known) → stories; dated ones only."""
    undated: tuple[int, ...]
    running: dict[str, tuple[int, ...]]
    """Stories by the name of their running story."""
    related: tuple[tuple[Related, ...], ...]

    def page_estimate(self) -> int:
        """About how many pages the site has: stories, terms, years; long lists are not counted."""
        return len(self.cards) + sum(map(len, self.terms.values())) + 13 * len(self.years)


def is_public(card: Card, config: Config) -> bool:
    """The one rule of visibility: for pages, lists, feeds and sitemaps alike."""
    return config.drafts or not card.draft


def build_site(
    cards: Iterable[Card], config: Config, authority: Authority = NO_AUTHORITY
) -> tuple[Site, tuple[Issue, ...]]:
    """The site that `cards` make, and collisions of addresses, ids and terms."""
    public = (authority.settle_card(card) for card in cards if is_public(card, config))
    shown = sorted(public, key=_chronology)
    addresses, issues = assign_addresses(shown, config)
    terms, clashes = collect_terms(shown, authority)
    running = _running_stories(shown)
    said = collect_said(shown)
    site = Site(
        config=config,
        cards=tuple(shown),
        paths=tuple(addresses[card.path].path for card in shown),
        terms=terms,
        said=said,
        said_by=said_by_person(said),
        years=_years(shown),
        undated=tuple(n for n, card in enumerate(shown) if not is_dated(card.published)),
        running=running,
        related=tuple(find_related(len(shown), terms, _linked_anyway(shown, running))),
    )
    return site, (*issues, *clashes, *_same_ids(shown))


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
            path = card.override or card.path
            yield issue_in(codes.SAME_ID, path, message, "give one of them another `id:`")
