"""Folding words for comparing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.folding import fold


@pytest.mark.parametrize(
    ("word", "folded"), [("JOSÉ", "jose"), ("Łódź", "lodz"), ("Straße", "strasse"), ("", "")]
)
def test_case_and_accents_are_dropped(word: str, folded: str) -> None:
    assert fold(word) == folded


@given(st.text())
def test_no_capital_is_left(word: str) -> None:
    assert not any("A" <= letter <= "Z" for letter in fold(word))
