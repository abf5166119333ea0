"""The work of each family grows with the text, also with one made to be slow."""

import pytest

from newsgen.loader.blocks import partition
from newsgen.loader.boilerplate import read_boilerplate
from newsgen.loader.bylines import read_bylines
from newsgen.loader.dateline import find_dateline
from newsgen.loader.dates import find_published
from newsgen.loader.names import find_names, mentions
from newsgen.loader.names.readings import Reading, read_run
from newsgen.loader.photos import read_photos
from newsgen.loader.topics import find_topics
from tests.counting import count_calls

SIZE = 10_000
"""Characters of the shorter text; the longer one has twice as many."""
FEW = 2_000
"""Calls that a short text may cost whatever is in it."""

PATTERNS = {
    "commas": "," * 10,
    "brackets": "([",
    "closing brackets": ")]",
    "capitalised words": "Ana ",
    "different capitalised words": "",
    "names with small words": "Ana de la ",
    "initials": "A.",
    "hyphens": "A-",
    "weekdays": "Monday ",
    "weekdays with days": "Monday (July 26) ",
    "years": "2019 ",
    "years ago": "two years ago ",
    "titles": "President ",
    "organisations": "Council of ",
    "apostrophes": "'",
    "cues": "tax cut ",
    "marks of photos": "PHOTO: ",
    "slashes": " / ",
    "blank lines": "\n\n",
    "lines": "Photo: a\n\n",
    "short lines": "by\n",
    "symbols": "",
}


def make_text(name: str, size: int) -> str:
    if name == "different capitalised words":
        return " ".join(f"W{chr(97 + i % 26)}{i:x}g" for i in range(size // 8))
    if name == "symbols":
        return "".join(chr(0x2190 + i % 0xE00) for i in range(size))
    return (PATTERNS[name] * size)[:size]


def parse(text: str) -> None:
    blocks = partition(text)
    spans = [block.span for block in blocks if block.kind == "paragraph"]
    read_photos(text, blocks)
    read_boilerplate(text, blocks)
    for span in spans[:4]:
        find_dateline(text, span)
        read_bylines(text, span)
    find_names(text, spans, ())
    find_topics(text, text)
    find_published(text, blocks, None)


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_takes_twice_the_steps(name: str) -> None:
    short, long = make_text(name, SIZE), make_text(name, 2 * SIZE)
    for text in (short, long):  # data files are read and caches filled before counting
        parse(text)
    once = count_calls(lambda: parse(short))
    assert count_calls(lambda: parse(long)) < FEW + 2.5 * once


def test_a_megabyte_of_capitalised_words_is_read_run_by_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []

    def count(printed: str) -> tuple[Reading, ...]:
        """Read a run and note its length."""
        read.append(len(printed))
        return read_run(printed)

    monkeypatch.setattr(mentions, "read_run", count)
    text = "Ana Moss " * 110_000
    find_names(text, [(0, len(text))], ())
    assert sum(read) <= len(text)
    assert max(read) < 200
