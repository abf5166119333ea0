"""The corpus, and plain mutations of it: what CI runs where atheris is not installed."""

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parent / "corpus"
"""A folder for each target. Every text in it is invented."""
LONGEST: Final = 4096
_SIGNS: Final = (
    b"\n", b"\r\n", b"\r", b"\0", b"\t", b" ", b"---\n", b": ", b"- ", b"[", b"{", b"&a ", b"*a",
    b"!!x ", b"<", b">", b'"', b"'", b"\xe2\x80\x9c", b"\xe2\x80\x9d", b"\xc2\xa0", b"\xff",
    b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xcc\x81",
    b"../", b"//", b"%2e", b"javascript:", b"{slug}",
)  # fmt: skip


def read_corpus(target: str) -> list[bytes]:
    """The inputs of a target, in the order of their names."""
    return [path.read_bytes() for path in sorted((CORPUS / target).iterdir())]


def mutate_corpus(target: str, seed: int) -> Iterator[bytes]:
    """Changed inputs of a target without end; those of one `seed` are always the same."""
    dice = random.Random(seed)
    inputs = read_corpus(target)
    while True:
        data = dice.choice(inputs)
        for _ in range(dice.randint(1, 6)):
            data = _mutate(dice, data, inputs)
        yield data[:LONGEST]


def _mutate(dice: random.Random, data: bytes, inputs: list[bytes]) -> bytes:
    at, to = sorted(dice.randrange(len(data) + 1) for _ in range(2))
    change = dice.randrange(5)
    if change == 0:
        return data[:at] + dice.choice(_SIGNS) * dice.choice((1, 1, 2, 50)) + data[at:]
    if change == 1:
        return data[:at] + data[to:]
    if change == 2:
        return data[:at] + data[at:to] * 2 + data[to:]
    if change == 3:
        return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
    other = dice.choice(inputs)
    return data[:at] + other[dice.randrange(len(other) + 1) :]
