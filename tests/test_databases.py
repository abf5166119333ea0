"""Files that newsgen keeps for itself: refused with a number where they cannot be opened."""

from pathlib import Path

import pytest

from newsgen import codes
from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE, Store
from newsgen.errors import NewsgenError
from newsgen.locking import LOCK_FILE, hold_lock
from newsgen.plan_store import PLAN_FILE, PlanStore


@pytest.mark.parametrize(("opened", "name"), [(Store, STORE_FILE), (PlanStore, PLAN_FILE)])
def test_a_folder_in_the_place_of_a_database_is_an_error_with_a_number(
    tmp_path: Path, opened: type[Store | PlanStore], name: str
) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(NewsgenError, match="cannot be opened") as caught:
        opened(tmp_path / name)
    assert [issue.code for issue in caught.value.issues] == [codes.FILE_REFUSED.id]


def test_a_lock_that_cannot_be_made_is_an_error_with_a_number(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder" / LOCK_FILE).mkdir(parents=True)
    for folder in (tmp_path / "file", tmp_path / "folder"):
        with pytest.raises(NewsgenError, match="cannot be") as caught, hold_lock(folder, 0.1):
            pass
        assert [issue.code for issue in caught.value.issues] == [codes.FILE_REFUSED.id]


@pytest.mark.parametrize("content", [None, b"", b"no database" * 100])
def test_no_line_recurs_where_nothing_is_known_of_the_last_build(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / STORE_FILE).write_bytes(content)
    assert read_recurring(tmp_path / STORE_FILE) == frozenset()
