"""The command line: which commands there are. Each is loaded only when it is called."""

import importlib
import sys
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

import click

from newsgen import __version__
from newsgen.errors import NewsgenError
from newsgen.garbage import collect_seldom

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "init": "Make a new, empty site in DIR.",
        "build": "Build the site: sources in, linked pages out.",
        "serve": "Build, preview in a browser, and reload on every change.",
        "check": "Report all errors and warnings; write nothing.",
        "verify": "Read the built archive back and check all of it; write nothing.",
        "parse": "Print what the loader makes of PATHs, as records.",
        "explain": "Show how a text was understood, field by field.",
        "topics": "List the topics, and phrases that the vocabulary lacks.",
        "review": "List the least certain fields, and accept or correct them.",
        "reparse": "Show what new rules would change; write nothing.",
        "export": "Write the archive as a bag: sources and pages, with sums.",
        "theme": "List themes, show what a site changes, copy files to change.",
        "schema": "Print the JSON Schema of a record.",
    }
)


class LazyGroup(click.Group):
    """Imports a command's module, ``newsgen.commands.<name>``, when the command is used.

    So ``newsgen --version`` and ``--help`` do not wait for the template engine.
    """

    def list_commands(self, _context: click.Context) -> list[str]:
        """The names, in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """The command `name`."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"newsgen.commands.{name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; of a name that is none the error says which is near."""
        near = [f"'{name}'" for name in get_close_matches(args[0], COMMANDS, n=2)]
        if args[0] not in COMMANDS and near:
            context.fail(f"No such command '{args[0]}'. Did you mean {' or '.join(near)}?")
        return super().resolve_command(context, args)

    def format_commands(self, _context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newsgen")
def group() -> None:
    """Turn raw news copy into a linked archive with a topic index.

    Put texts into seeds/, or articles with front matter into articles/, then run `newsgen build`
    and open build/index.html.
    """
    if sys.flags.optimize > 1:
        raise click.UsageError(
            "python -OO drops the docstrings, which the data files describe their columns with: "
            "run newsgen without it"
        )


def main() -> None:
    """Run the command line. Exit codes: 0, 1 (errors in the site), 2 (wrong usage)."""
    collect_seldom()
    try:
        group.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("stopped", err=True)
        raise SystemExit(130) from None
    except click.ClickException as error:
        error.show()
        raise SystemExit(error.exit_code) from None
    except NewsgenError as error:
        for issue in error.issues:
            click.echo(str(issue), err=True)
        if not error.issues:
            click.echo(f"error: {error}", err=True)
        raise SystemExit(1) from None
