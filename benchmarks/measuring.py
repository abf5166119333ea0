"""One run of a command: seconds, processor seconds, memory, what others did meanwhile (Linux)."""

import ctypes
import os
import resource
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

NOISE: Final = 0.2
"""Processors that other programs may use before a run counts as disturbed."""
_SET_CHILD_SUBREAPER: Final = 36  # from <linux/prctl.h>
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_SAMPLE_SECONDS: Final = 0.05


class BuildError(Exception):
    """A measured command failed."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a command took."""

    seconds: float
    """Until the command ended."""
    cpu: float
    """Processor seconds, user and system, of all its processes."""
    others: float
    """Processors that other programs used meanwhile, on average."""
    largest: float
    """Peak memory of its largest process, MB (2**20 bytes)."""
    together: float | None = None
    """Peak memory of all its processes, shared pages counted once, MB; None: not sampled."""


def adopt_orphans() -> None:
    """Become the parent of processes that outlive the one that started them.

    Without this their processor time would be lost, as that of newsgen's workers would: they are
    children of a fork server, which nobody waits for.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "this system cannot adopt orphans")


def run_command(
    command: Sequence[str], folder: Path, log: Path, *, limit: float, sample: bool = False
) -> Run:
    """Run `command` in `folder` and measure it; `sample` its memory too, which slows it a little.

    Call `adopt_orphans` before. No other child may run. What the command prints goes to `log`.
    Raises `BuildError` where it fails or is not done after `limit` seconds.
    """
    with log.open("wb") as printed:
        busy, started = _busy_seconds(), time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=printed, stderr=printed,
            start_new_session=True, env=_environment(),
        )  # fmt: skip
        sampler = _Sampler(process.pid) if sample else None
        timer = threading.Timer(limit, _kill, (process.pid,))
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - started
            usages = [usage, *_reap_orphans()]
        except KeyboardInterrupt:
            _kill(process.pid)
            raise
        finally:
            timer.cancel()
        busy, passed = _busy_seconds() - busy, time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    together = sampler.stop() if sampler else None
    if process.returncode:
        tail = log.read_text(encoding="utf-8", errors="replace")[-2000:]
        raise BuildError(f"{' '.join(command)} ended with {process.returncode}\n{tail}")
    cpu = sum(use.ru_utime + use.ru_stime for use in usages)
    return Run(
        seconds=seconds,
        cpu=cpu,
        others=max(0.0, busy - cpu) / passed,
        largest=max(use.ru_maxrss for use in usages) / 1024,
        together=together,
    )


def _environment() -> dict[str, str]:
    """This process's own, but Python keeps what it compiled, as in the installation of a user."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def wait_for_quiet(patience: float) -> None:
    """Return when other programs leave the processors alone, or after `patience` seconds."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        busy = _busy_seconds()
        time.sleep(1)
        if _busy_seconds() - busy < NOISE:
            return


def _kill(session: int) -> None:
    """End a command and all that it started."""
    os.killpg(session, signal.SIGKILL)


def _reap_orphans() -> Iterator[resource.struct_rusage]:
    while True:
        try:
            yield os.wait4(-1, 0)[2]
        except ChildProcessError:
            return


def _busy_seconds() -> float:
    """Processor seconds since the machine started that were not idle."""
    with Path("/proc/stat").open(encoding="ascii") as file:
        user, nice, system, _idle, _waiting, *rest = map(int, file.readline().split()[1:9])
    return (user + nice + system + sum(rest)) / _TICKS


class _Sampler:
    """Watches the memory of a session's processes from a thread of its own."""

    def __init__(self, session: int) -> None:
        self._session = session
        self._peak = 0
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The peak so far, MB."""
        self._ended.set()
        self._thread.join()
        return self._peak / 1024

    def _watch(self) -> None:
        while not self._ended.wait(_SAMPLE_SECONDS):
            self._peak = max(self._peak, sum(map(_proportional_memory, self._processes())))

    def _processes(self) -> list[int]:
        found = []
        for entry in os.scandir("/proc"):
            if entry.name.isdigit():
                try:
                    if os.getsid(int(entry.name)) == self._session:
                        found.append(int(entry.name))
                except ProcessLookupError:
                    continue
        return found


def _proportional_memory(process: int) -> int:
    """KB that a process holds, its share of shared pages included; 0 where it is gone."""
    try:
        with Path(f"/proc/{process}/smaps_rollup").open(encoding="ascii") as file:
            return next((int(line.split()[1]) for line in file if line.startswith("Pss:")), 0)
    except OSError:
        return 0
