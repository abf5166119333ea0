"""Peers in environments of their own, and the machine in words that give nothing away."""

import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks import installing
from benchmarks.installing import install_peers
from benchmarks.machine import describe_machine, find_file_system


class Registry:
    """Takes the place of pip and npm; notes what was asked for."""

    def __init__(self, broken: str = "-") -> None:
        self.asked: list[str] = []
        self._broken = broken

    def run(self, command: Sequence[object], *, check: bool) -> None:
        words = [str(word) for word in command]
        Path(words[-1] if "venv" in words else ".").mkdir(parents=True, exist_ok=True)
        if "install" in words:
            self.asked.append(words[-1])
            if check and self._broken in words[-1]:
                raise subprocess.CalledProcessError(1, words)


linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


@pytest.fixture
def peers(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(installing, "PEERS", tmp_path)
    return tmp_path


@pytest.mark.usefixtures("peers")
def test_each_peer_is_installed_once_in_one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    registry = Registry()
    monkeypatch.setattr(subprocess, "run", registry.run)
    for _ in range(2):
        ready, reasons = install_peers()
        assert [peer.name for peer in ready] == ["Hugo", "Eleventy", "Pelican"]
        assert reasons == []
    assert len(registry.asked) == 3
    assert all("==" in name or name.count("@") == 2 for name in registry.asked)


def test_a_peer_that_cannot_be_installed_is_left_out_without_a_path(
    monkeypatch: pytest.MonkeyPatch, peers: Path
) -> None:
    monkeypatch.setattr(subprocess, "run", Registry(broken="eleventy").run)
    ready, reasons = install_peers()
    assert [peer.name for peer in ready] == ["Hugo", "Pelican"]
    assert reasons == [f"Eleventy: `@11ty/eleventy@{installing.ELEVENTY}` could not be installed"]
    assert str(peers) not in reasons[0]


@linux
def test_the_machine_is_described_without_its_name_and_paths(tmp_path: Path) -> None:
    lines = describe_machine(tmp_path)
    assert "cores" in lines[0]
    assert f"Python {platform.python_version()}" in lines[1]
    assert not [line for line in lines if str(tmp_path) in line]
    assert platform.node() not in " ".join(lines).split()


@linux
def test_the_file_system_of_a_folder_is_that_of_the_nearest_mount() -> None:
    assert find_file_system(Path("/proc/self")) == "proc"
