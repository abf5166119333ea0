"""Templates that extend themselves, and blocks and files that no page shows."""

from pathlib import Path

import pytest

from newsgen.errors import Issue, Severity
from newsgen.renderer.inheritance import check_inheritance
from newsgen.renderer.templates import read_templates
from newsgen.theme import Layer
from tests.conftest import SiteFolder
from tests.factories import write_files

THEME = {
    "base.html": "{% block head %}{% endblock %}{% block main %}{% endblock %}",
    "article.html": '{% extends "base.html" %}{% block main %}{{ a }}{% endblock %}',
    "robots.txt": "all",
}


def check(folder: Path, **texts: str) -> tuple[Issue, ...]:
    """What is said of a site's templates, ``base`` for ``base.html``."""
    write_files(folder / "theme", THEME)
    write_files(folder / "site", {f"{name}.html": text for name, text in texts.items()})
    layers = Layer(folder / "theme", "theme: "), Layer(folder / "site", "templates/", own=True)
    templates, unread = read_templates(layers)
    assert unread == ()
    return check_inheritance(templates)


def test_the_theme_alone_has_nothing_wrong(tmp_path: Path) -> None:
    assert check(tmp_path) == ()


def test_a_template_that_extends_itself_is_told_what_to_write(tmp_path: Path) -> None:
    (issue,) = check(tmp_path, article='\n{% extends "article.html" %}')
    assert (issue.path, issue.line, issue.column) == ("templates/article.html", 2, 13)
    assert (issue.code, issue.severity) == ("N503", Severity.ERROR)
    assert issue.message == "`article.html` extends itself"
    assert "`theme/article.html`" in issue.hint


def test_templates_that_extend_one_another_are_told_of_each_other(tmp_path: Path) -> None:
    first, second = check(tmp_path, a='{% extends "b.html" %}', b='{% extends "a.html" %}')
    assert first.message == "`a.html` extends itself by way of `b.html`"
    assert second.message == "`b.html` extends itself by way of `a.html`"
    assert "theme" not in first.hint


def test_a_block_that_nothing_above_has_is_told_with_the_nearest(tmp_path: Path) -> None:
    text = '{% extends "theme/article.html" %}\n  {% block mian %}x{% endblock %}\n'
    (issue,) = check(tmp_path, article=text)
    assert (issue.code, issue.severity) == ("N505", Severity.WARNING)
    assert (issue.line, issue.column) == (2, 3)
    assert "`mian`" in issue.message
    assert issue.hint == "did you mean `main`?"


@pytest.mark.parametrize(
    "text",
    [
        "{% block mian %}{% endblock %}",
        '{% extends "base.html" %}{% block main %}{% block mian %}x{% endblock %}{% endblock %}',
        '{% extends "base.html" %}{% block main %}{{ self.mian() }}{% endblock %}'
        "{% block mian %}x{% endblock %}",
        "{% if a %}{% extends 'base.html' %}{% endif %}{% block mian %}{% endblock %}",
        "{% extends a %}{% block mian %}{% endblock %}",
        '{% extends "base.html" %}{% block head %}x{% endblock %}',
    ],
    ids=["no parent", "inside a block", "shown by name", "under a condition", "chosen", "known"],
)
def test_a_block_that_may_show_is_not_told(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, article=text) == ()


def test_a_template_that_no_page_uses_is_told_with_the_nearest(tmp_path: Path) -> None:
    lost = '{% extends "theme/article.html" %}{% block mian %}x{% endblock %}'
    first, second = check(tmp_path, artikle=lost, zebra="y")
    assert (first.code, first.severity) == ("N506", Severity.WARNING)
    assert (first.path, first.hint) == ("templates/artikle.html", "did you mean `article.html`?")
    assert second.path == "templates/zebra.html"
    assert "include" in second.hint


@pytest.mark.parametrize(
    "text",
    ['{% include "part.html" %}', '{% from "part.html" import m %}', "{% include chosen %}"],
)
def test_a_template_that_a_page_uses_or_may_use_is_not_told(tmp_path: Path, text: str) -> None:
    assert check(tmp_path, article=text, part="{% macro m() %}{% endmacro %}") == ()


def test_notes_beside_the_templates_are_not_told_but_a_misspelt_name_is(tmp_path: Path) -> None:
    write_files(tmp_path / "site", {"notes.txt": "x", "robot.txt": "y"})
    (issue,) = check(tmp_path)
    assert (issue.path, issue.hint) == ("templates/robot.txt", "did you mean `robots.txt`?")


def test_a_build_tells_a_template_that_extends_itself_once(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "Ferry finds its harbour\n\nThe ferry came home at noon.\n")
    site.write("templates/article.html", '{% extends "article.html" %}\n')
    report = site.build()
    assert [(issue.code, issue.line) for issue in report.issues] == [("N503", 1)]
    assert report.failed
    site.write("templates/article.html", '{% extends "theme/article.html" %}\n')
    assert site.build().issues == ()
