import html5lib
import pytest

from newsgen.config import Config
from newsgen.exports.dictionary import ITEMS, ROWS, fields_of
from newsgen.exports.files import FILES
from newsgen.renderer.views import DataView, NotFoundView, RobotsView
from tests.renderer.planning import RICH, URL, plan_site
from tests.renderer.rendering import render


@pytest.mark.parametrize(
    ("url", "root"), [("", "/"), (URL, "/"), (f"{URL}/old/papers", "/old/papers/")]
)
def test_the_page_for_what_is_missing_works_at_any_depth(url: str, root: str) -> None:
    view = plan_site(RICH, Config(url=url))["404.html"].view
    assert isinstance(view, NotFoundView)
    assert view.page.root == root


def test_robots_txt_names_the_sitemap_where_there_is_one() -> None:
    assert plan_site(RICH)["robots.txt"].view == RobotsView("")
    assert plan_site(RICH, Config(url=URL))["robots.txt"].view == RobotsView(f"{URL}/sitemap.xml")


def test_the_page_on_data_is_made_unless_the_site_offers_none() -> None:
    view = plan_site(RICH)["data/index.html"].view
    assert isinstance(view, DataView)
    assert view.site.data == "data/index.html"
    assert {file.path for file in view.files} >= {"data/articles.jsonl", "data/archive.sqlite"}
    without = plan_site(RICH, Config(data=False))
    assert not [path for path in without if path.startswith("data/")]
    assert without["404.html"].view.site.data == ""  # type: ignore[union-attr]


def test_the_page_on_data_is_valid_and_names_every_field() -> None:
    page = plan_site(RICH, Config(url=URL))["data/index.html"]
    html = render(page.template, page.view, page.path)
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(html)
    names = {code.text for term in tree.iter("dt") for code in term}
    assert names == {field.name for kind in (*ROWS, *ITEMS) for field in fields_of(kind)}
    links = {a.get("href") for a in tree.iter("a")}
    assert {f"../data/{name}" for name in FILES} <= links
    assert "`" not in html
