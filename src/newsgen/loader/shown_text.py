"""The words of an article as its page shows them, and where in the source each of them stands.

Rules for quotations, names and dates read prose. Of Markdown they are given the text without its
marks (`markup`), and what they find there is led back to the source, from which all text of the
record is sliced.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from types import MappingProxyType
from typing import Final, NamedTuple

from msgspec import structs

from newsgen.loader.link_forms import find_references
from newsgen.loader.markup import Kind, find_marks
from newsgen.loader.references import decode_references
from newsgen.records import Cue, Entity, Fragment, NamedDate, Quote, Span, Speaker

__all__ = ["THING", "Hidden", "ShownText", "find_hidden", "show_markdown_text", "show_plain_text"]

THING: Final = "\ufffc"
"""Stands for what is on the page and is no prose: code, an address, a shortcode."""
_INSTEAD: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        "code": THING,
        "literal": THING,
        "address": THING,
        "shortcode": THING,
        "break": "\n",
        "item": "\n",
    }
)
"""What the rules read in place of a mark; nothing of the others, but the characters of entities."""


class Hidden(NamedTuple):
    """A stretch of the source, and what a reader has in its place: nothing, a line end, a thing."""

    start: int
    end: int
    shown: str = ""


def find_hidden(text: str, references: frozenset[str] = frozenset()) -> list[Hidden]:
    """What of a paragraph is no prose, in order and apart; `references` as of `find_marks`."""
    found: list[Hidden] = []
    past = 0
    for start, end, kind, _ in find_marks(text, references):
        if start >= past:  # else it is a part of a picture
            past = end
            entity = decode_references(text[start:end]) if kind == "entity" else ""
            found.append(Hidden(start, end, entity or _INSTEAD.get(kind, "")))
    return found


class _Stretch(NamedTuple):
    """Characters of the source that are shown as they stand, or something that stands for some."""

    start: int
    end: int
    length: int
    """Of what is shown."""
    kept: bool


@dataclass(frozen=True, slots=True)
class ShownText:
    """What is shown of `source`; spans in `text` and in `source` are led to one another."""

    source: str
    text: str
    spans: tuple[Span, ...]
    """The paragraphs, in `text`."""
    _stretches: tuple[_Stretch, ...] = ()
    """They tile `text`; none where it is the source itself."""
    _starts: tuple[int, ...] = ()
    """Where each of them starts in `text`."""

    def find(self, at: int) -> int:
        """Where in the source the character `at` of the text stands."""
        if not self._stretches:
            return at
        number = bisect_right(self._starts, at) - 1
        stretch = self._stretches[number]
        return stretch.start + (at - self._starts[number] if stretch.kept else 0)

    def lead_back(self, span: Span) -> Span:
        """The span of the source that `span` of the text stands for."""
        if not self._stretches or span[0] >= span[1]:
            return self.find(span[0]), self.find(span[0]) + span[1] - span[0]
        return self.find(span[0]), self._find_end(span[1] - 1)

    def _find_end(self, last: int) -> int:
        number = bisect_right(self._starts, last) - 1
        stretch = self._stretches[number]
        return stretch.start + last - self._starts[number] + 1 if stretch.kept else stretch.end

    def narrow(self, span: Span) -> Span:
        """What of `span` of the source is shown, as a span of the text."""
        return self._narrow(span[0]), self._narrow(span[1])

    def _narrow(self, at: int) -> int:
        if not self._stretches:
            return at
        number = max(0, bisect_right(self._stretches, at, key=_start_of) - 1)
        stretch = self._stretches[number]
        past = at - stretch.start if stretch.kept else stretch.length * (at >= stretch.end)
        return self._starts[number] + min(max(past, 0), stretch.length)

    def over(self, spans: Sequence[Span]) -> "ShownText":
        """The same text with the paragraphs at `spans` of the source."""
        if not self._stretches:
            return replace(self, spans=tuple(spans))
        return replace(self, spans=tuple(self.trim(self.narrow(span)) for span in spans))

    def trim(self, span: Span) -> Span:
        """`span` of the text without the blanks at its ends; of plain copy there are none."""
        return _trim(self.text, span) if self._stretches else span

    # What was found in the text, as records of the source ---------------------------------------

    def restore_quotes(self, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
        """Quotations with the words and places that they have in the source."""
        return tuple(map(self._restore_quote, quotes)) if self._stretches else tuple(quotes)

    def restore_entities(self, entities: Iterable[Entity]) -> tuple[Entity, ...]:
        """Names with the places that they have in the source."""
        if not self._stretches:
            return tuple(entities)
        return tuple(
            structs.replace(entity, mentions=tuple(map(self.lead_back, entity.mentions)))
            for entity in entities
        )

    def restore_dates(self, dates: Iterable[NamedDate]) -> tuple[NamedDate, ...]:
        """Dates with the words and places that they have in the source."""
        if not self._stretches:
            return tuple(dates)
        spans = ((date, self.lead_back(date.span)) for date in dates)
        return tuple(
            structs.replace(date, text=self.source[slice(*at)], span=at) for date, at in spans
        )

    def narrow_quotes(self, quotes: Sequence[Quote]) -> Sequence[Quote]:
        """Quotations of the source with the places of their fragments in the text."""
        if not self._stretches:
            return quotes
        return [
            structs.replace(
                quote,
                fragments=tuple(
                    structs.replace(part, span=self.narrow(part.span)) for part in quote.fragments
                ),
            )
            for quote in quotes
        ]

    def _restore_quote(self, quote: Quote) -> Quote:
        fragments = tuple(map(self._restore_fragment, quote.fragments))
        return structs.replace(
            quote,
            text=" ".join(fragment.text for fragment in fragments),
            fragments=fragments,
            speaker=self._restore_speaker(quote.speaker),
            cue=self._restore_cue(quote.cue),
        )

    def _restore_fragment(self, fragment: Fragment) -> Fragment:
        """Its words with the markup among them and at their ends."""
        start, end = fragment.span
        first, last = inner, outer = self.lead_back(fragment.span)
        at = self.text.find(fragment.text, start, end)
        opened = start + len(self.text[start:at].rstrip())
        closing = end - len(self.text[at + len(fragment.text) : end].lstrip())
        for mark in range(start, opened):
            if self.find(mark) != inner:  # `'*'We`: markup parts the signs of the mark
                break
            inner = self._find_end(mark)
        for mark in reversed(range(closing, end)):
            if self._find_end(mark) != outer:
                break
            outer = self.find(mark)
        words = self.source[inner:outer]
        return Fragment(words.strip(), (first, last))

    def _restore_speaker(self, speaker: Speaker | None) -> Speaker | None:
        if speaker is None or speaker.span is None:
            return speaker
        span = self.lead_back(speaker.span)
        return structs.replace(speaker, span=span, mention=self.source[slice(*span)])

    def _restore_cue(self, cue: Cue | None) -> Cue | None:
        if cue is None:
            return None
        span = self.lead_back(cue.span)
        return Cue(self.source[slice(*span)], span)


def _start_of(stretch: _Stretch) -> int:
    return stretch.start


def show_plain_text(source: str, spans: Sequence[Span]) -> ShownText:
    """Plain copy, all of which is shown. `spans` are its paragraphs."""
    return ShownText(source, source, tuple(spans))


def show_markdown_text(source: str, spans: Sequence[Span]) -> ShownText:
    """What is shown of the paragraphs of Markdown that stand at `spans`, sorted and apart."""
    references = find_references(source)
    hidden = [
        hidden._replace(start=start + hidden.start, end=start + hidden.end)
        for start, end in spans
        for hidden in find_hidden(source[start:end], references)
    ]
    if not hidden:
        return show_plain_text(source, spans)
    pieces, stretches = _take_out(source, hidden)
    starts = tuple(accumulate((stretch.length for stretch in stretches), initial=0))[:-1]
    shown = ShownText(source, "".join(pieces), (), tuple(stretches), starts)
    return shown.over(spans)


def _trim(text: str, span: Span) -> Span:
    """`span` without the blanks at its ends."""
    words = text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    return start, start + len(words.strip())


def _take_out(source: str, hidden: Sequence[Hidden]) -> tuple[list[str], list[_Stretch]]:
    """The source without what is hidden: pieces of text, and what each stands for."""
    pieces: list[str] = []
    stretches: list[_Stretch] = []
    at = 0
    for start, end, shown in (*hidden, Hidden(len(source), len(source))):
        if start > at:
            pieces.append(source[at:start])
            stretches.append(_Stretch(at, start, start - at, kept=True))
        if shown:
            pieces.append(shown)
            stretches.append(_Stretch(start, end, len(shown), kept=False))
        at = end
    return pieces, stretches
