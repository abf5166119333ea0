"""The only place where an address is made.

A story whose date is known lives under ``/{year}/{month}/{slug}/``. One whose date is estimated or
unknown lives under ``/undated/{slug}/``, so that a better estimate never moves it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newsgen import codes
from newsgen.archive.cards import Card
from newsgen.archive.ledger import NO_LEDGER, Ledger
from newsgen.config import Config
from newsgen.errors import Issue, issue_in
from newsgen.records import GIVEN, Published
from newsgen.slugs import slugify

SUFFIX_LENGTH = 6
"""Digits of the id that tell stories of one slug apart."""
LONGEST_PART = 255
"""Bytes of one part of a path (NAME_MAX of Linux; Windows and macOS count fewer as letters)."""
INDEX = "index.html"
NAMELESS = "story"
"""Slug of a story whose title has neither letter nor digit."""

FRONT = INDEX
TOPICS = "topics"
PEOPLE = "people"
PLACES = "places"
AGENCIES = "agencies"
QUOTES = "quotes"
YEARS = "years"
UNDATED = "undated"
BYLINES = "bylines"
ATLAS = "map"
CORRECTIONS = "corrections"
ABOUT = "about"
ON_THIS_DAY = "on-this-day"
LETTERS = "letters"
"""Folder of the pages of a long index, below it: ``people/letters/s/``. A term of this name lives
at ``people/letters/`` itself; what lies below it is a letter or ``other``, and no other page is."""
STORIES = "stories"
"""Folder of the stories that name a person, below the person's page."""
SEARCH = "search"
DATA = "data"
FEED = "feed.xml"
RSS = "rss.xml"
JSON_FEED = "feed.json"
SITEMAP = "sitemap.xml"
NEWS_SITEMAP = "sitemap-news.xml"
ROBOTS = "robots.txt"
NOT_FOUND = "404.html"


@dataclass(frozen=True, slots=True)
class Address:
    """Where one article lives."""

    path: str
    """Output file: ``2021/07/slug/index.html``."""
    explicit: bool
    """Its slug is given by front matter."""


def folder_page(*parts: str) -> str:
    """The file of the page that has a folder of its own: ``topics/floods/index.html``."""
    return "/".join([*parts, INDEX])


def root_from(path: str) -> str:
    """From the page at `path` back to the root of the output: ``../../``, or ``./``."""
    return "../" * path.count("/") or "./"


def absolute_url(base: str, path: str) -> str:
    """The permalink of a page: `base` and `path` without ``index.html``; empty without `base`."""
    if not base:
        return ""
    return f"{base}/{path.removesuffix(INDEX)}"


def linked_url(base: str, path: str, root: str) -> str:
    """The permalink of a page, or where the site has no address, the way to it from `root`."""
    return absolute_url(base, path) or root + path


def beside(path: str, name: str) -> str:
    """The file `name` in the folder of the page at `path`."""
    return path.removesuffix(INDEX) + name


def tag_uri(base: str, name: str) -> str:
    """A ``tag:`` URI (RFC 4151) that does not hold the address, so that it outlives a move."""
    host = urlsplit(base).hostname or "newsgen.invalid"
    return f"tag:{host},2020:{name}"


def is_dated(published: Published) -> bool:
    """Whether the date is known, not estimated: it stands in the copy or in front matter."""
    return published.value is not None and published.origin in (*GIVEN, "parsed")


