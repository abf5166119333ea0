"""What an older newsgen left in ``.newsgen/``, with other fields, is made anew."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from newsgen import build
from newsgen.beats import go_on
from newsgen.databases import seal, unseal
from newsgen.early import EarlyPages
from newsgen.manifest import manifest_path
from newsgen.preview.stories import StoryFinder
from tests.conftest import SiteFolder

PAGE = "undated/ferry-runs-again/index.html"


@pytest.fixture
def older(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site with state of other code, whose receipt, cards and views lack their first field."""
    site.write("seeds/ferry.txt", "Ferry runs again\n\nThe ferry runs again since noon.\n")
    with monkeypatch.context() as patch:
        patch.setattr(build, "code_digest", lambda: "older")
        assert not site.build().failed
    state = site.root / ".newsgen"
    _age_manifest(manifest_path(state, site.out))
    with closing(sqlite3.connect(state / "plan.sqlite", isolation_level=None)) as plan:
        query = "SELECT path, source, template, view FROM pages"
        for path, source, template, view in plan.execute(query).fetchall():
            row = (path, source, template)
            aged = seal(_age(unseal(view, *row)), *row)
            plan.execute("UPDATE pages SET view = ? WHERE path = ?", (aged, path))
    with closing(sqlite3.connect(state / "records.sqlite", isolation_level=None)) as store:
        for key, card in store.execute("SELECT key, card FROM cards").fetchall():
            store.execute(
                "UPDATE cards SET card = ? WHERE key = ?", (seal(_age(unseal(card))), key)
            )
    return site


def _age_manifest(file: Path) -> None:
    manifest = msgspec.json.decode(file.read_bytes())
    manifest["receipt"] = _less(manifest["receipt"])
    file.write_bytes(msgspec.json.encode(manifest))


def _age(packed: bytes) -> bytes:
    return msgspec.msgpack.encode(_less(msgspec.msgpack.decode(packed)))


def _less(fields: Mapping[str, Any]) -> dict[str, Any]:
    return dict(list(fields.items())[1:])


def test_the_next_build_makes_all_anew(older: SiteFolder, tmp_path: Path) -> None:
    clean = SiteFolder(tmp_path / "clean")
    clean.write("seeds/ferry.txt", (older.root / "seeds/ferry.txt").read_bytes())
    assert not clean.build().failed

    report = older.build()
    assert not report.failed
    assert not report.issues
    assert older.tree() == clean.tree()
    assert older.build().changes.written == ()


def test_a_preview_waits_for_the_next_build(older: SiteFolder) -> None:
    state = older.root / ".newsgen"
    early = EarlyPages(older.root, older.out, state, strict=False)
    early.prepare(go_on)
    assert early.make([PAGE]) == []
    assert early.make_meanwhile([PAGE]) == []
    assert StoryFinder(state).find(PAGE) is None
