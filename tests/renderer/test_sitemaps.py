import pytest
from lxml import etree

from newsgen.config import Config
from newsgen.renderer import sitemaps
from newsgen.renderer.sitemaps import news_date, news_language
from newsgen.renderer.views import NewsSitemapView, SitemapEntry, SitemapView
from tests.conftest import ROOT
from tests.factories import make_card, make_estimate, make_published
from tests.renderer.planning import RICH, URL, plan_site
from tests.renderer.rendering import HOSTILE, fill, render

SCHEMA = etree.XMLSchema(etree.parse(ROOT / "tests" / "grammars" / "sitemap.xsd"))


def parts_of(config: Config) -> dict[str, SitemapView]:
    pages = plan_site(RICH, config)
    return {path: p.view for path, p in pages.items() if isinstance(p.view, SitemapView)}


def test_a_site_without_an_address_has_no_sitemap() -> None:
    assert not [path for path in plan_site(RICH) if path.startswith("sitemap")]


def test_the_index_names_a_file_for_each_year_and_together_they_name_every_page() -> None:
    pages, parts = plan_site(RICH, Config(url=URL)), parts_of(Config(url=URL))
    assert parts.pop("sitemap.xml").maps == tuple(
        f"{URL}/sitemap-{name}.xml" for name in ("2018", "2019", "undated", "lists", "news")
    )
    found = [entry.url for part in parts.values() for entry in part.entries]
    html = [path for path in pages if path.endswith("index.html")]
    html.remove("search/index.html")
    assert sorted(found) == sorted(f"{URL}/{path.removesuffix('index.html')}" for path in html)


def test_a_change_is_dated_only_where_its_day_is_known() -> None:
    parts = parts_of(Config(url=URL))
    dates = {entry.url: entry.modified for part in parts.values() for entry in part.entries}
    assert dates[f"{URL}/2018/07/one/"] == "2018-07-24"
    assert dates[f"{URL}/2019/03/two/"] == "2019-03"
    assert dates[f"{URL}/undated/four/"] == dates[f"{URL}/topics/"] == ""
    corrected = make_card("seeds/one.txt", override="articles/one.md")
    view = plan_site([corrected], Config(url=URL))["sitemap-2019.xml"].view
    assert view == SitemapView((SitemapEntry(f"{URL}/2019/03/one/", ""),), ())


def test_the_news_sitemap_holds_the_two_newest_days_of_the_archive() -> None:
    days = ["2021-05-01", "2021-05-03", "2021-05-04", "2021-05-04T10:00:00"]
    cards = [make_card(f"{n}.txt", published=make_published(d)) for n, d in enumerate(days)]
    cards.append(make_card("e.txt", published=make_estimate("2021-05-04", "2021-05-05")))
    cards.append(make_card("m.txt", published=make_published("2021-06")))
    view = plan_site(cards, Config(url=URL, language="en-GB"))["sitemap-news.xml"].view
    assert isinstance(view, NewsSitemapView)
    assert [entry.date for entry in view.entries] == [
        "2021-05-04T10:00:00Z",
        "2021-05-04",
        "2021-05-03",
    ]
    assert {entry.language for entry in view.entries} == {"en"}


def test_an_archive_without_a_known_day_has_no_news_sitemap() -> None:
    cards = [make_card("e.txt", published=make_estimate("2021-05-04", "2021-05-05"))]
    pages = plan_site(cards, Config(url=URL))
    assert "sitemap-news.xml" not in pages
    assert "sitemap-undated.xml" in pages


def test_a_year_with_too_many_stories_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "SITEMAP_MOST", 2)
    cards = [make_card(f"seeds/{n}.txt") for n in range(5)]
    pages = plan_site(cards, Config(url=URL))
    sizes = [
        len(pages[f"sitemap-2019-{n}.xml"].view.entries)  # type: ignore[union-attr]
        for n in (1, 2, 3)
    ]
    assert sizes == [2, 2, 1]
    assert f"{URL}/sitemap-2019-3.xml" in pages["sitemap.xml"].view.maps  # type: ignore[union-attr]


def test_every_sitemap_of_a_site_fits_the_schema() -> None:
    pages = plan_site(RICH, Config(url=f"{URL}/a&b"))
    for path, page in pages.items():
        if path.startswith("sitemap"):
            SCHEMA.assertValid(etree.fromstring(render(page.template, page.view, path).encode()))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_title_breaks_the_news_sitemap(text: str) -> None:
    view = fill(NewsSitemapView, text)
    root = etree.fromstring(render("sitemap-news.xml", view, "sitemap-news.xml").encode())
    title = root.findtext(".//{*}title")
    assert title is not None
    assert title.split()[0].strip("\ufffd")[:4] == text.split()[0].strip("\ufffd")[:4]


def test_languages_and_times_are_as_google_reads_them() -> None:
    tags = ("en-GB", "fil", "zh", "zh-Hant-HK", "zh-CN")
    assert [news_language(tag) for tag in tags] == ["en", "fil", "zh-cn", "zh-tw", "zh-cn"]
    assert news_date("2019-03-12") == "2019-03-12"
    assert news_date("2019-03-12T09:00:00+01:00") == "2019-03-12T09:00:00+01:00"
    assert news_date("2019-03-12T09:00:00") == "2019-03-12T09:00:00Z"
