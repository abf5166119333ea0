"""Where a mark that its own paragraph does not close is closed after all, for the warning of it."""

import re
from types import MappingProxyType
from typing import Final, NamedTuple

from newsgen.records import Span

_REACH: Final = 10_000
"""Code points that are looked through: a few columns of a newspaper."""
_MARK = re.compile(r"&(?:#8221|#x201[dD]|rdquo|#187|raquo|#34|quot);|``|''|‘‘|’’|[“”\"„«»]")
_CLOSERS: Final = MappingProxyType(
    {"“": "”", "”": "”", "„": "“”", "«": "»", "»": "»«", "‘‘": "’’", "``": "''", "''": "''"}
)
"""Mark → the marks that close it. A straight one is closed by one that stands after a word."""


class Closing(NamedTuple):
    """What closes a quotation further on."""

    span: Span
    written: str
    """The mark, or the entity that stands for one: ``&#8221;``."""

    @property
    def is_entity(self) -> bool:
        """Whether it is a mark in HTML only."""
        return self.written.startswith("&")


def find_closing(text: str, at: int) -> Closing | None:
    """What closes the mark at `at` of `text`; None where another quotation begins before that.

    ``“We go.\\n\\nAnd we stay.”``: the last mark. Never raises.
    """
    opening = _MARK.match(text, at)
    if opening is None:
        return None
    closers = _CLOSERS.get(opening[0], '"')
    for found in _MARK.finditer(text, opening.end(), at + _REACH):
        mark, before = found[0], text[found.start() - 1]
        if mark == '"' == closers:
            closes = not (before.isspace() or text[found.end() : found.end() + 1].isalnum())
        else:
            closes = mark.startswith("&") or mark in closers
        return Closing(found.span(), mark) if closes else None
    return None
