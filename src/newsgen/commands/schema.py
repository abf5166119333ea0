"""``newsgen schema``."""

import json

import click

from newsgen.codec import article_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema (2020-12) of a record, as `newsgen parse` prints it."""
    click.echo(json.dumps(article_schema(), indent=2))
