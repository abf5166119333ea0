"""What an explanation is made from, and what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Final, TypeAlias

from newsgen.explain.marks import Mark, find_lines, line_at
from newsgen.loader.fields import FrontMatter
from newsgen.loader.vocabulary import Vocabulary, read_vocabulary
from newsgen.records import GIVEN, Article, Origin, Span

FIELDS: Final = (
    "headline",
    "subheadline",
    "bylines",
    "dateline",
    "published",
    "photos",
    "body",
    "quotes",
    "boilerplate",
    "people",
    "places",
    "organisations",
    "dates",
    "topics",
    "blocks",
)
"""Fields of the record that can be explained, in its order."""

RECORD_NAMES: Final[Mapping[str, str]] = MappingProxyType({"date": "published"})
"""Fields that front matter, and editors with it, call by another name than the record."""

Note: TypeAlias = tuple[str, str]
"""A label and what it says: ``("credit", "AFP")``."""


@dataclass(frozen=True, slots=True)
class Item:
    """One value of a field, and how it came to be."""

    value: str
    origin: str
    rule: str
    """Name of the rule, or path of the file that gives the value; empty where there is none."""
    confidence: float | None
    notes: tuple[Note, ...] = ()
    label: str = ""
    """``q1``; printed before the value."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One field: its values, and where they stand."""

    field: str
    items: tuple[Item, ...]
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A record, the text that its spans count in, and which files gave which fields."""

    article: Article
    text: str
    given: Mapping[str, str] = field(default_factory=dict)
    """Field, or ``quotes.q2`` → path of the file whose front matter gives it."""
    vocabulary: Vocabulary = field(default_factory=read_vocabulary)
    """The topics of the story's site."""

    def trace(self, name: str, rule: str) -> tuple[Origin, str]:
        """Origin of a value of the field `name`, and its rule or the file that gives it."""
        path = self.given.get(name, "")
        if rule not in GIVEN or not path:
            return "parsed", rule
        return self.origin_of(path), path

    def origin_of(self, path: str) -> Origin:
        """What the front matter of the file at `path` is to this article."""
        return "front matter" if path == self.article.source.path else "override"

    def line_of(self, span: Span | None) -> str:
        """`` in line 5``; empty without a span in this file."""
        return "" if span is None else f" in line {line_at(find_lines(self.text), span[0])}"


def find_given(path: str, front: FrontMatter) -> dict[str, str]:
    """The fields that the front matter `front` of the file at `path` gives, each with `path`."""
    names = [item.name for item in fields(front) if item.name not in ("end", "seed")]
    given = {
        RECORD_NAMES.get(name, name): path for name in names if getattr(front, name) is not None
    }
    for quote in front.quotes.value if front.quotes else ():
        given[f"quotes.{quote.id}"] = path
    return given
