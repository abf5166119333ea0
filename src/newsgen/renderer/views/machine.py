"""Feeds, citations, data, sitemaps, and old addresses."""

from msgspec import Struct

from newsgen.renderer.views.common import DateView, Link, PageHead, SiteHead


class FeedEntry(Struct, frozen=True):
    """An entry of a feed."""

    id: str
    """``tag:`` URI, made from the article's id; it does not change with the address."""
    title: str
    url: str
    updated: str
    """RFC 3339."""
    posted: str
    """The same as RSS has it (RFC 822): ``Tue, 12 Mar 2019 00:00:00 +0000``."""
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    """Label, and the slug in place of the path."""
    summary: str


class FeedView(Struct, frozen=True):
    """feed.xml and rss.xml: the newest stories of the site, a topic or a person.

    Atom is RFC 4287, RSS is 2.0.
    """

    id: str
    title: str
    subtitle: str
    url: str
    """Of the page whose stories these are."""
    feed_url: str
    updated: str
    posted: str
    language: str
    entries: tuple[FeedEntry, ...]


class JsonFeedView(Struct, frozen=True):
    """feed.json: the same as JSON Feed 1.1; written without a template."""

    feed: FeedView


class Citation(Struct, frozen=True):
    """What citations of a story are made from; nothing in it is guessed."""

    id: str
    title: str
    people: tuple[str, ...]
    """Bylines."""
    agencies: tuple[str, ...]
    publication: str
    place: str
    """Where it was filed from; may be empty."""
    date: str
    """ISO 8601, as much as is known; empty where the date is estimated or unknown."""
    date_text: str
    """``12 March 2019``, ``about 24 July 2021``, ``undated``."""
    note: str
    """What the files have no other place for: agencies, the dateline's place, an estimated date."""
    language: str
    url: str
    """Empty where the site has no address."""


class NinjsContext(Struct, frozen=True):
    """What the ninjs file of a story takes from the site; its record completes it."""

    uri: str
    """``tag:`` URI, made from the article's id."""
    url: str
    """Permalink; empty where the site has no address."""
    language: str
    publication: str
    topics: tuple[Link, ...]
    """Labels and absolute addresses; the latter may be empty."""
    created: str
    """Day of publication as a moment; empty where it is not known."""


class DataField(Struct, frozen=True):
    """A column or key of the archive's data."""

    name: str
    type: str
    meaning: str


class DataTable(Struct, frozen=True):
    """A kind of rows in the archive's data, and the files that hold them."""

    name: str
    intro: str
    files: tuple[Link, ...]
    fields: tuple[DataField, ...]


class DataView(Struct, frozen=True):
    """data.html: what the archive offers as data, field by field."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    files: tuple[Link, ...]
    """Those that hold more than one table."""
    tables: tuple[DataTable, ...]


class SitemapEntry(Struct, frozen=True):
    """An address in sitemap.xml; `modified` is an ISO date or empty."""

    url: str
    modified: str


class SitemapView(Struct, frozen=True):
    """sitemap.xml and its parts (sitemaps.org, at most 50,000 addresses a file)."""

    entries: tuple[SitemapEntry, ...]
    maps: tuple[str, ...]
    """Addresses of the parts, where this is an index of them."""


class NewsEntry(Struct, frozen=True):
    """A story in the news sitemap."""

    url: str
    title: str
    language: str
    """ISO 639: ``en``, ``zh-cn``."""
    date: str
    """ISO 8601."""


class NewsSitemapView(Struct, frozen=True):
    """sitemap-news.xml: the newest stories, as Google News reads them."""

    publication: str
    entries: tuple[NewsEntry, ...]


class RobotsView(Struct, frozen=True):
    """robots.txt."""

    sitemap_url: str
    """Empty where there is no sitemap."""


class AliasView(Struct, frozen=True):
    """alias.html: stands at an old address of a story and leads to where it lives now."""

    site: SiteHead
    page: PageHead
    """`canonical` is the address of the story."""
    target: Link


class GoneView(Struct, frozen=True):
    """gone.html: stands at the addresses of a story that was taken down."""

    site: SiteHead
    page: PageHead
    date: DateView | None
    """When it was taken down, if that is to be shown."""
    reason: str
    """A sentence by an editor."""


class MovedRule(Struct, frozen=True):
    """An old address, for a server: both sides percent-encoded, from the root of the server."""

    old: str
    new: str
    pattern: str
    """`old` without its last ``/``, as a regular expression of plain ASCII."""


class GoneRule(Struct, frozen=True):
    """An address that was taken down, for a server; `page` is the file that says so."""

    old: str
    page: str
    pattern: str


class RulesView(Struct, frozen=True):
    """redirects.txt and htaccess.txt: old addresses, for servers that can answer 301 and 410."""

    moved: tuple[MovedRule, ...]
    gone: tuple[GoneRule, ...]
