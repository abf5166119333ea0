"""``newsgen verify``."""

from pathlib import Path

import click

from newsgen.commands.printing import plural, print_issues, show_progress, site_options
from newsgen.errors import has_errors
from newsgen.executors import default_jobs
from newsgen.places import OUT, STATE
from newsgen.verification.checksums import require_outside, write_checksums
from newsgen.verification.model import CHECKS, Check, Report
from newsgen.verification.run import verify_site


@click.command("verify")
@site_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Output folder.  [default: {OUT}/ in the site]",
)
@click.option("--jobs", type=click.IntRange(1, 64), default=default_jobs, help="Processes to use.")
@click.option(
    "--write-manifest",
    "manifest",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write SHA-256 sums of sources and output to FILE, if all is well.",
)
def command(site: Path, out: Path | None, jobs: int, manifest: Path | None) -> None:
    """Read the built archive back and check it against records and sources; change nothing."""
    out = out or site / OUT
    if manifest is not None:
        require_outside(manifest, site, out)
    with show_progress() as progress:
        report = verify_site(site, out, site / STATE, jobs, lambda *n: progress("verify", *n))
    print_issues(report.issues, everything=True)
    for check in CHECKS:
        click.echo(_line(report, check))
    click.echo(
        f"{plural(report.articles, 'article')}, {plural(len(report.issues), 'fault')} "
        f"in {report.seconds:.1f} s"
    )
    if has_errors(report.issues):
        raise SystemExit(1)
    if manifest is not None:
        click.echo(f"{plural(write_checksums(manifest, site, out), 'sum')} → {manifest}")


def _line(report: Report, check: Check) -> str:
    """``ok      links       48,210 links, 12,004 fragments``."""
    faults = report.faults(check)
    checked = any(report.counts[check.name, noun] for noun in check.nouns)
    mark = plural(faults, "fault") if faults else "ok" if checked else "nothing"
    looked = ", ".join(_count(report, check.name, noun) for noun in check.nouns)
    return f"{mark:<13}{check.name:<12}{looked}"


def _count(report: Report, check: str, noun: str) -> str:
    number = report.counts[check, noun]
    return (
        f"{number:,} {noun[:-1]}ies" if noun.endswith("y") and number != 1 else plural(number, noun)
    )
