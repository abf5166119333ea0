"""Parts of a segment → the files of its index."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from newsgen.codec import encode_plain
from newsgen.search.facets import make_facet_files
from newsgen.search.model import IndexFile, Segment, Story
from newsgen.search.parts import PartIndexer, merge_postings, split_segment
from newsgen.search.phrases import count_shards, make_pair_shards, merge_entries, scale_of
from newsgen.search.terms import make_term_shards
from newsgen.search.text import Copy
from newsgen.search.vocabulary import shared_vocabulary

CALL = "newsgenIndex"
"""The function of static/search.js that every file of the index calls."""


def make_index(segment: Segment, read: Callable[[Story], Copy]) -> Iterator[IndexFile]:
    """All files of a segment, made at once in this process."""
    words, parts = shared_vocabulary(), []
    for part in split_segment(segment):
        indexer = PartIndexer(part, words)
        for number, story in enumerate(part.stories, start=part.first):
            yield from indexer.add(number, story, read(story))
        parts.append(indexer.finish())
    pairs = merge_entries(part.pairs for part in parts)
    yield from make_entry_files(segment, merge_postings(parts), len(pairs))
    count = count_shards(len(pairs), segment.pair_shard_size())
    scale = scale_of(len(segment.stories))
    yield from make_pair_shards(segment.name, pairs, scale, range(count), count)
    yield from make_facet_files(segment)


def make_entry_files(
    segment: Segment, postings: Mapping[str, Sequence[int]], pairs: int
) -> Iterator[IndexFile]:
    """The shards of words, and the file that says where they begin and how pairs are spread."""
    starts = []
    for start, file in make_term_shards(segment.name, postings, segment.shard_size()):
        starts.append(start)
        yield file
    entry = {
        "stories": len(segment.stories),
        "starts": " ".join(starts),
        "pairs": count_shards(pairs, segment.pair_shard_size()),
        "scale": scale_of(len(segment.stories)),
    }
    yield IndexFile(f"{segment.name}/index", entry)


def as_script(file: IndexFile) -> bytes:
    """A script of one call. Scripts, since a page that is opened from a folder may not fetch."""
    return f'{CALL}("{file.name}",'.encode() + encode_plain(file.value) + b")\n"
