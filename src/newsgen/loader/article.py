"""One source text → one record: the families in their order, then what front matter says.

The text decides first; front matter of the same file and an override in ``articles/`` replace it
field by field, and the record says of each field which of them it came from.
"""

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from newsgen import codes
from newsgen.errors import Issue, issue_at, issue_in, locate
from newsgen.loader import dates, names, photos, quotes, topics
from newsgen.loader.code_spans import find_printed
from newsgen.loader.dates import Publication
from newsgen.loader.fields import FrontMatter
from newsgen.loader.given import apply_front_matter
from newsgen.loader.parts import (
    PROSE,
    Parts,
    find_body,
    find_boilerplate,
    find_bylines,
    find_headline,
    show_prose,
    split_parts,
)
from newsgen.loader.quotes.closing import find_closing
from newsgen.loader.shown_text import ShownText
from newsgen.loader.sources import Text
from newsgen.loader.speakers import link_speakers
from newsgen.loader.surroundings import Surroundings
from newsgen.located_yaml import MOST_MISTAKES
from newsgen.records import Article, Body, Dateline, Entity, Provenance, Quote, Span, Topic


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
    around: Surroundings | None = None,
) -> Parsed:
    """The record of one text. Never raises on bad copy; what is wrong comes back as issues.

    `around` is what archive, publisher and site say of it; nothing by default.
    """
    around = around or Surroundings()
    words = around.vocabulary
    article, shown, issues = _parse_copy(text, front, around)
    article, noted = apply_front_matter(article, front, text, "front matter", words)
    issues += noted
    if override is not None:
        over = Text(replace(text.source, path=override.path), override.text)
        article, noted = apply_front_matter(article, override.front, over, "override", words)
        issues += noted
    return Parsed(_with_dates(article, shown, around), tuple(issues))


@dataclass(frozen=True, slots=True)
class _Said:
    """What the prose of a text names; all spans are those of the source."""

    quotes: tuple[Quote, ...] = ()
    people: tuple[Entity, ...] = ()
    places: tuple[Entity, ...] = ()
    organisations: tuple[Entity, ...] = ()
    unclosed: tuple[int, ...] = ()
    """Where marks open a quotation that nothing closes."""


def _parse_copy(
    text: Text, front: FrontMatter, around: Surroundings
) -> tuple[Article, ShownText, list[Issue]]:
    """What the text alone says, and its prose; values of the front matter are not in it yet.

    A text without a body has a record too, so that nothing of it is lost, but it is an error.
    """
    copy, parts = text.text, split_parts(text, front, around)
    headline, subheadline = find_headline(parts)
    prose = show_prose(parts)
    dateline, body = find_body(parts, prose)
    pictures = photos.read_photos(copy, parts.blocks, parts.house)
    order = around.house.dates if around.house else None
    publication = dates.find_publication(copy, parts.blocks, dateline, order=order)
    pieces = [index for index, piece in enumerate(body) if piece.kind in PROSE]
    shown = prose.over([body[index].span for index in pieces])
    said = _read_prose(shown, pieces) if around.finding else _Said()
    title = copy[slice(*headline)] if headline else ""
    if front.headline:
        title = front.headline.value
    article = Article(
        id=article_id(text.source.path),
        source=text.source,
        headline=copy[slice(*headline)] if headline else None,
        subheadline=copy[slice(*subheadline)] if subheadline else None,
        bylines=find_bylines(parts, dateline),
        dateline=dateline,
        published=publication.published,
        photos=pictures,
        body=tuple(body),
        quotes=said.quotes,
        boilerplate=find_boilerplate(parts),
        people=said.people,
        places=said.places,
        organisations=said.organisations,
        dates=(),
        topics=_find_topics(title, shown, around, parts),
        slug=None,
        language=None,
        story=None,
        draft=False,
        blocks=parts.blocks,
        provenance=_provenance(dateline, publication, headline, subheadline),
        aliases=(),
        takedown=None,
    )
    return article, shown, _find_issues(text, article, front, said.unclosed)


def _read_prose(shown: ShownText, prose: Sequence[int]) -> _Said:
    """Who speaks and who is named in the paragraphs that are `shown`.

    `prose` has the number of each of them in the body.
    """
    said, unclosed = quotes.read_quotations(shown.text, shown.spans)
    speakers = [quote.speaker for quote in said if quote.speaker]
    named = names.find_names(shown.text, shown.spans, speakers)
    people = shown.restore_entities(named.people)
    organisations = shown.restore_entities(named.organisations)
    placed = _place_quotes(shown.restore_quotes(said), prose)
    return _Said(
        quotes=link_speakers(placed, people, organisations),
        people=people,
        places=shown.restore_entities(named.places),
        organisations=organisations,
        unclosed=tuple(map(shown.find, unclosed)),
    )


