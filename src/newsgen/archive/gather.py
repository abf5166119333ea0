"""Sources → cards: look at what has changed, parse what the store does not hold, and keep it there.

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

from newsgen import codes
from newsgen.archive.cards import Card, face_of, make_card, share_terms
from newsgen.archive.override_files import Overrides, find_overrides
from newsgen.archive.standing import find_recurring
from newsgen.archive.store import Seen, Store, Stored, record_key
from newsgen.beats import Beat, beating, go_on
from newsgen.codec import encode_article, pack
from newsgen.errors import Issue, issue_in
from newsgen.executors import map_chunks
from newsgen.loader.load import Glance, glance_at, load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.loader.standing import StandingLine
from newsgen.places import ARTICLES
from newsgen.scanning import Snapshot
from newsgen.site_files import STILL_NS

SLOWEST = 10
"""Sources whose time is told."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who reads and parses, and who is told of it."""

    open: Callable[[int], AbstractContextManager[Executor]]
    """An executor for so many sources."""
    jobs: int
    tell: Callable[[str, int, int], None]
    """Told the phase, how many more are done, of how many."""
    beat: Beat = go_on


@dataclass(frozen=True, slots=True)
class Job:
    """One article to make: a source, as it was looked at, and the override that corrects it."""

    path: str
    glance: Glance
    override: str
    key: str
    """That of its record; empty where a file could not be read, as the next time it may."""


@dataclass(frozen=True, slots=True)
class Made:
    """What loading one source gave, ready to be kept, and what its files told when it was read."""

    path: str
    override: str
    stored: Stored
    glance: Glance
    override_digest: str
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


