"""Which other Pythons `make versions` finds."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="runs a shell script")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of the PATH, beside one of pyenv."""
    (tmp_path / "path").mkdir()
    return tmp_path


def put(program: Path, *lines: str) -> None:
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text("\n".join(("#!/bin/sh", *lines, "")))
    program.chmod(0o755)


def list_others(shelf: Path) -> list[str]:
    put(shelf / "own", "echo 3.14")
    done = subprocess.run(
        ["/bin/sh", ROOT / "tools/other-pythons.sh", shelf / "own"],
        env={"PATH": f"{shelf}/path:/usr/bin:/bin", "PYENV_ROOT": str(shelf / "pyenv")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return [line for line in done.stdout.splitlines() if str(shelf) in line]


def test_they_are_listed_newest_first_without_ones_own(shelf: Path) -> None:
    for version in ("3.11", "3.12", "3.14", "3.15"):
        put(shelf / f"path/python{version}", f"echo {version} $0")
    assert list_others(shelf) == [f"{v} {shelf}/path/python{v}" for v in ("3.15", "3.12")]


def test_one_that_does_not_run_is_looked_for_where_pyenv_keeps_it(shelf: Path) -> None:
    put(shelf / "path/python3.15", "exit 127")
    put(shelf / "path/python3.16", "exit 127")
    kept = shelf / "pyenv/versions/3.15.2/bin/python3"
    put(kept, "echo 3.15 $0")
    assert list_others(shelf) == [f"3.15 {kept}"]


def test_one_that_is_still_being_made_is_passed_over(shelf: Path) -> None:
    put(shelf / "path/python3.16", "exit 0")
    put(shelf / "path/python3.15", "echo 3.14 $0")
    assert list_others(shelf) == []
