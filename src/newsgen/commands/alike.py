"""Fields that front matter made for another tool has in file after file, told once each."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from newsgen.errors import Issue
from newsgen.unknown_fields import find_unknown

MOST_WHOLE: Final = 3
"""Files with one unknown field that are each told; of more the first is, and the rest counted."""

_PLAIN = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)$)[A-Za-z_][\w-]*", re.IGNORECASE)
"""What YAML reads as a text without quotes."""


@dataclass(frozen=True, slots=True)
class Told:
    """An issue that is printed, for itself and for others."""

    issue: Issue
    others: int = 0
    """Files that have the same unknown field and are not told one by one."""

    def __str__(self) -> str:
        if not self.others:
            return str(self.issue)
        return f"{self.issue}\n  … and `{find_unknown(self.issue)}` in {self.others:,} more files"


def fold_alike(issues: Iterable[Issue]) -> list[Told]:
    """`issues` in their order, without those of unknown fields that many files have."""
    issues = list(issues)
    files = _count_files(issues)
    told: dict[str, None] = {}
    folded = []
    for issue in issues:
        name = find_unknown(issue)
        if files[name] <= MOST_WHOLE:
            folded.append(Told(issue))
        elif name not in told:
            told[name] = None
            folded.append(Told(issue, files[name] - 1))
    return folded


def settle_alike(issues: Iterable[Issue]) -> str:
    """What newsgen.yaml can say of unknown fields of many files; empty if there are none.

    ``front_matter: {ignore: [layout, weight]}``.
    """
    names = sorted(name for name, count in _count_files(issues).items() if count > MOST_WHOLE)
    if not names:
        return ""
    listed = ", ".join(
        name if _PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False) for name in names
    )
    return f"To let these fields pass, in newsgen.yaml: front_matter: {{ignore: [{listed}]}}"


def _count_files(issues: Iterable[Issue]) -> Counter[str]:
    names = (find_unknown(issue) for issue in issues)
    return Counter(name for name in names if name)
