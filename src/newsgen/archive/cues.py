"""Where the words of the topic vocabulary stand in a text. The loader counts them; this finds them.

Words are taken apart and matched as in `newsgen.loader.topics`, longest cue first.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from newsgen.loader.topics import Cue, Vocabulary, read_vocabulary
from newsgen.records import Span

_TOKEN: Final = re.compile(r"[^\W_]+(?:[-'’&][^\W_]+)*")
_LONGEST: Final = 3
"""Words in the longest cue."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the vocabulary compares it, and where it stands."""

    word: str
    """Small letters; the possessive dropped: ``Mayor’s`` → ``mayor``."""
    span: Span


@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue in a row of tokens: ``tokens[first : first + size]``."""

    first: int
    size: int
    cue: Cue


def split_tokens(text: str, span: Span, vocabulary: Vocabulary | None = None) -> list[Token]:
    """The words of ``text[slice(*span)]``, with their places in `text`."""
    starts = (vocabulary or read_vocabulary()).starts
    return [
        Token(_compare(match[0], starts), match.span()) for match in _TOKEN.finditer(text, *span)
    ]


def find_cues(tokens: Sequence[Token], vocabulary: Vocabulary | None = None) -> Iterator[FoundCue]:
    """The cues in `tokens`, longest first; a word is used once (``tax cut`` is no ``tax``).

    `vocabulary` is the built-in one if it is not given, and the same for both functions.
    """
    vocabulary = vocabulary or read_vocabulary()
    free = 0
    for at, token in enumerate(tokens):
        if at < free or token.word not in vocabulary.starts:
            continue
        size = _measure_cue(vocabulary, [t.word for t in tokens[at : at + _LONGEST]])
        if size:
            form = " ".join(t.word for t in tokens[at : at + size])
            free = at + size
            yield FoundCue(at, size, vocabulary.cues[form])


def _compare(printed: str, starts: frozenset[str]) -> str:
    word = printed.lower().replace("’", "'")
    return word[:-2] if word.endswith("'s") and word not in starts else word


def _measure_cue(vocabulary: Vocabulary, words: Sequence[str]) -> int:
    """How many of the words, from the first on, make a cue; 0 where none do."""
    longest = len(words) if words[0] in vocabulary.openers else 1
    sizes = range(longest, 0, -1)
    return next((size for size in sizes if " ".join(words[:size]) in vocabulary.cues), 0)
