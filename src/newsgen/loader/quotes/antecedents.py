"""Whom ``he`` and ``she`` stand for: the likeliest of the people named shortly before.

Each candidate gets points for being near, for being a subject, for having just spoken and for a
first name or title of the right gender. Weights fitted by hand on PolNeAR's training articles.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from newsgen.loader.first_names import Gender
from newsgen.loader.quotes.tokens import is_strong
from newsgen.loader.quotes.words import AUXILIARIES
from newsgen.records import Span

_REACH: Final = 1500
"""Code points back from the pronoun."""
_PARAGRAPH, _SENTENCE = 1.0, 0.35
_MOST_SENTENCES = 8
_OPENS_SENTENCE, _AFTER_COMMA, _HAS_CUE, _HAS_VERB = 1.3, 0.5, 1.6, 0.8
_UNSURE = -0.6
_AFTER_VERB, _RIGHT_GENDER = 1.3, 0.7
_AFTER_BE: Final = 0.9
"""``The other man is Ana Ruiz``."""
_IS_POSSESSOR, _AFTER_PREPOSITION = -0.9, -0.9
_JUST_QUOTED, _QUOTED_PARAGRAPH = 0.9, 0.8
_BEST_POINTS = _OPENS_SENTENCE + _HAS_CUE + _AFTER_VERB + _RIGHT_GENDER

_SENTENCE_END = re.compile(r"[.!?][”\"']{0,4}\s")
_LONGEST_ROLE: Final = 90
_ROLE_OPENS = re.compile(
    r"(?:\A|[\n\r]|[.!?:”\"]\s)\s*(?:His|Her|Their|Its|The|An?|[A-Z][\w\-]*['’]s)\s[^,.!?\n\r]{3,80},\s\Z"
)
"""``Her sister, Ana Ruiz, sat``: a sentence whose subject is told before it is named."""
_OPENING = re.compile(r"(?:[\n\r]|[.!?:”\"])\s*\Z")
_APPOSITION_SAID = re.compile(r",\s[^.!?]{3,120}?,\s(\w+)")
_PREPOSITIONS = frozenset(
    (
        "of",
        "with",
        "against",
        "to",
        "by",
        "about",
        "like",
        "for",
        "from",
        "on",
        "at",
        "than",
        "over",
    )
)


class Person(NamedTuple):
    """A mention of somebody and the name it stands for."""

    start: int
    end: int
    name: str
    opens: int
    """Where the titles before the name start."""
    sure: bool
    """Whether something shows a person; else only its place at the start of a sentence may."""


class Spoken(NamedTuple):
    """An attribution resolved so far."""

    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The article as the search for antecedents sees it."""

    text: str
    people: Sequence[Person]
    starts: Sequence[int]
    """Where the `people` stand."""
    paragraphs: Sequence[int]
    sentences: Sequence[int]
    quoted: Sequence[Span]

    def paragraphs_between(self, first: int, last: int) -> int:
        """How many paragraphs begin between two offsets."""
        return bisect_right(self.paragraphs, last) - bisect_right(self.paragraphs, first)

    def paragraph_start(self, at: int) -> int:
        """Where the paragraph begins that `at` stands in."""
        index = bisect_right(self.paragraphs, at) - 1
        return self.paragraphs[index] if index >= 0 else 0

    def opens_paragraph(self, at: int) -> bool:
        """Whether a paragraph begins at `at`."""
        index = bisect_left(self.paragraphs, at)
        return index < len(self.paragraphs) and self.paragraphs[index] == at

    def sentences_between(self, first: int, last: int) -> int:
        """How many sentences end between two offsets."""
        return bisect_left(self.sentences, last) - bisect_left(self.sentences, first)

    def is_quoted(self, at: int) -> bool:
        """Names inside quotations are seldom meant."""
        index = bisect_right(self.quoted, (at, len(self.text))) - 1
        return index >= 0 and at < self.quoted[index][1]


def survey(
    text: str, people: Sequence[Person], pieces: Sequence[Span], quoted: Sequence[Span]
) -> Surroundings:
    """What `find_antecedent` needs to know of an article."""
    return Surroundings(
        text=text,
        people=people,
        starts=[person.start for person in people],
        paragraphs=[start for start, _ in pieces],
        sentences=[found.start() for found in _SENTENCE_END.finditer(text)],
        quoted=quoted,
    )


def next_word(text: str, end: int) -> str:
    """The word after `end` in lower case, without a stop; empty after a mark."""
    return text[end : end + 16].lstrip().split(" ")[0].rstrip(".,").lower()


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence or a quotation ends right before `at`."""
    return _OPENING.search(text[max(0, at - 26) : at]) is not None


def _follows(text: str, end: int) -> str:
    """The word after a name, an apposition between them left out: ``Ruiz, a lawyer, [said]``."""
    after = next_word(text, end)
    if after:
        return after
    found = _APPOSITION_SAID.match(text, end, end + 140)
    return found.group(1) if found else ""


def _points_by_place(around: Surroundings, person: Person) -> float:
    """For what stands beside the name: ``Ruiz said`` more than ``of Ruiz’s``."""
    text = around.text
    head = text[max(0, person.opens - 26) : person.opens]
    points = 0.0 if person.sure else _UNSURE
    if around.opens_paragraph(person.opens) or _OPENING.search(head):
        points += _OPENS_SENTENCE
    elif not person.sure:
        return -_BEST_POINTS
    elif head.rstrip().endswith(","):
        start = max(around.paragraph_start(person.opens), person.opens - _LONGEST_ROLE)
        described = _ROLE_OPENS.search(text[start : person.opens])
        points += _OPENS_SENTENCE if described else _AFTER_COMMA
    follows = _follows(text, person.end)
    if is_strong(follows):
        points += _HAS_CUE
    elif follows in AUXILIARIES:
        points += _HAS_VERB
    words = head.lower().split()
    before = words[-1] if words else ""
    if is_strong(before) or words[-2:] == ["according", "to"]:
        points += _AFTER_VERB
    elif before in _PREPOSITIONS:
        points += _AFTER_PREPOSITION
    elif before in ("is", "was"):
        points += _AFTER_BE
    if text.startswith(("’s", "'s"), person.end):
        points += _IS_POSSESSOR
    return points


def find_antecedent(
    around: Surroundings,
    genders: Mapping[str, Gender],
    at: int,
    gender: Gender | None,
    last: Spoken | None,
) -> str | None:
    """The name that the pronoun at offset `at` stands for; ``None`` where nobody fits.

    Without a `gender` anybody fits: ``the 32-year-old``.
    """
    best, most = None, -99.0
    for index in range(bisect_left(around.starts, at) - 1, -1, -1):
        person = around.people[index]
        if at - person.start > _REACH:
            break
        paragraphs = around.paragraphs_between(person.start, at)
        sentences = min(around.sentences_between(person.start, at), _MOST_SENTENCES)
        points = -_PARAGRAPH * paragraphs - _SENTENCE * sentences
        if most - _BEST_POINTS > points:
            break  # nobody farther back can win
        if gender is None and not person.sure:
            continue
        known = genders.get(person.name)
        if (known and gender and known != gender) or around.is_quoted(person.start):
            continue
        points += _points_by_place(around, person)
        if known and known == gender:
            points += _RIGHT_GENDER
        if points > most:
            best, most = person.name, points
    if last is not None:
        known = genders.get(last.name)
        points = _JUST_QUOTED - _QUOTED_PARAGRAPH * around.paragraphs_between(last.end, at)
        if known and known == gender:
            points += _RIGHT_GENDER
        if points > most and (gender is None or known in (None, gender)):
            best = last.name
    return best
