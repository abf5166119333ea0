import json
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from msgspec import structs
from msgspec.structs import replace
from rdflib import SDO

from newsgen.config import Config
from newsgen.records import Article, Boilerplate, Credit, Photo, Speaker
from newsgen.renderer.article_data import MENTIONED_MOST, TEXT_MOST, add_article_data
from newsgen.renderer.article_page import ArticleContext, complete_article
from newsgen.renderer.date_text import date_view
from newsgen.renderer.json_ld import escape_json
from newsgen.renderer.structured_data import add_structured_data
from newsgen.renderer.views import Link, TermView
from tests.factories import (
    ENGLISH,
    PAGE_HEAD,
    SITE_HEAD,
    make_article,
    make_context,
    make_estimate,
    make_published,
)
from tests.full_article import make_full_article
from tests.renderer.planning import RICH, URL, plan_site
from tests.renderer.rendering import HOSTILE, render

HEAD = structs.replace(
    PAGE_HEAD,
    canonical=f"{URL}/2019/03/a/",
    title="Night boat keeps its place",
    crumbs=(Link("Front page", "index.html"), Link("2019", "2019/index.html")),
)
SITE = structs.replace(SITE_HEAD, url=URL)

THING = {"@type", "@id", "name", "alternateName", "url", "description", "identifier"}
VOCABULARY = {
    "NewsArticle": {
        "headline", "alternativeHeadline", "inLanguage", "datePublished", "dateline", "author",
        "sourceOrganization", "publisher", "locationCreated", "contentLocation", "about",
        "keywords", "mentions", "wordCount", "image", "associatedMedia", "correction", "hasPart",
        "isPartOf", "mainEntityOfPage",
    },
    "Person": {"jobTitle", "affiliation", "sameAs"},
    "Organization": set(),
    "Place": {"address", "geo"},
    "PostalAddress": {"addressRegion", "addressCountry"},
    "GeoCoordinates": {"latitude", "longitude"},
    "Thing": set(),
    "ImageObject": {"contentUrl", "caption", "creditText", "creator", "copyrightHolder"},
    "Quotation": {"text", "spokenByCharacter"},
    "CorrectionComment": {"text"},
    "WebSite": {"inLanguage"},
    "CreativeWorkSeries": set(),
    "CollectionPage": {"inLanguage", "isPartOf", "about"},
    "ProfilePage": {"inLanguage", "isPartOf", "mainEntity"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "item"},
}  # fmt: skip
"""The part of schema.org that newsgen writes: types, and their properties beside those of Thing."""
RANGES = {
    "author": {"Person", "Organization"},
    "spokenByCharacter": {"Person", "Organization"},
    "publisher": {"Organization"},
    "sourceOrganization": {"Organization"},
    "locationCreated": {"Place"},
    "contentLocation": {"Place"},
    "correction": {"CorrectionComment"},
    "hasPart": {"Quotation"},
    "image": {"ImageObject"},
    "associatedMedia": {"ImageObject"},
    "affiliation": {"Organization"},
    "isPartOf": {"WebSite", "CreativeWorkSeries", ""},
    "about": {"Thing", "Place"},
    "mentions": {"Person", "Organization"},
    "geo": {"GeoCoordinates"},
    "address": {"PostalAddress"},
}
"""What the value of a property may be; ``""`` is a mere reference."""


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes_in(inner)


def check_vocabulary(graph: list[dict[str, Any]]) -> None:
    """Every type and property is one of the tables, and its values are what it may have."""
    for node in nodes_in(graph):
        kind = node.get("@type")
        if kind is None:
            assert set(node) == {"@id"}
            continue
        assert set(node) <= THING | VOCABULARY[kind], kind
        for name, allowed in RANGES.items():
            values = node.get(name, [])
            for value in values if isinstance(values, list) else [values]:
                assert value.get("@type", "") in allowed, f"{kind}.{name}"
        assert "" not in node.values()
        assert None not in node.values()


