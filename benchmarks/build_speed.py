"""Measure builds of a generated archive: cold, nothing changed, one edit. See README.md here.

usage: build_speed.py [ARTICLES]        (default 2000)

Figures are medians of three runs in one go. Machines differ and are noisy, so read the ratios.
"""

import random
import resource
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from newsgen.build import Builder

RUNS = 3
PLACES = ["TRIESTE", "NJORO, Kenya", "IPOH, Malaysia", "VISBY", "HANNIBAL, Mo."]
PEOPLE = ["Marta Kosic", "Livio Furlan", "Tabitha Nyamweya", "Gethin Rees", "Arne Clasen"]
NOUNS = ["ferry", "levee", "bell", "tunnel", "seed", "vaccine", "lantern", "ladder", "goat"]
VERBS = ["counted", "mended", "lost", "sold", "painted", "weighed", "borrowed", "opened"]
MONTHS = ["January", "March", "May", "July", "September", "November"]


def sentence(dice: random.Random) -> str:
    words = [dice.choice(NOUNS), dice.choice(VERBS), dice.choice(NOUNS), dice.choice(NOUNS)]
    return f"The {words[0]} was {words[1]} beside the {words[2]} while the {words[3]} waited."


def story(number: int) -> str:
    """A text of about 2,500 characters with dateline, caption, quotations and a tail."""
    dice = random.Random(number)
    person, other = dice.sample(PEOPLE, 2)
    day, year = dice.randint(1, 28), dice.randint(1990, 2024)
    paragraphs = [" ".join(sentence(dice) for _ in range(3)) for _ in range(8)]
    paragraphs[2] = f'"{sentence(dice)[:-1]}," said {person}, the keeper. "{sentence(dice)}"'
    paragraphs[5] = f'{other} said: "{sentence(dice)}"'
    opening = f"{dice.choice(PLACES)}, {dice.choice(MONTHS)} {day}, {year} (Reuters) - "
    title = f"{dice.choice(NOUNS).capitalize()} number {number} {dice.choice(VERBS)} again"
    return "\n\n".join([
        title, f"A {dice.choice(NOUNS)} at noon. PHOTO: AFP", opening + paragraphs[0],
        *paragraphs[1:], "Join our channel for the latest news.",
    ]) + "\n"  # fmt: skip


def make_site(root: Path, articles: int) -> None:
    (root / "newsgen.yaml").write_text("title: Benchmark\nurl: https://archive.example\n")
    (root / "seeds").mkdir()
    for number in range(articles):
        folder = root / f"seeds/{number // 1000:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:06}.txt").write_text(story(number))


def timed(builder: Builder) -> float:
    started = time.perf_counter()
    report = builder.rebuild()
    if report.failed:
        sys.exit("\n".join(str(issue) for issue in report.issues[:5]))
    return time.perf_counter() - started


def main() -> None:
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with tempfile.TemporaryDirectory(prefix="newsgen-bench-") as folder:
        root = Path(folder)
        make_site(root, articles)
        builder = Builder(root, root / "build")
        cold, warm, edit = [], [], []
        for run in range(RUNS):
            shutil.rmtree(root / "build", ignore_errors=True)
            shutil.rmtree(root / ".newsgen", ignore_errors=True)
            cold.append(timed(builder))
            time.sleep(2.1)  # so that the stamps of the sources are trusted
            timed(builder)
            warm.append(timed(builder))
            path = root / "seeds/000/000007.txt"
            path.write_text(path.read_text() + f"\nIt rained {run + 1} times.\n")
            edit.append(timed(builder))
        rows = [("cold", cold), ("nothing changed", warm), ("one body edited", edit)]
        print(f"{articles:,} articles, {builder.jobs} processes, medians of {RUNS}")
        base = statistics.median(cold)
        for name, seconds in rows:
            median = statistics.median(seconds)
            rate = f"{articles / median:7.0f} articles/s" if name == "cold" else ""
            print(f"  {name:<16} {median:7.2f} s  {median / base:6.3f} of cold  {rate}")
        peak = max(resource.getrusage(who).ru_maxrss for who in (0, resource.RUSAGE_CHILDREN))
        print(f"  peak memory of one process {peak / 1024:.0f} MB")


if __name__ == "__main__":
    main()
