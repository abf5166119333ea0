"""``newsgen topics`` as a user runs it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsgen.archive.uncovered import Phrase, Uncovered
from newsgen.commands.topics import OTHER, command, describe_uncovered
from tests.conftest import SiteFolder, read_tree

ELECTION = (
    "Island counts its votes\n\n"
    "The general election was held on the island, and the ballot boxes came by boat. "
    "Turnout was high, the election commission found, and every ballot was counted.\n"
)


def lantern(number: int) -> str:
    return (
        f"Keeper no. {number} looks after the light\n\n"
        f"The keeper polished a brass lantern, number {number}. Then the brass lantern went up.\n"
    )


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, catch_exceptions=False)


@pytest.fixture
def lit(site: SiteFolder) -> SiteFolder:
    site.write("seeds/election.txt", ELECTION)
    for number in range(1, 4):
        site.write(f"seeds/lantern-{number}.txt", lantern(number))
    return site


def test_topics_stand_below_their_upper_heading_with_counts(lit: SiteFolder) -> None:
    lit.write("articles/a.md", "---\nheadline: A\ntopics: [Lamp lore]\n---\n\nText of it.\n")
    lines = run("--site", str(lit.root), "--most", "0").stdout.splitlines()
    assert lines[0] == "2 topics of 5 stories"
    upper = lines.index("      1  Politics and government")
    assert lines[upper + 1] == "      1    Elections"
    assert lines[-4:-2] == [f"      1  {OTHER}", "      1    Lamp lore"]
    assert lines[-1] == "      3  without a topic"


def test_the_topics_of_the_site_itself_are_counted_and_its_cues_are_no_phrases(
    lit: SiteFolder,
) -> None:
    lit.write("articles/a.md", "---\nheadline: A\ntopics: [Lamp lore]\n---\n\nText of it.\n")
    lit.write("topics.yaml", "Sport: {topics: {Lamp lore: {cues: {3: brass lantern}}}}\n")
    text = run("--site", str(lit.root)).stdout
    assert "Sport\n" in text
    assert OTHER not in text
    assert "  brass lantern" not in text


def test_phrases_that_the_vocabulary_lacks_are_listed(lit: SiteFolder) -> None:
    text = run("--site", str(lit.root)).stdout
    assert "phrases of the" in text
    row = next(line for line in text.splitlines() if "brass lantern" in line)
    assert row.split() == ["3", "0", "brass", "lantern", "seeds/lantern-1.txt"]
    assert "ballot" not in text


def test_nothing_is_written(lit: SiteFolder) -> None:
    before = read_tree(lit.root)
    assert run("--site", str(lit.root)).exit_code == 0
    assert read_tree(lit.root) == before


def test_most_limits_the_phrases(lit: SiteFolder) -> None:
    assert "brass lantern" not in run("--site", str(lit.root), "--most", "0").stdout
    assert run("--site", str(lit.root), "--most", "-1").exit_code == 2


def test_sources_with_errors_are_left_out_and_counted(lit: SiteFolder) -> None:
    lit.write("seeds/empty.txt", "")
    done = run("--site", str(lit.root))
    assert done.exit_code == 0
    assert "1 error left sources out: see `newsgen check`" in done.stderr
    assert "of 4 stories" in done.stdout


def test_an_empty_archive_is_no_mistake(site: SiteFolder) -> None:
    done = run("--site", str(site.root))
    assert done.exit_code == 0
    assert done.stdout.splitlines()[0] == "0 topics of 0 stories"
    assert "No phrase sets the 0 stories" in done.stdout


def test_a_folder_without_a_site_is_explained(tmp_path: Path) -> None:
    done = CliRunner().invoke(command, ["--site", str(tmp_path)])
    assert done.exit_code == 1
    assert "newsgen init" in str(done.exception)


def test_the_table_names_both_groups() -> None:
    phrase = Phrase("brass lantern", 1200, 3, 9.0, "seeds/a.txt")
    lines = list(describe_uncovered(Uncovered((phrase,), 1500, 500)))
    assert "phrases of the 1,500 stories with at most 1 topic" in lines[1]
    assert "500 others" in lines[2]
    assert lines[-1].split() == ["1,200", "3", "brass", "lantern", "seeds/a.txt"]