def _find_issues(
    text: Text, article: Article, front: FrontMatter, unclosed: Sequence[int]
) -> list[Issue]:
    """What is wrong with the copy, whatever its front matter says of it."""
    path = text.source.path
    issues = _note_shortcodes(text, article.body)
    if not article.body and not article.photos and not (front.photos and front.photos.value):
        issues.append(_only_headline(path, article.headline))
    issues += [_unclosed(path, text.text, at) for at in unclosed[:MOST_MISTAKES]]
    return issues


def _with_dates(article: Article, shown: ShownText, around: Surroundings) -> Article:
    """The article with the dates that its body names: they count from the day that is settled."""
    if not around.finding:
        return article
    order = around.house.dates if around.house else None
    said = shown.narrow_quotes(article.quotes)
    named = dates.find_dates(shown.text, shown.spans, article.published, said, order)
    return replace(article, dates=shown.restore_dates(named))


def _find_topics(
    title: str, shown: ShownText, around: Surroundings, parts: Parts
) -> tuple[Topic, ...]:
    """The topic of the section that the story is printed under, then those of its words."""
    body = "\n\n".join(shown.text[start:end] for start, end in shown.spans)
    found = topics.find_topics(title, body, around.vocabulary) if around.finding else ()
    sections = dict.fromkeys(line.topic for line in parts.house.values() if line.topic)
    printed = topics.name_topics(sections, "parsed", around.vocabulary)
    ids = {topic.id for topic in printed}
    return (*printed, *(topic for topic in found if topic.id not in ids))


def _note_shortcodes(text: Text, body: Sequence[Body]) -> list[Issue]:
    """The warning of a Markdown text in which shortcodes stand elsewhere than in code."""
    if text.source.format != "markdown":
        return []
    found = [
        piece.span[0] + start
        for piece in body
        if piece.kind != "code" and "{" in piece.text
        for start in find_printed(piece.text)
    ]
    if not found:
        return []
    count = f"{len(found):,} shortcodes" if len(found) > 1 else "a shortcode"
    message = f"{count} of another generator, printed as written"
    hint = "write in Markdown what is meant, or leave it: nothing in it is read as a quotation"
    return [issue_at(codes.SHORTCODES, text.source.path, text.text, found[0], message, hint)]


def _only_headline(path: str, headline: str | None) -> Issue:
    message = "the file has a headline and nothing else" if headline else "there is no text"
    hint = "put the story below it, or remove the file"
    return issue_in(codes.ONLY_HEADLINE, path, message, hint)


def _unclosed(path: str, copy: str, at: int) -> Issue:
    """The warning of a mark that its paragraph does not close, and of what closes it further on."""
    message = "the quotation opened here is not closed in its paragraph"
    hint = "its words are kept as body; correct the copy, or leave it as received"
    closing = find_closing(copy, at)
    if closing:
        line, _, _ = locate(copy, closing.span[0])
        message += f"; `{closing.written}` follows in line {line}"
        hint = "close it in each paragraph, or open the next paragraph with a mark too"
        if closing.is_entity:
            hint = "write the mark itself in place of the entity"
    return issue_at(codes.UNCLOSED_QUOTE, path, copy, at, message, hint)


def _place_quotes(said: Iterable[Quote], prose: Sequence[int]) -> Iterator[Quote]:
    """The quotes, each in its piece of the body.

    `prose` has the number that each paragraph with words has in the body.
    """
    for quote in said:
        piece = prose[quote.paragraph]
        yield quote if piece == quote.paragraph else replace(quote, paragraph=piece)


def _provenance(
    dateline: Dateline | None,
    publication: Publication,
    headline: Span | None,
    subheadline: Span | None,
) -> dict[str, Provenance]:
    """How each scalar field was found in the copy."""
    found: dict[str, Provenance] = {
        "id": Provenance("default", "digest of the path", (), 1.0),
    }
    if headline:
        found["headline"] = Provenance("parsed", "first line", (headline,), 0.98)
    if subheadline:
        found["subheadline"] = Provenance("parsed", "line below the headline", (subheadline,), 0.8)
    if dateline:
        spans = (dateline.span,) if dateline.span else ()
        found["dateline"] = Provenance("parsed", dateline.rule, spans, dateline.confidence)
    published = publication.published
    found["published"] = Provenance(
        published.origin, publication.rule, publication.spans, published.confidence
    )
    return found
