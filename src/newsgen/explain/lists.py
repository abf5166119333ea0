"""The fields that are lists: bylines, photos, boilerplate, names, dates and topics."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from newsgen.archive.cues import find_cues, split_tokens
from newsgen.explain.marks import Mark, find_lines, line_at
from newsgen.explain.story import Explanation, Item, Note, Story
from newsgen.loader.topics import topic_label, topic_parent
from newsgen.loader.vocabulary import Vocabulary
from newsgen.records import GIVEN, Article, Entity, NamedDate, Photo, Span, Topic

_PROSE: Final = ("paragraph", "list", "quotation")
_SUPERSCRIPTS: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
TOPIC_LOOKS: Final = 4
"""Looks for topics; a fifth topic has that of the first."""


def explain_bylines(story: Story) -> Explanation:
    """The authors."""
    items = []
    for byline in story.article.bylines:
        parts = (("role", byline.role), ("of", byline.organisation), ("place", byline.place))
        origin, rule = story.trace("bylines", byline.rule)
        items.append(Item(byline.name, origin, rule, byline.confidence, _notes(parts)))
    spans = (byline.span for byline in story.article.bylines)
    return Explanation("bylines", tuple(items), _values(spans))


def explain_photos(story: Story) -> Explanation:
    """Captions and credits."""
    photos = story.article.photos
    return Explanation(
        "photos",
        tuple(_photo(story, photo) for photo in photos),
        _values(photo.span for photo in photos),
    )


def _photo(story: Story, photo: Photo) -> Item:
    credit = photo.credit
    parts = [("file", photo.file)]
    if credit:
        parts += [
            ("credit", credit.text),
            ("agency", credit.agency),
            ("by", credit.photographer),
            ("holder", credit.holder),
        ]
    origin, rule = story.trace("photos", photo.rule)
    return Item(photo.caption or "(no caption)", origin, rule, photo.confidence, _notes(parts))


def explain_boilerplate(story: Story) -> Explanation:
    """The text around the story."""
    found = story.article.boilerplate
    items = [
        Item(item.text, "parsed", item.rule, item.confidence, (("kind", item.kind),))
        for item in found
    ]
    return Explanation("boilerplate", tuple(items), _values(item.span for item in found))


def explain_names(story: Story, name: str) -> Explanation:
    """The people, places or organisations, every mention marked."""
    entities: tuple[Entity, ...] = getattr(story.article, name)
    lines = find_lines(story.text)
    items = []
    for entity in entities:
        numbers = dict.fromkeys(str(line_at(lines, start)) for start, _ in entity.mentions)
        parts = (
            ("also as", ", ".join(entity.aliases)),
            ("lines", ", ".join(numbers) or "none: the text does not name it"),
        )
        origin, rule = _trace_name(story, name, entity)
        items.append(Item(entity.name, origin, rule, entity.confidence, _notes(parts)))
    spans = (span for entity in entities for span in entity.mentions)
    return Explanation(name, tuple(items), _values(spans))


def _trace_name(story: Story, name: str, entity: Entity) -> tuple[str, str]:
    """A name that a correction of a quotation brought in stands under ``quotes``."""
    field = name if name in story.given or name != "people" else "quotes"
    return story.trace(field, entity.rule)


def explain_dates(story: Story) -> Explanation:
    """The dates that the body names, with what each was told from."""
    found = story.article.dates
    items = [
        Item(named.value, "parsed", named.rule, named.confidence, _read_date(story, named))
        for named in found
    ]
    return Explanation("dates", tuple(items), _values(named.span for named in found))


def _read_date(story: Story, named: NamedDate) -> tuple[Note, ...]:
    published = story.article.published
    counted = published.value or f"{published.earliest} to {published.latest}"
    basis = "the words alone" if named.basis == "printed" else f"the publication, {counted}"
    return ("words", f"“{named.text}”{story.line_of(named.span)}"), ("told from", basis)


def explain_topics(story: Story) -> Explanation:
    """The topics, best first, with the cues that earned them; these are marked."""
    topics, known = story.article.topics, story.vocabulary
    items = tuple(_topic(story, number, topic, known) for number, topic in enumerate(topics, 1))
    return Explanation("topics", items, tuple(_mark_cues(story, topics, known)))


def _topic(story: Story, number: int, topic: Topic, vocabulary: Vocabulary) -> Item:
    parent = topic_parent(topic.id, vocabulary)
    given = topic.origin in GIVEN
    parts = (
        ("under", topic_label(parent, vocabulary) if parent else None),
        ("score", None if given else f"{topic.score:.1f}"),
        ("cues", ", ".join(topic.cues)),
    )
    origin, rule = story.trace("topics", topic.origin) if given else (topic.origin, "cues")
    label = str(number).translate(_SUPERSCRIPTS)
    return Item(topic.label, origin, rule, 1.0 if given else None, _notes(parts), label)


def _mark_cues(story: Story, topics: Sequence[Topic], vocabulary: Vocabulary) -> Iterator[Mark]:
    """Each cue where it stands, in the look of the best topic that it speaks for."""
    for span in _read_spans(story.article):
        tokens = split_tokens(story.text, span, vocabulary)
        for found in find_cues(tokens, vocabulary):
            numbers = [n for n, t in enumerate(topics, 1) if found.cue.text in t.cues]
            if numbers:
                first, last = tokens[found.first], tokens[found.first + found.size - 1]
                label = "".join(str(number) for number in numbers).translate(_SUPERSCRIPTS)
                look = (numbers[0] - 1) % TOPIC_LOOKS + 1
                yield Mark((first.span[0], last.span[1]), f"topic {look}", label)


def _read_spans(article: Article) -> Iterator[Span]:
    """What topics are read from: the headline of the text, and the prose of the body."""
    headline = article.provenance.get("headline")
    if headline and headline.origin != "override":
        yield from headline.spans
    yield from (piece.span for piece in article.body if piece.kind in _PROSE)


def _values(spans: Iterable[Span | None]) -> tuple[Mark, ...]:
    return tuple(Mark(span, "value") for span in spans if span)


def _notes(parts: Iterable[tuple[str, str | None]]) -> tuple[Note, ...]:
    return tuple((label, said) for label, said in parts if said)
