"""What changes after a build is told as that, and the output is held to what it was made from."""

import shutil
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen import build
from newsgen.archive.store import STORE_FILE, Store
from newsgen.build import Builder
from newsgen.commands import reparse
from newsgen.config import load_config
from newsgen.errors import NewsgenError
from newsgen.manifest import manifest_path, read_manifest
from newsgen.output import Changes
from tests.conftest import SiteFolder
from tests.test_rebuild import BATCHES, apply, edits
from tests.verification.conftest import LEVEE, verify

UNKNOWN = "---\nheadline: A crane\nheadlin: x\n---\n\nA crane stood there.\n"
WRONG = "---\nheadline: A crane\ndate: never\n---\n\nA crane stood there.\n"


def told(site: SiteFolder) -> list[tuple[str, str]]:
    return [(issue.code, issue.path) for issue in verify(site).issues]


def known_keys(site: SiteFolder) -> set[str]:
    with closing(Store(site.root / ".newsgen" / STORE_FILE)) as store:
        return store.known_keys()


@pytest.mark.parametrize(("text", "strict"), [(UNKNOWN, True), (WRONG, False)])
def test_after_a_failed_build_only_the_sources_that_changed_are_told(
    copied: SiteFolder, text: str, strict: bool
) -> None:
    copied.write("seeds/levee.txt", LEVEE.replace("Levee holds", "Dyke holds"))
    copied.write("articles/crane.md", text)
    (copied.root / "articles/goats.md").unlink()

    for _ in range(2):
        assert copied.build(strict=strict).failed
        assert told(copied) == [
            ("N802", "articles/crane.md"),
            ("N802", "articles/goats.md"),
            ("N802", "seeds/levee.txt"),
        ]
        assert verify(copied).counts["data", "row"] > 0


def test_the_next_good_build_verifies_and_drops_the_records_of_the_old_output(
    copied: SiteFolder,
) -> None:
    before = known_keys(copied)
    copied.write("seeds/levee.txt", LEVEE.replace("Levee holds", "Dyke holds"))
    copied.write("articles/crane.md", WRONG)
    assert copied.build().failed
    assert before < known_keys(copied)

    copied.write("articles/crane.md", WRONG.replace("never", "2021-03-12"))
    assert not copied.build().failed

    assert told(copied) == []
    keys = known_keys(copied)
    assert (len(keys), len(keys & before)) == (5, 3)
    manifest = read_manifest(manifest_path(copied.root / ".newsgen", copied.out))
    assert manifest.keys == keys


def test_rules_that_changed_and_a_build_that_failed_leave_nothing_else_to_tell(
    copied: SiteFolder,
) -> None:
    copied.write("houses.yaml", "quay:\n  paths: [seeds/*]\n  sections: [Sea]\n")
    copied.write("newsgen.yaml", "title: Gulf Wire\nurl: https://other.example\npage_size: 6\n")
    copied.write("articles/crane.md", WRONG)
    assert copied.build().failed

    assert told(copied) == [
        ("N802", "articles/crane.md"),
        ("N802", "houses.yaml"),
        ("N802", "newsgen.yaml"),
    ]


def test_an_authority_file_that_was_not_built_yet_is_told_and_no_list(copied: SiteFolder) -> None:
    copied.write(
        "authority.yaml", "people:\n  petrin:\n    name: Lukas\n    aliases: [Luka Petrin]"
    )

    assert told(copied) == [("N802", "authority.yaml")]


@pytest.mark.parametrize("config", ["", "url: https://gulf.example\n"])
def test_a_site_without_stories_verifies(site: SiteFolder, config: str) -> None:
    site.write("newsgen.yaml", f"title: Gulf Wire\n{config}")
    assert not site.build().failed

    assert told(site) == []
    site.write("seeds/levee.txt", LEVEE)
    assert told(site) == [("N802", "seeds/levee.txt")]


