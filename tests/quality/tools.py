"""Programs that are no Python packages: where they are, and what it means when one is missing."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

NODE_MODULES = ROOT / "node_modules"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")


def find_program(*names: str) -> str:
    """The path of the first of the programs `names` that is there; empty if none is."""
    return next((found for name in names if (found := shutil.which(name))), "")


def require_program(*names: str) -> str:
    """The path of a program. A missing one fails the test in CI and skips it elsewhere."""
    found = find_program(*names)
    if not found:
        give_up(f"{names[0]} is not installed: `make test` installs it where it may")
    return found


def require_node() -> str:
    """The path of Node, of the oldest version at least that package.json asks for."""
    node = require_program("node")
    oldest = json.loads((ROOT / "package.json").read_bytes())["engines"]["node"].strip(">=")
    found, _, _ = run_program(node, "--version", folder=ROOT)
    if _as_numbers(found) < _as_numbers(oldest):
        give_up(f"Node is {found.strip()}, and the tools need {oldest}")
    return node


def _as_numbers(version: str) -> tuple[int, ...]:
    """``v20.20.2`` as 20, 20, 2."""
    return tuple(int(part) for part in re.findall(r"\d+", version))


def require_package(path: str) -> Path:
    """A file of an npm package, ``axe-core/axe.min.js``; missing, it is as a missing program."""
    file = NODE_MODULES / path
    if not file.exists():
        give_up(f"{path.split('/')[0]} is not in node_modules/: `make test` puts it there")
    return file


def give_up(reason: str) -> None:
    """End the test: failed in CI, where every gate must be shut, skipped on a reader's machine."""
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def run_program(*command: str | Path, folder: Path, seconds: float = 120) -> tuple[str, str, int]:
    """Output, errors and exit code of a program, run in `folder`."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
        env={**os.environ, "CHROME_PATH": find_program(*CHROMIUM_NAMES)},
    )
    return done.stdout, done.stderr, done.returncode
