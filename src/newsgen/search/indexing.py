"""A segment → its files, story by story: texts pass through and only postings are held."""

from collections.abc import Callable, Iterator
from contextlib import closing

from newsgen.codec import encode_plain
from newsgen.records import Article
from newsgen.search.facets import make_facet_files
from newsgen.search.model import IndexFile, Segment, Story
from newsgen.search.phrases import Pairs, count_shards, make_pair_shards
from newsgen.search.terms import Postings, make_term_shards
from newsgen.search.text import read_fields, read_paragraphs, split_text

CALL = "newsgenIndex"
"""The function of static/search.js that every file of the index calls."""


def make_index(segment: Segment, read: Callable[[str], Article]) -> Iterator[IndexFile]:
    """All files of a segment. `read` gives the record of a key."""
    postings = Postings()
    with closing(Pairs()) as pairs:
        for number, story in enumerate(segment.stories):
            article = read(story.key)
            paragraphs = list(read_paragraphs(article))
            fields = read_fields(story, article, paragraphs)
            postings.add(number, fields)
            postings.add_facets(number, story)
            pairs.add(number, fields)
            yield from _story_files(f"{segment.name}/s{number}", story, paragraphs)
        starts = []
        for start, file in make_term_shards(segment.name, postings.lists, segment.shard_size()):
            starts.append(start)
            yield file
        postings.lists.clear()
        count = count_shards(pairs.count(), segment.shard_size())
        yield from make_pair_shards(segment.name, pairs.sorted(), count)
    yield from make_facet_files(segment)
    entry = {"stories": len(segment.stories), "starts": " ".join(starts), "pairs": count}
    yield IndexFile(f"{segment.name}/index", entry)


def _story_files(name: str, story: Story, paragraphs: list[str]) -> Iterator[IndexFile]:
    """What a result shows with the beginning of the text, and the rest of it in another file."""
    first, rest = split_text(paragraphs)
    card = [story.title, story.path, story.date, story.source, first, int(bool(rest))]
    yield IndexFile(name, card)
    if rest:
        yield IndexFile(f"{name}-rest", rest)


def as_script(file: IndexFile) -> bytes:
    """A script of one call. Scripts, since a page that is opened from a folder may not fetch."""
    return f'{CALL}("{file.name}",'.encode() + encode_plain(file.value) + b")\n"
