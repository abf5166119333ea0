"""Sources → cards: parse what the store does not hold yet, and keep it there.

The stamp of a file is a hint that spares reading it. It counts only where the file had been still
for two seconds when it was last read, since a later write within the clock's grain would leave the
stamp as it was (git calls such an entry racy).
"""

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
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
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.loader.standing import StandingLine
from newsgen.places import ARTICLES
from newsgen.scanning import Snapshot
from newsgen.site_files import STILL_NS

SLOWEST = 10
"""Sources whose time is told."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who parses, and who is told of it."""

    open: Callable[[int], AbstractContextManager[Executor]]
    """An executor for so many sources."""
    jobs: int
    advance: Callable[[int, int], None]
    """Told how many more are done, of how many."""
    beat: Beat = go_on


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


@dataclass(frozen=True, slots=True)
class _Sources:
    """The files of a site; `noted` is a time before any was read, nanoseconds since 1970."""

    snapshot: Snapshot
    overrides: Overrides
    noted: int


@dataclass(frozen=True, slots=True)
class _Recipe:
    """How records are made of sources; `settings` is the mark of the code and the rules."""

    root: Path
    rules: SiteRules
    settings: str
    recurring: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Round:
    """What is known when sources were read once more."""

    seen: dict[str, Seen]
    keys: Mapping[str, str] = field(default_factory=dict)
    parsed: frozenset[str] = frozenset()
    tasks: int = 0
    """Sources that were parsed so far; those of both rounds twice."""
    slowest: tuple[tuple[float, str], ...] = ()


def gather_sources(
    root: Path, snapshot: Snapshot, rules: SiteRules, salt: str, store: Store, workers: Workers
) -> Gathered:
    """Load those sources in `snapshot` into the store that it does not hold yet.

    `salt` stands for the code that parses.
    """
    # Rules are long, and each source has them in its key.
    settings = record_key(salt, repr(rules))
    workers.beat()
    held = dict(pair for pair in beating(store.sources(), workers.beat) if pair[0] in snapshot)
    trusted = _trusted(held, snapshot, settings)
    workers.beat()
    noted = time.time_ns()
    overrides = find_overrides(root, snapshot, rules, settings, held, trusted)
    with store.writing():
        store.put_sources(overrides.read.items())
    sources = _Sources(snapshot, overrides, noted)
    known = _Round({**trusted, **overrides.read})
    # What recurs is known when all lines are. Those of a changed source are guessed to be what they
    # were: without them a line could recur in too few others, which would all be read anew, again.
    recipe = _Recipe(root, rules, settings, _find_recurring(held | known.seen, workers.beat))
    last = _parse_missing(known, sources, recipe, store, workers)
    if (recurring := _find_recurring(last.seen, workers.beat)) != recipe.recurring:
        recipe = replace(recipe, recurring=recurring)
        last = _parse_missing(last, sources, recipe, store, workers)
    workers.beat()
    return _sum_up(sources, last, store)


def _find_recurring(seen: Mapping[str, Seen], beat: Beat) -> frozenset[int]:
    return find_recurring(entry.lines for entry in beating(seen.values(), beat))


def _parse_missing(
    before: _Round, sources: _Sources, recipe: _Recipe, store: Store, workers: Workers
) -> _Round:
    """Parse the sources whose records by this `recipe` the store does not hold."""
    work = _plan_jobs(sources, before.seen, recipe, workers.beat)
    known = store.known_keys()
    missing = [job for job in work if not job.key or job.key not in known]
    keys = {job.path: job.key for job in work}
    seen, slowest = before.seen.copy(), before.slowest
    tasks = before.tasks + len(missing)
    with workers.open(len(missing)) as executor:
        make = partial(_make_chunk, recipe)
        for chunk in map_chunks(executor, make, missing, workers.jobs, beat=workers.beat):
            seen |= _keep(store, chunk, sources, recipe.settings)
            keys.update((made.path, made.stored.key) for made in chunk)
            timed = ((made.seconds, made.path) for made in chunk)
            slowest = tuple(nlargest(SLOWEST, (*slowest, *timed)))
            workers.advance(len(chunk), tasks)
    parsed = before.parsed.union(job.path for job in missing)
    return _Round(seen, keys, parsed, tasks, slowest)


