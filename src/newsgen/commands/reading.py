"""Reading a site's records for a command that leaves the site's own state alone."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from newsgen.archive.cards import Card
from newsgen.archive.gather import Workers, gather_sources, read_cards
from newsgen.archive.store import STORE_FILE, RecordReader, Store
from newsgen.commands.printing import show_progress
from newsgen.config import require_config
from newsgen.errors import Issue
from newsgen.executors import default_jobs, open_executor
from newsgen.loader.site_rules import load_site_rules
from newsgen.scanning import scan_site
from newsgen.scratch import open_scratch
from newsgen.versions import code_digest


@dataclass(frozen=True, slots=True)
class SiteRecords:
    """What a site's sources gave."""

    cards: tuple[Card, ...]
    issues: tuple[Issue, ...]
    records: RecordReader


@contextmanager
def read_site(root: Path, jobs: int | None = None) -> Iterator[SiteRecords]:
    """The cards of the site at `root` and its full records, in a store that is thrown away.

    Raises `ConfigError` where newsgen.yaml is missing or wrong.
    """
    config = require_config(root)
    rules, _ = load_site_rules(root, config)
    snapshot, _ = scan_site(root)
    jobs = jobs or default_jobs()
    with open_scratch() as folder:
        file = folder / STORE_FILE
        with closing(Store(file)) as store, show_progress() as progress:
            workers = Workers(partial(open_executor, jobs), jobs, progress)
            gathered = gather_sources(root, snapshot, rules, code_digest(), store, workers)
            cards = read_cards(store, gathered.keys.values())
        with closing(RecordReader(file)) as records:
            yield SiteRecords(cards, gathered.issues, records)
