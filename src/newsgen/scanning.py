"""Finds a site's sources, and what says that one was written since."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, TypeAlias

from msgspec import Struct

from newsgen import codes
from newsgen.beats import Beat, beating, go_on
from newsgen.errors import Issue, issue_in
from newsgen.places import ARTICLES, SEEDS
from newsgen.site_files import leads_out, link_out, linked_folder

TEXT_SUFFIXES = frozenset({".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown"})


class Stamp(Struct, frozen=True):
    """What a stat tells of a file: two equal stamps mean that it was not written in between."""

    mtime_ns: int
    ctime_ns: int
    size: int
    inode: int


Snapshot: TypeAlias = dict[str, Stamp]
"""Path relative to the site, with ``/`` → stamp; sorted by path."""


def scan_site(root: Path, beat: Beat = go_on) -> tuple[Snapshot, tuple[Issue, ...]]:
    """The sources below ``seeds/`` and ``articles/``, and a warning for each file of another kind.

    Hidden files and folders (a leading dot) and editors' backups (``~``) are passed over.
    """
    found: Snapshot = {}
    issues = []
    for folder in (ARTICLES, SEEDS):
        site, top = os.path.realpath(root), os.path.realpath(root / folder)
        if leads_out(os.fspath(root / folder), site):
            issues.append(linked_folder(folder, top))
        for path, stamp in beating(_walk(root / folder, folder, (site, top)), beat):
            if isinstance(stamp, Issue):
                issues.append(stamp)
            elif format_of(path) is not None:
                found[path] = stamp
            else:
                hint = "only .txt and .md files are read; move it out of the folder, or rename it"
                issues.append(issue_in(codes.OTHER_FILE, path, "this file is left out", hint))
    return dict(sorted(found.items())), tuple(issues)


def scan_paths(paths: Iterable[Path]) -> Iterator[tuple[Path, str]]:
    """Source files named by `paths`, folders searched: (root, path relative to root)."""
    for path in paths:
        if path.is_dir():
            for name in sorted(name for name, _ in _walk(path, "", (os.path.realpath(path),))):
                if format_of(name) is not None:
                    yield path, name
        else:
            yield path.parent, path.name


def _walk(
    folder: Path, prefix: str, tops: tuple[str, ...], above: frozenset[str] = frozenset()
) -> Iterator[tuple[str, Stamp | Issue]]:
    """Files below `folder` by path, with their stamp or the issue why they have none.

    Links are followed as far as the real folders `tops`.
    """
    if not folder.exists():
        return
    real = os.path.realpath(folder)
    if real in above:  # a link that leads back up
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield prefix, unreadable(prefix, error)
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name.endswith("~"):
            continue
        path = f"{prefix}/{entry.name}" if prefix else entry.name
        try:
            if (refused := _refuse(entry, path, tops)) is not None:
                yield refused
            elif entry.is_dir():
                yield from _walk(Path(entry.path), path, tops, above | {real})
            else:
                yield path, stamp_of(entry.stat())
        except OSError as error:
            yield path, unreadable(path, error)


def _refuse(
    entry: "os.DirEntry[str]", path: str, tops: tuple[str, ...]
) -> tuple[str, Issue] | None:
    """The issue of a file that is not read whatever it holds, and its path as it can be shown."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = path.encode(errors="surrogateescape").decode(errors="backslashreplace")
        message = "the name of this file is not UTF-8"
        return shown, issue_in(codes.NAME_NOT_UTF8, shown, message, "give it another name")
    if entry.is_symlink() and leads_out(entry.path, *tops):
        return path, link_out(path)
    return None


def unreadable(path: str, error: OSError) -> Issue:
    """The issue of a file that the system does not give."""
    reason = error.strerror or str(error)
    return issue_in(codes.UNREADABLE, path, f"the file cannot be read: {reason}")


def stamp_of(status: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def format_of(path: str) -> Literal["text", "markdown"] | None:
    """How a file is read, by the end of its name; None where newsgen does not read it."""
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    suffix = dot + ending.lower() if stem else ""
    if suffix in TEXT_SUFFIXES:
        return "text"
    return "markdown" if suffix in MARKDOWN_SUFFIXES else None
