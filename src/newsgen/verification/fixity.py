"""Sources against what was seen of them: each file has the bytes that the archive was built from.

A stamp that is as it was over bytes that are not is what a failing disk leaves, or somebody who
wanted it unseen; so every source is read, whatever its stamp says.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

from newsgen import codes
from newsgen.archive.store import Seen
from newsgen.errors import Issue, issue_in
from newsgen.loader.load import digest_of
from newsgen.loader.sources import read_bytes
from newsgen.scanning import Stamp, scan_site
from newsgen.verification.model import Counts

_ROTTEN = "restore it from a copy, or build again if the change is yours"


def check_sources(root: Path, seen: Mapping[str, Seen], counts: Counts) -> Iterator[Issue]:
    """Sources below `root` that are not those `seen` at the last build."""
    snapshot, _ = scan_site(root)
    for path in sorted(snapshot.keys() | seen.keys()):
        counts["sources", "file"] += 1
        if path not in snapshot:
            yield _changed(path, "the file is gone, and the archive was built with it")
        elif path not in seen:
            yield _changed(path, "the file is not in the archive that was built")
        else:
            yield from _check_bytes(root, path, snapshot[path], seen[path])


def _check_bytes(root: Path, path: str, stamp: Stamp, seen: Seen) -> Iterator[Issue]:
    data = read_bytes(root, path)
    if isinstance(data, Issue):
        yield _changed(path, data.message)
    elif digest_of(data) != seen.digest:
        if (stamp.mtime_ns, stamp.size) == (seen.stamp.mtime_ns, seen.stamp.size):
            message = "the file has other bytes than it was built from; size and time are as then"
            yield issue_in(codes.SOURCE_ROTTEN, path, message, _ROTTEN)
        else:
            yield _changed(path, "the file was changed since the archive was built")


def _changed(path: str, message: str) -> Issue:
    return issue_in(codes.SOURCE_CHANGED, path, message, "run `newsgen build`, then verify again")
