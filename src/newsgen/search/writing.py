"""Segments → staged files; runs in any process."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsgen.archive.store import RecordReader
from newsgen.output import stage
from newsgen.search.indexing import as_script, make_index
from newsgen.search.model import IndexFile, Segment

LIST = "segments"
_VERSION = 8
"""Digits of a segment's mark that its files are asked for with, so that no cache mixes two."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What became of a segment."""

    name: str
    stories: int
    paths: tuple[str, ...]
    """All its files."""
    staged: tuple[str, ...]
    """Those that differ from the output."""


def path_of(folder: str, name: str) -> str:
    """The output file of a file of the index."""
    return f"{folder}{name}.js"


def write_segments(
    folder: str, store: Path, staging: Path, out: Path, segments: Sequence[Segment]
) -> list[Indexed]:
    """Make the files of `segments` and stage those that differ from the output."""
    with closing(RecordReader(store)) as records:
        return [_write(folder, records, staging, out, segment) for segment in segments]


def _write(
    folder: str, records: RecordReader, staging: Path, out: Path, segment: Segment
) -> Indexed:
    paths, staged = [], []
    for file in make_index(segment, records.read):
        path = path_of(folder, file.name)
        paths.append(path)
        if stage(staging, out, path, as_script(file)):
            staged.append(path)
    return Indexed(segment.name, len(segment.stories), tuple(paths), tuple(staged))


def make_list(segments: Sequence[tuple[str, int, str]]) -> bytes:
    """The first file that the search page reads: name, stories and mark of each segment."""
    rows = [[name, stories, mark[:_VERSION]] for name, stories, mark in segments]
    return as_script(IndexFile(LIST, rows))
