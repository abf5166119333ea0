from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.records import Article, Quote, Speaker
from newsgen.renderer.pull_quotes import LEAST_WORDS, choose_pull, deserves_pull
from tests.factories import make_article, make_quote, make_source

SAID = "We have sailed in worse weather than this, and with fewer people to cheer us on"
AKER = Speaker("Nils Aker", None, "Nils Aker", "nils-aker", "master", False)
FILLER = " ".join(["The boat left the quay at nine and nobody was surprised by it."] * 4)


def quoted(paragraph: int = 4, **changes: Any) -> tuple[Article, Quote]:
    """A story of ten paragraphs; the words stand in one of them."""
    pieces = [FILLER] * 10
    pieces[paragraph] = f"“{SAID},” said Nils Aker. {FILLER}"
    text = "\n\n".join(pieces)
    base: dict[str, Any] = {
        "speaker": AKER, "kind": "speech", "confidence": 0.95, "paragraph": paragraph,
    }  # fmt: skip
    quote = make_quote(text, f"“{SAID},”", **(base | changes))
    return make_article(text, quotes=(quote,)), quote


def test_words_that_deserve_it_stand_in_the_middle_and_away_from_themselves() -> None:
    article, _ = quoted(paragraph=5)
    found = choose_pull(article)
    assert found is not None
    at, pull = found
    assert (pull.text, pull.speaker) == (SAID, "Nils Aker")
    assert not at - 2 <= 5 < at + 2
    assert 2 <= at < len(article.body) - 1


@pytest.mark.parametrize(
    "changes",
    [
        {"speaker": None},
        {"speaker": replace(AKER, anonymous=True)},
        {"speaker": replace(AKER, person=None)},
        {"speaker": replace(AKER, name="Aker")},
        {"kind": "fragment"},
        {"confidence": 0.8},
    ],
    ids=["no speaker", "not named", "a group", "one name", "a scrap", "unsure"],
)
def test_words_that_may_not_be_theirs_are_not_shown_large(changes: dict[str, Any]) -> None:
    article, quote = quoted(**changes)
    assert not deserves_pull(quote)
    assert choose_pull(article) is None


def test_a_short_story_and_a_body_of_markdown_have_none() -> None:
    article, _ = quoted()
    assert choose_pull(article) is not None
    assert choose_pull(replace(article, body=article.body[:3])) is None
    assert choose_pull(replace(article, source=make_source("a.md"))) is None
    assert sum(len(p.text.split()) for p in article.body) > LEAST_WORDS
