"""``newsgen review``."""

import heapq
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from newsgen.archive.corrections import write_correction
from newsgen.archive.doubts import Doubt, find_doubts
from newsgen.archive.gather import gather_cards
from newsgen.archive.store import STORE_FILE, RecordReader, Store
from newsgen.commands.printing import plural, show_progress, site_options
from newsgen.config import require_config
from newsgen.executors import default_jobs, open_executor
from newsgen.loader.sources import scan_site
from newsgen.versions import code_digest


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
    doubts, overrides = _find(site, most)
    if correction:
        seed, field, value = correction
        path = write_correction(site, seed, overrides.get(seed, ""), field, value)
        click.echo(f"{path} now gives {field}: {value}")
        return
    if not doubts:
        click.echo("Nothing is in doubt.")
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _ask(site, doubts, dict(overrides))
    else:
        for doubt in doubts:
            click.echo(_describe(doubt))


def _find(site: Path, most: int) -> tuple[list[Doubt], Mapping[str, str]]:
    """The least certain fields, and the override of each seed."""
    config = require_config(site)
    snapshot, _ = scan_site(site)
    workers = partial(open_executor, default_jobs())
    with TemporaryDirectory(prefix="newsgen-") as folder:
        file = Path(folder) / STORE_FILE
        with closing(Store(file)) as store, show_progress() as progress:
            read = partial(progress, "read")
            jobs = default_jobs()
            gathered = gather_cards(
                site, snapshot, config, code_digest(), store, workers, jobs, read
            )
        with closing(RecordReader(file)) as records:
            found: Iterator[Doubt] = (
                doubt for article in records.read_all() for doubt in find_doubts(article)
            )
            least = heapq.nsmallest(most, found, key=_urgency)
    return least, {card.path: card.override for card in gathered.cards if card.override}


def _urgency(doubt: Doubt) -> tuple[bool, float, str, str]:
    """Values that may be wrong come before fields that were left empty."""
    return not doubt.value, doubt.confidence, doubt.path, doubt.field


def _describe(doubt: Doubt) -> str:
    value = doubt.value or "(nothing)"
    head = f"{doubt.confidence:.2f}  {doubt.path}  {click.style(doubt.field, bold=True)}: {value}"
    return f"{head}\n      {' '.join(doubt.reason.split())[:160]}"


def _ask(site: Path, doubts: list[Doubt], overrides: dict[str, str]) -> None:
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
        overrides[doubt.path] = write_correction(site, doubt.path, known, doubt.field, value)
        click.echo(f"  written to {overrides[doubt.path]}")
        written += 1
    click.echo(f"{plural(written, 'value')} written")
