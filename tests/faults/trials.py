"""One trial: a build that is broken off or meets a fault, what it left, and the build after it."""

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsgen.places import STATE
from tests.faults.builds import Ending, build, forbid_planning
from tests.faults.scenarios import Scenario
from tests.faults.shim import Action, Shim
from tests.faults.sites import FOREIGN, Tree, copy_site, read_parts, read_tree, write_site

MOVING = ".newsgen-moving"
"""The one file in the output that may be half-written; the next build removes it."""
NO_SITE = "error: no newsgen.yaml in"
"""What is said where that file is gone. It has no number, since nothing of a site can be named."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is to happen in a build."""

    action: Action
    target: int = 0
    """The call at which it happens, counted from 1."""
    number: int = 0
    """The `errno` of a call that fails."""
    reads: bool = False
    """Whether calls that only read are counted too."""
    after: float = 0.0
    """Seconds after which the build is killed, wherever it is."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a trial."""

    kind: str
    """Of the call that was hit; empty where the build was done before."""
    ending: Ending
    faults: tuple[str, ...]
    """What should not be."""


class Bench:
    """A scenario made ready: the site before a build, and its output before and after."""

    def __init__(self, shim: Shim, scenario: Scenario, folder: Path) -> None:
        self.scenario = scenario
        self._shim = shim
        self._base, self._site = folder / "base" / "site", folder / "work" / "site"
        write_site(self._base, scenario.stories)
        if scenario.built:
            _require(build(self._base))
        self.old = read_tree(self._base)
        scenario.edit(self._base)
        copy_site(self._base, self._site)
        _require(build(self._site))
        self.new, self._parts = read_tree(self._site), read_parts(self._site)
        self._require_way()

    def _require_way(self) -> None:
        """Raise `RuntimeError` where the build does not go the way that it is here to try."""
        copy_site(self._base, self._site)
        prepare = forbid_planning if self.scenario.goes_on else None
        ending = build(self._site, prepare, command=self.scenario.command)
        _require(ending)
        if self.scenario.says not in ending.said:
            raise RuntimeError(f"a build did not say {self.scenario.says}:\n{ending.said}")

    def clean(self) -> Tree:
        """What a build from nothing gives, with the ledger as it was before the edit."""
        copy_site(self._base, self._site)
        for path in self.old.out.keys() - FOREIGN.keys():
            (self._site / "build" / path).unlink()
        shutil.rmtree(self._site / STATE, ignore_errors=True)
        _require(build(self._site))
        return read_tree(self._site)

    def kinds(self, *, reads: bool = False) -> list[str]:
        """The kind of each point of a build that nothing befalls."""
        copy_site(self._base, self._site)
        _require(self._build(Fault(Action.COUNT, reads=reads)))
        return self._shim.kinds()

    def seconds(self) -> float:
        """How long a build takes that nothing befalls."""
        copy_site(self._base, self._site)
        started = time.perf_counter()
        _require(build(self._site, command=self.scenario.command))
        return time.perf_counter() - started

    def _build(self, fault: Fault) -> Ending:
        arm = partial(self._shim.arm, self._site, fault.action, fault.target, fault.number)
        prepare = partial(arm, reads=fault.reads)
        ending = build(self._site, prepare, fault.after, self.scenario.command)
        self._shim.disarm()
        return ending

    def try_fault(self, fault: Fault) -> Result:
        """Build with `fault`, look at what is left, and build again."""
        copy_site(self._base, self._site)
        ending = self._build(fault)
        kinds = self._shim.kinds()
        kind = kinds[fault.target - 1] if 0 < fault.target <= len(kinds) else ""
        faults = (*self._find_damage(), *self._find_bad_ending(fault, ending))
        again = build(self._site)
        if again.code != 0:
            faults += (f"the next build ended with {again.code}: {again.said[-1500:]}",)
        else:
            faults += (*self._find_differences(), *self._find_parts(ending))
        return Result(kind, ending, faults)

    def _find_damage(self) -> Iterator[str]:
        """What a build that did not end has broken."""
        now = read_tree(self._site)
        for path, data in now.out.items():
            if path != MOVING and data not in (self.old.out.get(path), self.new.out.get(path)):
                yield f"half-written: {path}"
        for path in self.old.out.keys() & self.new.out.keys():
            if path not in now.out:
                yield f"lost: {path}"
        for path, data in FOREIGN.items():
            if now.out.get(path) != data:
                yield f"foreign file changed: {path}"
        if now.ledger not in (self.old.ledger, self.new.ledger):
            yield "half-written: the ledger"
        for path, data in self.new.sources.items():
            if now.sources.get(path) != data:
                yield f"source changed: {path}"

    def _find_bad_ending(self, fault: Fault, ending: Ending) -> Iterator[str]:
        """A failed call is answered by a named error, and by exit code 1."""
        if fault.action not in (Action.FAIL, Action.FAIL_EVER):
            return
        named = ": error N" in ending.said or NO_SITE in ending.said
        if ending.code == 1 and not named:
            yield f"an error without a number: {ending.said[-500:]}"
        elif ending.code not in (0, 1):
            yield f"ended with {ending.code}: {ending.said[-1500:]}"

    def _find_differences(self) -> Iterator[str]:
        """What differs from a build that nothing befell."""
        now = read_tree(self._site)
        for path in sorted(now.out.keys() | self.new.out.keys()):
            if now.out.get(path) != self.new.out.get(path):
                yield f"differs after the next build: {path}"
        if now.ledger != self.new.ledger:
            yield "differs after the next build: the ledger"
        for path in sorted(now.sources.keys() - self.new.sources.keys()):
            yield f"left behind: {path}"
        if (self._site / STATE / "staging").exists():
            yield "left behind: staging"

    def _find_parts(self, ending: Ending) -> Iterator[str]:
        """Where the parts of the index that are kept are not those of the output.

        A part that could not be removed ends no build, and may stay until the next one that plans.
        """
        kept = read_parts(self._site)
        odd = self._parts - kept if ending.code == 0 else self._parts ^ kept
        for name in sorted(odd):
            yield f"parts are others than those of the index: {name}"


def _require(ending: Ending) -> None:
    if ending.code != 0:
        raise RuntimeError(f"a build without a fault ended with {ending.code}:\n{ending.said}")
