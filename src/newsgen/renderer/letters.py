"""The alphabet of long indexes: under which letter a name stands, and pages for each letter."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsgen.archive.permalinks import LETTERS, folder_page
from newsgen.archive.terms import Term
from newsgen.renderer.strings.shape import ListStrings
from newsgen.renderer.views import LetterView, Link

T = TypeVar("T")

OTHER = "#"
"""Heading of names that begin with no letter."""
_OTHER_ID = "other"
_ARTICLES = ("a-", "an-", "the-")
BY_LAST_WORD = ("people", "bylines")
"""Kinds of terms that stand under their last name as printed."""


@dataclass(frozen=True, slots=True)
class LetterPage(Generic[T]):
    """A page of the names under one letter."""

    letter: str
    path: str
    items: tuple[T, ...]
    previous: Link | None
    """The page before, if the letter has several."""
    next: Link | None


def sort_name(term: Term) -> str:
    """The slug, for people with the last word in front."""
    return turn_name(term.slug) if term.kind in BY_LAST_WORD else term.slug


def turn_name(slug: str) -> str:
    """``rees-lloyd-gethin`` is not known for one name, so the last word alone goes in front."""
    words = slug.split("-")
    return "-".join(words[-1:] + words[:-1])


def plain_name(slug: str) -> str:
    """A description without its article: ``harbour-official`` for ``a-harbour-official``."""
    return next((slug.removeprefix(a) for a in _ARTICLES if slug.startswith(a)), slug)


def letter_of(name: str) -> str:
    """The letter that a sort name stands under: ``A``, ``Ж``, or `OTHER`."""
    first = name[:1].upper()
    return first if first.isalpha() else OTHER


def letter_id(letter: str) -> str:
    """The letter in fragments and addresses."""
    return letter.lower() if letter != OTHER else _OTHER_ID


def group_by_letter(items: Sequence[T], name: Callable[[T], str]) -> dict[str, list[T]]:
    """`items` by letter, both in the order of their sort names."""
    groups: dict[str, list[T]] = defaultdict(list)
    for item in sorted(items, key=name):
        groups[letter_of(name(item))].append(item)
    return dict(sorted(groups.items()))


def letter_bar(letters: Sequence[str], folder: str, current: str = "") -> tuple[LetterView, ...]:
    """The letters, each leading to its first page below `folder`."""
    return tuple(
        LetterView(letter, folder_page(folder, LETTERS, letter_id(letter)), letter == current)
        for letter in letters
    )


def letter_pages(
    groups: dict[str, list[T]], folder: str, size: int, words: ListStrings
) -> Iterator[LetterPage[T]]:
    """The pages of each letter below `folder`, at most `size` items on each."""
    for letter, items in groups.items():
        first = (folder, LETTERS, letter_id(letter))
        count = -(-len(items) // size)
        paths = [folder_page(*first, *([str(n + 1)] if n else [])) for n in range(count)]
        links = [
            Link(words.letter_page(letter=letter, number=n), path)
            for n, path in enumerate(paths, start=1)
        ]
        for n, path in enumerate(paths):
            yield LetterPage(
                letter,
                path,
                tuple(items[n * size : (n + 1) * size]),
                links[n - 1] if n else None,
                links[n + 1] if n + 1 < count else None,
            )
