"""Words → postings → shards: which stories have a word, and how much it says of each.

A term is a stem, or a facet written as ``/topic/floods``. Terms are sorted and cut into shards, so
all words with one beginning stand together, and a prefix is found as a word is.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from newsgen.search.model import FACETS, IndexFile, Story
from newsgen.search.numbers import ALPHABET, READY, SMALL, encode
from newsgen.search.text import BODY, Field

IMPACTS = 8
"""Steps of how much a word says of a story."""
_K1 = 1.2
_B = 0.6
"""BM25 (Robertson and Zaragoza 2009): k1 as usual, b a little below, since short items are common
in news."""
_USUAL_LENGTH = 400
"""Words of a usual story. A constant: with the mean of the archive each story would change all."""


_TERM = attrgetter("term")


@dataclass(slots=True)
class Postings:
    """Grows story by story: for each term, story and impact as ``number * IMPACTS + impact``."""

    lists: dict[str, "array[int]"] = field(default_factory=lambda: defaultdict(_new_list))

    def add(self, number: int, fields: Iterable[Field]) -> None:
        """Index the words of a story."""
        terms: dict[int, Counter[str]] = defaultdict(Counter)
        for each in fields:
            terms[each.weight].update(map(_TERM, each.words))
        length = sum(counter.total() for counter in terms.values())
        weights = terms[BODY]
        for weight in terms.keys() - {BODY}:
            for term, count in terms[weight].items():
                weights[term] += weight * count
        room = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
        lists, first = self.lists, number * IMPACTS
        weights.pop("", None)
        for term, weight in weights.items():
            lists[term].append(first + int(IMPACTS * weight / (weight + room)))

    def add_facets(self, number: int, story: Story) -> None:
        """Index the facets of a story."""
        for kind in FACETS:
            for slug in dict.fromkeys(facet.slug for facet in story.facets(kind)):
                self.lists[f"/{kind}/{slug}"].append(number * IMPACTS)


def _new_list() -> "array[int]":
    return array("Q")


def encode_postings(postings: "array[int]") -> str:
    """Distances between stories and their impacts as text."""
    pieces, before = [], 0
    for posting in postings:
        step = posting - before
        pieces.append(SMALL[step] if step < READY else encode(step))
        before = posting - posting % IMPACTS
    return "".join(pieces)


def make_term_shards(
    name: str, lists: Mapping[str, "array[int]"], size: int
) -> Iterator[tuple[str, IndexFile]]:
    """Shards of about `size` characters, each with the least text that its terms do not precede."""
    shard: list[str] = []
    used, count, before, start = 0, 0, "", ""
    for term in sorted(lists, key=_as_in_scripts):
        if used >= size:
            yield start, IndexFile(f"{name}/t{count}", " ".join(shard))
            shard, used, count = [], 0, count + 1
            start = term[: _shared(before, term) + 1]
            before = ""
        same = min(_shared(before, term), len(ALPHABET) - 1)
        entry = f"{ALPHABET[same]}{term[same:]}={encode_postings(lists[term])}"
        shard.append(entry)
        used += len(entry) + 1
        before = term
    if shard:
        yield start, IndexFile(f"{name}/t{count}", " ".join(shard))


def _as_in_scripts(term: str) -> bytes:
    """JavaScript compares strings by UTF-16 units."""
    return term.encode("utf-16-be", "surrogatepass")


def _shared(one: str, other: str) -> int:
    """Characters that two terms have in common at their beginnings."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        count += 1
    return count
