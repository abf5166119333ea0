"""The index read back, in Python, as the search page reads it in the browser."""

from collections.abc import Iterator

from newsgen.search.numbers import ALPHABET
from newsgen.search.terms import IMPACTS


def decode(text: str) -> Iterator[int]:
    """The numbers in `text`."""
    number = 0
    for letter in text:
        digit = ALPHABET.index(letter)
        number = number * 32 + (digit & 31)
        if digit < 32:
            yield number
            number = 0


def decode_terms(shard: str) -> dict[str, list[tuple[int, int]]]:
    """Story and impact of each term of a shard."""
    terms: dict[str, list[tuple[int, int]]] = {}
    before = ""
    for entry in shard.split(" ") if shard else []:
        head, _, postings = entry.partition("=")
        before = before[: ALPHABET.index(head[0])] + head[1:]
        story, found = 0, []
        for posting in decode(postings):
            story += posting // IMPACTS
            found.append((story, posting % IMPACTS))
        terms[before] = found
    return terms


def decode_pairs(shard: str, scale: int) -> dict[int, list[tuple[int, int]]]:
    """Story, and 1 where it is in the headline, of each hash of a shard."""
    pairs: dict[int, list[tuple[int, int]]] = {}
    entry = 0
    for step in decode(shard):
        entry += step
        value, story = divmod(entry, scale)
        pairs.setdefault(value, []).append((story >> 1, story & 1))
    return pairs
