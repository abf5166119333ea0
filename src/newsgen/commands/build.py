"""``newsgen build``."""

from pathlib import Path

import click

from newsgen.build import OUT, Builder
from newsgen.commands.printing import print_issues, print_summary, show_progress, site_options
from newsgen.executors import default_jobs


@click.command("build")
@site_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the pages.  [default: build/ in the site]",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Processes to use.")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@click.option("--locked", is_flag=True, help="Fail where addresses.tsv would get a line, as in CI.")
def command(site: Path, out: Path | None, jobs: int, strict: bool, locked: bool) -> None:
    """Build the site: read seeds/ and articles/, write linked pages.

    Only what changed is made anew. If anything is wrong, everything that is wrong is reported and
    the pages of the last good build stay as they are.
    """
    target = out or site / OUT
    with show_progress() as progress:
        builder = Builder(site, target, jobs, strict, records=True, locked=locked)
        report = builder.rebuild(progress)
    print_issues(report.issues)
    print_summary(report, target)
    if report.failed:
        raise SystemExit(1)
