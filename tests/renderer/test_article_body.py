from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.records import (
    Agency,
    Article,
    Dateline,
    DatelinePlace,
    Fragment,
    Quote,
)
from newsgen.renderer.article_body import quoted_runs
from newsgen.renderer.article_page import complete_article
from newsgen.renderer.views import (
    Part,
    Piece,
)
from tests.factories import (
    ENGLISH,
    make_article,
    make_context,
    make_quote,
    make_source,
    span_of,
)
from tests.full_article import COPY, make_full_article

CONTEXT = make_context()
FULL = make_full_article()
TEXT = "“It stays,” said Rut Holm. “For now.” The “night boat” left."


def body_of(article: Article, **context: Any) -> tuple[Piece, ...]:
    return complete_article(make_context(**context), article, ENGLISH).body


def text_of(piece: Piece) -> str:
    return "".join(part.text for part in piece.parts)


def make_place(text: str) -> DatelinePlace:
    return DatelinePlace(text, None, None, None, None, None, 0.5, False)


def dateline_parts(printed: str, places: tuple[str, ...], agencies: dict[str, str]) -> list[Part]:
    """The parts of a dateline given by front matter, before a paragraph of one word."""
    dateline = Dateline(
        printed,
        None,
        tuple(make_place(place) for place in places),
        tuple(Agency(text, name, True) for text, name in agencies.items()),
        None,
        "front matter",
        1.0,
    )
    (piece,) = body_of(make_article("Word.", dateline=dateline))
    assert piece.parts[-1] == Part("text", "Word.")
    return list(piece.parts[:-1])


def test_the_dateline_opens_its_paragraph_with_its_places_and_agencies_told_apart() -> None:
    opening = body_of(FULL)[0].parts
    assert opening[:4] == (
        Part("place", "BERGEN"),
        Part("text", " ("),
        Part("agency", "CPA", title="Coastal Press Agency"),
        Part("text", "), March 12 - "),
    )


@pytest.mark.parametrize(
    ("printed", "places", "agencies", "parts"),
    [
        pytest.param(
            "OSLO", ("OSLO",), {}, [Part("place", "OSLO"), Part("text", " – ")], id="bare"
        ),
        pytest.param(
            "OSLO —", ("OSLO",), {}, [Part("place", "OSLO"), Part("text", " — ")], id="with dash"
        ),
        pytest.param(
            "OSLO/BERGEN:",
            ("OSLO", "BERGEN"),
            {},
            [Part("place", "OSLO"), Part("text", "/"), Part("place", "BERGEN"), Part("text", ": ")],
            id="two places",
        ),
        pytest.param(
            "OSLO (NTB)",
            ("OSLO",),
            {"NTB": "NTB"},
            [
                Part("place", "OSLO"),
                Part("text", " ("),
                Part("agency", "NTB"),
                Part("text", ") – "),
            ],
            id="an agency without a longer name",
        ),
        pytest.param(
            "YORK, NEW YORK",
            ("YORK", "NEW YORK"),
            {},
            [
                Part("place", "YORK"),
                Part("text", ", "),
                Part("place", "NEW YORK"),
                Part("text", " – "),
            ],
            id="one place inside another",
        ),
    ],
)
def test_a_dateline_from_front_matter_is_led_on_to_the_story(
    printed: str, places: tuple[str, ...], agencies: dict[str, str], parts: list[Part]
) -> None:
    assert dateline_parts(printed, places, agencies) == parts


def test_a_place_that_the_printed_dateline_lacks_is_passed_over() -> None:
    assert dateline_parts("OSLO", ("TROMSØ", "OSLO"), {"NTB": "x"})[0] == Part("place", "OSLO")


def test_the_dateline_opens_the_paragraph_that_it_stood_in() -> None:
    text = "A note first.\n\nOSLO - The boat stays."
    article = make_article(text)
    note, story = article.body
    start = text.index("The boat")
    span = span_of(text, "OSLO - ")
    dateline = Dateline("OSLO - ", span, (make_place("OSLO"),), (), None, "place", 0.9)
    cut = replace(story, text=text[start:], span=(start, len(text)))
    article = replace(article, dateline=dateline, body=(note, cut))
    assert [text_of(piece) for piece in body_of(article)] == text.split("\n\n")


def test_quoted_runs_are_told_apart_and_the_first_of_each_has_its_id() -> None:
    first = make_quote(TEXT, "“It stays,”")
    fragments = (*first.fragments, Fragment("“For now.”", span_of(TEXT, "“For now.”")))
    (piece,) = body_of(make_article(TEXT, quotes=(replace(first, fragments=fragments),)))
    assert piece.parts == (
        Part("quote", "“It stays,”", "q1"),
        Part("text", " said Rut Holm. "),
        Part("quote", "“For now.”"),
        Part("text", " The “night boat” left."),
    )


