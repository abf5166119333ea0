"""Doubts: the fields of a record that an editor should look at, and how sure the loader is."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsgen.archive.cards import PAGE_CONFIDENCE, spoken_text
from newsgen.archive.wording import in_plain_words, title_of
from newsgen.records import GIVEN, Article

NO_HEADLINE = 0.5
"""A text whose first line is not a headline; about half of those have one in another form."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One uncertain field of one article."""

    path: str
    field: str
    """As front matter names it: ``date``, ``headline``, ``quotes.q3.speaker``."""
    value: str
    """What the loader found; empty where it abstained."""
    confidence: float
    reason: str


def find_doubts(article: Article) -> Iterator[Doubt]:
    """The doubts of one article, in the order of the record; what an editor gave is settled."""
    article = in_plain_words(article)
    path = article.source.path
    if article.headline is None:
        reason = "no line looks like a headline; the page shows the start of the story"
        yield Doubt(path, "headline", title_of(article).rstrip("…"), NO_HEADLINE, reason)
    published = article.published
    if published.origin not in (*GIVEN, "parsed"):
        reason = " ".join(published.evidence) or "nothing in the text tells"
        yield Doubt(path, "date", published.value or "", published.confidence, reason)
    yield from _dateline_doubts(article)
    for quote in article.quotes:
        speaker = quote.speaker
        shown = quote.kind in ("speech", "fragment") and speaker is not None
        if shown and speaker is not None and quote.confidence < PAGE_CONFIDENCE:
            reason = f"“{spoken_text(quote)}” ({quote.rule})"
            field = f"quotes.{quote.id}.speaker"
            yield Doubt(path, field, speaker.name, quote.confidence, reason)


def _dateline_doubts(article: Article) -> Iterator[Doubt]:
    dateline = article.dateline
    if dateline is None or dateline.rule == "front matter":
        return
    for place in dateline.places:
        if place.ambiguous:
            reason = f"{place.text} may be in several countries; taken for {place.country}"
            printed = dateline.text.strip()
            yield Doubt(article.source.path, "dateline", printed, place.confidence, reason)
