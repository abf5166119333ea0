"""``newsgen review``."""

import heapq
import sys
from pathlib import Path

import click

from newsgen.archive.corrections import write_correction
from newsgen.archive.doubts import Doubt, find_doubts
from newsgen.archive.override_files import read_overrides
from newsgen.commands.printing import plural, site_options
from newsgen.commands.reading import read_site
from newsgen.config import require_config
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.scanning import scan_site


@click.command("review")
@site_options
@click.option("--most", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option(
    "--set",
    "correction",
    nargs=3,
    metavar="SEED FIELD VALUE",
    help="Write one value, such as: --set seeds/a.txt date 2021-07-24",
)
def command(site: Path, most: int, correction: tuple[str, str, str] | None) -> None:
    """List the least certain fields of the archive, and accept or correct them.

    On a terminal each is asked for in turn; elsewhere they are listed. What you accept or correct
    is written as an override in articles/. Seeds are never touched.
    """
    rules, _ = load_site_rules(site, require_config(site))
    overrides = read_overrides(site, scan_site(site)[0], rules)
    if correction:
        seed, field, value = correction
        path = write_correction(site, seed, overrides.get(seed, ""), field, value, rules)
        click.echo(f"{path} now gives {field}: {value}")
        return
    doubts = _find(site, most)
    if not doubts:
        click.echo("Nothing is in doubt.")
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _ask(site, doubts, overrides, rules)
    else:
        for doubt in doubts:
            click.echo(_describe(doubt))


def _find(site: Path, most: int) -> list[Doubt]:
    """The least certain fields."""
    with read_site(site) as archive:
        found = (doubt for article in archive.records.read_all() for doubt in find_doubts(article))
        return heapq.nsmallest(most, found, key=_urgency)


def _urgency(doubt: Doubt) -> tuple[bool, float, str, str]:
    """Values that may be wrong come before fields that were left empty."""
    return not doubt.value, doubt.confidence, doubt.path, doubt.field


def _describe(doubt: Doubt) -> str:
    value = doubt.value or "(nothing)"
    head = f"{doubt.confidence:.2f}  {doubt.path}  {click.style(doubt.field, bold=True)}: {value}"
    return f"{head}\n      {' '.join(doubt.reason.split())[:160]}"


def _ask(site: Path, doubts: list[Doubt], overrides: dict[str, str], rules: SiteRules) -> None:
    """Go through the doubts with the editor."""
    written = 0
    for doubt in doubts:
        click.echo(f"\n{_describe(doubt)}")
        answer = click.prompt(
            "  [a]ccept, [c]orrect, [s]kip, [q]uit",
            type=click.Choice(["a", "c", "s", "q"]),
            default="s",
            show_choices=False,
        )
        if answer == "q":
            break
        if answer == "s" or (answer == "a" and not doubt.value):
            continue
        value = doubt.value if answer == "a" else click.prompt("  value", type=str)
        known = overrides.get(doubt.path, "")
        path = write_correction(site, doubt.path, known, doubt.field, value, rules)
        overrides[doubt.path] = path
        click.echo(f"  written to {path}")
        written += 1
    click.echo(f"{plural(written, 'value')} written")
