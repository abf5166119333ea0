import tempfile
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.errors import NewsgenError
from newsgen.scratch import open_scratch


def test_a_folder_is_empty_and_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with open_scratch() as folder:
        assert folder.parent == tmp_path
        assert list(folder.iterdir()) == []
        (folder / "pages").mkdir()
        (folder / "pages/a.html").write_text("a")
    assert list(tmp_path.iterdir()) == []


def test_one_that_was_removed_meanwhile_is_no_error() -> None:
    with open_scratch() as folder:
        folder.rmdir()


def test_where_none_can_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    with pytest.raises(NewsgenError, match="none") as caught, open_scratch():
        pass
    (issue,) = caught.value.issues
    assert issue.code == codes.FILE_REFUSED.id
    assert issue.path.startswith(str(tmp_path / "none"))
    assert "TMPDIR" in issue.hint


def test_where_no_place_is_usable_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(tempfile, "gettempdir", refuse)
    with pytest.raises(NewsgenError, match="No usable temporary directory"), open_scratch():
        pass
