"""A part of what ``python -m tests.faults`` does: builds that are killed, and calls that fail."""

import subprocess
import sys

import pytest

from tests.conftest import ROOT
from tests.faults.scenarios import HEADLINE
from tests.faults.shim import compiler

pytestmark = pytest.mark.skipif(compiler() is None, reason="needs Linux and a C compiler")


@pytest.fixture(scope="module")
def printed() -> str:
    """What is printed of a few trials in each scenario."""
    command = [sys.executable, "-m", "tests.faults", "--kills=28", "--fails=28"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_nothing_is_lost_whatever_happens_to_a_build(printed: str) -> None:
    assert "0 lost, 0 half-written, 0 differing" in printed


@pytest.mark.parametrize(
    "scenario", ["several edits", "a body", "first build", "preview", HEADLINE]
)
def test_there_are_points_in_the_parts_of_the_index(printed: str, scenario: str) -> None:
    (line,) = (line for line in printed.splitlines() if line.startswith(f"{scenario}  "))
    assert int(line.split()[-1].replace(",", "")) > 0
