"""What rules are shown of Markdown, and that what they find there is of the source again."""

from collections import Counter

import pytest
from hypothesis import example, given, settings
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


SIGNS = [
    "*",
    "**",
    "_",
    "&#8220;",
    "\\",
    "> ",
    "<",
    ">",
    "<b>",
    "</b>",
    "<!--",
    "-->",
    "[",
    "](u)",
    "`",
    "{{<",
    ">}}",
    "a",
    " ",
    "\n",
]


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
        place = shown.find(at)
        assert sign in (copy[place], THING, "\n") or copy.startswith("&#8220;", place)


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


@pytest.mark.parametrize(
    ("copy", "name", "role"),
    [
        ('"We will go," said **Ana Ruiz**, the mayor of Fen.', "Ana Ruiz", "the mayor of Fen"),
        ('**Ana** Ruiz said: "We go home."', "Ana Ruiz", None),
        ('_"I like it," said Kim Lee._ Then it rained.', "Kim Lee", None),
        ("&#8220;We will go,&#8221; said Ana Ruiz.", "Ana Ruiz", None),
        ('> "We go\n> home," said Ana\n> Ruiz.', "Ana Ruiz", None),
        ('  * **The mayor**, Ana Ruiz, said: "We go home."', "Ana Ruiz", "The mayor"),
    ],
)
def test_a_speaker_in_emphasis_is_found(copy: str, name: str, role: str | None) -> None:
    (quote,) = parse(copy).quotes
    assert quote.speaker is not None
    assert (" ".join(quote.speaker.name.split()), quote.speaker.role) == (name, role)
    assert quote.kind == "speech"


def test_the_speaker_of_a_quotation_in_italics_is_not_that_of_the_next() -> None:
    copy = '_"I like it," said Kim Lee._ Then Tom Oakes said: "Yes, I do."'
    speakers = [q.speaker.name if q.speaker else "" for q in parse(copy).quotes]
    assert speakers == ["Kim Lee", "Tom Oakes"]


def test_a_firm_in_bold_is_one_speaker() -> None:
    (quote,) = parse('According to **Marks and Spencer**, "we sell it all".').quotes
    plain = parse('According to Marks and Spencer, "we sell it all".').quotes[0]
    assert quote.speaker
    assert plain.speaker
    assert (quote.speaker.name, quote.speaker.role) == (plain.speaker.name, plain.speaker.role)


@pytest.mark.parametrize("copy", ["on **24 July** 2022", "on *24* July 2022", "on _24 July_ 2022"])
def test_a_date_in_emphasis_is_found(copy: str) -> None:
    (date,) = parse(f"It opened {copy}.").dates
    assert date.value == "2022-07-24"


@pytest.mark.parametrize(
    ("opening", "rest"),
    [
        ("**LONDON** — ", "The mayor went home."),
        ("**LONDON —** ", "The mayor went home."),
        ("<b>LONDON</b> &mdash; ", "The *mayor* went home."),
        ("LONDON — ", "**The mayor** went home."),
    ],
)
def test_a_dateline_in_bold_is_cut_off_its_story(opening: str, rest: str) -> None:
    article = parse(f"{opening}{rest}\n\nIt rained.")
    assert article.dateline
    assert (article.dateline.text, article.dateline.span) == (opening, (0, len(opening)))
    assert [place.name for place in article.dateline.places] == ["London"]
    assert article.body[0].text == rest


def test_bold_that_goes_on_in_the_story_is_no_dateline() -> None:
    article = parse("**LONDON — The mayor went home.** It rained.")
    assert article.dateline is None
    assert article.body[0].text == "**LONDON — The mayor went home.** It rained."


@pytest.mark.parametrize("line", ["**By Ana Ruiz**", "*By Ana Ruiz*", "By [Ana Ruiz](/ana)"])
def test_a_byline_in_bold_is_read(line: str) -> None:
    copy = f"{line}\n\nThe mayor went home on Monday."
    (byline,) = parse(copy).bylines
    assert byline.name == "Ana Ruiz"
    assert byline.span
    assert copy[slice(*byline.span)] == "Ana Ruiz"


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
@example("[\"*'](u)'")
@example("*\"'*'")
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
