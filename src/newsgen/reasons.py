"""Why a page was made again, or was not (``newsgen build --explain``)."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Final

from newsgen.manifest import Manifest
from newsgen.output import Present, is_intact
from newsgen.places import STATE
from newsgen.plan_store import PLAN_FILE, PlanReader
from newsgen.staleness import name_parts

NO_PAGE: Final = "no page lies there"
_MEANINGS: Final = MappingProxyType(
    {
        "code": "newsgen, one of its libraries or Python is another",
        "template": "its template, or one that this uses, or a word of the pages was changed",
        "view": "something that it shows of other stories, of terms or of the site was changed",
        "record": "the text of its story, an override or a rule for reading it was changed",
    }
)


def find_page(address: str, *manifests: Manifest) -> str | None:
    """The output path of a page that one of `manifests` lists, by its address in any form.

    ``https://archive.example/2021/07/x/``, ``/2021/07/x/`` and ``2021/07/x/index.html`` are one.
    """
    rest = address.partition("#")[0].partition("?")[0]
    rest = rest.partition("://")[2].partition("/")[2] if "://" in rest else rest.lstrip("/")
    folder = rest.rstrip("/")
    names = {rest, f"{folder}/index.html" if folder else "index.html"}
    files = frozenset(file for manifest in manifests for file in manifest.files)
    # An address may have the folder of a site in front, as https://example.org/news/.
    tails = [name.split("/", skip)[-1] for skip in range(3) for name in sorted(names)]
    tails = [tail for tail in tails if tail != "index.html" or not folder]
    return next((tail for tail in tails if tail in files), None)


def find_page_of(site: Path, source: str, built: Manifest) -> str | None:
    """The output path of the story of a source, as it is from here or from the site; None if none.

    It is that of the last plan of the site, if the output `built` has it.
    """
    names = (Path(source).as_posix(), Path(os.path.relpath(source, site)).as_posix())
    try:
        with closing(PlanReader(site / STATE / PLAN_FILE)) as plan:
            paths = (page.path for name in names for page in plan.pages_of(name))
            return next((p for p in paths if p.endswith(".html") and p in built.files), None)
    except sqlite3.DatabaseError:
        return None


def give_reasons(path: str, before: Manifest, present: Present, after: Manifest) -> Iterator[str]:
    """The reasons, each a sentence; `present` is what the output held before the build."""
    old, new = before.files.get(path), after.files.get(path)
    if new is None:
        yield "it was removed: nothing asks for it any more" if old else NO_PAGE
        return
    if old is None or not old.fingerprint:
        yield "it is new" if old is None else "the build before this one broke off"
        return
    if not is_intact(present, path, old):
        gone = path not in present.files
        yield "it was gone from the output" if gone else "somebody else has written to it"
    changed = [
        meaning
        for name, meaning in _MEANINGS.items()
        if name_parts(old.fingerprint).get(name) != name_parts(new.fingerprint).get(name)
    ]
    if "-" not in new.fingerprint:  # static files, the search index, data
        changed = ["what it is made from was changed"] if old.fingerprint != new.fingerprint else []
    yield from changed
    if old.sha256 == new.sha256 and (changed or not is_intact(present, path, old)):
        yield "so it was made again, with the same bytes"
    elif not changed and is_intact(present, path, old):
        yield "it was kept: nothing that it is made from has changed"
