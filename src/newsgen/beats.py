"""How long work is left before its end: every so often it calls a function that may raise."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias, TypeVar

T = TypeVar("T")

Beat: TypeAlias = Callable[[], None]
"""Called every so often in a long piece of work, which it leaves by raising an exception."""


def go_on() -> None:
    """Never leave the work."""


def beating(items: Iterable[T], beat: Beat) -> Iterator[T]:
    """`items`, with a beat before each."""
    for item in items:
        beat()
        yield item
