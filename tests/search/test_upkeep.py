"""The index in the output: made anew where its stories changed, and only there."""

import shutil

import pytest

from tests.conftest import SiteFolder


@pytest.fixture
def indexed(site: SiteFolder) -> SiteFolder:
    for year in (2018, 2019, 2020):
        head = f"headline: Ferry of {year}\ndate: {year}-05-01"
        site.write(f"articles/{year}.md", f"---\n{head}\n---\n\nThe tide of {year} turned.\n")
    assert not site.build().failed
    return site


def index_files(site: SiteFolder) -> dict[str, bytes]:
    return {path: data for path, data in site.tree().items() if path.startswith("search/")}


def test_nothing_is_written_when_nothing_changed(indexed: SiteFolder) -> None:
    assert [p for p in indexed.build().changes.written if p.startswith("search/")] == []


def test_an_edit_touches_its_own_year_only(indexed: SiteFolder) -> None:
    path = indexed.root / "articles/2019.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nA lamp was lit.\n", encoding="utf-8")
    written = [p for p in indexed.build().changes.written if p.startswith("search/")]
    assert {p.split("/")[1] for p in written} == {"2019", "segments.js"}


def test_a_story_that_moves_to_another_year_leaves_nothing_behind(indexed: SiteFolder) -> None:
    path = indexed.root / "articles/2020.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2020-05", "2021-05"), "utf-8")
    report = indexed.build()
    assert "search/2020/index.js" in report.changes.removed
    left = index_files(indexed)
    assert not any(path.startswith("search/2020/") for path in left)
    shutil.rmtree(indexed.root / ".newsgen")
    shutil.rmtree(indexed.out)
    indexed.build()
    assert index_files(indexed) == left


def test_a_file_that_was_lost_or_changed_is_made_again(indexed: SiteFolder) -> None:
    before = index_files(indexed)
    (indexed.out / "search/2019/t0.js").unlink()
    (indexed.out / "search/segments.js").write_text("newsgenIndex(0)")
    assert set(indexed.build().changes.written) == {"search/2019/t0.js", "search/segments.js"}
    assert index_files(indexed) == before


def test_a_draft_is_in_no_file_of_the_index(indexed: SiteFolder) -> None:
    head = "headline: Whelk\ndate: 2019-06-01\ndraft: true"
    indexed.write("articles/draft.md", f"---\n{head}\n---\n\nA whelkless quay.\n")
    indexed.build()
    assert not any(b"helk" in data for data in index_files(indexed).values())


def test_a_site_may_go_without_a_search_page(indexed: SiteFolder) -> None:
    indexed.write("newsgen.yaml", "title: Test archive\nsearch: false\n")
    indexed.build()
    assert index_files(indexed) == {}
    assert "search" not in indexed.page("index.html")


def test_an_archive_without_stories_has_a_search_page(site: SiteFolder) -> None:
    assert not site.build().failed
    assert set(index_files(site)) == {"search/index.html", "search/segments.js"}
