"""``newsgen build``."""

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgen.commands.printing import print_issues, print_summary, site_options
from newsgen.executors import default_jobs
from newsgen.places import OUT, STATE
from newsgen.unchanged import find_unchanged

if TYPE_CHECKING:
    from newsgen.commands.building import Work


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
@click.option(
    "--explain", "address", metavar="URL", help="Say why a page, or that of a text, was made again."
)
@click.option("--profile", is_flag=True, help="Show where the time goes, in one process.")
@click.option("--verify", is_flag=True, help="Compare the output with a clean build, byte by byte.")
def command(
    site: Path,
    out: Path | None,
    jobs: int,
    strict: bool,
    locked: bool,
    address: str | None,
    profile: bool,
    verify: bool,
) -> None:
    """Build the site: read seeds/ and articles/, write linked pages.

    Only what changed is made anew. If anything is wrong, everything that is wrong is reported and
    the pages of the last good build stay as they are.
    """
    target = out or site / OUT
    report = None
    if address is None and not profile:
        report = find_unchanged(site, target, site / STATE, strict=strict)
    if report is None:
        report = load_work(site, target, jobs, strict, locked).run(address, profile=profile)
    print_issues(report.issues)
    print_summary(report, target)
    if report.failed:
        raise SystemExit(1)
    if verify:
        load_work(site, target, jobs, strict, locked).verify()


def load_work(site: Path, out: Path, jobs: int, strict: bool, locked: bool) -> "Work":
    """What there is to do, with all of newsgen: to load that takes longer than to find nothing."""
    work: type[Work] = importlib.import_module("newsgen.commands.building").Work
    return work(site, out, jobs, strict, locked)
