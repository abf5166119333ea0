"""A sample shows what was saved last, and leaves no trace in the site."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.build import Builder
from newsgen.config import load_config
from newsgen.loader.site_rules import load_site_rules
from newsgen.places import LEDGER_FILE, STATE
from newsgen.sample import Sample, Sampler, choose_sources
from newsgen.scanning import scan_site
from tests.conftest import SiteFolder, read_tree
from tests.test_rebuild import apply, edits

YEAR_2020 = 1_577_836_800


def write_story(site: SiteFolder, number: int, more: str = "") -> str:
    """A story that was saved `number` seconds after the year began; its path."""
    path = f"articles/{number}.md"
    text = f"---\nheadline: Story {number}\ndate: 2020-01-02\n{more}---\n\nThe ferry came in.\n"
    site.write(path, text)
    set_time(site, path, number)
    return path


def set_time(site: SiteFolder, path: str, number: int) -> None:
    os.utime(site.root / path, (YEAR_2020 + number,) * 2)


def page_of(number: int) -> str:
    return f"2020/01/story-{number}/index.html"


def make_sampler(site: SiteFolder, most: int = 2) -> Sampler:
    folder = site.root.with_name("sample")
    return Sampler(Builder(site.root, site.out, 1, previews=True), folder, most)


def choose(site: SiteFolder, most: int) -> list[str]:
    snapshot, _ = scan_site(site.root)
    config, _ = load_config(site.root)
    rules, _ = load_site_rules(site.root, config)
    return list(choose_sources(site.root, snapshot, rules, most))


@pytest.fixture
def archive(site: SiteFolder) -> SiteFolder:
    """Five stories, the fourth of which was saved last."""
    for number in range(5):
        write_story(site, number)
    set_time(site, "articles/3.md", 9)
    return site


def test_the_stories_saved_last_are_shown(archive: SiteFolder) -> None:
    sampler = make_sampler(archive)
    sample = sampler.make_sample()
    assert sample is not None
    assert (sample.files, sample.total) == (2, 5)
    pages = read_tree(sampler.out)
    assert set(sample.changed) == set(pages)
    stories = [number for number in range(5) if page_of(number) in pages]
    assert stories == [3, 4]
    assert b"Story 3" in pages["index.html"]


def test_files_saved_at_once_are_chosen_by_their_names(archive: SiteFolder) -> None:
    for number in range(5):
        set_time(archive, f"articles/{number}.md", 0)
    assert choose(archive, 2) == ["articles/3.md", "articles/4.md"]


def test_a_seed_and_what_corrects_it_stay_together(site: SiteFolder) -> None:
    for number, name in enumerate("abcd"):
        site.write(f"seeds/{name}.txt", f"Story {name}\n\nThe ferry came in.\n")
        set_time(site, f"seeds/{name}.txt", number)
    site.write("articles/old.md", "---\nseed: seeds/d.txt\nheadline: Mended\n---\n")
    set_time(site, "articles/old.md", -5)
    site.write("articles/new.md", "---\nseed: seeds/a.txt\nheadline: Right\n---\n")
    set_time(site, "articles/new.md", 5)
    expected = ["articles/new.md", "articles/old.md", "seeds/a.txt", "seeds/d.txt"]
    assert choose(site, 2) == expected
    sampler = make_sampler(site)
    sampler.make_sample()
    shown = {path.parent.name for path in (sampler.out / "undated").glob("*/index.html")}
    assert {"mended", "right"} <= shown


@pytest.mark.parametrize("stories", [0, 1, 3])
def test_a_small_site_is_built_as_a_whole(site: SiteFolder, stories: int) -> None:
    for number in range(stories):
        write_story(site, number)
    assert make_sampler(site).make_sample() is None


def test_a_site_with_an_output_needs_no_sample(archive: SiteFolder) -> None:
    archive.build()
    assert make_sampler(archive).make_sample() is None


def test_what_is_wrong_is_left_to_the_build_of_the_whole(archive: SiteFolder) -> None:
    archive.write("articles/bad.md", "---\ntopics: 5\n")
    assert make_sampler(archive).make_sample() is None
    archive.write("newsgen.yaml", "title: [\n")
    assert make_sampler(archive).make_sample() is None
    (archive.root / "newsgen.yaml").unlink()
    assert make_sampler(archive).make_sample() is None


def test_what_is_wrong_elsewhere_does_not_hinder_it(archive: SiteFolder) -> None:
    archive.write("articles/0.md", "---\ntopics: 5\n")
    set_time(archive, "articles/0.md", 0)
    assert make_sampler(archive).make_sample() is not None


def test_addresses_of_stories_left_out_have_not_vanished(archive: SiteFolder) -> None:
    write_story(archive, 1, "id: 0123456789ab\n")
    archive.write("newsgen.yaml", "title: Test\nledger: true\n")
    Builder(archive.root, archive.out, 1, records=True).rebuild()
    ledger = (archive.root / LEDGER_FILE).read_bytes()
    assert b"/2020/01/story-1/" in ledger
    shutil.rmtree(archive.out)
    write_story(archive, 4, "slug: renamed\n")
    set_time(archive, "articles/4.md", 9)
    sampler = make_sampler(archive)
    assert sampler.make_sample() is not None
    assert "renamed" in (sampler.out / page_of(4)).read_text(encoding="utf-8")
    assert (archive.root / LEDGER_FILE).read_bytes() == ledger


def test_a_sample_leaves_the_site_alone(archive: SiteFolder) -> None:
    before = read_tree(archive.root)
    sampler = make_sampler(archive)
    sampler.make_sample()
    assert read_tree(archive.root) == before
    assert not (archive.root / STATE).exists()
    sampler.forget()
    assert not sampler.folder.exists()


def test_a_save_changes_the_sample(archive: SiteFolder) -> None:
    sampler = make_sampler(archive)
    sampler.make_sample()
    again = sampler.make_sample()
    assert again == Sample(2, 5, ())
    write_story(archive, 0)
    set_time(archive, "articles/0.md", 20)
    after = sampler.make_sample()
    assert after is not None
    assert {page_of(0), page_of(4), "index.html"} <= set(after.changed)
    assert not (sampler.out / page_of(4)).exists()


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=st.lists(edits, max_size=4), between=st.lists(edits, max_size=3))
def test_after_samples_a_build_gives_what_it_gives_without(
    tmp_path: Path, before: list[tuple[str, str, str]], between: list[tuple[str, str, str]]
) -> None:
    for name in ("site", "sample", "fresh", "clean", "state"):
        shutil.rmtree(tmp_path / name, ignore_errors=True)
    site = SiteFolder(tmp_path / "site")
    for number in range(4):
        write_story(site, number)
    for edit in before:
        apply(site, edit)
    sampler = make_sampler(site)
    sampler.make_sample()
    for edit in between:
        apply(site, edit)
    if sampler.make_sample() is not None:
        fresh = Sampler(sampler.builder, tmp_path / "fresh", sampler.most)
        assert fresh.make_sample() is not None
        assert pages_of(sampler) == pages_of(fresh)
    clean = Builder(site.root, tmp_path / "clean", 1, state=tmp_path / "state").rebuild()
    assert site.build().failed == clean.failed
    if not clean.failed:
        assert site.tree() == read_tree(tmp_path / "clean")


def pages_of(sampler: Sampler) -> dict[str, bytes]:
    """All files but those of data, which a preview makes once only."""
    tree = read_tree(sampler.out)
    return {path: data for path, data in tree.items() if not path.startswith("data/")}
