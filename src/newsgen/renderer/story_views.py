"""Cards → what lists show of them."""

from collections.abc import Sequence

from newsgen.archive.cards import Card
from newsgen.archive.permalinks import (
    AGENCIES,
    BYLINES,
    PEOPLE,
    PLACES,
    TOPICS,
    folder_page,
)
from newsgen.archive.site import Site
from newsgen.archive.terms import Said, Term, TermKind
from newsgen.loader.gazetteer import country_name
from newsgen.renderer.date_text import date_view
from newsgen.renderer.strings.shape import DateStrings
from newsgen.renderer.views import Link, QuoteView, StoryView, TermView

FOLDERS: dict[TermKind, str] = {
    "topics": TOPICS,
    "people": PEOPLE,
    "places": PLACES,
    "agencies": AGENCIES,
    "bylines": BYLINES,
}


def term_path(kind: TermKind, slug: str) -> str:
    """The page of a term."""
    return folder_page(FOLDERS[kind], slug)


def term_note(term: Term) -> str:
    """What stands beside a term in an index: a place's country."""
    return country_name(term.note) if term.kind == "places" and term.note else ""


def term_view(term: Term, *, counted: bool = True) -> TermView:
    """A term in a list. Uncounted where the page must not change with every new story."""
    count = len(term.members) if counted else 0
    return TermView(term.label, term_path(term.kind, term.slug), count, term_note(term))


def story_view(site: Site, number: int, words: DateStrings) -> StoryView:
    """A story in a list."""
    card = site.cards[number]
    topic = card.topics[0] if card.topics else None
    kicker = None
    if topic is not None:
        kicker = Link(site.terms["topics"][topic.slug].label, term_path("topics", topic.slug))
    return StoryView(
        title=card.title,
        path=site.paths[number],
        teaser=card.teaser,
        source=source_of(card),
        place=card.filed_from[0].label if card.filed_from else "",
        date=date_view(card.published, words),
        kicker=kicker,
        language=_other_language(site, card),
    )


def _other_language(site: Site, card: Card) -> str:
    """The language of a story where it is another than that of the pages."""
    language = site.config.language_of(card.language)
    return "" if language == site.config.language else language


def source_of(card: Card) -> str:
    """The bylines, or else the agencies."""
    if card.bylines:
        return ", ".join(card.bylines)
    return ", ".join(agency.label for agency in card.agencies)


def story_link(site: Site, number: int) -> Link:
    """A story's title and where it lives."""
    return Link(site.cards[number].title, site.paths[number])


def quote_view(site: Site, said: Said, stories: Sequence[StoryView]) -> QuoteView:
    """A quotation in a list. `stories` are those of the site, by number."""
    quote, story = said.quote, stories[said.story]
    person = site.terms["people"].get(quote.person) if quote.person else None
    return QuoteView(
        text=quote.text,
        path=f"{story.path}#{quote.id}",
        speaker=person.label if person else quote.speaker,
        speaker_path=term_path("people", quote.person) if person else "",
        role=quote.role,
        anonymous=quote.anonymous,
        story=Link(story.title, story.path),
        date=story.date,
        language=story.language,
    )
