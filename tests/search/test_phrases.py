"""Pairs of words → shards by hash and back."""

from collections import defaultdict
from contextlib import closing
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search import phrases
from newsgen.search.phrases import HASH_BITS, Pairs, count_shards, make_pair_shards, pair_hash
from newsgen.search.words import make_word
from tests.search.decoding import decode_pairs
from tests.search.samples import body, head


def find_pairs(pairs: Pairs, count: int) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for number, file in enumerate(make_pair_shards("2019", pairs.sorted(), count)):
        assert file.name == f"2019/p{number}"
        shard = decode_pairs(str(file.value))
        assert all(value * count >> HASH_BITS == number for value in shard)
        found |= shard
    return found


def hash_of(first: str, second: str) -> int:
    return pair_hash(make_word(first), make_word(second))


@pytest.mark.parametrize("count", [1, 3, 64, 100])
def test_pairs_are_found_in_their_order_and_with_stop_words(count: int) -> None:
    with closing(Pairs()) as pairs:
        pairs.add(0, [head("Bank of England"), body("The bank of the river")])
        pairs.add(7, [body("Of the bank, of England")])
        found = find_pairs(pairs, count)
    assert found[hash_of("bank", "of")] == [(0, 1), (7, 0)]
    assert found[hash_of("of", "the")] == [(0, 0), (7, 0)]
    assert found[hash_of("of", "england")] == [(0, 1), (7, 0)]
    assert hash_of("england", "of") not in found


def test_a_phrase_does_not_reach_from_one_field_into_the_next() -> None:
    with closing(Pairs()) as pairs:
        pairs.add(0, [head("Ferry late"), body("Tide early")])
        assert set(find_pairs(pairs, 2)) == {hash_of("ferry", "late"), hash_of("tide", "early")}


@given(
    st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), max_size=20),
    st.integers(1, 200),
)
def test_every_pair_of_every_story_comes_back(stories: list[list[str]], count: int) -> None:
    wanted: dict[int, list[tuple[int, int]]] = defaultdict(list)
    with closing(Pairs()) as pairs:
        for number, words in enumerate(stories):
            pairs.add(number, [body(" ".join(words))])
            for value in sorted({hash_of(a, b) for a, b in pairwise(words)}):
                wanted[value].append((number, 0))
        assert pairs.count() == sum(map(len, wanted.values()))
        assert find_pairs(pairs, count) == wanted


def test_what_does_not_fit_into_memory_goes_through_files(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"ferry {number} left the mole at hour {number % 24}" for number in range(50)]
    found = []
    for held in (1 << 22, 20):
        monkeypatch.setattr(phrases, "_HELD", held)
        monkeypatch.setattr(phrases, "_RUN", 7)
        with closing(Pairs()) as pairs:
            for number, text in enumerate(texts):
                pairs.add(number, [body(text)])
            found.append(find_pairs(pairs, 5))
    assert found[0] == found[1]


def test_a_year_of_few_stories_has_one_shard() -> None:
    assert count_shards(0, 3000) == 1
    assert count_shards(100, 3000) == 1
    assert count_shards(1_000_000, 10_000) == 340
