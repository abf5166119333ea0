from dataclasses import fields
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.config import FrontMatterConfig
from newsgen.errors import Issue
from newsgen.loader.dates.mentions import LATEST_YEAR
from newsgen.loader.field_readers import is_inside, is_safe_slug
from newsgen.loader.fields import ALIASES, FIELDS, FrontMatter, Given, QuoteGiven
from newsgen.loader.front_matter import read_front_matter
from newsgen.loader.given_dates import GivenDate
from newsgen.records import Byline, Credit, Photo

T = TypeVar("T")

DEFAULT = FrontMatterConfig()
FULL = """\
---
headline: "Night boat: it stays"
subheadline: Council votes at dusk
date: 2019-03-12
bylines:
  - Ida Brandt
  - {name: Nils Aker, role: Correspondent, organisation: CPA, place: Bergen}
dateline: BERGEN (CPA)
topics: [Ferries, Night life]
people: [Oda Lindqvist]
places: Askholm
organisations: []
photos:
  - {caption: The boat., credit: CPA/Nils Aker, file: img/boat.jpg}
  - {caption: The quay.}
quotes:
  q1: {speaker: Oda Lindqvist, role: pilot}
  q2: {kind: scare}
slug: night-boat
language: en-GB
story: The ferry
draft: yes
id: ferry-1
seed: seeds/ferry.txt
---
"""


def read(
    text: str, config: FrontMatterConfig = DEFAULT, *, markdown: bool = True
) -> tuple[FrontMatter, tuple[Issue, ...]]:
    return read_front_matter("articles/a.md", text, config, markdown=markdown)


def read_fields(lines: str, config: FrontMatterConfig = DEFAULT) -> FrontMatter:
    front, issues = read(f"---\n{lines}\n---\nText.\n", config)
    assert issues == ()
    return front


def value(given: Given[T] | None) -> T | None:
    return None if given is None else given.value


def test_every_field_is_read() -> None:
    front, issues = read(FULL)
    assert issues == ()
    assert value(front.headline) == "Night boat: it stays"
    assert value(front.subheadline) == "Council votes at dusk"
    assert value(front.date) == GivenDate("2019-03-12", "day")
    assert value(front.dateline) == "BERGEN (CPA)"
    assert value(front.topics) == ("Ferries", "Night life")
    assert value(front.people) == ("Oda Lindqvist",)
    assert value(front.places) == ("Askholm",)
    assert value(front.organisations) == ()
    assert value(front.quotes) == (
        QuoteGiven("q1", "Oda Lindqvist", "pilot", None),
        QuoteGiven("q2", None, None, "scare"),
    )
    assert value(front.slug) == "night-boat"
    assert value(front.language) == "en-GB"
    assert value(front.story) == "The ferry"
    assert value(front.draft) is True
    assert value(front.id) == "ferry-1"
    assert value(front.seed) == "seeds/ferry.txt"


def test_bylines_are_names_or_groups_of_fields() -> None:
    front, _ = read(FULL)
    assert front.bylines is not None
    ida, nils = front.bylines.value
    assert ida == Byline("Ida Brandt", None, None, None, ida.span, "front matter", 1.0)
    assert nils == Byline(
        "Nils Aker", "Correspondent", "CPA", "Bergen", nils.span, "front matter", 1.0
    )
    assert ida.span is not None
    assert FULL[slice(*ida.span)] == "Ida Brandt"


def test_character_references_are_read_as_their_characters() -> None:
    front = read_fields(
        "headline: The pilots&#8217; boat &amp; its quay\n"
        "subheadline: AT&T &mdash; not R&D; nor &nonsense; &notes;\n"
        "topics: [Bread &#x26; butter]\n"
        "bylines: [O&#8217;Dea, {name: Zo&euml; Brandt}]\n"
        "photos: [{caption: '&quot;The boat&quot;', credit: Q&amp;A, file: a&amp;b.jpg}]\n"
        "slug: boat\n"
    )
    assert value(front.headline) == "The pilots’ boat & its quay"
    assert value(front.subheadline) == "AT&T — not R&D; nor &nonsense; &notes;"
    assert value(front.topics) == ("Bread & butter",)
    assert front.bylines
    assert [byline.name for byline in front.bylines.value] == ["O’Dea", "Zoë Brandt"]
    assert front.photos
    (photo,) = front.photos.value
    assert photo.credit
    assert (photo.caption, photo.credit.text, photo.file) == ('"The boat"', "Q&A", "a&amp;b.jpg")


def test_photos_have_a_caption_a_credit_and_a_file() -> None:
    front, _ = read(FULL)
    assert front.photos is not None
    boat, quay = front.photos.value
    credit = Credit("CPA/Nils Aker", None, None, None)
    assert boat == Photo("The boat.", credit, boat.span, "front matter", 1.0, "img/boat.jpg")
    assert quay == Photo("The quay.", None, quay.span, "front matter", 1.0, None)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("headline", '"Night boat: it stays"'),
        ("date", "2019-03-12"),
        ("topics", "[Ferries, Night life]"),
        ("draft", "yes"),
        ("seed", "seeds/ferry.txt"),
    ],
)
def test_each_value_knows_where_it_stands(name: str, written: str) -> None:
    front, _ = read(FULL)
    assert FULL[slice(*getattr(front, name).span)] == written


