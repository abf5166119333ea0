"""Sites between measurements: brought to the start of a scenario, and checked after it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.contenders import (
    BODY,
    COLD,
    HEADLINE,
    UNCHANGED,
    Contender,
    eleventy,
    hugo,
    newsgen,
    pelican,
)
from benchmarks.corpus.stories import make_head
from benchmarks.sites import (
    WrongOutputError,
    check_edit,
    check_output,
    make_sites,
    measure_output,
    prepare,
)
from tests.conftest import read_tree

HEAD = make_head(1)
MAKERS = [newsgen, hugo, eleventy, pelican]


def make_site(contender: Contender, root: Path) -> Path:
    """A site of three stories; the path of story 1."""
    make_sites([(contender, root)], 3)
    return root / contender.source_of(HEAD)


@pytest.mark.parametrize("make", MAKERS, ids=lambda make: make.__name__)
def test_an_edited_headline_changes_one_line_of_one_file(
    make: Callable[[], Contender], tmp_path: Path
) -> None:
    contender = make()
    path = make_site(contender, tmp_path)
    before, lines = read_tree(tmp_path), path.read_text(encoding="utf-8").splitlines()
    prepare(contender, tmp_path, HEADLINE, HEAD, "Bells again")
    changed = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in changed if line not in lines] in (
        ["title: Bells again"], ["Title: Bells again"]
    )  # fmt: skip
    assert len(changed) == len(lines)
    after = read_tree(tmp_path)
    assert [name for name in after if after[name] != before[name]] == [
        contender.source_of(HEAD).as_posix()
    ]


def test_an_edited_body_has_a_paragraph_more(tmp_path: Path) -> None:
    path = make_site(newsgen(), tmp_path)
    before = path.read_text(encoding="utf-8")
    prepare(newsgen(), tmp_path, BODY, HEAD, "It rained")
    assert path.read_text(encoding="utf-8") == before + "\nIt rained.\n"


def test_nothing_is_touched_where_nothing_changes(tmp_path: Path) -> None:
    make_site(newsgen(), tmp_path)
    before = read_tree(tmp_path)
    prepare(newsgen(), tmp_path, UNCHANGED, HEAD, "")
    assert read_tree(tmp_path) == before


def test_a_cold_build_finds_sources_only(tmp_path: Path) -> None:
    make_site(newsgen(), tmp_path)
    before = read_tree(tmp_path)
    for name in ("build/index.html", ".newsgen/store", "addresses.tsv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("of the last build")
    prepare(newsgen(), tmp_path, COLD, HEAD, "")
    assert read_tree(tmp_path) == before


def test_hugo_has_a_section_for_each_month(tmp_path: Path) -> None:
    path = make_site(hugo(), tmp_path)
    assert f'title: "{HEAD.folder}"' in (path.parent / "_index.md").read_text()
    assert f'title: "{HEAD.folder[:4]}"' in (path.parent.parent / "_index.md").read_text()


def test_output_with_a_page_too_few_is_refused(tmp_path: Path) -> None:
    page = tmp_path / newsgen().page_of(HEAD)
    page.parent.mkdir(parents=True)
    page.write_text("It rained.")
    check_output(newsgen(), tmp_path, 1)
    assert measure_output(newsgen(), tmp_path) == (1, 10)
    with pytest.raises(WrongOutputError, match="1 pages for 2 stories"):
        check_output(newsgen(), tmp_path, 2)


def test_an_edit_that_does_not_arrive_is_refused(tmp_path: Path) -> None:
    page = tmp_path / newsgen().page_of(HEAD)
    page.parent.mkdir(parents=True)
    page.write_text("It rained.")
    check_edit(newsgen(), tmp_path, HEAD, "It rained")
    with pytest.raises(WrongOutputError, match="did not bring"):
        check_edit(newsgen(), tmp_path, HEAD, "It snowed")