def describe(article: Article, context: ArticleContext | None = None) -> dict[str, Any]:
    """The node of an article's page."""
    context = context or make_context(
        site=SITE,
        page=HEAD,
        date=date_view(article.published, ENGLISH.dates),
    )
    view = add_article_data(
        complete_article(context, article, ENGLISH), context, article, ENGLISH.article
    )
    graph = json.loads(view.page.structured)["@graph"]
    check_vocabulary(graph)
    (node,) = (node for node in graph if node["@type"] == "NewsArticle")
    return dict(node)


def test_the_tables_hold_words_of_schema_org_only() -> None:
    known = set(SDO.__annotations__)
    used = set(VOCABULARY) | set().union(*VOCABULARY.values()) | THING | set(RANGES)
    assert {word for word in used if not word.startswith("@")} - known == set()


def test_a_full_article_is_described_in_full() -> None:
    context = make_context(
        site=SITE,
        page=HEAD,
        agencies=(Link("Coastal Press Agency", "agencies/cpa/index.html"),),
        places=(Link("Bergen", "places/bergen/index.html"),),
        people=(("oda-lindqvist", "people/oda-lindqvist/index.html"),),
        topics=(TermView("Ferries", "topics/ferries/index.html", 0),),
        running_story_name="The ferry",
    )
    node = describe(make_full_article(), context)
    assert node["headline"] == "Night boat keeps its place"
    assert node["alternativeHeadline"] == "Council votes at dusk"
    assert node["datePublished"] == "2019-03-12"
    assert "dateModified" not in node
    assert node["dateline"] == "BERGEN (CPA), March 12"
    assert [author["name"] for author in node["author"]] == ["Ida Brandt"]
    assert node["author"][0]["affiliation"]["name"] == "CPA"
    assert node["sourceOrganization"][0]["name"] == "Coastal Press Agency"
    assert node["publisher"]["name"] == SITE.title
    assert node["locationCreated"][0]["url"] == f"{URL}/places/bergen/"
    assert node["locationCreated"][0]["geo"]["latitude"] == 60.39
    assert node["about"][0]["url"] == f"{URL}/topics/ferries/"
    assert node["keywords"] == ["Ferries"]
    assert node["hasPart"][0]["@id"] == f"{URL}/2019/03/a/#q1"
    assert node["hasPart"][0]["spokenByCharacter"]["url"] == f"{URL}/people/oda-lindqvist/"
    assert [whole["@type"] for whole in node["isPartOf"]] == ["WebSite", "CreativeWorkSeries"]
    (photo,) = node["associatedMedia"]
    assert photo["creditText"]
    assert "contentUrl" not in photo


@pytest.mark.parametrize(
    ("holder", "kind"),
    [("The Fen Packet", "Organization"), ("Ines Falk", "Person"), ("Zorvan Brandt", None)],
)
def test_the_holder_of_a_picture_is_no_body_unless_it_reads_as_one(
    holder: str, kind: str | None
) -> None:
    photo = Photo("The quay.", Credit(holder, None, None, holder), None, "front matter", 1.0)
    node = describe(make_article(photos=(photo,)))["associatedMedia"][0]
    assert node["creditText"] == holder
    assert node.get("copyrightHolder") == (kind and {"@type": kind, "name": holder})


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (make_published("2021-07-26"), "2021-07-26"),
        (make_published("2021-07"), "2021-07"),
        (make_published("2021"), "2021"),
        (make_published("2021-07-26T09:30:00+02:00"), "2021-07-26T09:30:00+02:00"),
        (make_estimate("2021-07-23", "2021-07-25"), None),
        (make_published(None), None),
    ],
    ids=["day", "month", "year", "time", "estimated", "unknown"],
)
def test_a_date_is_never_more_precise_than_it_is_known(published: Any, shown: str | None) -> None:
    assert describe(make_article(published=published)).get("datePublished") == shown


def test_an_agency_is_the_author_where_nobody_else_is() -> None:
    agency = Link("Coastal Press", "agencies/coastal-press/index.html")
    node = describe(make_article(), make_context(site=SITE, page=HEAD, agencies=(agency,)))
    assert [(a["@type"], a["name"]) for a in node["author"]] == [("Organization", "Coastal Press")]


