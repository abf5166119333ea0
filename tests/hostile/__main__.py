"""``python -m tests.hostile``: run the corpus, print how many cases of each kind there are."""

import tempfile
from pathlib import Path

from tests.hostile.cases import Outcome, try_case
from tests.hostile.corpus import all_cases
from tests.hostile.markup import FIELDS, PAYLOADS


def run_all(folder: Path) -> list[Outcome]:
    """Run every case, each in a folder of its own."""
    return [try_case(case, folder / str(number)) for number, case in enumerate(all_cases())]


def print_counts(outcomes: list[Outcome]) -> None:
    """A line for each kind, and one for each case that went wrong."""
    print(f"{'kind':<20} {'cases':>5} {'right':>5} {'seconds':>8} {'slowest':>8} {'MB':>5}")
    for kind in dict.fromkeys(outcome.case.kind for outcome in outcomes):
        of_kind = [outcome for outcome in outcomes if outcome.case.kind == kind]
        seconds = [outcome.seconds for outcome in of_kind]
        print(
            f"{kind:<20} {len(of_kind):>5} {sum(outcome.is_right for outcome in of_kind):>5} "
            f"{sum(seconds):>8.2f} {max(seconds):>8.2f} "
            f"{max(outcome.megabytes for outcome in of_kind):>5.0f}"
        )
    built = len(PAYLOADS) * len(FIELDS)
    print(f"{'markup':<20} {built:>5}   in one site, opened by test_in_browser.py")
    wrong = [outcome for outcome in outcomes if not outcome.is_right]
    print(f"{len(outcomes) + built} cases, {len(wrong)} wrong")
    for outcome in wrong:
        print(f"  {outcome.case}: {sorted(outcome.answers)} "
              f"{outcome.seconds:.2f} s {outcome.megabytes:.0f} MB")  # fmt: skip


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        print_counts(run_all(Path(scratch)))
