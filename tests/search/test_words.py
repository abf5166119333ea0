"""Text → folded words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search import vocabulary
from newsgen.search.vocabulary import Vocabulary
from newsgen.search.words import LONGEST, STOP_WORDS, fold, make_word, split_words


def texts(text: str) -> list[str]:
    return [word.text for word in split_words(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Night ferry, late again", ["night", "ferry", "late", "again"]),
        ("Norway's U.S. envoy", ["norway", "us", "envoy"]),
        ("the U.S.-led talks", ["the", "us", "led", "talks"]),
        ("Mr O’Brien’s boat", ["mr", "obrien", "boat"]),
        ("at 9 p.m. sharp", ["at", "9", "pm", "sharp"]),
        ("22,569 stories, 3.5 per cent", ["22569", "stories", "3", "5", "per", "cent"]),
        ("in 1,2,3 steps", ["in", "1", "2", "3", "steps"]),
        ("Łódź, Århus and Straße", ["lodz", "arhus", "and", "strasse"]),
        ("Cafe\u0301 on the quay", ["cafe", "on", "the", "quay"]),
        ("the ’70s", ["the", "70s"]),
        ("«Fähre» … “heute”", ["fahre", "heute"]),
        ("\x00\u200b —", []),
        ("", []),
    ],
)
def test_words_are_found_and_folded(text: str, words: list[str]) -> None:
    assert texts(text) == words


def test_a_stop_word_has_no_term_and_keeps_its_place_in_phrases() -> None:
    assert [word.term for word in split_words("the ferries of Bergen")] == [
        "",
        "ferry",
        "",
        "bergen",
    ]
    assert "us" not in STOP_WORDS
    assert "who" not in STOP_WORDS


def test_the_term_of_a_very_long_word_is_cut() -> None:
    assert make_word("x" * 90).term == "x" * LONGEST


@given(st.text())
def test_any_text_is_split_and_folding_twice_changes_nothing(text: str) -> None:
    for word in texts(text):
        assert word
        assert " " not in word
        assert fold(word) == word


@given(st.text() | st.text("aZ.,-'’‘“”()9é_ \u0301"))
def test_the_vocabulary_has_the_words_that_the_text_has(text: str) -> None:
    words = Vocabulary()
    found = words.find(text.split())
    wanted = split_words(text)
    assert [words.terms[number] for number in found] == [word.term for word in wanted]
    assert [words.firsts[number] for number in found] == [word.as_first() for word in wanted]
    assert [words.seconds[number] for number in found] == [word.as_second() for word in wanted]
    assert list(words[text]) == found


def test_a_vocabulary_forgets_what_would_fill_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    words = Vocabulary()
    words.find(["night", "ferry"])
    words.forget_many()
    assert len(words) == 2
    monkeypatch.setattr(vocabulary, "_MOST", 1)
    words.forget_many()
    assert len(words) == 0
    assert [words.terms[number] for number in words.find(["ferries"])] == ["ferry"]
