"""Data files are made anew only where they must be, and are those of a clean build either way."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from newsgen import data_files
from newsgen.build import Builder
from newsgen.exports.bundle import write_bundle
from newsgen.exports.patching import patch_bundle
from tests.conftest import SiteFolder, read_tree

STORY = """---
headline: Ferry finds its harbour
slug: ferry
topics: [Trams]
---

It lost an anchor.
"""


def noting(calls: list[str], name: str, function: Callable[..., Any], *arguments: Any) -> Any:
    calls.append(name)
    return function(*arguments)


@pytest.mark.parametrize(
    ("old", "new", "called"),
    [
        ("its harbour", "another harbour", ["patch_bundle"]),
        ("an anchor", "two anchors", ["patch_bundle"]),
        ("slug: ferry", "slug: tug", ["patch_bundle"]),
        ("Trams", "Boats", ["write_bundle"]),
    ],
    ids=["headline", "text", "address", "topic"],
)
def test_a_build_writes_data_anew_only_where_it_must(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch, old: str, new: str, called: list[str]
) -> None:
    site.write("articles/a.md", STORY)
    site.write("articles/b.md", STORY.replace("slug: ferry", "slug: barge"))
    site.build()
    calls: list[str] = []
    for name, function in (("patch_bundle", patch_bundle), ("write_bundle", write_bundle)):
        monkeypatch.setattr(data_files, name, partial(noting, calls, name, function))
    site.write("articles/a.md", STORY.replace(old, new))
    site.build()
    assert calls == called
    clean = site.root / "clean"
    Builder(site.root, clean, state=site.root / "state").rebuild()
    assert read_tree(site.out) == read_tree(clean)


@pytest.mark.parametrize("path", ["data/articles.csv", "data/archive.sqlite"])
def test_data_files_that_were_touched_are_made_anew(site: SiteFolder, path: str) -> None:
    site.write("articles/a.md", STORY)
    site.build()
    before = read_tree(site.out)
    (site.out / path).write_bytes(b"id,path\r\n")
    site.build()
    assert read_tree(site.out) == before


def test_other_settings_have_data_made_anew(site: SiteFolder) -> None:
    site.write("articles/a.md", STORY)
    site.build()
    site.write("newsgen.yaml", "title: Test archive\nurl: https://archive.example\n")
    site.build()
    assert b'"url":"https://archive.example/' in (site.out / "data/articles.jsonl").read_bytes()


def test_data_that_a_preview_left_are_brought_up_to_date(site: SiteFolder) -> None:
    site.write("articles/a.md", STORY)
    site.build()
    site.write("articles/a.md", STORY.replace("its harbour", "no harbour"))
    Builder(site.root, site.out, previews=True).rebuild()
    lines = site.out / "data/articles.jsonl"
    assert b"finds its harbour" in lines.read_bytes()
    site.write("articles/a.md", STORY.replace("its harbour", "no harbour") + "\nMore.\n")
    site.build()
    assert b"finds no harbour" in lines.read_bytes()
    clean = site.root / "clean"
    Builder(site.root, clean, state=site.root / "state").rebuild()
    assert read_tree(site.out) == read_tree(clean)
