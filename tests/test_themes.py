"""Themes: which there are, what goes before what, and the two that are proof that it works."""

import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import html5lib
import pytest
from msgspec.structs import fields

from newsgen import theme
from newsgen.config import load_config
from newsgen.renderer.templates import (
    TemplateSet,
    check_templates,
    find_pages,
    make_environment,
    read_templates,
)
from newsgen.theme import DEFAULT, Layer, find_layer, find_layers, read_intro, theme_names
from tests.conftest import ROOT, SiteFolder
from tests.factories import write_files
from tests.theme_views import PAGES_BY_NAME
from tools.view_docs import PAGE, describe_template, write_page

NOWHERE = Path("no site")
THEMES = theme_names(NOWHERE)
SHIPPED = ROOT / "src" / "newsgen" / "themes"
STORY = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry came home on a calm sea at noon.\n"


def templates_of(name: str) -> TemplateSet:
    templates, issues = read_templates(find_layers(NOWHERE, name, "templates"))
    assert issues == ()
    return templates


def style_of(name: str) -> str:
    """What a page of the theme is styled with: style.css, and a second sheet where it has one."""
    layers = find_layers(NOWHERE, name, "static")
    files: dict[str, Path] = {}
    for layer in layers:
        files |= {path.name: path for path in sorted(layer.folder.glob("*.css"))}
    sheets = ["style.css", *(file for file in files if file not in ("style.css", "search.css"))]
    return "\n".join(files[sheet].read_text(encoding="utf-8") for sheet in sheets)


def test_three_themes_are_shipped_and_say_how_they_look() -> None:
    assert THEMES == ("archive", "contrast", "wire")
    for name in THEMES:
        assert re.fullmatch(r"[A-Z].{30,110}\.", read_intro(NOWHERE, name))


def test_the_wire_theme_has_fewer_than_150_lines() -> None:
    files = [path for path in (SHIPPED / "wire").rglob("*.*") if path.is_file()]
    lines = [line for path in files for line in path.read_text("utf-8").splitlines()]
    assert len(lines) < 150
    assert max(map(len, lines)) <= 110


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_is_without_fault(name: str) -> None:
    assert check_templates(templates_of(name)) == ()


@pytest.mark.parametrize("name", THEMES[1:])
@pytest.mark.parametrize("kind", PAGES_BY_NAME)
def test_a_theme_shows_every_page_with_all_that_the_default_shows(name: str, kind: str) -> None:
    template, view = PAGES_BY_NAME[kind]
    values = {field.name: getattr(view, field.name) for field in fields(view)}
    shown, default = (
        make_environment(templates_of(n)).get_template(template).render(values)
        for n in (name, DEFAULT)
    )
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    assert list(words_of(parser.parse(shown))) == list(words_of(parser.parse(default)))


def words_of(tree: object) -> Iterator[str]:
    for text in tree.itertext():  # type: ignore[attr-defined]
        yield from text.split()


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_text_has_the_contrast_of_aaa(name: str, dark: bool) -> None:
    colors = colors_of(style_of(name), dark=dark)
    for text in ("ink", "grey", "accent"):
        for ground in ("paper", "soft"):
            assert contrast(colors[text], colors[ground]) >= 7, (text, ground)


def test_the_contrast_theme_has_nothing_fainter_than_its_text() -> None:
    for dark in (False, True):
        colors = colors_of(style_of("contrast"), dark=dark)
        assert contrast(colors["ink"], colors["paper"]) == 21
        for line in ("rule", "edge", "accent"):
            assert contrast(colors[line], colors["paper"]) >= 7


