"""What commands print beside their results: progress, warnings, the closing lines."""

import io
import sys
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.commands import printing
from newsgen.commands.printing import MOST_WARNINGS, print_issues, print_summary, show_progress
from newsgen.errors import issue_in
from newsgen.report import BuildReport
from newsgen.unknown_fields import FRONT_MATTER_HINT, say_unknown

WARNINGS = [issue_in(codes.OTHER_FILE, f"seeds/{n}.pdf", "left out") for n in range(30)]


class Terminal(io.StringIO):
    """Standard error where somebody looks on."""

    def isatty(self) -> bool:
        return True


def test_on_a_terminal_each_phase_has_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with show_progress() as progress:
        for _ in range(3):
            progress("read", 1, 3)
        progress("render", 64, 128)
    told = terminal.getvalue()
    assert "Reading" in told
    assert "3/3" in told
    assert told.index("Reading") < told.index("Rendering")
    assert "64/128" in told


def test_a_bar_for_nothing_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with show_progress() as progress:
        progress("read", 0, 0)


def test_elsewhere_each_phase_ends_with_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    with show_progress() as progress:
        progress("read", 2, 3)
        progress("read", 1, 3)
        progress("render", 1200, 1200)
    assert capsys.readouterr().err == "Reading: 3\nRendering: 1,200\n"


def test_a_long_phase_says_now_and_then_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "_SECONDS_BETWEEN_LINES", -1.0)
    with show_progress() as progress:
        progress("read", 64, 2000)
        progress("read", 64, 2000)
    assert "Reading: 128 of 2,000\n" in capsys.readouterr().err


def test_many_warnings_are_counted_and_check_shows_all(capsys: pytest.CaptureFixture[str]) -> None:
    print_issues(WARNINGS)
    lines = capsys.readouterr().err.splitlines()
    assert sum("seeds/" in line for line in lines) == MOST_WARNINGS
    assert lines[-1] == "… and 10 more warnings: `newsgen check` shows all"
    print_issues(WARNINGS, everything=True)
    assert "seeds/29.pdf" in capsys.readouterr().err


def test_errors_are_all_told_and_come_last(capsys: pytest.CaptureFixture[str]) -> None:
    errors = [issue_in(codes.EMPTY_FILE, f"seeds/{n}.txt", "empty") for n in range(30)]
    print_issues([*errors, *WARNINGS])
    told = capsys.readouterr().err
    assert all(f"seeds/{n}.txt" in told for n in range(30))
    assert told.rindex(".pdf") < told.index(".txt")


def test_the_closing_lines_say_what_is_to_be_known(capsys: pytest.CaptureFixture[str]) -> None:
    report = BuildReport(
        issues=tuple(WARNINGS), failed=False, articles=1204, drafts=2, recorded=1, sitemap=True
    )
    print_summary(report, Path("build"))
    told = capsys.readouterr().out
    assert told.startswith("1,204 articles, 0 files written, 0 kept in 0.0 s → build/index.html\n")
    assert "2 drafts held back" in told
    assert "addresses.tsv got 1 line: commit it" in told
    assert "sitemap.xml" not in told
    assert f"30 × {codes.OTHER_FILE.id}" in told


def test_a_strict_build_that_failed_says_that_it_was_the_warnings(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    print_summary(BuildReport(issues=tuple(WARNINGS), failed=True), tmp_path)
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"Not built: warnings (--strict). {tmp_path}/ is as it was.")


def test_a_first_build_that_failed_does_not_speak_of_an_earlier_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "build"
    print_summary(BuildReport(issues=tuple(WARNINGS), failed=True), out)
    assert f" There is no {out}/ yet.\n" in capsys.readouterr().err


def test_an_unknown_field_of_many_files_is_printed_once_unless_all_are_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    hint = FRONT_MATTER_HINT
    issues = [
        issue_in(codes.UNKNOWN_FIELD, f"a{n}.md", say_unknown("weight"), hint) for n in range(9)
    ]
    print_issues(issues)
    assert capsys.readouterr().err.splitlines() == [
        "a0.md:1:1: error N205 unknown field `weight`",
        f"  hint: {hint}",
        "  … and `weight` in 8 more files",
        "To let these fields pass, in newsgen.yaml: front_matter: {ignore: [weight]}",
    ]
    print_issues(issues, everything=True)
    told = capsys.readouterr().err
    assert told.count("N205") == 9
    assert told.endswith("{ignore: [weight]}\n")
