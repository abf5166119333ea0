"""Record → the stretches of text that are indexed, each with the weight of its field."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final, TypeAlias

import msgspec

from newsgen.loader.link_forms import collect_references
from newsgen.loader.plain_text import plain_part, plain_text
from newsgen.records import GIVEN
from newsgen.search.model import Story
from newsgen.search.vocabulary import Vocabulary

HEADLINE = 8
SUBHEADLINE = 4
NAMES = 3
"""Topics, people, places, bylines, the dateline."""
BODY = 1

FIRST_LENGTH = 2000
"""Code points of text that come with a result; the rest is read where it alone has the words."""
_NOTES: Final = ("correction", "update-note")
"""What front matter gives is no Markdown."""


@dataclass(frozen=True, slots=True)
class Named:
    """A byline or an agency."""

    name: str


@dataclass(frozen=True, slots=True)
class DatelineCopy:
    """What is searched of a dateline; `rule` tells whether front matter gave it."""

    text: str
    rule: str
    agencies: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class BodyCopy:
    """A paragraph."""

    text: str


@dataclass(frozen=True, slots=True)
class NoteCopy:
    """A stretch of text around the story."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class PhotoCopy:
    """What is searched of a photograph; `rule` tells whether front matter gave it."""

    caption: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class SourceCopy:
    """How the text is marked."""

    format: str


@dataclass(frozen=True, slots=True)
class ProvenanceCopy:
    """Where a field came from."""

    origin: str


@dataclass(frozen=True, slots=True)
class Copy:
    """What is searched of a record (`newsgen.records.Article`), under the names it has there.

    Read without the rest, a record costs an eighth of the time.
    """

    source: SourceCopy
    subheadline: str | None
    bylines: tuple[Named, ...]
    dateline: DatelineCopy | None
    body: tuple[BodyCopy, ...]
    boilerplate: tuple[NoteCopy, ...]
    photos: tuple[PhotoCopy, ...]
    provenance: dict[str, ProvenanceCopy]

    @property
    def is_marked(self) -> bool:
        """Whether it is Markdown."""
        return self.source.format == "markdown"


_decoder = msgspec.json.Decoder(Copy)


def decode_copy(record: bytes) -> Copy:
    """The copy in a record as `newsgen.codec.encode_article` wrote it."""
    return _decoder.decode(record)


Paragraph: TypeAlias = list[str]
"""Its strings between white space."""


@dataclass(frozen=True, slots=True)
class Field:
    """The words of a stretch of text that phrases do not leave, by their numbers."""

    words: Sequence[int]
    weight: int


def read_fields(
    story: Story, copy: Copy, paragraphs: Iterable[Paragraph], words: Vocabulary
) -> list[Field]:
    """All that is indexed of a story; `paragraphs` are those of `read_paragraphs`."""
    fields = [Field(words.find(story.title.split()), HEADLINE)]
    if copy.subheadline:
        fields.append(Field(words.find(_read_subheadline(copy).split()), SUBHEADLINE))
    # A name is met again and again, so the vocabulary knows it whole.
    fields += [Field(words[name], NAMES) for name in _read_names(story, copy)]
    fields += [Field(words.find(strings), BODY) for strings in paragraphs]
    return fields


def _read_subheadline(copy: Copy) -> str:
    source, printed = copy.provenance.get("subheadline"), copy.subheadline or ""
    given = source is not None and source.origin in GIVEN
    return plain_text(printed) if copy.is_marked and not given else printed


def _read_names(story: Story, copy: Copy) -> Iterator[str]:
    for byline in copy.bylines:
        yield byline.name
    if copy.dateline:
        shown = copy.is_marked and copy.dateline.rule != "front matter"
        yield plain_text(copy.dateline.text) if shown else copy.dateline.text
        for agency in copy.dateline.agencies:
            yield agency.name
    for facets in (story.topics, story.people, story.places):
        for facet in facets:
            yield facet.label


def read_paragraphs(copy: Copy) -> list[Paragraph]:
    """The text beside a result: notes on top, body, captions."""
    notes = [note.text for note in copy.boilerplate if note.kind in _NOTES]
    body = [piece.text for piece in copy.body]
    captions = [photo.caption for photo in copy.photos if photo.caption]
    if copy.is_marked:
        references = collect_references(body)
        notes = [plain_text(text, references) for text in notes]
        body = [plain_text(text, references) for text in body]
        captions = [_read_caption(photo, references) for photo in copy.photos if photo.caption]
    return [strings for text in (*notes, *body, *captions) if (strings := text.split())]


def _read_caption(photo: PhotoCopy, references: frozenset[str]) -> str:
    caption = photo.caption or ""
    return caption if photo.rule == "front matter" else plain_part(caption, references)


def split_text(paragraphs: list[str]) -> tuple[str, str]:
    """The paragraphs that stand beside a result at once, about `FIRST_LENGTH`, and the others."""
    ends = accumulate(len(paragraph) for paragraph in paragraphs)
    count = 1 + sum(end < FIRST_LENGTH for end in ends)
    return "\n".join(paragraphs[:count]), "\n".join(paragraphs[count:])
