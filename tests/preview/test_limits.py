"""Whether watching can work, and what is said where it cannot."""

import errno
import os
import time
from pathlib import Path

from newsgen.preview.git import find_lock, is_locked
from newsgen.preview.limits import describe_failure, describe_too_many


def test_too_many_directories_are_told_with_what_helps(tmp_path: Path) -> None:
    (tmp_path / "max_user_watches").write_text("50\n")
    said = describe_too_many(1300, tmp_path)
    assert "1,300 directories" in said
    assert "sudo sysctl fs.inotify.max_user_watches=" in said
    assert describe_too_many(50, tmp_path) == ""


def test_a_system_without_inotify_has_no_limit(tmp_path: Path) -> None:
    assert describe_too_many(10**9, tmp_path) == ""


def test_a_failure_names_the_limit_that_was_met() -> None:
    assert "max_user_instances" in describe_failure(OSError(errno.EMFILE, "Too many open files"))
    assert "max_user_watches" in describe_failure(OSError(errno.ENOSPC, "No space left on device"))
    assert "Not allowed" in describe_failure(OSError(errno.EPERM, "Not allowed"))


def test_gits_lock_is_found_above_the_site_and_in_a_linked_work_tree(tmp_path: Path) -> None:
    site = tmp_path / "repository/site"
    site.mkdir(parents=True)
    (tmp_path / "repository/.git").mkdir()
    lock = find_lock(site)
    assert lock == tmp_path / "repository/.git/index.lock"
    assert not is_locked(lock)
    lock.write_text("")
    assert is_locked(lock)
    long_ago = time.time() - 3600
    os.utime(lock, (long_ago, long_ago))
    assert not is_locked(lock)

    linked = tmp_path / "linked"
    linked.mkdir()
    (linked / ".git").write_text(f"gitdir: {tmp_path}/repository/.git/worktrees/linked\n")
    assert find_lock(linked) == tmp_path / "repository/.git/worktrees/linked/index.lock"
