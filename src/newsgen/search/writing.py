"""Segments → staged files, over several processes.

A large segment is indexed in parts, and then its words, its pairs and its lists are put together,
each for itself: work for any number of processes, and the same bytes from each number.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from newsgen.archive.store import RecordReader
from newsgen.beats import Beat, go_on
from newsgen.codec import pack, unpack
from newsgen.databases import LostError
from newsgen.executors import map_chunks
from newsgen.output import Staged, stage
from newsgen.search.facets import make_facet_files
from newsgen.search.indexing import as_script, make_entry_files, make_index
from newsgen.search.kept_parts import (
    SavedPart,
    count_pairs,
    find_part,
    forget_parts,
    read_pairs,
    read_terms,
    save_part,
)
from newsgen.search.marks import MarkedPart, MarkedSegment
from newsgen.search.model import IndexFile, Segment, Story
from newsgen.search.parts import PartIndexer, merge_postings
from newsgen.search.phrases import RANGES, count_shards, make_pair_shards, merge_entries, scale_of
from newsgen.search.text import Copy, decode_copy
from newsgen.search.vocabulary import shared_vocabulary

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
    staged: tuple[Staged, ...]
    """Those that differ from the output."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an index is made from, and where to."""

    folder: str
    """Of the index, in the output."""
    store: Path
    staging: Path
    out: Path
    parts: Path
    """Folder of the parts that are kept."""


@dataclass(slots=True)
class _Done:
    """What one task wrote."""

    segment: str
    stories: int = 0
    paths: list[str] = field(default_factory=list)
    staged: list[Staged] = field(default_factory=list)
    saved: SavedPart | None = None

    def write(self, place: Place, files: Iterable[IndexFile]) -> None:
        for file in files:
            path = path_of(place.folder, file.name)
            self.paths.append(path)
            if staged := stage(place.staging, place.out, path, as_script(file)):
                self.staged.append(staged)


_Task: TypeAlias = Callable[[Place], _Done]
"""Stories are handed over packed: pickling them costs ten times as much."""


def path_of(folder: str, name: str) -> str:
    """The output file of a file of the index."""
    return f"{folder}{name}.js"


def write_index(
    place: Place,
    segments: Iterable[MarkedSegment],
    executor: Executor,
    jobs: int,
    beat: Beat = go_on,
) -> Iterator[Indexed]:
    """Make the files of `segments` and stage those that differ from the output.

    `segments` are taken as they are needed. Small ones come first.
    """
    run = partial(_run, place)
    large: dict[str, MarkedSegment] = {}
    done: dict[str, list[_Done]] = defaultdict(list)
    for each in map_chunks(executor, run, _begin(segments, large), jobs, 1, beat):
        if each.segment in large:
            done[each.segment].append(each)
        else:
            yield _sum_up([each])
    tasks = chain.from_iterable(_join(large[name].segment, done[name]) for name in large)
    for each in map_chunks(executor, run, tasks, jobs, 1, beat):
        done[each.segment].append(each)
    for name, marked in large.items():
        forget_parts(place.parts / name, {part.mark for part in marked.parts})
        yield _sum_up(done[name])


def _run(place: Place, tasks: list[_Task]) -> _Done:
    (task,) = tasks
    return task(place)


def _sum_up(done: list[_Done]) -> Indexed:
    return Indexed(
        done[0].segment,
        sum(each.stories for each in done),
        tuple(chain.from_iterable(each.paths for each in done)),
        tuple(chain.from_iterable(each.staged for each in done)),
    )


def _begin(segments: Iterable[MarkedSegment], large: dict[str, MarkedSegment]) -> Iterator[_Task]:
    """Small segments as a whole and large ones, which are put into `large`, in parts."""
    for marked in segments:
        if len(marked.parts) == 1:
            yield partial(_write_whole, pack(marked.segment))
            continue
        large[marked.segment.name] = marked
        for part in marked.parts:
            yield partial(_write_part, pack(part))


def _write_whole(packed: bytes, place: Place) -> _Done:
    segment = unpack(packed, Segment)
    done = _Done(segment.name, len(segment.stories))
    copies = _read_copies(place, segment.stories)
    done.write(place, make_index(segment, lambda story: copies[story.key]))
    return done


def _write_part(packed: bytes, place: Place) -> _Done:
    """What results of a part are shown from; its postings are kept for the others to come."""
    marked = unpack(packed, MarkedPart)
    part, folder = marked.part, place.parts / marked.part.segment
    done = _Done(part.segment, len(part.stories))
    if marked.kept and (saved := find_part(folder, marked.mark)):
        done.paths += marked.kept
        done.saved = saved
        return done
    copies = _read_copies(place, part.stories)
    indexer = PartIndexer(part, shared_vocabulary())
    for number, story in enumerate(part.stories, start=part.first):
        done.write(place, indexer.add(number, story, copies[story.key]))
    done.saved = save_part(folder, marked.mark, indexer.finish(), part.scale)
    return done


def _read_copies(place: Place, stories: Sequence[Story]) -> dict[str, Copy]:
    with closing(RecordReader(place.store)) as records:
        keys = [story.key for story in stories]
        encoded = records.read_encoded(keys)
    if lost := set(keys) - encoded.keys():
        raise LostError(min(lost))
    return {key: decode_copy(record) for key, record in encoded.items()}


def _join(segment: Segment, done: Iterable[_Done]) -> Iterator[_Task]:
    """Put the parts of a segment together."""
    parts = [each.saved for each in done if each.saved]
    count = count_shards(count_pairs(parts), segment.pair_shard_size())
    yield partial(_write_terms, pack(segment), parts)
    step = 1 if count % RANGES == 0 else RANGES
    for at in range(0, RANGES, step):
        ranges, scale = range(at, at + step), scale_of(len(segment.stories))
        yield partial(_write_pairs, segment.name, scale, parts, ranges, count)


def _write_terms(packed: bytes, parts: list[SavedPart], place: Place) -> _Done:
    """The words of a segment, and the lists of its values."""
    segment = unpack(packed, Segment)
    done = _Done(segment.name)
    postings = merge_postings(map(read_terms, parts))
    done.write(place, make_entry_files(segment, postings, count_pairs(parts)))
    done.write(place, make_facet_files(segment))
    return done


def _write_pairs(
    name: str, scale: int, parts: list[SavedPart], ranges: range, count: int, place: Place
) -> _Done:
    done = _Done(name)
    pairs = merge_entries(read_pairs(part, ranges) for part in parts)
    shards = range(ranges.start * count // RANGES, ranges.stop * count // RANGES)
    done.write(place, make_pair_shards(name, pairs, scale, shards, count))
    return done


def make_list(segments: Sequence[tuple[str, int, str]]) -> bytes:
    """The first file that the search page reads: name, stories and mark of each segment."""
    rows = [[name, stories, mark[:_VERSION]] for name, stories, mark in segments]
    return as_script(IndexFile(LIST, rows))


def mark_of(data: bytes) -> str:
    """The fingerprint of the list of segments."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
