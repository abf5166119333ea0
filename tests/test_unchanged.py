"""A build that has nothing to do finds so without loading anything."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.beats import Beat
from newsgen.build import Builder
from newsgen.inputs import Inputs, read_inputs
from newsgen.manifest import manifest_path, read_manifest, write_manifest
from newsgen.places import LEDGER_FILE, SITE_FILES, STATE
from newsgen.report import BuildReport
from newsgen.unchanged import find_unchanged
from tests.conftest import SiteFolder

STORY = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry of Trieste came in at noon.\n"
OLD = 1_500_000_000


def still(folder: Path) -> None:
    """Make all files below `folder` look as if they had long been there."""
    for path in folder.rglob("*"):
        if path.is_file() and STATE not in path.parts and "build" not in path.parts:
            os.utime(path, (OLD, OLD))


@pytest.fixture
def built(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site that was built when its files had been still for a while."""
    site.write("seeds/a.txt", STORY)
    site.write("static/extra.css", "a{}")
    site.write("templates/quotes.html", "<p>{{ heading }}</p>\n")
    still(site.root)
    now = time.time_ns
    with monkeypatch.context() as later:
        # The time of change cannot be set, and is now.
        later.setattr(time, "time_ns", lambda: now() + 10_000_000_000)
        assert not site.build().failed
    return site


def look(site: SiteFolder, *, strict: bool = False) -> BuildReport | None:
    return find_unchanged(site.root, site.out, site.root / STATE, strict=strict)


def test_nothing_changed_is_found_and_reported_as_the_build_did(built: SiteFolder) -> None:
    report = look(built)
    assert report is not None
    assert (report.articles, report.parsed, report.changes.written) == (1, 0, ())
    assert report.changes.kept == len(built.tree())
    assert report.issues == built.build().issues


