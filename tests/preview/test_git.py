"""Whether git is in the middle of a checkout."""

import os
import time
from pathlib import Path

from newsgen.preview.git import STALE_SECONDS, find_lock, is_locked


def test_the_lock_of_the_work_tree_above_a_site_is_found(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    site = tmp_path / "archives/gulf"
    site.mkdir(parents=True)
    assert find_lock(site) == tmp_path / ".git/index.lock"


def test_a_linked_work_tree_names_where_its_lock_is(tmp_path: Path) -> None:
    folder = tmp_path / "main/.git/worktrees/site"
    folder.mkdir(parents=True)
    (tmp_path / "site").mkdir()
    (tmp_path / "site/.git").write_text("gitdir: ../main/.git/worktrees/site\n")
    lock = find_lock(tmp_path / "site")
    assert lock is not None
    assert lock.resolve() == folder.resolve() / "index.lock"


def test_a_site_without_git_is_never_locked(tmp_path: Path) -> None:
    assert find_lock(Path(tmp_path.anchor)) is None
    assert not is_locked(None)


def test_a_lock_counts_until_it_is_older_than_any_git_takes(tmp_path: Path) -> None:
    lock = tmp_path / "index.lock"
    assert not is_locked(lock)
    lock.touch()
    assert is_locked(lock)
    past = time.time() - STALE_SECONDS - 1
    os.utime(lock, (past, past))
    assert not is_locked(lock)
