"""Explanations as lines to print: in colours, or with brackets where there are none."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import click

from newsgen.explain.fields import explain_all, explain_field, mark_whole
from newsgen.explain.marks import (
    Line,
    Mark,
    Piece,
    choose_stretches,
    list_blocks,
    mark_lines,
    trim_marks,
)
from newsgen.explain.story import Explanation, Item, Story
from newsgen.records import GIVEN


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of mark is shown."""

    name: str
    """In the legend."""
    color: str
    brackets: str = "⟦⟧"


LOOKS: Final[Mapping[str, Look]] = MappingProxyType(
    {
        "value": Look("what the field was read from", "green"),
        "evidence": Look("what the evidence quotes", "green"),
        "words": Look("quoted words", "cyan"),
        "speaker": Look("mention of the speaker", "magenta", "⟨⟩"),
        "cue": Look("cue", "yellow", "‹›"),
        "topic 1": Look("cues of topic ¹", "green"),
        "topic 2": Look("cues of topic ²", "cyan"),
        "topic 3": Look("cues of topic ³", "magenta"),
        "topic 4": Look("cues of topic ⁴", "yellow"),
        "headline": Look("headline", "green"),
        "subheadline": Look("subheadline", "green"),
        "bylines": Look("bylines", "blue"),
        "dateline": Look("dateline", "yellow"),
        "photos": Look("photos", "magenta"),
        "boilerplate": Look("boilerplate", "bright_black"),
    }
)
_PLAIN: Final = Look("", "")
_NUMBER: Final = 5
"""Width of the line numbers in the margin."""
_SIDE: Final = 12
"""Width of the kinds of blocks in the margin; `front-matter` is the longest."""
_NAME: Final = 14
_NOTE: Final = 11
"""Width of the labels of notes."""
_RULES: Final = 3
"""Rules named in the summary of a list."""
_NARROWEST: Final = 24
"""Columns that the text gets at least, however narrow the terminal is."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one style."""

    text: str
    color: str = ""
    underline: bool = False
    dim: bool = False
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where the lines go: `width` in columns, and whether colours may be used."""

    width: int
    color: bool

    def show(self, story: Story, name: str | None) -> Iterator[str]:
        """One field with the paragraphs that it was read from; without one, the whole story."""
        yield from self.wrap(self.bold(story.article.source.path))
        yield ""
        if name is None:
            explanations = explain_all(story)
            for explanation in explanations:
                yield from self._summarise(explanation)
            marks = tuple(mark_whole(explanations))
            yield from self._show_text(story, marks, ((0, len(story.text)),))
            return
        explanation = explain_field(story, name)
        yield from self._describe(explanation)
        if name == "blocks":
            yield ""
            for line in list_blocks(story.text, story.article.blocks):
                yield from self._show_line(line, _SIDE)
        elif explanation.marks:
            shown = choose_stretches(story.text, story.article.blocks, explanation.marks)
            yield from self._show_text(story, explanation.marks, shown)

    def _summarise(self, explanation: Explanation) -> Iterator[str]:
        """Two lines: the values, and how they came to be."""
        name = Run(f"{explanation.field:<{_NAME}}", bold=True)
        values = "; ".join(clean(item.value) for item in explanation.items) or "(none)"
        count = f"{len(explanation.items)}: " if len(explanation.items) > 1 else ""
        room = max(_NARROWEST, self.width - _NAME)
        shown = f"{count}{values}"
        shown = shown if len(shown) <= room else shown[: room - 1].rstrip() + "…"
        yield self._paint([name, Run(shown)])
        if explanation.items:
            yield from self.wrap([Run(describe_origins(explanation.items), dim=True)], _NAME)

    def _describe(self, explanation: Explanation) -> Iterator[str]:
        yield from self.wrap(self.bold(explanation.field))
        if not explanation.items:
            yield "  (none)"
        for item in explanation.items:
            label = f"{item.label} " if item.label else ""
            yield from self.wrap([Run(f"{label}{clean(item.value)}", bold=True)], 2)
            before = ""
            for name, said in (*item.notes, ("origin", describe_origins([item]))):
                start = Run(f"{'' if name == before else name:<{_NOTE}}", dim=True)
                yield from self.wrap([start, Run(clean(said))], 6, hanging=6 + _NOTE)
                before = name

    def _show_text(
        self, story: Story, marks: Sequence[Mark], stretches: Iterable[tuple[int, int]]
    ) -> Iterator[str]:
        ordered = trim_marks(story.text, marks)
        if ordered:
            yield ""
            yield from self.wrap(list(self._legend(ordered)))
        yield ""
        for line in mark_lines(story.text, ordered, stretches):
            if line is None:
                yield self._paint([Run(f"{'⋮':>{_NUMBER}}", dim=True)])
            else:
                yield from self._show_line(line)

    def _legend(self, marks: Iterable[Mark]) -> Iterator[Run]:
        kinds = {mark.kind for mark in marks}
        looks = [look for kind, look in LOOKS.items() if kind in kinds]
        if self.color:
            for number, look in enumerate(looks):
                yield Run("   " if number else "")
                yield Run(look.name, look.color, underline=True)
            return
        # Kinds that share their brackets are told apart by the labels behind them.
        for number, brackets in enumerate(dict.fromkeys(look.brackets for look in looks)):
            names = ", ".join(look.name for look in looks if look.brackets == brackets)
            yield Run(f"{'   ' if number else ''}{brackets[0]}…{brackets[1]} {names}")

    def _show_line(self, line: Line, side: int = 0) -> Iterator[str]:
        """The line behind its number, wrapped; further rows have an empty margin."""
        kind = f" {line.side:<{side}}" if side else ""
        margin = Run(f"{line.number:>{_NUMBER}}{kind} │ ", dim=True)
        empty = Run(f"{'':>{len(margin.text) - 2}}│ ", dim=True)
        runs = [run for piece in line.pieces for run in self._show_piece(piece)]
        room = max(_NARROWEST, self.width - len(margin.text))
        for number, row in enumerate(wrap_runs(runs, room)):
            yield self._paint([empty if number else margin, *row]).rstrip()

    def _show_piece(self, piece: Piece) -> Iterator[Run]:
        look = LOOKS.get(piece.marks[-1].kind, _PLAIN) if piece.marks else _PLAIN
        if not self.color:
            for mark in piece.opening:
                yield Run(LOOKS.get(mark.kind, _PLAIN).brackets[0])
        yield Run(clean(piece.text), look.color, underline=bool(look.color))
        for mark in piece.closing:
            if not self.color:
                yield Run(LOOKS.get(mark.kind, _PLAIN).brackets[1])
            if mark.label:
                yield Run(mark.label, dim=True)

    def bold(self, text: str) -> list[Run]:
        """A heading."""
        return [Run(clean(text), bold=True)]

    def wrap(self, runs: Sequence[Run], indent: int = 0, hanging: int = 0) -> Iterator[str]:
        """The rows of `runs` behind `indent` blanks; rows after the first behind `hanging`."""
        behind = max(indent, hanging)
        rows = wrap_runs(runs, max(_NARROWEST, self.width - behind))
        if hanging > indent:
            # The first row starts further left, so it has room for its label.
            label, *rest = runs
            rows = wrap_runs(rest, max(_NARROWEST, self.width - behind))
            rows[0] = [label, *rows[0]]
        for number, row in enumerate(rows):
            yield self._paint([Run(" " * (behind if number else indent)), *row]).rstrip()

    def _paint(self, runs: Iterable[Run]) -> str:
        if not self.color:
            return "".join(run.text for run in runs)
        return "".join(_style(run) for run in runs)


def _style(run: Run) -> str:
    if not (run.color or run.dim or run.bold or run.underline) or not run.text:
        return run.text
    return click.style(
        run.text,
        fg=run.color or None,
        underline=run.underline or None,
        dim=run.dim or None,
        bold=run.bold or None,
    )


def clean(text: str) -> str:
    """`text` without signs that a terminal would obey; each becomes a blank."""
    return "".join(c if c.isprintable() else " " for c in text)


def describe_origins(items: Sequence[Item]) -> str:
    """``parsed by gazetteer, title, confidence 0.85 to 0.90``, one part for each origin."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(item.origin, []).append(item)
    return "; ".join(_describe_origin(origin, members) for origin, members in groups.items())


