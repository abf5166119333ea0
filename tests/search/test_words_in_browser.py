"""static/search-words.js gives what the index was made with: words, stems, hashes, numbers."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from newsgen.search.numbers import READY, encode
from newsgen.search.stemmer import stem
from newsgen.search.words import LONGEST, STOP_WORDS, make_word, split_words
from tests.conftest import ROOT

ENDINGS = ["s", "es", "ed", "ing", "ies", "ied", "sses", "eed", "ll", "er", "y", "e"]
ODD_TEXTS = [
    "Norway's U.S.-led talks, at 9 p.m.; 22,569 of them and 1,2,3",
    "Mr O’Brien’s ‘boat’ – the rock ’n’ roll of ʼ87, don't",
    "Łódź Århus Straße ﬁsh ½ Ⅷ x² ΟΔΟΣ İstanbul ǅ Cafe\u0301 naïve",
    "Москва, 東京 and नमस्ते; السلام عليكم \U0001f40b \U00010400x",
    "I.He said. a.b.com U.S e.g.the A. B. Smith... 10,000-strong 1,00,000 007",
    "\x00\x1fferry\u200bboat\xa0late\u2028mole\ufeff_under_score",
    "",
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    opened = browser.new_page()
    opened.add_script_tag(path=ROOT / "static/search-words.js")
    yield opened
    opened.close()


def vocabulary() -> list[str]:
    """Some ten thousand words: those of this repository's texts, and forms of them."""
    words: set[str] = set()
    for folder, pattern in (("seeds", "*"), ("articles", "*"), ("docs", "*.md"), ("tests", "*.py")):
        for path in (ROOT / folder).rglob(pattern):
            if path.is_file():
                text = path.read_bytes().decode("utf-8", errors="replace")
                words.update(word.text for word in split_words(text))
    plain = sorted(word for word in words if re.fullmatch("[a-z]{3,9}", word))
    formed = {word + ending for word in plain[::3] for ending in ENDINGS}
    return sorted(words | formed)


def test_both_stem_a_whole_vocabulary_alike(page: Page) -> None:
    words = vocabulary()
    assert len(words) > 10_000
    stems: list[str] = page.evaluate("words => words.map(newsgenWords.stem)", words)
    assert [(w, s) for w, s in zip(words, stems, strict=True) if s != stem(w)] == []


def test_both_hash_words_and_pairs_alike(page: Page) -> None:
    words = [*vocabulary()[::20], "東京", "москва", "\U00010400x"]
    known = [make_word(word) for word in words]
    hashes = page.evaluate("words => words.map(newsgenWords.wordHash)", words)
    assert hashes == [word.hash for word in known]
    pairs = page.evaluate(
        "words => words.slice(1).map((word, at) => newsgenWords.pairHash(words[at], word))", words
    )
    assert pairs == [a.as_first() ^ b.as_second() for a, b in pairwise(known)]


@pytest.mark.parametrize("text", ODD_TEXTS, ids=range(len(ODD_TEXTS)))
def test_both_split_odd_text_alike(page: Page, text: str) -> None:
    assert page.evaluate("newsgenWords.splitWords", text) == [w.text for w in split_words(text)]


def test_both_split_the_texts_of_the_demo_alike(page: Page) -> None:
    texts = [
        path.read_bytes().decode("utf-8", errors="replace")
        for folder in ("seeds", "articles")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file()
    ]
    found = page.evaluate("texts => texts.map(newsgenWords.splitWords)", texts)
    assert found == [[word.text for word in split_words(text)] for text in texts]


def test_both_know_the_same_stop_words_and_cut_long_words_alike(page: Page) -> None:
    stops: Any = page.evaluate("[...newsgenWords.STOP_WORDS]")
    assert set(stops) == STOP_WORDS
    words = ["x" * LONGEST + "s", "\U00010400" * 50]
    assert page.evaluate("words => words.map(newsgenWords.termOf)", words) == [
        make_word(word).term for word in words
    ]


def test_numbers_are_read_back(page: Page) -> None:
    numbers = [0, 1, 31, 32, 1023, 1024, READY - 1, READY, 2**31, 2**40]
    text = "".join(map(encode, numbers))
    assert page.evaluate("text => [...newsgenWords.decode(text)]", text) == numbers
