"""The files of ``articles/`` that correct seeds: which there are, and what is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from newsgen import codes
from newsgen.archive.store import Seen
from newsgen.errors import Issue, issue_at
from newsgen.loader.load import read_front, read_seed_name
from newsgen.loader.site_rules import SiteRules
from newsgen.places import ARTICLES
from newsgen.scanning import Snapshot


@dataclass(frozen=True, slots=True)
class Overrides:
    """The files that correct seeds."""

    by_seed: Mapping[str, str]
    """The first file that corrects each seed, by the seed's path."""
    files: frozenset[str]
    issues: tuple[Issue, ...]


def find_overrides(
    root: Path, snapshot: Snapshot, rules: SiteRules, seen: Mapping[str, Seen]
) -> Overrides:
    """The overrides in `snapshot`, and those whose seed is missing or has one already.

    Each file of `snapshot` has been `seen`.
    """
    articles = (path for path in snapshot if path.startswith(f"{ARTICLES}/"))
    seeds = {path: seed for path in articles if (seed := seen[path].seed)}
    by_seed: dict[str, str] = {}
    issues: list[Issue] = []
    for path, seed in seeds.items():
        first, there = by_seed.setdefault(seed, path), seed in snapshot
        if first != path or not there:
            earlier = "" if first == path else first
            issues += find_override_issues(root, path, seed, rules, earlier, held=there)
    return Overrides(by_seed, frozenset(seeds), tuple(issues))


def read_overrides(root: Path, paths: Iterable[str], rules: SiteRules) -> dict[str, str]:
    """Seed → the first file of ``articles/`` among `paths` that corrects it."""
    overrides: dict[str, str] = {}
    for path in paths:
        if path.startswith(f"{ARTICLES}/") and (seed := read_seed_name(root, path, rules)):
            overrides.setdefault(seed, path)
    return overrides


def find_override_issues(
    root: Path, path: str, seed: str, rules: SiteRules, earlier: str, *, held: bool
) -> tuple[Issue, ...]:
    """What is wrong with the override at `path` as a whole: its seed is missing or taken."""
    text, front = read_front(root, path, rules)
    if text is None or front.seed is None:
        return ()
    at = front.seed.span[0]
    if not held:
        message = f"there is no `{seed}`"
        hint = "correct the path, or remove the line"
        return (issue_at(codes.MISSING_SEED, path, text.text, at, message, hint),)
    if earlier:
        message = f"`{seed}` is overridden by {earlier} too"
        hint = "put both into one file"
        return (issue_at(codes.TWO_OVERRIDES, path, text.text, at, message, hint),)
    return ()
