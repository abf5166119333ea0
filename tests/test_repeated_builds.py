"""A terminal that shows one build after another."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsgen.commands.repeated import MOST_GONE, RepeatedBuilds
from newsgen.errors import Issue, Severity
from newsgen.report import BuildReport

UNCLOSED = Issue(
    "seeds/pier.txt", 3, 1, "N301", Severity.WARNING, "a quotation is never closed", "close it"
)
SUFFIXED = Issue("seeds/quay.txt", 1, 1, "N402", Severity.WARNING, "two headlines make one slug")
WRONG = Issue("seeds/mole.txt", 2, 1, "N201", Severity.ERROR, "no list")


def report(*issues: Issue) -> BuildReport:
    return BuildReport(issues, failed=WRONG in issues)


def test_a_warning_is_new_once() -> None:
    builds = RepeatedBuilds()
    assert builds.sift(report(UNCLOSED)).fresh == (UNCLOSED,)
    sifted = builds.sift(report(UNCLOSED, SUFFIXED))
    assert (sifted.fresh, sifted.repeated, sifted.gone) == ((SUFFIXED,), 1, ())


def test_a_warning_whose_line_has_moved_is_not_new() -> None:
    builds = RepeatedBuilds()
    builds.sift(report(UNCLOSED))
    moved = replace(UNCLOSED, line=9, excerpt="“It is open")
    sifted = builds.sift(report(UNCLOSED, moved))
    assert (sifted.fresh, sifted.repeated) == ((moved,), 1)
    sifted = builds.sift(report(replace(moved, line=8), replace(moved, line=10)))
    assert (sifted.fresh, sifted.repeated, sifted.gone) == ((), 2, ())


def test_a_warning_that_is_mended_is_told_and_new_when_it_is_back() -> None:
    builds = RepeatedBuilds()
    builds.sift(report(UNCLOSED, SUFFIXED))
    sifted = builds.sift(report(SUFFIXED))
    assert (sifted.fresh, sifted.repeated, sifted.gone) == ((), 1, (UNCLOSED,))
    assert builds.sift(report(UNCLOSED)).fresh == (UNCLOSED,)


def test_a_build_that_failed_tells_all_errors_and_mends_no_warning() -> None:
    builds = RepeatedBuilds()
    builds.sift(report(UNCLOSED))
    for _ in range(2):
        sifted = builds.sift(report(WRONG))
        assert (sifted.fresh, sifted.repeated, sifted.gone) == ((WRONG,), 0, ())
    sifted = builds.sift(report(UNCLOSED))
    assert (sifted.fresh, sifted.repeated, sifted.gone) == ((), 1, ())


def test_the_terminal_shows_what_is_new_and_counts_the_rest(
    capsys: pytest.CaptureFixture[str],
) -> None:
    builds, out = RepeatedBuilds(), Path("build")
    builds.print_report(report(UNCLOSED), out)
    assert "hint: close it" in capsys.readouterr().err
    builds.print_report(report(UNCLOSED, SUFFIXED), out)
    printed = capsys.readouterr()
    assert "two headlines make one slug" in printed.err
    assert "never closed" not in printed.err + printed.out
    assert "1 warning as before" in printed.err.splitlines()
    builds.print_report(report(SUFFIXED), out)
    gone = "gone: seeds/pier.txt:3:1: warning N301 a quotation is never closed"
    assert capsys.readouterr().err.splitlines() == ["1 warning as before", gone]


def test_of_many_warnings_that_are_gone_the_number_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    builds, out = RepeatedBuilds(), Path("build")
    builds.print_report(report(*[UNCLOSED] * (MOST_GONE + 1)), out)
    capsys.readouterr()
    builds.print_report(report(), out)
    assert capsys.readouterr().err == f"{MOST_GONE + 1} warnings are gone\n"
