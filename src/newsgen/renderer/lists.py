"""Lists cut into pages that stay as they are when stories are added.

Pages are numbered from the oldest. A numbered page is full and changes no more unless an older
story is added or removed; the newest page has no number and holds from one to two pages' worth.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsgen.archive.permalinks import folder_page
from newsgen.renderer.views import Pager

T = TypeVar("T")

SPLIT_PAGES = 8
"""A term with more pages is split by year, so that an older story shifts one year only."""


@dataclass(frozen=True, slots=True)
class ListPage(Generic[T]):
    """One page of a list."""

    path: str
    items: tuple[T, ...]
    """Newest first."""
    pager: Pager
    newest: bool


def split_list(items: Sequence[T], size: int, *folder: str) -> list[ListPage[T]]:
    """The pages of a list below `folder`, newest page first; `items` are oldest first."""
    full = max(0, len(items) // size - 1)
    paths = [folder_page(*folder, "page", str(number + 1)) for number in range(full)]
    paths.append(folder_page(*folder))
    pages = []
    for number, path in enumerate(paths):
        newest = number == full
        chunk = items[number * size :] if newest else items[number * size : (number + 1) * size]
        pager = Pager(
            newer="" if newest else paths[number + 1],
            older=paths[number - 1] if number else "",
            oldest=paths[0],
            newest=paths[-1],
            number=0 if newest else number + 1,
        )
        pages.append(ListPage(path, tuple(reversed(chunk)), pager, newest))
    return pages[::-1]


def is_split(count: int, size: int) -> bool:
    """Whether a list of `count` items is so long that it is split by year."""
    return count > size * SPLIT_PAGES
