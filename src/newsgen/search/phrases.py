"""Pairs of neighbouring words → shards by hash, so that a phrase costs a shard a pair.

Every pair of words is a term of its own, `of the` too; a phrase of several words is all its pairs.
A pair is known by 30 bits of a hash: among a million pairs one absent pair in a thousand is taken
for another.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from newsgen.search.model import IndexFile
from newsgen.search.numbers import READY, SMALL, encode
from newsgen.search.text import BODY, Field
from newsgen.search.words import Word

HASH_BITS = 30
_BUCKETS = 64
_BUCKET_SHIFT = HASH_BITS - 6
_RUN = 1 << 17
"""Pairs that are sorted at a time."""
_HELD = 1 << 22
"""Pairs held in memory, 8 bytes each; more are kept in files."""
_SPREAD = 0x9E3779B1
_MASK = 0xFFFFFFFF
_STORY_BITS = 25
"""A story's number and, as the last bit, whether the pair stands in its headline."""
_STORY_MASK = (1 << _STORY_BITS) - 1
PAIR_LENGTH = 3.4
"""Characters that one pair takes in a shard, on the mean."""


def pair_hash(first: Word, second: Word) -> int:
    """30 bits for two words in their order."""
    return ((first.hash * _SPREAD + second.hash) & _MASK) >> (32 - HASH_BITS)


_HASH = attrgetter("hash")


@dataclass(slots=True)
class Pairs:
    """Grows story by story. Close it when the shards are made."""

    _distributed: int = 0
    _held: int = 0
    _latest: list[int] = field(default_factory=list)
    _buckets: list["array[int]"] = field(
        default_factory=lambda: [array("Q") for _ in range(_BUCKETS)]
    )
    _files: list[BinaryIO] = field(default_factory=list)
    _stack: ExitStack = field(default_factory=ExitStack)

    def add(self, number: int, fields: Iterable[Field]) -> None:
        """Index the pairs of a story; each once, in the headline rather than in the body."""
        in_head: set[int] = set()
        in_body: set[int] = set()
        for each in fields:
            hashes = list(map(_HASH, each.words))
            firsts = [value * _SPREAD for value in hashes]
            pairs = {
                ((a + b) & _MASK) >> (32 - HASH_BITS)
                for a, b in zip(firsts, hashes[1:], strict=False)
            }
            (in_body if each.weight == BODY else in_head).update(pairs)
        low = number << 1
        self._latest += [value << _STORY_BITS | low | 1 for value in in_head]
        self._latest += [value << _STORY_BITS | low for value in in_body - in_head]
        if len(self._latest) > _RUN:
            self._distribute()

    def _distribute(self) -> None:
        """Put the latest pairs into their buckets, as one sorted run in each."""
        latest = sorted(self._latest)
        self._latest.clear()
        start = 0
        for number, bucket in enumerate(self._buckets, start=1):
            end = bisect_left(latest, number << _BUCKET_SHIFT + _STORY_BITS, start)
            bucket.extend(latest[start:end])
            start = end
        self._distributed += len(latest)
        self._held += len(latest)
        if self._held > _HELD:
            self._spill()

    def _spill(self) -> None:
        if not self._files:
            folder = Path(self._stack.enter_context(TemporaryDirectory(prefix="newsgen-pairs-")))
            self._files = [
                self._stack.enter_context((folder / f"{number}").open("w+b"))
                for number in range(_BUCKETS)
            ]
        for bucket, file in zip(self._buckets, self._files, strict=True):
            bucket.tofile(file)
            del bucket[:]
        self._held = 0

    def count(self) -> int:
        """How many there are, each once a story."""
        return self._distributed + len(self._latest)

    def sorted(self) -> Iterator[list[int]]:
        """All of them by hash and story, a bucket at a time."""
        self._distribute()
        for number, bucket in enumerate(self._buckets):
            if self._files:
                file = self._files[number]
                file.seek(0)
                bucket.frombytes(file.read())
            yield sorted(bucket)
            del bucket[:]

    def close(self) -> None:
        """Remove the files."""
        self._stack.close()


def count_shards(pairs: int, size: int) -> int:
    """How many shards of about `size` characters."""
    return max(1, round(pairs * PAIR_LENGTH / size))


def make_pair_shards(name: str, buckets: Iterable[list[int]], count: int) -> Iterator[IndexFile]:
    """`count` shards in equal ranges of the hash. `buckets` are sorted, and follow one another."""
    waiting: list[int] = []
    shard, end = 0, _end_of(0, count)
    for bucket in buckets:
        waiting += bucket
        while waiting and waiting[-1] >= end:
            cut = bisect_left(waiting, end)
            yield IndexFile(f"{name}/p{shard}", encode_pairs(waiting[:cut]))
            del waiting[:cut]
            shard, end = shard + 1, _end_of(shard + 1, count)
    for last in range(shard, count):
        yield IndexFile(f"{name}/p{last}", encode_pairs(waiting if last == shard else []))


def _end_of(shard: int, count: int) -> int:
    """The least pair beyond a shard: hash h stands in shard ``h * count >> HASH_BITS``."""
    return -(-((shard + 1) << HASH_BITS) // count) << _STORY_BITS


def encode_pairs(pairs: list[int]) -> str:
    """For each hash its distance from the one before, how many stories (if not one), and these.

    The distance is doubled, plus one where there are several stories. A story is its distance from
    the one before, doubled, plus one where the pair stands in its headline.
    """
    pieces: list[str] = []
    before = at = 0
    while at < len(pairs):
        first = pairs[at]
        value = first >> _STORY_BITS
        beyond = (value + 1) << _STORY_BITS
        end = at + 1
        if end == len(pairs) or pairs[end] >= beyond:
            step, story = (value - before) << 1, first & _STORY_MASK
            pieces.append(SMALL[step] if step < READY else encode(step))
            pieces.append(SMALL[story] if story < READY else encode(story))
        else:
            end = bisect_left(pairs, beyond, end)
            pieces += (encode((value - before) << 1 | 1), encode(end - at))
            number = 0
            for pair in pairs[at:end]:
                story = pair & _STORY_MASK
                pieces.append(encode(((story >> 1) - number) << 1 | story & 1))
                number = story >> 1
        before, at = value, end
    return "".join(pieces)
