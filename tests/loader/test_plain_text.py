"""The words of a Markdown text."""

from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.plain_text import plain_text


def test_the_signs_of_markdown_are_not_in_the_text() -> None:
    text = "## The *ferry* [sails](../a.md) <b>at</b> `nine` ![Quay](quay.jpg)"
    assert " ".join(plain_text(text).split()) == "The ferry sails at nine Quay"


@given(st.text("ab. \n,;é", max_size=80))
def test_a_text_without_signs_is_as_it_was(text: str) -> None:
    assert plain_text(text) == text
