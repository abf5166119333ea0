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
    url: str = ""
    """Absolute address of the site without a final ``/``; may be empty."""
    data: str = ""
    """Path of the page on the archive's data; empty where none is made."""
    more: tuple[Link, ...] = ()
    """Pages for which the navigation has no room; every footer leads to them."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page names in its head."""

    kind: Literal["application/atom+xml", "application/rss+xml", "application/feed+json"]
    title: str
    path: str


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
    feeds: tuple[FeedLink, ...] = ()
    """Other feeds of this page: its topic's, its person's."""
    structured: str = ""
    """Its JSON-LD, safe inside a script element; trusted, the template marks it ``| safe``."""


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
    path: str = ""
    """Page of the top-level topic; empty for a letter and for topics of no vocabulary."""
    count: int = 0
    """Stories of that page."""


@dataclass(frozen=True, slots=True)
class LetterView:
    """An entry of the bar of letters over a long index."""

    label: str
    path: str
    current: bool


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Stories under one heading: of a day, of a year."""

    id: str
    """For a fragment: ``day-24``."""
    heading: str
    path: str
    """What the heading leads to; may be empty."""
    stories: tuple[StoryView, ...]


@dataclass(frozen=True, slots=True)
class Pager:
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
    """The newest of these years and the empty years between them, as bars."""
    pager: Pager
    empty: bool
    """The site has no article yet."""
    on_this_day: StoryGroup | None = None
    """Stories of other years on the calendar day of the newest one, or in its month."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of the chart of stories by year, in units of its 304 × 78 view box."""

    label: str
    count: int
    x: float
    y: int
    height: int
    path: str
    """Page of the year; empty for a year without stories."""


@dataclass(frozen=True, slots=True)
class StoriesView:
    """stories.html: a list of stories: older pages of the front, the undated, a term's year."""

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
class DaysView:
    """days.html: a month by its days, or a day of the calendar by its years."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    groups: tuple[StoryGroup, ...]
    """Newest first."""
    previous: Link | None
    """The month or the day before."""
    next: Link | None
    pager: Pager


@dataclass(frozen=True, slots=True)
class CalendarView:
    """calendar.html: the days of the year that have stories, whatever the year."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    months: tuple[TermGroup, ...]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """place.html: a place: where it is, and its stories."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    country: str
    """In full; may be empty."""
    locator: "LocatorView | None"
    """None where its coordinates are not known."""
    aliases: tuple[str, ...]
    near: tuple[TermView, ...]
    """Topics of its stories, with the number of stories."""
    stories: tuple[StoryView, ...]
    years: tuple[TermView, ...]
    """Where it has very many stories, its years; else empty."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class LocatorView:
    """A piece of the map of the world around one place."""

    box: str
    """The view box: ``430 60 250 115``."""
    x: float
    y: float
    width: int
    """Of the whole map, in the same units."""
    height: int
    coordinates: str
    """``45.65° N, 13.77° E``."""
    atlas: str
    """Path of the map of datelines."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """source.html: who wrote or filed stories: an author, an agency."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    roles: tuple[str, ...]
    """Of an author, as printed: role, organisation."""
    aliases: tuple[str, ...]
    topics: tuple[TermView, ...]
    places: tuple[TermView, ...]
    """Where the stories were filed from."""
    others: tuple[TermView, ...]
    """The agencies of an author, the authors of an agency."""
    stories: tuple[StoryView, ...]
    years: tuple[TermView, ...]
    pager: Pager


@dataclass(frozen=True, slots=True)
class AtlasDot:
    """A dot on the map of datelines, in units of its view box."""

    x: float
    y: float
    radius: float
    label: str
    """``Trieste, 12 stories``; ``London and 3 places near it, 40 stories``."""
    path: str


