"""What newsgen keeps for itself may be damaged in any way: no traceback, and no wrong page."""

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from newsgen.archive.store import STORE_FILE
from newsgen.build import Builder
from newsgen.errors import Severity
from newsgen.locking import LOCK_FILE
from newsgen.places import OUT, STATE
from newsgen.plan_store import PLAN_FILE
from newsgen.report import BuildReport
from tests.faults.sites import Tree, copy_site, edit_text, read_tree, write_site

Damage = Callable[[Path], None]
MANIFEST: Final = "manifest-*.json"
FLIPS: Final = 12
"""Of each file: each flips one bit, and a build is made."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site that was built."""
    root = tmp_path_factory.mktemp("built") / "site"
    write_site(root, 3)
    assert not build(root).failed
    return root


@pytest.fixture(scope="module")
def edited(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """What a build gives after an edit where nothing was damaged."""
    root = tmp_path_factory.mktemp("edited") / "site"
    copy_site(built, root)
    edit_text(root)
    assert not build(root).failed
    return read_tree(root)


@pytest.fixture
def site(built: Path, tmp_path: Path) -> Path:
    """The site with an edit that is not built yet."""
    root = tmp_path / "site"
    copy_site(built, root)
    edit_text(root)
    return root


def build(root: Path) -> BuildReport:
    return Builder(root, root / OUT, 1, records=True).rebuild()


def find_file(root: Path, name: str) -> Path:
    (found,) = (root / STATE).glob(name)
    return found


def codes_of(report: BuildReport) -> set[str]:
    return {issue.code for issue in report.issues}


def empty(path: Path) -> None:
    path.write_bytes(b"")


def halve(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def fill(path: Path) -> None:
    path.write_bytes(b"neither a database nor JSON \xff\x00" * 300)


def blank(path: Path) -> None:
    path.write_bytes(bytes(path.stat().st_size))


def execute(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for statement in statements:
            database.execute(statement)


def make_older(path: Path) -> None:
    execute(path, "PRAGMA user_version=1")


def make_newer(path: Path) -> None:
    execute(path, "PRAGMA user_version=99", "CREATE TABLE later (a)")


def make_foreign(path: Path) -> None:
    path.unlink()
    execute(path, "CREATE TABLE records (name, price)", "PRAGMA user_version=4")


def spoil_values(path: Path) -> None:
    """Change what SQLite keeps and does not look at."""
    table = "texts" if path.name == STORE_FILE else "pages"
    column = "record" if path.name == STORE_FILE else "view"
    execute(path, f"UPDATE {table} SET {column} = substr({column}, 1, 40) || x'00'")


DAMAGES: Final = (empty, halve, fill, blank, make_older, make_newer, make_foreign)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("name", [STORE_FILE, PLAN_FILE])
def test_a_damaged_store_is_made_anew_with_a_word(
    site: Path, edited: Tree, name: str, damage: Damage
) -> None:
    damage(find_file(site, name))
    report = build(site)
    assert not report.failed
    assert "N607" in codes_of(report)
    assert read_tree(site) == edited
    assert "N607" not in codes_of(build(site))


def test_values_that_were_changed_in_the_store_reach_no_page(site: Path, edited: Tree) -> None:
    for name in (STORE_FILE, PLAN_FILE):
        spoil_values(find_file(site, name))
    report = build(site)
    assert "N607" in codes_of(report)
    assert read_tree(site) == edited


@pytest.mark.parametrize("damage", [empty, halve, fill, blank], ids=lambda d: d.__name__)
def test_a_damaged_manifest_changes_no_page_unasked(site: Path, damage: Damage) -> None:
    before = read_tree(site).out
    damage(find_file(site, MANIFEST))
    report = build(site)
    assert {"N603", "N607"} <= codes_of(report)
    assert read_tree(site).out == before


def test_where_nothing_was_edited_a_lost_manifest_is_written_anew(
    built: Path, tmp_path: Path
) -> None:
    root = tmp_path / "site"
    copy_site(built, root)
    fill(find_file(root, MANIFEST))
    report = build(root)
    assert not report.failed
    assert "N607" in codes_of(report)
    assert read_tree(root) == read_tree(built)


def test_a_manifest_cannot_name_what_lies_outside(site: Path, edited: Tree) -> None:
    outside = site.parent / "outside.html"
    outside.write_text("not newsgen's")
    manifest = find_file(site, MANIFEST)
    names = ("../../outside.html", "..", str(outside), "../seeds/story-0.txt")
    entry = '{"fingerprint":"","size":0,"mtime_ns":0}'
    added = ",".join(f'"{name}":{entry}' for name in names)
    manifest.write_text(manifest.read_text().replace('{"files":{', f'{{"files":{{{added},', 1))
    assert not build(site).failed
    assert outside.exists()
    assert read_tree(site) == edited


@pytest.mark.parametrize("damage", [empty, fill], ids=lambda damage: damage.__name__)
def test_a_damaged_lock_still_locks(site: Path, edited: Tree, damage: Damage) -> None:
    damage(find_file(site, LOCK_FILE))
    assert not build(site).failed
    assert read_tree(site) == edited


@pytest.mark.parametrize("name", [STORE_FILE, PLAN_FILE, MANIFEST, LOCK_FILE])
def test_a_flipped_bit_gives_no_wrong_page(
    built: Path, edited: Tree, tmp_path: Path, name: str
) -> None:
    root, chance = tmp_path / "site", random.Random(name)
    old = read_tree(built).out
    for _ in range(FLIPS):
        copy_site(built, root)
        edit_text(root)
        flip(find_file(root, name), chance)
        report = build(root)
        failed = [issue for issue in report.issues if issue.severity is Severity.ERROR]
        assert report.failed == bool(failed)
        assert read_tree(root).out == (old if report.failed else edited.out)


def flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    if data:
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def test_a_file_left_on_its_way_is_no_foreign_file(site: Path, edited: Tree) -> None:
    (site / OUT / ".newsgen-moving").write_bytes(b"half of a pa")
    assert not build(site).failed
    assert read_tree(site) == edited


def test_what_a_killed_build_staged_is_removed(site: Path, edited: Tree) -> None:
    left = site / STATE / "staging" / "1" / "index.html"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"old")
    assert not build(site).failed
    assert not left.exists()
    shutil.rmtree(site / STATE)
    assert read_tree(site) == edited
