"""What the loader reads of Markdown is what the page shows: both are held to the page itself."""

import re
from html import unescape

from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.link_forms import find_references
from newsgen.loader.plain_text import plain_words
from newsgen.loader.shown_text import show_markdown_text
from newsgen.renderer.markdown import render_markdown
from tests.factories import ENGLISH

_WORDS = st.sampled_from(["Ana Ruiz", "the mayor", "snake_case", "5 * 3", "AT&T"])
_PLAIN = st.one_of(_WORDS, st.sampled_from(["&#8220;We&#8221;", "\\*now\\*", "a < b", '"Yes."']))
_MARKS = (
    ("*", "*"),
    ("**", "**"),
    ("_", "_"),
    ("__", "__"),
    ("<b>", "</b>"),
    ('<span title="a *b*">', "</span>"),
    ("[", "](https://x.example/a_b_c)"),
    ("[", '](<https://x.example/> "A *title*")'),
    ("[", "][note]"),
)
_OTHERS = ("<!-- *a* > b -->", "a<wbr>b", "in<ins>ter</ins>nal", "snake__case")


def _mark(words: str, marks: tuple[str, str]) -> str:
    return f"{marks[0]}{words}{marks[1]}"


_MARKED = st.builds(_mark, _WORDS, st.sampled_from(_MARKS))
_LINES = st.lists(st.one_of(_PLAIN, _MARKED, st.sampled_from(_OTHERS)), min_size=1, max_size=8)
_DEFINITION = "\n\n[note]: https://x.example/"


def _read_page(text: str) -> str:
    html = render_markdown(text, (), {}, "", ENGLISH.markdown)
    return " ".join(unescape(re.sub(r'<(?:"[^"]*"|[^<>"])*>', "", html)).split())


@given(_LINES.map(" ".join))
@settings(max_examples=300, deadline=None)
def test_rules_lists_and_the_page_have_the_same_words(line: str) -> None:
    text = f"So {line} it was.{_DEFINITION}"
    page, references = _read_page(text), find_references(text)
    assert plain_words(text, references, marked=True) == page
    assert " ".join(show_markdown_text(text, [(0, len(text))]).text.split()) == page
