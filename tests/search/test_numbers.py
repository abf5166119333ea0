"""Numbers as text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.search.numbers import READY, encode, encode_all
from tests.search.decoding import decode


@pytest.mark.parametrize(("number", "text"), [(0, "A"), (31, "f"), (32, "hA"), (1024, "hgA")])
def test_a_number_takes_a_character_for_each_five_bits(number: int, text: str) -> None:
    assert encode(number) == text


@given(
    st.lists(
        st.integers(0, 2**40)
        | st.integers(READY - 2, READY + 2)
        | st.integers(READY**2 - 2, READY**2 + 2)
    )
)
def test_numbers_come_back(numbers: list[int]) -> None:
    text = encode_all(numbers)
    assert text == "".join(map(encode, numbers))
    assert list(decode(text)) == numbers
