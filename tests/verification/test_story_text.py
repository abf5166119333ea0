from hypothesis import given
from hypothesis import strategies as st

from newsgen.verification.story_text import offset_of, squeeze

copy = st.text(st.sampled_from("ab \t\r\n\u00a0\x07é"), max_size=30)


@given(copy)
def test_white_space_alone_is_squeezed(text: str) -> None:
    squeezed = squeeze(text)

    shown = text.replace("\x07", "\ufffd")
    assert "".join(squeezed.split(" ")) == "".join(c for c in shown if c not in " \t\r\n")
    assert "  " not in squeezed
    assert squeeze(squeezed) == squeezed


@given(copy)
def test_a_place_in_squeezed_text_leads_back_to_its_character(text: str) -> None:
    for number, sign in enumerate(squeeze(text)):
        there = text[offset_of(text, number)].replace("\x07", "\ufffd")
        assert there == sign or (sign == " " and there in " \t\r\n")
