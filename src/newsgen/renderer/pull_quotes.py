"""Which words of a story deserve to be shown large beside it, and where."""

from newsgen.archive.cards import spoken_text
from newsgen.records import Article, Quote
from newsgen.renderer.views import PullView

LEAST_WORDS = 350
"""A shorter story has no need to be broken up."""
LENGTHS = range(60, 181)
"""Code points: neither a scrap nor a speech."""
BEST_LENGTH = 110
CONFIDENCE = 0.9
"""Least confidence: words in large type are hard to take back."""
DISTANCE = 2
"""Pieces between the words in the story and their repetition."""


def choose_pull(article: Article) -> tuple[int, PullView] | None:
    """The pull quote, and the index of the piece of the body before which it stands.

    Whole sentences of one named person in one run, sure to be theirs, as near to `BEST_LENGTH` as
    can be. It stands between two paragraphs, as near to the middle of the story as can be. A body
    of Markdown is one piece, and has none.
    """
    words = sum(len(piece.text.split()) for piece in article.body)
    if article.source.format == "markdown" or words < LEAST_WORDS:
        return None
    fit = sorted(
        (q for q in article.quotes if deserves_pull(q)),
        key=lambda q: (abs(len(spoken_text(q)) - BEST_LENGTH), q.id),
    )
    for quote in fit:
        at = _find_gap(article, quote.paragraph)
        if at is not None and quote.speaker is not None:
            return at, PullView(spoken_text(quote), quote.speaker.name)
    return None


def deserves_pull(quote: Quote) -> bool:
    """``"We have sailed in worse weather than this, and nobody cheered," said Nils Aker.``"""
    speaker = quote.speaker
    if quote.kind != "speech" or speaker is None or speaker.anonymous or speaker.person is None:
        return False
    text = spoken_text(quote)
    whole = text[:1].isupper() and len(quote.fragments) == 1
    named = " " in speaker.name and quote.confidence >= CONFIDENCE
    return whole and named and len(text) in LENGTHS


def _find_gap(article: Article, paragraph: int) -> int | None:
    """A place between two paragraphs, at some distance from the piece that holds the words."""
    kinds = [piece.kind for piece in article.body]
    gaps = [
        at
        for at in range(2, len(kinds) - 1)
        if kinds[at - 1] == kinds[at] == "paragraph"
        and not at - DISTANCE <= paragraph < at + DISTANCE
    ]
    return min(gaps, key=lambda at: (abs(at - len(kinds) / 2), at), default=None)
