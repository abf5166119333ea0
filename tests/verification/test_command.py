"""``newsgen verify`` and ``newsgen export`` as they are called."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen import executors
from newsgen.archive.store import STORE_FILE
from newsgen.commands import export, verify
from newsgen.errors import NewsgenError
from newsgen.verification import run
from tests.conftest import SiteFolder, read_tree


def call(site: SiteFolder, *arguments: str) -> Result:
    return CliRunner().invoke(verify.command, ["--site", str(site.root), "--jobs", "1", *arguments])


def test_every_check_tells_what_it_looked_at(built: SiteFolder) -> None:
    result = call(built)

    assert result.exit_code == 0, result.output
    told = [line.split()[:2] for line in result.stdout.splitlines()]
    names = "sources records files text quotations links lists data feeds"
    assert told[:9] == [["ok", name] for name in names.split()]
    assert "4 articles, 0 faults" in result.stdout


def test_nothing_is_written_to_the_site(copied: SiteFolder) -> None:
    before = read_tree(copied.root)

    call(copied)

    assert read_tree(copied.root) == before


def test_faults_give_exit_code_1_and_no_manifest(copied: SiteFolder, tmp_path: Path) -> None:
    (copied.out / "feed.xml").unlink()

    result = call(copied, "--write-manifest", str(tmp_path / "SUMS"))

    assert result.exit_code == 1
    assert "build/feed.xml:1:1: error N811" in result.stderr
    assert any(
        line.startswith("1 fault") and "files" in line for line in result.stdout.splitlines()
    )
    assert not (tmp_path / "SUMS").exists()


def test_a_manifest_is_written_where_all_is_well(built: SiteFolder, tmp_path: Path) -> None:
    result = call(built, "--write-manifest", str(tmp_path / "SUMS"))

    assert result.exit_code == 0
    assert "build/index.html" in (tmp_path / "SUMS").read_text(encoding="utf-8")


def test_a_site_that_was_never_built_cannot_be_verified(site: SiteFolder) -> None:
    with pytest.raises(NewsgenError, match="built nothing") as caught:
        CliRunner().invoke(verify.command, ["--site", str(site.root)], catch_exceptions=False)

    assert [issue.code for issue in caught.value.issues] == ["N805"]


def test_an_output_folder_that_is_gone_is_no_build(copied: SiteFolder) -> None:
    copied.out.rename(copied.root / "elsewhere")

    with pytest.raises(NewsgenError, match="built nothing"):
        run.verify_site(copied.root, copied.out, copied.root / ".newsgen", 1, lambda *_: None)


def test_version_control_in_the_output_is_not_newsgens_affair(copied: SiteFolder) -> None:
    copied.write("build/.git/HEAD", "ref: refs/heads/pages\n")

    assert call(copied).exit_code == 0


@pytest.mark.parametrize("store", [b"", b"no database" * 100, None])
def test_a_build_whose_records_are_lost_cannot_be_verified(
    copied: SiteFolder, store: bytes | None
) -> None:
    file = copied.root / ".newsgen" / STORE_FILE
    for other in file.parent.glob(f"{STORE_FILE}*"):
        other.unlink()
    if store is not None:
        file.write_bytes(store)

    with pytest.raises(NewsgenError) as caught:
        run.verify_site(copied.root, copied.out, file.parent, 1, lambda *_: None)

    assert [issue.code for issue in caught.value.issues] == ["N805"]


def test_several_processes_find_the_same(
    copied: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executors, "SMALL", 0)
    (copied.out / "feed.xml").unlink()
    state = copied.root / ".newsgen"

    one, two = (
        run.verify_site(copied.root, copied.out, state, jobs, lambda *_: None) for jobs in (1, 2)
    )

    assert (one.issues, one.counts) == (two.issues, two.counts)


def test_an_export_is_a_bag(built: SiteFolder, tmp_path: Path) -> None:
    arguments = ["--site", str(built.root), "--bag", str(tmp_path / "bag")]

    result = CliRunner().invoke(export.command, arguments)

    assert result.exit_code == 0, result.output
    assert (tmp_path / "bag" / "bagit.txt").is_file()
