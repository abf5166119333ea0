"""``newsgen theme``."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

import click

from newsgen.commands.printing import plural, site_options
from newsgen.config import load_config, require_config
from newsgen.places import CONFIG_FILE
from newsgen.renderer.overrides import (
    KINDS,
    Override,
    copy_file,
    find_overrides,
    is_theme_itself,
    theme_files,
)
from newsgen.theme import read_intro, theme_names


@click.group("theme")
def command() -> None:
    """List the themes, show what the site changes of its own, copy files to change."""


@command.command("list")
@site_options
def list_themes(site: Path) -> None:
    """List the themes that a site can name, the site's own marked with *."""
    current = load_config(site)[0].theme if (site / CONFIG_FILE).exists() else ""
    names = theme_names(site)
    width = max(map(len, names))
    for name in names:
        mark = "*" if name == current else " "
        click.echo(f"{mark} {name:<{width}}  {read_intro(site, name)}".rstrip())


@command.command("diff")
@site_options
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--strict", is_flag=True, help="Fail where a file of the site changes nothing.")
def show_diff(site: Path, files: tuple[str, ...], strict: bool) -> None:
    """Show what the site changes of its theme, file by file.

    Name FILEs, such as front.html or style.css, to see only these.

    Of a template that extends the theme's file of its name, the blocks that differ are shown, with
    what super() stands for put in.

    A file that is equal to the theme's, and a template that no page uses, could be deleted;
    --strict ends with 1 where there is one.
    """
    theme = require_config(site).theme
    if is_theme_itself(site):
        click.echo("The site's templates/ and static/ are the default theme itself.")
        return
    overrides = find_overrides(site, theme)
    if files:
        paths = _paths(files, [override.path for override in overrides], "the site does not change")
        overrides = tuple(override for override in overrides if override.path in paths)
    for override in overrides:
        click.echo(f"{click.style(override.path, bold=True)}: {_verdict(override)}")
        for line in override.diff:
            click.echo(_color(line))
    click.echo(_summary(theme, overrides))
    if strict and any(override.is_pointless for override in overrides):
        raise SystemExit(1)


def _verdict(override: Override) -> str:
    """What is to be said of a file before its diff."""
    if override.equal and override.extends:
        return "extends the theme's file and changes nothing, could be deleted"
    if override.equal:
        return "equal to the theme's file, could be deleted"
    parts = [] if override.used else ["no page uses it"]
    if override.extends:
        return ", ".join(["extends the theme's file", *parts])
    if not override.theirs:
        parts.insert(0, "the theme has no such file")
    elif not override.diff:
        parts.insert(0, "replaces a file of the theme; not compared, since it is no text")
    return ", ".join(parts) or "replaces a file of the theme"


def _summary(theme: str, overrides: Sequence[Override]) -> str:
    extended = sum(override.extends for override in overrides)
    replaced = sum(bool(override.theirs) for override in overrides) - extended
    equal = sum(override.equal and not override.extends for override in overrides)
    unused = sum(not override.used for override in overrides)
    parts = [f"{plural(replaced, 'file')} of the theme `{theme}` replaced"]
    if equal:
        parts.append(f"{equal:,} of them by an equal one")
    if extended:
        parts.append(f"{extended:,} extended")
    if unused:
        parts.append(f"{plural(unused, 'template')} used by no page")
    return ", ".join(parts)


def _color(line: str) -> str:
    color = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
    return click.style(line, fg=color) if color else line


@command.command("copy")
@site_options
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
def copy_files(site: Path, files: tuple[str, ...]) -> None:
    """Copy files of the theme into the site, to change them there.

    FILEs are such as front.html or style.css. Nothing is overwritten: if the site has one of them
    already, none is copied.
    """
    theme = require_config(site).theme
    paths = _paths(files, theme_files(site, theme), f"the theme `{theme}` does not have")
    there = [path for path in paths if (site / path).exists()]
    if there:
        raise click.ClickException(f"{', '.join(there)} is in the site already; nothing was copied")
    for path in paths:
        click.echo(f"{copy_file(site, theme, path)}: change it as you like")


def _paths(names: Sequence[str], known: Sequence[str], missing: str) -> list[str]:
    """The known files that are meant: ``base.html`` and ``templates/base.html`` are the same.

    Raises `click.UsageError` for a name that is none of them.
    """
    found = []
    for name in names:
        meant = [path for path in (name, *(f"{kind}/{name}" for kind in KINDS)) if path in known]
        if not meant:
            short = {path.partition("/")[2]: path for path in known}
            close = get_close_matches(name, [*known, *short], n=1)
            hint = f"; did you mean {close[0]}?" if close else ""
            raise click.UsageError(f"{name} is a file that {missing}{hint}")
        found.append(meant[0])
    return list(dict.fromkeys(found))