@pytest.mark.parametrize(
    ("speaker", "kind", "described"),
    [
        (Speaker("he", None, "Nils Aker", "nils-aker", "mate", False), "Person", None),
        (Speaker("it", None, "Pilots' Guild", None, None, False), "Organization", None),
        (
            Speaker("official", None, "a port official", None, None, True),
            "Person",
            "not named in the report",
        ),
    ],
    ids=["person", "body", "unnamed"],
)
def test_a_speaker_is_what_the_loader_knows(
    speaker: Speaker, kind: str, described: str | None
) -> None:
    (quote,) = make_full_article().quotes
    node = describe(make_full_article(quotes=(replace(quote, speaker=speaker),)))
    spoken = node["hasPart"][0]["spokenByCharacter"]
    assert (spoken["@type"], spoken.get("description")) == (kind, described)


def test_two_who_spoke_together_are_neither_a_person_nor_a_body() -> None:
    (quote,) = make_full_article().quotes
    both = Speaker("it", None, "Ana Ruiz and Haddad", None, None, False, joint=True)
    (node,) = describe(make_full_article(quotes=(replace(quote, speaker=both),)))["hasPart"]
    assert "spokenByCharacter" not in node


def test_a_firm_of_two_names_is_a_body() -> None:
    (quote,) = make_full_article().quotes
    firm = Speaker("it", None, "Reed and Oakes", None, None, False)
    (node,) = describe(make_full_article(quotes=(replace(quote, speaker=firm),)))["hasPart"]
    spoken = node["spokenByCharacter"]
    assert (spoken["@type"], spoken["name"]) == ("Organization", "Reed and Oakes")


def test_words_without_a_speaker_have_none_and_scare_quotes_are_no_quotations() -> None:
    (quote,) = make_full_article().quotes
    silent = replace(quote, speaker=None)
    scare = replace(quote, id="q2", kind="scare")
    (node,) = describe(make_full_article(quotes=(silent, scare)))["hasPart"]
    assert "spokenByCharacter" not in node


def test_a_picture_that_is_held_has_an_address_and_others_have_none() -> None:
    held = Photo("The mole.", None, None, "front matter", 1.0, "img/mole.jpg")
    lost = Photo("The quay.", None, None, "caption", 0.9)
    context = make_context(site=SITE, page=HEAD, pictures=("img/mole.jpg",))
    node = describe(make_article(photos=(held, lost)), context)
    assert [image["contentUrl"] for image in node["image"]] == [f"{URL}/img/mole.jpg"]
    assert [image["caption"] for image in node["associatedMedia"]] == ["The quay."]


def test_a_correction_is_a_comment_and_an_update_note_is_not() -> None:
    notes = (
        Boilerplate("correction", "Correction: it was Monday.", (0, 1), "label", 0.9),
        Boilerplate("update-note", "This story was updated.", (2, 3), "label", 0.9),
    )
    node = describe(make_article(boilerplate=notes))
    assert node["correction"] == [
        {"@type": "CorrectionComment", "text": "Correction: it was Monday."}
    ]


def test_where_a_story_was_filed_from_is_kept_apart_from_what_it_is_about() -> None:
    article = make_full_article()
    (named,) = article.places
    places = (
        replace(named, name="Bergen", mentions=((0, 1), (2, 3))),
        replace(named, name="Askholm", mentions=((0, 1), (2, 3))),
        replace(named, name="Oslo", mentions=((0, 1),)),
    )
    context = make_context(site=SITE, page=HEAD, places=(Link("Bergen", "places/bergen/"),))
    node = describe(replace(article, places=places), context)
    assert [place["name"] for place in node["locationCreated"]] == ["Bergen"]
    assert [place["name"] for place in node["contentLocation"]] == ["Askholm"]


def test_a_page_stays_small_however_many_names_a_story_has() -> None:
    (body,) = make_full_article().organisations
    many = tuple(replace(body, name=f"Guild {n}", mentions=((0, 1),) * (n % 7)) for n in range(99))
    node = describe(make_full_article(organisations=many, people=()))
    assert len(node["mentions"]) == MENTIONED_MOST


