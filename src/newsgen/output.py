"""The output folder: only what the manifest lists is newsgen's, only what differs is written.

Files are staged first and moved into place when all of them are ready, so that a build that fails
leaves the last good output as it was.
"""

import contextlib
import errno
import filecmp
import hashlib
import os
import shutil
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import structs

from newsgen import codes
from newsgen.beats import Beat, go_on
from newsgen.errors import Issue, OutputError, issue_in
from newsgen.manifest import UNFINISHED, Manifest, Source, Written, write_manifest
from newsgen.places import ARTICLES, SEEDS, STATE, STATIC, TEMPLATES, THEMES
from newsgen.receipt import Receipt

_SHOWN = 3
"""Foreign files named in a message."""
_MOVING = ".newsgen-moving"
"""The one file of the output that may be half-written: on its way from another disk."""


@dataclass(frozen=True, slots=True)
class Present:
    """What lies in an output folder."""

    files: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Size in bytes and time of change (ns) of each file, by path."""
    folders: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Staged:
    """A finished file on its way to the output."""

    path: str
    """Its place in the output."""
    sha256: str
    """Of its bytes; empty where nobody had them in memory."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a build did to the output."""

    written: tuple[str, ...]
    kept: int
    removed: tuple[str, ...]


def check_folders(root: Path, out: Path) -> None:
    """Raise `OutputError` where the output folder holds the sources, or lies among them."""
    if out.exists() and not out.is_dir():
        message = f"{out} is a file, and the output needs a folder"
        issue = issue_in(codes.OUTPUT_UNWRITABLE, str(out), message)
        raise OutputError(message, [issue])
    real = out.resolve()
    sources = [root / name for name in (SEEDS, ARTICLES, TEMPLATES, STATIC, THEMES, STATE)]
    for source in [root, *sources]:
        inside = source != root and real.is_relative_to(source.resolve())
        if source.resolve().is_relative_to(real) or inside:
            message = f"the output folder {out} and the sources in {source} lie in one another"
            hint = "name another folder with --out"
            raise OutputError(
                message, [issue_in(codes.OUTPUT_HOLDS_SOURCES, str(out), message, hint)]
            )


def look_into(out: Path, beat: Beat = go_on) -> Present:
    """What lies in the folder `out`; nothing where there is none.

    A link to a folder counts as a file, of no size: newsgen does not write through it. What a build
    that was killed was about to move is left out; the next one overwrites or removes it.
    """
    files: dict[str, tuple[int, int]] = {}
    folders: list[str] = []
    waiting = [("", os.fspath(out))] if out.is_dir() else []
    while waiting:
        beat()
        base, folder = waiting.pop()
        with os.scandir(folder) as entries:
            for entry in entries:
                path = base + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.append(path)
                    waiting.append((f"{path}/", entry.path))
                elif entry.is_symlink() and (entry.is_dir() or not entry.is_file()):
                    files[path] = (-1, 0)
                else:
                    status = entry.stat()
                    files[path] = (status.st_size, status.st_mtime_ns)
    files.pop(_MOVING, None)
    return Present(files, frozenset(folders))


def find_foreign(
    out: Path,
    present: Present,
    manifest: Manifest,
    planned: Collection[str],
    staged: Collection[str],
) -> tuple[Issue, ...]:
    """Files in `out` that newsgen did not write: a warning, or an error where one is in the way.

    A file that stands where a page belongs and has its very bytes is taken over without a word.
    """
    foreign = sorted(path for path in present.files if path not in manifest.files)
    folders = {folder for path in planned for folder in _parents(path)} if foreign else set()
    blocking = [path for path in foreign if path in staged or path in folders]
    blocking += sorted(path for path in staged if path in present.folders)
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
    """Paths of the files below `folder`, sorted. A link to a folder counts as one."""
    return sorted(look_into(folder).files)


def _parents(path: str) -> list[str]:
    return [path[:at] for at, sign in enumerate(path) if sign == "/"]


def is_intact(present: Present, path: str, written: Written) -> bool:
    """Whether the file is still as newsgen wrote it, by size and time."""
    return present.files.get(path) == (written.size, written.mtime_ns)


def stage(staging: Path, out: Path, path: str, data: bytes) -> Staged | None:
    """Put `data` where `publish` will find it; None where the output has these bytes already.

    The files lie in few folders: to make and remove those of the output a second time takes as long
    as to write the files.
    """
    # Plain strings: a `Path` for each of a hundred thousand files takes longer than the file.
    try:
        with open(f"{out}/{path}", "rb", buffering=0) as there:
            if os.fstat(there.fileno()).st_size == len(data) and there.read() == data:
                return None
    except OSError:
        pass
    target = place_staged(staging, path)
    try:
        _write(target, data)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _write(target, data)
    return Staged(path, hashlib.sha256(data).hexdigest())


def place_staged(staging: Path, path: str) -> str:
    """Where the file lies that is on its way to `path`."""
    name = hashlib.blake2b(os.fsencode(path), digest_size=16).hexdigest()
    return f"{staging}/{name[:2]}/{name}"


