from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.records import (
    Agency,
    Article,
    Boilerplate,
    Byline,
    Credit,
    Dateline,
    DatelinePlace,
    Fragment,
    Photo,
    Quote,
    Speaker,
)
from newsgen.renderer.article_page import complete_article, quoted_runs
from newsgen.renderer.views import (
    BylineView,
    DateView,
    Link,
    NoteView,
    Part,
    PhotoView,
    Piece,
    SpeakerView,
)
from tests.factories import (
    COPY,
    make_article,
    make_context,
    make_full_article,
    make_published,
    make_quote,
    make_source,
    span_of,
)

CONTEXT = make_context()
FULL = make_full_article()
TEXT = "“It stays,” said Rut Holm. “For now.” The “night boat” left."


def body_of(article: Article, **context: Any) -> tuple[Piece, ...]:
    return complete_article(make_context(**context), article).body


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
    assert [part.kind for part in piece.parts] == ["quote", "text"]
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


def test_views_are_equal_where_records_are() -> None:
    assert complete_article(CONTEXT, make_full_article()) == complete_article(CONTEXT, FULL)


def test_the_head_of_the_page_comes_from_the_record_and_the_site() -> None:
    view = complete_article(CONTEXT, FULL)
    assert (view.headline, view.subheadline) == (
        "Night boat keeps its place",
        "Council votes at dusk",
    )
    assert view.bylines == (BylineView("Ida Brandt", "Correspondent, CPA, Bergen"),)
    assert view.date == DateView("12 March 2019", "2019-03-12", False)
    assert view.site is CONTEXT.site
    assert view.page is CONTEXT.page


def test_a_byline_may_be_a_name_alone() -> None:
    article = make_article(bylines=(Byline("Ida", None, None, None, None, "by", 0.9),))
    assert complete_article(CONTEXT, article).bylines == (BylineView("Ida", ""),)


def test_a_text_without_a_headline_takes_its_start() -> None:
    article = make_article("The boat\nstays.", headline=None)
    assert complete_article(CONTEXT, article).headline == "The boat stays."


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (10, 1), (460, 2), (2300, 10)])
def test_reading_takes_a_minute_for_each_230_words(words: int, minutes: int) -> None:
    assert complete_article(CONTEXT, make_article("word " * words)).minutes == minutes


def test_corrections_and_updates_stand_on_top_and_all_the_rest_below() -> None:
    kinds: tuple[Any, ...] = ("promo", "correction", "update-note", "copyright")
    notes = tuple(Boilerplate(kind, f"The {kind}.", (0, 1), "x", 1.0) for kind in kinds)
    view = complete_article(CONTEXT, make_article(boilerplate=notes))
    assert view.notes == (
        NoteView("correction", "The correction."),
        NoteView("update-note", "The update-note."),
    )
    assert [note.kind for note in view.about.boilerplate] == list(kinds)


def make_photo(span: tuple[int, int] | None, **changes: Any) -> Photo:
    credit = Credit("CPA/Nils Aker", "CPA", "Nils Aker", None)
    return replace(Photo("The boat.", credit, span, "caption", 0.9, None), **changes)


def test_a_caption_stands_where_its_picture_stood() -> None:
    article = make_article("One.\n\nTwo.", photos=(make_photo((5, 6)),))
    view = complete_article(CONTEXT, article)
    photo = PhotoView("photo-1", "The boat.", "CPA/Nils Aker", "")
    assert [piece.photo or text_of(piece) for piece in view.body] == ["One.", photo, "Two."]
    assert view.photos == ()


def test_captions_before_and_after_the_body_keep_their_ends() -> None:
    before, after = make_photo((0, 1)), make_photo((50, 60), caption="The quay.", credit=None)
    text = "\n\nOne."
    article = make_article(text, photos=(before, after))
    view = complete_article(CONTEXT, article)
    assert [photo.id for photo in view.photos] == ["photo-1"]
    assert [piece.kind for piece in view.body] == ["paragraph", "photo"]
    assert view.body[1].photo == PhotoView("photo-2", "The quay.", "", "")


@pytest.mark.parametrize(
    "photo",
    [make_photo(None), make_photo((5, 6), rule="front matter")],
    ids=["without a place", "from front matter"],
)
def test_photos_that_the_copy_does_not_place_stand_before_the_body(photo: Photo) -> None:
    view = complete_article(CONTEXT, make_article("One.\n\nTwo.", photos=(photo,)))
    assert len(view.photos) == 1
    assert [piece.kind for piece in view.body] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("held", "src"), [(("img/boat.jpg",), "img/boat.jpg"), ((), ""), (("boat.jpg",), "")]
)
def test_a_picture_is_shown_where_the_site_holds_its_file(held: tuple[str, ...], src: str) -> None:
    article = make_article(photos=(make_photo(None, file="img/boat.jpg"),))
    (photo,) = complete_article(make_context(pictures=held), article).photos
    assert photo.src == src


def test_speakers_are_listed_once_with_links_to_all_they_say() -> None:
    oda = Speaker("Oda", None, "Oda Lindqvist", "oda-lindqvist", None, False)
    pilot = replace(oda, role="harbour\npilot")
    other = Speaker("an official", None, "an official", None, None, True)
    quotes = (
        make_quote(TEXT, "“It stays,”", id="q1", speaker=oda),
        make_quote(TEXT, "“For now.”", id="q2", speaker=other),
        make_quote(TEXT, "“night boat”", id="q3", speaker=pilot, kind="fragment"),
        make_quote(TEXT, "“night boat”", id="q4", speaker=oda, kind="scare"),
        make_quote(TEXT, "“night boat”", id="q5", speaker=None),
    )
    context = make_context(people=(("oda-lindqvist", "people/oda-lindqvist/index.html"),))
    assert complete_article(context, make_article(TEXT, quotes=quotes)).speakers == (
        SpeakerView(
            "Oda Lindqvist",
            "people/oda-lindqvist/index.html",
            "harbour pilot",
            False,
            (Link("q1", "#q1"), Link("q3", "#q3")),
        ),
        SpeakerView("an official", "", "", True, (Link("q2", "#q2"),)),
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"value": "2019"}, "The copy carries the date."),
        ({"value": "2019", "origin": "front matter"}, "given by an editor"),
        ({"value": "2019", "origin": "override"}, "given by an editor"),
        ({"value": None}, "not known"),
        (
            {
                "value": "2019-03-12",
                "origin": "inferred",
                "earliest": "2019-03-10",
                "latest": "2019-03-12",
                "confidence": 0.705,
            },
            "between 10 March 2019 and 12 March 2019, with confidence 0.7",
        ),
        (
            {"value": "2019", "origin": "inferred", "confidence": 0.5},
            "estimated from the text, with confidence 0.50",
        ),
    ],
)
def test_the_page_says_how_the_date_is_known(changes: dict[str, Any], words: str) -> None:
    article = make_article(published=make_published(**changes))
    assert words in complete_article(CONTEXT, article).about.date


def test_the_page_says_where_the_record_came_from() -> None:
    about = complete_article(make_context(override="articles/fix.md"), FULL).about
    assert (about.id, about.source, about.override) == (
        "0123456789ab",
        "seeds/ferry.txt",
        "articles/fix.md",
    )
    assert (about.size, about.encoding, about.format) == (1024, "utf-8", "text")
    assert about.evidence == FULL.published.evidence


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
        "The pilots' guild cheered in Askholm."
    )
