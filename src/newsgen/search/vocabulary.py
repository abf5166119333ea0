"""Strings between white space → numbers of words, so that a text is counted without its words."""

import functools
from collections.abc import Iterable
from itertools import chain

from newsgen.search.words import find_words, make_word

_MOST = 1 << 18
"""Strings that are kept; 10,000 stories have 220,000, a word with each of its marks for itself."""
_MARKS = ".,;:!?()[]\"'“”‘’–—-"
"""What is taken off a plain word; none of them joins words or makes one."""


class Vocabulary(dict[str, tuple[int, ...]]):
    """The strings met so far with the numbers of their words.

    What is asked of a word is in lists by its number, so that `map` reads them.
    """

    __slots__ = ("_numbers", "firsts", "seconds", "terms")

    def __init__(self) -> None:
        """Nothing is known yet."""
        super().__init__()
        self._numbers: dict[str, int] = {}
        self.terms: list[str] = []
        """The stem of each word; empty for a stop word."""
        self.firsts: list[int] = []
        """Its share in the hash of a pair that it begins."""
        self.seconds: list[int] = []
        """Its share in the hash of a pair that it ends."""

    def find(self, strings: Iterable[str]) -> list[int]:
        """The numbers of all words in `strings`, in order."""
        return list(chain.from_iterable(map(self.__getitem__, strings)))

    def __missing__(self, string: str) -> tuple[int, ...]:
        """Most strings are a plain word with or without a mark, and need no pattern."""
        bare = string.strip(_MARKS)
        plain = bare.isascii() and bare.isalpha()
        words = (bare.lower(),) if plain else find_words(string)
        numbers = self[string] = tuple(map(self._number, words))
        return numbers

    def _number(self, text: str) -> int:
        number = self._numbers.get(text)
        if number is None:
            number = self._numbers[text] = len(self.terms)
            word = make_word(text)
            self.terms.append(word.term)
            self.firsts.append(word.as_first())
            self.seconds.append(word.as_second())
        return number

    def forget_many(self) -> None:
        """Forget all where there is too much of it. The numbers found so far lose their meaning."""
        if len(self) > _MOST:
            self.clear()
            self._numbers.clear()
            self.terms.clear()
            self.firsts.clear()
            self.seconds.clear()


@functools.cache
def shared_vocabulary() -> Vocabulary:
    """The one of this process: what one part of an archive has taught it serves the next."""
    return Vocabulary()
