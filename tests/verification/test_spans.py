"""A record that disagrees with its source is told of, whatever in it disagrees."""

from collections import Counter
from collections.abc import Callable

import pytest
from msgspec.structs import replace

from newsgen import codes
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.records import Article
from newsgen.verification.spans import check_spans
from tests.factories import make_text

TEXT = """Ferry finds its harbour at last

TRIESTE, March 4, 2021 (AFP) - The ferry came in on Thursday with a goat aboard.

"We waited for the tide," said Luka Petrin, the harbour-master. "It came."

Follow us for the latest news.
"""


def parse() -> Article:
    article = parse_article(make_text(TEXT), FrontMatter()).article
    assert article is not None
    assert article.dateline
    assert article.boilerplate
    assert article.quotes
    return article


def find(article: Article) -> list[tuple[str, str]]:
    return [(issue.code, issue.message) for issue in check_spans(article, TEXT, Counter())]


def with_gap(article: Article) -> Article:
    return replace(article, blocks=article.blocks[1:])


def cut_off(article: Article) -> Article:
    return replace(article, blocks=article.blocks[:-1])


def with_other_body(article: Article) -> Article:
    first, *rest = article.body
    return replace(article, body=(replace(first, text=first.text.upper()), *rest))


def with_moved_boilerplate(article: Article) -> Article:
    (part,) = article.boilerplate
    start, end = part.span
    return replace(article, boilerplate=(replace(part, span=(start - 1, end - 1)),))


def with_other_dateline(article: Article) -> Article:
    assert article.dateline is not None
    return replace(article, dateline=replace(article.dateline, text="OSLO (AFP) - "))


def with_other_fragment(article: Article) -> Article:
    quote, *others = article.quotes
    first, *rest = quote.fragments
    fragments = (replace(first, text="We slept through the tide,"), *rest)
    text = " ".join(fragment.text for fragment in fragments)
    return replace(article, quotes=(replace(quote, fragments=fragments, text=text), *others))


def with_lost_words(article: Article) -> Article:
    quote, *others = article.quotes
    return replace(article, quotes=(replace(quote, text=quote.fragments[0].text), *others))


def test_a_record_as_the_loader_made_it_is_right() -> None:
    assert find(parse()) == []


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(with_gap, "the blocks leave a gap or overlap here", id="gap"),
        pytest.param(cut_off, "the blocks end before the text, or after it", id="end"),
        pytest.param(with_other_body, "piece 1 of the body is not what stands here", id="body"),
        pytest.param(with_moved_boilerplate, "is not what stands here", id="boilerplate"),
        pytest.param(with_other_dateline, "the dateline is not what stands here", id="dateline"),
        pytest.param(with_other_fragment, "quotation q1 is not what stands here", id="fragment"),
        pytest.param(with_lost_words, "quotation q1 is not its fragments", id="quotation"),
    ],
)
def test_each_part_of_a_record_is_held_to_the_source(
    damage: Callable[[Article], Article], message: str
) -> None:
    ((code, found),) = find(damage(parse()))
    assert code == codes.RECORD_DISAGREES.id
    assert message in found
