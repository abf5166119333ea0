"""What rules are shown of Markdown, and that what they find there is of the source again."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.shown_text import THING, show_markdown_text, show_plain_text
from newsgen.loader.sources import Text, decode
from newsgen.records import Article
from newsgen.verification.spans import check_spans


def parse(copy: str, path: str = "articles/a.md") -> Article:
    text, _ = decode(path, copy.encode())
    assert isinstance(text, Text)
    article = parse_article(text, FrontMatter()).article
    assert article is not None
    return article


def test_what_is_hidden_leaves_the_words_side_by_side() -> None:
    copy = "## Head\n\nAsk <b>Ana</b>\u00a0[Ruiz](u).\n"
    shown = show_markdown_text(copy, [(9, len(copy) - 1)])
    assert [shown.text[slice(*span)] for span in shown.spans] == ["Ask Ana\u00a0Ruiz."]
    start = shown.text.index("Ana")
    assert copy[slice(*shown.lead_back((start, start + 8)))] == "Ana</b>\u00a0[Ruiz"
    assert copy[shown.find(start)] == "A"


def test_what_hides_nothing_is_the_text_itself() -> None:
    copy = "One. Two."
    assert show_markdown_text(copy, [(0, 9)]) == show_plain_text(copy, [(0, 9)])


SIGNS = ["<", ">", "<b>", "</b>", "<!--", "-->", "[", "](u)", "`", "{{<", ">}}", "a", " ", "\n"]


@given(st.lists(st.sampled_from(SIGNS), max_size=20).map("".join), st.data())
def test_spans_are_led_to_the_source_and_back(copy: str, data: st.DataObject) -> None:
    shown = show_markdown_text(copy, [(0, len(copy))])
    start = data.draw(st.integers(0, len(shown.text)))
    end = data.draw(st.integers(start, len(shown.text)))
    there = shown.lead_back((start, end))
    assert 0 <= there[0] <= there[1] <= len(copy)
    if start < end:
        assert shown.narrow(there) == (start, end)
    for at, sign in enumerate(shown.text):
        assert sign in (copy[shown.find(at)], THING, "\n")


@pytest.mark.parametrize(
    "copy",
    [
        pytest.param(
            'They offer <a href="https://x.example/a" target="_blank">checks</a>, said Ana Ruiz.',
            id="an attribute",
        ),
        pytest.param('Rain <!-- "a comment" said Ana Ruiz --> fell.', id="a comment"),
        pytest.param('- Rain fell.\n  <!-- "a comment" said Ana Ruiz -->\n', id="in a list"),
        pytest.param('See [this](https://x.example "A “good” title").', id="the title of a link"),
        pytest.param("See ![a “good” dog](d.png), said Ana Ruiz.", id="the words of a picture"),
        pytest.param('See {{< ref "2015-10-23-x.md" >}}, said Ana Ruiz.', id="a shortcode"),
        pytest.param('See {% include x.html a="Bo Lund" %} there.', id="a tag of Jekyll"),
        pytest.param('Type `print "hello"`, said Ana Ruiz.', id="code"),
        pytest.param('- One\n\n  ```\n  "hello" said Ana\n  ```\n', id="code in a list"),
        pytest.param(
            'See [this][1].\n\n[1]: https://x.example "A “good” title"', id="a definition"
        ),
        pytest.param('Rain fell.\n{: title="A “good” title"}', id="an attribute list"),
    ],
)
def test_no_quotation_is_read_from_markup(copy: str) -> None:
    assert parse(copy).quotes == ()


def test_no_name_is_read_from_markup() -> None:
    copy = (
        'See <a title="President Bo Lund">it</a>, {{< by "Mayor Ida Falk" >}} `Dr Eva Holm` and '
        '[that](u "Minister Jan Roth").'
    )
    assert parse(copy).people == ()


@pytest.mark.parametrize(
    "attribution",
    [
        '<a href="/u">Ana Ruiz</a>',
        "[Ana Ruiz](https://x.example/a)",
        '<b class="name">Ana Ruiz</b>',
        "<!-- new -->Ana Ruiz",
        "Ana Ruiz[^1]",
    ],
)
def test_a_speaker_in_markup_is_found(attribution: str) -> None:
    (quote,) = parse(f'"We are <em>glad</em> to go," said {attribution}, the mayor.').quotes
    assert quote.text == "We are <em>glad</em> to go,"
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.speaker.mention) == ("Ana Ruiz", "Ana Ruiz")
    assert quote.speaker.role == "the mayor"


def test_markup_at_the_ends_of_a_quotation_belongs_to_its_words() -> None:
    (quote,) = parse('Ana Ruiz said: "<b>We go home, all of us.</b>"').quotes
    assert quote.text == "<b>We go home, all of us.</b>"


def test_a_date_in_a_link_is_named_as_it_is_printed() -> None:
    (date,) = parse("It rained on [24 July](u) 2021, and see <a title='1 May 2020'>it</a>.").dates
    assert (date.text, date.value) == ("24 July](u) 2021", "2021-07-24")


def test_plain_copy_is_read_as_it_stands() -> None:
    copy = 'A headline\n\n"We <all of us> are glad to go," said Ana Ruiz, the mayor.\n'
    (quote,) = parse(copy, "seeds/a.txt").quotes
    assert quote.text == "We <all of us> are glad to go,"


PIECES = [*SIGNS, '"', "“", "”", "'", "Ana Ruiz", " said ", "We go,", "[^1]", "on Friday", "- "]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=150)
def test_any_markdown_gives_a_record_of_its_source(words: str) -> None:
    copy = f"{words}\n\nThe end."
    article = parse(copy)
    assert list(check_spans(article, copy, Counter())) == []
    for quote in article.quotes:
        if quote.speaker and quote.speaker.span:
            assert copy[slice(*quote.speaker.span)] == quote.speaker.mention
        if quote.cue:
            assert copy[slice(*quote.cue.span)] == quote.cue.text
    for date in article.dates:
        assert copy[slice(*date.span)] == date.text