def _sum_up(sources: _Sources, last: _Round, store: Store) -> Gathered:
    """All that was gathered; what the store holds of sources that are gone is forgotten."""
    faces = store.faces()
    if old_paths := store.known_paths() - sources.snapshot.keys():
        with store.writing():
            store.forget_sources(old_paths)
    return Gathered(
        keys=last.keys,
        faces={path: faces[key] for path, key in last.keys.items()},
        digests={path: entry.digest for path, entry in last.seen.items()},
        old_keys=frozenset(faces.keys() - set(last.keys.values())),
        issues=(*sources.overrides.issues, *store.issues(last.keys.values())),
        parsed=len(last.parsed),
        slowest=last.slowest,
    )


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


def _trusted(held: dict[str, Seen], snapshot: Snapshot, settings: str) -> dict[str, Seen]:
    """What was seen, by the same settings, of the sources that have not changed since."""
    return {
        path: seen
        for path, seen in held.items()
        if (seen.stamp, seen.settings) == (snapshot[path], settings)
        and max(seen.stamp.mtime_ns, seen.stamp.ctime_ns) + STILL_NS < seen.hashed_ns
    }


def _plan_jobs(
    sources: _Sources, seen: Mapping[str, Seen], recipe: _Recipe, beat: Beat
) -> list[Job]:
    """A job for each source that is not an override."""
    work = []
    for path in beating(sources.snapshot, beat):
        if path in sources.overrides.files:
            continue
        override = sources.overrides.by_seed.get(path, "")
        key = ""
        if path in seen and (not override or override in seen):
            over_digest = seen[override].digest if override else ""
            own = _name_standing(seen[path].lines, recipe.recurring)
            key = record_key(recipe.settings, path, seen[path].digest, override, over_digest, own)
        work.append(Job(path, override, key))
    return work


def _name_standing(lines: Iterable[StandingLine], recurring: frozenset[int]) -> str:
    """The lines of an article that recur, as a part of its record's key."""
    return " ".join(str(line.line) for line in lines if line.line in recurring)


def _make_chunk(recipe: _Recipe, chunk: list[Job]) -> list[Made]:
    """Parse a chunk of sources; runs in any process."""
    return [_make(recipe, job) for job in chunk]


def _make(recipe: _Recipe, job: Job) -> Made:
    started = time.perf_counter()
    loaded = load_article(recipe.root, job.path, recipe.rules, job.override, recipe.recurring)
    own = _name_standing(loaded.lines, recipe.recurring)
    digests = loaded.digest, job.override, loaded.override_digest
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
        digest=loaded.digest,
        override_digest=loaded.override_digest,
        lines=loaded.lines,
        seconds=time.perf_counter() - started,
    )


def _keep(store: Store, chunk: Sequence[Made], sources: _Sources, settings: str) -> dict[str, Seen]:
    """Keep the records of a chunk, and what is known now of its sources, which is returned."""
    seen = dict(_seen_now(chunk, sources, settings))
    with store.writing():
        store.put_records(made.stored for made in chunk)
        store.put_sources(seen.items())
    return seen


def _seen_now(
    chunk: Sequence[Made], sources: _Sources, settings: str
) -> Iterable[tuple[str, Seen]]:
    stamps, noted = sources.snapshot, sources.noted
    for made in chunk:
        yield made.path, Seen(stamps[made.path], noted, made.digest, settings, "", made.lines)
        if made.override:
            stamp, digest = stamps[made.override], made.override_digest
            yield made.override, Seen(stamp, noted, digest, settings, made.path)
