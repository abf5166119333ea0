"""Quotations: whose words they are, how that was resolved, and where they are shown."""

from collections.abc import Iterator
from typing import Final

from newsgen.archive.cards import PAGE_CONFIDENCE, QuoteCard, make_card
from newsgen.explain.marks import Mark
from newsgen.explain.story import Explanation, Item, Note, Story
from newsgen.records import Quote, Speaker

_KINDS: Final = {
    "speech": "speech: a sentence that somebody says",
    "fragment": "fragment: somebody's words inside the reporter's sentence",
    "scare": "scare: held at a distance, nobody's speech",
    "title": "title: of a book, a film, a ship",
    "unattributed": "unattributed: nobody is named for it",
}


def explain_quotes(story: Story) -> Explanation:
    """All quotations; quoted words, the mention of the speaker and the cue are marked."""
    quotes = story.article.quotes
    cards = {card.id: card for card in make_card(story.article, "").quotes}
    return Explanation(
        "quotes",
        tuple(_quote(story, quote, cards.get(quote.id)) for quote in quotes),
        tuple(mark for quote in quotes for mark in _mark_quote(quote)),
    )


def _quote(story: Story, quote: Quote, card: QuoteCard | None) -> Item:
    origin, rule = story.trace(f"quotes.{quote.id}", quote.rule)
    notes = (*_read_quote(story, quote), ("shown", _describe_page(quote, card)))
    words = " … ".join(fragment.text for fragment in quote.fragments)
    return Item(f"“{words}”", origin, rule, quote.confidence, notes, quote.id)


def _read_quote(story: Story, quote: Quote) -> Iterator[Note]:
    yield "kind", _KINDS[quote.kind]
    if quote.speaker:
        role = f", {quote.speaker.role}" if quote.speaker.role else ""
        yield "speaker", f"{quote.speaker.name}{role}"
        where = story.line_of(quote.speaker.span)
        yield "known by", f"“{quote.speaker.mention}”{where}: {_describe_way(quote.speaker)}"
    if quote.cue:
        yield "cue", f"“{quote.cue.text}”{story.line_of(quote.cue.span)}"
    if quote.addressee:
        yield "told to", quote.addressee


def _describe_way(speaker: Speaker) -> str:
    """How the printed mention became the speaker's name."""
    mention, name = speaker.mention.casefold(), speaker.name.casefold()
    if speaker.anonymous:
        return "a source without a name, kept as printed"
    if speaker.joint:
        return "two who speak together, each by the fullest name that the story gives"
    if speaker.person is None:
        return "a group or nobody of the people named, kept as printed"
    if name in mention:
        return "the name itself"
    if mention.split()[-1:] == name.split()[-1:]:
        return "short for the fullest name that the story gives"
    return "resolved to one of the people that the story names"


def _describe_page(quote: Quote, card: QuoteCard | None) -> str:
    """Whether the quotation stands on a person's page, and why."""
    if card and card.person:
        return f"on the page of {card.speaker}: confidence is at least {PAGE_CONFIDENCE}"
    if card:
        reason = "is not named" if card.anonymous else "has no full name"
        return f"in the index of quotations, on no person's page: the speaker {reason}"
    if quote.kind not in ("speech", "fragment"):
        return "in the story only: it is no speech"
    if quote.speaker is None:
        return "in the story only: it has no speaker"
    return f"in the story only: confidence is less than {PAGE_CONFIDENCE}"


def _mark_quote(quote: Quote) -> Iterator[Mark]:
    for fragment in quote.fragments:
        yield Mark(fragment.span, "words", quote.id)
    if quote.speaker and quote.speaker.span:
        yield Mark(quote.speaker.span, "speaker", quote.id)
    if quote.cue:
        yield Mark(quote.cue.span, "cue", quote.id)
