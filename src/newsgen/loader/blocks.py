"""The lossless partition: every character of an article lies in exactly one block."""

import re
from collections.abc import Iterable, Mapping

from newsgen.loader.boilerplate import classify
from newsgen.loader.bylines import is_byline
from newsgen.loader.house_lines import NO_LINES, HouseLine
from newsgen.loader.markdown_blocks import split_markdown
from newsgen.loader.paragraphs import split_paragraphs
from newsgen.loader.photo_lines import PhotoLine, find_photos
from newsgen.loader.plain_blocks import is_date_line, read_kinds
from newsgen.loader.plain_text import plain_text
from newsgen.records import Block, BlockKind, Span

__all__ = ["partition", "split"]

_CLEAR_KINDS = frozenset({"credits", "copyright", "correction", "update-note", "ad"})
_MARKUP = re.compile(r"\]\(|<\w|\{\{")
_LONGEST_NOTE = 120

_LONGEST_MARKED_BYLINE = 500
"""In characters, with the addresses of its authors' pages: ``**By [Ana Ruiz](/people/ana/)**``."""
_TOP_OF_MARKDOWN = 4
"""Paragraphs of a Markdown body in which a byline or a date may stand."""


def split(text: str, start: int = 0, *, markdown: bool = False) -> tuple[Span, ...]:
    """The paragraphs of ``text[start:]``, whatever they are: the spans of its content blocks."""
    if markdown:
        return tuple(span for _, span in split_markdown(text, start))
    return split_paragraphs(text, start)


def partition(
    text: str,
    start: int = 0,
    *,
    markdown: bool = False,
    house: Mapping[Span, HouseLine] = NO_LINES,
) -> tuple[Block, ...]:
    """The blocks of ``text[start:]``: sorted, without gap or overlap, empty where no text is left.

    A content block spans one stripped paragraph; the white space around it is a ``blank`` block.
    Where nothing is recognised, everything is body: ``paragraph``. Any line end is understood.
    `house` is what the article's house profile says of some paragraphs.
    """
    if markdown:
        return _tile(text, start, _read_markdown(text, start, house))
    spans = split_paragraphs(text, start)
    return _tile(text, start, zip(read_kinds(text, spans, house), spans, strict=True))


def _tile(text: str, start: int, content: Iterable[tuple[BlockKind, Span]]) -> tuple[Block, ...]:
    """The content blocks, in order, with the white space between them."""
    blocks: list[Block] = []
    at = start
    for kind, span in content:
        if span[0] > at:
            blocks.append(Block("blank", (at, span[0])))
        blocks.append(Block(kind, span))
        at = span[1]
    if at < len(text):
        blocks.append(Block("blank", (at, len(text))))
    return tuple(blocks)


def _read_markdown(
    text: str, start: int, house: Mapping[Span, HouseLine]
) -> list[tuple[BlockKind, Span]]:
    """Markdown's own blocks; a plain paragraph may still be a byline, a caption or boilerplate."""
    blocks = split_markdown(text, start)
    paragraphs = [span for kind, span in blocks if kind == "paragraph"]
    photos = dict(zip(paragraphs, find_photos(text, paragraphs), strict=True))
    found: list[tuple[BlockKind, Span]] = []
    stories = 0
    for kind, span in blocks:
        if kind == "paragraph" and span in house:
            kind = house[span].kind
        elif kind == "paragraph":
            top = stories == 0 and len(found) < _TOP_OF_MARKDOWN
            kind = _read_paragraph(text[slice(*span)], photos[span], top=top)
        stories += kind == "paragraph"
        found.append((kind, span))
    return found


def _read_paragraph(line: str, photo: PhotoLine | None, *, top: bool) -> BlockKind:
    if top and is_date_line(line):
        return "date"
    if top and len(line) <= _LONGEST_MARKED_BYLINE and is_byline(plain_text(line).strip()):
        return "byline"
    if photo:
        return "caption"
    return "boilerplate" if _is_clear_boilerplate(line) else "paragraph"


def _is_clear_boilerplate(line: str) -> bool:
    """Markdown is edited: what it promotes or links to is mostly meant to be read."""
    found = classify(line)
    if found is None:
        return False
    return found[0] in _CLEAR_KINDS or not (_MARKUP.search(line) or len(line) > _LONGEST_NOTE)
