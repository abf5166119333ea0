"""Cards: of each article only what its lists, terms and neighbours need.

A `Site` holds cards and never text, so memory grows by about a card an article.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from newsgen.archive.wording import in_plain_words, teaser_of, title_of
from newsgen.codec import pack
from newsgen.loader.links import links_of
from newsgen.records import (
    GIVEN,
    Alias,
    Article,
    BoilerplateKind,
    Byline,
    DatelinePlace,
    Entity,
    Published,
    Quote,
    Takedown,
)
from newsgen.slugs import slugify

DIGEST_LENGTH = 12
"""Hexadecimal digits by which the ledger knows a source again: 48 bits."""
PAGE_CONFIDENCE = 0.8
"""Least confidence at which a quotation stands on a person's page: below it speakers are right in
fewer than nine of ten cases (docs/loader.md, "Confidence")."""
NOTES: tuple[BoilerplateKind, ...] = ("correction", "update-note")
"""Text around a story that changes what the story says."""
_SPOKEN = ("speech", "fragment", "unattributed")
_TRAILING = re.compile(r"\s*[,;]$")


class TermCard(Struct, frozen=True):
    """A term as one article gives it."""

    slug: str
    label: str
    given: bool
    """By front matter."""
    note: str = ""
    """A place's country (ISO 3166-1 alpha-2), or the cues of a topic."""
    own: str = ""
    """Its id in the article's record, where the authority file gives it another slug."""
    spot: tuple[float, float] | None = None
    """Latitude and longitude of a dateline's place: degrees, WGS 84."""


class QuoteCard(Struct, frozen=True):
    """A quotation that belongs into the indexes."""

    id: str
    text: str
    speaker: str
    person: str
    """Slug of the person's page; empty for groups and unnamed sources."""
    role: str
    anonymous: bool


class NoteCard(Struct, frozen=True):
    """A correction or an update note, as printed."""

    kind: BoilerplateKind
    text: str


class Card(Struct, frozen=True):
    """What the archive knows of one article."""

    id: str
    path: str
    """Of the source."""
    override: str
    """Path of the front matter that corrects it; may be empty."""
    key: str
    """Of the full record in the store."""
    title: str
    slug: str
    """From front matter; empty where the title makes it."""
    teaser: str
    language: str
    story: str
    draft: bool
    published: Published
    bylines: tuple[str, ...]
    filed_from: tuple[TermCard, ...]
    agencies: tuple[TermCard, ...]
    topics: tuple[TermCard, ...]
    people: tuple[TermCard, ...]
    """Those with a full name."""
    places: tuple[TermCard, ...]
    quotes: tuple[QuoteCard, ...]
    links: tuple[str, ...]
    """Relative links of a Markdown text, as written."""
    pictures: tuple[str, ...]
    """Picture files that its photos name, below ``static/``."""
    digest: str = ""
    """The first digits of the SHA-256 of its source."""
    aliases: tuple[Alias, ...] = ()
    """Old addresses that front matter gives."""
    takedown: Takedown | None = None
    roles: tuple[str, ...] = ()
    """What is printed beside each byline, in their order: role, organisation; may be empty."""
    notes: tuple[NoteCard, ...] = ()
    """Corrections and update notes."""
    unvoiced: int = 0
    """Quotations whose speaker is not known."""

    @property
    def editors_file(self) -> str:
        """The file in which an editor gives its fields: the override, or else the source."""
        return self.override or self.path


def share_terms(cards: Iterable[Card]) -> Iterator[Card]:
    """`cards`, whose equal terms are one object: most stand in many stories."""
    known: dict[TermCard, TermCard] = {}

    def share(terms: tuple[TermCard, ...]) -> tuple[TermCard, ...]:
        return tuple(known.setdefault(term, term) for term in terms)

    for card in cards:
        yield replace(
            card,
            filed_from=share(card.filed_from),
            agencies=share(card.agencies),
            topics=share(card.topics),
            people=share(card.people),
            places=share(card.places),
        )


def make_card(article: Article, key: str, override: str = "") -> Card:
    """The card of `article`, whose record is stored under `key`."""
    article = in_plain_words(article)
    return Card(
        id=article.id,
        path=article.source.path,
        override=override,
        key=key,
        title=title_of(article),
        slug=article.slug or "",
        teaser=teaser_of(article),
        language=article.language or "",
        story=article.story or "",
        draft=article.draft,
        published=article.published,
        bylines=tuple(byline.name for byline in article.bylines),
        filed_from=_filed_from(article),
        agencies=_agencies(article),
        topics=_topics(article),
        people=_people(article),
        places=_places(article),
        quotes=_quotes(article),
        links=_links(article),
        pictures=tuple(photo.file for photo in article.photos if photo.file),
        digest=article.source.sha256[:DIGEST_LENGTH],
        aliases=article.aliases,
        takedown=article.takedown,
        roles=tuple(map(_role, article.bylines)),
        notes=_notes(article),
        unvoiced=_count_unvoiced(article),
    )


