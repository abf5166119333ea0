from pathlib import Path

from newsgen.static_files import find_static
from newsgen.theme import Layer
from tests.factories import write_files


def folders(tmp_path: Path, site: dict[str, str], theme: dict[str, str]) -> tuple[Layer, ...]:
    return (
        Layer(write_files(tmp_path / "theme", theme), "newsgen theme: "),
        Layer(write_files(tmp_path / "site", site), "static/", own=True),
    )


def test_files_of_site_and_theme_are_found_by_their_path_in_the_output(tmp_path: Path) -> None:
    files = find_static(folders(tmp_path, {"img/boat.jpg": "x"}, {"style.css": "y"}))
    assert {path: file.label for path, file in files.items()} == {
        "img/boat.jpg": "static/img/boat.jpg",
        "style.css": "newsgen theme: style.css",
    }


def test_a_file_of_the_site_replaces_that_of_the_theme(tmp_path: Path) -> None:
    files = find_static(folders(tmp_path, {"style.css": "mine"}, {"style.css": "theirs"}))
    assert [file.read() for file in files.values()] == [b"mine"]


def test_the_files_are_sorted_whatever_folder_they_come_from(tmp_path: Path) -> None:
    files = find_static(folders(tmp_path, {"b": "", "d/a": ""}, {"a": "", "c": "", "d/b": ""}))
    assert list(files) == ["a", "b", "c", "d/a", "d/b"]


def test_hidden_files_and_folders_are_left_out(tmp_path: Path) -> None:
    hidden = {".DS_Store": "", "a/.git/config": "", ".well-known/x": "", "a/seen.txt": ""}
    assert list(find_static(folders(tmp_path, hidden, {".x": ""}))) == ["a/seen.txt"]


def test_folders_that_do_not_exist_hold_nothing(tmp_path: Path) -> None:
    assert find_static([Layer(tmp_path / "none", "static/")]) == {}


def test_the_fingerprint_follows_the_bytes_and_not_the_name_or_time(tmp_path: Path) -> None:
    files = find_static(folders(tmp_path, {"a": "one", "b": "one", "c": "two"}, {}))
    a, b, c = (file.fingerprint() for file in files.values())
    assert a == b
    assert a != c
