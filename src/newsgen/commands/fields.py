"""The names of fields that commands take."""

from collections.abc import Sequence
from difflib import get_close_matches

import click

from newsgen.explain.story import RECORD_NAMES


def find_field(name: str, known: Sequence[str]) -> str:
    """The field called `name`, one of the `known` of the record; ``date`` is ``published``.

    Raises `click.UsageError` where it is none.
    """
    meant = RECORD_NAMES.get(name, name)
    if meant in known:
        return meant
    near = get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    listed = f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(known)}"
    raise click.UsageError(f"there is no field `{name}`: {listed}")
