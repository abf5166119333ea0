"""Builds in children of this process, which has newsgen loaded: a trial takes no start-up."""

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from newsgen import cli
from newsgen.commands import building

TRACEBACK = 70
"""Exit code of a build that ended with a traceback."""
PATIENCE = 60.0
"""Seconds after which a build hangs."""
LOADED = building.__name__
"""What `newsgen build` loads only when there is something to do; here it is loaded before."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a build ended."""

    code: int
    """Its exit code; negative for the signal that killed it, as `subprocess` has it."""
    said: str
    """What it printed."""


def build(root: Path, prepare: Callable[[], None] | None = None, after: float = 0.0) -> Ending:
    """Run ``newsgen build`` on the site at `root` in a child that calls `prepare` first.

    With `after`, it is killed after as many seconds, if it is not done before.
    """
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os._exit(_run(root, prepare, said))
        status = _wait(child, after or PATIENCE)
        said.seek(0)
        return Ending(os.waitstatus_to_exitcode(status), said.read().decode(errors="replace"))


def _run(root: Path, prepare: Callable[[], None] | None, said: IO[bytes]) -> int:
    """The exit code of a build, in the child."""
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    sys.argv = ["newsgen", "build", "--site", str(root), "--jobs", "1"]
    try:
        if prepare is not None:
            prepare()
        cli.main()
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return TRACEBACK
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def _wait(child: int, seconds: float) -> int:
    """The status of a child, killed after `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status
        time.sleep(0.001)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]
