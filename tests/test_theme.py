"""The default theme: every template, filled with an invented view of its kind."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
from lxml import etree
from msgspec.structs import fields, replace

from newsgen.renderer import views as v
from newsgen.renderer.templates import check_templates, make_environment, read_templates
from newsgen.theme import DEFAULT, find_layers
from tests.theme_views import (
    ARTICLE,
    BARE_ARTICLE,
    FEED,
    FRONT,
    HELD,
    PAGES_BY_NAME,
    PARTS,
    TOPIC,
    head,
)

THEME = Path(__file__).parents[1]


TEMPLATES, ISSUES = read_templates(find_layers(THEME / "no site", DEFAULT, "templates"))
ENVIRONMENT = make_environment(TEMPLATES)


def render(template: str, view: v.View) -> str:
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    return ENVIRONMENT.get_template(template).render(values)


def parse(text: str) -> ElementTree.Element:
    """The page as a tree; raises `html5lib.html5parser.ParseError` where it is not valid."""
    tree: ElementTree.Element = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        text
    )
    return tree


OUTWARD = ("canonical", "external", "schema.DC")
"""Links that lead out of the site."""


def links(tree: ElementTree.Element) -> Iterator[str]:
    for element in tree.iter():
        for name in ("href", "src"):
            if name in element.attrib and element.get("rel") not in OUTWARD:
                yield element.attrib[name]


def test_the_templates_can_be_read_and_compiled() -> None:
    assert ISSUES == ()
    assert check_templates(TEMPLATES) == ()


@pytest.fixture(params=PAGES_BY_NAME, name="page")
def rendered_page(request: pytest.FixtureRequest) -> str:
    return render(*PAGES_BY_NAME[request.param])


def test_a_page_is_valid_html_with_one_main_and_one_h1(page: str) -> None:
    tree = parse(page)
    assert page.startswith("<!doctype html>")
    assert len(list(tree.iter("h1"))) == 1
    assert [main.get("id") for main in tree.iter("main")] == ["main"]


def test_a_page_states_its_language_and_starts_with_a_skip_link(page: str) -> None:
    tree = parse(page)
    assert tree.get("lang") == "en-GB"
    first = next(tree.iter("a"))
    assert (first.get("class"), first.get("href")) == ("skip", "#main")


def test_a_page_has_no_inline_style_and_no_script(page: str) -> None:
    for element in parse(page).iter():
        assert element.tag not in ("script", "style")
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_ids_are_unique_and_every_fragment_of_the_page_leads_to_one(page: str) -> None:
    tree = parse(page)
    ids = [element.attrib["id"] for element in tree.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids)), sorted(ids)
    targets = {link[1:] for link in links(tree) if link.startswith("#")}
    labels = {e.attrib["aria-labelledby"] for e in tree.iter() if "aria-labelledby" in e.attrib}
    assert targets | labels <= set(ids)


def test_headings_skip_no_rank(page: str) -> None:
    ranks = [
        int(element.tag[1]) for element in parse(page).iter() if element.tag in ("h1", "h2", "h3")
    ]
    assert all(below - above <= 1 for above, below in pairwise(ranks)), ranks


@pytest.mark.parametrize("name", PAGES_BY_NAME)
def test_every_link_is_relative_and_starts_at_the_root(name: str) -> None:
    template, view = PAGES_BY_NAME[name]
    root = head("", view.page.path).root  # type: ignore[union-attr]
    for link in links(parse(render(template, view))):
        if link.startswith("data:"):  # a citation
            continue
        assert link.startswith(("#", root)), link
        assert "//" not in link
        assert link.startswith("#") or not link.partition("#")[0].endswith("/"), link


def test_the_current_section_is_marked_in_the_navigation() -> None:
    marked = [a for a in parse(render("topic.html", TOPIC)).iter("a") if a.get("aria-current")]
    assert [(a.text, a.get("aria-current")) for a in marked] == [("Topics", "true")]
    marked = [a for a in parse(render("front.html", FRONT)).iter("a") if a.get("aria-current")]
    assert [(a.text, a.get("aria-current")) for a in marked] == [("Front page", "page")]


def test_a_site_without_an_address_prints_no_canonical_link() -> None:
    page = replace(ARTICLE.page, canonical="")
    text = render("article.html", replace(ARTICLE, page=page))
    assert "canonical" not in text
    assert "og:" not in text
    assert 'type="application/atom+xml"' in text


def test_copy_is_escaped() -> None:
    text = render("article.html", ARTICLE)
    assert "Night ferry to Askholm &lt;wins&gt; another year" in text
    assert "&amp; got &lt;none&gt; of them" in text
    assert "<wins>" not in text
    assert "<em>Markdown</em>" in text


def test_the_first_paragraph_keeps_every_character_and_marks_its_parts() -> None:
    tree = parse(render("article.html", ARTICLE))
    paragraph = next(p for p in tree.iter("p") if p.find("q") is not None)
    assert "".join(paragraph.itertext()) == "".join(part.text for part in PARTS)
    assert [q.get("id") for q in paragraph.iter("q")] == ["q1", None]
    assert [abbr.get("title") for abbr in paragraph.iter("abbr")] == ["Norsk Telegrambyrå"]


def test_a_dateline_runs_into_text_made_from_markdown() -> None:
    body = (v.Piece("paragraph", PARTS[:4]), v.Piece("html", html="<p>The vote was short.</p>"))
    text = render("article.html", replace(ARTICLE, body=body))
    assert '<p class="run-in"><span class="place">BERGEN</span>' in text
    assert "run-in" not in render("article.html", ARTICLE)


def test_the_bars_lead_to_the_newest_years_where_there_are_more_years_than_bars() -> None:
    tree = parse(render("front.html", replace(FRONT, bars=FRONT.bars[-3:])))
    bars = tree.iter("{http://www.w3.org/2000/svg}a")
    assert [bar.get("href") for bar in bars] == [f"./{y}/index.html" for y in (2019, 2020, 2021)]


def test_a_year_without_stories_is_a_gap_in_the_chart_and_no_link() -> None:
    empty = v.Bar("2014", 0, 64, 62, 0, "")
    text = render("front.html", replace(FRONT, bars=(*FRONT.bars[:2], empty, *FRONT.bars[3:])))
    assert "2014" in text
    assert "2014/index.html" not in text


def test_the_anchor_of_a_quotation_adds_no_word_to_the_text() -> None:
    tree = parse(render("article.html", ARTICLE))
    anchor = next(a for a in tree.iter("a") if a.get("class") == "anchor")
    assert (anchor.get("href"), anchor.get("aria-label")) == ("#q1", "Link to quotation 1")
    assert "".join(anchor.itertext()) == ""


def test_a_pull_quote_is_for_the_eye_alone() -> None:
    tree = parse(render("article.html", ARTICLE))
    pull = next(e for e in tree.iter("div") if e.get("class") == "pull")
    assert pull.get("aria-hidden") == "true"
    assert pull.get("data-words") == "“We have sailed in worse weather than <this>”"
    assert "".join(pull.itertext()) == ""
    assert list(pull) == []


@pytest.mark.parametrize("name", ["atlas", "year", "place"])
def test_what_a_drawing_shows_to_the_eye_is_passed_over_by_keys(name: str) -> None:
    tree = parse(render(*PAGES_BY_NAME[name]))
    hidden = [e for e in tree.iter() if e.get("aria-hidden") == "true"]
    links = [e for each in hidden for e in each.iter() if str(e.tag).endswith("}a")]
    assert hidden
    assert [link for link in links if link.get("tabindex") != "-1"] == []


def test_a_credit_is_printed_without_a_caption_and_without_a_file() -> None:
    text = render("article.html", ARTICLE)
    assert "Photo: AFP" in text
    assert "The picture that belongs here is not held" in text
    bare = render(
        "article.html", replace(ARTICLE, photos=(replace(HELD, src="", credit="", caption=""),))
    )
    assert "The picture that belongs here is not held" in bare
    held = render("article.html", replace(ARTICLE, photos=(HELD,)))
    assert 'src="../../../boat.jpg"' in held
    assert "Photo: SELWICK RECORD/Ida Brandt" in held


def test_an_estimated_date_leads_to_its_reasons_and_an_unknown_one_has_no_machine_form() -> None:
    text = render("article.html", ARTICLE)
    assert (
        '<time datetime="2019-03">about 9 March 2019</time> <a class="tag" href="#about">' in text
    )
    bare = render("article.html", BARE_ARTICLE)
    assert "undated" in bare
    assert "<time" not in bare


def test_a_page_in_another_language_marks_the_words_of_the_site() -> None:
    page = replace(ARTICLE.page, language="nb")
    tree = parse(render("article.html", replace(ARTICLE, page=page)))
    assert tree.get("lang") == "nb"
    assert [e.get("lang") for e in tree.iter("footer")] == ["en-GB"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("front-empty", "No story has been filed yet"),
        ("stories-empty", "No story stands in this list"),
        ("topic-empty", "No story is filed under this topic itself."),
        ("person-empty", "No words of Nils Aker are quoted"),
        ("terms-empty", "Nothing is listed here yet"),
        ("years-empty", "No year has a story yet"),
        ("quotes-empty", "No quotation with a speaker"),
        ("article-bare", "it has no text"),
        ("days-empty", "No story stands in this list"),
        ("calendar-empty", "No story has a known day yet"),
        ("atlas-empty", "No story has a dateline yet"),
        ("corrections-empty", "No story of this archive carries a correction"),
    ],
)
def test_an_empty_page_says_so(name: str, words: str) -> None:
    assert words in render(*PAGES_BY_NAME[name])


def test_the_feed_is_atom() -> None:
    feed = feedparser.parse(render("feed.xml", FEED))
    assert feed.bozo is False
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == ["Council <counts> & counts", "Bell"]
    assert feed.entries[0].link == "https://selwick.example/a/?b=1&c=2"
    assert [(tag.term, tag.label) for tag in feed.entries[0].tags] == [("ferries", "Ferries")]


def test_the_sitemap_lists_pages_or_its_parts() -> None:
    entries = (
        v.SitemapEntry("https://a.example/?b&c", "2021-03-14"),
        v.SitemapEntry("https://a.example/", ""),
    )
    pages = etree.fromstring(render("sitemap.xml", v.SitemapView(entries, ())).encode())
    assert etree.QName(pages).localname == "urlset"
    assert pages.xpath("//*[local-name()='loc']/text()")[0] == "https://a.example/?b&c"
    parts = v.SitemapView((), ("https://a.example/sitemap-1.xml",))
    index = etree.fromstring(render("sitemap.xml", parts).encode())
    assert etree.QName(index).localname == "sitemapindex"


def test_robots_names_the_sitemap_where_there_is_one() -> None:
    assert render("robots.txt", v.RobotsView("")) == "User-agent: *\nAllow: /\n"
    with_map = render("robots.txt", v.RobotsView("https://a.example/sitemap.xml?a&b"))
    assert with_map.endswith("Sitemap: https://a.example/sitemap.xml?a&b\n")


def test_the_style_sheet_is_small_and_asks_for_nothing_elsewhere() -> None:
    style = (THEME / "static" / "style.css").read_bytes()
    assert len(style) <= 12 * 1024
    assert b"url(" not in style
    assert b"@import" not in style
