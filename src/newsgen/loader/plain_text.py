"""Markdown → the words that it shows, for where text is searched or cut short and not laid out."""

import re
from typing import Final

_TAG: Final = re.compile(r"<[^<>]{1,1000}>")
_TARGET: Final = re.compile(r"\]\([^()\s]{0,1000}\)|\]\[[^\]\n]{0,200}\]")
_SIGNS: Final = re.compile(r"[*_`#>|\[\]]+|!(?=\[)")


def plain_text(text: str) -> str:
    """Markdown without its signs, tags and addresses: ``[the *ferry*](a.md)`` → ``the ferry``."""
    return _SIGNS.sub("", _TARGET.sub("", _TAG.sub(" ", text)))
