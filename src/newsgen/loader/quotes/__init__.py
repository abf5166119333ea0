"""Quotations: who said what, found by small rules of news copy.

`marks` pairs the quote marks, `paragraphs` lays out what stands beside each quoted run, `right`
and `left` read attributions there, `continuation` carries speakers on, `resolution` names them,
`kinds` tells speech from titles and scare quotes, `join` makes the records.
"""

from collections.abc import Sequence

from newsgen.loader.quotes.continuation import Continuation
from newsgen.loader.quotes.join import Classed, group, make_quote
from newsgen.loader.quotes.kinds import kind_of
from newsgen.loader.quotes.marks import Run, pair_all
from newsgen.loader.quotes.paragraphs import Paragraph, lay_out
from newsgen.loader.quotes.readings import Attribution
from newsgen.loader.quotes.resolution import resolve_speakers
from newsgen.records import Quote, Span

__all__ = ["find_quotes", "find_unclosed", "read_quotations"]


def _class_runs(
    text: str, paragraph: Paragraph, found: Sequence[Attribution | None]
) -> list[Classed]:
    """The quoted runs of one paragraph with their kinds; marks around no words quote nothing."""
    runs = []
    for view, attribution in zip(paragraph.views, found, strict=True):
        if not view.quoted:
            continue
        mention = text[slice(*attribution.mention)] if attribution else None
        cue = text[slice(*attribution.cue)] if attribution and attribution.cue else ""
        kind = kind_of(view, mention, attribution, cue)
        runs.append(Classed(view, kind, attribution))
    return runs


def read_quotations(text: str, pieces: Sequence[Span]) -> tuple[tuple[Quote, ...], tuple[int, ...]]:
    """What `find_quotes` and `find_unclosed` find, from one look at the marks."""
    paired, unclosed = pair_all(text, pieces)
    return _read_pairs(text, pieces, paired) if any(paired) else (), tuple(unclosed)


def find_quotes(text: str, pieces: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations in the body `pieces` of an article, in order of appearance.

    Pieces are spans of `text`, sorted and apart, the dateline cut off. ``speaker.person`` is left
    open. Never raises; a mark that nothing closes makes no quotation (see `find_unclosed`).
    """
    return read_quotations(text, pieces)[0]


def find_unclosed(text: str, pieces: Sequence[Span]) -> tuple[int, ...]:
    """Offsets of quote marks that open a quotation which nothing closes, in order."""
    return tuple(pair_all(text, pieces)[1])


def _read_pairs(
    text: str, pieces: Sequence[Span], paired: Sequence[Sequence[Run]]
) -> tuple[Quote, ...]:
    """The quotations of the quoted runs of each paragraph."""
    reader = Continuation(text, pieces)
    classed: list[Classed] = []
    for index, runs in enumerate(paired):
        if runs:
            paragraph = lay_out(text, index, pieces[index], runs)
            found = reader.read(paragraph)
            classed += _class_runs(text, paragraph, found)
    quoted = [(run.start, run.end) for runs in paired for run in runs]
    attributions = [one.attribution for one in classed if one.attribution]
    identities = resolve_speakers(text, pieces, quoted, attributions)
    return tuple(
        make_quote(text, number, runs, identities) for number, runs in enumerate(group(classed), 1)
    )
