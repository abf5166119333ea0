import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.errors import NewsgenError
from newsgen.scratch import CLAIMED, claim_scratch, open_scratch

CLAIM = """
import sys, time
from pathlib import Path
from newsgen.scratch import claim_scratch
with claim_scratch(Path(sys.argv[1])) as folder:
    (folder / "build").mkdir(parents=True)
    (folder / "build/a.html").write_text("a")
    print(folder, flush=True)
    time.sleep(600)
"""


@contextmanager
def claiming(place: Path) -> Iterator[Path]:
    """The folder that another process has below `place`, and that is killed in the end."""
    command = [sys.executable, "-c", CLAIM, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout
            yield Path(holder.stdout.readline().rstrip())
        finally:
            holder.kill()


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


def find_claimed(place: Path) -> list[Path]:
    return sorted(place.glob(f"*/{CLAIMED}"))


def test_a_claimed_folder_lies_where_it_is_wanted_and_goes(tmp_path: Path) -> None:
    for _ in range(2):
        with claim_scratch(tmp_path / "place") as folder:
            folder.mkdir()
            assert find_claimed(tmp_path / "place") == [folder]
        assert find_claimed(tmp_path / "place") == []


def test_each_process_has_a_folder_of_its_own(tmp_path: Path) -> None:
    with claiming(tmp_path) as one, claiming(tmp_path) as other:
        with claim_scratch(tmp_path) as folder:
            assert len({one, other, folder}) == 3
            assert not folder.exists()
        assert find_claimed(tmp_path) == sorted([one, other])
        assert (one / "build/a.html").read_text() == "a"


def test_what_killed_processes_have_left_is_removed_by_the_next(tmp_path: Path) -> None:
    with claiming(tmp_path) as one, claiming(tmp_path) as other:
        pass
    assert find_claimed(tmp_path) == sorted([one, other])
    with claim_scratch(tmp_path) as folder:
        assert folder in (one, other)
        assert find_claimed(tmp_path) == []


def test_what_one_that_lives_has_made_stays(tmp_path: Path) -> None:
    with claiming(tmp_path) as left:
        pass
    with claim_scratch(tmp_path) as mine, claiming(tmp_path) as other:
        assert mine == left
        assert find_claimed(tmp_path) == [other]


def test_files_of_others_there_stay(tmp_path: Path) -> None:
    (tmp_path / "0").mkdir()
    (tmp_path / "0/notes.txt").write_text("kept")
    with claim_scratch(tmp_path):
        pass
    assert (tmp_path / "0/notes.txt").read_text() == "kept"


def test_where_a_place_cannot_be_written_the_folder_is_a_temporary_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "place").write_text("no folder")
    with claim_scratch(tmp_path / "place") as folder:
        assert folder.parent == tmp_path / "temporary"
    assert list((tmp_path / "temporary").iterdir()) == []