def assign_addresses(
    cards: Sequence[Card], config: Config, ledger: Ledger = NO_LEDGER
) -> tuple[dict[str, Address], tuple[Issue, ...]]:
    """The address of each card by its source path, and collisions.

    Addresses are compared without case, since some file systems do. Of several stories with one
    automatic slug that keeps it which `ledger` has at that address, else the first by path; the
    others get a suffix from their id. So does a story whose automatic slug would give it an address
    that only others have had.
    """
    wanted = {card.path: address_of(card, config) for card in cards}
    by_path = {card.path: card for card in cards}
    addresses = dict(wanted)
    issues: list[Issue] = []
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted(wanted):
        owners = ledger.owners.get(wanted[path].path.casefold(), frozenset())
        if owners and not wanted[path].explicit and by_path[path].id not in owners:
            addresses[path] = address_of(by_path[path], config, suffixed=True)
            issues.append(_another_had(by_path[path], wanted[path], addresses[path]))
        else:
            groups[wanted[path].path.casefold()].append(path)
    for paths in groups.values():
        if len(paths) == 1:
            continue
        explicit = [path for path in paths if wanted[path].explicit]
        issues += _same_address(explicit, wanted, by_path)
        keeper = (explicit or paths)[0]
        for path in paths:
            if path != keeper and not wanted[path].explicit:
                addresses[path] = address_of(by_path[path], config, suffixed=True)
                issues.append(_same_slug(by_path[path], keeper, addresses[path]))
    issues += _still_same(addresses, by_path, issues)
    issues += _too_long(addresses, by_path)
    return addresses, tuple(issues)


def address_of(card: Card, config: Config, *, suffixed: bool = False) -> Address:
    """Where a story lives by itself; `suffixed` where another lives there."""
    slug = card.slug or slugify(card.title) or NAMELESS
    if suffixed:
        slug = f"{slug}-{slugify(card.id)[:SUFFIX_LENGTH]}"
    parts = {"slug": slug, "id": card.id}
    pattern = config.undated_permalink
    if is_dated(card.published):
        dated = parts | date_parts(card.published.value or "")
        if all(name in dated for name in re.findall(r"\{(\w+)\}", config.permalink)):
            pattern, parts = config.permalink, dated
    return Address(pattern.format_map(parts).lstrip("/") + INDEX, explicit=bool(card.slug))


def date_parts(value: str) -> dict[str, str]:
    """Year, month and day of an ISO date as far as it goes: ``2021-07`` has no day."""
    names = ("year", "month", "day")
    return dict(zip(names, value[:10].split("-"), strict=False))


def _same_address(
    explicit: Sequence[str], wanted: dict[str, Address], cards: Mapping[str, Card]
) -> Iterable[Issue]:
    for path in explicit[1:]:
        yield _shared(cards[path], wanted[path], explicit[0])


def _shared(card: Card, address: Address, owner: str) -> Issue:
    message = f"the address /{address.path} belongs to {owner} too"
    return issue_in(
        codes.SAME_ADDRESS, card.editors_file, message, "give one of them another `slug:`"
    )


def _same_slug(card: Card, keeper: str, address: Address) -> Issue:
    return _suffixed(card, f"{keeper} has the same slug", address)


def _another_had(card: Card, wanted: Address, given: Address) -> Issue:
    return _suffixed(card, f"/{wanted.path} was another story's address", given)


def _suffixed(card: Card, reason: str, address: Address) -> Issue:
    message = f"{reason}; this story lives at /{address.path}"
    hint = "give it a `slug:` of its own to choose"
    return issue_in(codes.SLUG_SUFFIXED, card.editors_file, message, hint)


def _still_same(
    addresses: dict[str, Address], cards: Mapping[str, Card], issues: Sequence[Issue]
) -> Iterable[Issue]:
    """Collisions that are left after suffixes: a slug that is given may be another's suffixed."""
    reported = {issue.path for issue in issues if issue.code == codes.SAME_ADDRESS.id}
    owners: dict[str, str] = {}
    for path in sorted(addresses):
        owner = owners.setdefault(addresses[path].path.casefold(), path)
        if owner != path and cards[path].editors_file not in reported:
            yield _shared(cards[path], addresses[path], owner)


def _too_long(addresses: Mapping[str, Address], cards: Mapping[str, Card]) -> Iterable[Issue]:
    """Addresses with a part that no file system takes, as `/{slug}-{id}/` may give."""
    for path, address in addresses.items():
        longest = max(len(part.encode()) for part in address.path.split("/"))
        if longest > LONGEST_PART:
            message = f"a part of its address has {longest} bytes; file systems take {LONGEST_PART}"
            hint = "give it a shorter `slug:`, or put a / into `permalink`"
            yield issue_in(codes.UNSAFE_SLUG, cards[path].editors_file, message, hint)
