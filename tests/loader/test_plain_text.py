"""The words of a Markdown text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.link_forms import find_references
from newsgen.loader.plain_text import find_word_marks, plain_part, plain_text, read_words


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
            "the [guild][1] and [guild](a.md (of *old*)) and [n][] [n]\n\n[1]: a.md\n[n]: b",
            "the guild and guild and n n\n\n\n",
        ),
        ("a](b) c", "a](b) c"),
        ("[Reporter]: Why did it stop?", "[Reporter]: Why did it stop?"),
        ("Words here.\n{: .lead}", "Words here.\n"),
        ("![pic](a.jpg){.wide}", "pic"),
        ('a<!-- x > y --> <span title="x > y">b</span>', "a b"),
        ("a<script>alert(1)</script> b<style>p{}</style>", "a b"),
        ('[a](b.md "x) y")', "a"),
        ('"[the mayor][sic] said"', '"[the mayor][sic] said"'),
        ("snake__case 5 ** 3", "snake__case 5 ** 3"),
        ("in<ins>ter</ins>nal <B>Bo</B>ld word<wbr>break", "internal Bold wordbreak"),
        ("```py\n**kwargs\n```", " **kwargs "),
        ("~~~\n**kwargs\n~~~", " **kwargs "),
        ("    **kwargs", "    **kwargs"),
        ("Ferry opens early\n-----", "Ferry opens early\n"),
        ("{{< figure src='*a*.jpg' >}}", "{{< figure src='*a*.jpg' >}}"),
        ("<code>a &amp; b</code> <mailto:ida@x.example>", "a & b ida@x.example"),
        ("2021. A year of floods", "2021. A year of floods"),
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
    assert plain_text(text, find_references(text)) == words


@pytest.mark.parametrize(
    ("text", "part", "words"),
    [
        ("[We rang](https://x.example) twice", "rang](https://x.example) twice", "rang twice"),
        ("See [our page](a.md)", "See [our page", "See our page"),
        ("**We rang.** So", "**We rang", "We rang"),
        ("**We rang.** So", "rang.** So", "rang. So"),
        ("It costs 5 ** 3", "5 ** 3", "5 ** 3"),
        ("Type `a b` now", "b` now", " now"),
    ],
)
def test_a_part_of_a_text_has_the_words_that_it_has_in_the_whole(
    text: str, part: str, words: str
) -> None:
    at = text.index(part)
    assert read_words(text, find_word_marks(text), (at, at + len(part))) == words


@pytest.mark.parametrize(
    ("part", "words"),
    [("*An owl.", "An owl."), ("Ana Ruiz/AFP*", "Ana Ruiz/AFP"), ("_A_ b", "A b")],
)
def test_a_caption_cut_off_its_credit_has_no_sign_of_emphasis(part: str, words: str) -> None:
    assert plain_part(part) == words


@given(st.text("ab *_`[]()!<>#&;\\|-=\n", max_size=60))
def test_any_signs_are_read(text: str) -> None:
    letters = [c for c in plain_text(text) if c.isalpha()]
    assert len(letters) <= sum(c.isalpha() for c in text)
