"""Pairs of words → shards by hash and back."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search.model import IndexFile
from newsgen.search.phrases import (
    RANGES,
    Pairs,
    count_shards,
    find_ranges,
    make_pair_shards,
    merge_entries,
    scale_of,
)
from newsgen.search.text import Field
from newsgen.search.vocabulary import Vocabulary
from newsgen.search.words import HASH_BITS, make_word
from tests.search.decoding import decode_pairs
from tests.search.samples import body, head

WORDS = Vocabulary()
SCALE = scale_of(1000)


def gather(*stories: tuple[int, Sequence[Field]]) -> Pairs:
    pairs = Pairs(SCALE)
    for number, fields in stories:
        pairs.add(number, fields, WORDS)
    return pairs


def find_pairs(runs: Sequence[Pairs], count: int) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    entries = merge_entries(pairs.sorted() for pairs in runs)
    files = make_pair_shards("2019", entries, SCALE, range(count), count)
    for number, file in enumerate(files):
        assert file.name == f"2019/p{number}"
        shard = decode_pairs(str(file.value), SCALE)
        assert all(value * count >> HASH_BITS == number for value in shard)
        found |= shard
    return found


def hash_of(first: str, second: str) -> int:
    return make_word(first).as_first() ^ make_word(second).as_second()


@pytest.mark.parametrize("count", [1, 3, 64, 100])
def test_pairs_are_found_in_their_order_and_with_stop_words(count: int) -> None:
    first = [head("Bank of England", WORDS), body("The bank of the river", WORDS)]
    pairs = gather((0, first), (7, [body("Of the bank, of England", WORDS)]))
    found = find_pairs([pairs], count)
    assert found[hash_of("bank", "of")] == [(0, 1), (7, 0)]
    assert found[hash_of("of", "the")] == [(0, 0), (7, 0)]
    assert found[hash_of("of", "england")] == [(0, 1), (7, 0)]
    assert hash_of("england", "of") not in found


def test_a_phrase_does_not_reach_from_one_field_into_the_next() -> None:
    pairs = gather((0, [head("Ferry late", WORDS), body("Tide early", WORDS)]))
    assert set(find_pairs([pairs], 2)) == {hash_of("ferry", "late"), hash_of("tide", "early")}


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), max_size=20),
    st.integers(1, 200),
    st.integers(1, 20),
)
def test_every_pair_of_every_story_comes_back_from_any_parts(
    stories: list[list[str]], count: int, part: int
) -> None:
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    fields = [(number, [body(" ".join(words), WORDS)]) for number, words in enumerate(stories)]
    for number, words in enumerate(stories):
        for value in sorted({hash_of(a, b) for a, b in pairwise(words)}):
            wanted[value].append((number, 0))
    runs = [gather(*fields[at : at + part]) for at in range(0, len(fields), part)]
    assert find_pairs(runs, count) == wanted


def test_ranges_begin_where_shards_begin() -> None:
    text = " ".join(f"ferry {number} left the mole" for number in range(300))
    entries = gather((3, [body(text, WORDS)])).sorted()
    starts = find_ranges(entries, SCALE)
    assert (starts[0], starts[RANGES]) == (0, len(entries))
    whole = merge_entries([entries])
    files = list(make_pair_shards("2019", whole, SCALE, range(64), 64))
    apart: list[IndexFile] = []
    for number in range(RANGES):
        run = merge_entries([entries[starts[number] : starts[number + 1]]])
        apart += make_pair_shards("2019", run, SCALE, range(number * 4, number * 4 + 4), 64)
    assert apart == files


def test_entries_of_the_largest_segment_are_exact() -> None:
    scale = scale_of(2_000_000)
    pairs = Pairs(scale)
    fields = [body(" ".join(f"ferry{n}" for n in range(500)), WORDS)]
    pairs.add(1_999_999, fields, WORDS)
    (file,) = make_pair_shards("2019", merge_entries([pairs.sorted()]), scale, range(1), 1)
    found = decode_pairs(str(file.value), scale)
    words = [f"ferry{n}" for n in range(500)]
    assert found == {hash_of(a, b): [(1_999_999, 0)] for a, b in pairwise(words)}


def test_a_year_of_few_stories_has_one_shard_and_a_large_one_the_same_in_each_range() -> None:
    assert count_shards(0, 3000) == 1
    assert count_shards(100, 3000) == 1
    assert count_shards(1_000_000, 10_000) % RANGES == 0
