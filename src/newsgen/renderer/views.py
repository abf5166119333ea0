"""All that a template may see, a view for each template (docs/templates.md).

Values are ready to print. A `path` is relative to the root of the output and names a file
(``topics/floods/index.html``, ``2021/07/slug/index.html#q3``); a template writes it behind
``page.root``, so that every link is relative and works from a folder as well as from a server.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from newsgen.records import BodyKind


@dataclass(frozen=True, slots=True)
class Link:
    """A label and where it leads."""

    label: str
    path: str


@dataclass(frozen=True, slots=True)
class SiteHead:
    """What every page says of the site."""

    title: str
    tagline: str
    language: str
    """BCP 47."""
    navigation: tuple[Link, ...]
    footer: str
    """A plain sentence from the configuration; may be empty."""


@dataclass(frozen=True, slots=True)
class PageHead:
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


@dataclass(frozen=True, slots=True)
class DateView:
    """A date, no more of it than is known."""

    text: str
    """For reading: ``24 July 2021``, ``about 24 July 2021``, ``undated``."""
    machine: str
    """For ``<time datetime>``: ``2021-07-24``, ``2021-07``; empty where nothing is known."""
    estimated: bool


@dataclass(frozen=True, slots=True)
class StoryView:
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


@dataclass(frozen=True, slots=True)
class QuoteView:
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


@dataclass(frozen=True, slots=True)
class TermView:
    """A topic, person, place, agency, year or month, and how many stories it has."""

    label: str
    path: str
    count: int
    """0 where it is not to be shown."""
    note: str = ""
    """A person's last role, a place's country, why a topic was given; may be empty."""


@dataclass(frozen=True, slots=True)
class TermGroup:
    """Terms under one heading: a letter, or a top-level topic."""

    id: str
    """For a fragment: ``letter-a``."""
    heading: str
    terms: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Pages of one list. They are numbered from the oldest; the newest has no number."""

    newer: str
    """Path of the next newer page; empty on the newest."""
    older: str
    """Path of the next older page; empty on the oldest."""
    oldest: str
    newest: str
    label: str
    """``Page 3``; empty where there is one page. Without the number of pages, so that a new page
    does not change the others."""


@dataclass(frozen=True, slots=True)
class FrontView:
    """front.html: the front page."""

    site: SiteHead
    page: PageHead
    lead: StoryView | None
    latest: tuple[StoryView, ...]
    """Newest first, without the lead."""
    quotation: QuoteView | None
    topics: tuple[TermView, ...]
    """The largest topics."""
    years: tuple[TermView, ...]
    """Oldest first, for the bar chart."""
    bars: tuple["Bar", ...]
    """The same years, as bars."""
    pager: Pager
    empty: bool
    """The site has no article yet."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart of stories by year, in units of its 304 × 78 view box."""

    label: str
    count: int
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class StoriesView:
    """stories.html: a list of stories: older pages of the front, a place, an agency, a month."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    """``12 stories, 2016 to 2024``."""
    stories: tuple[StoryView, ...]
    years: tuple[TermView, ...]
    """For a term with very many stories, its years; else empty."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class TopicView:
    """topic.html: one topic."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    parent: Link | None
    children: tuple[TermView, ...]
    stories: tuple[StoryView, ...]
    quotations: tuple[QuoteView, ...]
    """A few of what was said in its newest stories."""
    near: tuple[TermView, ...]
    """Topics that stand in the same stories."""
    years: tuple[TermView, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class PersonView:
    """person.html: a person: what they said, and the stories that name them."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    aliases: tuple[str, ...]
    links: tuple[str, ...]
    """Addresses that identify the person elsewhere, from the authority file."""
    roles: tuple[str, ...]
    """As printed, first to last."""
    quotations: tuple[QuoteView, ...]
    """Newest first."""
    stories: tuple[StoryView, ...]
    """Stories that name the person, newest first; on the newest page only."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class TermsView:
    """terms.html: the index of topics, people quoted, places or agencies."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    groups: tuple[TermGroup, ...]
    letters: bool
    """The groups are letters (show a bar of them), not top-level topics."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """A year and its months."""

    year: TermView
    months: tuple[TermView, ...]


@dataclass(frozen=True, slots=True)
class YearsView:
    """years.html: all years with their months, and the undated shelf."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    rows: tuple[YearRow, ...]
    """Newest first."""
    undated: TermView | None


@dataclass(frozen=True, slots=True)
class YearView:
    """year.html: one year."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    months: tuple[TermView, ...]
    stories: tuple[StoryView, ...]
    previous: Link | None
    next: Link | None
    pager: Pager


@dataclass(frozen=True, slots=True)
class QuotesView:
    """quotes.html: all quotations with a speaker."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    quotations: tuple[QuoteView, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class NotFoundView:
    """404.html."""

    site: SiteHead
    page: PageHead


