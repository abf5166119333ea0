"""The files that correct seeds, and what is wrong with them as a whole."""

from pathlib import Path

import pytest

from newsgen.archive.override_files import find_override_issues, read_overrides
from newsgen.loader.site_rules import SiteRules
from tests.factories import write_files

RULES = SiteRules()


@pytest.mark.parametrize(
    ("earlier", "held", "code"), [("", False, "N209"), ("articles/a.md", True, "N211")]
)
def test_an_override_whose_seed_is_missing_or_taken_is_reported_at_the_line(
    tmp_path: Path, earlier: str, held: bool, code: str
) -> None:
    write_files(tmp_path, {"articles/fix.md": "---\nslug: x\nseed: seeds/a.txt\n---\n"})
    (issue,) = find_override_issues(
        tmp_path, "articles/fix.md", "seeds/a.txt", RULES, earlier, held=held
    )
    assert (issue.path, issue.line, issue.column, issue.code) == ("articles/fix.md", 3, 7, code)
    assert earlier in issue.message


def test_an_override_of_a_seed_that_is_there_and_free_is_well(tmp_path: Path) -> None:
    write_files(tmp_path, {"articles/fix.md": "---\nseed: seeds/a.txt\n---\n"})
    found = find_override_issues(tmp_path, "articles/fix.md", "seeds/a.txt", RULES, "", held=True)
    assert found == ()


def test_of_two_files_that_correct_a_seed_the_first_counts(tmp_path: Path) -> None:
    files = {
        "articles/one.md": "---\nseed: seeds/a.txt\n---\n",
        "articles/two.md": "---\nseed: seeds/a.txt\n---\n",
        "articles/own.md": "---\nheadline: Tide\n---\nThe tide came in.\n",
        "seeds/b.md": "---\nseed: seeds/a.txt\n---\n",
    }
    write_files(tmp_path, files)
    assert read_overrides(tmp_path, files, RULES) == {"seeds/a.txt": "articles/one.md"}
