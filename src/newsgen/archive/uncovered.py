"""What the topic vocabulary misses: phrases of stories that have few topics or none.

An editor reads the list and adds to the site's ``topics.yaml`` what names a topic.
"""

import math
import zlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import islice
from typing import Final

from newsgen.archive.cues import Token, find_cues, split_tokens
from newsgen.loader.folding import fold
from newsgen.loader.quotes.lexicon import speech_verbs
from newsgen.loader.vocabulary import Vocabulary
from newsgen.records import Article, Body, Span

FEW: Final = 1
"""A story with so many topics or fewer is thin."""
LEAST: Final = 2
"""Thin stories that a phrase must stand in."""
MOST_COUNTED: Final = 200_000
"""Phrases counted at a time; beyond it the rarest are dropped, so memory does not grow."""
MOST_SEEN: Final = 500_000
"""Paragraphs remembered, each by a checksum, so that copy which many stories share counts once."""
MOST_COMPARED: Final = 20_000
"""Phrases whose stories among the others are counted: the commonest of the thin stories."""
SHORTEST: Final = 3
"""Letters in a word."""
ABSORBED: Final = 0.6
"""A word is left out if this share of its thin stories has it in one and the same pair."""
MOST_ALIKE: Final = 4
"""Phrases listed with one example: a dozen words of the same few stories say no more than these."""
_WEIGHTS: Final = (1.0, 0.5)
"""Of a thin story, by its number of topics: one without any says most of what is missing."""
_SMOOTHING: Final = 0.5
_PROSE: Final = ("paragraph", "list", "quotation")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word or two, and how many stories have it."""

    text: str
    thin: int
    """Stories with few topics or none."""
    others: int
    score: float
    example: str
    """Path of the first thin story that has it more than once."""


@dataclass(frozen=True, slots=True)
class Uncovered:
    """The phrases, strongest first, and how many stories were read for them."""

    phrases: tuple[Phrase, ...]
    thin: int
    others: int


@dataclass(slots=True)
class _Tally:
    """Counts of one phrase in the thin stories."""

    stories: int = 0
    weight: float = 0.0
    repeated: float = 0.0
    """Weight of the stories that have it more than once: what a story is about, it repeats."""
    example: str = ""
    """Path of the first of these."""

    def add(self, times: int, weight: float, path: str) -> None:
        self.stories += 1
        self.weight += weight
        if times > 1:
            self.repeated += weight
            self.example = self.example or path


def find_uncovered(
    thin: Iterable[Article],
    others: Iterable[Article],
    most: int,
    vocabulary: Vocabulary | None = None,
) -> Uncovered:
    """The `most` phrases that set the `thin` stories apart from the `others`.

    Both are read once, `thin` first, and no article is kept. The score of a phrase is

        tf * ln(rate in thin stories / rate in the others) * ln(stories / stories that have it)

    with tf the thin stories that have it more than once, weighted, and a rate the share of stories
    that have it at all. Where there are no others to compare with, the middle factor is 1.
    Paragraphs that several stories share count once. Ties go by the alphabet: the same archive,
    the same list.
    """
    tallies, weights = _count_thin(thin, vocabulary)
    compared, number = _count_others(others, tallies, vocabulary)
    scale = _Scale(len(weights), sum(weights), number)
    phrases = [
        Phrase(text, tally.stories, compared[text], score, tally.example)
        for text, tally in tallies.items()
        if (score := scale.score(tally, compared[text])) > 0
    ]
    ranked = sorted(phrases, key=lambda phrase: (-phrase.score, phrase.text))
    return Uncovered(tuple(islice(_choose(ranked), most)), len(weights), number)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Numbers of stories that scores are measured against."""

    thin: int
    weight: float
    others: int

    def score(self, tally: _Tally, others: int) -> float:
        stories = self.thin + self.others
        rarity = math.log((stories + 1) / (tally.stories + others + _SMOOTHING))
        if not self.others:
            return tally.repeated * rarity
        thin_rate = (tally.weight + _SMOOTHING) / (self.weight + 1)
        other_rate = (others + _SMOOTHING) / (self.others + 1)
        return tally.repeated * max(0.0, math.log(thin_rate / other_rate)) * rarity


