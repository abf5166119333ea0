"""First names and the gender they tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.first_names import gender_of, is_first_name


@pytest.mark.parametrize(
    "word",
    [
        "Ana",
        "ANA",
        "José",
        "Jose",
        "Jean-Pierre",
        "Mohammad",
        "Wangari",
        "Yoshihide",
        "Priyanka",
        "Oleksandr",
        "Will",
        "Ed",
    ],
)
def test_a_first_name_is_known(word: str) -> None:
    assert is_first_name(word)


@pytest.mark.parametrize(
    "word",
    ["Georgia", "Jordan", "April", "May", "King", "An", "In", "Many", "Paris", "Judge", "Union"],
)
def test_a_place_month_or_plain_word_is_no_first_name(word: str) -> None:
    assert not is_first_name(word)


@pytest.mark.parametrize("word", ["will", "mark", "ana", "", "-", "7", "Xqzv"])
def test_a_small_or_unknown_word_is_no_first_name(word: str) -> None:
    assert not is_first_name(word)


@pytest.mark.parametrize(
    ("word", "gender"),
    [
        ("Ana", "f"),
        ("Fatima", "f"),
        ("Kwame", "m"),
        ("Marie-Claire", "f"),
        ("Alex", None),
        ("Kim", None),
        ("Bridge", None),
        ("", None),
    ],
)
def test_gender_is_told_only_where_it_is_clear(word: str, gender: str | None) -> None:
    assert gender_of(word) == gender


@given(st.text())
def test_any_text_is_accepted(word: str) -> None:
    assert gender_of(word) in {"f", "m", None}
    assert is_first_name(word) in {True, False}
