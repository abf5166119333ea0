"""The reader of pages is held to html5lib, which follows the standard."""

import time

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.verification.html_reading import read_html
from newsgen.verification.story_text import squeeze
from tests.conftest import SiteFolder

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def standard_text(html: str) -> str:
    """The text of a page's body as html5lib has it."""
    tree = html5lib.parse(html)
    body = tree.find(f"{NAMESPACE}body")
    for parent in list(body.iter()):
        for child in list(parent):
            if child.tag in (f"{NAMESPACE}script", f"{NAMESPACE}style"):
                child.text = ""
    return squeeze("".join(body.itertext()))


def standard_values(html: str, attribute: str) -> set[str]:
    found = (element.get(attribute) for element in html5lib.parse(html).iter())
    return {value for value in found if value is not None}


def test_pages_read_as_the_standard_reads_them(built: SiteFolder) -> None:
    pages = sorted(built.out.rglob("*.html"))
    assert len(pages) > 20
    for path in pages:
        text = path.read_text(encoding="utf-8")
        html = read_html(text)
        body = read_html(text[text.index("<body") :])
        assert squeeze(body.read((0, len(body.raw)))) == standard_text(text), path
        assert set(html.ids) == standard_values(text, "id"), path
        assert standard_values(text, "href") | standard_values(text, "src") <= set(html.links), path


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a &amp; b</p>", "a & b"),
        ("<p>a<!-- <b>no</b> -->b</p>", "ab"),
        ("<p title='>'>a</p>", "a"),
        ('<p title=">">a</p>', "a"),
        ("<p>1 < 2 and 3 > 2</p>", "1 < 2 and 3 > 2"),
        ("<script>var a = '<p>no</p>';</script>a", "a"),
        ("<style>p > a {}</style>a", "a"),
        ("<P CLASS=x>a</P>", "a"),
        ("<p>one<b>two</b>three</p>", "onetwothree"),
        ("a&nbsp;b", "a\u00a0b"),
        ("", ""),
    ],
)
def test_text_is_what_a_reader_sees(html: str, text: str) -> None:
    page = read_html(html)

    assert squeeze(page.read((0, len(page.raw)))) == text


@given(st.text(st.sampled_from("<>/!-\"'= apb&;#"), max_size=60))
def test_no_text_is_too_odd_to_read(html: str) -> None:
    page = read_html(html)

    assert len(page.raw) <= len(html)
    assert page.main == page.content == (0, len(page.raw))


def test_the_story_is_told_from_what_stands_around_it() -> None:
    page = read_html(
        '<h1>x</h1><main>a <div class="text e-content">b <div>c</div> d</div> e</main> f'
    )

    assert page.read(page.main) == "a b c d e"
    assert page.read(page.content) == "b c d"


def test_a_region_that_is_never_closed_goes_to_the_end() -> None:
    page = read_html('<main>a <div class="e-content">b <div>c</div>')

    assert (page.read(page.main), page.read(page.content)) == ("a b c", "b c")


def test_a_number_belongs_to_the_link_before_or_around_it() -> None:
    page = read_html(
        '<li><a href="a/">A <span class="count">1,204<i> stories</i></span></a></li>'
        '<li><a href="b/">B</a> <span class="n count">7</span> <b>9</b></li>'
    )

    assert page.counts == (("a/", 1204), ("b/", 7))


def test_links_in_the_main_part_without_a_fragment_are_listed() -> None:
    page = read_html('<a href="nav">n</a><main><a href="x">x</a><a href="y#z">y</a></main>')

    assert page.listed == ("x",)
    assert page.links == ("nav", "x", "y#z")


@pytest.mark.parametrize(
    ("tag", "links"),
    [
        ('<img src="a.png">', ("a.png",)),
        ('<script src="a.js"></script>', ("a.js",)),
        ('<image href="world.svg">', ("world.svg",)),
        ('<meta http-equiv="refresh" content="0; url=../new/">', ("../new/",)),
        ('<meta property="og:url" content="https://a.example/">', ("https://a.example/",)),
        ('<meta name="description" content="see href=&quot;x&quot; there">', ()),
        ('<a title="href=no" href=a>', ("a",)),
        ('<a href="a?b=1&amp;c=2">', ("a?b=1&c=2",)),
        ('<p title="href=no">', ()),
    ],
)
def test_addresses_are_found_in_attributes_that_hold_one(tag: str, links: tuple[str, ...]) -> None:
    assert read_html(tag).links == links


def test_a_page_of_open_tags_and_quote_marks_is_read_in_time() -> None:
    started = time.process_time()

    for odd in ('<a "', "<a b='", '<a "x" ', "<a", "<!"):
        read_html(odd * 30_000)

    assert time.process_time() - started < 5
