import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsgen.renderer.render import encode_page

UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@given(st.text(st.characters(exclude_categories=["Cs"])))
@example("\ufffd and \uffef")
@example("a\ufffeb")
@example("a\uffffb\x7f")
def test_what_no_page_may_hold_is_replaced_and_nothing_else(text: str) -> None:
    assert encode_page(text).decode() == UNSHOWABLE.sub("\ufffd", text)


@pytest.mark.parametrize("sign", [chr(code) for code in (*range(32), 127)])
def test_of_the_control_characters_line_ends_and_tabs_stay(sign: str) -> None:
    shown = sign if sign in "\t\n\r" else "\ufffd"
    assert encode_page(f"a{sign}b").decode() == f"a{shown}b"
