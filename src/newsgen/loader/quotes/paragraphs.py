"""Paragraphs with quotations, laid out for the rules: sentences, tokens, and each run's sides."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsgen.loader.quotes.marks import Run
from newsgen.loader.quotes.noun_phrases import strip_lead
from newsgen.loader.quotes.sentences import mask_runs, split_sentences
from newsgen.loader.quotes.tokens import MASK, Token, tokenise
from newsgen.records import Span

_REACH = 120
"""Tokens looked at on each side of a run; bounds the work for a sentence of a million words."""

_OUTER_MARKS = '“”"„«»`'
_TYPED_PAIRS = ("''", "‘‘", "’’")
_TYPED_OPENERS = (*_TYPED_PAIRS, "``")
_SINGLES = "'‘’"
_NESTED_ENDS = "'’‘ \xa0\t\r\n"
_BEGINNINGS = "'‘[(…$£€."
_ENDINGS = ".!?…,—-"

_DATELINE = re.compile(
    r"\s*(?:[A-Z][A-Za-z.'’\-/]{0,40}[A-Z][A-Z.'’\-/ ,]{0,60}(?:, [A-Z][a-z]{2,12}\.?)?"
    r"(?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept|Oct|Nov|Dec)[a-z.]{0,8} \d{1,2})?\s?"
    r"(?:\([^)\n\r]{2,40}\))?|\([A-Z][^)\n\r]{1,30}\))\s?(?:--|[-–—:])\s"
)
"""``PARIS (AFP) - ``: no source of names, should one have stayed in the paragraph."""
_DATELINE_PARAGRAPHS = 5


class View(NamedTuple):
    """One quoted run and what stands beside it in its sentence."""

    run: Run
    sentence: Span
    left: Sequence[Token]
    """Tokens of the sentence before the run; earlier runs are masked tokens."""
    right: Sequence[Token]
    """Tokens after the run up to the next one."""
    quoted: str
    """The run without its outer marks."""
    words: int
    first: str
    """First character of the quoted words; empty where there are none."""
    last: str
    """Last character, closing marks of a nested quotation left out."""

    @property
    def begins_sentence(self) -> bool:
        """Whether the run opens its sentence, if need be after ``But`` or ``Instead,``."""
        return strip_lead(self.left, 0, len(self.left)) == len(self.left)

    @property
    def starts_like_sentence(self) -> bool:
        """``"We go``, ``"20 of us``."""
        first = self.first
        return first.isupper() or first.isdigit() or first in _BEGINNINGS

    @property
    def ends_like_sentence(self) -> bool:
        """``go,"``, ``go."``; a running quotation has no end."""
        return self.last in _ENDINGS or self.run.unclosed

    @property
    def reads_like_sentence(self) -> bool:
        """Both."""
        return self.starts_like_sentence and self.ends_like_sentence


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One piece of the body; `views` are its quoted runs in order."""

    index: int
    span: Span
    masked: str
    """Empty where there are no runs: see `last_tokens`."""
    sentences: Sequence[Span]
    views: Sequence[View]

    def tokens_of(self, sentence: Span) -> list[Token]:
        """At most the last 120 tokens of one of its sentences."""
        start, end = sentence
        return tokenise(self.masked, self.span[0], max(start, end - 8 * _REACH), end)[-_REACH:]


def last_tokens(text: str, paragraph: Paragraph) -> list[Token]:
    """At most the last 120 tokens of the sentence that ends a paragraph."""
    if not paragraph.views:
        masked = _mask(text, paragraph.index, paragraph.span, ())
        sentences = split_sentences(text, paragraph.span, masked, ())
        paragraph = Paragraph(paragraph.index, paragraph.span, masked, sentences, ())
    return paragraph.tokens_of(paragraph.sentences[-1]) if paragraph.sentences else []


def quoted_words(text: str, run: Run) -> str:
    """The run without its outer marks: ``"We go,"`` → ``We go,``."""
    inner = text[run.start : run.end]
    if inner[:1] in _SINGLES and inner[:2] not in _TYPED_PAIRS:
        return inner[1:-1].strip()
    inner = inner[2 if inner[:2] in _TYPED_OPENERS else 1 :]
    if run.unclosed:
        return inner.strip()
    if inner[-2:] in _TYPED_PAIRS:
        return inner[:-2].strip()
    return (inner[:-1] if inner[-1:] in _OUTER_MARKS else inner).strip()


def _mask_dateline(masked: str) -> str:
    found = _DATELINE.match(masked)
    return " " * found.end() + masked[found.end() :] if found else masked


def _upto_mask(tokens: Sequence[Token], start: int) -> Sequence[Token]:
    """Tokens from `start` to the next quoted run."""
    end = start
    limit = min(len(tokens), start + _REACH)
    while end < limit and tokens[end][0][0] != MASK:
        end += 1
    return tokens[start:end]


def _view(text: str, run: Run, sentence: Span, tokens: Sequence[Token], starts: list[int]) -> View:
    inner = quoted_words(text, run)
    at = bisect_right(starts, run.start) - 1
    after = bisect_right(starts, run.end - 1)
    if at < 0 or tokens[at].start != run.start:
        at += 1
    return View(
        run=run,
        sentence=sentence,
        left=tokens[max(0, at - _REACH) : at],
        right=_upto_mask(tokens, after),
        quoted=inner,
        words=len(inner.split()),
        first=inner[:1],
        last=inner.rstrip(_NESTED_ENDS)[-1:],
    )


def _views(
    text: str, start: int, masked: str, sentences: Sequence[Span], runs: Sequence[Run]
) -> list[View]:
    """Each run with the tokens of its sentence, which are made once.

    `masked` is the paragraph that begins at `start`.
    """
    starts_of_sentences = [sentence[0] for sentence in sentences]
    made: dict[int, tuple[list[Token], list[int]]] = {}
    views = []
    for run in runs:
        at = max(0, bisect_right(starts_of_sentences, run.start) - 1)
        sentence = sentences[at]
        if at not in made:
            tokens = tokenise(masked, start, *sentence)
            made[at] = tokens, [token.start for token in tokens]
        views.append(_view(text, run, sentence, *made[at]))
    return views


def _mask(text: str, index: int, span: Span, runs: Sequence[Run]) -> str:
    """The paragraph `index` without what is quoted, and without a dateline."""
    masked = mask_runs(text, span, runs)
    return _mask_dateline(masked) if index < _DATELINE_PARAGRAPHS else masked


def lay_out(text: str, index: int, span: Span, runs: Sequence[Run]) -> Paragraph:
    """The paragraph `index` with its quoted runs."""
    if not runs:
        return Paragraph(index, span, "", (), ())
    masked = _mask(text, index, span, runs)
    sentences = split_sentences(text, span, masked, runs)
    views = _views(text, span[0], masked, sentences, runs)
    return Paragraph(index, span, masked, sentences, views)
