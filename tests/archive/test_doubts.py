"""What an editor is asked to look at."""

import pytest

from newsgen.archive.doubts import NO_HEADLINE, Doubt, find_doubts
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.records import Article
from tests.factories import make_text

BODY = "The ferry came in on Tuesday with eleven goats and two pianos aboard.\n"


def parse(text: str) -> Article:
    article = parse_article(make_text(text), FrontMatter()).article
    assert article is not None
    return article


def doubt_of(text: str, field: str) -> Doubt | None:
    return next((doubt for doubt in find_doubts(parse(text)) if doubt.field == field), None)


def test_a_story_without_a_headline_is_doubted_with_what_its_page_shows() -> None:
    doubt = doubt_of(BODY, "headline")
    assert doubt is not None
    assert doubt.confidence == NO_HEADLINE
    assert BODY.startswith(doubt.value)
    assert not doubt.value.endswith("…")


def test_a_place_of_many_countries_is_doubted_as_it_was_printed() -> None:
    doubt = doubt_of(f"Ferry finds its harbour\n\nVICTORIA (AP) - {BODY}", "dateline")
    assert doubt is not None
    assert doubt.value == "VICTORIA (AP) -"
    assert "several countries" in doubt.reason


def test_a_place_that_there_is_once_is_no_doubt() -> None:
    assert doubt_of(f"Ferry finds its harbour\n\nTRIESTE (AP) - {BODY}", "dateline") is None


@pytest.mark.parametrize(
    ("said", "doubted"),
    [
        pytest.param('"We waited for the tide," said Ana Ruiz, a cook.', False, id="said so"),
        pytest.param(
            '"We waited for the tide," said Ana Ruiz, a cook.\n\n"It came, and it went again."',
            True,
            id="nobody named",
        ),
    ],
)
def test_a_speaker_is_doubted_who_is_not_named_beside_the_words(said: str, doubted: bool) -> None:
    doubts = list(find_doubts(parse(f"Ferry finds its harbour\n\n{BODY}\n{said}\n")))
    assert any(doubt.field.endswith(".speaker") for doubt in doubts) == doubted


def test_a_doubt_of_markdown_tells_its_words() -> None:
    text = make_text("The *ferry* came in on Tuesday, [they](u) said.\n", "articles/a.md")
    article = parse_article(text, FrontMatter()).article
    assert article is not None
    doubt = next(doubt for doubt in find_doubts(article) if doubt.field == "headline")
    assert doubt.value == "The ferry came in on Tuesday, they said."
