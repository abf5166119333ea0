"""Processes that die, hang, or lose the one that started them."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.errors import Code, NewsgenError
from newsgen.executors import SMALL, map_chunks, open_executor
from newsgen.failures import name_failures
from tests.conftest import ROOT

PATIENCE = 60.0
HANG = """
import os, time
from newsgen.executors import SMALL, map_chunks, open_executor
from tests.faults.test_workers import hang
with open_executor(2, SMALL) as executor:
    list(map_chunks(executor, hang, range(SMALL), 2))
"""


def die(_chunk: list[int]) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def hang(_chunk: list[int]) -> None:
    """Say who hangs, and do."""
    # In one call: what `print` writes in two, another worker may write between.
    os.write(sys.stdout.fileno(), f"{os.getpid()}\n".encode())
    time.sleep(600)


def is_running(process: int) -> bool:
    """Whether a process is there, and not merely unburied."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@contextmanager
def hanging() -> Iterator[tuple[subprocess.Popen[str], list[int]]]:
    """A process whose two workers hang, and the workers."""
    command = [sys.executable, "-c", HANG]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as parent:
        workers: list[int] = []
        try:
            assert parent.stdout is not None
            workers += [int(parent.stdout.readline()) for _ in range(2)]
            yield parent, workers
        finally:
            for process in filter(is_running, (parent.pid, *workers)):
                os.kill(process, signal.SIGKILL)


def wait_for_end(processes: list[int]) -> bool:
    """Whether all of them are gone in time."""
    end = time.monotonic() + PATIENCE
    while any(map(is_running, processes)):
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def test_a_worker_that_dies_is_an_error_with_a_number(tmp_path: Path) -> None:
    with (
        pytest.raises(NewsgenError, match="ended from outside") as caught,
        name_failures(tmp_path),
        open_executor(2, SMALL) as executor,
    ):
        list(map_chunks(executor, die, range(SMALL), 2))
    assert [issue.code for issue in caught.value.issues] == [codes.WORKER_DIED.id]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="asks /proc who is running")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGKILL], ids=["stopped", "killed"])
def test_no_worker_outlives_a_build_that_was_ended(number: signal.Signals) -> None:
    with hanging() as (parent, workers):
        parent.send_signal(number)
        assert wait_for_end([parent.pid, *workers])


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (OSError(errno.ENOSPC, "No space left", "a/b"), codes.FILE_REFUSED, "a/b: No space left"),
        (OSError("odd"), codes.FILE_REFUSED, "odd"),
        (sqlite3.OperationalError("database or disk is full"), codes.FILE_REFUSED, "is full"),
        (BrokenExecutor(), codes.WORKER_DIED, "ended from outside"),
        (MemoryError(), codes.NO_MEMORY, "no more memory"),
    ],
    ids=["a file", "no file", "a database", "a worker", "memory"],
)
def test_what_the_system_refuses_has_a_number(
    tmp_path: Path, error: Exception, code: Code, words: str
) -> None:
    with pytest.raises(NewsgenError, match=words) as caught, name_failures(tmp_path):
        raise error
    assert [issue.code for issue in caught.value.issues] == [code.id]


@pytest.mark.parametrize("error", [NewsgenError("known"), LookupError("newsgen's own fault")])
def test_all_else_is_let_through(tmp_path: Path, error: Exception) -> None:
    with pytest.raises(type(error)), name_failures(tmp_path):
        raise error
