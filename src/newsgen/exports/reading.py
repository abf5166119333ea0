"""Cards, terms and full records → rows. Pure: equal arguments give equal rows."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from newsgen.archive.cards import TermCard
from newsgen.archive.permalinks import absolute_url, folder_page
from newsgen.archive.site import Site
from newsgen.archive.terms import KINDS, Term, TermKind
from newsgen.archive.wording import in_plain_words, title_of
from newsgen.exports.rows import (
    ArticleItem,
    ArticleRow,
    ArticleTermRow,
    BylineItem,
    DateItem,
    NamedDateItem,
    NamedDateRow,
    NoteItem,
    PhotoItem,
    PieceItem,
    PlaceItem,
    QuotationItem,
    QuotationRow,
    TermItem,
    TermRow,
    TextRow,
)
from newsgen.records import Article, Photo, Quote

JOINT = "; "
"""Between the members of a list in one cell."""


class Shelf(Struct, frozen=True):
    """What the site gives to one article: all that its data hold and its record does not."""

    path: str
    url: str | None
    language: str
    agencies: tuple[TermItem, ...]
    topics: tuple[TermItem, ...]
    people: tuple[TermItem, ...]
    places: tuple[TermItem, ...]
    pages: dict[str, str] = {}
    """Slug of the page of each person who has one, by the person's id in the record."""


def make_shelf(site: Site, number: int) -> Shelf:
    """That of the story `number`."""
    card, path = site.cards[number], site.paths[number]
    known = site.terms["people"]
    return Shelf(
        path=path,
        url=absolute_url(site.config.url, path) or None,
        language=site.config.language_of(card.language),
        agencies=_terms(site, "agencies", card.agencies),
        topics=_terms(site, "topics", card.topics),
        people=_terms(site, "people", card.people),
        places=_terms(site, "places", card.places),
        pages={
            person.own or person.slug: person.slug for person in card.people if person.slug in known
        },
    )


def read_article(shelf: Shelf, article: Article) -> ArticleItem:
    """All that is public of the article; of Markdown the words, but the source of its body."""
    article = in_plain_words(article)
    published = article.published
    return ArticleItem(
        id=article.id,
        path=shelf.path,
        url=shelf.url,
        headline=title_of(article),
        subheadline=article.subheadline,
        published=DateItem(
            published.value,
            published.earliest,
            published.latest,
            published.precision,
            published.origin,
            published.confidence,
            published.evidence,
        ),
        language=shelf.language,
        dateline=article.dateline.text if article.dateline else None,
        filed_from=_filed_from(article),
        bylines=tuple(BylineItem(b.name, b.role, b.organisation) for b in article.bylines),
        agencies=shelf.agencies,
        topics=shelf.topics,
        people=shelf.people,
        places=shelf.places,
        organisations=tuple(entity.name for entity in article.organisations),
        story=article.story,
        photos=tuple(_photo(photo) for photo in article.photos),
        body=tuple(PieceItem(piece.kind, piece.text) for piece in article.body),
        words=sum(len(piece.text.split()) for piece in article.body),
        quotations=tuple(_quotations(shelf, article.quotes)),
        dates=tuple(
            NamedDateItem(" ".join(d.text.split()), d.value, d.basis, d.confidence)
            for d in article.dates
        ),
        notes=tuple(NoteItem(part.kind, part.text) for part in article.boilerplate),
        source=article.source.path,
        sha256=article.source.sha256,
    )


def _terms(site: Site, kind: TermKind, found: Sequence[TermCard]) -> tuple[TermItem, ...]:
    """The terms with the labels that their pages have; those without a page with their own."""
    known = site.terms[kind]
    return tuple(
        TermItem(term.slug, known[term.slug].label if term.slug in known else term.label)
        for term in found
    )


def _filed_from(article: Article) -> tuple[PlaceItem, ...]:
    places = article.dateline.places if article.dateline else ()
    return tuple(
        PlaceItem(place.text, place.name, place.country, place.latitude, place.longitude)
        for place in places
    )


