"""What lists show of a story: titles, teasers, and of Markdown the words alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.archive.cards import make_card
from newsgen.archive.wording import (
    TEASER_LENGTH,
    TITLE_LENGTH,
    in_plain_words,
    shorten,
    teaser_of,
    title_of,
)
from newsgen.records import (
    Article,
    Body,
    Boilerplate,
    Credit,
    Cue,
    Dateline,
    NamedDate,
    Photo,
    Provenance,
    Speaker,
)
from tests.factories import make_article, make_quote, make_source
from tests.full_article import make_full_article

LEDE = "The owl of the tower came back on Monday, the keepers said in a note."


@pytest.mark.parametrize(
    ("headline", "text", "title"),
    [
        ("Night boat\nkeeps  its place", "Words.", "Night boat keeps its place"),
        (None, "The boat\nstays.", "The boat stays."),
        ("", "The boat stays.", "The boat stays."),
        (None, "", "seeds/ferry.txt"),
    ],
)
def test_a_title_is_the_headline_or_the_start(headline: str | None, text: str, title: str) -> None:
    assert title_of(make_article(text, headline=headline)) == title


def test_a_long_start_is_cut_for_a_title_and_a_teaser() -> None:
    article = make_article("harbour " * 60, headline=None)
    assert len(title_of(article)) <= TITLE_LENGTH + 1
    assert len(teaser_of(article)) <= TEASER_LENGTH + 1
    assert title_of(article).endswith("harbour…")


def test_the_teaser_is_the_subheadline_or_the_first_paragraph() -> None:
    article = make_article("A\nline.\n\nAnother.")
    assert teaser_of(replace(article, subheadline="At  dusk")) == "At dusk"
    assert teaser_of(article) == "A line."
    list_first = (Body("list", "- x", (0, 3)), *article.body)
    assert teaser_of(replace(article, body=list_first)) == "A line."
    assert teaser_of(replace(article, body=list_first[:1])) == ""


@pytest.mark.parametrize(
    ("words", "length", "shown"),
    [
        ("one two", 7, "one two"),
        ("one two three", 9, "one two…"),
        ("one, two", 5, "one…"),
        ("one – two", 6, "one…"),
        ("onetwothree", 5, "onetw…"),
        ("", 3, ""),
    ],
)
def test_words_are_cut_between_them(words: str, length: int, shown: str) -> None:
    assert shorten(words, length) == shown


@given(st.text(st.sampled_from("ab ,-"), max_size=40), st.integers(1, 40))
def test_shortened_words_are_a_beginning_and_an_ellipsis(words: str, length: int) -> None:
    shown = shorten(words, length)
    assert len(shown) <= length + 1
    assert shown == words or (shown.endswith("…") and words.startswith(shown[:-1]))


def marked(text: str, **changes: object) -> Article:
    return make_article(text, source=make_source("articles/a.md"), **changes)


def test_plain_copy_is_shown_as_it_is() -> None:
    article = make_full_article()
    assert in_plain_words(article) is article
    assert teaser_of(make_article("#MeToo *was* [named](it) here.")) == (
        "#MeToo *was* [named](it) here."
    )


@pytest.mark.parametrize(
    ("text", "teaser"),
    [
        ("The [town program](https://x.example/) is **out**.", "The town program is out."),
        ("The [program][1] is &#8216;out&#8217;[^1].\n\n[1]: a.md", "The program is ‘out’."),
        (f"![p](../static/no.png)\n\n{LEDE}", LEDE),
        (f"![p](../static/no.png) {LEDE}", LEDE),
        (f"[![p](a.png)](https://x.example)\n*The owl, at dusk*\n\n{LEDE}", LEDE),
        (f"![p](a.png)\n\n<em>The owl, at dusk.</em>\n\n{LEDE}", LEDE),
        (f'{{{{< img src="a.jpg" >}}}}\n\n{LEDE}', LEDE),
        (f"*This story was told before.*\n\n{LEDE}", LEDE),
        ("*All of it in italics.*", "All of it in italics."),
        ("![p](a.png)", ""),
        ("[Mayor]: We had no funds.\n\nThen they left.", "[Mayor]: We had no funds."),
    ],
)
def test_a_teaser_of_markdown_is_the_words_of_the_first_paragraph(text: str, teaser: str) -> None:
    assert teaser_of(marked(text)) == teaser


@pytest.mark.parametrize(
    "above",
    [
        "Shutterstock",
        "Warden Oakes, via Fen Rescue",
        "An owl in flight. Warden Oakes, via Fen Rescue",
        "Ines Falk/The Fen Packet",
        "Photo: Ines Falk",
        "Getty Images.",
        "An owl in flight over the fen.\n\nShutterstock",
        "An owl in flight over the fen.\n\nWarden Oakes, via Fen Rescue",
        "An owl in flight\n\nAn owl at rest",
    ],
)
def test_captions_and_credits_are_no_teaser(above: str) -> None:
    assert teaser_of(make_article(f"{above}\n\n{LEDE}\n\nIt stays.")) == LEDE


@pytest.mark.parametrize(
    "text",
    [
        f"{LEDE} It had been away for eleven winters.\n\nShutterstock\n\nIt stays.",
        f"{LEDE}\n\nIt stays.",
        "Shutterstock",
        "An owl in flight",
    ],
)
def test_the_first_paragraph_is_the_teaser_where_it_is_prose_or_alone(text: str) -> None:
    assert teaser_of(make_article(text)) == text.partition("\n\n")[0]


def test_the_story_begins_with_its_dateline() -> None:
    article = make_full_article()
    assert article.dateline
    note = Body("paragraph", "A note of the desk stands above the story, and it is long.", (0, 1))
    article = replace(article, subheadline=None)
    assert teaser_of(replace(article, body=(note, *article.body))) == teaser_of(article)


def test_of_markdown_all_fields_that_a_page_shows_as_text_are_words() -> None:
    text = 'It is **out**, and "a [*quiet*](https://x.example) one", he said.'
    signs = "The **wheel** at [Denny](https://x.example)"
    quote = make_quote(text, "a [*quiet*](https://x.example) one")
    article = marked(
        text,
        headline=signs,
        subheadline=signs,
        photos=(Photo(signs, Credit(signs, None, None, None), (0, 1), "credit-mark", 0.9),),
        boilerplate=(Boilerplate("correction", signs, (0, 1), "correction", 0.9),),
        quotes=(quote,),
    )
    shown, words = in_plain_words(article), "The wheel at Denny"
    (photo,) = shown.photos
    assert (shown.headline, shown.subheadline, photo.caption) == (words, words, words)
    assert photo.credit
    assert (photo.credit.text, shown.boilerplate[0].text) == (words, words)
    assert shown.quotes[0].fragments[0].text == "a quiet one"
    assert shown.quotes[0].fragments[0].span == quote.fragments[0].span
    assert shown.body == article.body
    assert make_card(article, "k").title == words


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f'{{{{< figure src="a.jpg" title="x" >}}}}\n\n{LEDE}', LEDE),
        (f"![The quay](a.jpg)\n\n{LEDE}", LEDE),
        ("![The quay](a.jpg)", "The quay"),
        ("The owl stays\n-----", "The owl stays"),
    ],
)
def test_the_title_of_a_story_without_a_headline_is_its_first_words(text: str, title: str) -> None:
    assert title_of(marked(text, headline=None)) == shorten(title, TITLE_LENGTH)


def test_the_words_of_a_quotation_are_read_in_their_paragraph() -> None:
    text = '**"We rang](b) at 5 ** 3," said *Nils* Aker** on 3 <b>May</b> 2019.'
    quote = make_quote(text, "We rang](b) at 5 ** 3,")
    at = text.index("3 <b>")
    mention = text.index("Nils* Aker")
    speaker = Speaker(
        "Nils* Aker", (mention, mention + 10), "Nils Aker", None, None, anonymous=False
    )
    cue = Cue("said *", (text.index("said"), text.index("said") + 6))
    date = NamedDate("3 <b>May</b> 2019", (at, at + 17), "2019-05-03", "printed", "day", 0.9)
    article = marked(text, quotes=(replace(quote, speaker=speaker, cue=cue),), dates=(date,))
    shown = in_plain_words(article)
    (said,) = shown.quotes
    assert said.text == "We rang](b) at 5 ** 3,"
    assert said.speaker
    assert said.cue
    assert (said.speaker.mention, said.cue.text) == ("Nils Aker", "said ")
    assert shown.dates[0].text == "3 May 2019"


def test_a_role_that_front_matter_gives_stays_as_written() -> None:
    role = "head of <Fen> and *Ely*"
    quote = make_quote('"We rang twice," he said.', "We rang twice,")
    speaker = Speaker("he", None, "Nils Aker", None, role, anonymous=False)
    article = marked("x", quotes=(replace(quote, speaker=speaker, rule="front matter"),))
    said = in_plain_words(article).quotes[0].speaker
    assert said
    assert said.role == role


def test_a_dateline_in_bold_is_shown_without_its_signs() -> None:
    dateline = Dateline("**ELY** — ", (0, 10), (), (), None, "place-in-capitals", 0.9)
    shown = in_plain_words(marked("The owl stays.", dateline=dateline)).dateline
    assert shown
    assert shown.text == "ELY — "


def test_what_front_matter_gives_is_no_markdown() -> None:
    origin = {"headline": Provenance("front matter", "articles/a.md", (), 1.0)}
    photo = Photo("The *boat*.", None, None, "front matter", 1.0)
    article = marked("Words.", headline="5 * 3 * 2 **", provenance=origin, photos=(photo,))
    assert in_plain_words(article) == article
