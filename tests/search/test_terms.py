"""Words → postings → shards and back."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from newsgen.search.terms import IMPACTS, Postings, encode_postings, make_term_shards
from newsgen.search.vocabulary import Vocabulary
from tests.search.decoding import decode_terms
from tests.search.samples import body, head, make_facets, make_story

WORDS = Vocabulary()


def impacts_of(postings: Postings, term: str) -> dict[int, int]:
    return {p // IMPACTS: p % IMPACTS for p in postings.lists.get(term, ())}


def test_a_word_in_the_headline_says_more_than_in_the_body() -> None:
    postings = Postings()
    postings.add(0, [head("Ferries sail", WORDS), body("The tide turned.", WORDS)], WORDS)
    postings.add(1, [head("Tide turns", WORDS), body("The ferry sailed at nine.", WORDS)], WORDS)
    found = impacts_of(postings, "ferry")
    assert found.keys() == {0, 1}
    assert found[0] > found[1]


def test_a_word_says_more_of_a_short_story_than_of_a_long_one() -> None:
    postings = Postings()
    postings.add(0, [body("The ferry sailed.", WORDS)], WORDS)
    postings.add(
        1, [body("The ferry sailed. " + "Gulls cried above the old mole. " * 200, WORDS)], WORDS
    )
    found = impacts_of(postings, "ferry")
    assert found[0] > found[1]


def test_stop_words_are_not_indexed() -> None:
    postings = Postings()
    postings.add(0, [body("the ferry of the night", WORDS)], WORDS)
    assert set(postings.lists) == {"ferry", "night"}


def test_facets_are_terms_that_no_word_can_be() -> None:
    postings = Postings()
    postings.add_facets(
        3, make_story(3, topics=make_facets("Ferries"), places=make_facets("Bergen"))
    )
    assert {term: list(p) for term, p in postings.lists.items()} == {
        "/topic/ferries": [3 * IMPACTS],
        "/place/bergen": [3 * IMPACTS],
    }


@given(
    st.dictionaries(
        st.text(st.characters(exclude_characters=" =", exclude_categories=["C"]), min_size=1),
        st.lists(st.integers(0, 5000), min_size=1, max_size=5, unique=True).map(sorted),
        max_size=30,
    ),
    st.integers(1, 80),
)
def test_shards_hold_every_term_in_the_order_of_scripts(
    stories: dict[str, list[int]], size: int
) -> None:
    lists = {
        term: array("Q", [n * IMPACTS + n % IMPACTS for n in numbers])
        for term, numbers in stories.items()
    }
    shards = list(make_term_shards("2019", lists, size))
    read: dict[str, list[tuple[int, int]]] = {}
    last = ""
    for number, (start, file) in enumerate(shards):
        assert file.name == f"2019/t{number}"
        terms = decode_terms(str(file.value))
        order = [term.encode("utf-16-be", "surrogatepass") for term in terms]
        assert order == sorted(order)
        assert last.encode("utf-16-be") < start.encode("utf-16-be", "surrogatepass") or not number
        assert all(start.encode("utf-16-be") <= key for key in order)
        last = list(terms)[-1]
        read |= terms
    assert read == {t: [(n, n % IMPACTS) for n in numbers] for t, numbers in stories.items()}


def test_neighbouring_stories_take_one_character_each() -> None:
    everywhere = array("Q", [number * IMPACTS + 3 for number in range(500)])
    assert len(encode_postings(everywhere)) == 500


def test_a_frequent_word_does_not_burden_the_words_before_and_after_it() -> None:
    lists = {f"a{n:02}": [8] for n in range(30)} | {"b": list(range(0, 8000, 8))}
    lists |= {f"c{n:02}": [8] for n in range(30)}
    shards = [decode_terms(str(file.value)) for _, file in make_term_shards("2019", lists, 300)]
    (own,) = [shard for shard in shards if "b" in shard]
    assert list(own) == ["b"]
