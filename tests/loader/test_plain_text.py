"""The words of a Markdown text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.plain_text import plain_text, read_words


def test_the_signs_of_markdown_are_not_in_the_text() -> None:
    text = "## The *ferry* [sails](../a.md) <b>at</b> `nine` ![Quay](quay.jpg)"
    assert " ".join(plain_text(text).split()) == "The ferry sails at nine Quay"


@given(st.text("ab. \n,;é", max_size=80))
def test_a_text_without_signs_is_as_it_was(text: str) -> None:
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            'said [*Ana*](u "T"), <b class="x">who</b> went', "said Ana, who went", id="links, tags"
        ),
        pytest.param("We **never** _ever_ go", "We never ever go", id="emphasis"),
        pytest.param(
            "a snake_case_word and 2*3*4", "a snake_case_word and 2*3*4", id="no emphasis"
        ),
        pytest.param(
            "Type `go <b>` or <https://x.example>", "Type go <b> or https://x.example", id="code"
        ),
        pytest.param("See {{< a >}} there", "See {{< a >}} there", id="a shortcode"),
        pytest.param("![A dog](d.png) Rain\nfell<br>hard", "Rain fell hard", id="lines"),
        pytest.param("- one\n- two", "one two", id="a list"),
    ],
)
def test_markdown_is_read_as_words(text: str, words: str) -> None:
    assert read_words(text) == words
