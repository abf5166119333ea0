from collections.abc import Callable

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.errors import Code, Severity
from newsgen.located_yaml import Codes, Entry, Reader

CODES = Codes(
    *(
        Code(f"N90{number}", Severity.ERROR, title)
        for number, title in enumerate(("invalid", "duplicate", "shape", "unknown", "type"), 1)
    )
)
INVALID, DUPLICATE, SHAPE, UNKNOWN, TYPE = "N901", "N902", "N903", "N904", "N905"


def make_reader(text: str, start: int = 0, end: int | None = None) -> Reader:
    return Reader("a.yaml", text, start, len(text) if end is None else end, CODES)


def read(text: str) -> tuple[Reader, dict[str, Entry]]:
    reader = make_reader(text)
    entries = reader.mapping()
    assert entries is not None
    return reader, entries


def read_value(value: str) -> tuple[Reader, yaml.Node]:
    reader, entries = read(f"field: {value}\n")
    return reader, entries["field"].value


def places(reader: Reader) -> list[tuple[int, int, str]]:
    return [(issue.line, issue.column, issue.code) for issue in reader.issues]


def test_keys_come_with_their_values_in_the_order_of_the_file() -> None:
    reader, entries = read("zoo: 1\nant: two\n")
    assert list(entries) == ["zoo", "ant"]
    assert reader.string(entries["ant"].value) == "two"
    assert reader.issues == []


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "   \n"])
def test_a_blank_document_is_an_empty_mapping(text: str) -> None:
    reader, entries = read(text)
    assert (entries, reader.issues) == ({}, [])


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("- one\n- two\n", (1, 1, SHAPE), id="a list"),
        pytest.param("\n  just words\n", (2, 3, SHAPE), id="a scalar"),
        pytest.param("a: b\nc: d: e\n", (2, 5, INVALID), id="a colon in a value"),
        pytest.param('a: b\nc: "open\nd: e\n', (2, 4, INVALID), id="an unclosed quote mark"),
        pytest.param("a:\n\t- b\n", (2, 1, INVALID), id="a tab"),
        pytest.param("a: @b\n", (1, 4, INVALID), id="a reserved sign"),
        pytest.param("a: \x01\n", (1, 4, INVALID), id="a control character"),
        pytest.param("a: 1\n---\nb: 2\n", (2, 1, INVALID), id="two documents"),
        pytest.param("a: *nowhere\n", (1, 4, INVALID), id="an unknown alias"),
        pytest.param(f"a: {'[' * 400}\n", (1, 104, INVALID), id="deep and unclosed"),
    ],
)
def test_a_document_that_is_no_mapping_is_reported_at_its_place(
    text: str, place: tuple[int, int, str]
) -> None:
    reader = make_reader(text)
    assert reader.mapping() is None
    assert places(reader) == [place]


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a: b: c\n", "colon"),
        ('a: "b\n', "not closed"),
        ("a: %b\n", "in quotes"),
    ],
)
def test_common_mistakes_come_with_advice(text: str, advice: str) -> None:
    reader = make_reader(text)
    reader.mapping()
    assert advice in reader.issues[0].hint


def test_places_count_in_the_whole_file_when_the_document_starts_below_its_top() -> None:
    text = "éé ---\nkey: ok\nkey: again\n---\nbody: body\n"
    start = text.index("key")
    reader = make_reader(text, start, text.index("---\nbody"))
    entries = reader.mapping()
    assert entries is not None
    assert list(entries) == ["key"]
    assert places(reader) == [(3, 1, DUPLICATE)]
    assert "line 2" in reader.issues[0].hint
    a, b = reader.span(entries["key"].value)
    assert text[a:b] == "ok"


def test_of_two_equal_keys_the_first_is_kept() -> None:
    reader, entries = read("a: 1\nb: 2\na: 3\n")
    assert reader.string(entries["a"].value) == "1"
    assert places(reader) == [(3, 1, DUPLICATE)]
    assert reader.issues[0].hint == "it is given first in line 1; keep one of the two"


def test_a_key_that_is_no_word_is_reported_and_left_out() -> None:
    reader, entries = read("? [a, b]\n: c\nd: e\n")
    assert list(entries) == ["d"]
    assert places(reader) == [(1, 3, TYPE)]


def test_unknown_keys_are_reported_with_near_matches() -> None:
    reader, entries = read("headlin: x\nqqq: y\nslug: z\n")
    reader.check_known(entries, ("headline", "slug"))
    assert places(reader) == [(1, 1, UNKNOWN), (2, 1, UNKNOWN)]
    assert reader.issues[0].hint == "did you mean `headline`?"
    assert reader.issues[1].hint == "known fields: headline, slug"