def test_a_build_that_was_killed_while_it_published_is_no_build(
    copied: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_half(*of: object) -> Changes:
        raise KeyboardInterrupt

    copied.write("seeds/levee.txt", LEVEE.replace("Levee holds", "Dyke holds"))
    with monkeypatch.context() as patch:
        patch.setattr("newsgen.output._move", write_half)
        with pytest.raises(KeyboardInterrupt):
            copied.build()

    with pytest.raises(NewsgenError, match="was not finished"):
        verify(copied)
    assert not copied.build().failed
    assert told(copied) == []


def test_a_build_that_was_killed_before_it_published_leaves_what_the_output_was_made_of(
    copied: SiteFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*of: object) -> Changes:
        raise KeyboardInterrupt

    copied.write("seeds/levee.txt", LEVEE.replace("Levee holds", "Dyke holds"))
    with monkeypatch.context() as patch:
        patch.setattr(build, "publish", stop)
        with pytest.raises(KeyboardInterrupt):
            copied.build()

    assert told(copied) == [("N802", "seeds/levee.txt")]
    assert not copied.build().failed
    assert len(known_keys(copied)) == 4


def test_records_that_are_lost_are_made_again_as_the_hint_says(copied: SiteFolder) -> None:
    state = copied.root / ".newsgen"
    for file in state.glob(f"{STORE_FILE}*"):
        file.unlink()
    with pytest.raises(NewsgenError) as caught:
        verify(copied)
    assert "delete .newsgen/ and build/ first" in caught.value.issues[0].hint

    for folder in (state, copied.out):
        folder.rename(Path(f"{folder}.old"))
    copied.build()
    assert told(copied) == []


def test_an_output_whose_records_another_output_replaced_is_built_as_the_hint_says(
    copied: SiteFolder,
) -> None:
    other = copied.root / "other"
    Builder(copied.root, other, 1).rebuild()
    copied.write("seeds/levee.txt", LEVEE.replace("Levee holds", "Dyke holds"))
    Builder(copied.root, other, 1).rebuild()
    with pytest.raises(NewsgenError) as caught:
        verify(copied)
    assert "another folder" in str(caught.value)
    assert caught.value.issues[0].hint.startswith("run `newsgen build` into build/")

    copied.build()
    assert told(copied) == []


def test_data_files_that_a_preview_left_are_told_once_and_made_by_a_build(
    copied: SiteFolder,
) -> None:
    copied.write("seeds/levee.txt", LEVEE.replace("Levee holds", "Dyke holds"))
    assert not Builder(copied.root, copied.out, 1, previews=True).rebuild().failed
    assert told(copied) == [("N851", "build/data")]

    copied.build()
    assert told(copied) == []


@settings(
    max_examples=max(5, BATCHES // 4),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batches=st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=3))
def test_whatever_was_edited_and_failed_gives_no_other_fault_than_the_output_has(
    tmp_path: Path, batches: list[list[tuple[str, str, str]]]
) -> None:
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    site = SiteFolder(tmp_path / "site")
    site.write("seeds/levee.txt", LEVEE)
    site.build()
    faults = set[str]()
    for batch in batches:
        for edit in batch:
            apply(site, edit)
        failed = site.build().failed
        if failed and load_config(site.root)[1]:
            continue  # newsgen.yaml itself is wrong
        found = {code for code, _ in told(site)}
        if failed:
            assert found <= {*faults, "N802"}
        else:
            # A site's own template may lack what a page has to have.
            faults = found
            assert not any(code.startswith("N80") for code in faults)


def test_reparse_compares_with_the_output_after_a_failed_build(copied: SiteFolder) -> None:
    copied.write("authority.yaml", "people: 7\n")
    promo = "quay:\n  paths: [seeds/*]\n  boilerplate:\n    promo: ['Farmers {any}']\n"
    copied.write("houses.yaml", promo)
    assert copied.build().failed

    result = CliRunner().invoke(reparse.command, ["--site", str(copied.root), "--diff"])

    assert "+ promo: Farmers counted eleven hundred bags" in result.stdout
