"""An edit of a text is built from the last plan, and gives what a clean build gives."""

import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from newsgen import build
from newsgen.build import Builder
from newsgen.errors import NewsgenError
from newsgen.inputs import read_inputs
from newsgen.manifest import Manifest, Written, manifest_path, read_manifest
from newsgen.output import Present
from newsgen.places import STATE
from newsgen.plan_store import PLAN_FILE, PlannedPage, PlanStore
from newsgen.resumption import resume
from newsgen.search import writing
from newsgen.search.kept_parts import PARTS_FOLDER
from newsgen.search.model import Story
from newsgen.search.text import Copy
from newsgen.search.writing import Place
from newsgen.versions import code_digest
from tests.conftest import SiteFolder

pytestmark = pytest.mark.usefixtures("small_parts")

STORIES = {
    f"seeds/{name}.txt": (
        f"{name.capitalize()} finds its harbour\n\n"
        f"TRIESTE, March {day}, 2021 (AFP) - The {name} of Trieste came in at noon.\n\n"
        f'"The {name} was early," said Marta Kosic, the harbour-master.\n\n'
        f"The last paragraph tells of the {name} and its crew of four.\n"
    )
    for day, name in enumerate(("ferry", "barge", "tug", "skiff"), start=3)
}


@pytest.fixture
def built(site: SiteFolder) -> SiteFolder:
    for path, text in STORIES.items():
        site.write(path, text)
    site.write("newsgen.yaml", "title: Harbours\nninjs: true\n")
    assert not site.build().failed
    return site


