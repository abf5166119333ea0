"""What is indexed: a segment for each year, and in it the stories by number, oldest first."""

import math
from typing import Final, Literal, TypeAlias

from msgspec import Struct

FacetKind: TypeAlias = Literal["topic", "person", "place"]
FACETS: Final[tuple[FacetKind, ...]] = ("topic", "person", "place")
UNDATED = "undated"
"""Name of the segment of stories whose date is estimated or unknown."""


class Facet(Struct, frozen=True):
    """A topic, person or place that results can be narrowed to."""

    slug: str
    label: str


class Story(Struct, frozen=True):
    """A story to be indexed: what lists know of it, and where its text is."""

    key: str
    """Of its record in the store."""
    path: str
    """Of its page, from the root of the output."""
    title: str
    date: str
    """For reading: ``24 July 2021``."""
    source: str
    """Byline or agency, and place; may be empty."""
    topics: tuple[Facet, ...]
    people: tuple[Facet, ...]
    places: tuple[Facet, ...]

    def facets(self, kind: FacetKind) -> tuple[Facet, ...]:
        """Its facets of one kind."""
        return {"topic": self.topics, "person": self.people, "place": self.places}[kind]


class Segment(Struct, frozen=True):
    """All stories of one year, or all those without a known date."""

    name: str
    """``2021``, or ``undated``."""
    stories: tuple[Story, ...]
    """Oldest first, so that a new story at the end leaves the numbers of the others."""

    def shard_size(self) -> int:
        """Characters of a shard of words to aim at.

        The list of shards and a shard for each word are read. Together they are least when a shard
        grows with the square root of the index.
        """
        return self._size(GROWTH)

    def pair_shard_size(self) -> int:
        """Characters of a shard of pairs to aim at. There is no list of these: fewer files."""
        return self._size(PAIR_GROWTH)

    def _size(self, growth: int) -> int:
        return max(SMALLEST_SHARD, int(growth * math.sqrt(len(self.stories))))


SMALLEST_SHARD = 2500
GROWTH = 40
PAIR_GROWTH = 60
"""static/search.js reckons with all three."""


class IndexFile(Struct, frozen=True):
    """One file of the index, by its name below the folder of the index, and its value."""

    name: str
    """``2021/t7``."""
    value: object
    """Plain lists, dicts, strings and numbers."""
