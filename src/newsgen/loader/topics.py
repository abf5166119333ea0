"""Topics: headings that an editor would file a story under, each with the words that earned it.

The vocabulary is ``data/topics.yaml``. The upper headings are those of IPTC Media Topics (CC BY
4.0). Arithmetic on counts alone, ties by the order of the file: the same text, the same topics.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import compress, count
from types import MappingProxyType
from typing import Any, Final

import yaml

from newsgen.loader.folding import fold
from newsgen.records import Topic
from newsgen.slugs import slugify

MOST: Final = 4
"""Topics given to one article at most."""
FLOOR: Final = 5.0
"""Score below which a topic is not given. On 2,225 BBC stories a floor of 6 gave 82 % of them a
topic, one of 3 gave 96 %; the first topic was right in 90.9 % and 89.6 %."""
SHARE: Final = 0.42
"""A further topic needs this share of the first one's score."""
HEADLINE: Final = 2.5
"""A word of the headline counts as this many of the body."""
LEDE: Final = 600
"""Characters at the start of the body whose words count twice."""
SHORTEST: Final = 60
"""Words; a shorter body is scored as if it had this many, so that three words make no topic."""
SIGNS: Final = 2
"""A topic needs this many different cues, one of them more than a hint (weight 2 or 3)."""
CUES_SHOWN: Final = 8

_INSIDE: Final = b"-'&"
"""Marks that may stand inside a word: ``post-war``, ``mayor's``, ``r&d``."""
_PLAIN: Final = bytes(
    c if c > 127 or c in _INSIDE or chr(c).isalnum() else ord(" ") for c in range(256)
)
_LOOSE: Final = re.compile(r"[-'&](?:[-'&]+|(?![^\W_])|(?<![^\W_][-'&]))")
"""The same marks outside a word, or several in a row."""
_FOREIGN: Final = re.compile(r"[^\x00-\x7f]")
_FOREIGN_MARKS: Final = re.compile(r"[^\w\x00-\x7f]+")
MOST_MARKS: Final = 40
"""Kinds of characters that are replaced one by one."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the topic index. `parent` is the id of the upper heading; None for an upper one."""

    id: str
    label: str
    parent: str | None
    iptc: str
    """Code of the nearest IPTC media topic, without ``medtop:``."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase, and the lower headings that it speaks for, each with a weight."""

    text: str
    weights: tuple[tuple[int, float], ...]
    """Index into `Vocabulary.lower` and 1, 2 or 3."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All headings and cues, as ``topics.yaml`` has them."""

    headings: Mapping[str, Heading]
    """By id, in the order of the file."""
    lower: tuple[Heading, ...]
    names: Mapping[str, str]
    """Folded label or other name → id."""
    cues: Mapping[str, Cue]
    """By every form of the cue, the plain plural included."""
    openers: Mapping[str, frozenset[str]]
    """First words of the cues of two and three words → the words that go on from there."""
    starts: frozenset[str]
    """First words of all cues."""
    possessive: re.Pattern[str]
    """The ``'s`` of words that no cue has with it: ``mayor's``, not ``women's``."""

    def find_label_id(self, label: str) -> str | None:
        """The id of the heading that an editor means: ``"floods"`` → ``floods-and-storms``."""
        return self.names.get(_fold_label(label))


def find_topics(headline: str, body: str) -> tuple[Topic, ...]:
    """At most four lower headings, best first, with the cues that earned them, strongest first."""
    vocabulary = read_vocabulary()
    hits, words = _count_hits(vocabulary, headline, body)
    scale = 10 / math.sqrt(max(SHORTEST, words))
    scores = {index: sum(points.values()) * scale for index, points in hits.items()}
    ranked = sorted(scores, key=lambda index: (-scores[index], index))
    best = scores[ranked[0]] if ranked else 0.0
    fit = [
        index
        for index in ranked
        if scores[index] >= max(FLOOR, SHARE * best) and _is_supported(hits[index], index)
    ]
    given = [index for index in fit if not _is_named(vocabulary, index, fit)][:MOST]
    return tuple(_describe(vocabulary.lower[i], scores[i], hits[i]) for i in given)


def topic_parent(topic: str) -> str | None:
    """The id of the upper heading; None for an upper heading or an unknown id."""
    heading = read_vocabulary().headings.get(topic)
    return heading.parent if heading else None


def topic_label(topic: str) -> str:
    """``floods-and-storms`` → ``Floods and storms``; an unknown id as it is."""
    heading = read_vocabulary().headings.get(topic)
    return heading.label if heading else topic


def upper_label(topic: str) -> str | None:
    """The upper heading in words; an upper one stands under itself. None for an unknown id."""
    heading = read_vocabulary().headings.get(topic)
    return topic_label(heading.parent or topic) if heading else None


