"""What the archive offers as data, field by field: the types are the data dictionary.

`ArticleItem` is a line of articles.jsonl. The others are rows: of a CSV file, and of the table of
the same name in archive.sqlite. Only what is public is in them: no spans, no rules, no drafts.

They are structs, like the records that they are made from.
"""

from typing import Annotated, Literal, TypeAlias

from msgspec import Meta, Struct

from newsgen.records import BodyKind, BoilerplateKind, Origin, Precision


def _says(meaning: str) -> Meta:
    return Meta(description=meaning)


Id: TypeAlias = Annotated[str, _says("the article; it never changes")]
Path: TypeAlias = Annotated[str, _says("file of its page, from the root of the site")]
Url: TypeAlias = Annotated[str | None, _says("permalink; null where the site has no address")]
Headline: TypeAlias = Annotated[str, _says("or the start of the story, where it has none")]
Subheadline: TypeAlias = Annotated[str | None, _says("as printed")]
Value: TypeAlias = Annotated[
    str | None, _says("ISO 8601 date or time of publication, as much as is known or estimated")
]
Earliest: TypeAlias = Annotated[str | None, _says("first day of the window, where one is known")]
Latest: TypeAlias = Annotated[str | None, _says("last day of that window")]
DateOrigin: TypeAlias = Annotated[
    Origin, _says("how the date is known; `inferred` is an estimate, never a fact")
]
Language: TypeAlias = Annotated[str, _says("BCP 47")]
Source: TypeAlias = Annotated[str, _says("path of the source file")]
Digest: TypeAlias = Annotated[str, _says("SHA-256 of the source file")]
Words: TypeAlias = Annotated[int, _says("words of the body")]
Said: TypeAlias = Annotated[str, _says("its words, without the outer quote marks")]
SaidKind: TypeAlias = Annotated[
    Literal["speech", "fragment", "unattributed"],
    _says("a whole sentence, a few words, or words whose speaker is not known"),
]
SpeakerName: TypeAlias = Annotated[str | None, _says("fullest name that the story gives")]
Person: TypeAlias = Annotated[str | None, _says("slug of the speaker's page, if there is one")]
Role: TypeAlias = Annotated[str | None, _says("of the speaker, as printed")]
Anonymous: TypeAlias = Annotated[bool, _says("whether the story keeps the speaker's name back")]
Confidence: TypeAlias = Annotated[float, _says("0 to 1: how sure the loader is of the speaker")]
TermKind: TypeAlias = Annotated[
    Literal["topics", "people", "places", "agencies", "bylines"], _says("what the term is")
]
NamedValue: TypeAlias = Annotated[
    str, _says("ISO 8601 day, month or year: as exact as the words, never more")
]
Basis: TypeAlias = Annotated[
    Literal["printed", "publication"],
    _says("`printed`: the words say it all; `publication`: counted from the day of publication"),
]
Slug: TypeAlias = Annotated[str, _says("its name in addresses")]
Label: TypeAlias = Annotated[str, _says("its name for readers")]


class DateItem(Struct, frozen=True):
    """When an article was published, and how that is known."""

    value: Value
    earliest: Earliest
    latest: Latest
    precision: Annotated[Precision, _says("what `value` says: a day, a month, a window")]
    origin: DateOrigin
    confidence: Annotated[float, _says("0 to 1")]
    evidence: Annotated[tuple[str, ...], _says("reasons, each a sentence")]


class BylineItem(Struct, frozen=True):
    """An author."""

    name: Annotated[str, _says("as printed")]
    role: Annotated[str | None, _says("as printed")]
    organisation: Annotated[str | None, _says("as printed")]


class PlaceItem(Struct, frozen=True):
    """A place that a story was filed from."""

    text: Annotated[str, _says("as printed in the dateline")]
    name: Annotated[str | None, _says("as the gazetteer has it")]
    country: Annotated[str | None, _says("ISO 3166-1 alpha-2")]
    latitude: Annotated[float | None, _says("degrees, WGS 84")]
    longitude: Annotated[float | None, _says("degrees, WGS 84")]


class TermItem(Struct, frozen=True):
    """A term that an article has."""

    slug: Slug
    label: Label


class PhotoItem(Struct, frozen=True):
    """A caption, a credit, or both."""

    caption: Annotated[str | None, _says("as printed")]
    credit: Annotated[str | None, _says("the credit line as printed")]
    photographer: Annotated[str | None, _says("read from the credit line")]
    agency: Annotated[str | None, _says("read from the credit line")]
    file: Annotated[str | None, _says("picture file, if the site holds one")]


class PieceItem(Struct, frozen=True):
    """A piece of the body in reading order."""

    kind: Annotated[BodyKind, _says("what the piece is")]
    text: Annotated[str, _says("as printed; for Markdown the source")]


class NoteItem(Struct, frozen=True):
    """Text around the story: a correction, a copyright line, a promotion."""

    kind: Annotated[BoilerplateKind, _says("its class")]
    text: Annotated[str, _says("as printed")]