def test_the_fields_of_the_value_are_those_of_the_table() -> None:
    assert sorted(FIELDS) == sorted(f.name for f in fields(FrontMatter) if f.name != "end")
    assert set(ALIASES.values()) <= set(FIELDS)


@pytest.mark.parametrize(("alias", "field"), ALIASES.items())
def test_names_of_other_tools_are_understood(alias: str, field: str) -> None:
    words = {"date": "2019-03-12", "photos": "{caption: The boat.}", "language": "nb"}
    written = words.get(field, "words")
    assert getattr(read_fields(f"{alias}: {written}"), field) is not None


def test_a_site_may_rename_fields_and_let_others_pass() -> None:
    config = FrontMatterConfig((("kicker", "subheadline"), ("title", "story")), ("layout",))
    front = read_fields("kicker: Dusk\ntitle: The ferry\nlayout: wide", config)
    assert (value(front.subheadline), value(front.story)) == ("Dusk", "The ferry")
    assert front.headline is None


def test_a_known_field_that_is_let_pass_is_not_read() -> None:
    front = read_fields("slug: a/b\nheadline: x", FrontMatterConfig(ignore=("slug",)))
    assert front.slug is None


@pytest.mark.parametrize(
    ("lines", "place", "words"),
    [
        pytest.param("headlin: x", "2:1 N205", "unknown field `headlin`", id="unknown"),
        pytest.param("title: x\nheadline: y", "3:1 N203", "both give the headline", id="alias"),
        pytest.param("slug: a\nslug: b", "3:1 N203", "`slug` stands twice", id="twice"),
        pytest.param("- a\n- b", "2:1 N204", "found a list", id="a list"),
        pytest.param("just words", "2:1 N204", "found `just words`", id="words"),
        pytest.param("headline: a: b", "2:12 N202", "mapping values", id="a colon"),
        pytest.param('headline: "a', "2:11 N202", "quoted scalar", id="an open mark"),
        pytest.param("headline: [a]", "2:11 N206", "expected text", id="a list for a text"),
        pytest.param("topics: {a: b}", "2:9 N206", "a list of texts", id="a group for texts"),
        pytest.param("topics: 7", "2:9 N206", "found `7`", id="a number for texts"),
        pytest.param("date: soon", "2:7 N206", "`soon` is not a date", id="no date"),
        pytest.param("date: [2019]", "2:7 N206", "expected text", id="a list for a date"),
        pytest.param("date: 2019-02-29", "2:7 N207", "does not exist", id="no such day"),
        pytest.param("bylines: {role: x}", "2:10 N206", "needs a `name`", id="nameless"),
        pytest.param("bylines: [{name: y, nom: x}]", "2:21 N205", "`nom`", id="a byline's field"),
        pytest.param("bylines: [[x]]", "2:11 N206", "expected fields", id="a nested byline"),
        pytest.param("photos: boat.jpg", "2:9 N206", "expected fields", id="a bare photo"),
        pytest.param("photos: [{file: ../x.jpg}]", "2:17 N206", "below static/", id="outside"),
        pytest.param("photos: [{src: x.jpg}]", "2:11 N205", "`src`", id="a photo's field"),
        pytest.param("quotes: [q1]", "2:9 N206", "by their id", id="a list of quotations"),
        pytest.param("quotes: {q1: x}", "2:14 N206", "expected fields", id="a bare quotation"),
        pytest.param("quotes: {q1: {kind: loud}}", "2:21 N206", "`loud`", id="a kind"),
        pytest.param("quotes: {q1: {who: x}}", "2:15 N205", "`who`", id="a quotation's field"),
        pytest.param("slug: ../x", "2:7 N208", "`../x`", id="a slug that climbs"),
        pytest.param("slug: a b", "2:7 N208", "`a b`", id="a slug with a space"),
        pytest.param("language: English!", "2:11 N206", "not a language", id="language"),
        pytest.param("draft: maybe", "2:8 N206", "true or false", id="draft"),
        pytest.param("id: a/b", "2:5 N206", "cannot be an id", id="id"),
        pytest.param("seed: a.txt", "2:7 N209", "below seeds/", id="a seed elsewhere"),
        pytest.param("seed: seeds/../a.txt", "2:7 N209", "below seeds/", id="a seed that climbs"),
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_mistake_is_reported_with_its_code_and_place(
    lines: str, place: str, words: str, newline: str
) -> None:
    text = f"---\n{lines}\n---\nText.\n".replace("\n", newline)
    front, (issue,) = read(text)
    assert f"{issue.line}:{issue.column} {issue.code}" == place
    assert words in issue.message
    assert issue.path == "articles/a.md"
    assert text[front.end :].strip() == "Text."


@pytest.mark.parametrize(
    ("lines", "several"),
    [
        ("bylines: Ana Ruiz and Ivo Brandt", "bylines: [Ana Ruiz, Ivo Brandt]"),
        ("bylines: Ana Ruiz und Ivo Brandt", "bylines: [Ana Ruiz, Ivo Brandt]"),
        ("author: Ana Ruiz, Ivo Brandt & Lea Sund", "author: [Ana Ruiz, Ivo Brandt, Lea Sund]"),
        ("people: Ana Ruiz; Ivo Brandt", "people: [Ana Ruiz, Ivo Brandt]"),
        ("topics: Transport, Rivers", "topics: [Transport, Rivers]"),
        ("tags: ferries,'tides'", "tags: [ferries, \"'tides'\"]"),
    ],
)
def test_several_values_in_one_text_are_kept_as_one_and_told(lines: str, several: str) -> None:
    text = f"---\n{lines}\n---\nText.\n"
    front, (issue,) = read(text)
    assert (issue.code, issue.line, issue.severity) == ("N216", 2, "warning")
    assert f"`{several}`" in issue.hint
    one = issue.hint.partition("for one `")[2].removesuffix("`")
    again, more = read(f"---\n{one}\n---\nText.\n")
    assert more == ()
    assert value(again.topics) == value(front.topics)
    assert read(f"---\n{several}\n---\nText.\n")[1] == ()


@pytest.mark.parametrize(
    "lines",
    [
        "bylines: Ruiz and Sons",
        "bylines: Ruiz und Söhne",
        "bylines: Brandt, Ivo",
        "bylines: [Ana Ruiz and Ivo Brandt]",
        "topics: Crime and justice",
        "topics: 10,000 metres",
        'topics: ["Arts, culture"]',
        "places: Ely, England",
    ],
)
def test_one_value_in_one_text_is_not_told(lines: str) -> None:
    assert read(f"---\n{lines}\n---\nText.\n")[1] == ()


def test_a_date_years_ahead_is_taken_and_told_by_a_fixed_year() -> None:
    front, (issue,) = read("---\ndate: 2201-07-24\n---\nText.\n")
    assert (issue.code, issue.line, issue.column) == ("N217", 2, 7)
    assert front.date is not None
    assert front.date.value.value == "2201-07-24"
    assert read(f"---\ndate: {LATEST_YEAR}-12-31\n---\nText.\n")[1] == ()


def test_all_mistakes_are_reported_and_the_other_fields_are_read() -> None:
    front, issues = read("---\nslug: a/b\nheadline: Kept\ndate: never\nfoo: 1\n---\n")
    assert sorted((i.line, i.code) for i in issues) == [(2, "N208"), (4, "N206"), (5, "N205")]
    assert value(front.headline) == "Kept"
    assert (front.slug, front.date) == (None, None)


def test_an_unknown_field_comes_with_its_near_match_and_a_way_to_keep_it() -> None:
    _, (issue,) = read("---\nheadlines: x\n---\n")
    assert issue.hint.startswith("did you mean `headline`")
    assert "ignore" in issue.hint


@pytest.mark.parametrize(
    ("slug", "safe"),
    [
        ("night-boat", True),
        ("über_2.0~x", True),
        ("東京", True),
        ("", False),
        (".hidden", False),
        ("ends.", False),
        ("..", False),
        ("a/b", False),
        ("a\\b", False),
        ("a b", False),
        ("a%2fb", False),
        ("a\n", False),
        ("x" * 200, True),
        ("x" * 201, False),
        ("é" * 101, False),
    ],
)
def test_a_slug_is_one_part_of_an_address(slug: str, safe: bool) -> None:
    assert is_safe_slug(slug) is safe


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("a.jpg", True),
        ("a/b/c.jpg", True),
        ("./a.jpg", True),
        ("../a.jpg", False),
        ("a/../../b.jpg", False),
        ("/etc/passwd", False),
        ("a\\..\\b", False),
        ("", False),
        (".", False),
    ],
)
def test_a_path_stays_below_its_folder_or_does_not(path: str, inside: bool) -> None:
    assert is_inside(path) is inside


TEXTS = st.text() | st.text(st.sampled_from("-ab:[]{}'\"&*!|># \n\r\t.0é\x00"), max_size=60)
HEADS = st.lists(
    st.tuples(st.sampled_from([*FIELDS, *ALIASES, "x"]), TEXTS).map(lambda kv: f"{kv[0]}: {kv[1]}"),
    max_size=4,
).map("\n".join)


@given(TEXTS | HEADS.map(lambda head: f"---\n{head}\n---\nText.\n"), st.booleans())
@settings(max_examples=400, deadline=None)
def test_any_text_is_read_and_the_text_below_starts_inside_it(text: str, markdown: bool) -> None:
    front, issues = read(text, markdown=markdown)
    assert 0 <= front.end <= len(text)
    for field in fields(front):
        given_value = getattr(front, field.name)
        if isinstance(given_value, Given):
            start, end = given_value.span
            assert 0 <= start <= end <= front.end
    assert all(issue.line >= 1 and issue.column >= 1 for issue in issues)