def test_a_hint_for_unknown_keys_stands_behind_the_near_match() -> None:
    reader, entries = read("headlin: x\nqqq: y\n")
    reader.check_known(entries, ("headline",), "or ignore it")
    assert [i.hint for i in reader.issues] == [
        "did you mean `headline`? or ignore it",
        "or ignore it",
    ]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("NO", "NO"),
        ("12:30:00", "12:30:00"),
        ("007", "007"),
        ("1e3", "1e3"),
        ("2021-07-24", "2021-07-24"),
        ('" padded "', "padded"),
        ('""', None),
        ("~", None),
        ("null", None),
        ("", None),
        ("'null'", "null"),
    ],
)
def test_a_scalar_stays_as_it_is_written(written: str, value: str | None) -> None:
    reader, node = read_value(written)
    assert reader.string(node) == value
    assert reader.issues == []


@pytest.mark.parametrize(
    ("written", "found"),
    [("[a, b]", "a list"), ("{a: b}", "a group of fields")],
)
def test_a_list_or_mapping_is_no_text(written: str, found: str) -> None:
    reader, node = read_value(written)
    assert reader.string(node) is None
    assert places(reader) == [(1, 8, TYPE)]
    assert reader.issues[0].message == f"expected text, found {found}"


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("[one, two]", ("one", "two")),
        ("one", ("one",)),
        ("[one, '', ~]", ("one",)),
        ("[]", ()),
        ("", ()),
        ("'  '", ()),
        ("[2021, yes]", ("2021", "yes")),
    ],
)
def test_texts_are_a_list_or_a_single_one(written: str, values: tuple[str, ...]) -> None:
    reader, node = read_value(written)
    assert reader.strings(node) == values
    assert reader.issues == []


@pytest.mark.parametrize("written", ["2021", "true", "{a: b}", "1.5"])
def test_a_single_number_is_no_list_of_texts(written: str) -> None:
    reader, node = read_value(written)
    assert reader.strings(node) is None
    assert places(reader) == [(1, 8, TYPE)]


def test_a_list_inside_a_list_of_texts_is_reported_where_it_stands() -> None:
    reader, node = read_value("[one, [two], three]")
    assert reader.strings(node) == ("one", "three")
    assert places(reader) == [(1, 14, TYPE)]


@pytest.mark.parametrize(
    ("written", "value"),
    [("true", True), ("Yes", True), ("ON", True), ("false", False), ("no", False), ("Off", False)],
)
def test_true_and_false_have_several_words(written: str, value: bool) -> None:
    reader, node = read_value(written)
    assert reader.boolean(node) is value
    assert reader.issues == []


@pytest.mark.parametrize("written", ["1", "maybe", "", "[true]", "{a: true}"])
def test_other_words_are_neither_true_nor_false(written: str) -> None:
    reader, node = read_value(written)
    assert reader.boolean(node) is None
    assert [issue.code for issue in reader.issues] == [TYPE]


@pytest.mark.parametrize("written", ["5", "500", "'42'"])
def test_a_whole_number_inside_its_bounds_is_read(written: str) -> None:
    reader, node = read_value(written)
    assert reader.integer(node, 5, 500) == int(written.strip("'"))


@pytest.mark.parametrize("written", ["4", "501", "9" * 5000, "-7", "7.0", "٧", "seven", "", "[7]"])
def test_a_number_out_of_bounds_or_no_number_is_reported(written: str) -> None:
    reader, node = read_value(written)
    assert reader.integer(node, 5, 500) is None
    assert [issue.code for issue in reader.issues] == [TYPE]
    assert len(reader.issues[0].message) < 120


@pytest.mark.parametrize(
    ("written", "values"),
    [("[a, b]", ("a", "b")), ("a", ("a",)), ("", ()), ("[a, {b: c}]", ("a",))],
)
def test_items_are_read_one_by_one(written: str, values: tuple[str, ...]) -> None:
    reader, node = read_value(written)
    assert reader.items(node, reader.string) == values


def test_inner_fields_are_checked_too() -> None:
    reader, node = read_value("{name: x, nam: y}")
    fields = reader.fields(node, ("name", "role"))
    assert fields is not None
    assert reader.string(fields["name"].value) == "x"
    assert places(reader) == [(1, 18, UNKNOWN)]


def test_fields_expected_and_text_found_is_reported() -> None:
    reader, node = read_value("words")
    assert reader.fields(node, ("name", "role")) is None
    assert reader.issues[0].message == "expected fields: name, role, found `words`"


READERS: tuple[Callable[[Reader, yaml.Node], object], ...] = (
    Reader.string,
    Reader.strings,
    Reader.boolean,
    lambda reader, node: reader.integer(node, 0, 9),
    lambda reader, node: reader.items(node, reader.string),
    lambda reader, node: reader.fields(node, ("a",)),
)


@given(
    st.text(
        st.sampled_from("ab:-[]{}&*!|>'\"%@`#,? \n\r\t.0é\x00\x07\ufeff\U0001f600"), max_size=60
    )
)
@settings(max_examples=300, deadline=None)
def test_any_document_is_read_or_reported_inside_the_file(text: str) -> None:
    reader = make_reader(text)
    for entry in (reader.mapping() or {}).values():
        for understand in READERS:
            understand(reader, entry.value)
        start, end = reader.span(entry.value)
        assert 0 <= start <= end <= len(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for issue in reader.issues:
        assert 1 <= issue.line <= len(lines)
        assert issue.column >= 1
        assert issue.message
