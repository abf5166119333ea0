"""Feeds of the newest stories: the site's, each topic's, each person's.

Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1 hold the same entries under the same ids. Only stories
whose day is known are in them: an entry needs a moment, and we make none up.
"""

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.utils import format_datetime

from msgspec.structs import replace

from newsgen.archive import permalinks
from newsgen.archive.permalinks import is_dated, linked_url, root_from, tag_uri
from newsgen.archive.site import Site
from newsgen.archive.terms import Term
from newsgen.codec import encode_plain
from newsgen.renderer.story_views import FOLDERS, term_path
from newsgen.renderer.views import FeedEntry, FeedLink, FeedView, JsonFeedView, Link, View

FEED_ENTRIES = 30
ENTRIES_HELD = 2048
"""Entries kept for the next terms, so that memory does not grow with the archive."""
_EPOCH = "1970-01-01T00:00:00Z"
_FEED_KINDS = ("topics", "people")
"""Terms with feeds of their own."""


def plan(site: Site) -> Iterator[tuple[str, str, View]]:
    """Path, template and view of each feed."""
    write_entry = functools.lru_cache(ENTRIES_HELD)(functools.partial(_entry, site))
    title, tagline = site.config.title, site.config.tagline
    newest = _newest(site, range(len(site.cards)))
    yield from _formats(site, "", permalinks.FRONT, title, tagline, newest, write_entry)
    topics = site.terms["topics"] | site.uppers
    for term in (*topics.values(), *site.terms["people"].values()):
        newest = _newest(site, term.members)
        if newest:
            folder = f"{FOLDERS[term.kind]}/{term.slug}/"
            page = term_path(term.kind, term.slug)
            heading = f"{term.label} · {title}"
            yield from _formats(site, folder, page, heading, "", newest, write_entry)


def feed_links(site: Site, term: Term) -> tuple[FeedLink, ...]:
    """The feeds of a term, for the head of its page; none where no story of it has a day."""
    if term.kind not in _FEED_KINDS or not _newest(site, term.members, 1):
        return ()
    folder = f"{FOLDERS[term.kind]}/{term.slug}/"
    return (
        FeedLink("application/atom+xml", term.label, folder + permalinks.FEED),
        FeedLink("application/rss+xml", term.label, folder + permalinks.RSS),
        FeedLink("application/feed+json", term.label, folder + permalinks.JSON_FEED),
    )


def _newest(site: Site, members: Sequence[int], most: int = FEED_ENTRIES) -> list[int]:
    """The newest stories whose day is known, newest first."""
    found: list[int] = []
    for number in reversed(members):
        published = site.cards[number].published
        if is_dated(published) and published.precision in ("day", "second"):
            found.append(number)
            if len(found) == most:
                break
    return found


def _formats(
    site: Site,
    folder: str,
    page: str,
    title: str,
    subtitle: str,
    newest: Iterable[int],
    write_entry: Callable[[int, str], FeedEntry],
) -> Iterator[tuple[str, str, View]]:
    """The same feed in the three formats. Links lead from the feed's own folder without a `url`."""
    base, root = site.config.url, root_from(folder)
    entries = tuple(write_entry(number, root) for number in newest)
    updated = max((entry.updated for entry in entries), default=_EPOCH)
    feed = FeedView(
        id=tag_uri(base, f"{folder}feed"),
        title=title,
        subtitle=subtitle,
        url=linked_url(base, page, root),
        feed_url=linked_url(base, folder + permalinks.FEED, root),
        updated=updated,
        posted=rfc822(updated),
        language=site.config.language_of(""),
        entries=entries,
    )
    yield folder + permalinks.FEED, "feed.xml", feed
    rss = replace(feed, feed_url=linked_url(base, folder + permalinks.RSS, root))
    yield folder + permalinks.RSS, "rss.xml", rss
    json = replace(feed, feed_url=linked_url(base, folder + permalinks.JSON_FEED, root))
    yield folder + permalinks.JSON_FEED, "", JsonFeedView(json)


def _entry(site: Site, number: int, root: str) -> FeedEntry:
    card, path, config = site.cards[number], site.paths[number], site.config
    authors = card.bylines or tuple(agency.label for agency in card.agencies)
    updated = moment(card.published.value or "")
    return FeedEntry(
        id=tag_uri(config.url, card.id),
        title=card.title,
        url=linked_url(config.url, path, root),
        updated=updated,
        posted=rfc822(updated),
        authors=authors or (config.title,),
        topics=tuple(Link(topic.label, topic.slug) for topic in card.topics),
        summary=card.teaser,
    )


def moment(value: str) -> str:
    """An ISO day or date-time as RFC 3339; a day is its start, a time without a zone is UTC."""
    parsed = datetime.fromisoformat(value)
    return parsed.isoformat() if parsed.tzinfo else f"{parsed.isoformat()}Z"


def rfc822(value: str) -> str:
    """A moment as RSS has it: ``Tue, 12 Mar 2019 00:00:00 +0000``; English in every locale."""
    parsed = datetime.fromisoformat(value)
    return format_datetime(parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC))


def write_json_feed(view: JsonFeedView) -> str:
    """The text of a feed.json."""
    feed = view.feed
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.subtitle,
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "language": feed.language,
    }
    kept: dict[str, object] = {name: value for name, value in document.items() if value}
    kept["items"] = [_json_item(entry) for entry in feed.entries]
    return encode_plain(kept).decode() + "\n"


def _json_item(entry: FeedEntry) -> dict[str, object]:
    """An item has to have a content; it is the start of the story, or else its title."""
    item: dict[str, object] = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_text": entry.summary or entry.title,
        "date_published": entry.updated,
        "authors": [{"name": name} for name in entry.authors],
    }
    if entry.summary:
        item["summary"] = entry.summary
    if entry.topics:
        item["tags"] = [topic.label for topic in entry.topics]
    return item
