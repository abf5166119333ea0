"""SHA-256 sums of all that an archive is, in a file that plain ``sha256sum -c`` reads."""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from newsgen import codes
from newsgen.errors import OutputError, issue_in
from newsgen.output import list_files
from newsgen.places import BESIDE, LEDGER_FILE, SITE_FILES, SOURCES
from newsgen.site_files import walk_files

READ = tuple(sorted((LEDGER_FILE, *SITE_FILES, *SOURCES, *BESIDE)))
"""Files and folders of a site that newsgen reads; the state in ``.newsgen`` is none."""


def find_sources(root: Path) -> Iterator[str]:
    """Paths of all that the archive at `root` is built from, sorted; hidden files are left out."""
    for name in READ:
        if (root / name).is_file():
            yield name
        elif (root / name).is_dir():
            yield from sorted(_files_below(root, name))


def _files_below(root: Path, name: str) -> Iterator[str]:
    """Files below the folder `name` of the site at `root`.

    A link counts as the file it leads to, but not where it leads out of the site: its file is not
    the archive's.
    """
    for path, status in walk_files(root, name, backups=True):
        if stat.S_ISREG(status.st_mode):
            yield path


def sum_of(file: Path) -> str:
    """The SHA-256 of a file, hexadecimal."""
    with file.open("rb") as data:
        return hashlib.file_digest(data, "sha256").hexdigest()


def require_outside(path: Path, root: Path, out: Path) -> None:
    """Raise `OutputError` where `path` lies in the output or among the sources, or holds them."""
    real = path.resolve()
    for folder in (out, *(root / name for name in SOURCES)):
        taken = folder.resolve()
        if real.is_relative_to(taken) or taken.is_relative_to(real):
            message = f"{path} and {folder} lie in one another"
            issue = issue_in(codes.EXPORT_IN_THE_WAY, str(path), message, "name another place")
            raise OutputError(message, [issue])


def write_checksums(file: Path, root: Path, out: Path) -> int:
    """Write the sums of the sources at `root` and of the output `out` to `file`; how many.

    Paths are relative to `root`, so ``sha256sum -c`` is run there. Equal archives give equal files.
    """
    folder = Path(os.path.relpath(out, root)).as_posix()
    paths = [*find_sources(root), *sorted(f"{folder}/{path}" for path in list_files(out))]
    lines = [_line(sum_of(root / path), path) for path in paths]
    temporary = file.with_name(f"{file.name}.new")
    temporary.write_bytes(b"".join(lines))
    temporary.replace(file)
    return len(lines)


def _line(digest: str, path: str) -> bytes:
    r"""One line: digest, two blanks, path. GNU marks a path with ``\`` or a line end by ``\``."""
    escaped = path.replace("\\", r"\\").replace("\n", r"\n").replace("\r", r"\r")
    mark = "\\" if escaped != path else ""
    return f"{mark}{digest}  {escaped}\n".encode(errors="surrogateescape")
