"""All that a build reads of a site, as one mark: equal marks mean that it would read the same.

Small files are read; of the many in folders only the stamps are, by the racy rule of
`archive/gather.py`: a stamp counts only where the file was still for two seconds. The stamps of the
sources are those that the build goes on with.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from newsgen.beats import Beat, beating, go_on
from newsgen.errors import Issue
from newsgen.places import BESIDE, LEDGER_FILE, SITE_FILES
from newsgen.receipt import Receipt
from newsgen.scanning import Snapshot, scan_site
from newsgen.site_files import STILL_NS, walk_files
from newsgen.theme import shipped_folders


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build of a site depends on, as marks."""

    everything: str
    """All but the ledger."""
    settings: str
    """The code, and the files at the top of the site."""
    site_files: Mapping[str, str]
    """The mark of each of these files, by its name."""
    surroundings: str
    """The settings, templates and static files: all but the sources."""
    ledger: str
    latest_ns: int
    """When the last of the files that were only stamped was changed."""
    surroundings_ns: int
    """The same of the surroundings alone."""
    snapshot: Snapshot
    """The sources."""
    source_issues: tuple[Issue, ...]
    """What is wrong with files among the sources that are none, or cannot be read."""


def read_inputs(root: Path, code: str, beat: Beat = go_on) -> Inputs:
    """The inputs of the site at `root`. `code` stands for newsgen itself."""
    settings = hashlib.blake2b(code.encode(), digest_size=16)
    site_files = {name: mark_file(root / name) for name in SITE_FILES}
    for name, mark in site_files.items():
        settings.update(f"{name} {mark}\0".encode())
    surroundings, latest = settings.copy(), 0
    for folder in (*shipped_folders(), *(root / name for name in BESIDE)):
        latest = max(latest, _stamp_all(folder, surroundings, beat))
    snapshot, issues = scan_site(root, beat)
    everything = surroundings.copy()
    everything.update(msgspec.msgpack.encode((snapshot, issues)))
    stamps = snapshot.values()
    return Inputs(
        everything=everything.hexdigest(),
        settings=settings.hexdigest(),
        site_files=site_files,
        surroundings=surroundings.hexdigest(),
        ledger=mark_file(root / LEDGER_FILE),
        latest_ns=max([latest, *(max(stamp.mtime_ns, stamp.ctime_ns) for stamp in stamps)]),
        surroundings_ns=latest,
        snapshot=snapshot,
        source_issues=issues,
    )


def is_same(inputs: Inputs, receipt: Receipt) -> bool:
    """Whether a build would read what the one that left `receipt` has read."""
    same = (inputs.everything, inputs.ledger) == (receipt.inputs, receipt.ledger)
    return same and was_still(inputs.latest_ns, receipt)


def was_still(latest_ns: int, receipt: Receipt) -> bool:
    """Whether files whose last change was at `latest_ns` had been still when they were read.

    Else their stamps may hide a later write, and what was made of them may be out of date.
    """
    return latest_ns + STILL_NS < receipt.noted_ns


def mark_file(path: Path) -> str:
    """The mark of a file; empty where it cannot be read, or is none: a pipe would be waited for."""
    try:
        return mark_bytes(path.read_bytes()) if path.is_file() else ""
    except OSError:
        return ""


def mark_bytes(data: bytes) -> str:
    """The mark of what a file holds, or is to hold."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def mark_all(*parts: str | Mapping[str, str]) -> str:
    """One mark of several, and of those that things have by their names."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(
            msgspec.msgpack.encode(part if isinstance(part, str) else sorted(part.items()))
        )
    return digest.hexdigest()


def _stamp_all(folder: Path, digest: "hashlib.blake2b", beat: Beat) -> int:
    """Add the stamps of all files below `folder` to `digest`; the latest of their times."""
    latest = 0
    digest.update(f"{folder.name}\0".encode())
    for path, status in beating(walk_files(folder.parent, folder.name, backups=True), beat):
        stamp = (status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)
        latest = max(latest, *stamp[:2])
        digest.update(f"{path}\0{stamp}".encode("utf-8", errors="surrogateescape"))
    return latest
