"""Related stories: those that share the rarest terms, and which terms these are.

Each story looks only at its nearest neighbours in time within each of its terms, so the work grows
with the number of stories, not with its square.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest

from msgspec import Struct

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


class Related(Struct, frozen=True):
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
    near = [(rarity, term, _neighbours(number, term.members)) for rarity, term in terms]
    scores: dict[int, float] = {}
    for rarity, _, others in near:
        for other in others:
            scores[other] = scores.get(other, 0.0) + rarity
    for other in (number, *kept_out):
        scores.pop(other, None)
    # Hundreds of neighbours share a term: all but the best are out before they are ranked.
    best = sorted(scores.values())[-MOST:]
    least = max(LEAST_SCORE, best[0]) if best else LEAST_SCORE
    likely = [
        (-score, abs(other - number), other) for other, score in scores.items() if score >= least
    ]
    return tuple(Related(other, _shared(other, near)) for *_, other in nsmallest(MOST, likely))


def _neighbours(number: int, members: tuple[int, ...]) -> tuple[int, ...]:
    """The stories of a term that are nearest in time, with this one."""
    at = bisect_left(members, number)
    return members[max(0, at - REACH) : at + REACH + 1]


def _shared(other: int, near: Sequence[tuple[float, Term, tuple[int, ...]]]) -> tuple[str, ...]:
    labels = sorted((-rarity, term.label) for rarity, term, others in near if other in others)
    return tuple(label for _, label in labels[:3])
