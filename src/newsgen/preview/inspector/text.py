"""The text as it was received → lines whose pieces know what was found in them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from types import MappingProxyType
from typing import Final

from newsgen.explain.marks import Mark, Piece, mark_lines
from newsgen.preview.inspector.findings import Finding

SAID: Final[Mapping[str, str]] = MappingProxyType(
    {
        "headline": "headline",
        "subheadline": "subheadline",
        "bylines": "byline",
        "dateline": "dateline",
        "published": "date",
        "photos": "photo",
        "credit": "credit",
        "words": "words",
        "speaker": "speaker",
        "cue": "cue",
        "boilerplate": "boilerplate",
        "people": "person",
        "places": "place",
        "organisations": "organisation",
        "dates": "date named",
    }
)
"""What a mark of each kind is called."""
_SILENT: Final = ("people", "places", "organisations", "dates", "speaker", "cue", "credit")
"""Kinds without a label in the text: there are many, and their look and title tell."""


@dataclass(frozen=True, slots=True)
class Label:
    """What is printed behind a mark."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class TextPiece:
    """Text in one look."""

    text: str
    id: str = ""
    """Where links from the list of findings lead; empty in the midst of a mark."""
    looks: str = ""
    """Classes: kinds of all marks that cover it."""
    target: str = ""
    """The finding that the innermost mark belongs to."""
    title: str = ""
    labels: tuple[Label, ...] = ()
    """Printed behind it, where marks end."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line of the file."""

    number: int
    pieces: tuple[TextPiece, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A place in the text that a finding was read from."""

    id: str
    line: int


@dataclass(frozen=True, slots=True)
class MarkedText:
    """The whole text."""

    lines: tuple[TextLine, ...]
    places: Mapping[str, tuple[Place, ...]]
    """By finding."""


def mark_text(text: str, findings: Iterable[Finding]) -> MarkedText:
    """The text with all findings marked."""
    by_id = {finding.id: finding for finding in findings}
    marks = [mark for finding in by_id.values() for mark in finding.marks]
    places: dict[str, list[Place]] = {name: [] for name in by_id}
    numbers = count(1)
    lines = []
    for line in mark_lines(text, marks, ((0, len(text)),)):
        if line is None:
            continue
        pieces = []
        for piece in line.pieces:
            name = f"m{next(numbers)}" if piece.opening else ""
            for mark in piece.opening:
                for finding in _findings_of(mark):
                    places[finding].append(Place(name, line.number))
            pieces.append(_show(piece, name, by_id))
        lines.append(TextLine(line.number, tuple(pieces)))
    return MarkedText(tuple(lines), {name: tuple(found) for name, found in places.items()})


def _findings_of(mark: Mark) -> list[str]:
    """One mark stands for several findings where they were read from the same words."""
    return mark.label.split(", ")


def _show(piece: Piece, name: str, findings: Mapping[str, Finding]) -> TextPiece:
    if not piece.marks:
        return TextPiece(piece.text)
    owners = [(mark, findings[key]) for mark in piece.marks for key in _findings_of(mark)]
    inner = owners[-1][1]
    titles = (f"{SAID[mark.kind]}: {_shorten(owner.item.value)}" for mark, owner in owners)
    return TextPiece(
        piece.text,
        name,
        " ".join(dict.fromkeys(mark.kind for mark in piece.marks)),
        inner.id,
        "; ".join(dict.fromkeys(titles)),
        tuple(label for mark in piece.closing for label in _label(mark, findings)),
    )


def _label(mark: Mark, findings: Mapping[str, Finding]) -> Iterator[Label]:
    if mark.kind in _SILENT:
        return
    for key in _findings_of(mark):
        item = findings[key].item
        if mark.kind == "words":
            speaker = dict(item.notes).get("speaker", "").partition(",")[0]
            yield Label(mark.kind, f"{item.label} {speaker or 'no speaker'}")
        else:
            yield Label(mark.kind, SAID[mark.kind])


def _shorten(value: str) -> str:
    return value if len(value) <= 60 else f"{value[:59].rstrip()}…"