@pytest.mark.parametrize(
    ("kind", "marked"),
    [
        ("speech", True),
        ("fragment", True),
        ("unattributed", True),
        ("scare", False),
        ("title", False),
    ],
)
def test_scare_quotes_and_titles_are_not_marked(kind: Any, marked: bool) -> None:
    quote = make_quote(TEXT, "“night boat”", kind=kind)
    (piece,) = body_of(make_article(TEXT, quotes=(quote,)))
    assert any(part.kind == "quote" for part in piece.parts) is marked
    assert bool(quoted_runs([quote])) is marked


def test_a_run_inside_another_is_not_marked_twice() -> None:
    whole = make_quote(TEXT, TEXT[:25], id="q1")
    inner = make_quote(TEXT, "stays", id="q2")
    (piece,) = body_of(make_article(TEXT, quotes=(whole, inner)))
    assert [(part.kind, part.id, bool(part.text)) for part in piece.parts] == [
        ("quote", "q1", True),
        ("quote", "q2", False),  # only its address
        ("text", "", True),
    ]
    assert text_of(piece) == TEXT


@st.composite
def quoted_articles(draw: st.DrawFn) -> Article:
    """Articles of random paragraphs with random runs in them, some across their ends."""
    words = st.text(st.sampled_from("ab “”\"'\n.—é\U0001f600"), min_size=1, max_size=30)
    text = "\n\n".join(draw(st.lists(words.map(lambda w: w.replace("\n\n", "")), max_size=5)))
    article = make_article(text)
    quotes = []
    for number in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 20)))
        run = Fragment(text[start:end], (start, end))
        quotes.append(Quote(f"q{number}", "", (run,), "speech", None, None, None, 0, "x", 1.0))
    dateline = None
    if draw(st.booleans()):
        dateline = Dateline("OSLO, ASK (NTB) - ", (0, 0), (make_place("OSLO"),), (), None, "", 1.0)
    return replace(article, quotes=tuple(quotes), dateline=dateline)


@given(quoted_articles())
@settings(max_examples=200, deadline=None)
def test_every_character_of_the_body_is_in_the_parts_in_its_order(article: Article) -> None:
    pieces = body_of(article)
    shown = [text_of(piece) for piece in pieces]
    if article.dateline and article.body:
        assert shown[0].startswith(article.dateline.text)
        shown[0] = shown[0].removeprefix(article.dateline.text)
    assert shown == [piece.text for piece in article.body]
    assert [piece.kind for piece in pieces] == [piece.kind for piece in article.body]
    for piece in pieces:
        assert all(part.text or part.kind == "quote" for part in piece.parts)


def test_markdown_becomes_one_piece_of_html_with_its_quotations_marked() -> None:
    text = "He said “it *stays*” at [noon](noon.md).\n\nShe said “no.”"
    quotes = (
        make_quote(text, "“it *stays*”", id="q1"),
        make_quote(text, "“no.”", id="q2", paragraph=1),
    )
    article = make_article(text, quotes=quotes, source=make_source("articles/a.md"))
    (piece,) = body_of(article, links=(("noon.md", "2019/03/noon/index.html"),))
    assert piece.kind == "html"
    assert piece.html == (
        '<p>He said <q id="q1">“it <em>stays</em>”</q> at '
        '<a href="../../../2019/03/noon/index.html">noon</a>.</p>\n'
        '<p>She said <q id="q2">“no.”</q></p>'
    )


def test_the_dateline_of_markdown_stands_in_a_paragraph_before_it() -> None:
    dateline = Dateline("OSLO - ", (0, 7), (make_place("OSLO"),), (), None, "place", 0.9)
    article = make_article("Word.", dateline=dateline, source=make_source("articles/a.md"))
    opening, story = body_of(article)
    assert (opening.kind, opening.parts) == (
        "paragraph",
        (Part("place", "OSLO"), Part("text", " - ")),
    )
    assert story.html == "<p>Word.</p>"


def test_markdown_without_a_body_is_no_piece() -> None:
    assert body_of(make_article("", source=make_source("articles/a.md"))) == ()


def test_the_full_article_shows_its_whole_body() -> None:
    shown = "".join(text_of(piece) for piece in body_of(FULL))
    assert shown == COPY[span_of(COPY, "BERGEN (CPA)")[0] : span_of(COPY, " told us.")[1]] + (
        "The pilots' guild cheered in Askholm. It was founded in 2003."
    )
