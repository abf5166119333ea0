"""Stories a few hundred at a time → postings and pairs, in any process, and all parts together."""

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from newsgen.search.model import IndexFile, Segment, Story
from newsgen.search.phrases import Pairs, scale_of
from newsgen.search.terms import Postings
from newsgen.search.text import Copy, read_fields, read_paragraphs, split_text
from newsgen.search.vocabulary import Vocabulary

PART = 128
"""Stories indexed at a time. The files of an index do not depend on it, but for their marks."""
_REST = "-rest"
_SHOWN = re.compile(rf"/s([0-9]+)({_REST})?\.js$")
"""A file that `PartIndexer.add` gives."""


@dataclass(frozen=True, slots=True)
class Part:
    """Neighbouring stories of a segment."""

    segment: str
    scale: int
    """Of the segment's pairs."""
    first: int
    """The number of the first story."""
    stories: tuple[Story, ...]


def split_segment(segment: Segment) -> list[Part]:
    """The parts of a segment, in order; one of an empty segment."""
    scale = scale_of(len(segment.stories))
    starts = range(0, max(1, len(segment.stories)), PART)
    return [Part(segment.name, scale, at, segment.stories[at : at + PART]) for at in starts]


def read_shown(path: str) -> tuple[int, bool] | None:
    """The part of the story that the file at `path` shows, from 0 on, and whether it is its first.

    None for the other files of an index, which no single story makes.
    """
    shown = _SHOWN.search(path)
    return (int(shown[1]) // PART, shown[2] is None) if shown else None


@dataclass(frozen=True, slots=True)
class PartIndex:
    """What a part adds to the index of its segment."""

    terms: list[str]
    counts: "array[int]"
    """How many stories have each term."""
    postings: "array[int]"
    """Of all terms in their order."""
    pairs: "array[float]"
    """Sorted entries."""


class PartIndexer:
    """Takes the stories of a part one by one: their texts pass through and only postings stay."""

    def __init__(self, part: Part, words: Vocabulary) -> None:
        """Nothing is indexed yet."""
        words.forget_many()
        self._part, self._words = part, words
        self._postings, self._pairs = Postings(), Pairs(part.scale)

    def add(self, number: int, story: Story, copy: Copy) -> Iterator[IndexFile]:
        """Index a story; the files that a result is shown from."""
        paragraphs = read_paragraphs(copy)
        fields = read_fields(story, copy, paragraphs, self._words)
        self._postings.add(number, fields, self._words)
        self._postings.add_facets(number, story)
        self._pairs.add(number, fields, self._words)
        first, rest = split_text([" ".join(strings) for strings in paragraphs])
        name = f"{self._part.segment}/s{number}"
        card = [story.title, story.path, story.date, story.source, first, int(bool(rest))]
        yield IndexFile(name, card)
        if rest:
            yield IndexFile(name + _REST, rest)

    def finish(self) -> PartIndex:
        """What the stories add to the index."""
        lists = self._postings.lists
        counts = array("I", map(len, lists.values()))
        postings = array("I", chain.from_iterable(lists.values()))
        return PartIndex(list(lists), counts, postings, self._pairs.sorted())


def merge_postings(parts: Iterable[PartIndex]) -> Mapping[str, "array[int]"]:
    """The postings of each term in all `parts`, which follow one another."""
    lists: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for part in parts:
        at = 0
        for term, count in zip(part.terms, part.counts, strict=True):
            lists[term].extend(part.postings[at : at + count])
            at += count
    return lists
