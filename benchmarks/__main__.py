"""Measure newsgen and its peers side by side. Usage: python -m benchmarks --help."""

import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import click

from benchmarks.contenders import (
    HERE,
    Contender,
    lean_newsgen,
    missing_switches,
    newsgen,
    raw_newsgen,
)
from benchmarks.installing import install_peers
from benchmarks.machine import describe_machine
from benchmarks.measuring import BuildError, adopt_orphans
from benchmarks.report import report
from benchmarks.rounds import Conditions, compare, grow, try_out
from benchmarks.sites import WrongOutputError

_IN_MEMORY: Final = Path("/dev/shm")
_ROOM_FOR_AN_ARTICLE: Final = 150_000
"""Bytes that an article takes in a site of newsgen, with source, pages and store, generously."""


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--articles", default=1000, show_default=True, type=click.IntRange(min=100))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(min=1))
@click.option("--growth", multiple=True, type=click.IntRange(min=100), metavar="ARTICLES",
              help="Also build newsgen's site with so many articles. May be repeated.")  # fmt: skip
@click.option("--peers/--no-peers", default=True, help="Whether Hugo, Eleventy and Pelican run.")
@click.option("--patience", default=10.0, show_default=True,
              help="Seconds to wait, at most, before each run for a quiet machine.")  # fmt: skip
@click.option("--limit", default=1800.0, show_default=True, help="Seconds that a run may take.")
@click.option("--work", type=click.Path(file_okay=False, path_type=Path),
              help="Folder for the sites.  [default: in memory, if they fit]")  # fmt: skip
@click.option("--results", type=click.Path(dir_okay=False, path_type=Path),
              default=HERE / "RESULTS.md", help="File for the tables.")  # fmt: skip
def main(
    articles: int, rounds: int, growth: tuple[int, ...], peers: bool, patience: float,
    limit: float, work: Path | None, results: Path,
) -> None:  # fmt: skip
    """Measure newsgen side by side with Hugo, Eleventy and Pelican, on an invented archive."""
    if sys.platform != "linux":
        raise click.ClickException("this benchmark reads /proc, so it needs Linux")
    contenders, notes = choose_contenders(peers)
    for note in notes:
        click.echo(note)
    conditions = Conditions(rounds, patience, limit, click.echo)
    room = find_room(max(articles * len(contenders), sum(growth)))
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=work or room) as name:
        try:
            for page in measure(contenders, articles, growth, Path(name), conditions, notes):
                results.write_text(page, encoding="utf-8")
        except (BuildError, WrongOutputError) as error:
            raise click.ClickException(str(error)) from None
    click.echo(page)


def measure(
    contenders: Sequence[Contender], articles: int, growth: Sequence[int], work: Path,
    conditions: Conditions, notes: Sequence[str],
) -> Iterator[str]:  # fmt: skip
    """The report, and once more after growth, so that what fails late loses nothing."""
    adopt_orphans()
    machine = describe_machine(work)
    try_out(contenders, work, conditions)
    measured = compare(contenders, work, articles, conditions)
    yield report(measured, {}, machine, notes)
    if growth:
        grown = grow(newsgen(), work, sorted(set(growth)), conditions)
        yield report(measured, grown, machine, notes)


def choose_contenders(peers: bool) -> tuple[list[Contender], list[str]]:
    """Those that can run here, newsgen first, and why others cannot."""
    contenders, notes = [newsgen(), raw_newsgen()], []
    if missing := missing_switches():
        names = " and ".join(f"`{switch}`" for switch in missing)
        notes.append(f"The like-for-like build: this newsgen has no switch {names}")
    else:
        contenders.insert(0, lean_newsgen())
    if peers:
        installed, reasons = install_peers()
        contenders += installed
        notes += reasons
    return contenders, notes


def find_room(articles: int) -> Path | None:
    """The folder of a file system in memory that has room for the sites, if there is one."""
    if not _IN_MEMORY.is_dir():
        return None
    free = shutil.disk_usage(_IN_MEMORY).free
    return _IN_MEMORY if free > articles * _ROOM_FOR_AN_ARTICLE else None


if __name__ == "__main__":
    main()
