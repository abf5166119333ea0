"""Pair the quote marks of a paragraph.

Double marks are ``"``, ``“”``, ``„“``, ``«»`` and the typed pairs ``''`` and two backticks. British
single marks count only where they cannot be apostrophes. A run that nothing closes is a quotation
only where the next paragraph opens with a mark again: a running quotation.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from newsgen.loader.quotes.words import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_STARTS,
    DAYS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)
from newsgen.records import Span


class Run(NamedTuple):
    """One quoted run, its marks inside; `piece` counts the paragraphs."""

    start: int
    end: int
    piece: int
    unclosed: bool


_DOUBLE = re.compile(r"[“”\"„«»`'‘’](?:(?<![`'‘’])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’)")
"""Starts with a plain set, for which the regex engine has a fast search."""
_SHAPES: Final = {"``": "“", "‘‘": "“", "''": '"', "’’": "”"}
_OPENERS = "“„«"
_CLOSERS = "”»"
_WORD_OPENING = re.compile(r"[('‘\[]?[^\W_]")
_LEFT_EDGES = "([—–-/"

_SINGLE_OPENING = re.compile(r"['‘](?<![^\s(\[—–].)(?=[^\s'’])")
_SINGLE_CLOSING = re.compile(r"['’](?<=[^\s(\[—–].)(?![\w'’])")
_ELISION = re.compile(
    r"['‘’](?:\d\d(?:s\b|(?![\d,.:%]))"
    r"|(?:em|til|till|tis|twas|cause|cos|course|n|round|bout|ere|ello|ave)\b)",
    re.IGNORECASE,
)
"""``'90s``, ``'em``: an apostrophe for what was left out."""
_STRONG_ENDS = frozenset(".,!?…;:—–-")
_MAY_BE_APOSTROPHE = re.compile(
    r"(?<=[sSzZxX])['’][ \t\xa0\r\n]+(\w+)|(?<=in)['’]\s|(?<=\b[Oo])['’]\s"
)
"""``the workers' union``, ``goin' home``, ``cup o' tea``."""
_AFTER_FRAGMENT = (
    PREPOSITIONS | AUXILIARIES | CLAUSE_STARTS | SUBJECT_PRONOUNS | ADVERBS | DAYS | {"and", "or"}
)
"""Words that no plural possessive stands before: ``'reckless cowards' and``."""
_LONGEST_FRAGMENT: Final = 300
_SENTENCE_END = re.compile(r"[.!?]\s+[A-Z‘“]")

_MAY_OPEN = re.compile(
    r"[“”\"„«»`'‘’](?:(?<=[“”\"„«»])|(?<=`)`|(?<=')'|(?<=‘)‘|(?<=’)’"
    r"|(?<=['‘])(?<![^\s(\[—–].)(?=[^\s'’]))"
)
"""Any double mark, or a single one that may open: elsewhere nothing is quoted."""
_OPENING_MARKS = re.compile(r"\s*(?:[“\"„«»]|``|''|‘‘)")


def _opens(shape: str, before: str, after: str) -> bool:
    """Whether a mark can open a run where none is open.

    ``6'2" tall`` (inches) and ``end."`` (a closer without its opener) open nothing; a typed closer
    before a word, ``he said ”We go``, does.
    """
    if shape in _OPENERS:
        return True
    if shape in _CLOSERS:
        return after.isalnum() and (before.isspace() or before in _LEFT_EDGES)
    if after.isspace() and not before.isspace():
        return False
    return not (before.isdigit() and not after.isalpha())


def _closes(shape: str, opener: str, before: str, after: str) -> bool:
    """Whether a mark closes the open run: ``“We go"`` does, a nested ``“so “big” a`` does not."""
    if shape in _CLOSERS:
        return True
    if shape == '"':
        return opener == '"' or not (after.isalnum() and before.isspace())
    if opener == "„":
        return True
    return (after.isspace() or after in ".,;") and not before.isspace()


def _double_runs(text: str, piece: int, span: Span) -> list[Run]:
    """Runs between double marks in one paragraph; the last may be unclosed."""
    start, end = span
    runs = []
    opened, opener, skip = -1, "", -1
    for found in _DOUBLE.finditer(text, start, end):
        first, close_at = found.span()
        if first < skip:
            continue
        mark = found.group()
        shape = _SHAPES.get(mark, mark)
        if opened >= 0 and text[first : close_at + 1] == "'''" and close_at < end:
            close_at += 1  # a nested single mark, then the typed pair: 'so,'''
        before = text[first - 1] if first > start else " "
        after = text[close_at] if close_at < end else " "
        if opened < 0:
            if _opens(shape, before, after):
                opened, opener = first, shape
        elif _closes(shape, opener, before, after):
            runs.append(Run(opened, close_at, piece, unclosed=False))
            opened, skip = -1, close_at
    if opened >= 0:
        runs.append(Run(opened, end, piece, unclosed=True))
    return runs


