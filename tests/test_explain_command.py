"""``newsgen explain`` as a user runs it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.commands import parse
from newsgen.commands.explain import command
from tests.conftest import SiteFolder
from tests.explained import COPY, HEAD


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(command, [str(a) for a in arguments], catch_exceptions=False)


def test_the_command_needs_no_site(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    done = run(tmp_path / "a.txt", "dateline")
    assert done.exit_code == 0
    assert done.stdout.startswith("a.txt\n\ndateline\n")
    assert "⟦TRIESTE (AFP) -⟧" in done.stdout


def test_the_command_uses_colours_only_where_asked(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    assert "\x1b[" not in run(tmp_path / "a.txt", "quotes").stdout
    assert "\x1b[" not in run(tmp_path / "a.txt", "quotes", "--no-color").stdout
    assert "\x1b[36m" in run(tmp_path / "a.txt", "quotes", "--color").stdout


@pytest.mark.parametrize(
    ("field", "hint"),
    [("quote", "did you mean quotes?"), ("Headlines", "headline"), ("zzz", "there are headline,")],
)
def test_an_unknown_field_is_wrong_usage(tmp_path: Path, field: str, hint: str) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    done = run(tmp_path / "a.txt", field)
    assert done.exit_code == 2
    assert f"there is no field `{field}`" in done.stderr
    assert hint in done.stderr


def test_the_date_has_the_name_that_front_matter_gives_it_too(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    assert run(tmp_path / "a.txt", "date").stdout == run(tmp_path / "a.txt", "published").stdout


def test_the_date_is_told_as_parse_tells_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(COPY)
    parsed = CliRunner().invoke(parse.command, [str(tmp_path / "a.txt")]).stdout
    told = parsed.partition("  date         ")[2].partition("\n")[0]
    assert told.startswith("about ")
    assert f"\npublished\n  {told}\n" in run(tmp_path / "a.txt", "date").stdout
    assert f"\npublished     {told}\n" in run(tmp_path / "a.txt").stdout


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    done = run(tmp_path / "none.txt")
    assert done.exit_code == 2
    assert "there is no file" in done.stderr


def test_errors_of_the_file_are_printed_and_end_with_1(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("")
    done = run(tmp_path / "a.txt")
    assert done.exit_code == 1
    assert "a.txt:1:1: error N101" in done.stderr
    assert done.stdout == ""


@pytest.fixture
def corrected(site: SiteFolder) -> SiteFolder:
    site.write("seeds/ferry.txt", COPY)
    site.write("articles/ferry.md", HEAD)
    return site


def test_a_seed_of_a_site_is_shown_as_its_override_corrects_it(corrected: SiteFolder) -> None:
    done = run(corrected.root / "seeds/ferry.txt", "headline", "--site", corrected.root)
    assert done.exit_code == 0
    assert "The boat is back" in done.stdout
    assert "override in articles/ferry.md" in done.stdout


def test_a_site_is_found_in_the_folder_one_is_in(
    corrected: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corrected.root)
    assert "override in articles/ferry.md" in run("seeds/ferry.txt", "published").stdout


def test_a_file_is_looked_for_below_the_site_too(corrected: SiteFolder) -> None:
    done = run("seeds/ferry.txt", "headline", "--site", corrected.root)
    assert "The boat is back" in done.stdout


def test_an_override_shows_the_seed_that_it_corrects(corrected: SiteFolder) -> None:
    done = run("articles/ferry.md", "headline", "--site", corrected.root)
    assert "articles/ferry.md corrects seeds/ferry.txt" in done.stderr
    assert done.stdout.startswith("seeds/ferry.txt\n")


def test_an_override_without_its_site_is_explained(corrected: SiteFolder) -> None:
    done = run(corrected.root / "articles/ferry.md")
    assert done.exit_code == 1
    assert "--site DIR" in done.stderr


def test_a_file_outside_the_site_is_read_as_it_is(corrected: SiteFolder, tmp_path: Path) -> None:
    (tmp_path / "ferry.txt").write_text(COPY)
    done = run(tmp_path / "ferry.txt", "headline", "--site", corrected.root)
    assert "Ferry finds its harbour" in done.stdout
