"""A part of what ``python -m tests.faults`` does: builds that are killed, and calls that fail."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.shim import compiler


@pytest.mark.skipif(compiler() is None, reason="needs Linux and a C compiler")
@pytest.mark.parametrize("trials", ["--kills=24", "--fails=24"])
def test_nothing_is_lost_whatever_happens_to_a_build(trials: str) -> None:
    command = [sys.executable, "-m", "tests.faults", trials]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 lost, 0 half-written, 0 differing" in done.stdout
