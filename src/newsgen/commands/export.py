"""``newsgen export``."""

from pathlib import Path

import click

from newsgen.commands.printing import plural, site_options
from newsgen.config import require_config
from newsgen.places import OUT, STATE
from newsgen.verification.bag import write_bag
from newsgen.verification.built import require_manifest


@click.command("export")
@site_options
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help=f"Output folder.  [default: {OUT}/ in the site]",
)
@click.option(
    "--bag",
    required=True,
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write sources and output to DIR as a BagIt bag (RFC 8493).",
)
def command(site: Path, out: Path | None, bag: Path) -> None:
    """Hand the archive over: sources and built pages, with sums, in a form that lasts."""
    out = out or site / OUT
    config = require_config(site)
    manifest, _ = require_manifest(out, site / STATE)
    files = write_bag(bag, site, out, config, manifest)
    click.echo(f"{plural(files, 'file')} → {bag}/")
