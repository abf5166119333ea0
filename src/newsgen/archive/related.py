"""Related stories: those that share the rarest terms, and which terms these are.

Each story looks only at its nearest neighbours in time within each of its terms, so the work grows
with the number of stories, not with its square.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsgen.archive.terms import Term, TermKind

REACH = 15
"""Neighbours on either side within a term that are looked at."""
MOST = 5
LEAST_SCORE = 3.0
"""About one rare term, or two common ones, in an archive of a thousand stories."""
_WEIGHTS: Mapping[TermKind, float] = {
    "people": 1.4,
    "places": 1.0,
    "topics": 0.9,
    "agencies": 0.0,
}


@dataclass(frozen=True, slots=True)
class Related:
    """A related story by its number, and the labels of what it shares, rarest first."""

    story: int
    shared: tuple[str, ...]


def find_related(
    count: int, terms: Mapping[TermKind, Mapping[str, Term]], kept_out: Sequence[frozenset[int]]
) -> Iterator[tuple[Related, ...]]:
    """For each of `count` stories in order its related ones, best first.

    `kept_out` names for each story those that its page links anyway.
    """
    by_story: list[list[tuple[float, Term]]] = [[] for _ in range(count)]
    for kind, weight in _WEIGHTS.items():
        for term in terms[kind].values():
            rarity = weight * math.log((count + 1) / len(term.members))
            if rarity > 0 and len(term.members) > 1:
                for number in term.members:
                    by_story[number].append((rarity, term))
    for number in range(count):
        yield _related_to(number, by_story[number], kept_out[number])


def _related_to(
    number: int, terms: Sequence[tuple[float, Term]], kept_out: frozenset[int]
) -> tuple[Related, ...]:
    scores: dict[int, float] = defaultdict(float)
    shared: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for rarity, term in terms:
        at = bisect_left(term.members, number)
        for other in term.members[max(0, at - REACH) : at + REACH + 1]:
            if other != number and other not in kept_out:
                scores[other] += rarity
                shared[other].append((-rarity, term.label))
    ranked = sorted(scores, key=lambda other: (-scores[other], abs(other - number), other))
    return tuple(
        Related(other, tuple(label for _, label in sorted(shared[other])[:3]))
        for other in ranked[:MOST]
        if scores[other] >= LEAST_SCORE
    )
