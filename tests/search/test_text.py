"""What is searched of a record: of Markdown the words."""

from msgspec.structs import replace

from newsgen.codec import encode_article
from newsgen.records import (
    Article,
    Boilerplate,
    Dateline,
    Photo,
    Provenance,
)
from newsgen.search.text import decode_copy, read_fields, read_paragraphs
from newsgen.search.vocabulary import Vocabulary
from tests.factories import make_article, make_source
from tests.search.samples import make_story

NOTE = "*Correction: An earlier version of [this story](https://x.example/corr_url) was **wrong**.*"


def make_marked(text: str, **changes: object) -> Article:
    return make_article(text, source=make_source("articles/a.md"), **changes)


def paragraphs_of(article: Article) -> list[str]:
    return [" ".join(strings) for strings in read_paragraphs(decode_copy(encode_article(article)))]


def strings_of(article: Article) -> set[str]:
    """The strings of all fields but the body."""
    copy, words = decode_copy(encode_article(article)), Vocabulary()
    read_fields(make_story(1), copy, [], words)
    return set(words)


def test_a_subheadline_and_a_dateline_are_words() -> None:
    dateline = Dateline("[**ELY**](u) — ", (0, 15), (), (), None, "place-in-capitals", 0.9)
    article = make_marked("x", subheadline="The **old** [bell](u)", dateline=dateline)
    assert {"old", "bell", "ELY — "} <= strings_of(article)
    origin = {"subheadline": Provenance("front matter", "articles/a.md", (), 1.0)}
    given = replace(article, provenance=origin, dateline=replace(dateline, rule="front matter"))
    assert {"**old**", "[**ELY**](u) — "} <= strings_of(given)


def test_notes_and_captions_are_words() -> None:
    article = make_marked(
        "The [bell][1] rang.\n\n[1]: a.md",
        boilerplate=(Boilerplate("correction", NOTE, (0, 1), "correction", 0.9),),
        photos=(Photo("*The **bell**, at [dusk](a.md).", None, (0, 1), "credit-mark", 0.9),),
    )
    assert paragraphs_of(article) == [
        "Correction: An earlier version of this story was wrong.",
        "The bell rang.",
        "The bell, at dusk.",
    ]


def test_what_front_matter_gives_and_plain_copy_stay_as_written() -> None:
    photo = Photo("The *bell* at 5.", None, None, "front matter", 1.0)
    assert paragraphs_of(make_marked("Rang.", photos=(photo,)))[1] == "The *bell* at 5."
    plain = replace(make_marked("The *bell* rang."), source=make_source("seeds/a.txt"))
    assert paragraphs_of(plain) == ["The *bell* rang."]