def _is_possessive(text: str, at: int) -> bool:
    """Whether the mark at `at` is likelier an apostrophe: ``the workers' union``."""
    found = _MAY_BE_APOSTROPHE.match(text, at)
    if found is None:
        return False
    follows = found.group(1)
    return follows is None or follows.lower() not in _AFTER_FRAGMENT


def _closes_fragment(text: str, opener: int, at: int) -> bool:
    """Whether a mark after a letter may close: ``'a rumour' and``; within one sentence."""
    if at - opener > _LONGEST_FRAGMENT:
        return False
    return text[opener] == "‘" or not _SENTENCE_END.search(text, opener, at)


def _find_closer(text: str, opener: int, closers: Sequence[int]) -> int | None:
    """The one of the `closers` that ends what opens at `opener`.

    The first after punctuation or after a word that no possessive can be; a doubtful one
    (``'greedy bosses' here``) only where there is no other and the text opens with ``‘``.
    """
    doubtful = None
    for at in closers:
        if at - opener <= 2:
            continue
        if text[at - 1] in _STRONG_ENDS:
            return at
        if not _closes_fragment(text, opener, at):
            continue
        if not _is_possessive(text, at):
            return at
        doubtful = at if doubtful is None else doubtful
    return doubtful if text[opener] == "‘" else None


def _single_runs(text: str, piece: int, span: Span, doubles: Sequence[Run]) -> list[Run]:
    """British runs: ``'We are not for sale,' said``, ``called it 'a rumour' and left``.

    The opener follows a space, neither mark stands inside a double run. Each opener pairs with
    a closer before the next opener, so that an odd one is left alone.
    """
    start, end = span
    if text.find("'", start, end) < 0 and text.find("‘", start, end) < 0:
        return []
    if not _SINGLE_OPENING.search(text, start, end):
        return []
    starts = [run.start for run in doubles]

    def outside(at: int) -> bool:
        index = bisect_right(starts, at) - 1
        return index < 0 or at >= doubles[index].end

    openers = [
        found.start()
        for found in _SINGLE_OPENING.finditer(text, start, end)
        if outside(found.start()) and not _ELISION.match(text, found.start())
    ]
    if not openers:
        return []
    closers = [
        found.start()
        for found in _SINGLE_CLOSING.finditer(text, start, end)
        if outside(found.start())
    ]
    runs = []
    for opener, limit in zip(openers, (*openers[1:], end), strict=True):
        first, last = bisect_right(closers, opener), bisect_left(closers, limit)
        at = _find_closer(text, opener, closers[first:last])
        if at is not None:
            runs.append(Run(opener, at + 1, piece, unclosed=False))
    return runs


def _outermost(doubles: Sequence[Run], singles: Sequence[Run]) -> list[Run]:
    """Both kinds in order; a double run inside a single one is nested and goes."""
    ends = [run.end for run in singles]
    kept = list(singles)
    for run in doubles:
        at = bisect_left(ends, run.end)
        if at == len(singles) or singles[at].start > run.start:
            kept.append(run)
    return sorted(kept)


def pair_marks(text: str, piece: int, span: Span) -> list[Run]:
    """The quoted runs of one paragraph, outermost only, in order; the last may be unclosed."""
    doubles = _double_runs(text, piece, span)
    if doubles and doubles[-1].unclosed and not doubles[:-1]:
        singles: list[Run] = []
    else:
        singles = _single_runs(text, piece, span, doubles)
    return _outermost(doubles, singles) if singles else doubles


def _opens_with_mark(text: str, span: Span) -> bool:
    return _OPENING_MARKS.match(text, *span) is not None


def pair_all(text: str, pieces: Sequence[Span]) -> tuple[list[list[Run]], list[int]]:
    """The quoted runs of each paragraph, and the offsets of marks that nothing closes.

    An unclosed run stays only where the next paragraph opens with a mark (the agencies' rule for a
    quotation over several paragraphs).
    """
    paired: list[list[Run]] = []
    open_marks: list[int] = []
    found = _MAY_OPEN.search(text)
    for index, span in enumerate(pieces):
        if found and found.start() < span[0]:
            found = _MAY_OPEN.search(text, span[0])
        if not found or found.start() >= span[1]:
            paired.append([])
            continue
        runs = pair_marks(text, index, span)
        if runs and runs[-1].unclosed:
            follows = index + 1 < len(pieces) and _opens_with_mark(text, pieces[index + 1])
            if not follows:
                open_marks.append(runs[-1].start)
                runs = runs[:-1]
        paired.append(runs)
    return paired, open_marks
