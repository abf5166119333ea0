"""The article record: the language that all the rooms of newsgen speak.

The keys and their order are those that ``newsgen parse`` prints and ``newsgen schema`` describes
(docs/record.md). Spans are ``(start, end)`` code points, end exclusive, into the decoded text of
the source file: a byte-order mark removed, nothing else changed. Text is sliced from the source.
``None`` means that the loader abstained.

These are `msgspec.Struct`, not dataclasses: an article is made of 150 of them, and a struct is made
in a tenth to a fifth of the time.
"""

from typing import Final, Literal, TypeAlias, get_args

from msgspec import Struct

Span: TypeAlias = tuple[int, int]
"""``(start, end)`` in code points, end exclusive."""

Origin: TypeAlias = Literal["parsed", "inferred", "front matter", "override", "default"]

GivenBy: TypeAlias = Literal["front matter", "override"]
GIVEN: Final[tuple[GivenBy, ...]] = get_args(GivenBy)
"""Origins of what an editor gives: settled, and shown as it is written."""

BlockKind: TypeAlias = Literal[
    "front-matter",
    "headline",
    "subheadline",
    "byline",
    "date",
    "caption",
    "paragraph",
    "subheading",
    "list",
    "quotation",
    "code",
    "html",
    "rule",
    "boilerplate",
    "blank",
]
"""``date`` is a line that holds only a date. A dateline is a span inside its paragraph."""

BodyKind: TypeAlias = Literal[
    "paragraph", "subheading", "list", "quotation", "code", "html", "rule"
]

BoilerplateKind: TypeAlias = Literal[
    "promo",
    "related",
    "credits",
    "copyright",
    "update-note",
    "correction",
    "ad",
    "contact",
    "disclaimer",
]

QuoteKind: TypeAlias = Literal["speech", "fragment", "scare", "title", "unattributed"]

Precision: TypeAlias = Literal["second", "day", "window", "month", "year", "unknown"]


class Source(Struct, frozen=True):
    """The file that an article came from, and how its bytes were read."""

    path: str
    """Relative to the site (or to the folder given to ``newsgen parse``), with ``/``."""
    sha256: str
    bytes: int
    encoding: Literal["utf-8", "utf-8-sig", "windows-1252"]
    newline: Literal["lf", "crlf", "cr", "mixed", "none"]
    format: Literal["text", "markdown"]


class Byline(Struct, frozen=True):
    """One author: ``By Ana Ruiz, Transport Correspondent``."""

    name: str
    role: str | None
    organisation: str | None
    place: str | None
    span: Span | None
    rule: str
    confidence: float


class DatelinePlace(Struct, frozen=True):
    """A place that a dateline names. Coordinates in degrees, WGS 84; confidence in 0..1."""

    text: str
    """As printed: ``FRESNO``."""
    name: str | None
    region: str | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    longitude: float | None
    confidence: float
    ambiguous: bool


class Agency(Struct, frozen=True):
    """A news agency as a dateline or a credit prints it."""

    text: str
    """As printed: ``NYTIMES``."""
    name: str
    """``The New York Times``; the printed form again where the table does not know it."""
    known: bool


class MonthDay(Struct, frozen=True):
    """The date in a dateline; agencies often leave the year out."""

    month: int
    day: int
    year: int | None


class Dateline(Struct, frozen=True):
    """``BAGHDAD (NYTIMES) - ``: where a story was filed from, by whom and when."""

    text: str
    """As printed, up to the first character of the story."""
    span: Span | None
    places: tuple[DatelinePlace, ...]
    agencies: tuple[Agency, ...]
    date: MonthDay | None
    rule: str
    confidence: float


class Published(Struct, frozen=True):
    """When the article was published, and how that is known."""

    value: str | None
    """ISO 8601 date or date-time; no more of it than is known: ``2021``, ``2021-07``."""
    earliest: str | None
    """ISO 8601 date, where a window is known."""
    latest: str | None
    precision: Precision
    origin: Origin
    confidence: float
    evidence: tuple[str, ...]
    """Reasons, each a short sentence that can be shown to a reader."""


class Credit(Struct, frozen=True):
    """Who made or owns a photo: ``REUTERS/John Smith``."""

    text: str
    agency: str | None
    photographer: str | None
    holder: str | None


class Photo(Struct, frozen=True):
    """A caption, a credit, or both. ``file`` is a path below ``static/``, from front matter."""

    caption: str | None
    credit: Credit | None
    span: Span | None
    rule: str
    confidence: float
    file: str | None = None