def _describe_origin(origin: str, items: Sequence[Item]) -> str:
    rules = [rule for rule, _ in Counter(item.rule for item in items).most_common() if rule]
    sure = [item.confidence for item in items if item.confidence is not None]
    said = origin
    if rules:
        more = ", …" if len(rules) > _RULES else ""
        link = "in" if origin in GIVEN else "by"
        said += f" {link} {', '.join(rules[:_RULES])}{more}"
    if sure:
        low, high = min(sure), max(sure)
        said += f", confidence {low:.2f}" + (f" to {high:.2f}" if high > low else "")
    return said


def wrap_runs(runs: Sequence[Run], width: int) -> list[list[Run]]:
    """`runs` in rows of at most `width` characters, broken at blanks where there are any."""
    text = "".join(run.text for run in runs)
    rows: list[list[Run]] = []
    edges = list(_break_lines(text, width))
    at, offset = 0, 0
    for start, end in edges:
        row: list[Run] = []
        while at < len(runs) and offset < end:
            run = runs[at]
            a, b = max(start, offset) - offset, min(end, offset + len(run.text)) - offset
            if a < b:
                row.append(Run(run.text[a:b], run.color, run.underline, run.dim, run.bold))
            if offset + len(run.text) > end:
                break
            offset, at = offset + len(run.text), at + 1
        rows.append(row)
    return rows


def _break_lines(text: str, width: int) -> Iterator[tuple[int, int]]:
    start = 0
    while len(text) - start > width:
        cut = text.rfind(" ", start + 1, start + width + 1)
        end = cut if cut > 0 and text[start:cut].strip() else start + width
        yield start, end
        start = end + 1 if cut == end else end
    yield start, len(text)