@pytest.fixture
def planless(built: SiteFolder, monkeypatch: pytest.MonkeyPatch) -> SiteFolder:
    """A site that was built, and may not be planned anew."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("the site was planned anew")

    monkeypatch.setattr(build, "plan_site", refuse)
    return built


def clean_tree(site: SiteFolder, folder: Path) -> dict[str, bytes]:
    clean = SiteFolder.__new__(SiteFolder)
    clean.root, clean.out = site.root, folder
    report = Builder(site.root, folder, 1, state=folder.with_name("state")).rebuild()
    assert not report.failed
    return clean.tree()


def edit(site: SiteFolder, name: str, more: str = "The crew slept.") -> None:
    path = f"seeds/{name}.txt"
    site.write(path, STORIES[path] + f"\n{more}\n")


def test_an_edit_of_a_text_plans_nothing(planless: SiteFolder) -> None:
    edit(planless, "tug")
    written = planless.build().changes.written
    assert {path for path in written if not path.startswith("search/")} == {
        "2021/03/tug-finds-its-harbour/index.html",
        "2021/03/tug-finds-its-harbour/index.ninjs.json",
        "data/archive.sqlite",
        "data/articles.csv",
        "data/articles.jsonl",
    }


def test_the_output_is_that_of_a_clean_build(built: SiteFolder, tmp_path: Path) -> None:
    for number, name in enumerate(("tug", "ferry", "tug")):
        edit(built, name, f"The crew slept {number} hours.")
        assert not built.build().failed
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_a_site_without_search_goes_on_from_its_plan(
    built: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.write("newsgen.yaml", "title: Harbours\nsearch: false\n")
    built.build()
    edit(built, "tug")
    with monkeypatch.context() as patch:
        patch.setattr(build, "plan_site", None)
        assert "2021/03/tug-finds-its-harbour/index.html" in built.build().changes.written
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_what_is_noted_of_the_output_is_what_a_clean_build_notes(
    built: SiteFolder, tmp_path: Path
) -> None:
    edit(built, "tug")
    built.build()
    clean_tree(built, tmp_path / "clean")
    found = [
        {path: written.fingerprint for path, written in read_manifest(file).files.items()}
        for file in (
            manifest_path(built.root / STATE, built.out),
            manifest_path(tmp_path / "state", tmp_path / "clean"),
        )
    ]
    assert found[0] == found[1]


@pytest.mark.parametrize("lacks", ["", "the output", "the sources"])
def test_a_plan_of_other_pages_or_sources_is_not_gone_on_from(tmp_path: Path, lacks: str) -> None:
    page = PlannedPage("a/index.html", "seeds/a.txt", "article.html", b"view")
    keys = {} if lacks == "the sources" else {page.source: "new"}
    files = {} if lacks == "the output" else {page.path: Written("x-y-z-old", 1, 2, "ab")}
    with closing(PlanStore(tmp_path / PLAN_FILE)) as plan:
        with plan.replacing("mark"):
            plan.put_page(page)
        found = resume(plan, keys, "salt", Manifest(files), Present({page.path: (1, 2)}))
    if lacks:
        assert found is None
    else:
        assert found is not None
        assert (found.stale, found.changed) == ((page.path,), (page.source,))
        assert found.fingerprints == {page.path: "x-y-z-new"}


def test_a_page_that_is_gone_is_made_again_from_the_plan(planless: SiteFolder) -> None:
    before = planless.tree()
    page = "2021/03/tug-finds-its-harbour/index.html"
    (planless.out / page).unlink()
    assert planless.build().changes.written == (page,)
    assert planless.tree() == before


def test_a_headline_needs_a_new_plan_and_gives_what_a_clean_build_gives(
    built: SiteFolder, tmp_path: Path
) -> None:
    edit(built, "tug")
    built.build()
    text = STORIES["seeds/tug.txt"].replace("Tug finds", "Tug loses")
    built.write("seeds/tug.txt", text)
    built.build()
    edit(built, "ferry")
    built.build()
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_more_quotations_write_the_data_anew(built: SiteFolder, tmp_path: Path) -> None:
    edit(built, "tug", "They said “half past” was “too late”, and a “scandal”.")
    built.build()
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_a_changed_template_is_not_overlooked(built: SiteFolder, tmp_path: Path) -> None:
    built.write("templates/quotes.html", "<p>{{ heading }}</p>\n")
    edit(built, "tug")
    built.build()
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_a_template_written_twice_within_the_clocks_grain_is_not_overlooked(
    built: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built.write("templates/quotes.html", "<p>{{ heading }}</p>\n")
    built.build()
    first = read_inputs(built.root, code_digest())
    built.write("templates/quotes.html", "<b>{{ heading }}</b>\n")
    edit(built, "tug")
    # As if the second write had left the stamp of the first: its time cannot be set back.
    same = replace(
        read_inputs(built.root, code_digest()),
        surroundings=first.surroundings,
        surroundings_ns=first.surroundings_ns,
    )
    with monkeypatch.context() as patch:
        patch.setattr(build, "read_inputs", lambda *_: same)
        built.build()
    assert "<b>" in built.page("quotes/index.html")
    assert built.tree() == clean_tree(built, tmp_path / "clean")


@pytest.mark.parametrize("damage", [None, b"no database"])
def test_a_lost_or_damaged_plan_is_made_anew(
    built: SiteFolder, tmp_path: Path, damage: bytes | None
) -> None:
    plan = built.root / STATE / PLAN_FILE
    for path in plan.parent.glob(f"{PLAN_FILE}*"):
        path.unlink()
    if damage:
        plan.write_bytes(damage)
    edit(built, "tug")
    assert not built.build().failed
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_a_crash_after_the_plan_was_kept_loses_no_edit(
    built: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_arguments: object) -> None:
        raise KeyboardInterrupt

    edit(built, "tug")
    shutil.rmtree(built.out / "topics", ignore_errors=True)
    (built.out / "index.html").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(build, "publish", crash)
        with pytest.raises(KeyboardInterrupt):
            built.build()
    assert not built.build().failed
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_a_story_that_cannot_be_read_leaves_the_output(built: SiteFolder) -> None:
    before = built.tree()
    built.write("seeds/tug.txt", "")
    assert built.build().failed
    assert built.tree() == before


def index_files(site: SiteFolder) -> list[Path]:
    return sorted((site.root / STATE / PARTS_FOLDER).rglob("*.terms"))


def test_an_edit_reads_the_stories_of_one_part_of_the_index(
    planless: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[int] = []
    copies = writing._read_copies

    def count(place: Place, stories: Sequence[Story]) -> dict[str, Copy]:
        read.append(len(stories))
        return copies(place, stories)

    monkeypatch.setattr(writing, "_read_copies", count)
    edit(planless, "tug")
    assert not planless.build().failed
    assert read == [2]


@pytest.mark.parametrize("lost", ["a part", "all parts", "the output of a part"])
def test_what_is_lost_of_the_index_is_made_again(
    built: SiteFolder, tmp_path: Path, lost: str
) -> None:
    if lost == "a part":
        index_files(built)[0].unlink()
    elif lost == "all parts":
        shutil.rmtree(built.root / STATE / PARTS_FOLDER)
    else:
        (built.out / "search/2021/s0.js").unlink()
    edit(built, "skiff")
    assert not built.build().failed
    assert built.tree() == clean_tree(built, tmp_path / "clean")
    assert len(index_files(built)) == 2


def test_a_build_that_fails_leaves_no_part_that_is_taken_for_what_lies_in_the_output(
    built: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(built, "ferry")
    with monkeypatch.context() as patch:

        def crash(*_arguments: object) -> None:
            raise OSError("the disk is full")

        patch.setattr(build, "publish", crash)
        with pytest.raises(NewsgenError):
            built.build()
    assert not built.build().failed
    assert built.tree() == clean_tree(built, tmp_path / "clean")


def test_years_without_stories_leave_no_parts(built: SiteFolder) -> None:
    assert [path.parent.name for path in index_files(built)] == ["2021", "2021"]
    for path in list(STORIES)[1:]:
        (built.root / path).unlink()
    assert not built.build().failed
    assert index_files(built) == []