def _count_thin(
    articles: Iterable[Article], vocabulary: Vocabulary | None
) -> tuple[dict[str, _Tally], list[float]]:
    """Tallies of the phrases that enough stories have, and the weight of each story."""
    tallies: dict[str, _Tally] = {}
    weights: list[float] = []
    seen: set[int] = set()
    floor = 0
    for article in articles:
        weight = _WEIGHTS[min(len(article.topics), len(_WEIGHTS) - 1)]
        weights.append(weight)
        for phrase, times in Counter(find_phrases(article, seen, vocabulary)).items():
            tallies.setdefault(phrase, _Tally()).add(times, weight, article.source.path)
        while len(tallies) > MOST_COUNTED:
            floor += 1
            tallies = {text: tally for text, tally in tallies.items() if tally.stories > floor}
    common = [pair for pair in tallies.items() if pair[1].stories >= LEAST]
    common.sort(key=lambda pair: (-pair[1].weight, pair[0]))
    return dict(common[:MOST_COMPARED]), weights


def _count_others(
    articles: Iterable[Article],
    tallies: Mapping[str, _Tally],
    vocabulary: Vocabulary | None,
) -> tuple[Counter[str], int]:
    """In how many stories each of the phrases stands, and how many stories there are."""
    counts: Counter[str] = Counter()
    number = 0
    for article in articles:
        number += 1
        counts.update(tallies.keys() & set(find_phrases(article, set(), vocabulary)))
    return counts, number


def _choose(ranked: Sequence[Phrase]) -> Iterator[Phrase]:
    """The best phrases: no word that mostly stands in one pair (``step ladder``), few a story."""
    paired: dict[str, int] = {}
    for phrase in ranked:
        words = phrase.text.split()
        for word in words if len(words) > 1 else ():
            paired[word] = max(paired.get(word, 0), phrase.thin)
    examples: Counter[str] = Counter()
    for phrase in ranked:
        whole = paired.get(phrase.text, 0) < ABSORBED * phrase.thin
        if whole and examples[phrase.example] < MOST_ALIKE:
            examples[phrase.example] += 1
            yield phrase


def find_phrases(
    article: Article, seen: set[int], vocabulary: Vocabulary | None = None
) -> Iterator[str]:
    """Words and pairs of words of a story that could name a topic that the vocabulary lacks.

    Left out: cues of the vocabulary, stop words, names that the record has, and whatever is not
    printed in small letters, since that may be a name that the record lacks. Paragraphs that are in
    `seen` are passed over, and the others are put there.
    """
    names = _name_words(article)
    mentions = sorted(_mentions(article))
    for piece in article.body:
        if piece.kind not in _PROSE:
            continue
        mark = zlib.crc32(piece.text.encode("utf-8", "surrogatepass"))
        if mark in seen:
            continue
        if len(seen) < MOST_SEEN:
            seen.add(mark)
        yield from _read_phrases(_free_tokens(piece.text, vocabulary), piece, names, mentions)


def _read_phrases(
    tokens: Iterable[Token], piece: Body, names: frozenset[str], mentions: Sequence[Span]
) -> Iterator[str]:
    before: Token | None = None
    for token in tokens:
        at = piece.span[0] + token.span[0]
        if not _is_telling(piece.text, token, names) or _is_inside(at, mentions):
            before = None
            continue
        yield token.word
        if before and piece.text[before.span[1] : token.span[0]].isspace():
            yield f"{before.word} {token.word}"
        before = token


def _free_tokens(text: str, vocabulary: Vocabulary | None) -> Iterator[Token]:
    """The words of `text` that are part of no cue."""
    tokens = split_tokens(text, (0, len(text)), vocabulary)
    taken = {
        n for cue in find_cues(tokens, vocabulary) for n in range(cue.first, cue.first + cue.size)
    }
    return (token for number, token in enumerate(tokens) if number not in taken)


def _is_telling(text: str, token: Token, names: frozenset[str]) -> bool:
    word, printed = token.word, text[slice(*token.span)]
    return (
        len(word) >= SHORTEST
        and printed.islower()
        and not any(c.isdigit() for c in word)
        and word not in read_stop_words()
        and word not in speech_verbs().forms
        and fold(word) not in names
    )


def _name_words(article: Article) -> frozenset[str]:
    """The words of all names, folded."""
    entities = (*article.people, *article.places, *article.organisations)
    return frozenset(
        fold(word)
        for entity in entities
        for name in (entity.name, *entity.aliases)
        for word in name.split()
        if not word.islower()
    )


def _mentions(article: Article) -> Iterator[Span]:
    for entity in (*article.people, *article.places, *article.organisations):
        yield from entity.mentions


def _is_inside(at: int, mentions: Sequence[Span]) -> bool:
    """Whether `at` lies in one of the mentions, which are in order."""
    number = bisect_right(mentions, at, key=lambda span: span[0]) - 1
    return number >= 0 and at < mentions[number][1]


@cache
def read_stop_words() -> frozenset[str]:
    """The words of ``stop_words.txt``."""
    text = resources.files("newsgen.archive").joinpath("stop_words.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith(("#", "[")))
    return frozenset(word for line in lines for word in line.split())
