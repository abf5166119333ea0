"""What commands print: issues, progress, the closing summary."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from newsgen import codes
from newsgen.commands.alike import Told, fold_alike, settle_alike
from newsgen.errors import Issue, Severity
from newsgen.places import LEDGER_FILE, SEEDS
from newsgen.report import BuildReport, Progress

F = TypeVar("F", bound=Callable[..., object])

MOST_WARNINGS = 20
"""Warnings printed whole; the rest are counted. Errors are all printed."""
_SECONDS_BETWEEN_LINES = 5.0
_DOING = {
    "look": "Looking",
    "read": "Reading",
    "render": "Rendering",
    "index": "Indexing",
    "data": "Writing data",
    "verify": "Verifying",
}


def site_options(command: F) -> F:
    """The option that names a site."""
    return click.option(
        "--site",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=".",
        help="Folder of the site (with newsgen.yaml).  [default: here]",
    )(command)


def print_issues(issues: Sequence[Issue], *, everything: bool = False) -> None:
    """Errors and warnings to standard error, errors last so that they are seen.

    A field that many files have and newsgen does not know is told once, unless `everything` is.
    """
    warnings = [issue for issue in issues if issue.severity is Severity.WARNING]
    errors = [issue for issue in issues if issue.severity is Severity.ERROR]
    shown = warnings if everything else warnings[:MOST_WARNINGS]
    folded = [Told(issue) for issue in errors] if everything else fold_alike(errors)
    for told in [*map(Told, shown), *folded]:
        issue = told.issue
        color = "red" if issue.severity is Severity.ERROR else "yellow"
        text = str(told).replace(
            f" {issue.severity} {issue.code} ",
            f" {click.style(f'{issue.severity} {issue.code}', fg=color)} ",
            1,
        )
        click.echo(text, err=True)
    if settled := settle_alike(errors):
        click.echo(settled, err=True)
    hidden = len(warnings) - len(shown)
    if hidden:
        click.echo(f"… and {hidden:,} more warnings: `newsgen check` shows all", err=True)


def plural(count: int, noun: str) -> str:
    """``1 article``, ``1,204 articles``."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def print_summary(report: BuildReport, out: Path) -> None:
    """The closing lines of a build."""
    if report.failed:
        errors = sum(issue.severity is Severity.ERROR for issue in report.issues)
        what = plural(errors, "error") if errors else "warnings (--strict)"
        stands = f"{out}/ is as it was" if out.is_dir() else f"There is no {out}/ yet"
        click.echo(f"Not built: {what}. {stands}.{_codes(report)}", err=True)
        return
    changes = report.changes
    parts = [
        plural(report.articles, "article"),
        f"{plural(len(changes.written), 'file')} written",
        f"{changes.kept:,} kept",
    ]
    if changes.removed:
        parts.append(f"{len(changes.removed):,} removed")
    click.echo(f"{', '.join(parts)} in {report.seconds:.1f} s → {out}/index.html")
    if not (report.articles or report.drafts):
        click.echo(f"No stories yet: put texts into {SEEDS}/")
    if report.drafts:
        click.echo(f"{plural(report.drafts, 'draft')} held back (build with `drafts: true`)")
    if report.recorded:
        lines = plural(report.recorded, "line")
        click.echo(f"{LEDGER_FILE} got {lines}: commit it with the sources")
    if not report.sitemap:
        click.echo("No `url:` in newsgen.yaml, so no sitemap.xml and no canonical addresses.")
    if report.issues:
        click.echo(f"Warnings:{_codes(report)}")


def _codes(report: BuildReport) -> str:
    titles = {code.id: code.title for code in codes.ALL}
    return "".join(
        f"\n  {count:>6,} × {code} {titles.get(code, '')}"
        for code, count in report.counts().items()
    )


@contextmanager
def show_progress() -> Iterator[Progress]:
    """A bar with count and rate on a terminal; elsewhere a plain line now and then."""
    bars = _Bars() if sys.stderr.isatty() else _Lines()
    try:
        yield bars
    finally:
        bars.close()


class _Lines:
    """A line at the end of each phase, and every few seconds in a long one."""

    def __init__(self) -> None:
        self._phase, self._done, self._started, self._said = "", 0, 0.0, 0.0

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        now = time.monotonic()
        if phase != self._phase:
            self.close()
            self._phase, self._done, self._started, self._said = phase, 0, now, now
        self._done += done
        if now - self._said > _SECONDS_BETWEEN_LINES:
            self._said = now
            click.echo(f"{_DOING[phase]}: {self._done:,} of {max(total, self._done):,}", err=True)

    def close(self) -> None:
        """Say how far the phase came."""
        if self._phase:
            seconds = max(time.monotonic() - self._started, 1e-3)
            rate = f" ({self._done / seconds:,.0f}/s)" if self._done > 1 and seconds > 1 else ""
            click.echo(f"{_DOING[self._phase]}: {self._done:,}{rate}", err=True)
            self._phase = ""


class _Bars:
    """click's progress bar, one for each phase, with the rate beside it."""

    def __init__(self) -> None:
        self._phase, self._done, self._started = "", 0, 0.0
        self._bar: click._termui_impl.ProgressBar[int] | None = None

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        if phase != self._phase or self._bar is None:
            self.close()
            self._phase, self._done, self._started = phase, 0, time.monotonic()
            self._bar = click.progressbar(
                length=max(total, 1),
                label=f"{_DOING[phase]:<9}",
                show_pos=True,
                item_show_func=self._rate,
                file=sys.stderr,
            )
            self._bar.__enter__()
        self._done += done
        self._bar.length = max(total, self._done, 1)  # pages are counted roughly, and stories twice
        self._bar.update(done, self._done)

    def _rate(self, _item: int | None) -> str:
        seconds = time.monotonic() - self._started
        return f"{self._done / seconds:,.0f}/s" if seconds > 0.2 else ""

    def close(self) -> None:
        """Finish the bar."""
        if self._bar is not None:
            self._bar.__exit__(None, None, None)
            self._bar = None
