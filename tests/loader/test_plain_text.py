"""The words of a Markdown text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.plain_text import plain_text


def test_the_signs_of_markdown_are_not_in_the_text() -> None:
    text = "## The *ferry* [sails](../a.md) <b>at</b> `nine` ![Quay](quay.jpg)"
    assert " ".join(plain_text(text).split()) == "The ferry sails at nine Quay"


@given(st.text("ab. \n,;é", max_size=80))
def test_a_text_without_signs_is_as_it_was(text: str) -> None:
    assert plain_text(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The [town program](https://x.example/) at **Ely**", "The town program at Ely"),
        (
            "the [guild][1] and [guild](a.md (of *old*)) and [note][]",
            "the guild and guild and note",
        ),
        ("[the mayor] said [sic]", "[the mayor] said [sic]"),
        ("[![Ice](a.jpg)](https://x.example) ![](b.png)", "Ice "),
        ("a note[^1], a snake_case_name, 5 * 3 * 2", "a note, a snake_case_name, 5 * 3 * 2"),
        ("***both*** and **bold *nested***, _so_ __so__", "both and bold nested, so so"),
        ("f**k and *not her name", "f**k and *not her name"),
        ("AT&T &amp; the &#8217;80s &#x2014; \\*literal\\*", "AT&T & the ’80s — *literal*"),
        ("`a*b*c` and <https://x.example/a_b_c>", "a*b*c and https://x.example/a_b_c"),
        ("the <b>wh</b>eel<br>turns", "the wheel turns"),
        ("> Quoted\n> again", "Quoted\nagain"),
        ("- one\n- *two*", " one\n two"),
        ("[1]: https://x.example\n[^1]: A note.", "\n A note."),
        ("#MeToo at 5 # 3", "#MeToo at 5 # 3"),
    ],
)
def test_marks_are_read_as_the_page_shows_them(text: str, words: str) -> None:
    assert plain_text(text) == words


@pytest.mark.parametrize(
    ("cut", "words"),
    [
        ("We rang](https://x.example) twice", "We rang twice"),
        ("See [our page", "See our page"),
        ("**We rang", "We rang"),
        ("we rang.**", "we rang."),
    ],
)
def test_a_cut_mark_leaves_nothing(cut: str, words: str) -> None:
    assert plain_text(cut) == words


@given(st.text("ab *_`[]()!<>#&;\\|-=\n", max_size=60))
def test_any_signs_are_read(text: str) -> None:
    letters = [c for c in plain_text(text) if c.isalpha()]
    assert len(letters) <= sum(c.isalpha() for c in text)
