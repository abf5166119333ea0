"""Words → postings → shards: which stories have a word, and how much it says of each.

A term is a stem, or a facet written as ``/topic/floods``. Terms are sorted and cut into shards, so
all words with one beginning stand together, and a prefix is found as a word is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import sub

from newsgen.search.model import FACETS, IndexFile, Story
from newsgen.search.numbers import ALPHABET, encode, encode_all
from newsgen.search.text import BODY, Field
from newsgen.search.vocabulary import Vocabulary

IMPACTS = 8
"""Steps of how much a word says of a story."""
_K1 = 1.2
_B = 0.6
"""BM25 (Robertson and Zaragoza 2009): k1 as usual, b a little below, since short items are common
in news."""
_USUAL_LENGTH = 400
"""Words of a usual story. A constant: with the mean of the archive each story would change all."""


@dataclass(slots=True)
class Postings:
    """Of some stories: for each term, story and impact as ``number * IMPACTS + impact``."""

    lists: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, number: int, fields: Sequence[Field], words: Vocabulary) -> None:
        """Index the words of a story."""
        terms = words.terms.__getitem__
        heads = [each for each in fields if each.weight != BODY]
        body = chain.from_iterable(each.words for each in fields if each.weight == BODY)
        weights = Counter(map(terms, body))
        length = weights.total()
        for each in heads:
            length += len(each.words)
            for term in map(terms, each.words):
                weights[term] += each.weight
        weights.pop("", None)
        self._post(number, weights, length)

    def _post(self, number: int, weights: Mapping[str, int], length: int) -> None:
        if not weights:
            return
        room = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
        first = number * IMPACTS
        steps = range(max(weights.values()) + 1)
        postings = [first + int(IMPACTS * weight / (weight + room)) for weight in steps]
        lists = self.lists
        for term, weight in weights.items():
            lists[term].append(postings[weight])

    def add_facets(self, number: int, story: Story) -> None:
        """Index the facets of a story."""
        for kind in FACETS:
            for slug in dict.fromkeys(facet.slug for facet in story.facets(kind)):
                self.lists[f"/{kind}/{slug}"].append(number * IMPACTS)


def encode_postings(postings: Sequence[int]) -> str:
    """Distances between stories and their impacts as text."""
    if len(postings) == 1:
        return encode(postings[0])
    stories = [posting & -IMPACTS for posting in postings]
    return encode_all(map(sub, postings, chain((0,), stories)))


def make_term_shards(
    name: str, lists: Mapping[str, Sequence[int]], size: int
) -> Iterator[tuple[str, IndexFile]]:
    """Shards of about `size` characters, each with the least text that its terms do not precede.

    A word that alone would fill a shard shares one with few others: it is asked for most.
    """
    shard: list[str] = []
    used, count, before, start = 0, 0, "", ""
    for term in sorted(lists, key=_as_in_scripts):
        postings = encode_postings(lists[term])
        if used >= size or (used > size // 4 and used + len(postings) > size):
            yield start, IndexFile(f"{name}/t{count}", " ".join(shard))
            shard, used, count = [], 0, count + 1
            start = term[: _shared(before, term) + 1]
            before = ""
        same = min(_shared(before, term), len(ALPHABET) - 1)
        shard.append(f"{ALPHABET[same]}{term[same:]}={postings}")
        used += len(shard[-1]) + 1
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
