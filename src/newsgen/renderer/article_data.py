"""JSON-LD of a story: `NewsArticle`, with the vocabulary of schema.org.

Nothing is said that the record does not hold: an estimated date is left out, so is the day of a
month, and ``dateModified`` is never given, since no source says it. Where a story was filed from
(``locationCreated``) is kept apart from what it is about (``contentLocation``).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from newsgen.archive.cards import spoken_text
from newsgen.archive.permalinks import linked_url
from newsgen.loader.photo_credits import kind_of_holder
from newsgen.records import (
    Article,
    Byline,
    Dateline,
    DatelinePlace,
    Entity,
    Photo,
    Quote,
    Speaker,
)
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.json_ld import Node, archive_name, breadcrumb, kept, with_nodes
from newsgen.renderer.strings.shape import ArticleStrings
from newsgen.renderer.views import ArticleView, Link, PageHead, SiteHead, TermView

UrlOf: TypeAlias = Callable[[str], str]
"""The permalink of a path, or where the site has no address, the way to it from the page."""

MENTIONED_MOST = 12
"""People and organisations of a story, those first that it names most often: a page stays small."""
TEXT_MOST = 15_000
"""Code points of a body and of its quotations said again: a longer story gives only those that fit.

Measured on 192 newspaper stories of 0.2 to 48 thousand code points: the page and its style are then
within 15 KB compressed wherever they are without any quotation in the JSON-LD.
"""
_QUOTED = ("speech", "fragment")


def add_article_data(
    view: ArticleView, context: ArticleContext, article: Article, words: ArticleStrings
) -> ArticleView:
    """`view` with the JSON-LD of its story."""
    nodes = [_article(view, context, article, words), *breadcrumb(view.site, view.page)]
    made = with_nodes(view, nodes)
    assert isinstance(made, ArticleView)
    return made


def _article(
    view: ArticleView, context: ArticleContext, article: Article, words: ArticleStrings
) -> Node:
    site, page = view.site, view.page
    address, url_of = page.canonical, _addresses(site, page)
    people = {person: url_of(path) for person, path in context.people}
    agencies = [_organisation(agency, url_of) for agency in view.agencies]
    pictures = _pictures(view, context, article, url_of)
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
            "author": _authors(view, article, url_of) or agencies,
            "sourceOrganization": agencies,
            "publisher": kept({"@type": "Organization", "name": site.title, "url": site.url}),
            "locationCreated": _filed_from(view, article.dateline, url_of),
            "contentLocation": _content_places(view, article),
            "about": [_thing(topic, url_of) for topic in view.topics],
            "keywords": [topic.label for topic in view.topics],
            "mentions": _mentions(article, people),
            "wordCount": sum(len(piece.text.split()) for piece in article.body),
            "image": [node for node in pictures if "contentUrl" in node],
            "associatedMedia": [node for node in pictures if "contentUrl" not in node],
            "correction": _corrections(view),
            "hasPart": _quotations(address, article, people, words),
            "isPartOf": _wholes(view, url_of),
        }
    )


def _addresses(site: SiteHead, page: PageHead) -> UrlOf:
    def url_of(path: str) -> str:
        return linked_url(site.url, path, page.root)

    return url_of


def _printed(dateline: Dateline | None) -> str:
    """The dateline without the dash that leads on to the story."""
    return dateline.text.strip().rstrip("-–—:").strip() if dateline else ""


def _authors(view: ArticleView, article: Article, url_of: UrlOf) -> list[Node]:
    shown = zip(article.bylines, view.bylines, strict=True)
    return [_author(byline, author.path, url_of) for byline, author in shown]


def _author(byline: Byline, path: str, url_of: UrlOf) -> Node:
    employer = byline.organisation
    return kept(
        {
            "@type": "Person",
            "name": byline.name,
            "jobTitle": byline.role,
            "affiliation": {"@type": "Organization", "name": employer} if employer else None,
            "url": url_of(path) if path else None,
        }
    )


def _organisation(agency: Link, url_of: UrlOf) -> Node:
    return {"@type": "Organization", "name": agency.label, "url": url_of(agency.path)}


def _thing(topic: TermView, url_of: UrlOf) -> Node:
    return {"@type": "Thing", "name": topic.label, "url": url_of(topic.path)}


def _filed_from(view: ArticleView, dateline: Dateline | None, url_of: UrlOf) -> list[Node]:
    pages = {link.label: url_of(link.path) for link in view.places}
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


def _mentions(article: Article, pages: Mapping[str, str]) -> list[Node]:
    """People by their full names, and organisations; `pages` are addresses of people by id."""
    people = [person for person in article.people if " " in person.name or person.id in pages]
    named: list[Node] = [
        kept({"@type": "Person", "name": person.name, "url": pages.get(person.id)})
        for person in _most_named(people)
    ]
    bodies = _most_named(article.organisations)
    return named + [{"@type": "Organization", "name": body.name} for body in bodies]


def _most_named(entities: Sequence[Entity]) -> list[Entity]:
    """The entities that are named most often, in the order of the record."""
    ranked = sorted(range(len(entities)), key=lambda n: (-len(entities[n].mentions), n))
    return [entities[n] for n in sorted(ranked[:MENTIONED_MOST])]


def _pictures(
    view: ArticleView, context: ArticleContext, article: Article, url_of: UrlOf
) -> list[Node]:
    """A picture that the site holds has an address of its own; of others the caption is known."""
    address, held = view.page.canonical, {file: url_of(file) for file in context.pictures}
    return [
        _picture(f"{address}#photo-{number}", photo, held.get(photo.file or ""))
        for number, photo in enumerate(article.photos, start=1)
    ]


def _picture(name: str, photo: Photo, url: str | None) -> Node:
    credit = photo.credit
    maker = credit.photographer if credit else None
    owner = (credit.holder or credit.agency or "") if credit else ""
    owner_kind = kind_of_holder(owner)
    return kept(
        {
            "@type": "ImageObject",
            "@id": name,
            "contentUrl": url,
            "caption": photo.caption,
            "creditText": credit.text if credit else None,
            "creator": {"@type": "Person", "name": maker} if maker else None,
            "copyrightHolder": {"@type": owner_kind, "name": owner} if owner_kind else None,
        }
    )


def _corrections(view: ArticleView) -> list[Node]:
    return [
        {"@type": "CorrectionComment", "text": note.text}
        for note in view.notes
        if note.kind == "correction"
    ]


def _quotations(
    address: str, article: Article, pages: Mapping[str, str], words: ArticleStrings
) -> list[Node]:
    """What was said, each with its address in the page."""
    return [
        kept(
            {
                "@type": "Quotation",
                "@id": f"{address}#{quote.id}",
                "text": text,
                "spokenByCharacter": _speaker(quote.speaker, pages, words),
            }
        )
        for quote, text in _repeated(article)
    ]


def _repeated(article: Article) -> Iterator[tuple[Quote, str]]:
    """The quotations that the JSON-LD has room for, in order, and their words."""
    room = TEXT_MOST - sum(len(piece.text) for piece in article.body)
    for quote in article.quotes:
        if quote.kind in _QUOTED:
            text = spoken_text(quote)
            room -= len(text)
            if room < 0:
                return
            yield quote, text


def _speaker(
    speaker: Speaker | None, pages: Mapping[str, str], words: ArticleStrings
) -> Node | None:
    """A person; a body where the loader knows the name and no person behind it.

    None for two who spoke together, ``Ana Ruiz and Haddad``: they are neither.
    """
    if speaker is None or speaker.joint:
        return None
    is_person = speaker.anonymous or speaker.person is not None
    return kept(
        {
            "@type": "Person" if is_person else "Organization",
            "name": speaker.name,
            "jobTitle": " ".join((speaker.role or "").split()) if is_person else None,
            "description": words.unnamed if speaker.anonymous else None,
            "url": pages.get(speaker.person or ""),
        }
    )


def _wholes(view: ArticleView, url_of: UrlOf) -> list[Node]:
    """The archive, and the running story."""
    wholes: list[Node] = [
        kept(
            {
                "@type": "WebSite",
                "@id": archive_name(view.site, view.page),
                "name": view.site.title,
                "url": url_of("index.html"),
            }
        )
    ]
    if view.running_story_name:
        wholes.append({"@type": "CreativeWorkSeries", "name": view.running_story_name})
    return wholes
