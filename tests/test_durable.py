"""A file is replaced whole, on the disk before it has its name, or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from newsgen.durable import replace_durably


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.tsv"
    path.write_bytes(b"old")
    return path


def replace(file: Path) -> None:
    replace_durably(file, file.with_suffix(".new"), [b"n", b"ew"])


def names(file: Path) -> list[str]:
    return [path.name for path in file.parent.iterdir()]


def note_calls(monkeypatch: pytest.MonkeyPatch, file: Path) -> list[tuple[str, bytes]]:
    """What is settled on the disk, each with what the file held at that time."""
    calls: list[tuple[str, bytes]] = []

    def sync(handle: int) -> None:
        folder = stat.S_ISDIR(os.fstat(handle).st_mode)
        new = file.with_suffix(".new")
        calls.append(("folder", file.read_bytes()) if folder else ("file", new.read_bytes()))

    monkeypatch.setattr(os, "fsync", sync)
    return calls


def test_the_bytes_are_settled_before_the_name_and_the_name_after(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = note_calls(monkeypatch, file)
    replace(file)
    assert calls == [("file", b"new"), ("folder", b"new")]
    assert (file.read_bytes(), names(file)) == (b"new", ["ledger.tsv"])


def fail(*_arguments: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_file_that_cannot_be_written_stays_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    monkeypatch.setattr(Path if call == "replace" else os, call, fail)
    with pytest.raises(OSError, match="Input/output error"):
        replace(file)
    assert (file.read_bytes(), names(file)) == (b"old", ["ledger.tsv"])


def test_the_error_is_told_where_the_rest_cannot_be_removed_either(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "fsync", fail)
    monkeypatch.setattr(Path, "unlink", refuse)
    with pytest.raises(OSError, match="Input/output error"):
        replace(file)


def test_a_folder_that_cannot_be_settled_is_no_error_and_is_closed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handles: list[int] = []

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            handles.append(handle)
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(os, "fsync", refuse_folders)
    replace(file)
    assert file.read_bytes() == b"new"
    (handle,) = handles
    with pytest.raises(OSError, match="Bad file descriptor"):
        os.fstat(handle)


def test_where_folders_cannot_be_opened_none_is(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = note_calls(monkeypatch, file)
    new = file.with_suffix(".new")
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr("newsgen.durable.os.name", "nt")
        replace_durably(file, new, [b"new"])
    assert calls == [("file", b"new")]
