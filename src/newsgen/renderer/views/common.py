"""What lists, heads and links are made of, on every page."""

from typing import Literal

from msgspec import Struct


class Link(Struct, frozen=True):
    """A label and where it leads."""

    label: str
    path: str


class SiteHead(Struct, frozen=True):
    """What every page says of the site."""

    title: str
    tagline: str
    language: str
    """BCP 47."""
    navigation: tuple[Link, ...]
    footer: str
    """A plain sentence from the configuration; may be empty."""
    url: str = ""
    """Absolute address of the site without a final ``/``; may be empty."""
    data: str = ""
    """Path of the page on the archive's data; empty where none is made."""
    more: tuple[Link, ...] = ()
    """Pages for which the navigation has no room; every footer leads to them."""


class FeedLink(Struct, frozen=True):
    """A feed that a page names in its head."""

    kind: Literal["application/atom+xml", "application/rss+xml", "application/feed+json"]
    title: str
    path: str


class PageHead(Struct, frozen=True):
    """What every page says of itself."""

    title: str
    """For ``<title>``, without the site's name."""
    description: str
    language: str
    root: str
    """From this page to the root of the output: ``../../``, or ``./``."""
    path: str
    canonical: str
    """Absolute address; empty where the site has no ``url``."""
    section: str
    """The `Link.path` of the entry of the navigation that is current; may be empty."""
    feed: str
    """Path of the Atom feed."""
    crumbs: tuple[Link, ...] = ()
    """From the front page down, this page left out."""
    feeds: tuple[FeedLink, ...] = ()
    """Other feeds of this page: its topic's, its person's."""
    structured: str = ""
    """Its JSON-LD, safe inside a script element; trusted, the template marks it ``| safe``."""


class DateView(Struct, frozen=True):
    """A date, no more of it than is known."""

    text: str
    """For reading: ``24 July 2021``, ``about 24 July 2021``, ``undated``."""
    machine: str
    """For ``<time datetime>``: ``2021-07-24``, ``2021-07``; empty where nothing is known."""
    estimated: bool


class StoryView(Struct, frozen=True):
    """A story in a list."""

    title: str
    path: str
    teaser: str
    """The start of the story, about 30 words; may be empty."""
    source: str
    """Byline or agency: ``Ana Ruiz``, ``Reuters``; may be empty."""
    place: str
    """Where it was filed from: ``Trieste``; may be empty."""
    date: DateView
    kicker: Link | None
    """Its first topic."""
    language: str = ""
    """Of title and teaser, where it is not that of the pages: BCP 47."""


class QuoteView(Struct, frozen=True):
    """A quotation in a list."""

    text: str
    path: str
    """Where it stands in its story: ``…/index.html#q3``."""
    speaker: str
    speaker_path: str
    """Path of the person's page; empty for groups and unnamed sources."""
    role: str
    anonymous: bool
    story: Link
    date: DateView
    language: str = ""
    """Of the words, where it is not that of the pages: BCP 47."""


class TermView(Struct, frozen=True):
    """A topic, person, place, agency, year or month, and how many stories it has."""

    label: str
    path: str
    count: int
    """0 where it is not to be shown."""
    note: str = ""
    """A person's last role, a place's country, why a topic was given; may be empty."""


class TermGroup(Struct, frozen=True):
    """Terms under one heading: a letter, or a top-level topic."""

    id: str
    """For a fragment: ``letter-a``."""
    heading: str
    terms: tuple[TermView, ...]
    path: str = ""
    """Page of the top-level topic; empty for a letter and for topics of no vocabulary."""
    count: int = 0
    """Stories of that page."""


class LetterView(Struct, frozen=True):
    """An entry of the bar of letters over a long index."""

    label: str
    path: str
    current: bool


class StoryGroup(Struct, frozen=True):
    """Stories under one heading: of a day, of a year."""

    id: str
    """For a fragment: ``day-24``."""
    heading: str
    path: str
    """What the heading leads to; may be empty."""
    stories: tuple[StoryView, ...]


class Pager(Struct, frozen=True):
    """Pages of one list. They are numbered from the oldest; the newest has no number."""

    newer: str
    """Path of the next newer page; empty on the newest."""
    older: str
    """Path of the next older page; empty on the oldest."""
    oldest: str
    newest: str
    number: int
    """3 on page 3; 0 on the newest. Without the number of pages, so that a new page does not change
    the others."""
