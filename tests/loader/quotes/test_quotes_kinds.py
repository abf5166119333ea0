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
    "full stop outside": ('Ruiz said: "We have gone to the port".', "speech"),
    "so-called": ('The so-called "Queen of Oslo" sang.', "scare"),
    "dubbed": ('A singer dubbed "Queen of Oslo" sang.', "scare"),
    "nicknamed": ('A singer nicknamed "Queen of Oslo" sang.', "scare"),
    "ship": ('The ferry "Alma" sails.', "title"),
    "title after and": ("Among them are “Nights in Oslo” and “Alma.” Rain fell.", "title"),
    "things that carry words": ('A board on the gate read "All is lost".', "unattributed"),
    "the words on a sheet": (
        'From it a sheet hung with the words "Thank you, we go on".',
        "unattributed",
    ),
    "words on a tape": ('It stood on a tape marked "Songs, various".', "scare"),
    "a word in a relative clause": ('The "gift" is that.', "scare"),
    "inscription": ('A sign read "Beware of the ships".', "unattributed"),
}


@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_kinds(text: str, kind: str) -> None:
    quote = read(text)[-1]
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
