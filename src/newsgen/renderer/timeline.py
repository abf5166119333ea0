"""The timeline beside a story: the dates that it names, each with the sentence that names it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from newsgen.archive.wording import references_of, shorten
from newsgen.loader.markup import Mark
from newsgen.loader.plain_text import find_word_marks, read_words
from newsgen.loader.quotes.marks import Run
from newsgen.loader.quotes.sentences import mask_runs, split_sentences
from newsgen.records import Article, Body, NamedDate, Published, Span
from newsgen.renderer.date_text import format_date
from newsgen.renderer.strings.shape import DateStrings
from newsgen.renderer.views import DateView, TimelineEntry

LEAST: Final = 2
"""Dates beside that of publication; with fewer there is no line to draw."""
MOST: Final = 8
CONFIDENCE: Final = 0.8
"""Least confidence: what stands in a margin is read as a fact."""
LENGTH: Final = 150
"""Code points of a sentence."""
LEAST_WORDS: Final = 4
"""``Rome, October 2015.`` tells of nothing that happened."""
_DAY_OF_SAYING: Final = re.compile(
    r"\b(?:said|says|told|added|tweeted|wrote)\b[^.,;:]{0,24}$|\(@\w{1,30}\)\s(?:on\s)?$"
)
"""``he told the council on``: a day on which words were said is no event of the story."""
_YEAR_STOP: Final = re.compile(r"(?<=\d)[.?!]\s+(?=[A-Z“‘\"])")
"""A full stop behind a figure, which `split_sentences` takes for that of an abbreviation."""
_BULLETS: Final = "-–*•· "
_REACH: Final = 40
"""Code points before a date that are looked at, and that a date takes."""


@dataclass(frozen=True, slots=True)
class _Event:
    """A date, its sentence, and the piece of the body that this stands in."""

    named: NamedDate
    piece: int
    sentence: Span
    text: str


def make_timeline(article: Article, words: DateStrings) -> tuple[TimelineEntry, ...]:
    """At most `MOST` dates in their order, the surest ones; none where fewer than `LEAST` fit.

    Each date stands once and so does each sentence, at its first mention.
    """
    events = sorted(_choose(article), key=lambda event: -event.named.confidence)[:MOST]
    if len(events) < LEAST:
        return ()
    events.sort(key=lambda event: (event.named.value, event.sentence))
    estimated = article.published.origin == "inferred"
    has_anchors = article.source.format == "text"
    return tuple(
        TimelineEntry(
            date=DateView(
                format_date(event.named.value, words),
                event.named.value,
                estimated=estimated and event.named.basis == "publication",
            ),
            text=event.text,
            path=f"#{piece_id(event.piece)}" if has_anchors else "",
            counted=event.named.basis == "publication",
        )
        for event in events
    )


def piece_id(number: int) -> str:
    """The fragment of a piece of the body in the story's page: ``p3`` for the third, number 2."""
    return f"p{number + 1}"


def _choose(article: Article) -> Iterator[_Event]:
    """One event for each date that is worth telling, in order of appearance."""
    values: set[str] = set()
    sentences: set[Span] = set()
    for named in article.dates:
        if named.confidence < CONFIDENCE or named.value in values:
            continue
        if _is_of_publication(named.value, article.published):
            continue
        event = _read_event(article, named)
        if event and event.sentence not in sentences:
            values.add(named.value)
            sentences.add(event.sentence)
            yield event


def _is_of_publication(value: str, published: Published) -> bool:
    """Whether the date may be that of the story itself: its day, its month, its year."""
    if published.earliest and published.latest:
        return published.earliest[: len(value)] <= value <= published.latest[: len(value)]
    return published.value is not None and published.value.startswith(value)


def _read_event(article: Article, named: NamedDate) -> _Event | None:
    number = bisect_right(article.body, named.span[0], key=lambda piece: piece.span[0]) - 1
    if number < 0:
        return None
    piece = article.body[number]
    start = named.span[0] - piece.span[0]
    if _DAY_OF_SAYING.search(piece.text[max(0, start - _REACH) : start]):
        return None
    first, last = _find_sentence(article, piece, start)
    marks = _find_marks(article, piece)
    before, whole = (
        " ".join(read_words(piece.text, marks, (first, end)).split()).lstrip(_BULLETS)
        for end in (start, last)
    )
    text = _fit(whole, len(before))
    if len(text.split()) < LEAST_WORDS:
        return None
    return _Event(named, number, (piece.span[0] + first, piece.span[0] + last), text)


def _find_marks(article: Article, piece: Body) -> list[Mark]:
    """What of a piece is not among its words."""
    if article.source.format != "markdown":
        return []
    return find_word_marks(piece.text, references_of(article))


def _find_sentence(article: Article, piece: Body, at: int) -> Span:
    """The sentence of the piece that holds the offset `at`; of a list, the line."""
    if piece.kind == "list":
        end = piece.text.find("\n", at)
        return piece.text.rfind("\n", 0, at) + 1, end if end >= 0 else len(piece.text)
    start, whole = piece.span[0], (0, len(piece.text))
    runs: list[Run] = []
    for a, b in sorted(part.span for quote in article.quotes for part in quote.fragments):
        inside = start <= a and b <= piece.span[1]
        if inside and (not runs or a - start >= runs[-1].end):
            runs.append(Run(a - start, b - start, 0, unclosed=False))
    masked = mask_runs(piece.text, whole, runs)
    sentences = split_sentences(piece.text, whole, masked, runs)
    first, last = next((span for span in sentences if span[0] <= at < span[1]), whole)
    stops = [match.end() for match in _YEAR_STOP.finditer(piece.text, first, last)]
    before, after = [n for n in stops if n <= at], [n for n in stops if n > at]
    return max(before, default=first), min(after, default=last)


def _fit(sentence: str, at: int) -> str:
    """The sentence, or its stretch of about `LENGTH` code points that holds the offset `at`."""
    if at + _REACH <= LENGTH:
        return shorten(sentence, LENGTH)
    begin = sentence.rfind(" ", 0, at - LENGTH // 2) + 1
    return "…" + shorten(sentence[begin:], LENGTH)