@dataclass(frozen=True, slots=True)
class _Sources:
    """The files of a site, and what they are read by."""

    root: Path
    snapshot: Snapshot
    rules: SiteRules
    settings: str
    """The mark of the code and the rules."""
    noted: int
    """A time before any was read, nanoseconds since 1970."""

    def trusts(self, path: str, seen: Seen) -> bool:
        """Whether the file is as it was seen, so that it need not be read."""
        if path not in self.snapshot or not seen.digest:
            return False
        stamp = seen.stamp
        still = max(stamp.mtime_ns, stamp.ctime_ns) + STILL_NS < seen.hashed_ns
        return still and (stamp, seen.settings) == (self.snapshot[path], self.settings)

    def see(self, path: str, glance: Glance) -> Seen:
        """What is seen of a file that was read."""
        stamp, settings = self.snapshot[path], self.settings
        return Seen(stamp, self.noted, glance.digest, settings, glance.seed, glance.lines)


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How records are made of sources; `recurring` has the digests of the lines that recur."""

    root: Path
    rules: SiteRules
    settings: str
    recurring: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Parsed:
    """What parsing gave."""

    keys: Mapping[str, str]
    """Those of the records, by the paths of their sources."""
    resaved: Mapping[str, Seen]
    """Files that were saved after they had been looked at."""
    slowest: tuple[tuple[float, str], ...]


def gather_sources(
    root: Path, snapshot: Snapshot, rules: SiteRules, salt: str, store: Store, workers: Workers
) -> Gathered:
    """Load those sources in `snapshot` into the store that it does not hold yet.

    `salt` stands for the code that parses. Each source that has changed is looked at first: which
    lines recur has to be known before one is parsed.
    """
    # Rules are long, and each source has them in its key.
    settings = record_key(salt, repr(rules))
    workers.beat()
    sources = _Sources(root, snapshot, rules, settings, time.time_ns())
    seen = _look_at_all(sources, store, workers)
    overrides = find_overrides(root, snapshot, rules, seen)
    recurring = find_recurring(entry.lines for entry in beating(seen.values(), workers.beat))
    recipe = _Recipe(root, rules, settings, recurring)
    jobs = _plan_jobs(seen, overrides, recipe, workers.beat)
    known = store.known_keys()
    missing = [job for job in jobs if not job.key or job.key not in known]
    parsed = _parse(missing, sources, seen, recipe, store, workers)
    workers.beat()
    keys = {job.path: parsed.keys.get(job.path, job.key) for job in jobs}
    faces = store.faces()
    if old_paths := store.known_paths() - snapshot.keys():
        with store.writing():
            store.forget_sources(old_paths)
    return Gathered(
        keys=keys,
        faces={path: faces[key] for path, key in keys.items()},
        digests={path: entry.digest for path, entry in {**seen, **parsed.resaved}.items()},
        old_keys=frozenset(faces.keys() - set(keys.values())),
        issues=(*overrides.issues, *store.issues(keys.values())),
        parsed=len(missing),
        slowest=parsed.slowest,
    )


def _look_at_all(sources: _Sources, store: Store, workers: Workers) -> Mapping[str, Seen]:
    """What is seen of each source: those that may have changed since the last build are read."""
    held = beating(store.sources(), workers.beat)
    seen = {path: entry for path, entry in held if sources.trusts(path, entry)}
    missing = [path for path in sources.snapshot if path not in seen]
    fresh: dict[str, Seen] = {}
    with workers.open(len(missing)) as executor:
        look = partial(_glance_chunk, sources.root, sources.rules)
        for chunk in map_chunks(executor, look, missing, workers.jobs, beat=workers.beat):
            fresh.update((path, sources.see(path, glance)) for path, glance in chunk)
            workers.tell("look", len(chunk), len(missing))
    if fresh:
        with store.writing():
            store.put_sources(fresh.items())
    return {path: fresh.get(path) or seen[path] for path in sources.snapshot}


def _glance_chunk(root: Path, rules: SiteRules, chunk: list[str]) -> list[tuple[str, Glance]]:
    """Look at a chunk of sources; runs in any process."""
    return [(path, glance_at(root, path, rules)) for path in chunk]


def _parse(
    missing: Sequence[Job],
    sources: _Sources,
    seen: Mapping[str, Seen],
    recipe: _Recipe,
    store: Store,
    workers: Workers,
) -> _Parsed:
    keys: dict[str, str] = {}
    resaved: dict[str, Seen] = {}
    slowest: tuple[tuple[float, str], ...] = ()
    with workers.open(len(missing)) as executor:
        make = partial(_make_chunk, recipe)
        for chunk in map_chunks(executor, make, missing, workers.jobs, beat=workers.beat):
            now = ((path, sources.see(path, glance)) for path, glance in _glances(chunk))
            changed = {path: each for path, each in now if each.digest != seen[path].digest}
            with store.writing():
                store.put_records(made.stored for made in chunk)
                store.put_sources(changed.items())
            resaved |= changed
            keys.update((made.path, made.stored.key) for made in chunk)
            timed = ((made.seconds, made.path) for made in chunk)
            slowest = tuple(nlargest(SLOWEST, (*slowest, *timed)))
            workers.tell("read", len(chunk), len(missing))
    return _Parsed(keys, resaved, slowest)


def _glances(chunk: Iterable[Made]) -> Iterator[tuple[str, Glance]]:
    for made in chunk:
        yield made.path, made.glance
        if made.override:
            yield made.override, Glance(made.override_digest, made.path)


def forget_records(store: Store, gathered: Gathered, needed: Collection[str]) -> None:
    """Drop the records that no source has any more, but those with the `needed` keys.

    Needed are, where a build failed, those of the output that it left as it was: whoever looks at
    that output has to find what it was made from.
    """
    if old := gathered.old_keys.difference(needed):
        with store.writing():
            store.forget_records(old)


def read_cards(store: Store, keys: Iterable[str], beat: Beat = go_on) -> tuple[Card, ...]:
    """The cards of those records with these `keys` that have one, in no particular order."""
    return tuple(share_terms(beating(store.cards(sorted(set(keys))), beat)))


def _plan_jobs(
    seen: Mapping[str, Seen], overrides: Overrides, recipe: _Recipe, beat: Beat
) -> list[Job]:
    """A job for each source that is not an override."""
    work = []
    for path, entry in beating(seen.items(), beat):
        if path in overrides.files:
            continue
        override = overrides.by_seed.get(path, "")
        over_digest = seen[override].digest if override else ""
        key = ""
        if entry.digest and (over_digest or not override):
            own = _name_standing(entry.lines, recipe.recurring)
            key = record_key(recipe.settings, path, entry.digest, override, over_digest, own)
        work.append(Job(path, Glance(entry.digest, entry.seed, entry.lines), override, key))
    return work


def _name_standing(lines: Iterable[StandingLine], recurring: frozenset[int]) -> str:
    """The lines of an article that recur, as a part of its record's key."""
    return " ".join(str(line.line) for line in lines if line.line in recurring)


def _make_chunk(recipe: _Recipe, chunk: list[Job]) -> list[Made]:
    """Parse a chunk of sources; runs in any process."""
    return [_make(recipe, job) for job in chunk]


def _make(recipe: _Recipe, job: Job) -> Made:
    started = time.perf_counter()
    loaded = load_article(
        recipe.root, job.path, recipe.rules, job.override, recipe.recurring, job.glance
    )
    own = _name_standing(loaded.glance.lines, recipe.recurring)
    digests = loaded.glance.digest, job.override, loaded.override_digest
    key = record_key(recipe.settings, job.path, *digests, own)
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
        glance=loaded.glance,
        override_digest=loaded.override_digest,
        seconds=time.perf_counter() - started,
    )
