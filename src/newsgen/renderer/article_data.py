"""JSON-LD of a story: `NewsArticle`, with the vocabulary of schema.org.

Nothing is said that the record does not hold: an estimated date is left out, so is the day of a
month, and ``dateModified`` is never given, since no source says it. Where a story was filed from
(``locationCreated``) is kept apart from what it is about (``contentLocation``).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from newsgen.archive.cards import spoken_text
from newsgen.archive.permalinks import linked_url
from newsgen.records import Article, Byline, Dateline, DatelinePlace, Entity, Photo, Quote
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.json_ld import Node, archive_name, breadcrumb, kept, with_nodes
from newsgen.renderer.strings.shape import ArticleStrings
from newsgen.renderer.views import (
    ArticleView,
    BylineView,
    Link,
    PageHead,
    SiteHead,
)

MENTIONED_MOST = 12
"""People and organisations of a story, those first that it names most often: a page stays small."""
_QUOTED = ("speech", "fragment")


def add_article_data(
    view: ArticleView, context: ArticleContext, article: Article, words: ArticleStrings
) -> ArticleView:
    """`view` with the JSON-LD of its story."""
    site, page = view.site, view.page
    nodes = [_article(view, context, article, words), *breadcrumb(site, page)]
    made = with_nodes(view, nodes)
    assert isinstance(made, ArticleView)
    return made


def _article(
    view: ArticleView, context: ArticleContext, article: Article, words: ArticleStrings
) -> Node:
    site, page = view.site, view.page
    address = page.canonical
    agencies = [_organisation(site, page, agency) for agency in view.agencies]
    shown = zip(article.bylines, view.bylines, strict=True)
    authors = [_author(site, page, byline, author) for byline, author in shown]
    pictures = [_picture(site, page, at, photo, context) for at, photo in _numbered(article)]
    return kept(
        {
            "@type": "NewsArticle",
            "@id": f"{address}#article",
            "identifier": article.id,
            "url": address,
            "mainEntityOfPage": address,
            "headline": view.headline,
            "alternativeHeadline": view.subheadline,
            "description": page.description,
            "inLanguage": page.language,
            "datePublished": "" if view.date.estimated else view.date.machine,
            "dateline": _printed(article.dateline),
            "author": authors or agencies,
            "sourceOrganization": agencies,
            "publisher": kept({"@type": "Organization", "name": site.title, "url": site.url}),
            "locationCreated": _filed_from(site, page, view, article.dateline),
            "contentLocation": _content_places(view, article),
            "about": [_thing(site, page, topic) for topic in view.topics],
            "keywords": [topic.label for topic in view.topics],
            "mentions": _mentions(site, page, context, article),
            "wordCount": sum(len(piece.text.split()) for piece in article.body),
            "image": [node for node in pictures if "contentUrl" in node],
            "associatedMedia": [node for node in pictures if "contentUrl" not in node],
            "correction": [
                {"@type": "CorrectionComment", "text": note.text}
                for note in view.notes
                if note.kind == "correction"
            ],
            "hasPart": _quotations(site, page, context, article.quotes, words),
            "isPartOf": _wholes(site, page, view),
        }
    )


def _printed(dateline: Dateline | None) -> str:
    """The dateline without the dash that leads on to the story."""
    return dateline.text.strip().rstrip("-–—:").strip() if dateline else ""


def _author(site: SiteHead, page: PageHead, byline: Byline, shown: BylineView) -> Node:
    employer = byline.organisation
    return kept(
        {
            "@type": "Person",
            "name": byline.name,
            "jobTitle": byline.role,
            "affiliation": {"@type": "Organization", "name": employer} if employer else None,
            "url": linked_url(site.url, shown.path, page.root) if shown.path else None,
        }
    )


def _organisation(site: SiteHead, page: PageHead, link: Link) -> Node:
    url = linked_url(site.url, link.path, page.root)
    return {"@type": "Organization", "name": link.label, "url": url}


def _thing(site: SiteHead, page: PageHead, topic: Any) -> Node:
    url = linked_url(site.url, topic.path, page.root)
    return {"@type": "Thing", "name": topic.label, "url": url}


def _filed_from(
    site: SiteHead, page: PageHead, view: ArticleView, dateline: Dateline | None
) -> list[Node]:
    pages = {link.label: linked_url(site.url, link.path, page.root) for link in view.places}
    return [_place(place, pages) for place in (dateline.places if dateline else ())]


def _place(place: DatelinePlace, pages: Mapping[str, str]) -> Node:
    name = place.name or place.text.title()
    known = place.latitude is not None and place.longitude is not None and not place.ambiguous
    return kept(
        {
            "@type": "Place",
            "name": name,
            "url": pages.get(name, ""),
            "address": kept(
                {
                    "@type": "PostalAddress",
                    "addressRegion": place.region,
                    "addressCountry": place.country,
                }
            )
            if place.country
            else None,
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": place.latitude,
                "longitude": place.longitude,
            }
            if known
            else None,
        }
    )


def _content_places(view: ArticleView, article: Article) -> list[Node]:
    """Places that the story names more than once, those that it was filed from left out."""
    filed = {link.label for link in view.places}
    named = [p for p in article.places if len(p.mentions) > 1 and p.name not in filed]
    return [{"@type": "Place", "name": place.name} for place in named[:MENTIONED_MOST]]


def _mentions(
    site: SiteHead, page: PageHead, context: ArticleContext, article: Article
) -> list[Node]:
    """People by their full names, and organisations."""
    pages = dict(context.people)
    people = [person for person in article.people if " " in person.name or person.id in pages]
    nodes = []
    for person in _most_named(people):
        path = pages.get(person.id)
        url = linked_url(site.url, path, page.root) if path else ""
        nodes.append(kept({"@type": "Person", "name": person.name, "url": url}))
    return nodes + [
        {"@type": "Organization", "name": entity.name}
        for entity in _most_named(article.organisations)
    ]


def _most_named(entities: Sequence[Entity]) -> list[Entity]:
    """The entities that are named most often, in the order of the record."""
    ranked = sorted(range(len(entities)), key=lambda n: (-len(entities[n].mentions), n))
    return [entities[n] for n in sorted(ranked[:MENTIONED_MOST])]


def _numbered(article: Article) -> Iterator[tuple[int, Photo]]:
    return enumerate(article.photos, start=1)


def _picture(
    site: SiteHead, page: PageHead, number: int, photo: Photo, context: ArticleContext
) -> Node:
    """A picture that the site holds has an address of its own; of others the caption is known."""
    credit = photo.credit
    held = photo.file if photo.file in context.pictures else None
    maker = credit.photographer if credit else None
    owner = (credit.holder or credit.agency) if credit else None
    return kept(
        {
            "@type": "ImageObject",
            "@id": f"{page.canonical}#photo-{number}",
            "contentUrl": linked_url(site.url, held, page.root) if held else None,
            "caption": photo.caption,
            "creditText": credit.text if credit else None,
            "creator": {"@type": "Person", "name": maker} if maker else None,
            "copyrightHolder": {"@type": "Organization", "name": owner} if owner else None,
        }
    )


def _quotations(
    site: SiteHead,
    page: PageHead,
    context: ArticleContext,
    quotes: Sequence[Quote],
    words: ArticleStrings,
) -> list[Node]:
    """What was said, each with its address in the page."""
    pages = dict(context.people)
    return [
        kept(
            {
                "@type": "Quotation",
                "@id": f"{page.canonical}#{quote.id}",
                "text": spoken_text(quote),
                "spokenByCharacter": _speaker(site, page, pages, quote, words),
            }
        )
        for quote in quotes
        if quote.kind in _QUOTED
    ]


def _speaker(
    site: SiteHead,
    page: PageHead,
    pages: Mapping[str, str],
    quote: Quote,
    words: ArticleStrings,
) -> Node | None:
    """A person; a body where the loader knows the name and no person behind it."""
    speaker = quote.speaker
    if speaker is None:
        return None
    is_person = speaker.anonymous or speaker.person is not None
    path = pages.get(speaker.person or "")
    return kept(
        {
            "@type": "Person" if is_person else "Organization",
            "name": speaker.name,
            "jobTitle": " ".join((speaker.role or "").split()) if is_person else None,
            "description": words.unnamed if speaker.anonymous else None,
            "url": linked_url(site.url, path, page.root) if path else None,
        }
    )


def _wholes(site: SiteHead, page: PageHead, view: ArticleView) -> list[Node]:
    """The archive, and the running story."""
    wholes: list[Node] = [
        kept(
            {
                "@type": "WebSite",
                "@id": archive_name(site, page),
                "name": site.title,
                "url": linked_url(site.url, "index.html", page.root),
            }
        )
    ]
    if view.running_story_name:
        wholes.append({"@type": "CreativeWorkSeries", "name": view.running_story_name})
    return wholes
