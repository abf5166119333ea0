"""The words by which lists, feeds and cards tell of a story, without the signs of Markdown."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from msgspec.structs import replace

from newsgen.loader.agencies import find_agency
from newsgen.loader.photo_lines import find_photo, find_web_photo
from newsgen.loader.plain_text import plain_text, plain_words
from newsgen.records import GIVEN, Article, Photo, Quote

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
_PICTURE: Final = re.compile(
    r"!\[[^\[\]]{0,1000}\](?:\((?:[^()]|\([^()]{0,200}\)){0,1000}\)|\[[^\[\]\n]{0,200}\])"
    r"|\{\{[<%][^{}]{0,1000}[>%]\}\}"
)
"""A picture of Markdown, or a shortcode of Hugo, which mostly stands for one."""
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
    return replace(
        article,
        headline=_read_field(article, "headline", article.headline),
        subheadline=_read_field(article, "subheadline", article.subheadline),
        photos=tuple(_read_photo(photo) for photo in article.photos),
        quotes=tuple(_read_quote(quote) for quote in article.quotes),
        boilerplate=tuple(
            replace(part, text=plain_text(part.text).strip()) for part in article.boilerplate
        ),
    )


def _read_field(article: Article, name: str, value: str | None) -> str | None:
    source = article.provenance.get(name)
    given = source is not None and source.origin in GIVEN
    return value if value is None or given else plain_text(value).strip()


def _read_photo(photo: Photo) -> Photo:
    if photo.rule == "front matter":
        return photo
    credit = photo.credit and replace(photo.credit, text=plain_text(photo.credit.text).strip())
    caption = photo.caption and plain_text(photo.caption).strip()
    return replace(photo, caption=caption, credit=credit)


def _read_quote(quote: Quote) -> Quote:
    speaker = quote.speaker
    if speaker is not None and speaker.role:
        speaker = replace(speaker, role=plain_text(speaker.role))
    fragments = tuple(replace(part, text=plain_text(part.text)) for part in quote.fragments)
    text = " ".join(part.text for part in fragments if part.text)
    return replace(quote, text=text, fragments=fragments, speaker=speaker)


def title_of(article: Article) -> str:
    """The headline, or where there is none the start of the story."""
    if article.headline:
        return " ".join(article.headline.split())
    words = _read_words(article, article.body[0].text) if article.body else ""
    return shorten(words or article.source.path, TITLE_LENGTH)


def teaser_of(article: Article) -> str:
    """The subheadline, or the start of the first paragraph of the story."""
    if article.subheadline:
        return shorten(" ".join(article.subheadline.split()), TEASER_LENGTH)
    return shorten(_read_words(article, _find_opening(article)), TEASER_LENGTH)


def _find_opening(article: Article) -> str:
    """The paragraph behind the dateline; without one the first of prose, or else the first."""
    dateline = article.dateline.span if article.dateline else None
    pieces = list(islice(_read_pieces(article, dateline[1] if dateline else 0), _REACH))
    paragraphs = [text for kind, text in pieces if kind == "paragraph"]
    below = [*(text for _, text in pieces[1:]), ""]
    prose = (
        text
        for (kind, text), after in zip(pieces, below, strict=False)
        if kind == "paragraph" and (dateline or not _is_aside(text, after))
    )
    return next(prose, next(iter(paragraphs), ""))


def shorten(words: str, length: int) -> str:
    """`words`, cut at a word and marked with an ellipsis where longer than `length`."""
    if len(words) <= length:
        return words
    cut = words[:length]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:.-–— ") + "…"


def _read_words(article: Article, text: str) -> str:
    """The words of a piece of the body, on one line."""
    return plain_words(text, marked=article.source.format == "markdown")


def _read_pieces(article: Article, start: int) -> Iterator[tuple[str, str]]:
    """Kinds and texts of paragraphs from an offset on, and of subheadings: some are credits.

    Those of Markdown come without their pictures.
    """
    marked = article.source.format == "markdown"
    for piece in article.body:
        if piece.kind in ("paragraph", "subheading") and piece.span[0] >= start:
            text = _PICTURE.sub("", piece.text) if marked else piece.text
            if _read_words(article, text):
                yield piece.kind, text.strip()


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
