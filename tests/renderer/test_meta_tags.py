"""What reference managers, link previews and readers of microformats find in a story's page."""

from collections import defaultdict
from xml.etree import ElementTree

import html5lib
import pytest
from msgspec import structs

from newsgen.renderer.views import ArticleView, DateView, PhotoView
from tests.renderer.rendering import HOSTILE, render
from tests.theme_views import ARTICLE, DAY, SITE

DATED = structs.replace(ARTICLE, date=DAY, page=structs.replace(ARTICLE.page, language="en-GB"))
ZOTERO = {
    "itemType": ("z:itemType",),
    "title": ("citation_title", "DC.title"),
    "creators": ("citation_author",),
    "date": ("citation_publication_date", "DC.date"),
    "publicationTitle": ("prism.publicationName", "og:site_name"),
    "place": ("eprints.place_of_pub",),
    "language": ("citation_language",),
    "abstractNote": ("og:description",),
    "url": ("citation_public_url", "og:url"),
    "section": ("article:section",),
}
"""Zotero's field, and the tags that it is read from, the first that is there: as the translators
“Embedded Metadata” and “RDF” of zotero/translators do. Several tags of one name count for creators
only."""


def tree_of(view: ArticleView) -> ElementTree.Element:
    tree: ElementTree.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        render("article.html", view)
    )
    return tree


def tags_of(view: ArticleView) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for meta in tree_of(view).iter("meta"):
        name = meta.get("name") or meta.get("property")
        if name:
            found[name].append(meta.get("content") or "")
    return dict(found)


def zotero(view: ArticleView) -> dict[str, list[str]]:
    tags = tags_of(view)
    read = {
        field: next((tags[n] for n in names if n in tags), []) for field, names in ZOTERO.items()
    }
    return {field: values if field == "creators" else values[:1] for field, values in read.items()}


def test_zotero_saves_a_newspaper_article() -> None:
    assert zotero(DATED) == {
        "itemType": ["newspaperArticle"],
        "title": ["Night ferry to Askholm <wins> another year"],
        "creators": ["Ida Brandt", "Per Holm"],
        "date": ["2019/03/14"],
        "publicationTitle": ["The Selwick Record"],
        "place": ["Bergen"],
        "language": ["en-GB"],
        "abstractNote": [DATED.page.description],
        "url": [DATED.page.canonical],
        "section": ["Ferries"],
    }


@pytest.mark.parametrize(
    "date",
    [DateView("about 9 March 2019", "2019-03-09", True), DateView("undated", "", False)],
    ids=["estimated", "unknown"],
)
def test_no_tag_gives_a_date_that_is_not_known(date: DateView) -> None:
    tags = tags_of(structs.replace(DATED, date=date))
    names = ("citation_publication_date", "DC.date", "article:published_time")
    assert [name for name in names if name in tags] == []
    assert "dt-published" not in render("article.html", structs.replace(DATED, date=date))


def test_an_open_graph_has_the_date_the_topics_and_the_picture_that_is_held() -> None:
    photos = (PhotoView("photo-1", "A boat.", "", "img/boat.jpg"),)
    site = structs.replace(SITE, url="https://selwick.example")
    tags = tags_of(structs.replace(DATED, site=site, photos=photos))
    assert tags["og:type"] == ["article"]
    assert tags["og:locale"] == ["en_GB"]
    assert tags["article:published_time"] == ["2019-03-14"]
    assert tags["article:tag"] == [topic.label for topic in DATED.topics]
    assert tags["og:image"] == ["https://selwick.example/img/boat.jpg"]
    assert "og:image" not in tags_of(DATED)


def test_a_language_without_a_country_has_no_locale() -> None:
    for language in ("en", "zh-Hant", "sr-Latn-RS"):
        page = structs.replace(DATED.page, language=language)
        assert "og:locale" not in tags_of(structs.replace(DATED, page=page))


def test_a_page_of_which_nothing_is_said_has_no_empty_description() -> None:
    tags = tags_of(structs.replace(DATED, page=structs.replace(DATED.page, description="")))
    assert "og:title" in tags
    assert "og:description" not in tags


def test_a_page_without_an_address_still_has_what_needs_none() -> None:
    tags = tags_of(structs.replace(DATED, page=structs.replace(DATED.page, canonical="")))
    assert tags["z:itemType"] == ["newspaperArticle"]
    assert not [
        name for name in tags if name.startswith(("og:", "article:", "citation_public_url"))
    ]


def test_the_story_is_an_h_entry() -> None:
    (entry,) = (e for e in tree_of(DATED).iter() if e.get("class") == "h-entry")
    found: dict[str, list[ElementTree.Element]] = defaultdict(list)
    for element in entry.iter():
        for name in (element.get("class") or "").split():
            found[name].append(element)
    assert ["".join(e.itertext()) for e in found["p-name"]] == [DATED.headline]
    assert [e.text for e in found["p-author"]] == ["Ida Brandt", "Per Holm"]
    assert [e.get("datetime") for e in found["dt-published"]] == ["2019-03-14"]
    assert [e.get("value") for e in found["u-url"]] == [DATED.page.canonical]
    assert [e.text for e in found["p-location"]] == ["Bergen"]
    assert len(found["e-content"]) == 1


def test_the_citation_can_be_marked_whole_and_leads_to_its_files() -> None:
    (cite,) = (e for e in tree_of(DATED).iter("p") if e.get("class") == "cite")
    assert cite.text == DATED.citation.text
    links = [a for a in tree_of(DATED).iter("a") if "download" in a.attrib]
    assert [a.text for a in links] == [file.label for file in DATED.citation.files]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_breaks_the_head(text: str) -> None:
    page = structs.replace(DATED.page, title=text, description=text)
    topics = tuple(structs.replace(topic, label=text) for topic in DATED.topics)
    view = structs.replace(DATED, headline=text, page=page, topics=topics)
    tree = html5lib.parse(render("article.html", view), namespaceHTMLElements=False)
    assert {script.get("type") for script in tree.iter("script")} <= {"application/ld+json"}
    assert [meta.get("name") for meta in tree.iter("meta")].count("citation_title") == 1
