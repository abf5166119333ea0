"""The output folder: only what the manifest lists is newsgen's, only what differs is written.

Files are staged first and moved into place when all of them are ready, so that a build that fails
leaves the last good output as it was.
"""

import errno
import filecmp
import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from newsgen import codes
from newsgen.errors import Issue, OutputError, issue_in
from newsgen.theme import THEMES

_SHOWN = 3
"""Foreign files named in a message."""


@dataclass(frozen=True, slots=True)
class Written:
    """A file that newsgen wrote."""

    fingerprint: str
    """Of all that it was made from; empty where it may not have been finished."""
    size: int
    mtime_ns: int
    sha256: str = ""
    """Of its bytes; empty where it may not have been finished, or an older newsgen wrote it."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files that newsgen wrote into one output folder, by path."""

    files: dict[str, Written] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the output."""

    written: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]


def manifest_path(state: Path, out: Path) -> Path:
    """Where the manifest of the output folder `out` is kept."""
    name = hashlib.blake2b(os.fsencode(os.path.relpath(out, state)), digest_size=8).hexdigest()
    return state / f"manifest-{name}.json"


def read_manifest(path: Path) -> Manifest:
    """The manifest at `path`; empty where there is none, or a damaged one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest)
    except (FileNotFoundError, msgspec.DecodeError):
        return Manifest()


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Replace the manifest at `path` in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".new")
    temporary.write_bytes(msgspec.json.encode(manifest))
    temporary.replace(path)


def check_folders(root: Path, out: Path) -> None:
    """Raise `OutputError` where the output folder holds the sources, or lies among them."""
    if out.exists() and not out.is_dir():
        message = f"{out} is a file, and the output needs a folder"
        issue = issue_in(codes.OUTPUT_UNWRITABLE, str(out), message)
        raise OutputError(message, [issue])
    out = out.resolve()
    sources = [
        root / name for name in ("seeds", "articles", "templates", "static", THEMES, ".newsgen")
    ]
    for source in [root, *sources]:
        inside = source != root and out.is_relative_to(source.resolve())
        if source.resolve().is_relative_to(out) or inside:
            message = f"the output folder {out} and the sources in {source} lie in one another"
            hint = "name another folder with --out"
            raise OutputError(
                message, [issue_in(codes.OUTPUT_HOLDS_SOURCES, str(out), message, hint)]
            )


def find_foreign(
    out: Path, manifest: Manifest, planned: Collection[str], staged: Collection[str]
) -> tuple[Issue, ...]:
    """Files in `out` that newsgen did not write: a warning, or an error where one is in the way.

    A file that stands where a page belongs and has its very bytes is taken over without a word.
    """
    if not out.is_dir():
        return ()
    folders = {folder for path in planned for folder in _parents(path)}
    foreign = [path for path in list_files(out) if path not in manifest.files]
    blocking = [path for path in foreign if path in staged or path in folders]
    blocking += [path for path in sorted(staged) if (out / path).is_dir()]
    issues = []
    for path in blocking:
        name = f"{out.name}/{path}"
        message = f"{name} is not newsgen's, and a page belongs there"
        hint = "move it away, or name another folder with --out"
        issues.append(issue_in(codes.FOREIGN_IN_THE_WAY, name, message, hint))
    others = [path for path in foreign if path not in planned and path not in folders]
    if others:
        named = ", ".join(others[:_SHOWN]) + (", …" if len(others) > _SHOWN else "")
        message = f"{len(others)} not written by newsgen: {named}"
        issues.append(issue_in(codes.FOREIGN_FILES, out.name, message, "they stay as they are"))
    return tuple(issues)


def list_files(folder: Path) -> list[str]:
    """Paths of the files below `folder`. A link to a folder counts as one: it is not followed."""
    found = []
    for parent, folders, names in os.walk(folder):
        folders.sort()
        names += [name for name in folders if (Path(parent) / name).is_symlink()]
        base = Path(parent).relative_to(folder).as_posix()
        found += [name if base == "." else f"{base}/{name}" for name in sorted(names)]
    return found


