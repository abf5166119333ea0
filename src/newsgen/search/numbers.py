"""Whole numbers as text: five bits a character, so that an index is a string in a script.

All characters of a number but its last come from the second half of the alphabet. Small numbers
take one character, and gzip finds the rest.
"""

from typing import Final

ALPHABET: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
READY = 1 << 15
"""Numbers below it are in `SMALL`; the two loops that encode most look there themselves."""


def encode(number: int) -> str:
    """`number` (0 or more) as text: 0 is ``A``, 31 is ``f``, 32 is ``hA``."""
    return SMALL[number] if number < READY else _encode(number)


def _encode(number: int) -> str:
    text = ALPHABET[number & 31]
    while number := number >> 5:
        text = ALPHABET[32 + (number & 31)] + text
    return text


SMALL: Final = tuple(_encode(number) for number in range(READY))
