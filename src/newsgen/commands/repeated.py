"""What is new among the warnings of a build, for a terminal that shows one build after another."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import click

from newsgen.commands.printing import plural, print_issues, print_summary
from newsgen.errors import Issue, Severity
from newsgen.report import BuildReport

MOST_GONE: Final = 5
"""Warnings that are gone named one by one; of more only the number is told."""


@dataclass(frozen=True, slots=True)
class Sifted:
    """The issues of a build, held to those of the builds before."""

    fresh: tuple[Issue, ...]
    """The errors, whether they are new or not, and the warnings that are."""
    repeated: int
    """How many warnings are not."""
    gone: tuple[Issue, ...]
    """Warnings that have been mended."""


@dataclass(slots=True)
class RepeatedBuilds:
    """Prints builds of one site, and each warning once for as long as it lasts."""

    _told: tuple[Issue, ...] = ()
    """The warnings that hold."""

    def print_report(self, report: BuildReport, out: Path) -> None:
        """Print what a build found and did; warnings of earlier builds are counted."""
        sifted = self.sift(report)
        print_issues(sifted.fresh)
        print_summary(replace(report, issues=sifted.fresh), out)
        if sifted.repeated:
            click.echo(f"{plural(sifted.repeated, 'warning')} as before", err=True)
        if len(sifted.gone) > MOST_GONE:
            click.echo(f"{len(sifted.gone):,} warnings are gone", err=True)
            return
        for issue in sifted.gone:
            click.echo(f"gone: {str(issue).partition(chr(10))[0]}", err=True)

    def sift(self, report: BuildReport) -> Sifted:
        """Hold the issues of a build to those before it, and remember them.

        A warning is the same when its line has moved. A build that failed may not have come to all
        of them, so that none is gone by it.
        """
        warnings = [issue for issue in report.issues if issue.severity is Severity.WARNING]
        fresh, missing = _subtract(warnings, self._told), _subtract(self._told, warnings)
        self._told = (*warnings, *missing) if report.failed else tuple(warnings)
        errors = (issue for issue in report.issues if issue.severity is Severity.ERROR)
        gone = () if report.failed else tuple(missing)
        return Sifted((*fresh, *errors), len(warnings) - len(fresh), gone)


def _subtract(issues: Sequence[Issue], others: Sequence[Issue]) -> list[Issue]:
    """Those of `issues` that have no like among `others`, each of which stands for one."""
    same = Counter(others) & Counter(issues)
    alike = Counter(map(_name, (Counter(others) - same).elements()))
    left = []
    for issue in issues:
        if same[issue]:
            same[issue] -= 1
        elif alike[_name(issue)]:
            alike[_name(issue)] -= 1
        else:
            left.append(issue)
    return left


def _name(issue: Issue) -> tuple[str, str, str]:
    """What stays of an issue when the lines above it change: file, code and message."""
    return issue.path, issue.code, issue.message
