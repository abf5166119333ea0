"""Where things lie: in the folder of a site, and in that of its user."""

import errno
import os
import stat
import sys
from pathlib import Path

from newsgen import codes
from newsgen.errors import Issue, issue_in

STATE = ".newsgen"
"""Folder of what newsgen keeps between builds; may be deleted at any time."""
OUT = "build"

SEEDS = "seeds"
"""Folder of raw copy."""
ARTICLES = "articles"
"""Folder of stories that were written for the site, and of what corrects a seed."""
TEMPLATES = "templates"
STATIC = "static"
THEMES = "themes"
"""Folder of a site's own themes."""

CONFIG_FILE = "newsgen.yaml"
AUTHORITY_FILE = "authority.yaml"
HOUSES_FILE = "houses.yaml"
STRINGS_FILE = "strings.yaml"
TAKEDOWNS_FILE = "takedowns.yaml"
TOPICS_FILE = "topics.yaml"
"""What the site adds to the vocabulary of topics, and what it drops."""
LEDGER_FILE = "addresses.tsv"


def find_cache() -> Path:
    """The folder where newsgen keeps what any site may use again, by the custom of the system.

    It is below ``XDG_CACHE_HOME`` or ``~/.cache``, and on Windows below ``LOCALAPPDATA``.
    """
    named = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_CACHE_HOME")
    return Path(named or "~/.cache").expanduser() / "newsgen"


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


def link_out(path: str) -> Issue:
    """The error of a link that leads out of the site."""
    hint = "put the file itself here, or remove the link"
    return issue_in(codes.LINK_OUT, path, "this link leads out of the site", hint)


def linked_folder(path: str, real: str) -> Issue:
    """The warning of a folder at the top of a site whose files lie elsewhere, at `real`."""
    message = f"this folder is a link to {real}, outside the site"
    hint = "its files are read; if you did not make the link, remove it"
    return issue_in(codes.LINKED_FOLDER, path, message, hint)
