"""What was built last: the manifest, with what it was made from, and the site of the records.

The manifest goes with the output, and the record store with the sources: a build that failed has
left others there beside those of the output. So the records are those that the manifest names, and
the site is made of them only where the settings are still those of the output.

The record store is copied and the copy is opened, since opening a database may write beside it:
verification leaves no trace in the archive, and reads one on a medium that cannot be written.
"""

import shutil
import sqlite3
from collections.abc import Iterable, Iterator, Set
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsgen import codes
from newsgen.archive.authority import load_authority
from newsgen.archive.cards import Card
from newsgen.archive.old_addresses import load_past
from newsgen.archive.site import Site, build_site
from newsgen.archive.store import STORE_FILE, RecordReader, Store
from newsgen.config import Config, require_config
from newsgen.errors import NewsgenError, issue_in
from newsgen.inputs import mark_file
from newsgen.loader.site_rules import load_site_rules
from newsgen.loader.vocabulary import read_vocabulary
from newsgen.manifest import Manifest, manifest_path, read_manifest
from newsgen.places import LEDGER_FILE
from newsgen.receipt import Receipt
from newsgen.scratch import open_scratch

_TRIED = 3
"""Records read to tell a store of another newsgen, none of which can be, from damaged ones."""
_BUILD = "run `newsgen build`, then verify"


@dataclass(frozen=True, slots=True)
class Built:
    """A site as its last build left it."""

    root: Path
    out: Path
    site: Site | None
    """None where the settings have changed since, so that nobody knows how it was."""
    manifest: Manifest
    receipt: Receipt
    store: Path
    """A copy of the record store, thrown away afterwards."""


@contextmanager
def open_built(root: Path, out: Path, state: Path) -> Iterator[Built]:
    """The last build of the site at `root` into `out`, whose store and manifest are in `state`.

    Raises `ConfigError` where newsgen.yaml is missing or wrong, and `NewsgenError` where there is
    no build, or only one that this version of newsgen cannot read.
    """
    config = require_config(root)
    manifest, receipt = require_manifest(out, state)
    with open_scratch() as folder:
        store = _copy_store(state, folder)
        cards = _read_cards(store, manifest.keys, out)
        changed = any(find_changed_settings(root, receipt))
        site = None if changed else _make_site(root, config, cards)
        yield Built(root, out, site, manifest, receipt, store)


def require_manifest(out: Path, state: Path) -> tuple[Manifest, Receipt]:
    """The manifest of the output folder `out`, and the receipt in it.

    Raises `NewsgenError` where there is none, or only that of a build that was not finished.
    """
    manifest = read_manifest(manifest_path(state, out))
    if not manifest.files or not out.is_dir():
        raise _not_built(out, f"newsgen has built nothing into {out}")
    receipt = manifest.receipt
    if receipt is None:
        message = f"the last build into {out} was not finished, or is that of an older newsgen"
        raise _not_built(out, message)
    return manifest, receipt


def find_changed_settings(root: Path, receipt: Receipt) -> Iterator[str]:
    """The files at the top of the site that are not those of the build that left `receipt`."""
    for name, mark in {**receipt.site_files, LEDGER_FILE: receipt.ledger}.items():
        if mark_file(root / name) != mark:
            yield name


def _make_site(root: Path, config: Config, cards: Iterable[Card]) -> Site:
    rules, _ = load_site_rules(root, config)
    authority, _ = load_authority(root)
    past, _ = load_past(root, config)
    site, _ = build_site(cards, config, authority, read_vocabulary(rules.topics), past)
    return site


def _copy_store(state: Path, folder: Path) -> Path:
    """A copy of the store; its journal goes with it, for what is not yet in the file itself."""
    for name in (STORE_FILE, f"{STORE_FILE}-wal"):
        if (state / name).is_file():
            shutil.copyfile(state / name, folder / name)
    return folder / STORE_FILE


def _read_cards(file: Path, keys: Set[str], out: Path) -> list[Card]:
    """The cards of the records with these `keys`."""
    try:
        with closing(Store(file)) as store:
            lost = keys - store.known_keys()
            cards = list(store.cards(sorted(keys)))
    except sqlite3.DatabaseError as error:
        message = f"the records of the build cannot be read ({error})"
        raise _not_built(out, message, _build_anew(out)) from None
    if lost:
        message = "records of the build are lost, or the site was built into another folder since"
        raise _not_built(out, message, _build_anew(out))
    if cards and not any(_is_readable(file, card) for card in cards[:_TRIED]):
        raise _not_built(out, "the records of the build are of another newsgen", _build_anew(out))
    return cards


def _is_readable(file: Path, card: Card) -> bool:
    try:
        with closing(RecordReader(file)) as records:
            records.read(card.key)
    except sqlite3.DatabaseError:
        return False
    return True


def _build_anew(out: Path) -> str:
    """What helps: a build that finds nothing changed does not look at the records."""
    return (
        f"run `newsgen build` into {out.name}/; where that finds nothing changed, delete "
        f".newsgen/ and {out.name}/ first"
    )


def _not_built(out: Path, message: str, hint: str = _BUILD) -> NewsgenError:
    issue = issue_in(codes.NOT_BUILT, out.name, message, hint)
    return NewsgenError(message, [issue])
