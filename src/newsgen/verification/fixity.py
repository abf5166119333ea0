"""Sources against the manifest: each file has the bytes that the output was built from.

A stamp that is as it was over bytes that are not is what a failing disk leaves, or somebody who
wanted it unseen; so every source is read, whatever its stamp says.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsgen import codes
from newsgen.errors import Issue, issue_in
from newsgen.loader.load import digest_of
from newsgen.loader.sources import read_bytes
from newsgen.manifest import Source
from newsgen.receipt import Receipt
from newsgen.scanning import Stamp, scan_site
from newsgen.verification.built import find_changed_settings
from newsgen.verification.model import Counts

_ROTTEN = "restore it from a copy, or build again if the change is yours"


def check_sources(root: Path, sources: Mapping[str, Source], counts: Counts) -> Iterator[Issue]:
    """Sources below `root` that are not the `sources` that the output was built from."""
    snapshot, _ = scan_site(root)
    for path in sorted(snapshot.keys() | sources.keys()):
        counts["sources", "file"] += 1
        if path not in snapshot:
            yield _changed(path, "the file is gone, and the archive was built with it")
        elif path not in sources:
            yield _changed(path, "the file is not in the archive that was built")
        else:
            yield from _check_bytes(root, path, snapshot[path], sources[path])


def check_settings(root: Path, receipt: Receipt, counts: Counts) -> Iterator[Issue]:
    """Files at the top of the site that are not those of the build that left `receipt`."""
    counts["sources", "file"] += sum(map(bool, (*receipt.site_files.values(), receipt.ledger)))
    for name in find_changed_settings(root, receipt):
        yield _changed(name, "the file was changed since the archive was built")


def _check_bytes(root: Path, path: str, stamp: Stamp, source: Source) -> Iterator[Issue]:
    data = read_bytes(root, path)
    if isinstance(data, Issue):
        yield _changed(path, data.message)
    elif digest_of(data) != source.digest:
        if (stamp.mtime_ns, stamp.size) == (source.mtime_ns, source.size):
            message = "the file has other bytes than it was built from; size and time are as then"
            yield issue_in(codes.SOURCE_ROTTEN, path, message, _ROTTEN)
        else:
            yield _changed(path, "the file was changed since the archive was built")


def _changed(path: str, message: str) -> Issue:
    return issue_in(codes.SOURCE_CHANGED, path, message, "run `newsgen build`, then verify again")
