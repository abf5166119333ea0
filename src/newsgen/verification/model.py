"""What verification says: which checks there are, what each has counted, and what it found."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeAlias

from newsgen import codes
from newsgen.errors import Code, Issue

Counts: TypeAlias = Counter[tuple[str, str]]
"""(Name of a check, noun) → how many were looked at: ``("links", "link")`` → 48,210."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is promised, and the codes of what breaks it (docs/verify.md)."""

    name: str
    nouns: tuple[str, ...]
    codes: tuple[Code, ...]


CHECKS: Final = (
    Check("sources", ("file",), (codes.SOURCE_ROTTEN, codes.SOURCE_CHANGED)),
    Check("records", ("record", "span"), (codes.RECORD_UNREADABLE, codes.RECORD_DISAGREES)),
    Check(
        "files",
        ("file", "digest"),
        (codes.OUTPUT_MISSING, codes.OUTPUT_CHANGED, codes.OUTPUT_FOREIGN),
    ),
    Check("text", ("piece", "character"), (codes.TEXT_LOST, codes.SURROUNDINGS_LOST)),
    Check("quotations", ("quotation", "fragment"), (codes.QUOTATION_LOST,)),
    Check("links", ("link", "fragment"), (codes.LINK_BROKEN, codes.FRAGMENT_LOST)),
    Check("lists", ("list", "entry", "count"), (codes.LIST_DIFFERS, codes.COUNT_DIFFERS)),
    Check("data", ("row",), (codes.DATA_DIFFERS,)),
    Check("feeds", ("file", "link"), (codes.FEED_BROKEN, codes.SITEMAP_LACKS)),
)
"""In the order in which they are told."""


@dataclass(frozen=True, slots=True)
class Report:
    """What one run of all checks found."""

    issues: tuple[Issue, ...]
    """Sorted by path, line and column."""
    counts: Counts
    articles: int
    seconds: float

    def faults(self, check: Check) -> int:
        """How many issues break `check`."""
        ids = {code.id for code in check.codes}
        return sum(issue.code in ids for issue in self.issues)


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """Each issue once, by path, line and column."""
    return tuple(sorted(set(issues)))
