"""Whole numbers as text: five bits a character, so that an index is a string in a script.

All characters of a number but its last come from the second half of the alphabet. Small numbers
take one character, and gzip finds the rest.
"""

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
READY = 1 << 15
"""Numbers below it, three characters of a number, are looked up."""
_LOW = READY - 1
_BITS = 15


@dataclass(frozen=True, slots=True)
class _Tables:
    """What stands for fifteen bits."""

    whole: tuple[str, ...]
    """As a number of its own."""
    begun: tuple[str, ...]
    """As the beginning of a longer number."""
    ended: tuple[str, ...]
    """As the end of a longer number: always three characters."""


@functools.cache
def _tables() -> _Tables:
    whole = tuple(_spell(number) for number in range(READY))
    begun = tuple(text[:-1] + ALPHABET[32 + ALPHABET.index(text[-1])] for text in whole)
    ended = tuple(ALPHABET[32] * (3 - len(text)) + text for text in whole)
    return _Tables(whole, begun, ended)


def _spell(number: int) -> str:
    text = ALPHABET[number & 31]
    while number := number >> 5:
        text = ALPHABET[32 + (number & 31)] + text
    return text


def encode(number: int) -> str:
    """`number` (0 or more) as text: 0 is ``A``, 31 is ``f``, 32 is ``hA``."""
    return _tables().whole[number] if number < READY else _spell(number)


def encode_all(numbers: Iterable[int]) -> str:
    """All `numbers`, below 2**30 quickly, one after the other."""
    tables = _tables()
    whole, begun, ended = tables.whole, tables.begun, tables.ended
    return "".join(
        [
            whole[number]
            if number < READY
            else begun[number >> _BITS] + ended[number & _LOW]
            if number < READY << _BITS
            else _spell(number)
            for number in numbers
        ]
    )
