"""What was tried and what came of it, by kind."""

import errno
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.faults.shim import Action
from tests.faults.trials import Fault, Result

_WIDTH = 56
_SHOWN = 40
"""Faults that are printed as they are found."""


@dataclass(slots=True)
class Table:
    """Counts by kind of point."""

    tried: Counter[str] = field(default_factory=Counter)
    survived: Counter[str] = field(default_factory=Counter)
    answered: Counter[str] = field(default_factory=Counter)
    """Builds that ended with an error, by kind; the others went on to their end."""
    found: Counter[str] = field(default_factory=Counter)
    """Faults by their first words."""
    points: dict[str, Counter[str]] = field(default_factory=dict)
    """Points of each scenario, by the place where the call is made."""

    def note_points(self, scenario: str, kinds: Iterable[str]) -> None:
        """The points of a build that nothing befalls."""
        self.points[scenario] = Counter(kind.partition(" (")[2].rstrip(")") for kind in kinds)

    def add(self, scenario: str, fault: Fault, result: Result) -> None:
        """Count one trial, and tell of what should not be."""
        kind = _name(fault, result)
        self.tried[kind] += 1
        self.survived[kind] += not result.faults
        self.answered[kind] += result.ending.code == 1
        for what in result.faults:
            if self.found.total() < _SHOWN:
                print(f"{scenario}, {kind}, call {fault.target}: {what}", file=sys.stderr)
            self.found[what.partition(":")[0]] += 1

    def print(self) -> None:
        """The tables, and what was found."""
        self._print_points()
        print(f"{'kind of point':<{_WIDTH}} {'tried':>6} {'survived':>9} {'errors':>7}")
        for kind in sorted(self.tried):
            print(
                f"{kind:<{_WIDTH}} {self.tried[kind]:>6,} {self.survived[kind]:>9,} "
                f"{self.answered[kind]:>7,}"
            )
        total, survived = self.tried.total(), self.survived.total()
        print(f"{'all':<{_WIDTH}} {total:>6,} {survived:>9,} {self.answered.total():>7,}")
        lost, half = self.found["lost"], self.found["half-written"]
        differing = self.found["differs after the next build"]
        print(f"{lost} lost, {half} half-written, {differing} differing after the next build")
        for what, count in sorted(self.found.items()):
            print(f"  {count:>5,} × {what}")

    def _print_points(self) -> None:
        print(f"{'points of the build':<24} {'all':>7} {'SQLite':>7} {'index':>7}")
        for scenario, places in self.points.items():
            sqlite, index = places["SQLite"], places["part of the index"]
            print(f"{scenario:<24} {places.total():>7,} {sqlite:>7,} {index:>7,}")
        print()


def _name(fault: Fault, result: Result) -> str:
    if fault.after:
        return "kill at a random instant"
    name = result.kind or "none (the build was done)"
    match fault.action:
        case Action.KILL:
            return f"kill before {name}"
        case Action.TEAR:
            return f"kill in the middle of {name}"
        case _:
            lasting = " from then on" if fault.action is Action.FAIL_EVER else ""
            return f"{errno.errorcode[fault.number]}{lasting} at {name}"
