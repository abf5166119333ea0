"""What the output depends on besides a site's files: this code and the libraries it uses."""

import functools
import hashlib
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

_LIBRARIES = ("jinja2", "markdown", "msgspec", "nh3", "pyyaml", "python-frontmatter")
_CODE_SUFFIXES = frozenset({".py", ".yaml", ".tsv", ".txt", ".gz"})


@functools.cache
def code_digest() -> str:
    """The digest of newsgen's own files, of its libraries' versions and of Python's.

    A record or page made by other code is never taken for one of this code.
    """
    digest = hashlib.blake2b(digest_size=16)
    root = Path(__file__).parent
    for path in sorted(root.rglob("*")):
        if path.suffix in _CODE_SUFFIXES and path.is_file():
            digest.update(path.relative_to(root).as_posix().encode() + b"\0")
            digest.update(path.read_bytes())
    names = [f"{name} {version(name)}" for name in _LIBRARIES]
    # SQLite lays out the data files.
    names += [f"python {platform.python_version()}", f"sqlite {sqlite3.sqlite_version}"]
    digest.update("\n".join(names).encode())
    return digest.hexdigest()
