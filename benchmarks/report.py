"""The measurements as Markdown tables: medians, ratios to each peer, growth."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import Final

from benchmarks.contenders import (
    BODY,
    COLD,
    FULL,
    HEADLINE,
    LEAN,
    RAW,
    SCENARIOS,
    UNCHANGED,
)
from benchmarks.measuring import NOISE, Run
from benchmarks.rounds import Measured

_OWN: Final = (LEAN, FULL, RAW)
_NONE: Final = "–"
_MEMORY: Final = "peak memory"

_RATIOS: Final[tuple[tuple[str, str, str, Mapping[str, float]], ...]] = (
    ("cold, like for like", LEAN, COLD, {"Hugo": 0.5, "Eleventy": 0.5, "Pelican": 0.2}),
    ("cold, everything on", FULL, COLD, {"Hugo": 1.2, "Eleventy": 1.2, "Pelican": 0.45}),
    (UNCHANGED, FULL, UNCHANGED, {"Hugo": 0.04}),
    (BODY, FULL, BODY, {}),
    (HEADLINE, FULL, HEADLINE, {}),
)
"""Row, the column of newsgen, its scenario, and the most that is aimed at with 10,000 articles."""


def report(
    measured: Measured, grown: Mapping[int, Measured], machine: Sequence[str], notes: Sequence[str]
) -> str:
    """The whole report, a Markdown page."""
    rounds = max((len(runs) for runs in measured.runs.values()), default=0)
    parts = [
        "# Results",
        "How this was measured, and how to read it: [README.md](README.md).",
        _bullets([*machine, f"{measured.articles:,} articles, rounds: {rounds}, medians of them"]),
        "## Seconds",
        "In brackets processor seconds of all processes. \\* marks what other programs disturbed.",
        _seconds(measured),
        *_raw_rate(measured),
    ]
    if peers := _find_peers(measured):
        parts += [
            "## newsgen divided by its peers",
            "In brackets the ratio of processor seconds; then the aim for 10,000 articles.",
            _ratios(measured, peers),
        ]
    if grown:
        parts += ["## Growth", "Cold builds of newsgen, everything on.", _growth(grown)]
    if notes:
        parts += ["## Left out", _bullets(notes)]
    return "\n\n".join(parts) + "\n"


def _seconds(measured: Measured) -> str:
    names = [name for name, scenario in measured.runs if scenario == COLD]
    rows = [
        [scenario, *(_seconds_cell(measured.runs.get((name, scenario), [])) for name in names)]
        for scenario in SCENARIOS
    ]
    memory, written = measured.memory, measured.written
    rows += [
        _row("peak memory of the largest process, MB", names,
             lambda name: f"{_largest(measured, name):.0f}"),
        _row("peak memory of all processes, MB", names,
             lambda name: f"{memory[name]:.0f}"),
        _row("files written", names, lambda name: f"{written[name][0]:,}"),
        _row("MB written", names, lambda name: f"{written[name][1] / 1e6:.0f}"),
    ]  # fmt: skip
    return _table(["", *names], rows)


def _row(title: str, names: Iterable[str], cell: Callable[[str], str]) -> list[str]:
    return [title, *map(cell, names)]


def _seconds_cell(runs: Sequence[Run]) -> str:
    if not runs:
        return _NONE
    return f"{_seconds_of(runs):.2f} ({_cpu_of(runs):.2f}){_noise(runs)}"


def _find_peers(measured: Measured) -> list[str]:
    return [name for name, scenario in measured.runs if scenario == COLD and name not in _OWN]


def _ratios(measured: Measured, peers: Sequence[str]) -> str:
    rows = []
    for title, own, scenario, aims in _RATIOS:
        mine = measured.runs.get((own, scenario), [])
        theirs = {peer: measured.runs.get((peer, scenario), []) for peer in peers}
        if mine:
            cells = [_ratio_cell(mine, runs, aims.get(peer)) for peer, runs in theirs.items()]
            rows.append([title, *cells])
    memory = measured.memory
    rows.append([_MEMORY, *(f"{memory[FULL] / memory[peer]:.2f}" for peer in peers)])
    return _table(["", *peers], rows)


def _ratio_cell(mine: Sequence[Run], theirs: Sequence[Run], aim: float | None) -> str:
    if not theirs:
        return _NONE
    seconds = _seconds_of(mine) / _seconds_of(theirs)
    cpu = _cpu_of(mine) / _cpu_of(theirs)
    wanted = f", aim {aim}" if aim else ""
    return f"{seconds:.3f} ({cpu:.3f}){_noise([*mine, *theirs])}{wanted}"


def _raw_rate(measured: Measured) -> list[str]:
    runs = measured.runs.get((RAW, COLD), [])
    if not runs:
        return []
    rate = measured.articles / _seconds_of(runs)
    return [f"Raw copy to pages and search index: {rate:.0f} articles a second{_noise(runs)}."]


def _growth(grown: Mapping[int, Measured]) -> str:
    sizes = [grown[size] for size in sorted(grown)]
    rows = [_growth_row(sizes[0], *pair) for pair in zip([None, *sizes[:-1]], sizes, strict=True)]
    return _table(
        ["articles", "seconds", "ms an article", "× the first",
         "largest process, MB", "all processes, MB", "KB an article more"],
        rows,
    )  # fmt: skip


def _growth_row(first: Measured, before: Measured | None, measured: Measured) -> list[str]:
    each, each_at_first = _each_of(measured), _each_of(first)
    times = [now / then for now, then in zip(each, each_at_first, strict=True)]
    more = _NONE
    if before:
        grown = measured.memory[FULL] - before.memory[FULL]
        more = f"{1024 * grown / (measured.articles - before.articles):.1f}"
    return [
        f"{measured.articles:,}",
        _seconds_cell(measured.runs[FULL, COLD]),
        f"{each[0]:.2f} ({each[1]:.2f})",
        f"{times[0]:.2f} ({times[1]:.2f})",
        f"{_largest(measured, FULL):.0f}",
        f"{measured.memory[FULL]:.0f}",
        more,
    ]


def _each_of(measured: Measured) -> tuple[float, float]:
    """Milliseconds that an article takes, and processor milliseconds."""
    runs = measured.runs[FULL, COLD]
    return 1000 * _seconds_of(runs) / measured.articles, 1000 * _cpu_of(runs) / measured.articles


def _seconds_of(runs: Sequence[Run]) -> float:
    return median(run.seconds for run in runs)


def _cpu_of(runs: Sequence[Run]) -> float:
    return median(run.cpu for run in runs)


def _largest(measured: Measured, name: str) -> float:
    return median(run.largest for run in measured.runs[name, COLD])


def _noise(runs: Iterable[Run]) -> str:
    return "\\*" if any(run.others > NOISE for run in runs) else ""


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---", *("---:" for _ in heads[1:])], *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
