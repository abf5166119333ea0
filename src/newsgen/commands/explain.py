"""``newsgen explain``."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import click

from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE
from newsgen.commands.fields import find_field
from newsgen.commands.printing import print_issues
from newsgen.config import require_config
from newsgen.errors import has_errors
from newsgen.explain.files import read_story
from newsgen.explain.show import Sheet
from newsgen.explain.story import FIELDS, Story
from newsgen.loader.load import read_seed_name
from newsgen.loader.site_rules import SiteRules, load_site_rules
from newsgen.places import ARTICLES, CONFIG_FILE, STATE
from newsgen.scanning import scan_site

WIDEST = 100
"""Columns used at most; longer rows are hard to read."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text lies: below which folder, read by which rules, corrected by which file."""

    root: Path
    path: str
    rules: SiteRules
    override: str = ""


@click.command("explain")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@click.argument("field", metavar="[FIELD]", required=False)
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the site that FILE belongs to.  [default: here, if here is one]",
)
@click.option(
    "--color/--no-color",
    default=None,
    help="Mark in colours, or in brackets.  [default: colours on a terminal]",
)
def command(file: Path, field: str | None, site: Path | None, color: bool | None) -> None:
    """Show how a text was understood: each value with origin, rule, confidence and its source.

    FIELD is headline, subheadline, bylines, dateline, published (or date), photos, body, quotes,
    boilerplate, people, places, organisations, dates, topics or blocks. Without one: a summary and
    the whole text.

    In a site a seed is shown as its override in articles/ corrects it. Marks are in colours on a
    terminal and in brackets elsewhere, or where NO_COLOR is set.
    """
    name = find_field(field, FIELDS) if field else None
    place = _find_place(site, file)
    recurring = read_recurring(place.root / STATE / STORE_FILE)
    read = read_story(place.root, place.path, place.rules, place.override, recurring)
    print_issues(read.issues, everything=True)
    if read.seed:
        hint = "name its site with --site DIR to see what becomes of the seed"
        raise click.ClickException(f"{place.path} corrects {read.seed}; {hint}")
    if read.story is not None:
        _print(read.story, name, color)
    if has_errors(read.issues):
        raise SystemExit(1)


def _find_place(site: Path | None, file: Path) -> Place:
    """Where `file` lies; as it is from here, or below the site."""
    home = site or Path()
    inside = site is not None or (home / CONFIG_FILE).exists()
    rules = load_site_rules(home, require_config(home))[0] if inside else SiteRules()
    full = file if file.exists() or not inside else home / file
    if not full.is_file():
        raise click.UsageError(f"there is no file {file}")
    path = Path(os.path.relpath(full.absolute(), home.absolute())).as_posix()
    if not inside or path.startswith("../"):
        return Place(full.parent, full.name, rules)
    return _find_override(Place(home, path, rules))


def _find_override(place: Place) -> Place:
    """The place with the file that corrects it; an override's own place is that of its seed."""
    snapshot, _ = scan_site(place.root)
    if place.path not in snapshot:
        return place
    articles = [path for path in snapshot if path.startswith(f"{ARTICLES}/")]
    seed = read_seed_name(place.root, place.path, place.rules)
    if seed in snapshot and place.path in articles:
        click.echo(f"{place.path} corrects {seed}: this is the seed, so corrected", err=True)
        return Place(place.root, seed, place.rules, place.path)
    for path in articles:
        if read_seed_name(place.root, path, place.rules) == place.path:
            return Place(place.root, place.path, place.rules, path)
    return place


def _print(story: Story, name: str | None, color: bool | None) -> None:
    if color is None:
        color = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    width = min(WIDEST, shutil.get_terminal_size().columns)
    for line in Sheet(width, color).show(story, name):
        click.echo(line, color=color)
