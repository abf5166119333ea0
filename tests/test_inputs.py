"""The marks of what a build reads: another file, another mark; the same files, the same."""

import os
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from newsgen.inputs import (
    is_same,
    mark_all,
    mark_bytes,
    mark_file,
    read_inputs,
    was_still,
)
from newsgen.places import BESIDE, LEDGER_FILE, SITE_FILES, SOURCES
from newsgen.receipt import Receipt
from newsgen.site_files import STILL_NS
from tests.factories import write_files

RECEIPT = Receipt(
    inputs="all",
    ledger="ledger",
    noted_ns=100 * STILL_NS,
    settings="",
    plan="",
    paths="",
    recorded=True,
    exported=True,
    source_issues=(),
    site_issues=(),
    articles=0,
    drafts=0,
    site_files={},
    url="",
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    write_files(root, {f"{folder}/a/b.txt": "x" for folder in (*SOURCES, *BESIDE)})
    return root


def changed_marks(root: Path, path: str) -> set[str]:
    """The marks that differ when the file at `path` is written anew."""
    before = read_inputs(root, "code")
    write_files(root, {path: "changed"})
    after = read_inputs(root, "code")
    names = ("everything", "settings", "surroundings", "ledger")
    return {name for name in names if getattr(before, name) != getattr(after, name)}


@pytest.mark.parametrize("name", SITE_FILES)
def test_the_files_at_the_top_are_settings(site: Path, name: str) -> None:
    assert changed_marks(site, name) == {"settings", "surroundings", "everything"}


@pytest.mark.parametrize("folder", BESIDE)
def test_what_stands_beside_the_sources_is_surroundings(site: Path, folder: str) -> None:
    assert changed_marks(site, f"{folder}/a/b.txt") == {"surroundings", "everything"}
    assert changed_marks(site, f"{folder}/a/new~") == {"surroundings", "everything"}


@pytest.mark.parametrize("folder", SOURCES)
def test_sources_are_in_the_mark_of_everything_alone(site: Path, folder: str) -> None:
    assert changed_marks(site, f"{folder}/a/b.txt") == {"everything"}
    assert changed_marks(site, f"{folder}/a/new~") == set()


def test_the_ledger_stands_alone(site: Path) -> None:
    assert changed_marks(site, LEDGER_FILE) == {"ledger"}


def test_the_same_site_has_the_same_marks_and_another_code_has_others(site: Path) -> None:
    assert read_inputs(site, "code") == read_inputs(site, "code")
    other = read_inputs(site, "other")
    assert other.settings != read_inputs(site, "code").settings


def test_reading_them_can_be_left_at_the_first_file_and_at_the_last(site: Path) -> None:
    beats: list[None] = []
    read_inputs(site, "code", lambda: beats.append(None))
    assert len(beats) >= len(SOURCES) + len(BESIDE)

    def leave() -> None:
        if next(left) == 0:
            raise TimeoutError

    for after in (0, len(beats) - 1):
        left = count(after, -1)
        with pytest.raises(TimeoutError):
            read_inputs(site, "code", leave)


def test_a_file_that_moves_from_one_folder_to_another_is_a_change(site: Path) -> None:
    before = read_inputs(site, "code").everything
    (site / "seeds/a").rename(site / "articles/c")
    assert read_inputs(site, "code").everything != before


def test_the_latest_change_is_that_of_the_youngest_file(site: Path) -> None:
    far, farther = 2**62, 2**62 + 9
    os.utime(site / "static/a/b.txt", ns=(0, far))
    assert read_inputs(site, "code").latest_ns == far
    os.utime(site / "seeds/a/b.txt", ns=(0, farther))
    inputs = read_inputs(site, "code")
    assert (inputs.latest_ns, inputs.surroundings_ns) == (farther, far)


def test_a_file_whose_time_was_set_back_counts_by_its_change(site: Path) -> None:
    for file in (path for path in site.rglob("*") if path.is_file()):
        os.utime(file, ns=(0, 1))
    changed = max(path.stat().st_ctime_ns for path in site.rglob("*") if path.is_file())
    assert read_inputs(site, "code").latest_ns >= changed


@pytest.mark.parametrize(
    ("age", "still"),
    [(STILL_NS + 1, True), (STILL_NS, False), (0, False), (-STILL_NS, False)],
    ids=["longer", "just so long", "not at all", "changed later"],
)
def test_a_stamp_counts_where_the_file_had_been_still(site: Path, age: int, still: bool) -> None:
    latest = RECEIPT.noted_ns - age
    assert was_still(latest, RECEIPT) is still
    inputs = replace(read_inputs(site, "code"), everything="all", ledger="ledger", latest_ns=latest)
    assert is_same(inputs, RECEIPT) is still
    assert not is_same(replace(inputs, everything="other"), RECEIPT)
    assert not is_same(replace(inputs, ledger="other"), RECEIPT)


def test_the_mark_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"bytes")
    assert mark_file(file) == mark_bytes(b"bytes") != mark_bytes(b"others") != ""
    file.write_bytes(b"")
    assert mark_file(file) == mark_bytes(b"")


def test_what_cannot_be_read_has_no_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [mark_file(tmp_path / name) for name in ("none", "pipe", ".")] == ["", "", ""]

    def refuse(_path: Path) -> bytes:
        raise PermissionError

    (tmp_path / "a.yaml").write_text("x")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert mark_file(tmp_path / "a.yaml") == ""


def test_a_mark_of_several_knows_each_and_where_one_ends() -> None:
    marks = {
        mark_all("a", "b"),
        mark_all("ab"),
        mark_all("b", "a"),
        mark_all("a", {"b": "c"}),
        mark_all("a", {"b": "d"}),
        mark_all("a", {"c": "c"}),
    }
    assert len(marks) == 6
    assert mark_all({"a": "1", "b": "2"}) == mark_all({"b": "2", "a": "1"})
