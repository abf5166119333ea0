"""``newsgen check``."""

from pathlib import Path

import click

from newsgen.build import Builder
from newsgen.commands.printing import plural, print_issues, show_progress, site_options
from newsgen.errors import Severity
from newsgen.places import OUT
from newsgen.scratch import open_scratch


@click.command("check")
@site_options
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
def command(site: Path, strict: bool) -> None:
    """Report every error and warning of the site; write nothing."""
    with open_scratch() as state, show_progress() as progress:
        builder = Builder(site, site / OUT, strict=strict, state=state, publishes=False)
        report = builder.rebuild(progress)
    print_issues(report.issues, everything=True)
    errors = sum(issue.severity is Severity.ERROR for issue in report.issues)
    warnings = len(report.issues) - errors
    counts = [(report.articles, "article"), (errors, "error"), (warnings, "warning")]
    click.echo(", ".join(plural(count, noun) for count, noun in counts))
    if report.failed:
        raise SystemExit(1)
