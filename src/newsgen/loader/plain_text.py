"""Markdown → the words that it shows, for where text is searched or cut short and not laid out."""

import re
from typing import Final

from newsgen.loader.markup import THING, find_hidden

_TAG: Final = re.compile(r"<[^<>]{1,1000}>")
_TARGET: Final = re.compile(r"\]\([^()\s]{0,1000}\)|\]\[[^\]\n]{0,200}\]")
_SIGNS: Final = re.compile(r"[*_`#>|\[\]]+|!(?=\[)")


_EMPHASIS: Final = re.compile(r"(?<!\w)[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?!\w)")
_TICKS: Final = re.compile(r"^`+ ?| ?`+$")
_ITEM: Final = re.compile(r"^[ \t]*(?:[-+*>]|#{1,6})[ \t]+", re.MULTILINE)


def read_words(text: str) -> str:
    """A piece of Markdown as it reads: ``said [*Ana*](u "T")`` → ``said Ana``; for lists of words.

    Code and shortcodes stand as they are printed, and every run of white space is one blank.
    """
    pieces, at = [], 0
    for start, end, shown in find_hidden(text):
        pieces += [text[at:start], _print_thing(text[start:end]) if shown == THING else shown]
        at = end
    words = "".join([*pieces, text[at:]])
    return " ".join(_EMPHASIS.sub("", _ITEM.sub("", words)).split())


def _print_thing(source: str) -> str:
    """Code without its backticks, an address without its brackets, a shortcode as it is."""
    if source[0] == "`":
        return _TICKS.sub("", source)
    if source[0] == "{":
        return source
    return _TAG.sub("", source) if "</" in source else source[1:-1]


def plain_text(text: str) -> str:
    """Markdown without its signs, tags and addresses: ``[the *ferry*](a.md)`` → ``the ferry``."""
    return _SIGNS.sub("", _TARGET.sub("", _TAG.sub(" ", text)))
