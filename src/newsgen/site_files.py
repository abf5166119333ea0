"""How the files of a site are read and walked, by whomever: within bounds, and never out of it."""

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from newsgen import codes
from newsgen.errors import Issue, issue_in
from newsgen.places import STATIC, TEMPLATES, THEMES

STILL_NS = 2_000_000_000
"""How long a file has to have been still for its stamp to count (docs/architecture.md)."""
SETTINGS_BYTES = 5_000_000
"""How large newsgen.yaml, authority.yaml and the other files at the top of a site may be."""
LEDGER_BYTES = 200_000_000
"""The same of addresses.tsv, which has a line for every page that was ever published."""


def read_settings(path: Path, most: int = SETTINGS_BYTES) -> str:
    """The text of a file at the top of a site, without a byte-order mark.

    Raises `OSError` where it cannot be read, is no file (a pipe would be waited for, a device has
    no end), or has more than `most` bytes; `UnicodeDecodeError` where it is not UTF-8.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "this is not a file")
    if status.st_size > most:
        raise OSError(errno.EFBIG, f"the file is larger than {most:,} bytes")
    return path.read_text(encoding="utf-8-sig")


def leads_out(path: str, *folders: str) -> bool:
    """Whether `path` is a link to something that is there and lies in none of the real `folders`.

    Followed, it would publish files that are not the site's.
    """
    link = Path(path)
    if not link.is_symlink() or not link.exists():
        return False
    real = os.path.realpath(path)
    return not any(real == top or real.startswith(top.rstrip(os.sep) + os.sep) for top in folders)


def find_tops(root: Path, name: str) -> tuple[str, ...]:
    """The real folders that links in the folder `name` of the site at `root` may lead into.

    They are the site and that folder, which may itself be a link. So may a theme and its folders.
    """
    tops = [root, root / name]
    if name == THEMES:
        _, themes, _ = next(os.walk(root / name), ("", [], []))  # unlike a `Path`, it never raises
        tops += [root / name / theme / part for theme in themes for part in ("", TEMPLATES, STATIC)]
    return tuple(dict.fromkeys(map(os.path.realpath, tops)))


def link_out(path: str) -> Issue:
    """The error of a link that leads out of the site."""
    hint = "put the file itself here, or remove the link"
    return issue_in(codes.LINK_OUT, path, "this link leads out of the site", hint)


def linked_folder(path: str, real: str) -> Issue:
    """The warning of a folder at the top of a site whose files lie elsewhere, at `real`."""
    message = f"this folder is a link to {real}, outside the site"
    hint = "its files are read; if you did not make the link, remove it"
    return issue_in(codes.LINKED_FOLDER, path, message, hint)


def walk_files(
    root: Path, name: str, *, backups: bool = False
) -> Iterator[tuple[str, os.stat_result]]:
    """The files below the folder `name` of the site at `root`, with their status, in fixed order.

    Paths are relative to `root`, with ``/``. Links are followed as far as `find_tops` says; of one
    that leads further there is its own status. What cannot be read is left out.

    Hidden names (a leading dot) are passed over, as a build does in every folder: the swap file of
    an editor is no change. So are `backups` (``~``), unless they are asked for: no build reads them
    among the sources, but a static file may have such a name.
    """
    return _walk(os.fspath(root / name), name, find_tops(root, name), frozenset(), backups)


def _walk(
    folder: str, prefix: str, tops: tuple[str, ...], above: frozenset[str], backups: bool
) -> Iterator[tuple[str, os.stat_result]]:
    real = os.path.realpath(folder)
    if real in above:  # a link that leads back up
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        name = entry.name
        if name[0] == "." or (name[-1] == "~" and not backups):
            continue
        path = f"{prefix}/{name}"
        try:
            if entry.is_symlink() and leads_out(entry.path, *tops):
                yield path, entry.stat(follow_symlinks=False)
            elif entry.is_dir():
                yield from _walk(entry.path, path, tops, above | {real}, backups)
            else:
                yield path, entry.stat()
        except OSError:  # gone meanwhile
            continue
