from pathlib import Path

import pytest

from newsgen.errors import Severity
from newsgen.scanning import format_of, scan_paths, scan_site, stamp_of
from tests.factories import set_time, write_files


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.txt", "text"),
        ("a.TXT", "text"),
        ("a.text", "text"),
        ("a.md", "markdown"),
        ("b/a.b.Markdown", "markdown"),
        ("a.html", None),
        ("a", None),
        (".txt", None),
        ("a.txt.gz", None),
    ],
)
def test_the_end_of_its_name_says_how_a_file_is_read(path: str, kind: str | None) -> None:
    assert format_of(path) == kind


def test_a_site_is_scanned_for_sources(tmp_path: Path) -> None:
    names = ("seeds/b.txt", "seeds/2019/a.md", "articles/c.md", "articles/z/é ñ.text")
    write_files(tmp_path, dict.fromkeys(names, "x"))
    found, issues = scan_site(tmp_path)
    assert list(found) == ["articles/c.md", "articles/z/é ñ.text", "seeds/2019/a.md", "seeds/b.txt"]
    assert issues == ()
    assert found["seeds/b.txt"] == stamp_of((tmp_path / "seeds/b.txt").stat())


def test_files_of_other_kinds_are_left_out_with_a_warning(tmp_path: Path) -> None:
    write_files(tmp_path, {"seeds/a.txt": "x", "seeds/b.docx": "x", "articles/README": "x"})
    found, issues = scan_site(tmp_path)
    assert list(found) == ["seeds/a.txt"]
    assert [(i.path, i.code, i.severity) for i in issues] == [
        ("articles/README", "N107", Severity.WARNING),
        ("seeds/b.docx", "N107", Severity.WARNING),
    ]


def test_hidden_files_and_backups_are_passed_over_without_a_word(tmp_path: Path) -> None:
    names = ("seeds/.a.txt", "seeds/.git/b.txt", "seeds/c.txt~", "articles/.DS_Store")
    write_files(tmp_path, dict.fromkeys(names, "x"))
    assert scan_site(tmp_path) == ({}, ())


def test_a_site_without_folders_has_no_sources(tmp_path: Path) -> None:
    assert scan_site(tmp_path) == ({}, ())


def test_files_elsewhere_are_no_sources(tmp_path: Path) -> None:
    write_files(tmp_path, {"a.txt": "x", "static/b.txt": "x", "old/seeds/c.txt": "x"})
    assert scan_site(tmp_path) == ({}, ())


def test_a_stamp_changes_when_a_file_is_written(tmp_path: Path) -> None:
    write_files(tmp_path, {"seeds/a.txt": "x"})
    before = scan_site(tmp_path)[0]
    set_time(tmp_path / "seeds/a.txt", 1_000_000_000)
    after = scan_site(tmp_path)[0]
    assert after != before
    assert scan_site(tmp_path)[0] == after


def test_named_files_are_taken_as_they_are_and_folders_are_searched(tmp_path: Path) -> None:
    write_files(tmp_path, {"f/b/z.md": "x", "f/a.txt": "x", "f/c.jpg": "x", "odd.copy": "x"})
    found = scan_paths([tmp_path / "odd.copy", tmp_path / "f", tmp_path / "gone.txt"])
    assert list(found) == [
        (tmp_path, "odd.copy"),
        (tmp_path / "f", "a.txt"),
        (tmp_path / "f", "b/z.md"),
        (tmp_path, "gone.txt"),
    ]