def colors_of(style: str, *, dark: bool) -> Mapping[str, str]:
    """The colours that hold in the end; ``var(--ink)`` is followed."""
    found: dict[str, str] = {}
    blocks = re.finditer(r"(@media ?\([^{]*\{\s*)?:root ?\{(.*?)\}", style, re.DOTALL)
    for block in blocks:
        if not block[1] or (dark and "prefers-color-scheme" in block[1]):
            found |= dict(re.findall(r"--(\w+): ?(#[0-9a-f]{3,6})", block[2]))
    return found


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return round((high + 0.05) / (low + 0.05), 3)


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(2 * digit for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def properties_in(style: str) -> set[str]:
    return set(re.findall(r"(--[a-z]+):", style))


def test_the_properties_of_the_style_are_listed() -> None:
    page = (ROOT / "docs" / "theming.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(--\w+)` \|", page, re.MULTILINE)
    assert set(listed) == properties_in((ROOT / "static" / "style.css").read_text("utf-8"))


@pytest.mark.parametrize("name", THEMES)
def test_a_theme_has_all_properties_that_the_search_page_uses(name: str) -> None:
    search = (ROOT / "static" / "search.css").read_text(encoding="utf-8")
    assert set(re.findall(r"var\((--\w+)\)", search)) <= properties_in(style_of(name))


@pytest.mark.parametrize("name", THEMES)
def test_a_style_sheet_asks_for_nothing_elsewhere(name: str) -> None:
    assert "url(" not in style_of(name)
    assert "@import" not in style_of(name)


def test_what_a_site_has_goes_before_its_theme_and_that_before_the_default(tmp_path: Path) -> None:
    default = write_files(tmp_path / "1", {"a.html": "1", "b.html": "1", "c.html": "1"})
    between = write_files(tmp_path / "2", {"b.html": "2", "c.html": "2"})
    site = write_files(tmp_path / "3", {"c.html": "3"})
    layers = [Layer(default, "d: "), Layer(between, "t: "), Layer(site, "templates/", own=True)]
    templates, _ = read_templates(layers)
    assert [(file.path, file.text, file.own) for file in templates.files] == [
        ("d: a.html", "1", False),
        ("t: b.html", "2", False),
        ("templates/c.html", "3", True),
    ]


def test_a_template_can_extend_the_one_that_it_replaces(tmp_path: Path) -> None:
    below = '{% extends "archive/a.html" %}{% block x %}{{ super() }}2{% endblock %}'
    mine = '{% extends "theme/a.html" %}{% block x %}{{ super() }}3{% endblock %}'
    layers = [
        Layer(write_files(tmp_path / "1", {"a.html": "{% block x %}1{% endblock %}"}), "d: "),
        Layer(write_files(tmp_path / "2", {"a.html": below}), "t: "),
        Layer(write_files(tmp_path / "3", {"a.html": mine}), "templates/", own=True),
    ]
    templates, _ = read_templates(layers)
    assert check_templates(templates) == ()
    assert make_environment(templates).get_template("a.html").render() == "123"


def test_without_a_theme_in_between_both_names_are_the_defaults(tmp_path: Path) -> None:
    mine = '{% extends "theme/a.html" %}{% block x %}{{ super() }}{% include "archive/b.html" %}'
    layers = [
        Layer(
            write_files(tmp_path / "1", {"a.html": "{% block x %}1{% endblock %}", "b.html": "b"}),
            "d: ",
        ),
        Layer(write_files(tmp_path / "3", {"a.html": mine + "{% endblock %}"}), "templates/"),
    ]
    templates, _ = read_templates(layers)
    assert make_environment(templates).get_template("a.html").render() == "1b"


def test_a_theme_of_the_site_goes_before_one_of_the_same_name(site: SiteFolder) -> None:
    shipped = find_layer(site.root, "wire", "templates")
    site.write("themes/wire/templates/404.html", "mine")
    mine = find_layer(site.root, "wire", "templates")
    assert shipped is not None
    assert mine is not None
    assert (shipped.label, shipped.own) == ("newsgen theme wire: ", False)
    assert (mine.label, mine.own) == ("themes/wire/templates/", True)
    assert find_layer(site.root, DEFAULT, "templates") is None


def test_a_site_can_have_a_theme_of_its_own(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    site.write("themes/selwick/templates/404.html", "<!doctype html><title>Lost</title>\n")
    site.write("themes/selwick/static/style.css", "a{}\n")
    site.write("newsgen.yaml", "theme: selwick\n")
    assert site.build().issues == ()
    assert site.page("404.html") == "<!doctype html><title>Lost</title>\n"
    assert site.page("style.css") == "a{}\n"
    assert (site.out / "icon.svg").exists()


@pytest.mark.parametrize(
    ("name", "hint"), [("wier", "did you mean `wire`?"), ("rococo", "is a folder in themes/")]
)
def test_an_unknown_theme_is_an_error_with_those_that_exist(
    site: SiteFolder, name: str, hint: str
) -> None:
    site.write("themes/selwick/theme.txt", "Ours.\n")
    site.write("newsgen.yaml", f"title: A\ntheme: {name}\n")
    _, (issue,) = load_config(site.root)
    assert (issue.path, issue.line, issue.column, issue.code) == ("newsgen.yaml", 2, 8, "N703")
    assert f"`{name}`; there are archive, contrast, selwick, wire" in issue.message
    assert hint in issue.hint
    assert site.build().failed


@pytest.mark.parametrize("name", ["..", ".", "../themes/wire", "wire/templates", "", "__pycache__"])
def test_a_name_is_never_taken_for_a_path(site: SiteFolder, name: str) -> None:
    site.write("themes/.hidden/theme.txt", "")
    assert name not in theme_names(site.root)


def test_a_change_of_theme_renders_the_pages_anew_as_a_clean_build_does(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    site.build()
    before = site.tree()
    for name in ("wire", "contrast", "archive"):
        site.write("newsgen.yaml", f"title: Test archive\ntheme: {name}\n")
        report = site.build()
        assert "index.html" in report.changes.written
        changed = site.tree()
        shutil.rmtree(site.out)
        shutil.rmtree(site.root / ".newsgen")
        site.build()
        assert site.tree() == changed
    assert changed == before


@pytest.mark.parametrize(
    "text",
    [
        "{{ site.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ '{0.__class__}'.format(site) }}",
        "{{ [site] | map(attribute='__class__') | first }}",
        "{% for n in range(1000000) %}{% endfor %}",
        "{% macro m() %}{% endmacro %}{{ m._func.__globals__ }}",
        "{% from '_macros.html' import pages %}{{ pages._func.__globals__ }}",
    ],
    ids=["class", "mro", "format", "filter", "range", "function", "macro of the theme"],
)
def test_a_template_of_the_site_does_not_reach_what_is_behind_its_view(
    site: SiteFolder, text: str
) -> None:
    site.write("templates/404.html", f"<p>\n{text}")
    (issue,) = site.build().issues
    assert (issue.path, issue.line, issue.code) == ("templates/404.html", 2, "N503")


def test_a_template_of_the_site_that_says_the_same_runs_as_newsgens_own(tmp_path: Path) -> None:
    copy = tmp_path / "templates"
    shutil.copytree(find_layers(NOWHERE, DEFAULT, "templates")[0].folder, copy)
    templates, _ = read_templates(find_layers(tmp_path, DEFAULT, "templates"))
    assert {file.own for file in templates.files} == {False}
    assert {file.path.split("/")[0] for file in templates.files} == {"templates"}


def test_every_template_says_on_its_first_line_what_it_shows() -> None:
    for path in (ROOT / "templates").iterdir():
        assert describe_template(path.name)
    for path in SHIPPED.rglob("templates/*"):
        assert path.read_text(encoding="utf-8").startswith("{#- ")


def test_every_template_of_a_page_has_a_view_in_the_documentation() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for name in find_pages(templates_of(DEFAULT)):
        assert re.search(rf"^\| `{name}` \| .+ \| \[`\w+View`\]", page, re.MULTILINE), name


def test_the_documentation_of_the_views_is_what_their_types_say() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert write_page(text) == text, "run `python -m tools.view_docs`"


def test_an_intro_that_cannot_be_read_is_left_out(site: SiteFolder) -> None:
    site.write("themes/a/theme.txt", b"caf\xe9")
    site.write("themes/b/theme.txt", b"")
    site.write("themes/c/x", b"")
    assert [read_intro(site.root, name) for name in "abcd"] == [""] * 4
    assert theme.theme_names(site.root) == ("archive", "a", "b", "c", "contrast", "wire")