def test_what_was_wrong_is_told_again(site: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    site.write("seeds/a.txt", STORY.encode().replace(b"noon", b"no\xf6n"))
    still(site.root)
    now = time.time_ns
    with monkeypatch.context() as later:
        later.setattr(time, "time_ns", lambda: now() + 10_000_000_000)
        report = site.build()
    site.write("build/mine.txt", "mine")
    found = look(site)
    assert found is not None
    assert not found.failed
    assert 0 < found.seconds < 60
    assert [issue.code for issue in report.issues] == ["N103"]
    assert [issue.code for issue in found.issues] == ["N601", "N103"]
    assert look(site, strict=True) is None


@pytest.mark.parametrize(("recorded", "exported"), [(True, False), (False, True)])
def test_what_the_last_build_left_undone_takes_a_closer_look(
    built: SiteFolder, recorded: bool, exported: bool
) -> None:
    file = manifest_path(built.root / STATE, built.out)
    manifest = read_manifest(file)
    assert manifest.receipt is not None
    receipt = replace(manifest.receipt, recorded=recorded, exported=exported)
    write_manifest(file, replace(manifest, receipt=receipt))
    assert look(built) is None


def test_a_build_that_was_not_finished_takes_a_closer_look(built: SiteFolder) -> None:
    file = manifest_path(built.root / STATE, built.out)
    write_manifest(file, replace(read_manifest(file), receipt=None))
    assert look(built) is None


@pytest.mark.parametrize("name", [*SITE_FILES, LEDGER_FILE])
def test_every_file_at_the_top_of_a_site_is_an_input(built: SiteFolder, name: str) -> None:
    built.write(name, "# changed\n")
    assert look(built) is None


@pytest.mark.parametrize(
    "path",
    ["seeds/a.txt", "static/extra.css", "templates/quotes.html"],
)
@pytest.mark.parametrize("change", ["edited", "touched", "gone", "joined"])
def test_every_change_of_a_source_a_template_or_a_static_file_is_seen(
    built: SiteFolder, path: str, change: str
) -> None:
    full = built.root / path
    if change == "edited":
        full.write_text("changed", encoding="utf-8")
    elif change == "touched":
        os.utime(full, (OLD + 1, OLD + 1))
    elif change == "gone":
        full.unlink()
    else:
        full.with_name(f"new-{full.name}").write_text("new", encoding="utf-8")
    assert look(built) is None


@pytest.mark.parametrize("path", ["seeds/.a.txt.swp", "seeds/a.txt~", "templates/.git/index"])
def test_a_file_that_no_build_reads_is_no_change(built: SiteFolder, path: str) -> None:
    built.write(path, "x")
    assert look(built) is not None


def test_a_static_file_with_the_name_of_a_backup_is_published_and_seen(built: SiteFolder) -> None:
    built.write("static/notes~", "x")
    assert look(built) is None
    assert "notes~" in built.build().changes.written


def test_a_theme_that_is_a_link_is_watched(built: SiteFolder, tmp_path: Path) -> None:
    (tmp_path / "shared/templates").mkdir(parents=True)
    template = tmp_path / "shared/templates/404.html"
    template.write_text("One")
    (built.root / "themes").mkdir()
    (built.root / "themes/shared").symlink_to(tmp_path / "shared")
    before = read_inputs(built.root, "code")
    template.write_text("Two and more")
    assert read_inputs(built.root, "code").surroundings != before.surroundings


@pytest.mark.parametrize("change", ["edited", "gone"])
def test_a_page_that_others_changed_is_made_again(built: SiteFolder, change: str) -> None:
    page, before = built.out / "index.html", built.tree()
    page.unlink() if change == "gone" else page.write_text("mine", encoding="utf-8")
    assert look(built) is None
    assert built.build().changes.written == ("index.html",)
    assert built.tree() == before


def test_a_foreign_file_is_reported_without_a_build(built: SiteFolder) -> None:
    built.write("build/mine.txt", "mine")
    report = look(built)
    assert report is not None
    assert [issue.code for issue in report.issues] == ["N601"]
    assert look(built, strict=True) is None


def test_a_source_written_while_it_was_read_is_read_again(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    site.build()
    assert look(site) is None


def test_what_a_preview_left_undone_is_done_by_a_build(built: SiteFolder) -> None:
    built.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    Builder(built.root, built.out, 1, previews=True).rebuild()
    assert look(built) is None
    assert "data/articles.jsonl" in built.build().changes.written


def test_a_failed_build_leaves_no_receipt(built: SiteFolder) -> None:
    built.write("seeds/bad.txt", "")
    assert built.build().failed
    assert look(built) is None
    assert built.build().failed


def test_marks_tell_settings_surroundings_and_sources_apart(built: SiteFolder) -> None:
    first = read_inputs(built.root, "code")
    built.write("seeds/a.txt", STORY + "\n\nMore.\n")
    second = read_inputs(built.root, "code")
    assert (first.settings, first.surroundings) == (second.settings, second.surroundings)
    assert first.everything != second.everything
    assert first.surroundings_ns == second.surroundings_ns < second.latest_ns
    built.write("static/extra.css", "b{}")
    third = read_inputs(built.root, "code")
    assert (second.settings, second.ledger) == (third.settings, third.ledger)
    assert second.surroundings != third.surroundings
    assert second.surroundings_ns < third.surroundings_ns == third.latest_ns
    assert read_inputs(built.root, "other code").settings != third.settings


def test_nothing_of_the_loader_and_the_renderer_is_loaded_to_find_nothing_changed() -> None:
    code = (
        "import sys, newsgen.commands.build\n"
        "print([n for n in sys.modules if n.startswith(('newsgen.loader', 'newsgen.renderer',"
        " 'jinja2', 'markdown', 'yaml'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_settings_that_are_saved_while_a_build_reads_them_are_in_the_next(
    site: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.write("seeds/a.txt", STORY)

    def save_late(root: Path, code: str, beat: Beat) -> Inputs:
        inputs = read_inputs(root, code, beat)
        site.write("newsgen.yaml", "title: A late title\n")
        return inputs

    def save_early(root: Path, code: str, beat: Beat) -> Inputs:
        site.write("newsgen.yaml", "title: An early title\n")
        return read_inputs(root, code, beat)

    for save, title in ((save_late, "A late title"), (save_early, "An early title")):
        with monkeypatch.context() as saving:
            saving.setattr("newsgen.build.read_inputs", save)
            assert not site.build().failed
        assert not site.build().failed
        assert title in site.page("index.html")
