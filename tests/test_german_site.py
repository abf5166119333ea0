"""The demo archive in German: no English word of newsgen's own is left on its pages."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree

from newsgen.renderer.strings.kinds import GAP
from newsgen.renderer.strings.reading import Forms, shipped_catalogue
from tests.conftest import ROOT, SiteFolder

ENGLISH, GERMAN = shipped_catalogue("en"), shipped_catalogue("de")
WORDED = ("aria-label", "alt", "title", "placeholder", "data-words", "data-title")
"""Attributes that people hear or see."""
TOLD = ("a", "h1", "h2", "h3", "p", "li", "dt", "dd", "summary", "button", "label", "small", "span")
STORY = ("text", "teaser", "title", "say", "dek", "cite", "note", "points", "left-out")
"""Classes of what the stories say, which is in their own language."""


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    site = SiteFolder(tmp_path_factory.mktemp("german") / "site")
    for name in ("seeds", "articles"):
        shutil.copytree(ROOT / name, site.root / name)
    shutil.copy(ROOT / "takedowns.yaml", site.root)
    site.write("newsgen.yaml", "title: Die Ladelinie\nlanguage: de\npage_size: 10\n")
    report = site.build()
    assert not report.failed, [str(issue) for issue in report.issues]
    return site


def english_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every English text that is not German too, as a whole element of a page would show it."""
    for key, value in ENGLISH.items():
        texts = [text for _, text in value.texts] if isinstance(value, Forms) else value
        german = repr(GERMAN[key]).casefold()
        for text in [texts] if isinstance(texts, str) else texts:
            bare = GAP.sub("", text)
            if len(re.findall("[a-z]", bare)) < 3 or text.casefold() in german:
                continue
            if bare.split() == ["to"] or text == "{number}%":
                continue
            parts = (re.escape(part) for part in re.split(r"\{\w+\}", text))
            yield ".".join(key), re.compile("[^.!?]{1,60}".join(parts))


PATTERNS = tuple(english_patterns())
WHOLE = re.compile("|".join(f"(?:{pattern.pattern})" for _, pattern in PATTERNS))


def texts_of(path: Path) -> Iterator[str]:
    """What a page shows beside its stories, element by element, and its attributes."""
    tree = etree.parse(path, etree.HTMLParser(encoding="utf-8"))
    for element in tree.iter(etree.Element):
        told = [element, *element.iterancestors()]
        classes = {name for each in told for name in (each.get("class") or "").split()}
        if any(each.get("lang") == "en" for each in told[:-1]) or classes & set(STORY):
            continue
        yield from (element.get(name) for name in WORDED if element.get(name))
        if element.tag == "meta" and element.get("name") == "description":
            yield element.get("content")
        if element.tag in TOLD:
            yield " ".join("".join(element.itertext()).split())
            yield " ".join((element.text or "").split())


def test_no_english_text_of_the_catalogue_is_left(german: SiteFolder) -> None:
    found = {
        text: path.relative_to(german.out).as_posix()
        for path in sorted(german.out.rglob("*.html"))
        for text in texts_of(path)
        if WHOLE.fullmatch(text)
    }
    assert {k: v for k, v in found.items() if not v.startswith("search/")} == {}
    assert found == {}


def test_dates_and_numbers_are_german(german: SiteFolder) -> None:
    months = "January|February|March|May|June|July|October|December"
    times = re.findall(r"<time[^>]*>([^<]*)</time>", german.page("index.html"))
    assert times
    assert all(re.fullmatch(r"(um (den )?|zwischen )?.*\d{4}", text) for text in times), times
    for path in german.out.rglob("*.html"):
        for text in re.findall(r"<time[^>]*>([^<]*)</time>", path.read_text(encoding="utf-8")):
            assert not re.search(months, text), (path, text)


def test_each_page_says_that_it_is_german(german: SiteFolder) -> None:
    for path in ("index.html", "topics/index.html", "about/index.html", "404.html"):
        page = german.page(path)
        assert '<html lang="de">' in page
        assert ">Zum Inhalt springen<" in page


def test_a_word_of_the_site_makes_its_pages_anew_and_only_so(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "Boat stays\n\nBERGEN, March 12, 2019 - The boat stays.\n")
    site.build()
    assert site.build().changes.written == ()
    site.write("strings.yaml", "names: {topics: Beats}\n")
    changed = site.build().changes.written
    assert "index.html" in changed
    assert ">Beats</a>" in site.page("index.html")
    assert "feed.xml" not in changed
    kept = site.tree()
    shutil.rmtree(site.out)
    shutil.rmtree(site.root / ".newsgen")
    site.build()
    assert site.tree() == kept


def test_a_mistake_in_the_sites_words_stops_the_build(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "Boat stays\n\nThe boat stays.\n")
    site.write("strings.yaml", "names: {topic: Beats}\n")
    report = site.build()
    assert report.failed
    assert [(i.path, i.line, i.code) for i in report.issues] == [("strings.yaml", 1, "N721")]


def test_interface_parts_of_a_story_in_another_direction_say_theirs(site: SiteFolder) -> None:
    site.write("articles/a.md", "---\nheadline: قارب\nlanguage: ar\n---\nنص.\n")
    site.build()
    (path,) = [p for p in site.out.rglob("index.html") if '<html lang="ar"' in p.read_text("utf-8")]
    page = path.read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl">' in page
    assert page.count('lang="en" dir="ltr"') >= 3
    assert '<h2 lang="ar" dir="rtl"><a' in site.page("index.html")


def test_stories_in_english_are_so_on_german_pages(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "title: Die Ladelinie\nlanguage: de\nstory_language: en\n")
    text = f'The boat stays.\n\n"We have {"seen it stay, and " * 4}slept," said Nils Aker.\n'
    site.write("seeds/a.md", f"---\nheadline: Boat stays\ndate: 2019-03-12\n---\n{text}")
    site.write("seeds/b.md", "---\nheadline: Boot bleibt\nlanguage: de\n---\nEs bleibt.\n")
    assert not site.build().failed
    story = site.page("2019/03/boat-stays/index.html")
    assert '<html lang="en">' in story
    assert '<header class="mast" lang="de">' in story
    assert '"inLanguage":"en"' in story
    assert '<html lang="de">' in site.page("undated/boot-bleibt/index.html")
    front = site.page("index.html")
    assert '<html lang="de">' in front
    assert '<h2 lang="en" dir="ltr"><a' in front
    assert 'lang="en"' not in re.search("<a[^>]*>Boot bleibt", front)[0]  # type: ignore[index]
    assert '<blockquote lang="en" dir="ltr"><p>' in site.page("quotes/index.html")
    assert "<language>en</language>" in site.page("rss.xml")
