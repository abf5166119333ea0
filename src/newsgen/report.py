"""What a build tells: how far it is, and what it found and did."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from newsgen.errors import Issue
from newsgen.output import Changes


class Progress(Protocol):
    """Told how far a build is."""

    def __call__(self, phase: str, done: int, total: int, /) -> None:
        """`done` more of about `total` pieces of `phase` are finished."""


def ignore_progress(_phase: str, _done: int, _total: int, /) -> None:
    """For a build that nobody watches."""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build found and did."""

    issues: tuple[Issue, ...]
    """Sorted by path, line and column."""
    failed: bool
    """Errors (in a strict build warnings too) were found; the output is as it was before."""
    articles: int = 0
    parsed: int = 0
    """Sources that had to be parsed anew."""
    changes: Changes = field(default_factory=lambda: Changes((), 0, ()))
    seconds: float = 0.0
    drafts: int = 0
    """Articles held back."""
    recorded: int = 0
    """Addresses that were added to the ledger."""
    sitemap: bool = False
    slowest: tuple[tuple[float, str], ...] = ()
    """Seconds and path of the sources that took longest to parse."""

    def counts(self) -> Mapping[str, int]:
        """How many issues each code has."""
        return dict(sorted(Counter(issue.code for issue in self.issues).items()))