def _write(path: str, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)


def replace_file(out: Path, path: str, data: bytes) -> bool:
    """Give a file that lies in `out` other bytes, in one step; False where nothing was done."""
    target, near = f"{out}/{path}", f"{out}/{_MOVING}"
    try:
        with open(target, "rb") as file:
            if file.read() == data:
                return False
        _write(near, data)
        os.replace(near, target)
    except OSError:
        return False
    return True


def stage_file(staging: Path, out: Path, path: str) -> Staged | None:
    """Stage the large file that was written at `path` below `staging`, unless the output has it.

    None, and the file is gone, where the output has these bytes already. It is never read whole.
    """
    try:
        if filecmp.cmp(staging / path, out / path, shallow=False):
            (staging / path).unlink()
            return None
    except OSError:
        pass
    target = place_staged(staging, path)
    os.makedirs(os.path.dirname(target), exist_ok=True)
    os.replace(staging / path, target)
    return Staged(path, "")


@dataclass(frozen=True, slots=True)
class Plan:
    """What an output folder is to hold."""

    fingerprints: Mapping[str, str]
    """Of all that each file is made from, by path."""
    staging: Path
    """Where files were staged."""
    staged: Mapping[str, Staged]
    """Those that were, since the output has other bytes or none, by path."""
    receipt: Receipt | None = None
    """Left for the next build."""
    sources: Mapping[str, Source] = field(default_factory=dict)
    """What it is made from, by path."""


def publish(
    out: Path, manifest_file: Path, manifest: Manifest, present: Present, plan: Plan
) -> Changes:
    """Move the staged files into place, remove orphans, and replace the manifest last.

    `present` is what the output held before. New files are named in the manifest before they are
    written, so that a crash in between leaves none that newsgen would not know for its own. Raises
    `OutputError` where one cannot be written.
    """
    try:
        return _publish(out, manifest_file, manifest, present, plan)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{error.filename or out} cannot be written: {reason}"
        hint = "once it can, build again: what is missing is made up"
        raise OutputError(
            message, [issue_in(codes.OUTPUT_UNWRITABLE, str(out), message, hint)]
        ) from None


def _publish(
    out: Path, manifest_file: Path, manifest: Manifest, present: Present, plan: Plan
) -> Changes:
    staged = sorted(plan.staged)
    orphans = sorted(path for path in manifest.files if path not in plan.fingerprints)
    with contextlib.suppress(OSError):
        os.unlink(f"{out}/{_MOVING}")
    if staged or orphans:
        pending = manifest.files | dict.fromkeys(staged, UNFINISHED)
        write_manifest(manifest_file, Manifest(pending))
    # Orphans first: one may be a file where a folder belongs now, or differ by case alone.
    for path in orphans:
        # A manifest may be damaged or foreign, and name what lies elsewhere.
        if path in present.files:
            (out / path).unlink(missing_ok=True)
        _remove_empty(out, path, present)
    for path in staged:
        _move(place_staged(plan.staging, path), f"{out}/{path}", f"{out}/{_MOVING}")
    files = {}
    for path, mark in sorted(plan.fingerprints.items()):
        if path in plan.staged:
            files[path] = _read_written(out, path, mark, plan.staged[path].sha256)
            continue
        earlier = manifest.files.get(path)
        if earlier and earlier.sha256 and is_intact(present, path, earlier):
            # Most are as they were: to make a hundred thousand anew takes a tenth of a second.
            same = earlier.fingerprint == mark
            files[path] = earlier if same else structs.replace(earlier, fingerprint=mark)
        else:
            files[path] = _read_written(out, path, mark, "")
    finished = Manifest(files, plan.receipt, dict(plan.sources))
    if finished != manifest:
        write_manifest(manifest_file, finished)
    return Changes(tuple(staged), len(files) - len(staged), tuple(orphans))


def _read_written(out: Path, path: str, mark: str, sha256: str) -> Written:
    """What the manifest says of a file; without `sha256` it is read for it."""
    if sha256:
        status = os.stat(f"{out}/{path}")
        return Written(mark, status.st_size, status.st_mtime_ns, sha256)
    with open(f"{out}/{path}", "rb") as file:
        status = os.fstat(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Written(mark, status.st_size, status.st_mtime_ns, digest)


def _move(source: str, target: str, near: str) -> None:
    """Move a file, into a folder that is made where it is missing."""
    try:
        _carry(source, target, near)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        _carry(source, target, near)


def _carry(source: str, target: str, near: str) -> None:
    """Rename a file, or between file systems copy it by way of `near`: never half at `target`."""
    try:
        os.replace(source, target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        shutil.copyfile(source, near)
        os.replace(near, target)


def _remove_empty(out: Path, path: str, present: Present) -> None:
    """Remove the folders above `path` that are empty, of those that were `present`."""
    while (path := os.path.dirname(path)) in present.folders:
        try:
            (out / path).rmdir()
        except OSError:
            return
