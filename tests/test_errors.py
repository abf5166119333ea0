import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import codes
from newsgen.errors import (
    MAX_EXCERPT,
    Code,
    ConfigError,
    Issue,
    NewsgenError,
    OutputError,
    Severity,
    has_errors,
    issue_at,
    issue_in,
    locate,
)

ROOT = Path(__file__).parents[1]
CODE = Code("N999", Severity.ERROR, "a thing is wrong")
WARNING = Code("N998", Severity.WARNING, "a thing is odd")


@pytest.mark.parametrize("code", codes.ALL, ids=lambda code: code.id)
def test_a_code_has_a_number_and_a_title(code: Code) -> None:
    assert re.fullmatch(r"N[1-9]\d\d", code.id)
    assert code.title
    assert code.title == code.title.strip(" .")


def test_no_two_codes_share_a_number_or_a_title() -> None:
    assert len({code.id for code in codes.ALL}) == len(codes.ALL)
    assert len({code.title for code in codes.ALL}) == len(codes.ALL)


def test_the_table_holds_every_code_of_the_module_in_order() -> None:
    named = [value for value in vars(codes).values() if isinstance(value, Code)]
    assert sorted(named, key=lambda code: code.id) == list(codes.ALL)


def test_every_code_stands_in_the_documentation() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert [code.id for code in codes.ALL if code.id not in text] == []


def test_the_documentation_lists_no_code_that_does_not_exist() -> None:
    text = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\bN\d{3}\b", text)) <= {code.id for code in codes.ALL}


@pytest.mark.parametrize(
    ("text", "part", "place"),
    [
        pytest.param("one two", "one", (1, 1, "one two"), id="at the start"),
        pytest.param("one two", "two", (1, 5, "one two"), id="inside a line"),
        pytest.param("a\nb\nc", "c", (3, 1, "c"), id="LF"),
        pytest.param("a\r\nb\r\ncd", "d", (3, 2, "cd"), id="CRLF"),
        pytest.param("a\rb\rcd", "d", (3, 2, "cd"), id="CR"),
        pytest.param("a\r\nb\nc\rd e", "e", (4, 3, "d e"), id="mixed"),
        pytest.param("é\U0001f600x", "x", (1, 3, "é\U0001f600x"), id="code points"),
    ],
)
def test_a_place_is_a_line_and_a_column_from_one(
    text: str, part: str, place: tuple[int, int, str]
) -> None:
    assert locate(text, text.index(part)) == place


@pytest.mark.parametrize(("offset", "place"), [(-5, (1, 1, "ab")), (99, (1, 3, "ab"))])
def test_a_place_outside_the_text_is_moved_to_its_edge(
    offset: int, place: tuple[int, int, str]
) -> None:
    assert locate("ab", offset) == place


@given(st.text(st.sampled_from("ab \n\r"), max_size=20), st.data())
def test_a_place_leads_back_to_its_character(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    line, column, excerpt = locate(text, offset)
    if text[:offset].endswith("\r") and text[offset:].startswith("\n"):
        return  # between the two signs of one line end
    lines = re.split(r"\r\n|\n|\r", text)
    assert excerpt == lines[line - 1]
    assert (excerpt + "\n")[column - 1] == text[offset : offset + 1].replace("\r", "\n") or (
        offset == len(text) and column == len(excerpt) + 1
    )


def test_an_issue_prints_its_place_its_line_and_its_hint() -> None:
    issue = issue_at(CODE, "seeds/a.txt", "one\ntwo three\n", 8, "three is wrong", "write four")
    assert str(issue).splitlines() == [
        "seeds/a.txt:2:5: error N999 three is wrong",
        "    2 | two three",
        "      |     ^",
        "  hint: write four",
    ]


def test_an_issue_of_a_whole_file_prints_one_line() -> None:
    assert str(issue_in(WARNING, "seeds/a.txt", "it is odd")) == (
        "seeds/a.txt:1:1: warning N998 it is odd"
    )


@given(st.integers(0, 5000))
def test_the_mark_under_a_long_line_stands_below_its_character(column: int) -> None:
    line = "".join(chr(0x4E00 + n) for n in range(5001))
    shown, mark = str(issue_at(CODE, "a", line, column, "x")).splitlines()[1:]
    assert shown[mark.index("^")] == line[column]
    assert len(shown) <= MAX_EXCERPT + len("    1 | ")


@pytest.mark.parametrize(
    ("column", "begins", "ends"), [(0, False, True), (1500, True, True), (2990, True, False)]
)
def test_where_a_long_line_is_cut_stands_an_ellipsis(column: int, begins: bool, ends: bool) -> None:
    line = "harbour " * 375
    shown, mark = str(issue_at(CODE, "a", line, column, "x")).splitlines()[1:]
    text = shown.removeprefix("    1 | ")
    assert (text.startswith("…"), text.endswith("…")) == (begins, ends)
    assert shown[mark.index("^")] == line[column]


def test_a_line_that_fits_is_shown_whole() -> None:
    line = "x" * MAX_EXCERPT
    assert str(issue_at(CODE, "a", line, MAX_EXCERPT - 1, "x")).splitlines()[1].endswith(line)


def test_signs_that_a_terminal_would_obey_are_not_shown() -> None:
    shown = str(issue_at(CODE, "a", "a\x1b[31mb\x07\tc", 0, "x")).splitlines()[1]
    assert shown.endswith("a [31mb  c")


def test_issues_sort_by_path_line_and_column() -> None:
    def issue(path: str, line: int, column: int) -> Issue:
        return Issue(path, line, column, "N999", Severity.ERROR, "x")

    first, second = issue("a", 2, 1), issue("a", 10, 1)
    third, fourth = issue("a", 10, 3), issue("b", 1, 1)
    assert sorted([third, fourth, second, first]) == [first, second, third, fourth]


@pytest.mark.parametrize(
    ("found", "strict", "stops"),
    [
        ((), False, False),
        ((), True, False),
        ((WARNING,), False, False),
        ((WARNING,), True, True),
        ((CODE,), False, True),
        ((WARNING, CODE), False, True),
    ],
)
def test_errors_stop_a_build_and_warnings_a_strict_one(
    found: tuple[Code, ...], strict: bool, stops: bool
) -> None:
    assert has_errors([issue_in(code, "a", "x") for code in found], strict=strict) is stops


@pytest.mark.parametrize("kind", [ConfigError, OutputError])
def test_an_exception_carries_the_issues_that_led_to_it(kind: type[NewsgenError]) -> None:
    issue = issue_in(CODE, "a", "x")
    error = kind("no way on", [issue])
    assert isinstance(error, NewsgenError)
    assert (str(error), error.issues) == ("no way on", (issue,))
