"""The ledger file: what is read, what is written, and what is wrong with it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen import codes
from newsgen.archive.ledger import (
    HEADER,
    NO_LEDGER,
    Ledger,
    LedgerLine,
    find_unrecorded,
    load_ledger,
    read_ledger,
    write_ledger,
)
from newsgen.errors import NewsgenError
from newsgen.places import LEDGER_FILE

BELL = LedgerLine("bell", "/2019/03/bell/", "aa11")
BELL_MOVED = LedgerLine("bell", "/2019/04/bell-rings/", "aa11")
FERRY = LedgerLine("ferry", "/undated/ferry/", "bb22")


def test_a_site_without_the_file_has_an_empty_ledger(tmp_path: Path) -> None:
    assert load_ledger(tmp_path) == (NO_LEDGER, ())


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    ledger = NO_LEDGER.with_lines([FERRY, BELL, BELL_MOVED])
    write_ledger(tmp_path, ledger)
    text = (tmp_path / LEDGER_FILE).read_text("utf-8")
    assert text == (
        f"{HEADER[0]}\n{HEADER[1]}\n"
        "bell\t/2019/03/bell/\taa11\n"
        "bell\t/2019/04/bell-rings/\taa11\n"
        "ferry\t/undated/ferry/\tbb22\n"
    )
    read, issues = load_ledger(tmp_path)
    assert issues == ()
    assert [(line.id, line.address, line.digest) for line in read.lines] == [
        ("bell", "/2019/03/bell/", "aa11"),
        ("bell", "/2019/04/bell-rings/", "aa11"),
        ("ferry", "/undated/ferry/", "bb22"),
    ]
    assert list(tmp_path.iterdir()) == [tmp_path / LEDGER_FILE]


def test_lines_that_are_there_stay_as_they_are_and_new_ones_stand_behind_their_id() -> None:
    before = NO_LEDGER.with_lines([BELL, FERRY])
    assert before.with_lines([LedgerLine("bell", BELL.address, "other")]) is before
    assert before.with_lines([BELL_MOVED]).lines == (BELL, BELL_MOVED, FERRY)


def test_two_versions_merged_line_by_line_are_read_in_any_order_and_twice() -> None:
    text = "ferry\t/a/\nbell\t/b/\nbell\t/c/\r\nferry\t/a/\n\n"
    ledger, issues = read_ledger(text)
    assert issues == ()
    assert [(line.id, line.address) for line in ledger.lines] == [
        ("bell", "/b/"),
        ("bell", "/c/"),
        ("ferry", "/a/"),
    ]


def test_ledgers_are_equal_by_their_lines_whatever_the_file_looks_like() -> None:
    one, _ = read_ledger("bell\t/a/\t00\nferry\t/b/\t00\n")
    other, _ = read_ledger("ferry\t/b/\t00\r\n\r\nbell\t/a/\t00\r\n")
    assert [line.address for line in one.lines] == [line.address for line in other.lines]
    assert one == replace(other, lines=one.lines)


def test_comments_at_the_top_are_kept(tmp_path: Path) -> None:
    (tmp_path / LEDGER_FILE).write_text("# Ours.\nbell\t/b/\n", "utf-8")
    ledger, _ = load_ledger(tmp_path)
    write_ledger(tmp_path, ledger.with_lines([FERRY]))
    assert (tmp_path / LEDGER_FILE).read_text("utf-8").startswith("# Ours.\nbell\t/b/\n")


@pytest.mark.parametrize(
    ("line", "column", "says"),
    [
        ("bell /2019/03/bell/", 1, "no id"),
        ("bell", 5, "no address below"),
        ("bell\t2019/03/bell/", 6, "no address below"),
        ("bell\t/2019/../bell/", 6, "leaves the site"),
        ("bell\t//elsewhere.example/", 6, "leaves the site"),
        ("\t/2019/03/bell/", 1, "no id"),
        ("<<<<<<< ours", 1, "merged"),
        ("=======", 1, "merged"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(line: str, column: int, says: str) -> None:
    ledger, (issue,) = read_ledger(f"# top\nferry\t/a/\n{line}\nbell\t/b/\n")
    assert (issue.code, issue.line, issue.column) == (codes.LEDGER_LINE.id, 3, column)
    assert says in issue.message
    assert issue.excerpt == line
    assert [known.id for known in ledger.lines] == ["bell", "ferry"]


@pytest.mark.parametrize(
    ("line", "quoted"),
    [("/" * 99, "/" * 60), ("bell\t" + "x" * 99, "x" * 60)],
    ids=["id", "address"],
)
def test_of_a_long_line_the_beginning_is_quoted(line: str, quoted: str) -> None:
    _, (issue,) = read_ledger(line)
    assert issue.message.startswith(f"`{quoted}` ")


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / LEDGER_FILE).write_bytes(b"\xff\xfe\x00")
    ledger, (issue,) = load_ledger(tmp_path)
    assert ledger == NO_LEDGER
    assert issue.code == codes.LEDGER_LINE.id


def test_a_ledger_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / LEDGER_FILE).mkdir()
    with pytest.raises(NewsgenError, match=LEDGER_FILE) as caught:
        write_ledger(tmp_path, NO_LEDGER.with_lines([BELL]))
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("N606", LEDGER_FILE)]
    assert [path.name for path in tmp_path.iterdir()] == [LEDGER_FILE]


def test_what_a_ledger_lacks_is_found() -> None:
    before, after = Ledger((BELL,)), Ledger((BELL, FERRY))
    assert list(find_unrecorded(after, after)) == []
    (issue,) = find_unrecorded(before, after)
    assert issue.code == codes.UNRECORDED.id
    assert FERRY.address in issue.message


addresses = st.from_regex(r"(/[a-zé ]{1,8}){1,3}/", fullmatch=True).filter(
    lambda address: all(part.strip() for part in address.strip("/").split("/"))
)
lines = st.builds(LedgerLine, st.sampled_from(["a", "b", "c1"]), addresses, st.just("00ff"))


@given(first=st.lists(lines, max_size=6), second=st.lists(lines, max_size=6))
def test_a_ledger_only_grows(first: list[LedgerLine], second: list[LedgerLine]) -> None:
    before = NO_LEDGER.with_lines(dict.fromkeys(first))
    after = before.with_lines(dict.fromkeys(second))
    kept = [line for line in after.lines if line in before.lines]
    assert kept == list(before.lines)
    assert after.with_lines(second) is after
