"""The fields that a record has once, and those that tile it: headline to date, body, blocks."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from newsgen.explain.marks import Mark
from newsgen.explain.story import Explanation, Item, Note, Story
from newsgen.loader.dates import format_published
from newsgen.records import Block, Dateline, DatelinePlace, Published, Span

_QUOTED: Final = re.compile(r'"([^"]{1,200})"')
_PAST_YEAR: Final = re.compile(r"\bnames (\d{4}) as past\b")
_BLANKS: Final = r"\s{1,4}"
_ON_A_LINE: Final = "A line of its own gives"
_IN_DATELINE: Final = "The dateline gives"


def explain_words(story: Story, name: str) -> Explanation:
    """The headline or the subheadline."""
    value: str | None = getattr(story.article, name)
    if value is None:
        return Explanation(name, ())
    return Explanation(name, (_item(story, name, value),), _marks(story, name))


def explain_dateline(story: Story) -> Explanation:
    """The dateline: places with what the gazetteer says of them, agencies, date."""
    dateline = story.article.dateline
    if dateline is None:
        return Explanation("dateline", ())
    item = _item(story, "dateline", dateline.text.strip(), tuple(_read_dateline(dateline)))
    return Explanation("dateline", (item,), _marks(story, "dateline"))


def _read_dateline(dateline: Dateline) -> Iterator[Note]:
    for place in dateline.places:
        yield "place", _describe_place(place)
    for agency in dateline.agencies:
        known = agency.name if agency.known else "not in the table of agencies, kept as printed"
        yield "agency", f"{agency.text}: {known}"
    if dateline.date:
        date = dateline.date
        year = date.year or "no year"
        yield "date", f"month {date.month}, day {date.day}, {year}"


def _describe_place(place: DatelinePlace) -> str:
    if place.name is None:
        return f"{place.text}: not in the gazetteer"
    where = ", ".join(part for part in (place.name, place.region, place.country) if part)
    at = ""
    if place.latitude is not None and place.longitude is not None:
        at = f" ({place.latitude:.2f}, {place.longitude:.2f})"
    rival = ", another place of that name is as likely" if place.ambiguous else ""
    return f"{place.text}: {where}{at}, confidence {place.confidence:.2f}{rival}"


def explain_published(story: Story) -> Explanation:
    """The date with its evidence; the words that the evidence quotes are marked."""
    published = story.article.published
    shown = format_published(published)
    notes = [("value", published.value)] if published.value and published.value != shown else []
    if published.earliest and published.latest:
        notes.append(("window", f"{published.earliest} to {published.latest}"))
    notes.append(("precision", published.precision))
    notes += [("because", reason) for reason in published.evidence]
    return Explanation(
        "published",
        (_item(story, "published", shown, tuple(notes)),),
        (*_marks(story, "published"), *find_evidence(story, published)),
    )


def find_evidence(story: Story, published: Published) -> Iterator[Mark]:
    """The words of the text that the evidence quotes, and the years and lines that it names."""
    hidden = [b.span for b in story.article.blocks if b.kind in ("front-matter", "boilerplate")]
    for reason in published.evidence:
        for words in (*_QUOTED.findall(reason), *_PAST_YEAR.findall(reason)):
            for span in find_words(story.text, words):
                if not any(start <= span[0] < end for start, end in hidden):
                    yield Mark(span, "evidence")
        if reason.startswith(_ON_A_LINE):
            blocks = story.article.blocks
            yield from (Mark(block.span, "evidence") for block in blocks if block.kind == "date")
        dateline = story.article.dateline
        if reason.startswith(_IN_DATELINE) and dateline and dateline.span:
            yield Mark(dateline.span, "evidence")


def find_words(text: str, words: str) -> Iterator[Span]:
    """Where `words` stand in `text` as whole words, whatever their case and line breaks."""
    pattern = _BLANKS.join(re.escape(word) for word in words.split())
    if pattern:
        found = re.finditer(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
        yield from (match.span() for match in found)


def explain_body(story: Story) -> Explanation:
    """The pieces of the story, as kinds and counts."""
    body = story.article.body
    if not body:
        return Explanation("body", ())
    kinds = Counter(piece.kind for piece in body)
    counts = ", ".join(f"{count} × {kind}" for kind, count in kinds.items())
    notes = [("kinds", counts)]
    dateline = story.article.dateline
    if dateline and dateline.span:
        notes.append(("cut off", f"the dateline{story.line_of(dateline.span)}"))
    item = Item(f"{len(body)} pieces", "parsed", "blocks of the story", None, tuple(notes))
    return Explanation("body", (item,), tuple(Mark(piece.span, "value") for piece in body))


def explain_blocks(story: Story) -> Explanation:
    """The blocks: whether they tile the text, and how many there are of each kind."""
    blocks = story.article.blocks
    kinds = Counter(block.kind for block in blocks)
    size = f"{len(story.text):,} characters"
    tiled = tiles(blocks, len(story.text))
    value = f"{len(blocks)} blocks " + (
        f"tile all {size}, without gap or overlap" if tiled else f"do NOT tile the {size}"
    )
    counts = ", ".join(f"{count} × {kind}" for kind, count in kinds.items())
    return Explanation("blocks", (Item(value, "parsed", "partition", None, (("kinds", counts),)),))


def tiles(blocks: Sequence[Block], length: int) -> bool:
    """Whether the blocks cover ``0..length``, each beginning where the one before ended."""
    ends = [0, *(block.span[1] for block in blocks)]
    starts = [*(block.span[0] for block in blocks), length]
    return ends == starts


def _item(story: Story, name: str, value: str, notes: tuple[Note, ...] = ()) -> Item:
    known = story.article.provenance.get(name)
    if known is None:
        return Item(value, "parsed", "", None, notes)
    return Item(value, known.origin, known.rule, known.confidence, notes)


def _marks(story: Story, name: str) -> tuple[Mark, ...]:
    """Where the value stands, if it stands in this file."""
    known = story.article.provenance.get(name)
    if known is None or known.origin == "override":
        return ()
    return tuple(Mark(span, "value") for span in known.spans)
