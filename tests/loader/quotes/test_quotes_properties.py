"""What must hold for any text: no error, true offsets, bounded work."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.quotes import find_quotes, find_unclosed
from tests.loader.quotes.quote_cases import pieces_of, read

WORDS = (
    '"', "“", "”", "'", "‘", "’", "''", "``", "«", "»", "said", "Ruiz", "Ana", "he", "she", "told",
    ",", ".", "?", ":", "—", "(", ")", "the mayor", "who", "according to", "\n", " ", "\xa0",
    "\r\n", "\x00", "\x01",
    "al-Hauge", "Mr", "a", "think tank", "6'2\"", "'90s", "and", "Oslo", "adding",
)  # fmt: skip
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=80)


@settings(max_examples=150, deadline=None)
@given(NEWS)
def test_any_text_gives_true_slices(text: str) -> None:
    pieces = pieces_of(text)
    quotes = find_quotes(text, pieces)
    assert [one.id for one in quotes] == [f"q{n}" for n in range(1, len(quotes) + 1)]
    last = 0
    for quote in quotes:
        for fragment in quote.fragments:
            start, end = fragment.span
            assert last <= start < end <= len(text)
            assert fragment.text
            assert fragment.text in text[start:end]
            last = end
        assert quote.text == " ".join(one.text for one in quote.fragments)
        first, final = pieces[quote.paragraph]
        assert first <= quote.fragments[0].span[0] < final
        assert 0 <= quote.confidence <= 1
        if quote.speaker and quote.speaker.span:
            assert text[slice(*quote.speaker.span)] == quote.speaker.mention
            assert quote.speaker.name
        if quote.cue:
            assert text[slice(*quote.cue.span)] == quote.cue.text


@settings(max_examples=60, deadline=None)
@given(NEWS)
def test_open_marks_are_marks_in_no_quotation(text: str) -> None:
    pieces = pieces_of(text)
    spans = [one.span for quote in find_quotes(text, pieces) for one in quote.fragments]
    for offset in find_unclosed(text, pieces):
        assert text[offset] in "\"“”„«»`'‘’"
        assert not any(start <= offset < end for start, end in spans)


def test_no_text_and_no_pieces() -> None:
    assert find_quotes("", []) == ()
    assert find_quotes('"We go," said Ruiz.', []) == ()
    assert find_unclosed("", []) == ()


LONG = {
    "marks": ('"' * 10_000, 0),
    "letters": ('"a"' * 5_000, 5_000),
    "commas": ("," * 10_000 + ' "We go on," said Ruiz.', 1),
    "both": ('", ' * 5_000, None),
    "dots": ("." * 10_000 + ' "We go on," said Ruiz.', 1),
    "single marks": (" '" * 5_000, 0),
    "capitals": ("Ana " * 5_000 + '"We go on," said Ruiz.', 1),
    "one word": ("x" * 200_000 + ' "We go on," said Ruiz.', 1),
    "hyphens": ("A" + "-" * 50_000 + ' "We go on," said Ruiz.', 1),
    "blanks": ('"We go on,"' + " " * 50_000 + "said Ruiz.", 1),
    "pronouns": ('"We go on," he said. ' * 1_000, 1_000),
    "conjunctions": ("and he said " * 3_000 + '"we go on now."', 1),
    "brackets": ("(" * 10_000 + '"We go on," said Ruiz.', 1),
}


@pytest.mark.parametrize(("text", "count"), LONG.values(), ids=LONG)
def test_long_and_odd_text_comes_to_an_end(text: str, count: int | None) -> None:
    quotes = read(text)
    assert count is None or len(quotes) == count


@pytest.mark.parametrize("marks", ['""', "“ ”", "\"''", "''''"])
def test_marks_around_no_words_are_no_quotation(marks: str) -> None:
    (quote,) = read(f'The sign read {marks} all day. "We go," said Ana Ruiz.')
    assert (quote.id, quote.text) == ("q1", "We go,")


def test_the_same_text_gives_the_same_quotations() -> None:
    text = '"We go," said Ana Ruiz. "We must." Omar Haddad came.\n"No," he said.'
    assert read(text) == read(text)
