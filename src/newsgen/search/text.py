"""Record → the stretches of text that are indexed, each with the weight of its field."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from newsgen.records import Article
from newsgen.search.model import Story
from newsgen.search.words import Word, split_words

HEADLINE = 8
SUBHEADLINE = 4
NAMES = 3
"""Topics, people, places, bylines, the dateline."""
BODY = 1

FIRST_LENGTH = 2000
"""Code points of text that come with a result; the rest is read where it alone has the words."""
_NOTES: Final = ("correction", "update-note")
_TAG: Final = re.compile(r"<[^<>]{1,1000}>")
_TARGET: Final = re.compile(r"\]\([^()\s]{0,1000}\)|\]\[[^\]\n]{0,200}\]")
_SIGNS: Final = re.compile(r"[*_`#>|\[\]]+|!(?=\[)")


@dataclass(frozen=True, slots=True)
class Field:
    """The words of a stretch of text that phrases do not leave."""

    words: list[Word]
    weight: int


def _field(text: str, weight: int) -> Field:
    return Field(split_words(text), weight)


def read_fields(story: Story, article: Article, paragraphs: Iterable[str]) -> list[Field]:
    """All that is indexed of a story; `paragraphs` are those of `read_paragraphs`."""
    fields = [_field(story.title, HEADLINE)]
    if article.subheadline:
        fields.append(_field(article.subheadline, SUBHEADLINE))
    fields += [_field(byline.name, NAMES) for byline in article.bylines]
    if article.dateline:
        fields.append(_field(article.dateline.text, NAMES))
        fields += [_field(agency.name, NAMES) for agency in article.dateline.agencies]
    for facets in (story.topics, story.people, story.places):
        fields += [_field(facet.label, NAMES) for facet in facets]
    fields += [_field(text, BODY) for text in paragraphs]
    return fields


def read_paragraphs(article: Article) -> Iterator[str]:
    """The text beside a result: notes on top, body, captions, white space made plain."""
    marked = article.source.format == "markdown"
    notes = [note.text for note in article.boilerplate if note.kind in _NOTES]
    body = [plain_text(piece.text) if marked else piece.text for piece in article.body]
    captions = [photo.caption for photo in article.photos if photo.caption]
    for text in (*notes, *body, *captions):
        plain = " ".join(text.split())
        if plain:
            yield plain


def plain_text(text: str) -> str:
    """Markdown without its signs, tags and addresses: ``[the *ferry*](a.md)`` → ``the ferry``."""
    return _SIGNS.sub("", _TARGET.sub("", _TAG.sub(" ", text)))


def split_text(paragraphs: list[str]) -> tuple[str, str]:
    """The paragraphs that stand beside a result at once, about `FIRST_LENGTH`, and the others."""
    ends = accumulate(len(paragraph) for paragraph in paragraphs)
    count = 1 + sum(end < FIRST_LENGTH for end in ends)
    return "\n".join(paragraphs[:count]), "\n".join(paragraphs[count:])