@dataclass(frozen=True, slots=True)
class AtlasView:
    """atlas.html: where stories were filed from, as a map and as a list."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    width: int
    """Of the map, in its units."""
    height: int
    dots: tuple[AtlasDot, ...]
    """Largest first, so that a small dot is never below a large one."""
    groups: tuple[TermGroup, ...]
    """The same places by country, with the stories filed from each."""
    unplaced: tuple[TermView, ...]
    """Places of datelines that stand in the list only."""
    left_out: int
    """Places with the fewest stories, for which the list has no room."""
    index: str
    """Path of the index of places."""


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """A correction or an update note, and its story."""

    note: "NoteView"
    story: Link
    date: DateView
    """Of the story."""


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """corrections.html: all corrections and update notes."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    corrections: tuple[CorrectionView, ...]
    """Newest story first."""
    pager: Pager


@dataclass(frozen=True, slots=True)
class Fact:
    """A line of a table of figures."""

    label: str
    value: str
    path: str = ""
    """The page that shows them; may be empty."""


@dataclass(frozen=True, slots=True)
class ColophonView:
    """colophon.html: what the archive holds, what it lacks, how it was made."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    holdings: tuple[Fact, ...]
    sources: tuple[TermView, ...]
    """The agencies with the most stories."""
    gaps: tuple[Fact, ...]
    """Stories that lack something, with their share."""
    silent: tuple[Fact, ...]
    """Years without a story, and of the other years the months without one."""


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
    all_stories: Link | None = None
    """Where there are too many to stand here: the list of all."""


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
    bar: tuple[LetterView, ...] = ()
    """The letters, where each has pages of its own; else empty."""
    previous: Link | None = None
    """On the page of a letter: the page before."""
    next: Link | None = None
    also: tuple[Link, ...] = ()
    """Other ways to the same: the map, for places."""


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
    also: tuple[Link, ...] = ()
    """Other ways to the same: the days of the calendar."""


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day with stories, in the grid of its year."""

    label: str
    """``24 July: 3 stories``."""
    path: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class HeatLevel:
    """Days with about as many stories."""

    strength: str
    """Of the colour: ``.25`` to ``1``."""
    days: tuple[HeatDay, ...]


@dataclass(frozen=True, slots=True)
class HeatView:
    """Half a year as a grid: a column a week, a row a weekday, Monday first."""

    label: str
    """``January to June 2021``."""
    box: str
    """The view box."""
    ground: str
    """A path along the rows, to be stroked with dashes: a square for each day."""
    months: tuple[tuple[str, int], ...]
    """Names and where they stand."""
    levels: tuple[HeatLevel, ...]


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
    heat: tuple[HeatView, ...] = ()
    """Its two halves, where the days of stories are known; on the newest page only."""
    moved: bool = False
    """The year has so many stories that only its newest stand here; its months have all."""


@dataclass(frozen=True, slots=True)
class QuotesView:
    """quotes.html: the newest quotations, or all of the speakers under one letter."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    bar: tuple[LetterView, ...]
    quotations: tuple[QuoteView, ...]
    """By speaker on the page of a letter, else newest first."""
    previous: Link | None
    """On the page of a letter: the page before."""
    next: Link | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """search.html: the search page. It alone has scripts."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    """``12 stories, 2016 to 2024``."""
    index: str
    """Folder of the index: ``search/``."""
    ways: tuple[Link, ...]
    """Other ways to find a story: the indexes of topics, people, places and dates."""


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
class PullView:
    """Words of the story shown large beside it; for the eye only."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the body: text in parts, or a photo, or HTML made from Markdown."""

    kind: BodyKind | Literal["photo", "pull"]
    parts: tuple[Part, ...] = ()
    photo: PhotoView | None = None
    html: str = ""
    """Trusted: from Markdown; the template marks it ``| safe``."""
    pull: PullView | None = None


