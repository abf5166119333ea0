"""What newsgen is made from: bounds, the lock file, the bill of materials, the same wheel twice."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT
from tools.sbom import describe

SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PROJECT = SETTINGS["project"]
RUFF = SETTINGS["tool"]["ruff"]
CLASSIFIERS = "\n".join(PROJECT["classifiers"])
EXTRAS = PROJECT["optional-dependencies"]
LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")
PINS = dict(re.findall(r"(?m)^([\w.-]+)==(\S+) \\$", LOCK))
RUNTIME = [Requirement(line) for line in PROJECT["dependencies"]]


def test_all_that_name_the_oldest_python_name_the_same() -> None:
    oldest, *_ = re.findall(r"(?m)^Programming Language :: Python :: (3\.\d+)$", CLASSIFIERS)
    assert PROJECT["requires-python"] == f">={oldest}"
    assert f"Python {oldest} or newer" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert RUFF["target-version"] == f"py{oldest.replace('.', '')}"


@pytest.mark.parametrize("needed", RUNTIME, ids=lambda needed: needed.name)
def test_each_package_that_newsgen_runs_on_has_a_lower_and_an_upper_bound(
    needed: Requirement,
) -> None:
    assert {item.operator for item in needed.specifier} == {">=", "<"}


@pytest.mark.parametrize(
    "needed", [*RUNTIME, *map(Requirement, (*EXTRAS["test"], *EXTRAS["lint"]))], ids=str
)
def test_the_lock_file_has_each_package_within_its_bounds(needed: Requirement) -> None:
    pins = {canonicalize_name(name): version for name, version in PINS.items()}
    assert needed.specifier.contains(pins[canonicalize_name(needed.name)])


def test_each_package_of_the_lock_file_has_hashes() -> None:
    blocks = re.split(r"(?m)^(?=[\w.-]+==)", LOCK)[1:]
    assert len(blocks) == len(PINS) > 30
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)


def test_the_bill_of_materials_lists_what_is_loaded() -> None:
    bill = describe()
    names = {component["name"] for component in bill["components"]}
    assert {canonicalize_name(needed.name) for needed in RUNTIME} <= names
    assert "markupsafe" in names  # what jinja2 needs
    assert not names & {"pytest", "hypothesis", "mypy", "newsgen"}
    assert {link["ref"] for link in bill["dependencies"]} >= {
        component["bom-ref"] for component in bill["components"]
    }


def test_the_bill_of_materials_is_the_same_each_time() -> None:
    command = [sys.executable, "-m", "tools.sbom"]
    bills = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
        bills.add(done.stdout)
    assert len(bills) == 1
    assert json.loads(bills.pop())["bomFormat"] == "CycloneDX"


@pytest.mark.skipif("CI" not in os.environ, reason="builds wheels: `CI=1 make test` runs it")
def test_a_wheel_has_the_same_bytes_wherever_and_whenever_it_is_built(tmp_path: Path) -> None:
    digests = set()
    for number in range(2):
        sources = tmp_path / str(number) / "sources"
        for name in ("src", "templates", "static"):
            shutil.copytree(
                ROOT / name, sources / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        for name in ("pyproject.toml", "README.md", "LICENSE"):
            shutil.copy(ROOT / name, sources)
        for path in sorted(sources.rglob("*"), reverse=bool(number)):
            os.utime(path, (10**9 + number, 10**9 + number))
            if path.is_file():
                path.chmod(0o600 if number else 0o644)
        command = [
            sys.executable,
            "-m",
            "pip",
            "wheel",
            "--no-deps",
            "-q",
            "-w",
            "out",
            "./sources",
        ]
        environment = {
            **os.environ,
            "SOURCE_DATE_EPOCH": "1700000000",
            "PYTHONHASHSEED": str(number),
        }
        subprocess.run(command, cwd=sources.parent, env=environment, check=True)
        (wheel,) = (sources.parent / "out").glob("newsgen-*.whl")
        digests.add(hashlib.sha256(wheel.read_bytes()).hexdigest())
    assert len(digests) == 1
