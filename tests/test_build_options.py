"""``newsgen build --explain``, ``--profile`` and ``--verify``."""

import os
import tempfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.clean_build import find_differences
from newsgen.cli import group
from newsgen.commands import building
from newsgen.commands.building import print_profile
from newsgen.manifest import Manifest, Written
from newsgen.output import Present
from newsgen.profiling import BuildProfile, Row
from newsgen.reasons import find_page, give_reasons
from newsgen.report import BuildReport, ignore_progress
from tests.conftest import SiteFolder

STORY = "Ferry finds its harbour\n\nTRIESTE, March 3, 2021 (AFP) - The ferry came in at noon.\n"
PAGE = "2021/03/ferry-finds-its-harbour/index.html"
ADDRESS = "/2021/03/ferry-finds-its-harbour/"


def run(site: SiteFolder, *options: str) -> Result:
    return CliRunner().invoke(group, ["build", "--site", str(site.root), *options])


@pytest.fixture
def built(site: SiteFolder) -> SiteFolder:
    site.write("seeds/a.txt", STORY)
    assert run(site).exit_code == 0
    return site


def test_a_page_that_nothing_touched_was_kept(built: SiteFolder) -> None:
    assert "it was kept: nothing" in run(built, "--explain", ADDRESS).output


def test_a_changed_text_is_the_reason_of_its_page_and_of_no_other(built: SiteFolder) -> None:
    built.write("seeds/a.txt", STORY.replace("noon", "nine"))
    assert "the text of its story" in run(built, "--explain", ADDRESS).output
    built.write("seeds/a.txt", STORY.replace("noon", "ten"))
    assert "it was kept" in run(built, "--explain", "/quotes/").output


def test_a_changed_template_and_a_changed_view_are_told_apart(built: SiteFolder) -> None:
    built.write("templates/quotes.html", "<p>{{ heading }}</p>\n")
    first = run(built, "--explain", "/quotes/").output
    assert "its template" in first
    assert "other stories" not in first
    built.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    second = run(built, "--explain", "/").output
    assert "other stories" in second
    assert "its template" not in second


def test_a_page_that_is_gone_or_new_or_unknown_says_so(built: SiteFolder) -> None:
    (built.out / PAGE).unlink()
    assert "it was gone from the output" in run(built, "--explain", ADDRESS).output
    built.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    assert "it is new" in run(built, "--explain", ADDRESS.replace("ferry", "barge")).output
    (built.root / "seeds/b.txt").unlink()
    assert "it was removed" in run(built, "--explain", ADDRESS.replace("ferry", "barge")).output
    assert "/nowhere/:\n  no page lies there" in run(built, "--explain", "/nowhere/").output


def test_the_page_of_a_text_is_named(built: SiteFolder) -> None:
    assert f"/{PAGE}:\n  it was kept" in run(built, "--explain", "seeds/a.txt").output
    whole = str(built.root / "seeds/a.txt")
    assert f"/{PAGE}:" in run(built, "--explain", whole).output
    assert "no page lies there" in run(built, "--explain", "seeds/none.txt").output
    (built.root / ".newsgen/plan.sqlite").write_bytes(b"x" * 4096)
    assert run(built, "--explain", "seeds/none.txt").exit_code == 0


def test_an_address_without_words_is_the_front_page(built: SiteFolder) -> None:
    assert "/index.html:\n" in run(built, "--explain", "").output


def test_a_profile_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    looked = Row("look into the output", 1, 0.01)
    print_profile(BuildProfile(0.1, (looked,), (), ()), BuildReport((), failed=False))
    assert capsys.readouterr().out.startswith("Nothing was changed")


def test_a_profile_counts_no_calls_of_templates(built: SiteFolder) -> None:
    built.write("seeds/a.txt", STORY.replace("noon", "nine"))
    told = run(built, "--profile").output
    assert "Nothing was changed" not in told
    (row,) = [line for line in told.splitlines() if line.endswith(" article.html")]
    assert len(row.split("newsgen")[0].split()) == 2


@pytest.mark.parametrize(
    "address",
    [ADDRESS, ADDRESS.rstrip("/"), PAGE, f"https://a.example{ADDRESS}#q1",
     f"https://a.example/news{ADDRESS}?x=1", f"/{PAGE}"],
)  # fmt: skip
def test_a_page_is_found_by_every_form_of_its_address(address: str) -> None:
    manifest = Manifest({"index.html": Written("a", 1, 1), PAGE: Written("a", 1, 1)})
    assert find_page(address, manifest) == PAGE


def test_a_page_of_a_build_that_broke_off_says_so() -> None:
    before = Manifest({PAGE: Written("", 0, 0)})
    after = Manifest({PAGE: Written("a-b-c", 1, 1)})
    assert list(give_reasons(PAGE, before, Present(), after)) == [
        "the build before this one broke off"
    ]


def test_the_output_is_looked_at_once_where_no_page_is_asked_about(
    built: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_folder: Path) -> Present:
        raise AssertionError("a second look")

    monkeypatch.setattr(building, "look_into", refuse)
    built.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    assert run(built).exit_code == 0
    assert isinstance(run(built, "--explain", ADDRESS).exception, AssertionError)


def test_the_profile_names_phases_templates_rules_and_articles(built: SiteFolder) -> None:
    built.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    output = run(built, "--profile").output
    for name in ("render pages", "read sources", "article.html", "read_quotations", "seeds/b.txt"):
        assert name in output


def test_verify_finds_that_the_output_is_a_clean_build_s(built: SiteFolder) -> None:
    built.write("seeds/a.txt", STORY.replace("noon", "nine"))
    done = run(built, "--verify")
    assert (done.exit_code, "verified" in done.output) == (0, True)


def test_verify_names_each_file_that_differs(built: SiteFolder) -> None:
    page = built.out / PAGE
    status = page.stat()
    data = page.read_bytes()
    page.write_bytes(data.replace(b"noon", b"dawn"))
    os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    done = run(built, "--verify")
    assert done.exit_code == 1
    assert f"{PAGE} has other bytes than in a clean build" in done.output


def find(site: SiteFolder) -> list[str]:
    return find_differences(site.root, site.out, 1, ignore_progress)


def test_verify_names_files_that_only_one_of_both_has(built: SiteFolder) -> None:
    assert find(built) == []
    (built.out / PAGE).unlink()
    built.write("seeds/b.txt", STORY.replace("Ferry", "Tram"))
    lines = find(built)
    assert f"{built.out}/{PAGE} is missing" in lines
    assert f"{built.out}/{PAGE.replace('ferry', 'tram')} is missing" in lines
    (built.root / "seeds/a.txt").unlink()
    assert f"{built.out}/{PAGE} is not in a clean build" in find(built)


def test_verify_says_where_a_clean_build_cannot_be_made(built: SiteFolder) -> None:
    built.write("seeds/b.txt", "")
    assert find(built) == ["a clean build fails: run `newsgen check`"]


def test_verify_leaves_nothing_behind(
    built: SiteFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    before = built.tree()
    run(built, "--verify")
    assert built.tree() == before
    assert list(temporary.iterdir()) == []
