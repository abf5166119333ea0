"""One lock a folder: held once, waited for, and made where there is none."""

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from newsgen.errors import NewsgenError
from newsgen.locking import LOCK_FILE, hold_lock


@pytest.mark.parametrize("patience", [0.1, 0.6])
def test_a_lock_that_is_held_is_waited_for_and_no_longer(tmp_path: Path, patience: float) -> None:
    started = time.perf_counter()
    with hold_lock(tmp_path), pytest.raises(NewsgenError) as caught, hold_lock(tmp_path, patience):
        pass
    assert time.perf_counter() - started >= patience
    file = tmp_path / LOCK_FILE
    message = f"another newsgen is building this site, and {patience:.0f} s were not enough"
    assert str(caught.value) == f"{file}: {message}"
    (issue,) = caught.value.issues
    assert (issue.code, issue.path, issue.message) == ("N605", str(file), message)
    assert issue.hint == "wait for it, or end it: the lock ends with its process"


def test_a_lock_is_let_go_of_at_the_end_and_after_an_error(tmp_path: Path) -> None:
    folder = tmp_path / "far" / "below"
    with hold_lock(folder):
        pass
    with pytest.raises(KeyboardInterrupt), hold_lock(folder, 0.1):
        raise KeyboardInterrupt
    with hold_lock(folder, 0.1):
        assert (folder / LOCK_FILE).is_file()


def test_folders_are_locked_apart(tmp_path: Path) -> None:
    with hold_lock(tmp_path / "one"), hold_lock(tmp_path / "two", 0.1):
        pass


@pytest.mark.parametrize("content", [b"", b"no lock at all, and longer than a header\n" * 99])
def test_any_file_becomes_a_lock_in_its_place(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / LOCK_FILE
    file.write_bytes(content)
    inode = file.stat().st_ino
    with (
        hold_lock(tmp_path),
        pytest.raises(NewsgenError, match="another"),
        hold_lock(tmp_path, 0.1),
    ):
        pass
    assert file.stat().st_ino == inode


def test_a_folder_that_cannot_be_made_is_an_error_with_a_number(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "state"
    with (
        pytest.raises(NewsgenError, match="state cannot be written: ") as caught,
        hold_lock(folder),
    ):
        pass
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("N606", str(folder))]


def test_a_lock_that_is_a_folder_is_an_error_with_a_number(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).mkdir()
    with pytest.raises(NewsgenError, match="cannot be written") as caught, hold_lock(tmp_path):
        pass
    assert [issue.code for issue in caught.value.issues] == ["N606"]


def test_whoever_only_reads_a_lock_keeps_none_from_it(tmp_path: Path) -> None:
    with hold_lock(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / LOCK_FILE)), hold_lock(tmp_path, 0.1):
        pass


def test_a_lock_that_is_refused_for_another_reason_says_which(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing(sqlite3.Connection):
        def execute(self, *_arguments: object) -> sqlite3.Cursor:
            raise sqlite3.OperationalError("disk I/O error")

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, factory=Refusing, **k))
    with (
        pytest.raises(NewsgenError, match=r"lock\.sqlite cannot be locked: disk I/O") as caught,
        hold_lock(tmp_path),
    ):
        pass
    file = str(tmp_path / LOCK_FILE)
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("N606", file)]
