"""Sources → cards: parse what the store does not hold yet, and keep it there.

The stamp of a file is a hint that spares reading it. It counts only where the file had been still
for two seconds when it was last read, since a later write within the clock's grain would leave the
stamp as it was (git calls such an entry racy).
"""

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest
from pathlib import Path

from msgspec import structs

from newsgen import codes
from newsgen.archive.cards import Card, face_of, make_card, share_terms
from newsgen.archive.standing import find_recurring
from newsgen.archive.store import Seen, Store, Stored, record_key
from newsgen.beats import Beat, beating, go_on
from newsgen.codec import encode_article, pack
from newsgen.errors import Issue, issue_in
from newsgen.executors import map_chunks
from newsgen.loader.load import find_override_issues, load_article, read_seed_name
from newsgen.loader.site_rules import SiteRules
from newsgen.loader.standing import StandingLine
from newsgen.places import ARTICLES
from newsgen.scanning import Snapshot
from newsgen.site_files import STILL_NS

SLOWEST = 10
"""Sources whose time is told."""


@dataclass(frozen=True, slots=True)
class Job:
    """One article to make: a source, the override that corrects it, and its key if known."""

    path: str
    override: str
    key: str
    """Empty where a file has to be read to know it."""


@dataclass(frozen=True, slots=True)
class Made:
    """What loading one source gave, ready to be kept, and the digests of what was read."""

    path: str
    override: str
    stored: Stored
    digest: str
    override_digest: str
    lines: tuple[StandingLine, ...]
    seconds: float
    """How long it took."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All sources of a site that are no override, and what is wrong with them."""

    keys: Mapping[str, str] = field(default_factory=dict)
    """The key of each source's record, by its path."""
    faces: Mapping[str, str] = field(default_factory=dict)
    """The face of each source's card, by its path; empty where the source gave no article."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The digest of the bytes of each source, and of each override, by its path."""
    old_keys: frozenset[str] = frozenset()
    """Those of records in the store that no source has any more."""
    issues: tuple[Issue, ...] = ()
    parsed: int = 0
    """Sources that had to be parsed; the others were in the store."""
    slowest: tuple[tuple[float, str], ...] = ()
    """Seconds and path of the sources that took longest to parse, the longest first."""

    @property
    def articles(self) -> int:
        """How many sources gave an article."""
        return sum(map(bool, self.faces.values()))


def gather_sources(
    root: Path,
    snapshot: Snapshot,
    rules: SiteRules,
    salt: str,
    store: Store,
    open_workers: Callable[[int], AbstractContextManager[Executor]],
    jobs: int,
    advance: Callable[[int, int], None],
    beat: Beat = go_on,
) -> Gathered:
    """Load those sources in `snapshot` into the store that it does not hold yet.

    `salt` stands for the code that parses. `advance` is told how many are done, of how many.
    """
    # Rules are long, and each source has them in its key.
    settings = record_key(salt, repr(rules))
    beat()
    held = {path: entry for path, entry in beating(store.sources(), beat) if path in snapshot}
    seen = _trusted(held, snapshot, settings)
    noted = time.time_ns()
    overrides = _find_overrides(root, snapshot, rules, settings, held, seen)
    issues = list(overrides.issues)
    seen |= overrides.read
    with store.writing():
        store.put_sources(overrides.read.items())
    keys: dict[str, str] = {}
    parsed: set[str] = set()
    done = 0
    slowest: list[tuple[float, str]] = []
    # What recurs is known when all lines are; then articles with such a line are read once more.
    for recurring in _each_recurring(held, seen):
        work = _plan_jobs(snapshot, overrides, seen, recurring, settings)
        known = store.known_keys()
        missing = [job for job in work if not job.key or job.key not in known]
        keys = {job.path: job.key for job in work}
        make = partial(_make_chunk, root, rules, settings, recurring)
        with open_workers(len(missing)) as executor:
            for chunk in map_chunks(executor, make, missing, jobs, beat=beat):
                seen |= _keep(store, chunk, snapshot, noted, settings)
                keys.update((made.path, made.stored.key) for made in chunk)
                slowest = nlargest(SLOWEST, slowest + [(made.seconds, made.path) for made in chunk])
                advance(len(chunk), done + len(missing))
        parsed.update(job.path for job in missing)
        done += len(missing)
    beat()
    faces = store.faces()
    if old_paths := store.known_paths() - snapshot.keys():
        with store.writing():
            store.forget((), old_paths)
    issues += store.issues(keys.values())
    return Gathered(
        keys=keys,
        faces={path: faces[key] for path, key in keys.items()},
        digests={path: entry.digest for path, entry in seen.items()},
        old_keys=frozenset(faces.keys() - set(keys.values())),
        issues=tuple(issues),
        parsed=len(parsed),
        slowest=tuple(slowest),
    )


def forget_records(store: Store, gathered: Gathered, needed: Collection[str]) -> None:
    """Drop the records that no source has any more, but those with the `needed` keys.

    Needed are, where a build failed, those of the output that it left as it was: whoever looks at
    that output has to find what it was made from.
    """
    if old := gathered.old_keys.difference(needed):
        with store.writing():
            store.forget(old, ())


def read_cards(store: Store, keys: Iterable[str], beat: Beat = go_on) -> tuple[Card, ...]:
    """The cards of those records with these `keys` that have one, in no particular order."""
    return tuple(share_terms(beating(store.cards(sorted(set(keys))), beat)))


