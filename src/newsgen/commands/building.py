"""What ``newsgen build`` does where there is something to do; loaded only then."""

from dataclasses import dataclass
from pathlib import Path

import click

from newsgen.build import Builder
from newsgen.clean_build import find_differences
from newsgen.commands.printing import plural, show_progress
from newsgen.failures import name_failures
from newsgen.manifest import manifest_path, read_manifest
from newsgen.output import look_into
from newsgen.places import STATE
from newsgen.profiling import BuildProfile, Row, profile_build
from newsgen.reasons import NO_PAGE, find_page, find_page_of, give_reasons
from newsgen.report import BuildReport

MOST_LISTED = 20
"""Differences from a clean build that are listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Work:
    """A build, and what is told of it."""

    site: Path
    out: Path
    jobs: int
    strict: bool
    locked: bool

    def run(self, address: str | None, *, profile: bool) -> BuildReport:
        """Build; with `profile` show where the time went, and of `address` why it was made."""
        if address is None:
            return self._build(profile=profile)
        manifest_file = manifest_path(self.site / STATE, self.out)
        with name_failures(self.site / STATE):
            before, present = read_manifest(manifest_file), look_into(self.out)
        report = self._build(profile=profile)
        if not report.failed:
            after = read_manifest(manifest_file)
            path = find_page(address, after, before) or find_page_of(self.site, address, after)
            if path is None:
                click.echo(f"{address}:\n  {NO_PAGE}")
                return report
            click.echo(f"/{path}:")
            for reason in give_reasons(path, before, present, after):
                click.echo(f"  {reason}")
        return report

    def verify(self) -> None:
        """Compare the output with a clean build; ends the command with 1 where they differ."""
        with show_progress() as progress:
            differences = find_differences(self.site, self.out, self.jobs, progress)
        for line in differences[:MOST_LISTED]:
            click.echo(line, err=True)
        if differences:
            total = plural(len(differences), "file")
            click.echo(f"{total} not as a clean build has them", err=True)
            raise SystemExit(1)
        click.echo("verified: a clean build gives the same bytes")

    def _build(self, *, profile: bool) -> BuildReport:
        jobs = 1 if profile else self.jobs
        builder = Builder(self.site, self.out, jobs, self.strict, records=True, locked=self.locked)
        with show_progress() as progress:
            if not profile:
                return builder.rebuild(progress)
            report, measured = profile_build(builder, progress)
        print_profile(measured, report)
        return report


def print_profile(profile: BuildProfile, report: BuildReport) -> None:
    """The tables, each with the share that every row has of the whole time."""
    if not (profile.templates or profile.rules or report.failed):
        click.echo("Nothing was changed, so no text was read and no page made.")
    for title, rows in (
        ("phase", profile.phases),
        ("template", profile.templates),
        ("loader rule", profile.rules),
    ):
        if rows:
            calls = "" if rows[0].calls is None else "calls"
            click.echo(f"{'seconds':>9} {'share':>6} {calls:>9}  {title}")
        for row in rows:
            click.echo(_show(row, profile.seconds))
    if report.slowest:
        click.echo(f"{'seconds':>9} {'':>16}  slowest articles")
    for seconds, path in report.slowest:
        click.echo(f"{seconds:>9.3f} {'':>16}  {path}")


def _show(row: Row, whole: float) -> str:
    calls = "" if row.calls is None else f"{row.calls:,}"
    return f"{row.seconds:>9.3f} {row.seconds / max(whole, 1e-9):>6.0%} {calls:>9}  {row.name}"
