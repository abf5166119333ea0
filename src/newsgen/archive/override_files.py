"""The files of ``articles/`` that correct seeds: which there are, and what is wrong with them."""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec.structs import replace

from newsgen import codes
from newsgen.archive.store import Seen
from newsgen.errors import Issue, issue_at
from newsgen.loader.load import read_front, read_seed_name
from newsgen.loader.site_rules import SiteRules
from newsgen.places import ARTICLES
from newsgen.scanning import Snapshot, Stamp


@dataclass(frozen=True, slots=True)
class Overrides:
    """The files that correct seeds."""

    by_seed: Mapping[str, str]
    """The first file that corrects each seed, by the seed's path."""
    files: frozenset[str]
    issues: tuple[Issue, ...]
    read: Mapping[str, Seen]
    """What was seen of the files that had to be read to know."""


def find_overrides(
    root: Path,
    snapshot: Snapshot,
    rules: SiteRules,
    settings: str,
    held: Mapping[str, Seen],
    trusted: Mapping[str, Seen],
) -> Overrides:
    """The overrides in `snapshot`, and those whose seed is missing or has one already.

    `held` is what an earlier build has seen, `trusted` what of that still holds unread.
    """
    read: dict[str, Seen] = {}
    seeds: dict[str, str] = {}
    for path, stamp in snapshot.items():
        if not path.startswith(f"{ARTICLES}/"):
            continue
        if path in trusted:
            seeds[path] = trusted[path].seed
        else:
            seeds[path], seen = _look_at(root, path, rules, settings, stamp, held.get(path))
            read |= {path: seen} if seen else {}
    seeds = {path: seed for path, seed in seeds.items() if seed}
    by_seed: dict[str, str] = {}
    issues: list[Issue] = []
    for path, seed in seeds.items():
        first, there = by_seed.setdefault(seed, path), seed in snapshot
        if first != path or not there:
            earlier = "" if first == path else first
            issues += find_override_issues(root, path, seed, rules, earlier, held=there)
    return Overrides(by_seed, frozenset(seeds), tuple(issues), read)


def _look_at(
    root: Path, path: str, rules: SiteRules, settings: str, stamp: Stamp, before: Seen | None
) -> tuple[str, Seen | None]:
    """The seed that a file names, and what is known of the file without parsing it."""
    started = time.time_ns()
    seed, digest = read_seed_name(root, path, rules)
    if before and (before.digest, before.settings) == (digest, settings):
        return seed, replace(before, stamp=stamp, hashed_ns=started)
    return seed, Seen(stamp, started, digest, settings, seed) if seed else None


def read_overrides(root: Path, paths: Iterable[str], rules: SiteRules) -> dict[str, str]:
    """Seed → the first file of ``articles/`` among `paths` that corrects it."""
    overrides: dict[str, str] = {}
    for path in paths:
        if path.startswith(f"{ARTICLES}/"):
            seed, _ = read_seed_name(root, path, rules)
            if seed:
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
