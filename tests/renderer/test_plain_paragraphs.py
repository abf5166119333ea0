"""Paragraphs that are set aside come out as Python-Markdown alone would have made them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.renderer import markdown
from newsgen.renderer.markdown import render_markdown
from newsgen.renderer.plain_paragraphs import put_back, set_aside
from tests.factories import ENGLISH

PLAIN = "The ferry came in at noon, “late again”, said Kosic; and (so they say) 3.5% full."
PIECES = [
    PLAIN,
    "Two lines\nof plain words.",
    "12 boats left.",
    "12. boats left.",
    "1) boats left",
    "- a boat",
    "- a boat\n- a goat",
    "+ more",
    "* star",
    "    indented code",
    " one space",
    "three   spaces inside",
    "ends with two  \nspaces",
    "ends with a space ",
    "# Heading",
    "## What happens next",
    "Setext\n======",
    "Setext\n---",
    "---",
    "**BERGEN** - The ferry.",
    "A [link](other.md) there.",
    "A [reference][one].",
    "[one]: https://example.org",
    "a | b\n--|--\n1 | 2",
    "Term\n: definition",
    ": definition alone",
    "Abbreviated HTML is here.",
    "*[HTML]: Hyper Text",
    "A note[^1].",
    "[^1]: The note.",
    "    more of the note",
    "```\nfenced",
    "```",
    "~~~",
    "> quoted",
    "<div>raw</div>",
    "<!-- comment",
    "a & b",
    "Pell & Rook & sons &",
    "& so on",
    "R&D &amp; more & x;",
    "none *of* them, *two words*, **strong ones**.",
    "*First* and **last**",
    "**First** and *last*",
    "(*in brackets*) “*in quotes*”",
    "*a*b* and **c*",
    "***both*** here",
    "**a *b* c** and *d **e** f*",
    "*a\nb* over lines",
    "2 * 3 * 4",
    "a*b*c",
    "*a* *b* **c**",
    "*one* & **two**",
    "* *item*",
    "*x*\n===",
    "a\xa0b",
    "tab\there",
    "back\\slash",
    "under_score_here",
    "`code`",
    "plus + minus - equals = done",
    "= not a heading",
    "#MeToo",
    "{: .class}",
    "é ö 漢字 עברית",
    "http://example.org/x?y=1",
    "mail@example.org",
    "!exclaimed",
    "$5 and £4 and 100°",
    "x\x0by",
    "x\u2028y",
    "",
    "   ",
]
documents = st.lists(st.sampled_from(PIECES), max_size=9).flatmap(
    lambda pieces: st.builds(
        lambda joints: "".join(piece + joint for piece, joint in zip(pieces, joints, strict=True)),
        st.lists(
            st.sampled_from(["\n\n", "\n", "\n\n\n", "\n \n"]),
            min_size=len(pieces),
            max_size=len(pieces),
        ),
    )
)
letters = st.text("ab .,:;-+=*_`#>|~^[](){}<&!\\'\"1\n\n\t", max_size=60)
emphases = st.text("ab .*&\n", max_size=40)


def render(text: str) -> str:
    return render_markdown(text, (), {}, "", ENGLISH.markdown)


def render_whole(text: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "set_aside", lambda whole: (whole, []))
        return render(text)


@settings(max_examples=600, deadline=None)
@given(documents)
def test_documents_come_out_as_python_markdown_makes_them(text: str) -> None:
    assert render(text) == render_whole(text)


@settings(max_examples=600, deadline=None)
@given(letters | emphases)
def test_any_signs_come_out_as_python_markdown_makes_them(text: str) -> None:
    assert render(text) == render_whole(text)


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize(
    "place", ["{}\n\n{plain}\n\n{plain}", "{plain}\n\n{}", "{plain}\n\n{}\n\n{plain}"]
)
def test_each_form_beside_a_plain_paragraph(piece: str, place: str) -> None:
    text = place.format(piece, plain=PLAIN)
    assert render(text) == render_whole(text)


def test_plain_paragraphs_are_set_aside_and_nothing_else() -> None:
    text = f"{PLAIN}\n\n# Heading\n\nTwo lines\nof words.\n\n`code`\n\n- list"
    rest, plain = set_aside(text)
    assert plain == [PLAIN, "Two lines\nof words."]
    assert "Heading" in rest
    assert "code" in rest
    assert PLAIN not in rest


def test_a_paragraph_that_became_something_else_is_noticed() -> None:
    rest, plain = set_aside(PLAIN)
    assert put_back(f"<p>{rest}</p>", plain) == f"<p>{PLAIN}</p>"
    assert put_back(f"<li>{rest}</li>", plain) is None


def test_a_long_line_of_near_plain_copy_takes_no_long_time() -> None:
    rest, plain = set_aside(("word " * 200_000) + "*")
    assert (len(rest), plain) == (1_000_001, [])
    rest, plain = set_aside("*word " * 200_000)
    assert (len(rest), plain) == (1_200_000, [])