@cache
def read_vocabulary() -> Vocabulary:
    """The vocabulary of ``topics.yaml``, read once."""
    data = resources.files("newsgen.loader").joinpath("data", "topics.yaml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return _build_vocabulary(yaml.load(data, loader))


def _count_hits(
    vocabulary: Vocabulary, headline: str, body: str
) -> tuple[dict[int, dict[str, float]], int]:
    """Per lower heading, cue → points; and the number of words in the body."""
    words = _split_words(vocabulary, body)
    lede = _split_words(vocabulary, body[:LEDE])
    hits: dict[int, dict[str, float]] = {}
    counted = ((words, 1.0), (_split_words(vocabulary, headline), HEADLINE), (lede, 1.0))
    for tokens, factor in counted:
        for form, times in Counter(_find_forms(vocabulary, tokens)).items():
            cue = vocabulary.cues[form]
            for index, weight in cue.weights:
                points = hits.setdefault(index, {})
                gain = factor * weight * (1 + math.log(times))
                points[cue.text] = points.get(cue.text, 0.0) + gain
    return hits, len(words)


def _split_words(vocabulary: Vocabulary, text: str) -> list[str]:
    """Small letters, the possessive dropped where no cue has it: ``mayor's`` → ``mayor``."""
    lower = text.lower().replace("’", "'")
    if not lower.isascii():
        lower = _blank_marks(lower)
    # Bytes are translated ten times as fast as letters.
    data = f" {lower} ".encode("utf-8", "surrogatepass").translate(_PLAIN)
    plain = _LOOSE.sub(" ", data.decode("utf-8", "surrogatepass"))
    return vocabulary.possessive.sub("", plain).split()


def _blank_marks(text: str) -> str:
    """The text with blanks for its marks that are not ASCII: quote marks, dashes, signs.

    Copy has few kinds of them, which are replaced faster one by one; a text of symbols has many.
    """
    marks = set(_FOREIGN.findall(text))
    if len(marks) > MOST_MARKS:
        return _FOREIGN_MARKS.sub(" ", text)
    for mark in marks:
        if not mark.isalnum():
            text = text.replace(mark, " ")
    return text


def _find_forms(vocabulary: Vocabulary, words: Sequence[str]) -> list[str]:
    """The cues in the words, longest first; a word is used once (``tax cut`` is no ``tax``)."""
    cues, openers, starts = vocabulary.cues, vocabulary.openers, vocabulary.starts
    found: list[str] = []
    free = 0
    last = len(words) - 1
    for at in compress(count(), map(starts.__contains__, words)):
        if at < free:
            continue
        form, size = words[at], 1
        if form in openers and at < last and words[at + 1] in openers[form]:
            for longer in (3, 2):
                phrase = " ".join(words[at : at + longer])
                if phrase in cues:
                    form, size = phrase, longer
                    break
        if form in cues:
            free = at + size
            found.append(form)
    return found


def _is_supported(points: Mapping[str, float], index: int) -> bool:
    cues = read_vocabulary().cues
    strong = any(dict(cues[text].weights)[index] > 1 for text in points)
    return strong and len(points) >= SIGNS


def _is_named(vocabulary: Vocabulary, index: int, fit: Sequence[int]) -> bool:
    """Whether an "Other …" heading says less than a neighbour that fits too: ``Tennis``."""
    heading = vocabulary.lower[index]
    neighbours = (vocabulary.lower[i] for i in fit if i != index)
    return heading.label.startswith("Other ") and any(
        neighbour.parent == heading.parent for neighbour in neighbours
    )


def _describe(heading: Heading, score: float, points: Mapping[str, float]) -> Topic:
    cues = sorted(points, key=lambda cue: (-points[cue], cue))[:CUES_SHOWN]
    return Topic(heading.id, heading.label, round(score, 1), tuple(cues), "parsed")


def _build_vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    headings: list[Heading] = []
    names: dict[str, str] = {}
    weights: dict[str, dict[int, float]] = {}
    lower: list[Heading] = []
    for label, upper in data.items():
        parent = Heading(slugify(label), label, None, upper["iptc"])
        headings.append(parent)
        for sub_label, sub in upper["topics"].items():
            heading = Heading(slugify(sub_label), sub_label, parent.id, sub["iptc"])
            for weight, cues in sub["cues"].items():
                for cue in cues.split(", "):
                    weights.setdefault(cue, {}).setdefault(len(lower), float(weight))
            lower.append(heading)
            headings.append(heading)
            _add_names(names, heading, sub.get("also", ()))
        _add_names(names, parent, upper.get("also", ()))
    cues = {text: Cue(text, tuple(sorted(by.items()))) for text, by in weights.items()}
    forms = {plural: cue for text, cue in cues.items() for plural in _plurals(text)} | cues
    starts = frozenset(text.partition(" ")[0] for text in forms)
    return Vocabulary(
        MappingProxyType({heading.id: heading for heading in headings}),
        tuple(lower),
        MappingProxyType(names),
        MappingProxyType(forms),
        _index_phrases(forms),
        starts,
        _possessive_pattern(starts),
    )


def _index_phrases(forms: Iterable[str]) -> Mapping[str, frozenset[str]]:
    following: dict[str, set[str]] = {}
    for first, second in (form.split(" ")[:2] for form in forms if " " in form):
        following.setdefault(first, set()).add(second)
    return MappingProxyType({first: frozenset(words) for first, words in following.items()})


def _possessive_pattern(starts: Iterable[str]) -> re.Pattern[str]:
    kept = sorted(word for word in starts if word.endswith("'s"))
    return re.compile("'s(?= )" + "".join(f"(?<! {re.escape(word)})" for word in kept))


def _add_names(names: dict[str, str], heading: Heading, others: Sequence[str]) -> None:
    """A lower heading's names come first: ``weather`` may be both."""
    for name in (heading.label, *others):
        names.setdefault(_fold_label(name), heading.id)


def _fold_label(label: str) -> str:
    return slugify(fold(label.replace("&", " and ")))


def _plurals(cue: str) -> tuple[str, ...]:
    """The plain plural of the last word: ``refinery`` → ``refineries``, ``bus`` → ``buses``."""
    if cue.endswith(("ss", "x", "ch", "sh")):
        return (cue + "es",)
    if cue.endswith("s"):
        return (cue + "es",) if cue.endswith("us") else ()
    if cue.endswith("y") and cue[-2:-1] not in "aeiou":
        return (cue[:-1] + "ies",)
    return (cue + "s",)
