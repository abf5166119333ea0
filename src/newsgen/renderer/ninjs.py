"""An article as ninjs 3.1, IPTC's news in JSON. Its schema takes no keys but its own.

ninjs has no quotations and no estimated dates: quotations are in articles.jsonl, and what is known
of a date stands in ``edNote``. ``contentCreated`` is a full moment, so only a known day has it.
"""

import html
from collections.abc import Iterator, Mapping
from typing import Any

from newsgen.archive.permalinks import absolute_url, is_dated, tag_uri
from newsgen.archive.site import Site
from newsgen.archive.wording import title_of
from newsgen.codec import encode_plain
from newsgen.records import Article, Photo
from newsgen.renderer.feeds import moment
from newsgen.renderer.story_views import term_path
from newsgen.renderer.views import Link, NinjsContext

NINJS = "index.ninjs.json"
"""File beside an article's page."""


def ninjs_context(site: Site, number: int) -> NinjsContext:
    """What the file of the story `number` takes from the site."""
    card, config = site.cards[number], site.config
    published = card.published
    known = is_dated(published) and published.precision in ("day", "second")
    topics = ((t.label, term_path("topics", t.slug)) for t in card.topics)
    return NinjsContext(
        uri=tag_uri(config.url, card.id),
        url=absolute_url(config.url, site.paths[number]),
        language=config.language_of(card.language),
        publication=config.title,
        topics=tuple(Link(label, absolute_url(config.url, path)) for label, path in topics),
        created=moment(published.value or "") if known else "",
    )


def write_ninjs(context: NinjsContext, article: Article) -> str:
    """The text of the file; ends with a line break."""
    dateline = article.dateline
    item = {
        "uri": context.uri,
        "standard": {"name": "ninjs", "version": "3.1"},
        "type": "text",
        "representationType": "full",
        "language": context.language,
        "pubStatus": "usable",
        "contentCreated": context.created,
        "edNote": " ".join(article.published.evidence) if not context.created else "",
        "title": title_of(article),
        "headlines": list(_headlines(article)),
        "by": ", ".join(byline.name for byline in article.bylines),
        "located": ", ".join(p.name or p.text.title() for p in dateline.places) if dateline else "",
        "infoSources": list(_sources(context, article)),
        "bodies": [_body(article)],
        "people": list(_people(article)),
        "organisations": [{"name": o.name, "rel": "mentioned"} for o in article.organisations],
        "places": list(_places(article)),
        "subjects": [_kept({"name": t.label, "uri": t.path}) for t in context.topics],
        "renditions": list(_renditions(context)),
        "associations": [
            _picture(context, number, photo) for number, photo in enumerate(article.photos, start=1)
        ],
        "altIds": [
            {"role": "newsgen", "value": article.id},
            {"role": "source-sha256", "value": article.source.sha256},
        ],
    }
    return encode_plain(_kept(item)).decode() + "\n"


def _kept(node: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in node.items() if value not in ("", None, [])}


def _renditions(context: NinjsContext) -> Iterator[dict[str, str]]:
    """The page: `uri` names the story for good and is no link."""
    if context.url:
        yield {"name": "page", "href": context.url, "contentType": "text/html"}


def _headlines(article: Article) -> Iterator[dict[str, str]]:
    yield {"role": "main", "contentType": "text/plain", "value": title_of(article)}
    if article.subheadline:
        yield {"role": "subheadline", "contentType": "text/plain", "value": article.subheadline}


def _body(article: Article) -> dict[str, Any]:
    """The text as it is in the record: paragraphs of plain copy, or the source of Markdown."""
    words = sum(len(piece.text.split()) for piece in article.body)
    if article.source.format == "markdown":
        text = "\n\n".join(piece.text for piece in article.body)
        kind = "text/markdown"
    else:
        text = "".join(f"<p>{html.escape(piece.text, quote=False)}</p>" for piece in article.body)
        kind = "text/html"
    return {"role": "main", "contentType": kind, "wordCount": words, "value": text}


def _sources(context: NinjsContext, article: Article) -> Iterator[dict[str, str]]:
    for agency in article.dateline.agencies if article.dateline else ():
        yield {"name": agency.name, "role": "agency", "literal": agency.text}
    yield {"name": context.publication, "role": "publisher"}


def _people(article: Article) -> Iterator[dict[str, str]]:
    speakers = {quote.speaker.person for quote in article.quotes if quote.speaker}
    for person in article.people:
        rel = "speaker" if person.id in speakers else "mentioned"
        yield {"name": person.name, "rel": rel}


def _places(article: Article) -> Iterator[dict[str, str]]:
    for place in article.dateline.places if article.dateline else ():
        yield {"name": place.name or place.text.title(), "rel": "dateline"}
    for entity in article.places:
        yield {"name": entity.name, "rel": "mentioned"}


def _picture(context: NinjsContext, number: int, photo: Photo) -> dict[str, Any]:
    credit = photo.credit
    caption = [{"role": "caption", "value": photo.caption}] if photo.caption else []
    return _kept(
        {
            "uri": f"{context.uri}#photo-{number}",
            "name": f"photo-{number}",
            "type": "picture",
            "representationType": "partial",
            "by": credit.photographer if credit else None,
            "copyrightHolder": (credit.holder or credit.agency) if credit else None,
            "descriptions": caption,
        }
    )
