from typing import Any

import pytest
from msgspec.structs import replace

from newsgen.records import (
    Boilerplate,
    Byline,
    Credit,
    Photo,
    Speaker,
)
from newsgen.renderer.article_page import complete_article
from newsgen.renderer.views import (
    BylineView,
    DateView,
    Link,
    NoteView,
    PhotoView,
    Piece,
    SpeakerView,
)
from tests.factories import (
    ENGLISH,
    make_article,
    make_context,
    make_published,
    make_quote,
)
from tests.full_article import make_full_article

CONTEXT = make_context()
FULL = make_full_article()
TEXT = "“It stays,” said Rut Holm. “For now.” The “night boat” left."


def text_of(piece: Piece) -> str:
    return "".join(part.text for part in piece.parts)


def test_views_are_equal_where_records_are() -> None:
    assert complete_article(CONTEXT, make_full_article(), ENGLISH) == complete_article(
        CONTEXT, FULL, ENGLISH
    )


def test_the_head_of_the_page_comes_from_the_record_and_the_site() -> None:
    view = complete_article(CONTEXT, FULL, ENGLISH)
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
    assert complete_article(CONTEXT, article, ENGLISH).bylines == (BylineView("Ida", ""),)


def test_a_text_without_a_headline_takes_its_start() -> None:
    article = make_article("The boat\nstays.", headline=None)
    assert complete_article(CONTEXT, article, ENGLISH).headline == "The boat stays."


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (10, 1), (460, 2), (2300, 10)])
def test_reading_takes_a_minute_for_each_230_words(words: int, minutes: int) -> None:
    assert complete_article(CONTEXT, make_article("word " * words), ENGLISH).minutes == minutes


def test_corrections_and_updates_stand_on_top_and_all_the_rest_below() -> None:
    kinds: tuple[Any, ...] = ("promo", "correction", "update-note", "copyright")
    notes = tuple(Boilerplate(kind, f"The {kind}.", (0, 1), "x", 1.0) for kind in kinds)
    view = complete_article(CONTEXT, make_article(boilerplate=notes), ENGLISH)
    assert view.notes == (
        NoteView("correction", "Correction", "The correction."),
        NoteView("update-note", "Update note", "The update-note."),
    )
    assert [note.kind for note in view.about.boilerplate] == ["promo", "copyright"]


def test_a_note_that_says_what_it_is_gets_no_label() -> None:
    note = Boilerplate("correction", "Correction: it was a goat.", (0, 1), "x", 1.0)
    (shown,) = complete_article(CONTEXT, make_article(boilerplate=(note,)), ENGLISH).notes
    assert shown.label == ""


def make_photo(span: tuple[int, int] | None, **changes: Any) -> Photo:
    credit = Credit("CPA/Nils Aker", "CPA", "Nils Aker", None)
    return replace(Photo("The boat.", credit, span, "caption", 0.9, None), **changes)


def test_a_caption_stands_where_its_picture_stood() -> None:
    article = make_article("One.\n\nTwo.", photos=(make_photo((5, 6)),))
    view = complete_article(CONTEXT, article, ENGLISH)
    photo = PhotoView("photo-1", "The boat.", "CPA/Nils Aker", "")
    assert [piece.photo or text_of(piece) for piece in view.body] == ["One.", photo, "Two."]
    assert view.photos == ()


def test_captions_before_and_after_the_body_keep_their_ends() -> None:
    before, after = make_photo((0, 1)), make_photo((50, 60), caption="The quay.", credit=None)
    text = "\n\nOne."
    article = make_article(text, photos=(before, after))
    view = complete_article(CONTEXT, article, ENGLISH)
    assert [photo.id for photo in view.photos] == ["photo-1"]
    assert [piece.kind for piece in view.body] == ["paragraph", "photo"]
    assert view.body[1].photo == PhotoView("photo-2", "The quay.", "", "")


@pytest.mark.parametrize(
    "photo",
    [make_photo(None), make_photo((5, 6), rule="front matter")],
    ids=["without a place", "from front matter"],
)
def test_photos_that_the_copy_does_not_place_stand_before_the_body(photo: Photo) -> None:
    view = complete_article(CONTEXT, make_article("One.\n\nTwo.", photos=(photo,)), ENGLISH)
    assert len(view.photos) == 1
    assert [piece.kind for piece in view.body] == ["paragraph", "paragraph"]


@pytest.mark.parametrize(
    ("held", "src"), [(("img/boat.jpg",), "img/boat.jpg"), ((), ""), (("boat.jpg",), "")]
)
def test_a_picture_is_shown_where_the_site_holds_its_file(held: tuple[str, ...], src: str) -> None:
    article = make_article(photos=(make_photo(None, file="img/boat.jpg"),))
    (photo,) = complete_article(make_context(pictures=held), article, ENGLISH).photos
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
    assert complete_article(context, make_article(TEXT, quotes=quotes), ENGLISH).speakers == (
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
    assert words in complete_article(CONTEXT, article, ENGLISH).about.date


def test_the_page_says_where_the_record_came_from() -> None:
    about = complete_article(make_context(override="articles/fix.md"), FULL, ENGLISH).about
    assert (about.id, about.source, about.override) == (
        "0123456789ab",
        "seeds/ferry.txt",
        "articles/fix.md",
    )
    assert (about.size, about.encoding, about.format) == (1024, "utf-8", "text")
    assert about.evidence == FULL.published.evidence
