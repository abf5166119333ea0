"""Builds in children of this process, which has newsgen loaded: a trial takes no start-up."""

import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, TypeAlias
from unittest.mock import patch

import newsgen.build
from newsgen import cli
from newsgen.build import Builder
from newsgen.commands import building, serve
from newsgen.commands.repeated import RepeatedBuilds
from newsgen.live import LiveBuilder
from newsgen.places import OUT, STATE
from newsgen.preview.newsroom import Newsroom
from newsgen.preview.press import Press
from newsgen.preview.stories import StoryFinder
from newsgen.report import BuildReport, Progress
from newsgen.sample import Sampler

TRACEBACK = 70
"""Exit code of a build that ended with a traceback."""
PATIENCE = 60.0
"""Seconds after which a build hangs."""
Command: TypeAlias = Callable[[Path], int]
"""What is done to the site in a folder; its exit code."""
LOADED = building.__name__
"""What `newsgen build` loads only when there is something to do; here it is loaded before."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a build ended."""

    code: int
    """Its exit code; negative for the signal that killed it, as `subprocess` has it."""
    said: str
    """What it printed."""


def run_build(root: Path) -> int:
    """``newsgen build`` of the site at `root`; its exit code, where that is not raised."""
    sys.argv = ["newsgen", "build", "--site", str(root), "--jobs", "1"]
    cli.main()
    return 0


@dataclass(frozen=True, slots=True)
class Telling:
    """Builds for a preview, and prints which pages came first."""

    builder: LiveBuilder

    def rebuild(
        self,
        progress: Progress,
        first: Sequence[str],
        on_first: Callable[[Collection[str]], None],
        /,
    ) -> BuildReport:
        """What the builder does."""

        def tell(paths: Collection[str]) -> None:
            print("early:", *paths, flush=True)
            on_first(paths)

        return self.builder.rebuild(progress, first, tell)

    def prepare(self) -> None:
        """What the builder does."""
        self.builder.prepare()


def run_preview(root: Path, *pages: str, idle: bool = False) -> int:
    """What ``newsgen serve`` does after an edit while `pages` are open; 1 where it shows problems.

    With `idle` it had the time to plan the site as the last build left it.
    """
    builder = Builder(root, root / OUT, 1, previews=True)
    sampler = Sampler(builder, root.with_name(f"{root.name}-sample"))
    finder = StoryFinder(root / STATE, sampler.state)
    press = Press(Telling(LiveBuilder(builder)), Newsroom(), sampler, finder)
    for page in reversed(pages):
        press.newsroom.note_open(page)
    if idle:
        press.builder.prepare()
    serve.build(press, root / OUT, RepeatedBuilds())
    return int(any("error" in problem.kind for problem in press.newsroom.problems))


def forbid_planning() -> None:
    """From now on no site is planned anew in this process."""
    refusal = AssertionError("the site was planned anew")
    patch.object(newsgen.build, "plan_site", side_effect=refusal).start()


def build(
    root: Path,
    prepare: Callable[[], None] | None = None,
    after: float = 0.0,
    command: Command = run_build,
) -> Ending:
    """Run `command` on the site at `root` in a child that calls `prepare` first.

    With `after`, it is killed after as many seconds, if it is not done before.
    """
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            os._exit(_run(partial(command, root), prepare, said))
        status = _wait(child, after or PATIENCE)
        said.seek(0)
        return Ending(os.waitstatus_to_exitcode(status), said.read().decode(errors="replace"))


def _run(command: Callable[[], int], prepare: Callable[[], None] | None, said: IO[bytes]) -> int:
    """The exit code of a build, in the child."""
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    try:
        if prepare is not None:
            prepare()
        return command()
    except SystemExit as ending:
        return ending.code if isinstance(ending.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return TRACEBACK
    finally:
        sys.stdout.flush()
        sys.stderr.flush()


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
