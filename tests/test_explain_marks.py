"""Marks cut into lines, the paragraphs shown with them, and rows wrapped to a width."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.explain.marks import (
    Line,
    Mark,
    choose_stretches,
    find_lines,
    line_at,
    list_blocks,
    mark_lines,
    trim_marks,
)
from newsgen.explain.show import Run, wrap_runs
from newsgen.explain.singles import tiles
from newsgen.explain.story import FIELDS
from newsgen.records import Block
from tests.explained import show, story_of
from tests.factories import span_of


def marked(text: str, *marks: Mark) -> list[str]:
    """Each line with its marks in brackets, `…` where lines are left out."""
    lines = mark_lines(text, marks, [(0, len(text))])
    return ["…" if line is None else bracketed(line) for line in lines]


def bracketed(line: Line) -> str:
    return "".join(
        "[" * len(piece.opening) + piece.text + "]" * len(piece.closing) for piece in line.pieces
    )


def mark(text: str, part: str, kind: str = "value", label: str = "") -> Mark:
    return Mark(span_of(text, part), kind, label)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("a\nb", ["a", "b"]),
        ("a\r\nb\rc\n", ["a", "b", "c", ""]),
    ],
    ids=["empty", "LF", "mixed"],
)
def test_lines_end_at_every_kind_of_line_end(text: str, lines: list[str]) -> None:
    assert [text[slice(*line)] for line in find_lines(text)] == lines


def test_a_place_knows_its_line() -> None:
    lines = find_lines("ab\ncd\n")
    assert [line_at(lines, offset) for offset in (0, 2, 3, 6, 99)] == [1, 1, 2, 3, 3]


def test_marks_are_cut_at_their_ends() -> None:
    text = "one two three"
    assert marked(text, mark(text, "two")) == ["one [two] three"]


def test_a_mark_over_several_lines_opens_and_closes_once() -> None:
    text = "one two\nthree\nfour five"
    assert marked(text, mark(text, "two\nthree\nfour")) == ["one [two", "three", "four] five"]


def test_marks_may_lie_in_one_another_and_overlap() -> None:
    text = "one two three four"
    inner, outer, across = (mark(text, part) for part in ("two", "two three", "three four"))
    assert marked(text, inner, outer, across) == ["one [[two] [three] four]"]


def test_blanks_at_the_ends_of_a_mark_are_cut_off() -> None:
    (trimmed,) = trim_marks("a  b \n", [Mark((1, 6), "value")])
    assert trimmed.span == (3, 4)
    assert trim_marks("a  b", [Mark((1, 3), "value"), Mark((9, 20), "value")]) == ()


def test_twins_become_one_mark_with_both_labels() -> None:
    marks = [Mark((0, 2), "speaker", label) for label in ("q1", "q2", "q1")]
    assert trim_marks("he", marks) == (Mark((0, 2), "speaker", "q1, q2"),)


def test_one_paragraph_on_either_side_of_a_mark_is_shown() -> None:
    story = story_of()
    stretches = choose_stretches(
        story.text, story.article.blocks, [mark(story.text, "The quay filled")]
    )
    (shown,) = (story.text[slice(*stretch)] for stretch in stretches)
    assert shown.startswith('"We waited')
    assert shown.endswith("The cook wept.")


def test_the_first_and_the_last_paragraph_have_one_neighbour() -> None:
    story = story_of()
    marks = [mark(story.text, "Ferry finds"), mark(story.text, "Join our")]
    stretches = choose_stretches(story.text, story.article.blocks, marks)
    assert [story.text[slice(*s)].count("\n\n") for s in stretches] == [1, 1]


def test_a_text_without_blocks_is_shown_whole() -> None:
    assert choose_stretches("abc", (), []) == ((0, 3),)


texts = st.text(st.sampled_from('ab "\n\r\t\x1b\0é—'), max_size=80)
spans = st.tuples(st.integers(-5, 90), st.integers(-5, 90))


@given(texts, st.lists(spans, max_size=6))
def test_marking_keeps_every_character(text: str, found: list[tuple[int, int]]) -> None:
    marks = [Mark(span, "value") for span in found]
    lines = [line for line in mark_lines(text, marks, [(0, len(text))]) if line]
    shown = ["".join(piece.text for piece in line.pieces) for line in lines]
    assert shown == [text[slice(*line)] for line in find_lines(text)][: len(shown)]
    opened = [m for line in lines for piece in line.pieces for m in piece.opening]
    closed = [m for line in lines for piece in line.pieces for m in piece.closing]
    assert sorted(map(repr, opened)) == sorted(map(repr, closed))
    assert len(opened) == len(trim_marks(text, marks))


@given(st.lists(st.text(st.sampled_from("ab ⟦"), max_size=30), max_size=5), st.integers(1, 20))
def test_wrapping_loses_blanks_only(parts: list[str], width: int) -> None:
    rows = wrap_runs([Run(part) for part in parts], width)
    joined = ["".join(run.text for run in row) for row in rows]
    assert all(len(row) <= width for row in joined)
    assert "".join(joined).replace(" ", "") == "".join(parts).replace(" ", "")


@given(texts)
def test_any_text_can_be_explained(text: str) -> None:
    copy = f"Head of it\n\n{text}\n\nThe ferry came home and stayed there."
    story = story_of(copy)
    for name in (None, *FIELDS):
        shown = show(name, story, 40)
        assert "\x1b" not in shown
        assert "\0" not in shown


def test_blocks_show_every_character() -> None:
    text = "A\r\n\r\nbody  of it\nand more\n"
    blocks = (
        Block("headline", (0, 1)),
        Block("blank", (1, 5)),
        Block("paragraph", (5, 25)),
        Block("blank", (25, 26)),
    )
    lines = list(list_blocks(text, blocks))
    shown = "".join(piece.text for line in lines for piece in line.pieces)
    assert shown.replace("␍", "\r").replace("↵", "\n") == text
    assert [(line.number, line.side) for line in lines] == [
        (1, "headline"),
        (1, "blank"),
        (3, "paragraph"),
        (4, ""),
        (4, "blank"),
    ]


def test_blocks_that_leave_a_gap_are_seen() -> None:
    assert tiles((Block("headline", (0, 2)), Block("blank", (2, 3))), 3)
    assert not tiles((Block("headline", (0, 2)), Block("blank", (3, 4))), 4)
    assert not tiles((Block("headline", (0, 2)),), 3)
    assert "tile all" in show("blocks")
