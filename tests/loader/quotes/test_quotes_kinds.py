import pytest

from newsgen.loader.quotes.kinds import is_inscription, is_title_case
from tests.loader.quotes.quote_cases import read

KINDS = {
    "speech": ('"We go on now," said Ruiz.', "speech"),
    "short speech": ('"No," said Ruiz.', "speech"),
    "number first": ('"20 of us went," said Ruiz.', "speech"),
    "fragment": ('Ruiz called it "a gift to all" on Friday.', "fragment"),
    "one word": ('Ruiz called it a "gift" on Friday.', "fragment"),
    "scare": ('The "gift" cost a lot.', "scare"),
    "title": ('The film "Nights in Oslo" opened.', "title"),
    "title after a verb of speech": ('Ruiz said that "Nights in Oslo" opened.', "title"),
    "sentence of nobody": ('In the hall: "All hope is gone in this town now."', "unattributed"),
    "inscription": ('A sign read "Beware of the ships".', "unattributed"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_kinds(text: str, kind: str) -> None:
    (quote,) = read(text)
    assert quote.kind == kind
    assert (quote.speaker is not None) == (kind in ("speech", "fragment"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Salt Road", True),
        ("A Year in Oslo", True),
        ("The port", False),
        ("Go", False),
        ("", False),
    ],
)
def test_title_case(words: str, expected: bool) -> None:
    assert is_title_case(words) is expected


@pytest.mark.parametrize(
    ("mention", "expected"), [("Signs", True), ("a hat", True), ("Ruiz", False)]
)
def test_things_that_carry_words(mention: str, expected: bool) -> None:
    assert is_inscription(mention) is expected
