"""Pairs of neighbouring words → shards by hash, so that a phrase costs a shard a pair.

Every pair of words is a term of its own, `of the` too; a phrase of several words is all its pairs.
A pair is known by 30 bits of a hash: among a million pairs one absent pair in a thousand is taken
for another.

An entry is the hash of a pair, a story that has it, and whether it stands in the headline, as one
whole number: ``hash * scale + 2 * story + 1``. Sorted entries follow one another in small steps,
and only the steps are written.

CPython sorts floats twice as fast as whole numbers beyond 30 bits. So an entry is held as 2**52 and
it: a double between 2**52 and 2**53 has the whole number in its lowest bits, and the same bits read
as an integer are `_BASE` and it.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from operator import sub, xor

from newsgen.search.model import IndexFile
from newsgen.search.numbers import encode_all
from newsgen.search.text import BODY, Field
from newsgen.search.vocabulary import Vocabulary
from newsgen.search.words import HASH_BITS

RANGES = 16
"""Equal ranges of the hash that a large segment's shards are made in, each for itself."""
PAIR_LENGTH = 3.1
"""Characters that one entry takes in a shard, on the mean."""
_UNIT = float(1 << 52)
_BASE = 0x433 << 52


def scale_of(stories: int) -> int:
    """What a hash is multiplied with beside the stories of a segment: a power of two."""
    return 1 << (2 * stories).bit_length()


@dataclass(slots=True)
class Pairs:
    """The entries of some stories of a segment; grows story by story."""

    scale: int
    _entries: list[float] = field(default_factory=list)

    def add(self, number: int, fields: Iterable[Field], words: Vocabulary) -> None:
        """Index the pairs of a story; each once, in the headline rather than in the body."""
        in_head: set[int] = set()
        in_body: set[int] = set()
        first, second = words.firsts.__getitem__, words.seconds.__getitem__
        for each in fields:
            found = in_body if each.weight == BODY else in_head
            found.update(map(xor, map(first, each.words), map(second, each.words[1:])))
        scale, story = float(self.scale), _UNIT + 2 * number
        self._entries += [value * scale + story + 1.0 for value in in_head]
        self._entries += [value * scale + story for value in in_body - in_head]

    def sorted(self) -> "array[float]":
        """All entries."""
        self._entries.sort()
        return array("d", self._entries)


def merge_entries(runs: Iterable["array[float]"]) -> "array[int]":
    """The entries of all runs, sorted, as the integers that their bits are."""
    merged: array[int] = array("Q")
    merged.frombytes(array("d", sorted(chain.from_iterable(runs))).tobytes())
    return merged


def find_ranges(entries: "array[float]", scale: int) -> list[int]:
    """Where each of the `RANGES` begins in sorted entries, and the end of the last."""
    width = (1 << HASH_BITS) // RANGES * scale
    return [bisect_left(entries, _UNIT + number * width) for number in range(RANGES + 1)]


def count_shards(pairs: int, size: int) -> int:
    """How many shards of about `size` characters: as many in each of the ranges, or few."""
    count = max(1, round(pairs * PAIR_LENGTH / size))
    return count if count < RANGES else -(-count // RANGES) * RANGES


def make_pair_shards(
    name: str, entries: "array[int]", scale: int, shards: range, count: int
) -> Iterator[IndexFile]:
    """Those `shards` of `count` equal ranges of the hash whose entries are given, sorted."""
    at = 0
    for shard in shards:
        end = bisect_left(entries, _BASE + _end_of(shard, count) * scale, at)
        yield IndexFile(f"{name}/p{shard}", encode_entries(entries[at:end]))
        at = end


def _end_of(shard: int, count: int) -> int:
    """The least hash beyond a shard: hash h stands in shard ``h * count >> HASH_BITS``."""
    return -(-((shard + 1) << HASH_BITS) // count)


def encode_entries(entries: "array[int]") -> str:
    """The first entry, and the step to each of the others from the one before."""
    return encode_all(map(sub, entries, chain((_BASE,), entries)))
