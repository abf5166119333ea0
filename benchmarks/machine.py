"""What the measurements were made on, without names or paths."""

import os
import platform
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.installing import ELEVENTY, HUGO, PELICAN
from newsgen import __version__

_MEMORY: Final = ("tmpfs", "ramfs")


def describe_machine(work: Path) -> list[str]:
    """Lines that name processors, memory, system, versions, and what kind of disk holds `work`."""
    cores, model = len(os.sched_getaffinity(0)), _field("/proc/cpuinfo", "model name")
    memory = int(_field("/proc/meminfo", "MemTotal").split()[0]) / 2**20
    where = "in memory (tmpfs)" if find_file_system(work) in _MEMORY else "on a disk"
    return [
        f"{cores} cores ({model or platform.machine()}), {memory:.0f} GB of memory, "
        f"{platform.system()} {platform.release().split('-')[0]}; sites {where}",
        f"Python {platform.python_version()}, newsgen {__version__}; Hugo {HUGO}, "
        f"Eleventy {ELEVENTY} (Node {_node_version()}), Pelican {PELICAN}",
        f"{datetime.now(UTC):%d %B %Y}",
    ]


def find_file_system(folder: Path) -> str:
    """The type of the file system that holds `folder`, as ``tmpfs`` or ``ext4``."""
    best, kind = -1, ""
    for line in Path("/proc/self/mounts").read_text(encoding="utf-8").splitlines():
        _, point, name, *_ = line.split()
        if folder.resolve().is_relative_to(point) and len(point) > best:
            best, kind = len(point), name
    return kind


def _field(path: str, name: str) -> str:
    """The first value of `name` in a file of ``name : value`` lines; empty where there is none."""
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""


def _node_version() -> str:
    try:
        done = subprocess.run(["node", "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "missing"
    return done.stdout.strip().removeprefix("v")