def face_of(card: Card) -> str:
    """The digest of all that other pages can show of a story: its card but for what names the text.

    While the faces of a site's stories are what they were, so are all pages but the stories' own.
    """
    face = replace(card, key="", digest="")
    return hashlib.blake2b(pack(face), digest_size=16).hexdigest()


def _topics(article: Article) -> tuple[TermCard, ...]:
    return tuple(
        TermCard(topic.id, topic.label, topic.origin in GIVEN, ", ".join(topic.cues))
        for topic in article.topics
    )


def _people(article: Article) -> tuple[TermCard, ...]:
    """Those with a full name: a surname alone may be anybody's."""
    return tuple(map(_term, filter(_has_page, article.people)))


def _has_page(person: Entity) -> bool:
    return _is_given(person) or " " in person.name


def _places(article: Article) -> tuple[TermCard, ...]:
    """Those that are named more than once: one word may be another's name."""
    named = (one for one in article.places if _is_given(one) or len(one.mentions) > 1)
    return tuple(map(_term, named))


def _term(entity: Entity) -> TermCard:
    return TermCard(entity.id, entity.name, _is_given(entity))


def _is_given(entity: Entity) -> bool:
    return entity.rule in GIVEN


def _filed_from(article: Article) -> tuple[TermCard, ...]:
    if article.dateline is None:
        return ()
    cards = []
    for place in article.dateline.places:
        if place.text.upper().startswith("ABOARD "):
            continue  # a ship is no place to have a page
        name = place.name or place.text.title()
        slug = slugify(name)
        if slug:
            country, spot = place.country or "", _spot(place)
            cards.append(TermCard(slug, name, given=False, note=country, spot=spot))
    return tuple(cards)


def _spot(place: DatelinePlace) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _agencies(article: Article) -> tuple[TermCard, ...]:
    if article.dateline is None:
        return ()
    cards = [
        TermCard(slugify(agency.name), agency.name, given=False)
        for agency in article.dateline.agencies
    ]
    return tuple(card for card in cards if card.slug)


def _quotes(article: Article) -> tuple[QuoteCard, ...]:
    people = {person.id: person for person in article.people}
    return tuple(_quote(quote, people) for quote in article.quotes if _belongs_into_index(quote))


def _belongs_into_index(quote: Quote) -> bool:
    return (
        quote.kind in ("speech", "fragment")
        and quote.speaker is not None
        and quote.confidence >= PAGE_CONFIDENCE
    )


def _quote(quote: Quote, people: dict[str, Entity]) -> QuoteCard:
    speaker = quote.speaker
    assert speaker is not None, "only attributed quotations have a card"
    person = people.get(speaker.person or "")
    has_page = person is not None and _has_page(person)
    return QuoteCard(
        id=quote.id,
        text=spoken_text(quote),
        speaker=person.name if person else speaker.name,
        person=person.id if person and has_page else "",
        role=" ".join((speaker.role or "").split()),
        anonymous=speaker.anonymous,
    )


def spoken_text(quote: Quote) -> str:
    """The words of a quotation for a list, without the comma that led on to its tag.

    Where the copy broke in with ``said Ruiz`` the break is shown: ``It rose fast … We ran.``
    """
    words = [" ".join(fragment.text.split()) for fragment in quote.fragments]
    return " … ".join(_TRAILING.sub("", word) for word in words)


def _count_unvoiced(article: Article) -> int:
    return sum(quote.kind in _SPOKEN and quote.speaker is None for quote in article.quotes)


def _links(article: Article) -> tuple[str, ...]:
    return links_of(article.body) if article.source.format == "markdown" else ()


def _role(byline: Byline) -> str:
    """What is printed beside a byline, without its breaks: ``Correspondent, Reuters``."""
    printed = (byline.role, byline.organisation)
    return ", ".join(" ".join(part.split()) for part in printed if part)


def _notes(article: Article) -> tuple[NoteCard, ...]:
    notes = (part for part in article.boilerplate if part.kind in NOTES)
    return tuple(NoteCard(note.kind, note.text) for note in notes)
