"""The words by which lists, feeds and cards tell of a story, without the signs of Markdown."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import chain, islice, pairwise
from typing import Final, NamedTuple

from msgspec.structs import replace

from newsgen.loader.agencies import find_agency
from newsgen.loader.link_forms import collect_references
from newsgen.loader.markup import Mark, find_marks
from newsgen.loader.photo_lines import find_photo, find_web_photo
from newsgen.loader.plain_text import (
    find_word_marks,
    is_plain,
    plain_part,
    plain_text,
    plain_words,
    read_words,
)
from newsgen.records import GIVEN, Article, Body, Dateline, Photo, Quote, Span

TEASER_LENGTH: Final = 180
"""Code points of the start of a story shown in lists."""
TITLE_LENGTH: Final = 80
"""Code points of the start of a story that stands in for a missing headline."""

_REACH: Final = 8
"""Paragraphs among which the first of the story itself is looked for."""
_LABEL_WORDS: Final = 8
"""Most words of a line without a stop that is no prose: ``Ana Ruiz``, ``Harbour Trust photo``."""
_CAPTION_WORDS: Final = 20
"""Most words of a paragraph above a credit that is taken for its caption."""
_ASIDE: Final = re.compile(
    r"([*_])(?!\1)[^*_]{1,1000}\1|<(em|i|small)>[^<]{1,1000}</\2>", re.IGNORECASE
)
"""A paragraph in italics from end to end: a caption below its picture, or a note."""
_VIA: Final = re.compile(
    r"(?:.{1,300}[.!?”\"]\s)?[^.!?]{2,80}, via [A-ZÀ-Þ][^.!?]{1,80}", re.DOTALL
)
"""``Warden Oakes, via Fen Rescue``, perhaps behind a caption."""
_STOPS: Final = (".", "!", "?", "…", ":", ";", "—", "–", '"', "”", "’", "'", "»", ")")


def in_plain_words(article: Article) -> Article:
    """The article for whoever shows its fields as text: of Markdown the words, but of the body.

    What front matter gives is no Markdown, and stays as it is written.
    """
    if article.source.format != "markdown":
        return article
    words = _Words(article)
    return replace(
        article,
        headline=_read_field(article, "headline", words),
        subheadline=_read_field(article, "subheadline", words),
        dateline=_read_dateline(article.dateline, words),
        photos=tuple(_read_photo(photo, words) for photo in article.photos),
        quotes=tuple(_read_quote(quote, words) for quote in article.quotes),
        boilerplate=tuple(
            replace(part, text=words.show(part.text).strip()) for part in article.boilerplate
        ),
        dates=tuple(replace(date, text=words.read(date.span, date.text)) for date in article.dates),
    )


class _Words:
    """What a Markdown article says at the places of its source."""

    def __init__(self, article: Article) -> None:
        self._body = article.body
        self._references = references_of(article)
        self._marks: dict[int, list[Mark]] = {}

    def show(self, text: str) -> str:
        """The words of a text that stands by itself."""
        return plain_text(text, self._references)

    def show_part(self, text: str) -> str:
        """Those of a part of a paragraph that is not in the body."""
        return plain_part(text, self._references)

    def read(self, span: Span, printed: str) -> str:
        """Those of `printed`, which stands somewhere in `span` of the source.

        Its piece of the body is read whole, since marks may begin before it and end behind it.
        """
        if is_plain(printed):
            return printed
        number = bisect_right(self._body, span[0], key=_start_of) - 1
        piece = self._body[max(0, number)] if self._body else None
        at = piece.text.find(printed, max(0, span[0] - piece.span[0])) if piece else -1
        if piece is None or not 0 <= at <= span[1] - piece.span[0] - len(printed):
            return self.show(printed)
        if number not in self._marks:
            self._marks[number] = find_word_marks(piece.text, self._references)
        return read_words(piece.text, self._marks[number], (at, at + len(printed)))


def _start_of(piece: Body) -> int:
    return piece.span[0]


def _read_field(article: Article, name: str, words: _Words) -> str | None:
    value: str | None = getattr(article, name)
    source = article.provenance.get(name)
    given = source is not None and source.origin in GIVEN
    return value if value is None or given else words.show(value).strip()


def _read_dateline(dateline: Dateline | None, words: _Words) -> Dateline | None:
    if dateline is None or dateline.span is None:
        return dateline
    return replace(dateline, text=words.show(dateline.text))


def _read_photo(photo: Photo, words: _Words) -> Photo:
    if photo.rule == "front matter":
        return photo
    credit = photo.credit and replace(photo.credit, text=words.show_part(photo.credit.text))
    return replace(photo, caption=photo.caption and words.show_part(photo.caption), credit=credit)


def _read_quote(quote: Quote, words: _Words) -> Quote:
    """Its words and what marks it; the role is one of words as it comes, or is given."""
    fragments = tuple(
        replace(part, text=words.read(part.span, part.text)) for part in quote.fragments
    )
    speaker, cue = quote.speaker, quote.cue
    if speaker is not None and speaker.span is not None:
        speaker = replace(speaker, mention=words.read(speaker.span, speaker.mention))
    return replace(
        quote,
        text=" ".join(part.text for part in fragments if part.text),
        fragments=fragments,
        speaker=speaker,
        cue=cue and replace(cue, text=words.read(cue.span, cue.text)),
    )


def title_of(article: Article) -> str:
    """The headline, or where there is none the start of the story."""
    if article.headline:
        return " ".join(article.headline.split())
    opening = next(_read_pieces(article, 0), None)
    words = opening.words if opening else _read_first(article)
    return shorten(words or article.source.path, TITLE_LENGTH)


def teaser_of(article: Article) -> str:
    """The subheadline, or the start of the first paragraph of the story."""
    if article.subheadline:
        return shorten(" ".join(article.subheadline.split()), TEASER_LENGTH)
    return shorten(_find_opening(article), TEASER_LENGTH)


class _Piece(NamedTuple):
    """A piece of the body: of Markdown without its pictures."""

    kind: str
    text: str
    words: str
    """On one line."""


def _find_opening(article: Article) -> str:
    """The paragraph behind the dateline; without one the first of prose, or else the first."""
    dateline = article.dateline.span if article.dateline else None
    after = _read_pieces(article, dateline[1] if dateline else 0)
    lines = (piece for piece in after if piece.kind in ("paragraph", "subheading"))
    first = ""
    # Some subheadings are credits.
    for piece, below in pairwise(chain(islice(lines, _REACH), (_Piece("", "", ""),))):
        if piece.kind == "paragraph":
            if dateline or not _is_aside(piece.text, below.text):
                return piece.words
            first = first or piece.words
    return first


def shorten(words: str, length: int) -> str:
    """`words`, cut at a word and marked with an ellipsis where longer than `length`."""
    if len(words) <= length:
        return words
    cut = words[:length]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:.-–— ") + "…"


def references_of(article: Article) -> frozenset[str]:
    """The names that links of a Markdown body may have in place of an address."""
    return collect_references(piece.text for piece in article.body)


def _read_first(article: Article) -> str:
    """The words of a body that is pictures and shortcodes, and of none."""
    marked = article.source.format == "markdown"
    return plain_words(article.body[0].text, marked=marked) if article.body else ""


def _read_pieces(article: Article, start: int) -> Iterator[_Piece]:
    """The pieces with words from an offset on."""
    marked = article.source.format == "markdown"
    references = references_of(article) if marked else frozenset()
    for piece in article.body:
        if piece.span[0] >= start:
            text = _without_pictures(piece.text) if marked else piece.text
            if words := plain_words(text, references, marked=marked):
                yield _Piece(piece.kind, text.strip(), words)


def _without_pictures(text: str) -> str:
    """Markdown without its pictures, and without shortcodes, which mostly stand for one."""
    if "![" not in text and "{" not in text:
        return text
    left_out = [mark for mark in find_marks(text) if mark.kind in ("picture", "shortcode")]
    return read_words(text, left_out, (0, len(text)))


def _is_aside(paragraph: str, below: str) -> bool:
    """Whether a paragraph is a credit, the caption above one, a label, or a note in italics."""
    words = len(paragraph.split())
    if words <= _LABEL_WORDS and not paragraph.endswith(_STOPS):
        return True
    if _ASIDE.fullmatch(paragraph) or _is_credit(paragraph):
        return True
    return bool(below) and words <= _CAPTION_WORDS and _is_credit(below)


def _is_credit(words: str) -> bool:
    """``Shutterstock``, ``Warden Oakes, via Fen Rescue``, ``Photo: AFP``.

    Looser than what the loader takes out of a story, since nothing is lost by a mistake here.
    """
    whole = (0, len(words))
    marked = find_photo(words, whole) or find_web_photo(words, whole) or _VIA.fullmatch(words)
    return bool(marked) or find_agency(words).known
