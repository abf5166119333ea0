"""Two builds of one site, a build under a running preview, and a lock whose holder was killed."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.build import Builder
from newsgen.errors import NewsgenError
from newsgen.locking import hold_lock
from newsgen.places import OUT, STATE
from tests.faults.sites import edit_settings, edit_text, read_tree, write_site

HOLD = """
import sys, time
from pathlib import Path
from newsgen.locking import hold_lock
with hold_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""
PATIENCE = 60.0


@pytest.fixture
def site(tmp_path: Path) -> Path:
    root = tmp_path / "site"
    write_site(root, 3)
    return root


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    """A command of newsgen in a process of its own."""
    command = [sys.executable, "-m", "newsgen", *map(str, arguments)]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True)


def build_clean(root: Path, target: Path) -> dict[str, bytes]:
    """What a build from nothing gives of the site as it is now."""
    shutil.copytree(root, target, ignore=shutil.ignore_patterns(STATE, OUT))
    report = Builder(target, target / OUT, 1).rebuild()
    assert not report.failed
    return dict(read_tree(target).out)


@contextmanager
def holding(state: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the lock."""
    command = [sys.executable, "-c", HOLD, str(state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        try:
            yield holder
        finally:
            holder.kill()


def test_two_builds_at_once_give_what_one_gives(site: Path, tmp_path: Path) -> None:
    edit_settings(site)
    builds = [start("build", "--site", site, "--jobs", "1") for _ in range(3)]
    endings = [(build.communicate(timeout=PATIENCE)[0], build.returncode) for build in builds]
    assert [code for _, code in endings] == [0, 0, 0], endings
    clean = build_clean(site, tmp_path / "clean")
    assert {path: read_tree(site).out.get(path) for path in clean} == clean


def test_whoever_waits_too_long_is_told_why(tmp_path: Path) -> None:
    with (
        holding(tmp_path),
        pytest.raises(NewsgenError, match="another newsgen") as caught,
        hold_lock(tmp_path, 0.2),
    ):
        pass
    (issue,) = caught.value.issues
    assert issue.code == codes.LOCKED.id
    assert issue.hint


def test_a_lock_ends_with_its_holder(tmp_path: Path) -> None:
    with holding(tmp_path) as holder:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
        with hold_lock(tmp_path, 1.0):
            pass


def test_a_file_that_is_no_lock_becomes_one(tmp_path: Path) -> None:
    (tmp_path / "lock.sqlite").write_bytes(b"no database at all\n" * 400)
    with holding(tmp_path), pytest.raises(NewsgenError, match="another"), hold_lock(tmp_path, 0.1):
        pass


def test_a_build_under_a_running_preview_leaves_a_whole_output(site: Path) -> None:
    run_build(site)
    preview = start("serve", "--site", site, "--port", "0")
    try:
        for edit in (edit_text, edit_settings):
            edit(site)
            run_build(site)
    finally:
        preview.send_signal(signal.SIGINT)
        said = preview.communicate(timeout=PATIENCE)[0]
    assert "Traceback" not in said
    run_build(site, "--verify")


def run_build(site: Path, *options: str) -> None:
    """Build in a process of its own, to a good end."""
    build = start("build", "--site", site, *options)
    said = build.communicate(timeout=PATIENCE)[0]
    assert build.returncode == 0, said
