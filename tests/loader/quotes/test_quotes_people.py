"""The people of an article: asking for some of them gives what reading all of them gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.quotes.people import People
from tests.loader.quotes.quote_cases import pieces_of

STORY = (
    "Mayor Ana Ruiz opened the bridge with her sister, Lea Ruiz, a baker.\n"
    "Omar Tan, 41, said Ruiz was late. Mr Tan and Ana Maria Ruiz laughed."
)
WORDS = (
    "Ana", "Maria", "Ruiz", "Lea", "Mr", "Mrs", "Mayor", "Tan Sri", "Omar", "bin", "Queen", "Jr.",
    "The", "said", "Oslo", ",", ".", "41", "her sister", "\n", "\xa0", "M.",
)  # fmt: skip
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)


def test_a_word_finds_the_full_names_with_it() -> None:
    people = People(STORY, pieces_of(STORY))
    names = {full.name for full in people.bearers("Ruiz")}
    assert names == {("Ana", "Ruiz"), ("Lea", "Ruiz"), ("Ana", "Maria", "Ruiz")}
    assert people.bearers("Haddad") == ()


@settings(max_examples=150, deadline=None)
@given(NEWS)
def test_names_asked_for_one_by_one_are_those_of_all_runs(text: str) -> None:
    pieces = pieces_of(text)
    some, every = People(text, pieces), People(text, pieces)
    words = sorted({word for one in every.mentions for word in one.name})
    assert [some.bearers(word) for word in words] == [every.bearers(word) for word in words]


def test_many_words_are_asked_of_all_runs() -> None:
    names = [f"Ana Ruiz{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    text = ", ".join(names)
    people = People(text, pieces_of(text))
    for name in names:
        assert [" ".join(full.name) for full in people.bearers(name.split()[1])] == [name]
