"""Rounds: who is measured when, and that every scenario starts from where it should."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import rounds
from benchmarks.contenders import COLD, SCENARIOS, Contender, hugo, newsgen, raw_newsgen
from benchmarks.corpus.stories import make_head
from benchmarks.measuring import Run
from benchmarks.rounds import Conditions, compare, grow, try_out
from benchmarks.sites import WrongOutputError

ARTICLES = 4
NAMED = {made.output: made for made in (newsgen(), hugo())}


def write_pages(root: Path, output: str, articles: int) -> None:
    """What a generator does: a page for each story, with its text as it is now."""
    contender = NAMED[output]
    for number in range(articles):
        head = make_head(number)
        page = root / contender.page_of(head)
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_bytes((root / contender.source_of(head)).read_bytes())


class Told:
    """Conditions that note what they are told, and a command that is not run but noted."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lines: list[str] = []
        self.cold: list[bool] = []
        self.lazy = False
        self.conditions = Conditions(2, patience=0, limit=1, tell=self.lines.append)
        monkeypatch.setattr(rounds, "run_command", self.run)

    def run(
        self, command: Sequence[str], folder: Path, *_: Path, sample: bool = False, **__: float
    ) -> Run:
        output = command[-1]
        self.cold.append(not (folder / output).exists())
        articles = sum(1 for _ in folder.glob("*/[0-9]*/[0-9]*/[!_]*.md"))
        if not self.lazy or self.cold[-1]:
            write_pages(folder, output, articles)
        return Run(1.0, 1.0, 0.0, 50.0, together=70.0 if sample else None)

    def runs(self) -> list[tuple[str, str]]:
        """Scenario and contender of each run told of, in order."""
        found = (re.match(r"\d\. +\d+  (.+?)  +(.+?)  ", line) for line in self.lines)
        return [(row[1], row[2]) for row in found if row]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    return Told(monkeypatch)


def name_output(contender: Contender) -> Contender:
    return replace(contender, command=("build", contender.output))


CONTENDERS = [name_output(newsgen()), name_output(hugo())]


def test_contenders_take_turns_in_every_scenario(told: Told, tmp_path: Path) -> None:
    measured = compare(CONTENDERS, tmp_path, ARTICLES, told.conditions)
    once = [(scenario, name) for scenario in SCENARIOS for name in ("newsgen", "Hugo")]
    assert told.runs() == [*once, *once]
    assert {len(runs) for runs in measured.runs.values()} == {2}


def test_only_cold_builds_start_without_output(told: Told, tmp_path: Path) -> None:
    compare(CONTENDERS, tmp_path, ARTICLES, told.conditions)
    cold, warm = [True] * 2, [False] * 2
    assert told.cold == [*cold, *warm * 3, *cold, *warm * 3, *cold]


def test_memory_and_output_are_of_a_further_build(told: Told, tmp_path: Path) -> None:
    measured = compare(CONTENDERS, tmp_path, ARTICLES, told.conditions)
    assert measured.memory == {"newsgen": 70.0, "Hugo": 70.0}
    assert measured.written["Hugo"][0] == ARTICLES


def test_a_contender_that_leaves_out_an_edit_stops_the_benchmark(
    told: Told, tmp_path: Path
) -> None:
    told.lazy = True
    with pytest.raises(WrongOutputError, match="newsgen did not bring “Round 1 with one body"):
        compare(CONTENDERS, tmp_path, ARTICLES, told.conditions)


def test_sizes_take_turns_in_growth(told: Told, tmp_path: Path) -> None:
    grown = grow(CONTENDERS[0], tmp_path, (2, 3), told.conditions)
    sizes = [line.split()[1] for line in told.lines if "processors" in line]
    assert sizes == ["2", "3", "2", "3"]
    assert [len(grown[size].runs["newsgen", COLD]) for size in (2, 3)] == [2, 2]


def test_nothing_is_left_on_disk(told: Told, tmp_path: Path) -> None:
    try_out(CONTENDERS, tmp_path, told.conditions)
    compare(CONTENDERS, tmp_path, ARTICLES, told.conditions)
    grow(CONTENDERS[0], tmp_path, (2,), told.conditions)
    assert list(tmp_path.iterdir()) == []


def test_raw_copy_is_built_cold_only() -> None:
    assert raw_newsgen().scenarios == (COLD,)
