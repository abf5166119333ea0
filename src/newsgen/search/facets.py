"""Which topics, people and places each story has, for the counts beside the results."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from newsgen.search.model import FACETS, FacetKind, IndexFile, Segment
from newsgen.search.numbers import encode

MOST = 1000
"""Values of a kind that are counted in one segment: its most frequent ones."""
STORIES_IN_BLOCK = 512
NAMES_IN_BLOCK = 100


def make_facet_files(segment: Segment) -> Iterator[IndexFile]:
    """Blocks of stories with the numbers of their values, and blocks of the values' names."""
    for kind in FACETS:
        values = rank_values(segment, kind)
        names = [[slug, label] for slug, label in values]
        for block, at in enumerate(range(0, len(names), NAMES_IN_BLOCK)):
            yield IndexFile(f"{segment.name}/{kind}-names{block}", names[at : at + NAMES_IN_BLOCK])
        numbers = {slug: number for number, (slug, _) in enumerate(values)}
        for block, at in enumerate(range(0, len(segment.stories), STORIES_IN_BLOCK)):
            members = segment.stories[at : at + STORIES_IN_BLOCK]
            rows = [
                "".join(encode(n) for n in sorted({numbers[f.slug] for f in s.facets(kind)
                                                   if f.slug in numbers}))
                for s in members
            ]  # fmt: skip
            yield IndexFile(f"{segment.name}/{kind}{block}", " ".join(rows))


def rank_values(segment: Segment, kind: FacetKind) -> list[tuple[str, str]]:
    """Slug and label of the most frequent values of a kind, most frequent first."""
    stories: Counter[str] = Counter()
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    for story in segment.stories:
        for facet in dict.fromkeys(story.facets(kind)):
            labels[facet.slug][facet.label] += 1
        stories.update({facet.slug for facet in story.facets(kind)})
    ranked = sorted(stories, key=lambda slug: (-stories[slug], slug))[:MOST]
    return [(slug, min(labels[slug], key=lambda x: (-labels[slug][x], x))) for slug in ranked]
