"""Nothing is lost: the blocks of any text tile it, and every span is a slice of it."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.errors import Issue
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.sources import Text, Unread, decode
from newsgen.records import Article, Span

SEEDS = sorted((Path(__file__).parents[2] / "seeds").rglob("*.txt"))
FILES = 5000
LENGTH = 700
"""Code points of a mutated file; rules see the same forms in short files, only faster."""
INSERTS = ["\n", "\r\n", "\r", "\n\n", "\u00a0", "\ufeff", "\0", '"', "“", "”", "'", "''", "``",
           "(", ")", "[", "]", ",", " - ", "—", "PHOTO: ", "By ", "\t", "\f", "\x85", "\u2028", "…",
           "Monday (July 26)", "said", "\U0001f600"]  # fmt: skip


def mutate(dice: random.Random, copy: str) -> str:
    """A stretch of `copy` with a few insertions, deletions, swaps and other line ends."""
    start = dice.randrange(max(1, len(copy) - LENGTH))
    text = copy[start : start + LENGTH]
    for _ in range(dice.randint(1, 12)):
        at, to = sorted(dice.randrange(len(text) + 1) for _ in range(2))
        change = dice.randrange(4)
        if change == 0:
            text = text[:at] + dice.choice(INSERTS) + text[at:]
        elif change == 1:
            text = text[:at] + text[min(to, at + 30) :]
        elif change == 2:
            text = text[:at] + text[at:to][:20] * 2 + text[to:]
        else:
            text = text.replace("\n", dice.choice(["\n", "\r\n", "\r", "\n\n"]))
    return text or "x"


def parse(name: str, text: str) -> Article | None:
    read, _ = decode(name, text.encode())
    if isinstance(read, Unread):
        return None
    parsed = parse_article(Text(read.source, read.text), FrontMatter())
    assert all(isinstance(issue, Issue) for issue in parsed.issues)
    assert_whole(read.text, parsed.article)
    return parsed.article


def assert_whole(text: str, article: Article | None) -> None:
    assert article is not None
    at = 0
    for block in article.blocks:
        assert block.span[0] == at
        assert block.span[1] > at
        assert block.kind != "blank" or not text[slice(*block.span)].strip()
        at = block.span[1]
    assert at == len(text)
    for shown, span in slices(article):
        assert text[slice(*span)] == shown
    for quote in article.quotes:
        for fragment in quote.fragments:
            assert fragment.text in text[slice(*fragment.span)]


def slices(article: Article) -> Iterator[tuple[str, Span]]:
    """Every text of the record that is a slice of the source, with its span."""
    yield from ((piece.text, piece.span) for piece in article.body)
    yield from ((item.text, item.span) for item in article.boilerplate)
    if article.dateline and article.dateline.span:
        yield article.dateline.text, article.dateline.span
    for quote in article.quotes:
        if quote.speaker and quote.speaker.span:
            yield quote.speaker.mention, quote.speaker.span
        if quote.cue:
            yield quote.cue.text, quote.cue.span


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_thousands_of_mutated_files_lose_nothing(suffix: str) -> None:
    dice = random.Random(20260726)
    copies = [path.read_bytes().decode("utf-8", errors="replace") for path in SEEDS]
    made = 0
    for number in range(FILES // 2):
        made += parse(f"{number}.{suffix}", mutate(dice, dice.choice(copies))) is not None
    assert made > FILES * 0.45


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"' * 10_000, id="quote marks"),
        pytest.param("Ana Ruiz, " * 10_000, id="commas"),
        pytest.param("(" * 5_000 + "x" + ")" * 5_000, id="nested brackets"),
        pytest.param("Ana Ruiz of Trieste said so. " * 35_000, id="a megabyte in one line"),
        pytest.param('"No," said Ana Ruiz, the mayor. ' * 3_000, id="quotations"),
        pytest.param("Monday (July 26) " * 10_000, id="weekdays"),
        pytest.param("a\n" * 50_000, id="lines"),
        pytest.param("\r" * 100_000 + "x", id="carriage returns"),
    ],
)
def test_texts_that_go_on_and_on_are_read_to_their_end(text: str) -> None:
    article = parse("long.txt", "A headline\n\n" + text)
    assert article is not None
    assert sum(end - start for start, end in (block.span for block in article.blocks)) == len(
        "A headline\n\n" + text
    )


def test_every_seed_of_the_demo_is_kept_whole() -> None:
    for path in SEEDS:
        read, _ = decode(path.name, path.read_bytes())
        assert not isinstance(read, Unread)
        assert_whole(read.text, parse_article(read, FrontMatter()).article)