@dataclass(frozen=True, slots=True)
class BylineView:
    """``By Ana Ruiz, Transport Correspondent``."""

    name: str
    note: str
    """Role, organisation and place, joined by commas; may be empty."""
    path: str = ""
    """The author's page; empty for a name without letter or digit."""


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
class CitationView:
    """How to cite a story."""

    text: str
    """A sentence to copy: ``“Night boat stays.” Ida Brandt, Bergen, 12 March 2019. …``."""
    files: tuple[Link, ...]
    """The same for reference managers; labels are the names of the formats."""


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
    citation: CitationView


@dataclass(frozen=True, slots=True)
class FeedEntry:
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


@dataclass(frozen=True, slots=True)
class FeedView:
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


@dataclass(frozen=True, slots=True)
class JsonFeedView:
    """feed.json: the same as JSON Feed 1.1; written without a template."""

    feed: FeedView


@dataclass(frozen=True, slots=True)
class Citation:
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


@dataclass(frozen=True, slots=True)
class CitationFile:
    """cite.bib, cite.ris or cite.json beside a story; written without a template."""

    format: Literal["bibtex", "ris", "csl-json"]
    citation: Citation


@dataclass(frozen=True, slots=True)
class NinjsContext:
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


@dataclass(frozen=True, slots=True)
class DataField:
    """A column or key of the archive's data."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataTable:
    """A kind of rows in the archive's data, and the files that hold them."""

    name: str
    intro: str
    files: tuple[Link, ...]
    fields: tuple[DataField, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """data.html: what the archive offers as data, field by field."""

    site: SiteHead
    page: PageHead
    heading: str
    intro: str
    files: tuple[Link, ...]
    """Those that hold more than one table."""
    tables: tuple[DataTable, ...]


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
class NewsEntry:
    """A story in the news sitemap."""

    url: str
    title: str
    language: str
    """ISO 639: ``en``, ``zh-cn``."""
    date: str
    """ISO 8601."""


@dataclass(frozen=True, slots=True)
class NewsSitemapView:
    """sitemap-news.xml: the newest stories, as Google News reads them."""

    publication: str
    entries: tuple[NewsEntry, ...]


@dataclass(frozen=True, slots=True)
class RobotsView:
    """robots.txt."""

    sitemap_url: str
    """Empty where there is no sitemap."""


@dataclass(frozen=True, slots=True)
class AliasView:
    """alias.html: stands at an old address of a story and leads to where it lives now."""

    site: SiteHead
    page: PageHead
    """`canonical` is the address of the story."""
    target: Link


@dataclass(frozen=True, slots=True)
class GoneView:
    """gone.html: stands at the addresses of a story that was taken down."""

    site: SiteHead
    page: PageHead
    date: DateView | None
    """When it was taken down, if that is to be shown."""
    reason: str
    """A sentence by an editor."""


@dataclass(frozen=True, slots=True)
class MovedRule:
    """An old address, for a server: both sides percent-encoded, from the root of the server."""

    old: str
    new: str
    pattern: str
    """`old` without its last ``/``, as a regular expression of plain ASCII."""


@dataclass(frozen=True, slots=True)
class GoneRule:
    """An address that was taken down, for a server; `page` is the file that says so."""

    old: str
    page: str
    pattern: str


@dataclass(frozen=True, slots=True)
class RulesView:
    """redirects.txt and htaccess.txt: old addresses, for servers that can answer 301 and 410."""

    moved: tuple[MovedRule, ...]
    gone: tuple[GoneRule, ...]


View: TypeAlias = (
    FrontView
    | StoriesView
    | DaysView
    | CalendarView
    | PlaceView
    | SourceView
    | AtlasView
    | CorrectionsView
    | ColophonView
    | TopicView
    | PersonView
    | TermsView
    | YearsView
    | YearView
    | QuotesView
    | SearchView
    | NotFoundView
    | ArticleView
    | FeedView
    | JsonFeedView
    | CitationFile
    | DataView
    | SitemapView
    | NewsSitemapView
    | RobotsView
    | AliasView
    | GoneView
    | RulesView
)
