"""``newsgen reparse``."""

import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

import click

from newsgen.archive.changes import FIELDS, Change, find_changes
from newsgen.archive.override_files import read_overrides
from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE, RecordReader
from newsgen.commands.fields import find_field
from newsgen.commands.printing import plural, site_options
from newsgen.config import require_config
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import load_site_rules
from newsgen.manifest import manifest_path, read_manifest
from newsgen.places import OUT, STATE
from newsgen.scanning import scan_site

WIDTH = 100
"""Code points of an old or a new value that are shown."""


@click.command("reparse")
@site_options
@click.option("--diff", is_flag=True, help="Show every change, not just how many there are.")
@click.option(
    "--field",
    "names",
    metavar="FIELD",
    multiple=True,
    help=f"Only this field, may be given several times: {', '.join(FIELDS)}.",
)
def command(site: Path, diff: bool, names: tuple[str, ...]) -> None:
    """Show what this version of the rules would change; write nothing.

    The records of the last build are compared with what newsgen makes of the sources now. Run it
    after an update, or after a change to a lexicon, and before the next build.
    """
    fields = {find_field(name, FIELDS) for name in names} or set(FIELDS)
    changes = [change for change in _changes(site) if change.field in fields]
    if diff:
        for change in changes:
            _print(change)
    articles = len({change.path for change in changes})
    counts = Counter(change.field for change in changes)
    for name, count in counts.most_common():
        click.echo(f"  {count:>6,} × {name}")
    if changes:
        click.echo(f"{plural(len(changes), 'change')} in {plural(articles, 'article')}")
    else:
        click.echo("Nothing would change.")


def _changes(site: Path) -> list[Change]:
    """Each change, sorted by path; sources that changed themselves are left out."""
    rules, _ = load_site_rules(site, require_config(site))
    store = site / STATE / STORE_FILE
    if not store.exists():
        raise click.ClickException("there is no record yet: run `newsgen build` first")
    snapshot, _ = scan_site(site)
    overrides = read_overrides(site, snapshot, rules)
    recurring = read_recurring(site / STATE / STORE_FILE)
    # A build that failed has left records beside those of the last that was published.
    keys = read_manifest(manifest_path(site / STATE, site / OUT)).keys or None
    found: list[Change] = []
    try:
        with closing(RecordReader(store)) as records:
            for old in records.read_all(keys):
                path = old.source.path
                if path not in snapshot:
                    continue
                override = overrides.get(path, "")
                new = load_article(site, path, rules, override, recurring).parsed.article
                if new is not None and new.source.sha256 == old.source.sha256:
                    found += find_changes(old, new)
    except sqlite3.DatabaseError:
        raise click.ClickException(
            "the records of the last build have another form: nothing can be compared"
        ) from None
    return sorted(found, key=lambda change: change.path)


def _print(change: Change) -> None:
    click.echo(f"{change.path}: {click.style(change.field, bold=True)}")
    if change.old:
        click.echo(click.style(f"  - {_shorten(change.old)}", fg="red"))
    if change.new:
        click.echo(click.style(f"  + {_shorten(change.new)}", fg="green"))


def _shorten(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= WIDTH else f"{line[:WIDTH]}…"
