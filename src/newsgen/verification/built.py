"""What was built last: the manifest, what was seen of the sources, and the site of the records.

The record store is copied and the copy is opened, since opening a database may write beside it:
verification leaves no trace in the archive, and reads one on a medium that cannot be written.
"""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from newsgen import codes
from newsgen.archive.authority import load_authority
from newsgen.archive.cards import Card
from newsgen.archive.old_addresses import load_past
from newsgen.archive.site import Site, build_site
from newsgen.archive.store import STORE_FILE, RecordReader, Seen, Store
from newsgen.config import require_config
from newsgen.errors import NewsgenError, issue_in
from newsgen.loader.site_rules import load_site_rules
from newsgen.loader.vocabulary import read_vocabulary
from newsgen.manifest import Manifest, manifest_path, read_manifest
from newsgen.scratch import open_scratch

_TRIED = 3
"""Records read to tell a store of another newsgen, none of which can be, from damaged ones."""


@dataclass(frozen=True, slots=True)
class Built:
    """A site as its last build left it."""

    root: Path
    out: Path
    site: Site
    manifest: Manifest
    seen: Mapping[str, Seen]
    """By the path of the source."""
    store: Path
    """A copy of the record store, thrown away afterwards."""


@contextmanager
def open_built(root: Path, out: Path, state: Path) -> Iterator[Built]:
    """The last build of the site at `root` into `out`, whose store and manifest are in `state`.

    Raises `ConfigError` where newsgen.yaml is missing or wrong, and `NewsgenError` where there is
    no build, or only one that this version of newsgen cannot read.
    """
    config = require_config(root)
    manifest = require_manifest(out, state)
    rules, _ = load_site_rules(root, config)
    authority, _ = load_authority(root)
    past, _ = load_past(root, config)
    with open_scratch() as folder:
        store = _copy_store(state, folder)
        cards, seen = _read_store(store, out)
        site, _ = build_site(cards, config, authority, read_vocabulary(rules.topics), past)
        yield Built(root, out, site, manifest, seen, store)


def require_manifest(out: Path, state: Path) -> Manifest:
    """The manifest of the output folder `out`. Raises `NewsgenError` where there is none."""
    manifest = read_manifest(manifest_path(state, out))
    if not manifest.files or not out.is_dir():
        raise _not_built(out, f"newsgen has built nothing into {out}")
    return manifest


def _copy_store(state: Path, folder: Path) -> Path:
    """A copy of the store; its journal goes with it, for what is not yet in the file itself."""
    for name in (STORE_FILE, f"{STORE_FILE}-wal"):
        if (state / name).is_file():
            shutil.copyfile(state / name, folder / name)
    return folder / STORE_FILE


def _read_store(file: Path, out: Path) -> tuple[list[Card], dict[str, Seen]]:
    try:
        with closing(Store(file)) as store:
            cards = list(store.cards(sorted(store.known_keys())))
            seen = dict(store.sources())
    except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
        raise _not_built(out, f"the records of the build cannot be read ({error})") from None
    if not seen or (cards and not any(_is_readable(file, card) for card in cards[:_TRIED])):
        raise _not_built(out, "the records of the build are lost, or of another newsgen")
    return cards, seen


def _is_readable(file: Path, card: Card) -> bool:
    try:
        with closing(RecordReader(file)) as records:
            records.read(card.key)
    except (KeyError, sqlite3.DatabaseError, msgspec.MsgspecError):
        return False
    return True


def _not_built(out: Path, message: str) -> NewsgenError:
    issue = issue_in(codes.NOT_BUILT, out.name, message, "run `newsgen build`, then verify")
    return NewsgenError(message, [issue])
