"""The light stemmer: which words become one, and which stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search.stemmer import stem


@pytest.mark.parametrize(
    "words",
    [
        "ferry ferries",
        "vote votes voted voting",
        "stop stops stopped stopping",
        "carry carries carried carrying",
        "increase increases increased increasing",
        "hope hopes hoped hoping",
        "plane planes",
        "plan plans planned planning",
        "box boxes boxed boxing",
        "church churches",
        "press presses pressed pressing",
        "control controls controlled controlling",
        "agree agrees agreed agreeing",
        "tie ties tied",
        "hero heroes",
        "house houses housed housing",
        "create creates created creating",
    ],
)
def test_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    "words",
    [
        "plan plane",
        "car care",
        "win wine",
        "united unit",
        "news new",
        "evening even",
        "bus bu",
        "need nee",
        "vote voter",
        "crisis crisi",
        "sing s",
    ],
)
def test_other_words_stay_apart(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == len(words.split())


@pytest.mark.parametrize("word", ["us", "who", "2021", "covid19", "straße", "köln", "москва", ""])
def test_short_words_numbers_and_words_of_other_letters_are_left_alone(word: str) -> None:
    assert stem(word) == word


@given(st.from_regex(r"[a-z]{1,20}", fullmatch=True))
def test_a_stem_is_never_empty_and_hardly_longer_than_its_word(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1
