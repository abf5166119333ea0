"""A small file is replaced whole, or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from newsgen.durable import replace_durably


def test_the_file_has_the_new_bytes_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "addresses.tsv"
    file.write_bytes(b"old")
    replace_durably(file, tmp_path / "new", b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_what_the_disk_refuses_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    file = tmp_path / "addresses.tsv"
    file.write_bytes(b"old")
    monkeypatch.setattr(os if call == "fsync" else Path, call, refuse)
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)):
        replace_durably(file, tmp_path / "new", b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere a folder is not opened")
def test_a_folder_that_cannot_be_written_through_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def refuse_folders(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refuse_folders)
    replace_durably(tmp_path / "addresses.tsv", tmp_path / "new", b"new")
    assert (tmp_path / "addresses.tsv").read_bytes() == b"new"
