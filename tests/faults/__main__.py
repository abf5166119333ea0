"""``python -m tests.faults``: kill builds and let calls fail, at each point in turn; print a table.

The points are calls that change a file below the site, those of SQLite among them. With fewer
trials than points, each scenario and each kind of point has the same share, and those tried of a
kind are spread evenly. Ends with 1 where anything was lost or differs.
"""

import argparse
import errno
import gc
import os
import random
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Final
from unittest.mock import patch

from newsgen.build import Builder
from newsgen.search import parts
from tests.faults.scenarios import PART, SCENARIOS
from tests.faults.shim import Action, Shim, compile_shim, compiler
from tests.faults.sites import write_site
from tests.faults.table import Table
from tests.faults.trials import Bench, Fault

_INSIDE = "NEWSGEN_FAULTS"
"""Set in the process that has the shim."""
_NUMBERS = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EMFILE, errno.EROFS, errno.ENOENT)
_FOR_EVER: Final = frozenset({errno.ENOSPC, errno.EROFS, errno.EMFILE})
"""What does not go away by itself."""
_RANDOM = 8
"""One kill of so many comes at a random instant."""


def main() -> int:
    """Start again with the shim; the exit code of that."""
    arguments = _read_arguments()
    if compiler() is None:
        print("no trials: they need Linux and a C compiler", file=sys.stderr)
        return 2
    if _INSIDE in os.environ:
        return _try_all(arguments)
    with tempfile.TemporaryDirectory(prefix="newsgen-faults-", dir=arguments.work) as folder:
        own = {"LD_PRELOAD": str(compile_shim()), _INSIDE: folder, "XDG_CACHE_HOME": folder}
        command = [sys.executable, "-m", "tests.faults", *sys.argv[1:]]
        return subprocess.run(command, env=os.environ | own, check=False).returncode


def _read_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--kills", type=int, default=0, help="builds to kill")
    parser.add_argument("--fails", type=int, default=0, help="builds in which calls fail")
    names = [scenario.name for scenario in SCENARIOS]
    parser.add_argument("--only", choices=names, help="one scenario, and not all of them")
    parser.add_argument("--seed", type=int, default=0, help="of the random instants")
    memory = "/dev/shm" if Path("/dev/shm").is_dir() else None
    # Of a disk in memory, where there is one: thousands of small sites are written.
    parser.add_argument("--work", default=memory, help="folder to work in")
    return parser.parse_args()


def _try_all(arguments: argparse.Namespace) -> int:
    folder, shim, table = Path(os.environ[_INSIDE]), Shim(), Table()
    chance = random.Random(arguments.seed)
    chosen = [one for one in SCENARIOS if arguments.only in (None, one.name)]
    kills, fails = (-(-number // len(chosen)) for number in (arguments.kills, arguments.fails))
    _load_all(folder / "warm")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's `&` has it ignored
    try:
        with patch.object(parts, "PART", PART):
            for number, scenario in enumerate(chosen):
                bench = Bench(shim, scenario, folder / str(number))
                clean, points = bench.clean(), bench.kinds()
                if (clean.out, clean.ledger) != (bench.new.out, bench.new.ledger):
                    print(f"{scenario.name}: a clean build gives something else")
                    return 1
                table.note_points(scenario.name, points)
                killed = _plan_kills(bench, points, kills, chance)
                for fault in chain(killed, _plan_fails(bench, fails)):
                    table.add(scenario.name, fault, bench.try_fault(fault))
                print(f"{scenario.name}: {table.tried.total()} tried", file=sys.stderr, flush=True)
    except KeyboardInterrupt:
        print("stopped; so far:")
    table.print()
    return 1 if table.found else 0


def _load_all(root: Path) -> None:
    """Read all word lists and templates once, so that no child has to."""
    write_site(root, 4)
    Builder(root, root / "build", 1).rebuild()
    gc.collect()
    gc.freeze()


def _plan_kills(
    bench: Bench, kinds: Sequence[str], wanted: int, chance: random.Random
) -> Iterator[Fault]:
    """`wanted` kills: before each call, in the middle of each write, and at random instants."""
    faults = {}
    for target, kind in enumerate(kinds, start=1):
        faults[Fault(Action.KILL, target)] = kind
        if kind.startswith("write"):
            faults[Fault(Action.TEAR, target)] = f"half of {kind}"
    shared = _share(faults, wanted - wanted // _RANDOM)
    yield from shared
    seconds = bench.seconds()
    for _ in range(wanted - len(shared)):
        yield Fault(Action.COUNT, after=chance.uniform(0.001, seconds))


def _plan_fails(bench: Bench, wanted: int) -> list[Fault]:
    """`wanted` failures: each number at each call, those that read included."""
    points = list(enumerate(bench.kinds(reads=True), start=1))
    faults = {
        _fail(target, _NUMBERS[(target + turn) % len(_NUMBERS)]): kind
        for turn in range(len(_NUMBERS))
        for target, kind in points
    }
    return _share(faults, wanted)


def _fail(target: int, number: int) -> Fault:
    action = Action.FAIL_EVER if number in _FOR_EVER else Action.FAIL
    return Fault(action, target, number, reads=True)


def _share(kind_of: Mapping[Fault, str], wanted: int) -> list[Fault]:
    """At most `wanted` faults, as many of each kind as there are, up to the same number."""
    kinds = defaultdict(list)
    for fault, kind in kind_of.items():
        kinds[kind].append(fault)
    shared: list[Fault] = []
    for done, group in enumerate(sorted(kinds.values(), key=len)):
        shared += _spread(group, (wanted - len(shared)) // (len(kinds) - done))
    return sorted(shared, key=lambda fault: fault.target)


def _spread(faults: Sequence[Fault], wanted: int) -> Sequence[Fault]:
    """At most `wanted` of `faults`, from all parts of the build."""
    if wanted >= len(faults):
        return faults
    return [faults[at * len(faults) // wanted] for at in range(wanted)]


if __name__ == "__main__":
    sys.exit(main())
