"""The fields of front matter: their names and the values given (docs/front-matter.md)."""

from dataclasses import dataclass
from typing import Generic, TypeVar

import yaml

from newsgen.loader.given_dates import GivenDate
from newsgen.located_yaml import Reader
from newsgen.records import Alias, Byline, Photo, Span, Takedown

T = TypeVar("T")

FIELDS = (
    "headline",
    "subheadline",
    "date",
    "bylines",
    "dateline",
    "topics",
    "people",
    "places",
    "organisations",
    "photos",
    "quotes",
    "slug",
    "language",
    "story",
    "draft",
    "id",
    "aliases",
    "takedown",
    "house",
    "seed",
)
ALIASES = {
    "title": "headline",
    "subtitle": "subheadline",
    "deck": "subheadline",
    "published": "date",
    "author": "bylines",
    "authors": "bylines",
    "byline": "bylines",
    "tags": "topics",
    "photo": "photos",
    "lang": "language",
}
"""Names that other tools give to newsgen's fields."""


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """A value that front matter gives, and where it stands in the file."""

    value: T
    span: Span

    @classmethod
    def of(cls, reader: Reader, node: yaml.Node, value: T | None) -> "Given[T] | None":
        """The value read from `node`; None where it could not be read."""
        return None if value is None else cls(value, reader.span(node))


@dataclass(frozen=True, slots=True)
class QuoteGiven:
    """What front matter says of one quotation: ``q3: {speaker: Ana Ruiz}``."""

    id: str
    speaker: str | None
    role: str | None
    kind: str | None


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of a head; None where it does not give one."""

    end: int = 0
    """Where the text below the head starts, in code points."""
    headline: Given[str] | None = None
    subheadline: Given[str] | None = None
    date: Given[GivenDate] | None = None
    bylines: Given[tuple[Byline, ...]] | None = None
    dateline: Given[str] | None = None
    topics: Given[tuple[str, ...]] | None = None
    people: Given[tuple[str, ...]] | None = None
    places: Given[tuple[str, ...]] | None = None
    organisations: Given[tuple[str, ...]] | None = None
    photos: Given[tuple[Photo, ...]] | None = None
    quotes: Given[tuple[QuoteGiven, ...]] | None = None
    slug: Given[str] | None = None
    language: Given[str] | None = None
    story: Given[str] | None = None
    draft: Given[bool] | None = None
    id: Given[str] | None = None
    aliases: Given[tuple[Alias, ...]] | None = None
    takedown: Given[Takedown] | None = None
    house: Given[str] | None = None
    """The house profile that the text is read by."""
    seed: Given[str] | None = None