@pytest.mark.parametrize(
    ("length", "given"), [(100, 9), (TEXT_MOST - 500, 5), (TEXT_MOST, 0), (TEXT_MOST + 1, 0)]
)
def test_a_long_story_gives_only_the_first_of_its_quotations(length: int, given: int) -> None:
    article = make_full_article()
    words = "a" * 100
    quotes = tuple(
        replace(q, id=f"q{n}", fragments=(replace(q.fragments[0], text=words, span=(0, 100)),))
        for n in range(9)
        for q in article.quotes[:1]
    )
    body = (replace(article.body[0], text="b" * length, span=(0, length)),)
    node = describe(replace(article, body=body, quotes=quotes))
    assert [part["@id"][-2:] for part in node.get("hasPart", [])] == [f"q{n}" for n in range(given)]


def test_a_site_without_an_address_writes_relative_ones() -> None:
    context = make_context(topics=(TermView("Ferries", "topics/ferries/index.html", 0),))
    node = describe(make_full_article(), context)
    assert node["@id"] == "#article"
    assert "url" not in node
    assert node["about"][0]["url"] == "../../../topics/ferries/index.html"


@pytest.mark.parametrize("url", ["", URL])
def test_every_page_says_what_it_is_in_words_of_the_vocabulary(url: str) -> None:
    kinds: dict[str, list[str]] = {}
    for path, page in plan_site(RICH, Config(url=url)).items():
        if page.template.endswith(".html") and page.template != "article.html":
            view = add_structured_data(page.view)  # type: ignore[arg-type]
            text = view.page.structured  # type: ignore[union-attr]
            graph = json.loads(text)["@graph"] if text else []
            check_vocabulary(graph)
            kinds[path] = [node["@type"] for node in graph]
    assert kinds["index.html"] == ["WebSite", "CollectionPage"]
    assert kinds["topics/harbour-lights/index.html"] == ["CollectionPage", "BreadcrumbList"]
    assert kinds["people/oda-lindqvist/index.html"] == ["ProfilePage", "BreadcrumbList"]
    assert kinds["places/bergen/index.html"] == ["CollectionPage", "BreadcrumbList"]
    assert kinds["agencies/coastal-press/index.html"] == ["ProfilePage", "BreadcrumbList"]
    assert kinds["404.html"] == []


def test_the_breadcrumb_ends_with_the_page_itself() -> None:
    page = plan_site(RICH, Config(url=URL))["people/oda-lindqvist/index.html"]
    view = add_structured_data(page.view)  # type: ignore[arg-type]
    (crumbs,) = (
        node
        for node in json.loads(view.page.structured)["@graph"]  # type: ignore[union-attr]
        if node["@type"] == "BreadcrumbList"
    )
    steps = crumbs["itemListElement"]
    assert [(s["position"], s["name"], s.get("item")) for s in steps] == [
        (1, "Front page", f"{URL}/"),
        (2, "People", f"{URL}/people/"),
        (3, "Oda Lindqvist", None),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_gets_out_of_the_script_element(text: str) -> None:
    article = make_full_article(
        headline=text,
        subheadline=text,
        boilerplate=(Boilerplate("correction", text, (0, 1), "label", 0.9),),
    )
    page = structs.replace(HEAD, title=text, description=text, crumbs=(Link(text, "index.html"),))
    html = render("article.html", make_context(site=SITE, page=page), "a/index.html", article)
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    (script,) = tree.iter("script")
    assert script.get("type") == "application/ld+json"
    (node, crumbs) = json.loads(script.text)["@graph"]
    shown = text.replace("\x7f", "\ufffd")  # HTML does not take it
    assert node["alternativeHeadline"] == node["correction"][0]["text"] == shown
    assert crumbs["itemListElement"][0]["name"] == shown
    assert not {"<", ">", "&", "\u2028", "\u2029"} & set(script.text)


def test_escaped_json_means_the_same() -> None:
    text = json.dumps({"a": "</script> & \u2028 <!--"}, ensure_ascii=False)
    assert json.loads(escape_json(text)) == json.loads(text)
    assert escape_json("<>&") == "\\u003c\\u003e\\u0026"
