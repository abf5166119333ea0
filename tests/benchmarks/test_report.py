"""The tables: medians, ratios, marks for noise, gaps where something was not measured."""

from benchmarks.contenders import COLD, UNCHANGED
from benchmarks.measuring import Run
from benchmarks.report import report
from benchmarks.rounds import Measured


def make_run(seconds: float, *, others: float = 0.0, largest: float = 100.0) -> Run:
    return Run(seconds, 2 * seconds, others, largest)


def make_measured(articles: int, runs: dict[tuple[str, str], list[Run]]) -> Measured:
    names = [name for name, scenario in runs if scenario == COLD]
    return Measured(
        articles,
        runs,
        memory={name: runs[name, COLD][0].largest for name in names},
        written=dict.fromkeys(names, (1200, 3_000_000)),
    )


def rows(page: str) -> dict[str, list[str]]:
    """The cells of each table's row, by its first; of rows of one name the last."""
    cells = [line.strip("| ").split(" | ") for line in page.splitlines() if line.startswith("|")]
    return {row[0]: row[1:] for row in cells}


COMPARED = make_measured(
    1000,
    {
        ("newsgen", COLD): [make_run(9), make_run(3), make_run(4)],
        ("newsgen, raw copy", COLD): [make_run(5)],
        ("Hugo", COLD): [make_run(8, others=0.5, largest=400)],
        ("newsgen", UNCHANGED): [make_run(0.1)],
        ("Hugo", UNCHANGED): [make_run(10)],
    },
)
PAGE = report(COMPARED, {}, ["2 cores"], ["Pelican could not be installed"])


def test_seconds_are_medians_with_processor_seconds() -> None:
    assert rows(PAGE)["cold"] == ["4.00 (8.00)", "5.00 (10.00)", "8.00 (16.00)\\*"]


def test_what_was_not_measured_is_a_dash() -> None:
    assert "| nothing changed | 0.10 (0.20) | – | 10.00 (20.00) |" in PAGE


def test_ratios_are_of_medians_and_stand_beside_their_aims() -> None:
    assert rows(PAGE)["cold, everything on"] == ["0.500 (0.500)\\*, aim 1.2"]
    assert rows(PAGE)["nothing changed"] == ["0.010 (0.010), aim 0.04"]
    assert rows(PAGE)["peak memory"] == ["0.25"]


def test_a_row_without_newsgen_is_left_out() -> None:
    assert "cold, like for like" not in PAGE


def test_raw_copy_is_told_in_articles_a_second() -> None:
    assert "200 articles a second." in PAGE


def test_what_could_not_run_is_named() -> None:
    assert PAGE.endswith("## Left out\n\n- Pelican could not be installed\n")


def test_without_peers_there_are_no_ratios() -> None:
    alone = make_measured(100, {("newsgen", COLD): [make_run(1)]})
    assert "divided" not in report(alone, {}, [], [])


def test_growth_is_told_by_the_article() -> None:
    grown = {
        1000: make_measured(1000, {("newsgen", COLD): [make_run(2, largest=60)]}),
        3000: make_measured(3000, {("newsgen", COLD): [make_run(9, largest=80)]}),
    }
    table = rows(report(COMPARED, grown, [], []))
    assert table["1,000"] == ["2.00 (4.00)", "2.00 (4.00)", "1.00 (1.00)", "60", "60", "–"]
    assert table["3,000"] == ["9.00 (18.00)", "3.00 (6.00)", "1.50 (1.50)", "80", "80", "10.2"]