def _each_recurring(held: dict[str, Seen], seen: dict[str, Seen]) -> Iterator[frozenset[int]]:
    """The lines that recur in the sources, and again if they are others when all are `seen`.

    Those of a changed source are guessed to be what they were, as `held` from an earlier build:
    without them a line could recur in too few others, which would all be read anew, and again.
    """
    before = find_recurring(entry.lines for entry in (held | seen).values())
    yield before
    after = find_recurring(entry.lines for entry in seen.values())
    if after != before:
        yield after


def _trusted(held: dict[str, Seen], snapshot: Snapshot, settings: str) -> dict[str, Seen]:
    """What was seen, by the same settings, of the sources that have not changed since."""
    return {
        path: seen
        for path, seen in held.items()
        if (seen.stamp, seen.settings) == (snapshot[path], settings)
        and max(seen.stamp.mtime_ns, seen.stamp.ctime_ns) + STILL_NS < seen.hashed_ns
    }


@dataclass(frozen=True, slots=True)
class _Overrides:
    """The files that correct seeds."""

    by_seed: dict[str, str]
    files: frozenset[str]
    issues: tuple[Issue, ...]
    read: dict[str, Seen]
    """What was seen of the files that had to be read to know."""


def _find_overrides(
    root: Path,
    snapshot: Snapshot,
    rules: SiteRules,
    settings: str,
    held: dict[str, Seen],
    seen: dict[str, Seen],
) -> _Overrides:
    by_seed: dict[str, str] = {}
    files: set[str] = set()
    issues: list[Issue] = []
    read: dict[str, Seen] = {}
    for path in snapshot:
        if not path.startswith(f"{ARTICLES}/"):
            continue
        if path in seen:
            seed = seen[path].seed
        else:
            started = time.time_ns()
            seed, digest = read_seed_name(root, path, rules)
            before = held.get(path)
            if before and (before.digest, before.settings) == (digest, settings):
                read[path] = structs.replace(before, stamp=snapshot[path], hashed_ns=started)
            elif seed:
                read[path] = Seen(snapshot[path], started, digest, settings, seed)
        if not seed:
            continue
        files.add(path)
        earlier, there = by_seed.setdefault(seed, path), seed in snapshot
        if earlier != path or not there:
            earlier = "" if earlier == path else earlier
            issues += find_override_issues(root, path, seed, rules, earlier, held=there)
    return _Overrides(by_seed, frozenset(files), tuple(issues), read)


def _plan_jobs(
    snapshot: Snapshot,
    overrides: _Overrides,
    seen: dict[str, Seen],
    recurring: frozenset[int],
    settings: str,
) -> list[Job]:
    """A job for each source that is not an override."""
    work = []
    for path in snapshot:
        if path in overrides.files:
            continue
        override = overrides.by_seed.get(path, "")
        key = ""
        if path in seen and (not override or override in seen):
            over_digest = seen[override].digest if override else ""
            own = _name_standing(seen[path].lines, recurring)
            key = record_key(settings, path, seen[path].digest, override, over_digest, own)
        work.append(Job(path, override, key))
    return work


def _name_standing(lines: Iterable[StandingLine], recurring: frozenset[int]) -> str:
    """The lines of an article that recur, as a part of its record's key."""
    return " ".join(str(line.line) for line in lines if line.line in recurring)


def _make_chunk(
    root: Path, rules: SiteRules, settings: str, recurring: frozenset[int], chunk: list[Job]
) -> list[Made]:
    """Parse a chunk of sources; runs in any process."""
    return [_make(root, rules, settings, recurring, job) for job in chunk]


def _make(root: Path, rules: SiteRules, settings: str, recurring: frozenset[int], job: Job) -> Made:
    started = time.perf_counter()
    loaded = load_article(root, job.path, rules, job.override, recurring)
    own = _name_standing(loaded.lines, recurring)
    key = record_key(settings, job.path, loaded.digest, job.override, loaded.override_digest, own)
    article, issues = loaded.parsed.article, loaded.parsed.issues
    if loaded.seed:
        message = "only a file in articles/ corrects a seed"
        hint = f"move it to {ARTICLES}/, or remove the line `seed: {loaded.seed}`"
        issues += (issue_in(codes.MISPLACED_OVERRIDE, job.path, message, hint),)
    card = make_card(article, key, job.override) if article else None
    stored = Stored(
        key=key,
        face=face_of(card) if card else "",
        card=pack(card) if card else None,
        record=encode_article(article) if article else None,
        issues=pack(issues),
    )
    return Made(
        path=job.path,
        override=job.override,
        stored=stored,
        digest=loaded.digest,
        override_digest=loaded.override_digest,
        lines=loaded.lines,
        seconds=time.perf_counter() - started,
    )


def _keep(
    store: Store, chunk: Sequence[Made], snapshot: Snapshot, noted: int, settings: str
) -> dict[str, Seen]:
    """Keep the records of a chunk, and what is known now of its sources, which is returned.

    `noted` is a time before any was read.
    """
    seen = dict(_seen_now(chunk, snapshot, noted, settings))
    with store.writing():
        store.put_records(made.stored for made in chunk)
        store.put_sources(seen.items())
    return seen


def _seen_now(
    chunk: Sequence[Made], snapshot: Snapshot, noted: int, settings: str
) -> Iterable[tuple[str, Seen]]:
    for made in chunk:
        stamp = snapshot[made.path]
        yield made.path, Seen(stamp, noted, made.digest, settings, "", made.lines)
        if made.override:
            stamp = snapshot[made.override]
            yield made.override, Seen(stamp, noted, made.override_digest, settings, made.path)