def _parents(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[: n + 1]) for n in range(len(parts))]


def is_intact(out: Path, path: str, written: Written) -> bool:
    """Whether the file is still as newsgen wrote it, by size and time."""
    try:
        status = (out / path).stat()
    except OSError:
        return False
    return status.st_size == written.size and status.st_mtime_ns == written.mtime_ns


def stage(staging: Path, out: Path, path: str, data: bytes) -> bool:
    """Put `data` where `publish` will find it; False where the output has these bytes already."""
    if _holds(out / path, data):
        return False
    target = staging / path
    try:
        target.write_bytes(data)
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return True


def _holds(file: Path, data: bytes) -> bool:
    """Whether `file` has just these bytes. It is read only where its size allows that."""
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def stage_file(staging: Path, out: Path, path: str) -> bool:
    """Keep the large file that was written at `path` below `staging`, unless the output has it.

    False, and the file is gone, where the output has these bytes already. It is never read whole.
    """
    try:
        if filecmp.cmp(staging / path, out / path, shallow=False):
            (staging / path).unlink()
            return False
    except OSError:
        pass
    return True


def publish(
    out: Path,
    staging: Path,
    manifest_file: Path,
    manifest: Manifest,
    fingerprints: Mapping[str, str],
    staged: Iterable[str],
) -> Changes:
    """Move the staged files into place, remove orphans, and replace the manifest last.

    New files are named in the manifest before they are written, so that a crash in between leaves
    none that newsgen would not know for its own. Raises `OutputError` where one cannot be written.
    """
    try:
        return _publish(out, staging, manifest_file, manifest, fingerprints, sorted(staged))
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{error.filename or out} cannot be written: {reason}"
        hint = "once it can, build again: what is missing is made up"
        raise OutputError(
            message, [issue_in(codes.OUTPUT_UNWRITABLE, str(out), message, hint)]
        ) from None


def _publish(
    out: Path,
    staging: Path,
    manifest_file: Path,
    manifest: Manifest,
    fingerprints: Mapping[str, str],
    staged: list[str],
) -> Changes:
    orphans = sorted(path for path in manifest.files if path not in fingerprints)
    pending = dict(manifest.files)
    pending.update({path: Written("", 0, 0) for path in staged})
    if staged or orphans:
        write_manifest(manifest_file, Manifest(pending))
    # Orphans first: one may be a file where a folder belongs now, or differ by case alone.
    for path in orphans:
        _remove(out, path)
    for path in staged:
        _move(staging / path, out / path)
    files = {
        path: _written(out, path, mark, pending.get(path))
        for path, mark in sorted(fingerprints.items())
    }
    if files != manifest.files:
        write_manifest(manifest_file, Manifest(files))
    return Changes(tuple(staged), len(files) - len(staged), tuple(orphans))


def _written(out: Path, path: str, fingerprint: str, earlier: Written | None) -> Written:
    """What the manifest says of a file; one that is as it was `earlier` is not read again."""
    file = out / path
    status = file.stat()
    size, time = status.st_size, status.st_mtime_ns
    if earlier and earlier.sha256 and (earlier.size, earlier.mtime_ns) == (size, time):
        return Written(fingerprint, size, time, earlier.sha256)
    with file.open("rb") as data:
        digest = hashlib.file_digest(data, "sha256").hexdigest()
    return Written(fingerprint, size, time, digest)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        near = target.with_name(f".{target.name}.newsgen")
        shutil.copyfile(source, near)
        near.replace(target)


def _remove(out: Path, path: str) -> None:
    """Remove a file and the folders that it leaves empty."""
    (out / path).unlink(missing_ok=True)
    parent = (out / path).parent
    while parent != out:
        try:
            parent.rmdir()
        except OSError:
            return
        parent = parent.parent
