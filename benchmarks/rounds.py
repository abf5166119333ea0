"""Rounds of measurements: in each, all contenders in turn, so that a slow minute strikes all."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.contenders import BODY, COLD, HEADLINE, SCENARIOS, Contender
from benchmarks.corpus.stories import make_head
from benchmarks.measuring import Run, run_command, wait_for_quiet
from benchmarks.sites import (
    check_edit,
    check_output,
    make_sites,
    measure_output,
    prepare,
    remove,
)

_TRIAL: Final = 30
"""Stories of the first, unmeasured build, which shows whether a contender works at all."""

Sites = Sequence[tuple[Contender, Path]]


@dataclass(frozen=True, slots=True)
class Conditions:
    """How to measure."""

    rounds: int
    patience: float
    """Seconds to wait, at most, before each run for other programs to be quiet."""
    limit: float
    """Seconds after which a run is given up."""
    tell: Callable[[str], None]
    """Told of each run."""


@dataclass(frozen=True, slots=True)
class Measured:
    """All runs with one number of articles."""

    articles: int
    runs: dict[tuple[str, str], list[Run]] = field(default_factory=lambda: defaultdict(list))
    """By contender and scenario."""
    memory: dict[str, float] = field(default_factory=dict)
    """By contender: peak memory of all its processes, in a further cold build, MB."""
    written: dict[str, tuple[int, int]] = field(default_factory=dict)
    """By contender: files and bytes of the output."""


def try_out(contenders: Sequence[Contender], work: Path, conditions: Conditions) -> None:
    """Build a tiny site with each. Raises `BuildError` or `WrongOutputError`."""
    sites = _lay_out(contenders, work / "trial", _TRIAL)
    for contender, root in sites:
        run_command(contender.command, root, work / "log.txt", limit=conditions.limit)
        check_output(contender, root, _TRIAL)
    remove(work / "trial")


def compare(
    contenders: Sequence[Contender], work: Path, articles: int, conditions: Conditions
) -> Measured:
    """Measure every scenario of all contenders, round by round, then their memory."""
    conditions.tell(f"writing {articles:,} articles for each of {len(contenders)} sites")
    sites = _lay_out(contenders, work / "compared", articles)
    measured = Measured(articles)
    for number in range(1, conditions.rounds + 1):
        for scenario in SCENARIOS:
            for contender, root in sites:
                if scenario in contender.scenarios:
                    run = _measure(contender, root, scenario, articles, number, conditions)
                    measured.runs[contender.name, scenario].append(run)
    _sample(sites, measured, conditions)
    remove(work / "compared")
    return measured


def grow(
    contender: Contender, work: Path, sizes: Sequence[int], conditions: Conditions
) -> Mapping[int, Measured]:
    """Measure cold builds of archives of several sizes, round by round."""
    roots = {size: _lay_out([contender], work / f"grown-{size}", size) for size in sizes}
    grown = {size: Measured(size) for size in sizes}
    for number in range(1, conditions.rounds + 1):
        for size, sites in roots.items():
            run = _measure(*sites[0], COLD, size, number, conditions)
            grown[size].runs[contender.name, COLD].append(run)
    for size, sites in roots.items():
        _sample(sites, grown[size], conditions)
        remove(work / f"grown-{size}")
    return grown


def _lay_out(contenders: Sequence[Contender], folder: Path, articles: int) -> Sites:
    sites = [(one, folder / f"site-{number}") for number, one in enumerate(contenders, start=1)]
    make_sites(sites, articles)
    return sites


def _measure(
    contender: Contender, root: Path, scenario: str, articles: int, number: int, how: Conditions
) -> Run:
    edited, mark = make_head(articles // 2), f"Round {number} with {scenario}"
    prepare(contender, root, scenario, edited, mark)
    wait_for_quiet(how.patience)
    run = run_command(contender.command, root, root.parent / "log.txt", limit=how.limit)
    how.tell(
        f"{number}. {_label(articles, scenario, contender)} {run.seconds:8.2f} s, processors "
        f"{run.cpu:8.2f} s, others {run.others:.2f} cores, {run.largest:5.0f} MB"
    )
    if scenario == COLD:
        check_output(contender, root, articles)
    elif scenario in (BODY, HEADLINE):
        check_edit(contender, root, edited, mark)
    return run


def _sample(sites: Sites, measured: Measured, how: Conditions) -> None:
    """A further cold build of each, for its memory and its output."""
    for contender, root in sites:
        prepare(contender, root, COLD, make_head(0), "")
        run = run_command(
            contender.command, root, root.parent / "log.txt", limit=how.limit, sample=True
        )
        measured.written[contender.name] = measure_output(contender, root)
        memory = run.together or 0.0
        measured.memory[contender.name] = memory
        how.tell(f"   {_label(measured.articles, 'memory', contender)} {memory:8.0f} MB")


def _label(articles: int, scenario: str, contender: Contender) -> str:
    return f"{articles:>7,}  {scenario:<20} {contender.name:<24}"