def _photo(photo: Photo) -> PhotoItem:
    credit = photo.credit
    return PhotoItem(
        photo.caption,
        credit.text if credit else None,
        credit.photographer if credit else None,
        credit.agency if credit else None,
        photo.file,
    )


def _quotations(shelf: Shelf, quotes: Iterable[Quote]) -> Iterator[QuotationItem]:
    """What was said; scare quotes and titles are no quotations."""
    for quote in quotes:
        if quote.kind not in ("speech", "fragment", "unattributed"):
            continue
        speaker = quote.speaker
        yield QuotationItem(
            id=quote.id,
            text=quote.text,
            kind=quote.kind,
            speaker=speaker.name if speaker else None,
            person=shelf.pages.get(speaker.person or "") if speaker else None,
            role=speaker.role if speaker else None,
            anonymous=bool(speaker and speaker.anonymous),
            cue=quote.cue.text if quote.cue else None,
            confidence=quote.confidence,
        )


def article_row(item: ArticleItem) -> ArticleRow:
    """The article as one row."""
    place = item.filed_from[0] if item.filed_from else None
    return ArticleRow(
        id=item.id,
        path=item.path,
        url=item.url,
        headline=item.headline,
        subheadline=item.subheadline,
        published=item.published.value,
        earliest=item.published.earliest,
        latest=item.published.latest,
        origin=item.published.origin,
        language=item.language,
        filed_from=(place.name or place.text) if place else None,
        latitude=place.latitude if place else None,
        longitude=place.longitude if place else None,
        bylines=JOINT.join(byline.name for byline in item.bylines),
        agencies=JOINT.join(agency.label for agency in item.agencies),
        topics=JOINT.join(topic.label for topic in item.topics),
        story=item.story,
        words=item.words,
        quotations=len(item.quotations),
        photos=len(item.photos),
        source=item.source,
        sha256=item.sha256,
    )


def text_row(item: ArticleItem) -> TextRow:
    """The words of the article."""
    return TextRow(item.id, "\n\n".join(piece.text for piece in item.body))


def quotation_rows(item: ArticleItem) -> Iterator[QuotationRow]:
    """The quotations of the article, in order."""
    for said in item.quotations:
        yield QuotationRow(
            article=item.id,
            id=said.id,
            url=f"{item.url}#{said.id}" if item.url else None,
            text=said.text,
            kind=said.kind,
            speaker=said.speaker,
            person=said.person,
            role=said.role,
            anonymous=said.anonymous,
            confidence=said.confidence,
        )


def date_rows(item: ArticleItem) -> Iterator[NamedDateRow]:
    """The dates that the article names, in order."""
    for number, named in enumerate(item.dates, start=1):
        yield NamedDateRow(item.id, number, named.text, named.value, named.basis, named.confidence)


def all_terms(site: Site) -> Iterator[Term]:
    """Every term that has a page: by kind, then by slug."""
    groups = [site.terms[kind] | (site.uppers if kind == "topics" else {}) for kind in KINDS]
    for group in (*groups, site.bylines):
        for _, term in sorted(group.items()):
            yield term


def term_rows(site: Site) -> Iterator[TermRow]:
    """The terms, in a fixed order."""
    for term in all_terms(site):
        path = folder_page(term.kind, term.slug)
        yield TermRow(
            kind=term.kind,
            slug=term.slug,
            label=term.label,
            country=(term.note or None) if term.kind == "places" else None,
            parent=term.parent or None,
            stories=len(term.members),
            aliases=JOINT.join(term.aliases),
            links=JOINT.join(term.links),
            path=path,
            url=absolute_url(site.config.url, path) or None,
        )


def article_term_rows(site: Site) -> Iterator[ArticleTermRow]:
    """Which article has which term; an upper topic has the articles of all topics below it."""
    for term in all_terms(site):
        for number in term.members:
            yield ArticleTermRow(site.cards[number].id, term.kind, term.slug)
