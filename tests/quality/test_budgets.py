"""What a reader has to fetch: bytes of an article, of the style sheet, and of script."""

import gzip
from collections.abc import Iterator, Mapping
from pathlib import Path

import html5lib
import pytest

KB = 1024
ARTICLE_MOST = 15 * KB
STYLE_MOST = 12_000
WITH_SCRIPT = ("search.html",)
"""Templates whose pages may run a script."""
DATA_TYPES = ("application/ld+json", "application/json")


def zip_size(data: bytes) -> int:
    """The size as a web host sends it."""
    return len(gzip.compress(data, compresslevel=6, mtime=0))


def test_an_article_with_its_style_is_small(out: Path, templates: Mapping[str, str]) -> None:
    style = zip_size((out / "style.css").read_bytes())
    articles = [path for path, template in templates.items() if template == "article.html"]
    sizes = {path: style + zip_size((out / path).read_bytes()) for path in articles}
    assert {path: size for path, size in sizes.items() if size > ARTICLE_MOST} == {}
    assert sizes


def test_the_style_sheet_is_small(out: Path) -> None:
    assert (out / "style.css").stat().st_size <= STYLE_MOST


def test_only_the_search_page_runs_a_script(out: Path, templates: Mapping[str, str]) -> None:
    silent = [path for path, template in templates.items() if template not in WITH_SCRIPT]
    found = {path: scripts for path in silent if (scripts := list(find_scripts(out / path)))}
    assert found == {}


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>No script at all", []),
        ('<script type="application/ld+json">{"a": 1}</script>', []),
        ("<script>go()</script>", ["script"]),
        ('<script type="module" src="a.js"></script>', ["script"]),
        ('<p onclick="go()">', ["p onclick"]),
        ('<a href=" JavaScript:go()">', ["a href"]),
        ('<link rel="modulepreload" href="a.js">', ["link modulepreload"]),
        ('<svg><script href="a.js"></script></svg>', ["script"]),
    ],
    ids=["none", "data", "inline", "module", "handler", "address", "preload", "svg"],
)
def test_what_counts_as_script(html: str, found: list[str], tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(f"<!doctype html><title>a</title>{html}", encoding="utf-8")
    assert list(find_scripts(file)) == found


def find_scripts(file: Path) -> Iterator[str]:
    """Whatever in an HTML file a browser would run, or fetch to run."""
    tree = html5lib.parse(file.read_bytes(), namespaceHTMLElements=False)
    for element in tree.iter():
        name = str(element.tag).rpartition("}")[2]
        if name == "script" and element.get("type") not in DATA_TYPES:
            yield name
        if name == "link" and (element.get("rel") == "modulepreload" or element.get("as")):
            yield f"link {element.get('rel')}"
        for key, value in element.attrib.items():
            if str(key).startswith("on") or value.strip().lower().startswith("javascript:"):
                yield f"{name} {key}"
