"""``newsgen theme``: lists, differences, copies, and how it ends."""

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from newsgen.commands.theme import command
from newsgen.errors import ConfigError
from newsgen.theme import theme_folder
from tests.conftest import ROOT, SiteFolder

STYLE = theme_folder("static") / "style.css"
TEMPLATES = theme_folder("templates")
THEMING = (ROOT / "docs/theming.md").read_text(encoding="utf-8")


def run(site: Path | SiteFolder, name: str, *arguments: str) -> Result:
    root = site.root if isinstance(site, SiteFolder) else site
    return CliRunner().invoke(command, [name, "--site", str(root), *arguments])


def test_the_list_marks_the_theme_of_the_site(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "theme: wire\n")
    site.write("themes/selwick/theme.txt", "Like the old Selwick Record.\nBy hand.\n")
    site.write("themes/bare/static/style.css", "")
    result = run(site, "list")
    assert result.exit_code == 0
    assert [line[:12] for line in result.output.splitlines()] == [
        "  archive   ",
        "  bare",
        "  contrast  ",
        "  selwick   ",
        "* wire      ",
    ]
    assert "  selwick   Like the old Selwick Record.\n" in result.output


def test_the_list_is_there_without_a_site_and_where_the_name_is_wrong(
    tmp_path: Path, site: SiteFolder
) -> None:
    assert "*" not in run(tmp_path, "list").output
    site.write("newsgen.yaml", "theme: rococo\n")
    assert "  wire" in run(site, "list").output


def test_a_site_that_changes_nothing_has_no_differences(site: SiteFolder) -> None:
    result = run(site, "diff")
    assert (result.exit_code, result.output) == (0, "0 files of the theme `archive` replaced\n")


def test_a_difference_is_shown_against_the_file_of_the_theme(site: SiteFolder) -> None:
    text = (TEMPLATES / "404.html").read_text(encoding="utf-8")
    site.write("templates/404.html", text.replace('"chips"', '"ways"'))
    lines = run(site, "diff").output.splitlines()
    assert lines[:3] == [
        "templates/404.html: replaces a file of the theme",
        "--- newsgen theme: 404.html",
        "+++ templates/404.html",
    ]
    assert '-<ul class="chips">' in lines
    assert '+<ul class="ways">' in lines
    assert lines[-1] == "1 file of the theme `archive` replaced"


def test_a_difference_is_against_the_theme_that_the_site_names(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "theme: wire\n")
    site.write(
        "templates/base.html", '{% extends "theme/base.html" %}{% block style %}{% endblock %}'
    )
    site.write("templates/404.html", "x\n")
    output = run(site, "diff").output
    assert "--- newsgen theme wire: base.html, block style" in output
    assert "--- newsgen theme: 404.html" in output


def test_of_a_template_that_extends_the_themes_only_what_it_changes_is_shown(
    site: SiteFolder,
) -> None:
    (example,) = (part for part in THEMING.split("```html\n") if "house.css" in part[:200])
    site.write("templates/base.html", example.partition("```")[0])
    output = run(site, "diff").output
    assert output == (
        "templates/base.html: extends the theme's file\n"
        "--- newsgen theme: base.html, block style\n"
        "+++ templates/base.html, block style\n"
        "@@ -1,3 +1,4 @@\n"
        ' <meta name="theme-color" content="#fcfbf8" media="(prefers-color-scheme: light)">\n'
        ' <meta name="theme-color" content="#151619" media="(prefers-color-scheme: dark)">\n'
        ' <link rel="stylesheet" href="{{ page.root }}style.css">\n'
        '+<link rel="stylesheet" href="{{ page.root }}house.css">\n'
        "0 files of the theme `archive` replaced, 1 extended\n"
    )


@pytest.mark.parametrize(
    "text", ["", "{% block style %}{{ super() }}{% endblock %}", "{# why #}\n"]
)
def test_a_template_that_extends_the_themes_and_changes_nothing_is_named(
    site: SiteFolder, text: str
) -> None:
    site.write("templates/base.html", '{% extends "theme/base.html" %}\n' + text)
    result = run(site, "diff", "--strict")
    assert result.exit_code == 1
    assert "base.html: extends the theme's file and changes nothing, could be" in result.output


def test_what_stands_outside_blocks_and_blocks_that_there_are_not_are_shown(
    site: SiteFolder,
) -> None:
    text = '{% extends "theme/404.html" %}{% set boat = 1 %}{% block mian %}x{% endblock %}'
    site.write("templates/404.html", text)
    lines = run(site, "diff").output.splitlines()
    assert "--- newsgen theme: 404.html, which has no block mian" in lines
    assert "+++ templates/404.html, outside its blocks" in lines
    assert "+{% set boat = 1 %}" in lines


