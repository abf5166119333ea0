"""One story → what was found in it, each with the places in the text that it was read from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from newsgen.archive.doubts import find_doubts
from newsgen.explain.fields import explain_field
from newsgen.explain.marks import Mark
from newsgen.explain.story import Explanation, Item, Story
from newsgen.records import Credit, Span

TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "headline": "Headline",
        "subheadline": "Subheadline",
        "bylines": "Bylines",
        "dateline": "Dateline",
        "published": "Date",
        "photos": "Photos and credits",
        "quotes": "Quotations",
        "boilerplate": "Boilerplate",
        "people": "People",
        "places": "Places",
        "organisations": "Organisations",
        "dates": "Dates in the story",
        "topics": "Topics",
    }
)
"""The fields that are shown, in the order of the record: all but the body and the blocks."""
_LISTS: Final = ("bylines", "photos", "boilerplate", "dates")
_NAMES: Final = ("people", "places", "organisations")


@dataclass(frozen=True, slots=True)
class Finding:
    """One value of a field."""

    id: str
    """``quotes-2``: the address of the finding on the page."""
    field: str
    item: Item
    marks: tuple[Mark, ...]
    """Where it was read from; their label is the finding's id."""
    doubt: str
    """Why an editor should look at it; empty where nothing is in doubt."""


@dataclass(frozen=True, slots=True)
class Group:
    """All findings of one field."""

    field: str
    findings: tuple[Finding, ...]
    doubt: str = ""
    """Why an editor should look, though nothing was found."""


def find_groups(story: Story) -> tuple[Group, ...]:
    """What was found in the story, field by field; fields without a value are there too."""
    doubts = _index_doubts(story)
    return tuple(_group(story, name, doubts) for name in TITLES)


def _group(story: Story, name: str, doubts: Mapping[str, str]) -> Group:
    explanation = explain_field(story, name)
    findings = []
    for number, item in enumerate(explanation.items):
        key = f"{name}-{number + 1}"
        marks = tuple(
            Mark(mark.span, mark.kind, key) for mark in _marks_of(story, explanation, number)
        )
        doubt = doubts.get(f"quotes.{item.label}" if name == "quotes" else name, "")
        findings.append(Finding(key, name, item, marks, doubt))
    missing = "" if findings else doubts.get(name, "")
    return Group(name, tuple(findings), missing)


def _marks_of(story: Story, explanation: Explanation, number: int) -> Iterator[Mark]:
    """The places of the value `number` of a field; topics have none, their cues are in notes."""
    name = explanation.field
    if name == "quotes":
        label = explanation.items[number].label
        yield from (mark for mark in explanation.marks if mark.label == label)
    elif name in _LISTS:
        span: Span | None = getattr(story.article, name)[number].span
        yield from (Mark(span, name),) if span else ()
        if span and name == "photos":
            yield from _mark_credit(story, story.article.photos[number].credit, span)
    elif name in _NAMES:
        mentions: tuple[Span, ...] = getattr(story.article, name)[number].mentions
        yield from (Mark(mention, name) for mention in mentions)
    elif name != "topics":
        yield from (Mark(mark.span, name) for mark in explanation.marks)


def _mark_credit(story: Story, credit: Credit | None, span: Span) -> Iterator[Mark]:
    """The credit as it is printed inside the lines of its photo."""
    at = story.text.find(credit.text, *span) if credit else -1
    if credit and at >= 0:
        yield Mark((at, at + len(credit.text)), "credit")


def _index_doubts(story: Story) -> dict[str, str]:
    """The doubts of the story by field of the record, or ``quotes.q3``."""
    found = {}
    for doubt in find_doubts(story.article):
        name = doubt.field.removesuffix(".speaker")
        found["published" if name == "date" else name] = doubt.reason
    return found
