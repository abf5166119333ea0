"""Relative links of Markdown bodies lead to pages by the paths of files and by addresses."""

import pytest

from newsgen.build import Builder
from tests.conftest import SiteFolder

FERRY = """\
---
headline: Ferry runs again
date: 2021-03-04
author: Ida Brandt
topics: [Transport]
places: [Bergen]
aliases: [/old/ferry.html, /Harbour/Ferry]
---

“The boat is sound,” said Eva Lind of the harbour office.
"""
PAGE = "2021/03/ferry-runs-again/index.html"


@pytest.fixture
def linking(site: SiteFolder) -> SiteFolder:
    """A site with a story that has pages of every kind."""
    site.write("articles/ferry.md", FERRY)
    site.write("static/plan.pdf", b"plan")
    return site


def publish_at(site: SiteFolder, url: str) -> None:
    """Give the site an address."""
    site.write("newsgen.yaml", f"title: Test archive\nurl: {url}\n")


def href(site: SiteFolder, link: str) -> str:
    """Where `link` leads in the page of a story that has it; empty where it is plain text."""
    head = "---\nheadline: Fog at the quay\ndate: 2021-03-05\n---\n\n"
    site.write("articles/fog.md", f"{head}It rained. [Read this]({link}) too.\n")
    assert not site.build().failed
    page = site.page("2021/03/fog-at-the-quay/index.html")
    before, _, _ = page.partition(">Read this</a>")
    return before.rpartition('href="')[2].removesuffix('"') if before != page else ""


@pytest.mark.parametrize(
    ("link", "path"),
    [
        pytest.param("ferry.md", PAGE, id="source"),
        pytest.param("/articles/ferry.md", PAGE, id="source from the root"),
        pytest.param("../static/plan.pdf", "plan.pdf", id="static file"),
        pytest.param("/2021/03/ferry-runs-again/", PAGE, id="address"),
        pytest.param("/2021/03/ferry-runs-again", PAGE, id="address without its last slash"),
        pytest.param("/2021/03/Ferry-Runs-Again/", PAGE, id="address in another case"),
        pytest.param(f"/{PAGE}", PAGE, id="address with the file's name"),
        pytest.param("/2021/03/ferry%2Druns-again/", PAGE, id="address with percent signs"),
        pytest.param("/2021/03/ferry-runs-again/#q1", f"{PAGE}#q1", id="quotation"),
        pytest.param("/2021/03/ferry-runs-again/#q9", PAGE, id="no such quotation"),
        pytest.param("/old/ferry.html", PAGE, id="alias that is a file"),
        pytest.param("/harbour/ferry/", PAGE, id="alias that is a folder"),
        pytest.param("/topics/transport/", "topics/transport/index.html", id="topic"),
        pytest.param("/places/bergen/", "places/bergen/index.html", id="place"),
        pytest.param("/people/eva-lind/", "people/eva-lind/index.html", id="person"),
        pytest.param("/bylines/ida-brandt/", "bylines/ida-brandt/index.html", id="author"),
        pytest.param("/2021/", "2021/index.html", id="year"),
        pytest.param("/2021/03/", "2021/03/index.html", id="month"),
        pytest.param("/topics/", "topics/index.html", id="index"),
        pytest.param("/data/", "data/index.html", id="data"),
        pytest.param("/", "index.html", id="front page"),
    ],
)
def test_a_link_leads_to(linking: SiteFolder, link: str, path: str) -> None:
    assert href(linking, link) == f"../../../{path}"
    assert (linking.out / path.partition("#")[0]).is_file()


def test_a_link_to_the_override_of_a_seed_leads_to_its_story(linking: SiteFolder) -> None:
    linking.write("seeds/crane.txt", "A crane at the quay\n\nA crane stood at the quay.\n")
    linking.write("articles/crane.md", "---\nseed: seeds/crane.txt\n---\n")
    assert href(linking, "crane.md") == "../../../undated/a-crane-at-the-quay/index.html"


@pytest.mark.parametrize(
    "link", ["2021/03/ferry-runs-again/", "/2021/03/ferry/", "/topics/no/", "/../topics/", "/1999/"]
)
def test_a_link_to_no_page_is_plain_text(linking: SiteFolder, link: str) -> None:
    assert href(linking, link) == ""


@pytest.mark.parametrize("link", ["/paper/2021/03/ferry-runs-again/", "/2021/03/ferry-runs-again/"])
def test_an_address_may_have_the_path_of_the_site(linking: SiteFolder, link: str) -> None:
    publish_at(linking, "https://archive.example/paper")
    assert href(linking, link) == f"../../../{PAGE}"


def test_an_address_with_the_start_of_the_path_of_the_site_is_another(linking: SiteFolder) -> None:
    publish_at(linking, "https://archive.example/20")
    assert href(linking, "/2021/") == "../../../2021/index.html"


def test_a_link_to_a_published_address_follows_the_story(linking: SiteFolder) -> None:
    publish_at(linking, "https://archive.example")
    assert href(linking, "/2021/03/ferry-runs-again/") == f"../../../{PAGE}"
    assert not Builder(linking.root, linking.out, 1, records=True).rebuild().failed
    linking.write("articles/ferry.md", FERRY.replace("runs", "sails"))
    assert href(linking, "/2021/03/ferry-runs-again/") == (
        "../../../2021/03/ferry-sails-again/index.html"
    )


def test_a_link_comes_alive_with_its_term(linking: SiteFolder) -> None:
    assert href(linking, "/topics/ropework/") == ""
    linking.write("articles/ferry.md", FERRY.replace("Transport", "Ropework"))
    report = linking.build()
    page = linking.page("2021/03/fog-at-the-quay/index.html")
    assert 'href="../../../topics/ropework/index.html">Read this</a>' in page
    assert not report.issues
