"""Folding of words for comparing: case and accents dropped. Never for text that is shown."""

import unicodedata
from typing import Final

# Letters that no decomposition takes apart.
_LETTERS: Final = str.maketrans(
    {"ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)


def fold(word: str) -> str:
    """Lower case without accents: ``JOSÉ`` → ``jose``, ``Łódź`` → ``lodz``."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold()).translate(_LETTERS)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()
