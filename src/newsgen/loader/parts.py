"""The blocks of one article, and the fields that stand in blocks of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from newsgen.loader import blocks as block_rules
from newsgen.loader import boilerplate, bylines, headlines
from newsgen.loader import standing as standing_copy
from newsgen.loader.dateline import find_dateline
from newsgen.loader.fields import FrontMatter
from newsgen.loader.house_lines import NO_LINES, HouseLine
from newsgen.loader.houses import House, read_house_lines
from newsgen.loader.shown_text import ShownText, show_markdown_text, show_plain_text
from newsgen.loader.sources import Text
from newsgen.loader.surroundings import Surroundings
from newsgen.records import Block, Body, BodyKind, Boilerplate, Byline, Dateline, Span

BODY_KINDS: dict[str, BodyKind] = {
    "paragraph": "paragraph",
    "subheading": "subheading",
    "list": "list",
    "quotation": "quotation",
    "code": "code",
    "html": "html",
    "rule": "rule",
}
PROSE = ("paragraph", "list", "quotation")
"""Kinds of body in which quotations and names are looked for."""
_DATELINE_REACH = 4
"""A dateline opens one of the first paragraphs; notes and summaries may stand before it."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The blocks of one article, and what they were read with."""

    copy: str
    """The text of the file."""
    blocks: tuple[Block, ...]
    """They tile the file."""
    alone: tuple[Block, ...]
    """The same blocks as the text alone makes them, without the archive's standing copy."""
    house: Mapping[Span, HouseLine]
    """What the house profile says of some of them."""
    markdown: bool = False

    def show(self, spans: Sequence[Span]) -> ShownText:
        """The paragraphs at `spans` as a reader has them."""
        return (show_markdown_text if self.markdown else show_plain_text)(self.copy, spans)


def split_parts(text: Text, front: FrontMatter, around: Surroundings) -> Parts:
    """The blocks of `text`, read by its house profile, the rules and the archive, in this order."""
    house = _read_house(text, front, around.house)
    alone = _partition(text, front, house)
    blocks = standing_copy.mark_standing(text.text, alone, around.standing)
    return Parts(text.text, blocks, alone, house, text.source.format == "markdown")


def _read_house(text: Text, front: FrontMatter, house: House | None) -> Mapping[Span, HouseLine]:
    """What the house profile says of the paragraphs that it knows."""
    if house is None:
        return NO_LINES
    markdown = text.source.format == "markdown"
    spans = block_rules.split(text.text, front.end, markdown=markdown)
    return read_house_lines(text.text, spans, house)


def _partition(
    text: Text, front: FrontMatter, house: Mapping[Span, HouseLine]
) -> tuple[Block, ...]:
    """The blocks of the whole file, the head among them."""
    markdown = text.source.format == "markdown"
    parts = block_rules.partition(text.text, front.end, markdown=markdown, house=house)
    if front.headline is not None:
        parts = _without_headline(text.text, parts, front.headline.value)
    head = (Block("front-matter", (0, front.end)),) if front.end else ()
    return head + parts


def _without_headline(copy: str, parts: tuple[Block, ...], given: str) -> tuple[Block, ...]:
    """The blocks of a text whose front matter gives the headline.

    The text's first line is then its headline only where it says the same; else it is body.
    """
    return tuple(
        replace(block, kind="subheading" if "#" in copy[block.span[0]] else "paragraph")
        if block.kind in ("headline", "subheadline") and _differ(copy[slice(*block.span)], given)
        else block
        for block in parts
    )


def _differ(printed: str, given: str) -> bool:
    return _plain(printed) != _plain(given)


def _plain(words: str) -> str:
    return "".join(c for c in words.casefold() if c.isalnum())


def find_headline(parts: Parts) -> tuple[Span | None, Span | None]:
    """Where the headline and the line below it stand."""
    headline = next((b.span for b in parts.blocks if b.kind == "headline"), None)
    below = next((b.span for b in parts.blocks if b.kind == "subheadline"), None)
    if headline is None:
        return None, below
    line, rest = headlines.read_headline(parts.copy, headline)
    return line, below or rest


def find_body(parts: Parts, shown: ShownText) -> tuple[Dateline | None, list[Body]]:
    """The dateline and the body, the dateline cut off the paragraph that it opens.

    `shown` is what of the body is read (`show_prose`).
    """
    copy = parts.copy
    dateline: Dateline | None = None
    body: list[Body] = []
    tried = 0
    for block in parts.blocks:
        kind = BODY_KINDS.get(block.kind)
        if kind is None:
            continue
        start, end = block.span
        if kind == "paragraph" and dateline is None and tried < _DATELINE_REACH:
            tried += 1
            dateline = _find_dateline(parts, shown, block.span)
            if dateline is not None and dateline.span is not None:
                start = dateline.span[1]
        if start < end:
            body.append(Body(kind, copy[start:end], (start, end)))
    return dateline, body


def show_prose(parts: Parts) -> ShownText:
    """What of the body is read, before the dateline is cut off."""
    return parts.show([block.span for block in parts.blocks if block.kind in PROSE])


def _find_dateline(parts: Parts, shown: ShownText, span: Span) -> Dateline | None:
    """The dateline that opens a paragraph of the copy, with the marks that stand around it.

    Emphasis or a link that begins in it and ends in the story would lose its end: then there is
    none.
    """
    there = shown.narrow(span)
    found = find_dateline(shown.text, shown.trim(there))
    if found is None or found.span is None or not parts.markdown:
        return found
    start, end = shown.lead_back(found.span)
    if not shown.text[there[0] : found.span[0]].strip():
        start = span[0]
    alone = parts.show([(start, end)])
    if alone.text[slice(*alone.narrow((start, end)))].strip() != found.text.strip():
        return None
    return replace(found, text=parts.copy[start:end], span=(start, end))


def find_boilerplate(parts: Parts) -> tuple[Boilerplate, ...]:
    """Boilerplate by rules and by the archive, in the order of the text."""
    ruled = boilerplate.read_boilerplate(parts.copy, parts.alone, parts.house)
    recurring = standing_copy.read_standing(parts.copy, parts.alone, parts.blocks)
    return tuple(sorted((*ruled, *recurring), key=lambda item: item.span)) if recurring else ruled


def _read_bylines(parts: Parts, span: Span) -> Sequence[Byline]:
    """The authors that a line names; in Markdown it may be in bold."""
    shown = parts.show([span])
    found = bylines.read_bylines(shown.text, shown.spans[0])
    if shown.text == parts.copy:
        return found
    return [replace(by, span=by.span and shown.lead_back(by.span)) for by in found]


def find_bylines(parts: Parts, dateline: Dateline | None) -> tuple[Byline, ...]:
    """Bylines on lines of their own, and one before the dateline on its line."""
    copy, house = parts.copy, parts.house
    found = [
        byline
        for block in parts.blocks
        if block.kind == "byline"
        for byline in (
            [house[block.span].read_byline(copy)]
            if block.span in house
            else _read_bylines(parts, block.span)
        )
    ]
    opening = dateline.span[0] if dateline and dateline.span else -1
    for block in parts.blocks:
        if block.span[0] < opening < block.span[1]:
            inline = bylines.find_inline_byline(copy, block.span)
            if inline and inline[1] <= opening:
                found += bylines.read_bylines(copy, inline)
    return tuple(found)
