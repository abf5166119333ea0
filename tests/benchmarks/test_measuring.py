"""One run: all its processes are counted, those that it leaves behind among them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

MEASURE = """
import dataclasses, json, sys
from pathlib import Path
from benchmarks.measuring import BuildError, adopt_orphans, run_command
adopt_orphans()
try:
    run = run_command([sys.executable, "-c", sys.argv[1]], Path.cwd(), Path(sys.argv[2]),
                      limit=float(sys.argv[3]), sample=True)
    print(json.dumps(dataclasses.asdict(run)))
except BuildError as error:
    print(json.dumps(str(error)))
"""
"""Measured in a process of its own, since it waits for every child of the process."""

WORK = "import time; end = time.process_time() + 0.3\nwhile time.process_time() < end: pass"
LEAVE_BEHIND = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {WORK!r}])"
FILL = "import time; held = bytearray(60_000_000); time.sleep(0.3)"
FILL_TWICE = (
    "import subprocess, sys;"
    f"[p.wait() for p in [subprocess.Popen([sys.executable, '-c', {FILL!r}]) for _ in '12']]"
)


def measure(program: str, log: Path, limit: float = 30) -> dict[str, float]:
    command = [sys.executable, "-c", MEASURE, program, str(log), str(limit)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    made: dict[str, float] = json.loads(done.stdout)
    return made


def test_a_process_that_nobody_waits_for_is_counted(tmp_path: Path) -> None:
    run = measure(LEAVE_BEHIND, tmp_path / "log")
    assert run["cpu"] >= 0.3


def test_memory_is_that_of_the_largest_and_of_all_together(tmp_path: Path) -> None:
    run = measure(FILL_TWICE, tmp_path / "log")
    assert 60 < run["largest"] < 110
    assert run["together"] > 115


def test_a_command_that_fails_says_what_it_printed(tmp_path: Path) -> None:
    said = measure("raise SystemExit('no such theme')", tmp_path / "log")
    assert "ended with 1\nno such theme" in str(said)


def test_a_command_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    assert "ended with -9" in str(measure("import time; time.sleep(60)", tmp_path / "log", 0.5))
