"""One source text → one record: the families in their order, then what front matter says.

The text decides first; front matter of the same file and an override in ``articles/`` replace it
field by field, and the record says of each field which of them it came from.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsgen import codes
from newsgen.errors import Issue, issue_at, issue_in
from newsgen.loader import blocks as block_rules
from newsgen.loader import boilerplate, bylines, dates, headlines, names, photos, quotes, topics
from newsgen.loader import standing as standing_copy
from newsgen.loader.dateline import find_dateline
from newsgen.loader.fields import FrontMatter
from newsgen.loader.given import apply_front_matter
from newsgen.loader.sources import Text
from newsgen.records import (
    Article,
    Block,
    Body,
    BodyKind,
    Boilerplate,
    Byline,
    Dateline,
    Entity,
    Provenance,
    Quote,
    Span,
)

BODY_KINDS: dict[str, BodyKind] = {
    "paragraph": "paragraph",
    "subheading": "subheading",
    "list": "list",
    "quotation": "quotation",
    "code": "code",
    "html": "html",
    "rule": "rule",
}
_PROSE = ("paragraph", "list", "quotation")
"""Kinds of body in which quotations and names are looked for."""
_DATELINE_REACH = 4
"""A dateline opens one of the first paragraphs; notes and summaries may stand before it."""


@dataclass(frozen=True, slots=True)
class Override:
    """A file in ``articles/`` whose front matter corrects a seed."""

    path: str
    text: str
    front: FrontMatter


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a source gave: an article, or none, and all that was noticed."""

    article: Article | None
    issues: tuple[Issue, ...]


def article_id(path: str) -> str:
    """The permanent id of the article at `path`: 12 hexadecimal digits.

    It comes from the path, not from the text, so that edits keep it; front matter's ``id`` keeps it
    through a move too.
    """
    name = unicodedata.normalize("NFC", path)
    return hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=6).hexdigest()


def parse_article(
    text: Text,
    front: FrontMatter,
    override: Override | None = None,
    standing: frozenset[int] = frozenset(),
) -> Parsed:
    """The record of one text. Never raises on bad copy; what is wrong comes back as issues.

    `standing` has the digests of the lines that recur in the archive.
    """
    article, issues = _parse_copy(text, front, standing)
    article, noted = apply_front_matter(article, front, text, "front matter")
    issues += noted
    if override is not None:
        over = Text(replace(text.source, path=override.path), override.text)
        article, noted = apply_front_matter(article, override.front, over, "override")
        issues += noted
    return Parsed(article, tuple(issues))


def _parse_copy(
    text: Text, front: FrontMatter, standing: frozenset[int]
) -> tuple[Article, list[Issue]]:
    """What the text alone says; values of the front matter are not in it yet.

    A text without a body has a record too, so that nothing of it is lost, but it is an error.
    """
    path, copy = text.source.path, text.text
    plain = _partition(text, front)
    parts = standing_copy.mark_standing(copy, plain, standing)
    headline, subheadline = _find_headline(copy, parts)
    dateline, body = _find_body(copy, parts)
    pictures = photos.read_photos(copy, parts)
    issues: list[Issue] = []
    if not body and not pictures and not (front.photos and front.photos.value):
        message = "the file has a headline and nothing else" if headline else "there is no text"
        hint = "put the story below it, or remove the file"
        issues.append(issue_in(codes.ONLY_HEADLINE, path, message, hint))
    prose = [index for index, piece in enumerate(body) if piece.kind in _PROSE]
    spans = [body[index].span for index in prose]
    said = [replace(q, paragraph=prose[q.paragraph]) for q in quotes.find_quotes(copy, spans)]
    issues += [_unclosed(path, copy, at) for at in quotes.find_unclosed(copy, spans)]
    speakers = [quote.speaker for quote in said if quote.speaker]
    named = names.find_names(copy, spans, speakers)
    title = copy[slice(*headline)] if headline else ""
    if front.headline:
        title = front.headline.value
    article = Article(
        id=article_id(path),
        source=text.source,
        headline=copy[slice(*headline)] if headline else None,
        subheadline=copy[slice(*subheadline)] if subheadline else None,
        bylines=_find_bylines(copy, parts, dateline),
        dateline=dateline,
        published=dates.find_published(copy, parts, dateline),
        photos=pictures,
        body=tuple(body),
        quotes=tuple(_with_person(quote, named.people) for quote in said),
        boilerplate=_find_boilerplate(copy, plain, parts),
        people=named.people,
        places=named.places,
        organisations=named.organisations,
        topics=topics.find_topics(title, "\n\n".join(copy[a:b] for a, b in spans)),
        slug=None,
        language=None,
        story=None,
        draft=False,
        blocks=parts,
        provenance={},
    )
    return replace(article, provenance=_provenance(article, headline, subheadline)), issues


