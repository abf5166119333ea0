"""Addresses in built files → the file of the output that they lead to."""

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import unquote, urlsplit

from newsgen.archive.permalinks import INDEX

IsFile: TypeAlias = Callable[[str], bool]
"""Whether the output has the file at a path."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an address leads inside the archive."""

    path: str
    """Output file; it may not exist. Starts with ``..`` where the address leaves the output."""
    fragment: str


class Finder:
    """Finds where addresses lead; what it has found it knows."""

    def __init__(self, url: str, is_file: IsFile) -> None:
        """`url` is the archive's own address, empty where it has none: with
        ``https://a.example/old``, ``/old/2021/`` is an address of the archive.
        """
        self._base, self._is_file = urlsplit(url), is_file
        self._found: dict[tuple[str, str], Target | None] = {}
        self._page, self._above = "", [""]

    def find(self, address: str, page: str) -> Target | None:
        """Where `address` in the file `page` leads; None where it leaves the archive."""
        if not address or address[0] in "#?":
            return Target(page, unquote(address.partition("#")[2]))
        if page != self._page:
            self._page, self._above = page, _folders_above(page)
        ups, most = 0, len(self._above) - 1
        while ups < most and address.startswith("../", 3 * ups):
            ups += 1
        known = (self._above[ups], address[3 * ups :])
        if known not in self._found:
            self._found[known] = self._resolve(*known)
        return self._found[known]

    def _resolve(self, folder: str, address: str) -> Target | None:
        try:
            parts = urlsplit(address.strip())
        except ValueError:
            return None
        if parts.scheme or parts.netloc:
            base = self._base
            if (parts.scheme or base.scheme, parts.netloc) != (base.scheme, base.netloc):
                return None
        path, fragment = unquote(parts.path), unquote(parts.fragment)
        if parts.netloc or path.startswith("/"):
            return self._from_root(path or "/", fragment)
        joined = posixpath.normpath(posixpath.join(folder, path))
        end = "/" if path.endswith("/") else ""
        return Target(self._file_of("" if joined == "." else joined + end), fragment)

    def _from_root(self, path: str, fragment: str) -> Target:
        below = self._base.path
        if not f"{path}/".startswith(f"{below}/"):
            return Target(f"../{path.lstrip('/')}", fragment)
        return Target(self._file_of(path.removeprefix(below).lstrip("/")), fragment)

    def _file_of(self, path: str) -> str:
        """The file that is shown for `path`: of a folder, its ``index.html``."""
        if not path or path.endswith("/"):
            return path + INDEX
        if not self._is_file(path) and self._is_file(f"{path}/{INDEX}"):
            return f"{path}/{INDEX}"
        return path


def _folders_above(page: str) -> list[str]:
    """The folder of a page, the one above it, and so on to the root, which is empty."""
    folders = [posixpath.dirname(page)]
    while folders[-1]:
        folders.append(posixpath.dirname(folders[-1]))
    return folders
