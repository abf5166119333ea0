"""Parts that wait in files for the others of their segment, and for the next build.

So when a story changes, only those that are indexed with it are read again. The files are named by
the mark of the part, which says all that they are made from, and whoever finds them looks whether
they are whole. They may be deleted at any time.
"""

import os
import shutil
import zlib
from array import array
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from newsgen.codec import pack, unpack
from newsgen.databases import DamagedError, seal, unseal
from newsgen.search.parts import PartIndex
from newsgen.search.phrases import RANGES, find_ranges

PARTS_FOLDER = "index"
"""Where they lie, in the folder of the state: in a folder for each segment."""
_TERMS, _PAIRS = ".terms", ".pairs"


@dataclass(frozen=True, slots=True)
class SavedPart:
    """A part in two files."""

    terms: Path
    pairs: Path
    ranges: tuple[int, ...]
    """Where each range of the hash begins among the pairs, and the end of the last."""


@dataclass(frozen=True, slots=True)
class _Columns:
    """What the file of the terms holds."""

    terms: list[str]
    counts: bytes
    postings: bytes
    ranges: tuple[int, ...]
    pairs_sum: int
    """CRC-32 of the other file."""


def save_part(folder: Path, mark: str, index: PartIndex, scale: int) -> SavedPart:
    """Write a part into `folder`, that of its segment; `scale` is that of the segment's pairs."""
    folder.mkdir(parents=True, exist_ok=True)
    pairs = index.pairs.tobytes()
    ranges = tuple(find_ranges(index.pairs, scale))
    columns = _Columns(
        index.terms, index.counts.tobytes(), index.postings.tobytes(), ranges, zlib.crc32(pairs)
    )
    saved = SavedPart(folder / (mark + _TERMS), folder / (mark + _PAIRS), ranges)
    _write(saved.pairs, pairs)
    _write(saved.terms, seal(pack(columns), mark))
    return saved


def _write(path: Path, data: bytes) -> None:
    # A worker of a build that was killed may write the same part at this moment.
    near = path.with_name(f"{path.name}.{os.getpid()}")
    near.write_bytes(data)
    near.replace(path)


def find_part(folder: Path, mark: str) -> SavedPart | None:
    """The part with this mark, in the folder of its segment; None where it is not there whole."""
    saved = SavedPart(folder / (mark + _TERMS), folder / (mark + _PAIRS), ())
    try:
        columns = _read(saved)
        if zlib.crc32(saved.pairs.read_bytes()) != columns.pairs_sum:
            return None
    except (OSError, DamagedError):
        return None
    return SavedPart(saved.terms, saved.pairs, columns.ranges)


def _read(saved: SavedPart) -> _Columns:
    return unpack(unseal(saved.terms.read_bytes(), saved.terms.stem), _Columns)


def read_terms(saved: SavedPart) -> PartIndex:
    """The part without its pairs."""
    columns = _read(saved)
    counts, postings = array("I", columns.counts), array("I", columns.postings)
    return PartIndex(columns.terms, counts, postings, array("d"))


def read_pairs(saved: SavedPart, ranges: range) -> "array[float]":
    """The pairs of neighbouring ones of the `RANGES`."""
    start, end = saved.ranges[ranges.start], saved.ranges[ranges.stop]
    pairs = array("d")
    with saved.pairs.open("rb") as file:
        file.seek(start * pairs.itemsize)
        pairs.fromfile(file, end - start)
    return pairs


def count_pairs(saved: Iterable[SavedPart]) -> int:
    """The pairs of all parts."""
    return sum(part.ranges[RANGES] for part in saved)


def forget_parts(folder: Path, marks: Collection[str]) -> None:
    """Remove from the folder of a segment all but the parts with these marks."""
    _remove(folder, lambda name: name.partition(".")[0] in marks and name.count(".") == 1)


def forget_segments(folder: Path, names: Collection[str]) -> None:
    """Remove the folders of all segments but these."""
    _remove(folder, names.__contains__)


def _remove(folder: Path, stays: Callable[[str], bool]) -> None:
    for path in folder.iterdir() if folder.is_dir() else ():
        if stays(path.name):
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
