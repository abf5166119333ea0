"""Fuzzing without end: each target in turn, until it is stopped or `--rounds` are over.

    python -m tests.fuzz --seconds 60 settings markdown

What was found lies in the working folder as ``TARGET-crash-…`` (``-timeout-…``, ``-oom-…``). Once
it is mended, put it into tests/fuzz/corpus/TARGET/: every test run tries it again. What reaches new
code is kept in the working folder, so that the next run goes on from there.
"""

import argparse
import itertools
import re
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.fuzz.mutating import CORPUS
from tests.fuzz.targets import TARGETS

_RUNS: Final = re.compile(r"^#(\d+)|^Done (\d+) runs", re.MULTILINE)
_LIMITS: Final = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=8192", "-print_final_stats=0")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn of a target came to."""

    target: str
    executions: int
    seconds: float
    found: bool
    log: str


def run_turn(target: str, seconds: int, work: Path) -> Turn:
    """Fuzz `target` for about `seconds`; its inputs and findings go below `work`."""
    inputs = work / target
    inputs.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "tests.fuzz.turn", target, *_LIMITS]
    command += [f"-max_total_time={seconds}", f"-artifact_prefix={work}/{target}-"]
    started = time.monotonic()
    done = subprocess.run(
        [*command, str(inputs), str(CORPUS / target)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        errors="replace",
    )
    counts = [int(one or two) for one, two in _RUNS.findall(done.stdout)]
    taken = time.monotonic() - started
    return Turn(target, max(counts, default=0), taken, done.returncode != 0, done.stdout)


def main() -> None:
    """Run the targets that are named, by default all, one after the other and again."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", help=f"by default all: {', '.join(TARGETS)}")
    parser.add_argument("--seconds", type=int, default=60, help="for each turn of a target")
    parser.add_argument("--rounds", type=int, default=0, help="0: until it is stopped")
    parser.add_argument("--work", type=Path, default=Path("build-fuzz"))
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"there is no target {', '.join(sorted(unknown))}")
    executions, seconds, findings = 0, 0.0, 0
    for number in range(options.rounds) if options.rounds else itertools.count():
        for target in options.targets or TARGETS:
            turn = run_turn(target, options.seconds, options.work)
            executions += turn.executions
            seconds += turn.seconds
            findings += turn.found
            print(f"{number} {target}: {turn.executions:,} executions", flush=True)
            if turn.found:
                print(turn.log[-4000:], flush=True)
            total = f"{executions:,} executions, {seconds / 3600:.2f} hours, {findings} findings"
            print(f"  in all: {total}", flush=True)


if __name__ == "__main__":
    main()
