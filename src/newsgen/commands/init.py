"""``newsgen init``."""

from pathlib import Path

import click

from newsgen.places import ARTICLES, CONFIG_FILE, OUT, SEEDS, STATE, STATIC, TEMPLATES

_CONFIG = """\
title: {title}
tagline: ""
# The address where the archive will live; needed for sitemap.xml and canonical links. With it, what
# is published is noted in addresses.tsv, so that addresses keep working when stories move.
# url: https://archive.example
language: en
"""
_IGNORE = f"/{OUT}/\n/{STATE}/\n"
_FOLDERS = (SEEDS, ARTICLES, TEMPLATES, STATIC)


@click.command("init")
@click.argument("folder", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
def command(folder: Path) -> None:
    """Make a new, empty site in DIR: seeds/, articles/, templates/, static/, newsgen.yaml.

    Nothing that is there already is changed.
    """
    if (folder / CONFIG_FILE).exists():
        raise click.UsageError(f"{folder / CONFIG_FILE} is there already")
    for name in _FOLDERS:
        (folder / name).mkdir(parents=True, exist_ok=True)
    title = folder.resolve().name.replace("-", " ").replace("_", " ").strip().capitalize()
    quoted = '"' + (title or "News archive").replace("\\", "\\\\").replace('"', '\\"') + '"'
    (folder / CONFIG_FILE).write_text(_CONFIG.format(title=quoted), encoding="utf-8")
    if not (folder / ".gitignore").exists():
        (folder / ".gitignore").write_text(_IGNORE, encoding="utf-8")
    here = folder.resolve() == Path.cwd()
    click.echo(f"A new site is in {folder}/")
    seeds, site = (SEEDS, "") if here else (f"{folder}/{SEEDS}", f" --site {folder}")
    click.echo(f"Put raw texts into {seeds}/, then: newsgen build{site}")