def _partition(text: Text, front: FrontMatter) -> tuple[Block, ...]:
    """The blocks of the whole file, the head among them."""
    markdown = text.source.format == "markdown"
    parts = block_rules.partition(text.text, front.end, markdown=markdown)
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


def _find_headline(copy: str, parts: Sequence[Block]) -> tuple[Span | None, Span | None]:
    headline = next((b.span for b in parts if b.kind == "headline"), None)
    below = next((b.span for b in parts if b.kind == "subheadline"), None)
    if headline is None:
        return None, below
    line, rest = headlines.read_headline(copy, headline)
    return line, below or rest


def _find_body(copy: str, parts: Iterable[Block]) -> tuple[Dateline | None, list[Body]]:
    """The dateline and the body, the dateline cut off the paragraph that it opens."""
    dateline: Dateline | None = None
    body: list[Body] = []
    tried = 0
    for block in parts:
        kind = BODY_KINDS.get(block.kind)
        if kind is None:
            continue
        start, end = block.span
        if kind == "paragraph" and dateline is None and tried < _DATELINE_REACH:
            tried += 1
            dateline = find_dateline(copy, block.span)
            if dateline is not None and dateline.span is not None:
                start = dateline.span[1]
        if start < end:
            body.append(Body(kind, copy[start:end], (start, end)))
    return dateline, body


def _find_boilerplate(
    copy: str, plain: Sequence[Block], parts: Sequence[Block]
) -> tuple[Boilerplate, ...]:
    """Boilerplate by rules and by the archive, in the order of the text."""
    ruled = boilerplate.read_boilerplate(copy, plain)
    recurring = standing_copy.read_standing(copy, plain, parts)
    return tuple(sorted((*ruled, *recurring), key=lambda item: item.span)) if recurring else ruled


def _find_bylines(
    copy: str, parts: Iterable[Block], dateline: Dateline | None
) -> tuple[Byline, ...]:
    """Bylines on lines of their own, and one before the dateline on its line."""
    found = [
        byline
        for block in parts
        if block.kind == "byline"
        for byline in bylines.read_bylines(copy, block.span)
    ]
    opening = dateline.span[0] if dateline and dateline.span else -1
    for block in parts:
        if block.span[0] < opening < block.span[1]:
            inline = bylines.find_inline_byline(copy, block.span)
            if inline and inline[1] <= opening:
                found += bylines.read_bylines(copy, inline)
    return tuple(found)


def _unclosed(path: str, copy: str, at: int) -> Issue:
    message = "a quotation is opened here and never closed"
    hint = "its words are kept as body; correct the copy, or leave it as received"
    return issue_at(codes.UNCLOSED_QUOTE, path, copy, at, message, hint)


def _with_person(quote: Quote, people: Sequence[Entity]) -> Quote:
    """The quote with its speaker linked to one of the story's people."""
    speaker = quote.speaker
    if speaker is None or speaker.anonymous:
        return quote
    for person in people:
        if speaker.name == person.name or speaker.name in person.aliases:
            return replace(quote, speaker=replace(speaker, person=person.id))
    return quote


def _provenance(
    article: Article, headline: Span | None, subheadline: Span | None
) -> dict[str, Provenance]:
    """How each scalar field was found in the copy."""
    found: dict[str, Provenance] = {
        "id": Provenance("default", "digest of the path", (), 1.0),
    }
    if headline:
        found["headline"] = Provenance("parsed", "first line", (headline,), 0.98)
    if subheadline:
        found["subheadline"] = Provenance("parsed", "line below the headline", (subheadline,), 0.8)
    if article.dateline:
        spans = (article.dateline.span,) if article.dateline.span else ()
        found["dateline"] = Provenance(
            "parsed", article.dateline.rule, spans, article.dateline.confidence
        )
    published = article.published
    found["published"] = Provenance(published.origin, "dates", (), published.confidence)
    return found