class Body(Struct, frozen=True):
    """One piece of the body in reading order; the dateline is cut off its paragraph."""

    kind: BodyKind
    text: str
    span: Span


class Fragment(Struct, frozen=True):
    """One quoted run."""

    text: str
    """Its words, without the outer quote marks."""
    span: Span
    """With the quote marks."""


class Speaker(Struct, frozen=True):
    """Who is quoted."""

    mention: str
    """As printed beside the quote: ``he``, ``the minister``, ``Ms Ruiz``."""
    span: Span | None
    name: str
    """Resolved inside the story to the fullest name that it gives."""
    person: str | None
    """Id of one of the article's ``people``; None for groups, unnamed sources and two together."""
    role: str | None
    anonymous: bool
    joint: bool = False
    """Whether they are two who speak together; ``name`` has both, and neither is ``person``."""


class Cue(Struct, frozen=True):
    """The words that mark a quote as speech: ``said``, ``according to``."""

    text: str
    span: Span


class Quote(Struct, frozen=True):
    """One quotation; a split or running one has several fragments."""

    id: str
    """``q1``…, in order of appearance."""
    text: str
    """The fragments' words joined, without the outer quote marks."""
    fragments: tuple[Fragment, ...]
    kind: QuoteKind
    speaker: Speaker | None
    cue: Cue | None
    addressee: str | None
    paragraph: int
    """Index into ``body`` of the piece that holds the first fragment; -1 if none does."""
    rule: str
    confidence: float


class Boilerplate(Struct, frozen=True):
    """Text around the story: kept, classed and hidden by the templates, never dropped."""

    kind: BoilerplateKind
    text: str
    span: Span
    rule: str
    confidence: float


class Entity(Struct, frozen=True):
    """A person, place or organisation that the article names."""

    id: str
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[Span, ...]
    rule: str
    confidence: float


class NamedDate(Struct, frozen=True):
    """A date that the body names: ``in 2003``, ``on Friday``."""

    text: str
    """As printed."""
    span: Span
    value: str
    """ISO 8601 day, month or year: as exact as the words, never more."""
    basis: Literal["printed", "publication"]
    """``printed``: the words say it all. ``publication``: counted from the day of publication."""
    rule: str
    confidence: float


class Topic(Struct, frozen=True):
    """A topic and why the article has it."""

    id: str
    label: str
    score: float
    cues: tuple[str, ...]
    origin: Origin


class Block(Struct, frozen=True):
    """One stretch of the source. The blocks tile the text: no gap, no overlap."""

    kind: BlockKind
    span: Span


class Provenance(Struct, frozen=True):
    """How one field came to its value."""

    origin: Origin
    rule: str
    spans: tuple[Span, ...]
    confidence: float


class Alias(Struct, frozen=True):
    """An old address of the article, from front matter."""

    address: str
    """Below the site's root, as it is kept in the ledger: ``/2019/old-name/``."""
    line: int
    """Of the file that gives it, counted from 1."""


class Takedown(Struct, frozen=True):
    """That an editor took the article down, from front matter."""

    reason: str
    """A sentence for readers."""
    date: str | None
    """ISO 8601, as far as it is given."""


class Article(Struct, frozen=True):
    """All that is known of one article."""

    id: str
    source: Source
    headline: str | None
    subheadline: str | None
    bylines: tuple[Byline, ...]
    dateline: Dateline | None
    published: Published
    photos: tuple[Photo, ...]
    body: tuple[Body, ...]
    quotes: tuple[Quote, ...]
    boilerplate: tuple[Boilerplate, ...]
    people: tuple[Entity, ...]
    places: tuple[Entity, ...]
    organisations: tuple[Entity, ...]
    dates: tuple[NamedDate, ...]
    """In order of appearance. Those that the loader cannot tell are left out."""
    topics: tuple[Topic, ...]
    slug: str | None
    """As front matter gives it; None where the headline makes it."""
    language: str | None
    """BCP 47, from front matter; None: the site's."""
    story: str | None
    """Name of the running story that the article belongs to, from front matter."""
    draft: bool
    blocks: tuple[Block, ...]
    provenance: dict[str, Provenance]
    aliases: tuple[Alias, ...]
    """Old addresses, from front matter."""
    takedown: Takedown | None
    """Set where the article was published and is so no more; its page says why."""