@dataclass(frozen=True, slots=True)
class Part:
    """A run of text inside a paragraph: plain, quoted, or a piece of the dateline."""

    kind: Literal["text", "quote", "place", "agency"]
    text: str
    id: str = ""
    """``q3`` on the first fragment of a quotation, for its address."""
    title: str = ""
    """What an abbreviation stands for: ``The New York Times``."""


@dataclass(frozen=True, slots=True)
class PhotoView:
    """A caption, a credit, or both; `src` is empty where the picture is not held."""

    id: str
    caption: str
    credit: str
    """As printed: ``REUTERS/John Smith``."""
    src: str
    """Path of the picture file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the body: text in parts, or a photo, or HTML made from Markdown."""

    kind: BodyKind | Literal["photo"]
    parts: tuple[Part, ...] = ()
    photo: PhotoView | None = None
    html: str = ""
    """Trusted: from Markdown; the template marks it ``| safe``."""


@dataclass(frozen=True, slots=True)
class BylineView:
    """``By Ana Ruiz, Transport Correspondent``."""

    name: str
    note: str
    """Role, organisation and place, joined by commas; may be empty."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """Somebody quoted in the article."""

    name: str
    path: str
    """The person's page; empty for groups and unnamed sources."""
    role: str
    anonymous: bool
    quotes: tuple[Link, ...]
    """One for each quotation: ``q1`` and ``#q1``; these are fragments of this page."""


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A related story and why it is related: ``Both: Trieste, Lea Petit``."""

    story: StoryView
    reason: str


@dataclass(frozen=True, slots=True)
class NoteView:
    """A correction, an update note or other text around the story, as printed."""

    kind: str
    label: str
    """The kind in words; empty where the text says it itself: ``Correction: …``."""
    text: str


@dataclass(frozen=True, slots=True)
class AboutView:
    """ "About this text": where the record came from and how it is known."""

    id: str
    source: str
    """Path of the source file."""
    override: str
    """Path of the front matter that corrects it; may be empty."""
    sha256: str
    size: int
    """Bytes."""
    encoding: str
    format: str
    date: str
    """How the date is known, as a sentence."""
    evidence: tuple[str, ...]
    boilerplate: tuple[NoteView, ...]
    """Without the notes that stand on top of the story."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """article.html: one story."""

    site: SiteHead
    page: PageHead
    kicker: Link | None
    headline: str
    subheadline: str
    bylines: tuple[BylineView, ...]
    agencies: tuple[Link, ...]
    places: tuple[Link, ...]
    """Where it was filed from."""
    date: DateView
    minutes: int
    """To read it, at 230 words a minute."""
    notes: tuple[NoteView, ...]
    """Corrections and update notes, shown on top."""
    photos: tuple[PhotoView, ...]
    """Those that stand before the body."""
    body: tuple[Piece, ...]
    speakers: tuple[SpeakerView, ...]
    topics: tuple[TermView, ...]
    named: tuple[TermView, ...]
    """Other people and places with a page of their own."""
    running_story: tuple[StoryView, ...]
    """Other instalments of the running story, oldest first."""
    running_story_name: str
    previous: Link | None
    """The next older story."""
    next: Link | None
    related: tuple[RelatedView, ...]
    about: AboutView


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of feed.xml."""

    id: str
    """``tag:`` URI, made from the article's id; it does not change with the address."""
    title: str
    url: str
    updated: str
    """RFC 3339."""
    authors: tuple[str, ...]
    topics: tuple[Link, ...]
    """Label, and the slug in place of the path."""
    summary: str


@dataclass(frozen=True, slots=True)
class FeedView:
    """feed.xml: the newest stories, Atom (RFC 4287)."""

    id: str
    title: str
    subtitle: str
    url: str
    """Of the front page."""
    feed_url: str
    updated: str
    language: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class SitemapEntry:
    """An address in sitemap.xml; `modified` is an ISO date or empty."""

    url: str
    modified: str


@dataclass(frozen=True, slots=True)
class SitemapView:
    """sitemap.xml and its parts (sitemaps.org, at most 50,000 addresses a file)."""

    entries: tuple[SitemapEntry, ...]
    maps: tuple[str, ...]
    """Addresses of the parts, where this is an index of them."""


@dataclass(frozen=True, slots=True)
class RobotsView:
    """robots.txt."""

    sitemap_url: str
    """Empty where there is no sitemap."""


View: TypeAlias = (
    FrontView
    | StoriesView
    | TopicView
    | PersonView
    | TermsView
    | YearsView
    | YearView
    | QuotesView
    | NotFoundView
    | ArticleView
    | FeedView
    | SitemapView
    | RobotsView
)
