"""Topics: headings that an editor would file a story under, each with the words that earned it.

The vocabulary is ``data/topics.yaml`` and what the site adds to it (`newsgen.loader.vocabulary`).
Arithmetic on counts alone, ties by the order of the file: the same text, the same topics.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, count
from typing import Final

from newsgen.loader.vocabulary import Cue, Heading, Vocabulary, check_vocabulary, read_vocabulary
from newsgen.records import Origin, Topic
from newsgen.slugs import slugify

__all__ = [
    "Cue",
    "Heading",
    "Vocabulary",
    "check_vocabulary",
    "find_topics",
    "name_topics",
    "read_vocabulary",
    "topic_label",
    "topic_parent",
]

MOST: Final = 4
"""Topics given to one article at most."""
FLOOR: Final = 5.0
"""Score below which a topic is not given. On 2,225 BBC stories a floor of 6 gave 82 % of them a
topic, one of 3 gave 96 %; the first topic was right in 90.9 % and 89.6 %."""
HIGH: Final = 11.0
"""Score from which a heading that asks for a strong cue needs none: its words are all over the
story. Chosen by reading the stories of the five headings that ask for one."""
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


def find_topics(
    headline: str, body: str, vocabulary: Vocabulary | None = None
) -> tuple[Topic, ...]:
    """At most four lower headings, best first, with the cues that earned them, strongest first.

    `vocabulary` is the built-in one if it is not given.
    """
    vocabulary = vocabulary or read_vocabulary()
    hits, words = _count_hits(vocabulary, headline, body)
    scale = 10 / math.sqrt(max(SHORTEST, words))
    scores = {index: sum(points.values()) * scale for index, points in hits.items()}
    ranked = sorted(scores, key=lambda index: (-scores[index], index))
    best = scores[ranked[0]] if ranked else 0.0
    fit = [
        index
        for index in ranked
        if scores[index] >= max(FLOOR, SHARE * best)
        and _is_supported(vocabulary, hits[index], index, scores[index])
    ]
    given = [index for index in fit if not _is_named(vocabulary, index, fit)][:MOST]
    return tuple(_describe(vocabulary.lower[i], scores[i], hits[i]) for i in given)


def name_topics(labels: Iterable[str], origin: Origin, vocabulary: Vocabulary) -> tuple[Topic, ...]:
    """Topics by label; one that the vocabulary has takes its id and its label."""
    found: dict[str, Topic] = {}
    for label in labels:
        known = vocabulary.find_label_id(label)
        slug = known or slugify(label)
        if slug and slug not in found:
            shown = topic_label(known, vocabulary) if known else " ".join(label.split())
            found[slug] = Topic(slug, shown, 1.0, (), origin)
    return tuple(found.values())


def topic_parent(topic: str, vocabulary: Vocabulary | None = None) -> str | None:
    """The id of the upper heading; None for an upper heading or an unknown id."""
    heading = (vocabulary or read_vocabulary()).headings.get(topic)
    return heading.parent if heading else None


def topic_label(topic: str, vocabulary: Vocabulary | None = None) -> str:
    """``floods-and-storms`` → ``Floods and storms``; an unknown id as it is."""
    heading = (vocabulary or read_vocabulary()).headings.get(topic)
    return heading.label if heading else topic


def _count_hits(
    vocabulary: Vocabulary, headline: str, body: str
) -> tuple[dict[int, dict[str, float]], int]:
    """Per lower heading, cue → points; and the number of words in the body."""
    words, lede = split_body(vocabulary, body)
    hits: dict[int, dict[str, float]] = {}
    counted = ((words, 1.0), (split_words(vocabulary, headline), HEADLINE), (lede, 1.0))
    for tokens, factor in counted:
        for form, times in _count_forms(vocabulary, tokens).items():
            cue = vocabulary.cues[form]
            text = cue.text
            for index, weight in cue.weights:
                points = hits.setdefault(index, {})
                gain = factor * weight * (1 + math.log(times))
                points[text] = points.get(text, 0.0) + gain
    return hits, len(words)


def split_body(vocabulary: Vocabulary, body: str) -> tuple[list[str], list[str]]:
    """The words of the body, and those of its first `LEDE` characters.

    What both share is split once: a blank parts words whatever stands beside it.
    """
    body = body.replace("\r\n", "\n")  # or a lede of many lines would be shorter
    if len(body) <= LEDE:
        words = split_words(vocabulary, body)
        return words, words
    cut = max(0, body.rfind(" ", 0, LEDE))
    shared = split_words(vocabulary, body[:cut])
    rest = split_words(vocabulary, body[cut:])
    return shared + rest, shared + split_words(vocabulary, body[cut:LEDE])


def split_words(vocabulary: Vocabulary, text: str) -> list[str]:
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


def _count_forms(vocabulary: Vocabulary, words: Sequence[str]) -> dict[str, int]:
    """How often each cue stands in the words, longest cues first.

    A word is used once: ``tax cut`` is no ``tax``.
    """
    cues, openers, starts = vocabulary.cues, vocabulary.openers, vocabulary.starts
    found: dict[str, int] = {}
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
            found[form] = found.get(form, 0) + 1
    return found


def _is_supported(
    vocabulary: Vocabulary, points: Mapping[str, float], index: int, score: float
) -> bool:
    """Whether there are two cues, and one of them is more than a hint, or as strong as asked for.

    ``water`` and ``dry`` stand in stories of all kinds: their heading asks for ``drought``.
    """
    if len(points) < SIGNS:
        return False
    least = 3 if index in vocabulary.strong and score < HIGH else 2
    cues = vocabulary.cues
    return any(
        number == index and weight >= least
        for text in points
        for number, weight in cues[text].weights
    )


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
