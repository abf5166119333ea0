"""Tables of Markdown: those that the library finds, found sooner."""

from xml.etree.ElementTree import Element

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown.blockparser import BlockParser
from markdown.extensions.tables import TableProcessor

from newsgen.renderer.markdown import _Tables
from tests.renderer.test_markdown import render

SETTINGS = {"use_align_attribute": False}


@given(st.text(alphabet="ab|-: `\\\n\t#", max_size=40))
@example("a | b\n- | -\n1 | 2")
@example("|a\n|-\n|1")
@example("|\n\\\\|")
@example("a|\n-|")
@example("a \\| b\n- | -")
@example("`a|b` | c\n:-: | -\n\n")
def test_a_block_is_a_table_just_where_the_library_says_so(block: str) -> None:
    parser = BlockParser(markdown.Markdown())
    element = Element("div")
    ours, theirs = _Tables(parser, SETTINGS), TableProcessor(parser, SETTINGS)
    found = ours.test(element, block)
    assert found == theirs.test(element, block)
    if found:
        assert (ours.border, ours.separator) == (theirs.border, theirs.separator)


def test_headings_without_end_are_not_split_once_for_each(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def note(_self: TableProcessor, _parent: object, block: str) -> bool:
        asked.append(block)
        return False

    monkeypatch.setattr(TableProcessor, "test", note)
    assert render("# Quay\n" * 99 + "\n| a |\n|---|\n| 1 |").count("<h2") == 99
    assert asked == ["| a |\n|---|\n| 1 |"]
