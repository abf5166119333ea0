"""Files for machines: the Atom feed, the sitemap, robots.txt; and the page for what is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from newsgen.archive import permalinks
from newsgen.archive.permalinks import absolute_url, is_dated
from newsgen.renderer.frame import Frame
from newsgen.renderer.views import (
    FeedEntry,
    FeedView,
    Link,
    NotFoundView,
    RobotsView,
    SitemapEntry,
    SitemapView,
    View,
)

FEED_ENTRIES = 30
SITEMAP_MOST = 50_000
"""Addresses in one file (sitemaps.org)."""
_EPOCH = "1970-01-01T00:00:00Z"


def plan(frame: Frame, listed: Sequence[str]) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each file. `listed` are the pages other than articles."""
    yield permalinks.NOT_FOUND, "404.html", _not_found(frame)
    yield permalinks.FEED, "feed.xml", _feed(frame)
    yield from _sitemaps(frame, listed)
    base = frame.site.config.url
    yield (
        permalinks.ROBOTS,
        "robots.txt",
        RobotsView(absolute_url(base, permalinks.SITEMAP)),
    )


def _not_found(frame: Frame) -> NotFoundView:
    """Served at any depth, so its links alone start at the root of the server."""
    head = frame.page(permalinks.NOT_FOUND, "Page not found", "", "")
    base = urlsplit(frame.site.config.url).path.rstrip("/")
    return NotFoundView(frame.head, replace(head, root=f"{base}/", canonical=""))


def _feed(frame: Frame) -> FeedView:
    """The newest stories whose day is known: an Atom entry needs a moment, and we make none up."""
    config = frame.site.config
    known = [
        number
        for number in reversed(range(len(frame.site.cards)))
        if is_dated(frame.site.cards[number].published)
        and frame.site.cards[number].published.precision in ("day", "second")
    ]
    entries = tuple(_entry(frame, number) for number in known[:FEED_ENTRIES])
    return FeedView(
        id=_tag(frame, "feed"),
        title=config.title,
        subtitle=config.tagline,
        url=absolute_url(config.url, permalinks.FRONT) or permalinks.FRONT,
        feed_url=absolute_url(config.url, permalinks.FEED) or permalinks.FEED,
        updated=max((entry.updated for entry in entries), default=_EPOCH),
        language=config.language,
        entries=entries,
    )


def _entry(frame: Frame, number: int) -> FeedEntry:
    card, path = frame.site.cards[number], frame.site.paths[number]
    authors = card.bylines or tuple(agency.label for agency in card.agencies)
    return FeedEntry(
        id=_tag(frame, card.id),
        title=card.title,
        url=absolute_url(frame.site.config.url, path) or path,
        updated=moment(card.published.value or ""),
        authors=authors or (frame.site.config.title,),
        topics=tuple(Link(topic.label, topic.slug) for topic in card.topics),
        summary=card.teaser,
    )


def moment(value: str) -> str:
    """An ISO day or date-time as RFC 3339; a day is its start, a time without a zone is UTC."""
    parsed = datetime.fromisoformat(value)
    return parsed.isoformat() if parsed.tzinfo else f"{parsed.isoformat()}Z"


def _tag(frame: Frame, name: str) -> str:
    """A ``tag:`` URI (RFC 4151) that does not hold the address, so that it outlives a move."""
    host = urlsplit(frame.site.config.url).hostname or "newsgen.invalid"
    return f"tag:{host},2020:{name}"


def _sitemaps(frame: Frame, listed: Sequence[str]) -> Iterator[tuple[str, str, View]]:
    """A sitemap, or an index of several; none for a site without an address."""
    base = frame.site.config.url
    if not base:
        return
    entries = tuple(_sitemap_entries(frame, base, listed))
    if len(entries) <= SITEMAP_MOST:
        yield permalinks.SITEMAP, "sitemap.xml", SitemapView(entries, ())
        return
    parts = []
    for at in range(0, len(entries), SITEMAP_MOST):
        path = f"sitemap-{at // SITEMAP_MOST + 1}.xml"
        parts.append(absolute_url(base, path))
        yield path, "sitemap.xml", SitemapView(entries[at : at + SITEMAP_MOST], ())
    yield permalinks.SITEMAP, "sitemap.xml", SitemapView((), tuple(parts))


def _sitemap_entries(frame: Frame, base: str, listed: Sequence[str]) -> Iterator[SitemapEntry]:
    site = frame.site
    for card, path in zip(site.cards, site.paths, strict=True):
        day = (card.published.value or "")[:10] if is_dated(card.published) else ""
        yield SitemapEntry(absolute_url(base, path), day)
    for path in listed:
        yield SitemapEntry(absolute_url(base, path), "")