class QuotationItem(Struct, frozen=True):
    """A quotation of an article."""

    id: Annotated[str, _says("`q1`…: its fragment in the article's page")]
    text: Said
    kind: SaidKind
    speaker: SpeakerName
    person: Person
    role: Role
    anonymous: Anonymous
    cue: Annotated[str | None, _says("the words that mark it as speech")]
    confidence: Confidence


class NamedDateItem(Struct, frozen=True):
    """A date that the body names."""

    text: Annotated[str, _says("as printed: `on Friday`, `2003`")]
    value: NamedValue
    basis: Basis
    confidence: Annotated[float, _says("0 to 1")]


class ArticleItem(Struct, frozen=True):
    """One article: a line of articles.jsonl."""

    id: Id
    path: Path
    url: Url
    headline: Headline
    subheadline: Subheadline
    published: Annotated[DateItem, _says("when it was published")]
    language: Language
    dateline: Annotated[str | None, _says("as printed")]
    filed_from: Annotated[tuple[PlaceItem, ...], _says("places that the dateline names")]
    bylines: Annotated[tuple[BylineItem, ...], _says("authors")]
    agencies: Annotated[tuple[TermItem, ...], _says("agencies that the dateline names")]
    topics: Annotated[tuple[TermItem, ...], _says("topics, the strongest first")]
    people: Annotated[tuple[TermItem, ...], _says("people named by their full names")]
    places: Annotated[tuple[TermItem, ...], _says("places that the story is about")]
    organisations: Annotated[tuple[str, ...], _says("organisations that the story names")]
    story: Annotated[str | None, _says("name of the running story that it belongs to")]
    photos: Annotated[tuple[PhotoItem, ...], _says("pictures, held or not")]
    body: Annotated[tuple[PieceItem, ...], _says("the story")]
    words: Words
    quotations: Annotated[tuple[QuotationItem, ...], _says("in order of appearance")]
    dates: Annotated[
        tuple[NamedDateItem, ...], _says("dates that the story names, in order of appearance")
    ]
    notes: Annotated[tuple[NoteItem, ...], _says("text around the story")]
    source: Source
    sha256: Digest


class ArticleRow(Struct, frozen=True):
    """One article in articles.csv and in the table `articles`; lists are joined by `; `."""

    id: Id
    path: Path
    url: Url
    headline: Headline
    subheadline: Subheadline
    published: Value
    earliest: Earliest
    latest: Latest
    origin: DateOrigin
    language: Language
    filed_from: Annotated[str | None, _says("first place that the dateline names")]
    latitude: Annotated[float | None, _says("of that place, degrees, WGS 84")]
    longitude: Annotated[float | None, _says("of that place, degrees, WGS 84")]
    bylines: Annotated[str, _says("names of the authors")]
    agencies: Annotated[str, _says("labels of the agencies")]
    topics: Annotated[str, _says("labels of the topics")]
    story: Annotated[str | None, _says("name of the running story")]
    words: Words
    quotations: Annotated[int, _says("how many it has")]
    photos: Annotated[int, _says("how many it has")]
    source: Source
    sha256: Digest


class TextRow(Struct, frozen=True):
    """The words of one article: a row of the table `texts`."""

    article: Id
    text: Annotated[str, _says("pieces of the body, with a blank line between them")]


class QuotationRow(Struct, frozen=True):
    """One quotation in quotations.csv and in the table `quotations`."""

    article: Id
    id: Annotated[str, _says("`q1`…: its fragment in the article's page")]
    url: Url
    text: Said
    kind: SaidKind
    speaker: SpeakerName
    person: Person
    role: Role
    anonymous: Anonymous
    confidence: Confidence


class NamedDateRow(Struct, frozen=True):
    """One date that a story names, in dates.csv and in the table `dates`."""

    article: Id
    number: Annotated[int, _says("its place among the dates of the story, from 1")]
    text: Annotated[str, _says("as printed: `on Friday`, `2003`")]
    value: NamedValue
    basis: Basis
    confidence: Annotated[float, _says("0 to 1")]


class TermRow(Struct, frozen=True):
    """One term in terms.csv and in the table `terms`."""

    kind: TermKind
    slug: Slug
    label: Label
    country: Annotated[str | None, _says("of a place, ISO 3166-1 alpha-2")]
    parent: Annotated[str | None, _says("slug of a topic's upper topic")]
    stories: Annotated[int, _says("articles that have it")]
    aliases: Annotated[str, _says("other names, joined by `; `")]
    links: Annotated[str, _says("addresses that identify it elsewhere, joined by `; `")]
    path: Annotated[str, _says("file of its page, from the root of the site")]
    url: Url


class ArticleTermRow(Struct, frozen=True):
    """Which article has which term: a row of the table `article_terms`."""

    article: Id
    kind: TermKind
    slug: Slug
