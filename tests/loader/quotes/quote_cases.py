"""What the tests of the quotation family share."""

import re
from typing import NamedTuple

from newsgen.loader.quotes import find_quotes
from newsgen.records import Quote, Span

_PARAGRAPH = re.compile(r"\S[^\n]*")


class Said(NamedTuple):
    """One expected quotation: who (resolved), how many fragments, which kind."""

    name: str | None
    fragments: int = 1
    kind: str = "speech"


def pieces_of(text: str) -> list[Span]:
    """Spans of the lines that are not blank."""
    return [found.span() for found in _PARAGRAPH.finditer(text)]


def read(text: str) -> tuple[Quote, ...]:
    """The quotations of a text whose paragraphs are its lines."""
    return find_quotes(text, pieces_of(text))


def only(text: str) -> Quote:
    """The one quotation of a text."""
    (quote,) = read(text)
    return quote


def name_of(quote: Quote) -> str | None:
    """The resolved speaker."""
    return quote.speaker.name if quote.speaker else None


def mention_of(quote: Quote) -> str | None:
    """The speaker as printed."""
    return quote.speaker.mention if quote.speaker else None


def outline(text: str) -> list[Said]:
    """All quotations of a text in short."""
    return [Said(name_of(one), len(one.fragments), one.kind) for one in read(text)]
