"""docs/promises.md names each promise of the architecture, and tests that are there."""

import re

import pytest

from tests.conftest import ROOT

PAGE = (ROOT / "docs/promises.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
PROMISES = re.findall(
    r"^\*\*(.+?)[.,]?\*\*",
    ARCHITECTURE.partition("## Promises")[2].partition("\n## ")[0],
    flags=re.MULTILINE,
)


@pytest.mark.parametrize("promise", PROMISES)
def test_each_promise_of_the_architecture_has_a_row(promise: str) -> None:
    rows = re.findall(r"^\| ([^|]+) \|", PAGE, flags=re.MULTILINE)
    assert any(row.startswith(promise) for row in rows)


def test_every_test_that_is_named_is_there() -> None:
    named = set(re.findall(r"`(tests/[\w/.]+)`", PAGE))
    assert len(named) > 20
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_each_row_names_a_test() -> None:
    promises = PAGE.partition("## Mutation testing")[0]
    for row in re.findall(r"^\| (?!promise|-)(.+) \|$", promises, flags=re.MULTILINE):
        assert "`tests/" in row or "`make " in row, row