@pytest.mark.parametrize(
    ("theme", "name", "extended", "blocks"),
    [
        ("archive", "base.html", "archive/base.html", True),
        ("wire", "base.html", "theme/base.html", True),
        ("wire", "404.html", "archive/404.html", True),
        ("wire", "base.html", "archive/base.html", False),
        ("archive", "404.html", "theme/base.html", False),
    ],
)
def test_only_a_template_that_extends_what_it_replaces_is_compared_by_blocks(
    site: SiteFolder, theme: str, name: str, extended: str, blocks: bool
) -> None:
    site.write("newsgen.yaml", f"theme: {theme}\n")
    text = f'{{% extends "{extended}" %}}{{% block style %}}<p>{{% endblock %}}'
    site.write(f"templates/{name}", text)
    said = run(site, "diff").output.splitlines()[0]
    assert said.endswith("extends the theme's file" if blocks else "replaces a file of the theme")


def test_what_is_equal_and_what_no_page_uses_is_named(site: SiteFolder) -> None:
    site.write("static/style.css", STYLE.read_bytes())
    site.write("static/boat.jpg", b"\xff\xd8")
    site.write("templates/note.html", "{% include 'inner.html' %}")
    site.write("templates/inner.html", "x")
    site.write("templates/used.html", "x")
    site.write("templates/404.html", "{% include 'used.html' %}\n")
    result = run(site, "diff")
    assert result.exit_code == 0
    said = [line for line in result.output.splitlines() if not line.startswith(tuple("+-@ "))]
    assert said == [
        "templates/404.html: replaces a file of the theme",
        "templates/inner.html: the theme has no such file, no page uses it",
        "templates/note.html: the theme has no such file, no page uses it",
        "templates/used.html: the theme has no such file",
        "static/style.css: equal to the theme's file, could be deleted",
        "2 files of the theme `archive` replaced, 1 of them by an equal one, "
        "2 templates used by no page",
    ]


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("static/style.css", STYLE.read_bytes(), 1),
        ("templates/note.html", b"x", 1),
        ("static/style.css", b"a{}", 0),
        ("static/boat.jpg", b"\xff\xd8", 0),
    ],
    ids=["equal", "unused", "changed", "picture"],
)
def test_strict_fails_where_a_file_changes_nothing(
    site: SiteFolder, path: str, data: bytes, code: int
) -> None:
    site.write(path, data)
    assert run(site, "diff", "--strict").exit_code == code
    assert run(site, "diff").exit_code == 0


def test_a_file_of_no_text_is_not_compared(site: SiteFolder) -> None:
    site.write("static/icon.svg", b"\0\1")
    assert "static/icon.svg: replaces a file of the theme; not compared" in run(site, "diff").output


def test_only_the_files_that_are_named_are_shown(site: SiteFolder) -> None:
    site.write("static/style.css", "a{}\n")
    site.write("templates/404.html", "x\n")
    output = run(site, "diff", "style.css").output
    assert "static/style.css" in output
    assert "404" not in output
    result = run(site, "diff", "404.htm")
    assert result.exit_code == 2
    assert "did you mean 404.html?" in result.output


def test_the_repository_is_the_default_theme_itself() -> None:
    assert "are the default theme itself" in run(ROOT, "diff").output


def test_files_are_copied_into_the_site_and_equal_the_themes(site: SiteFolder) -> None:
    result = run(site, "copy", "404.html", "static/style.css", "404.html")
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 2
    assert (site.root / "templates/404.html").read_bytes() == (TEMPLATES / "404.html").read_bytes()
    assert (site.root / "static/style.css").read_bytes() == STYLE.read_bytes()
    assert "2 of them by an equal one" in run(site, "diff").output


def test_the_file_of_the_sites_theme_is_copied(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "theme: wire\n")
    assert run(site, "copy", "base.html", "404.html").exit_code == 0
    assert "archive/base.html" in (site.root / "templates/base.html").read_text(encoding="utf-8")
    assert not site.build().failed


def test_nothing_is_overwritten_and_then_nothing_is_copied(site: SiteFolder) -> None:
    site.write("templates/404.html", "mine")
    result = run(site, "copy", "style.css", "404.html")
    assert result.exit_code == 1
    assert "templates/404.html is in the site already; nothing was copied" in result.output
    assert site.root.joinpath("templates/404.html").read_text(encoding="utf-8") == "mine"
    assert not (site.root / "static").exists()


@pytest.mark.parametrize("name", ["fron.html", "../newsgen.yaml", "/etc/passwd", "templates", ""])
def test_a_file_that_the_theme_does_not_have_is_a_wrong_usage(site: SiteFolder, name: str) -> None:
    result = run(site, "copy", name)
    assert result.exit_code == 2
    assert "is a file that the theme `archive` does not have" in result.output


def test_a_wrong_theme_stops_differences_and_copies(site: SiteFolder) -> None:
    site.write("newsgen.yaml", "theme: rococo\n")
    for arguments in (["diff"], ["copy", "404.html"]):
        result = run(site, *arguments)
        assert isinstance(result.exception, ConfigError)
    assert not (site.root / "templates").exists()


def test_the_whole_theme_can_be_copied(site: SiteFolder) -> None:
    for kind in ("templates", "static"):
        shutil.copytree(theme_folder(kind), site.root / kind)
    result = run(site, "diff", "--strict")
    assert result.exit_code == 1
    replaced, equal = (click.unstyle(result.output).splitlines()[-1]).split(", ")
    assert replaced.split()[0] == equal.split()[0]
