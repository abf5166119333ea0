"""Each hostile case gets its named answer, in time and within memory, and no traceback."""

from pathlib import Path

import pytest

from tests.hostile.cases import Case, try_case
from tests.hostile.corpus import all_cases

CASES = tuple(all_cases())


def test_the_corpus_has_no_two_cases_of_one_name() -> None:
    assert len({str(case) for case in CASES}) == len(CASES)


@pytest.mark.parametrize("kind", dict.fromkeys(case.kind for case in CASES))
def test_what_means_harm_gets_a_named_answer(kind: str, tmp_path: Path) -> None:
    cases = [case for case in CASES if case.kind == kind]
    assert [wrong for number, case in enumerate(cases) if (
        wrong := _find_wrong(case, tmp_path / str(number)))] == []  # fmt: skip


def _find_wrong(case: Case, folder: Path) -> str:
    """What went otherwise than it has to; empty where nothing did."""
    outcome = try_case(case, folder)
    if outcome.is_right:
        return ""
    # Processors that others use too may make one run slow.
    outcome = try_case(case, folder.with_name(f"{folder.name}-again"))
    told = f"{sorted(outcome.answers)}, {outcome.seconds:.1f} s, {outcome.megabytes:.0f} MB"
    return "" if outcome.is_right else f"{case}: {told}"
