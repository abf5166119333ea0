"""Precision and recall of the loader on the gold set, field by field.

``python -m tests.gold_score`` prints the figures, ``--wrong FIELD`` lists what is wrong in a field,
``--update`` writes the figures that the test holds the loader to (tests/gold/figures.json).
"""

import argparse
import functools
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tests.gold_fields import FIELDS, Item
from tests.gold_records import FOLDER, list_articles, parse, read_gold

FIGURES = FOLDER / "figures.json"


@dataclass(frozen=True, slots=True)
class Tally:
    """One field of one article: how many are right, which are missing, which should not be."""

    right: int
    missing: tuple[str, ...]
    extra: tuple[str, ...]

    @property
    def wrong(self) -> int:
        """How much is missing or should not be there."""
        return len(self.missing) + len(self.extra)


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Precision and recall of one field over the set; `wrong`: article → mistakes."""

    precision: float
    recall: float
    right: int
    missing: int
    extra: int
    wrong: dict[str, int]


def compare(wanted: Sequence[Item], found: Iterable[str]) -> Tally:
    """Pair off what was asked for with what was found, each once."""
    left = list(wanted)
    extra: list[str] = []
    right = 0
    for value in found:
        item = next((i for i in left if i.fits(value)), None)
        if item is None:
            extra.append(value)
            continue
        left.remove(item)
        right += not item.optional
    missing = tuple(item.accepted[0] for item in left if not item.optional)
    return Tally(right, missing, tuple(extra))


@functools.cache
def score() -> Mapping[str, Mapping[str, Tally]]:
    """Field → article → tally, over the whole set."""
    names = list_articles()
    return {
        field: {name: compare(*read(read_gold(name), parse(name))) for name in names}
        for field, read in FIELDS.items()
    }


def measure(tallies: Mapping[str, Tally]) -> Figure:
    """One field's figures; 1.0 where there is nothing to get wrong."""
    right = sum(tally.right for tally in tallies.values())
    missing = sum(len(tally.missing) for tally in tallies.values())
    extra = sum(len(tally.extra) for tally in tallies.values())
    return Figure(
        precision=round(right / (right + extra), 4) if right + extra else 1.0,
        recall=round(right / (right + missing), 4) if right + missing else 1.0,
        right=right,
        missing=missing,
        extra=extra,
        wrong={name: tally.wrong for name, tally in tallies.items() if tally.wrong},
    )


def measure_all() -> dict[str, Figure]:
    """The figures of every field."""
    return {field: measure(tallies) for field, tallies in score().items()}


def read_figures() -> dict[str, Figure]:
    """The committed figures."""
    return msgspec.json.decode(FIGURES.read_bytes(), type=dict[str, Figure])


def find_worse(field: str, before: Figure, now: Figure) -> str | None:
    """What to tell of a field that fell below its committed figures; None where it did not."""
    if now.precision >= before.precision and now.recall >= before.recall:
        return None
    worse = [name for name, wrong in now.wrong.items() if wrong > before.wrong.get(name, 0)]
    return (
        f"{field}: precision {before.precision} -> {now.precision}, "
        f"recall {before.recall} -> {now.recall}; worse in {', '.join(worse) or 'none'} "
        f"(python -m tests.gold_score --wrong {field})"
    )


def _show_figures() -> None:
    print(f"{len(list_articles())} articles")
    print(f"{'field':22}{'precision':>10}{'recall':>8}{'right':>7}{'missing':>8}{'extra':>6}")
    for field, figure in measure_all().items():
        print(
            f"{field:22}{figure.precision:10.4f}{figure.recall:8.4f}"
            f"{figure.right:7}{figure.missing:8}{figure.extra:6}"
        )


def _show_wrong(field: str) -> None:
    for name, tally in score()[field].items():
        if tally.wrong:
            print(name)
            for mark, values in (("missing", tally.missing), ("extra", tally.extra)):
                for value in values:
                    print(f"  {mark:8}{value}")


def _update() -> None:
    FIGURES.write_bytes(msgspec.json.format(msgspec.json.encode(measure_all()), indent=1) + b"\n")


def main(arguments: Sequence[str]) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold_score", description=__doc__)
    parser.add_argument("--update", action="store_true", help="write tests/gold/figures.json")
    parser.add_argument("--wrong", metavar="FIELD", choices=tuple(FIELDS), help="list its mistakes")
    options = parser.parse_args(arguments)
    if options.wrong:
        _show_wrong(options.wrong)
        return
    if options.update:
        _update()
    _show_figures()


if __name__ == "__main__":
    main(sys.argv[1:])
