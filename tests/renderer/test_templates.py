from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.archive.store import RecordReader, Store
from newsgen.errors import Issue
from newsgen.renderer.compiling import TemplateFile
from newsgen.renderer.pages import Page
from newsgen.renderer.render import Output, render_page
from newsgen.renderer.templates import (
    TemplateSet,
    check_templates,
    closure_digests,
    load_template,
    make_environment,
    read_templates,
)
from newsgen.renderer.views import RobotsView
from newsgen.theme import DEFAULT, Layer, find_layers
from tests.factories import write_files


def make_set(**texts: str) -> TemplateSet:
    """Templates by their name, ``base`` for ``base.html``."""
    files = {f"{name}.html": text for name, text in texts.items()}
    return TemplateSet(
        tuple(TemplateFile(name, f"templates/{name}", files[name]) for name in sorted(files))
    )


def layers(site: Path, theme: Path = Path("none")) -> tuple[Layer, ...]:
    return Layer(theme, "newsgen theme: "), Layer(site, "templates/", own=True)


def show(text: str, name: str = "page.html", **values: object) -> str:
    templates = TemplateSet((TemplateFile(name, f"templates/{name}", text),))
    return load_template(templates, name).render(values)


def place(issue: Issue) -> str:
    return f"{issue.path}:{issue.line}:{issue.column} {issue.code}"


@pytest.fixture
def records(tmp_path: Path) -> RecordReader:
    path = tmp_path / "records.sqlite"
    Store(path).close()
    return RecordReader(path)


def render(templates: TemplateSet, records: RecordReader) -> Output | Issue:
    page = Page("robots.txt", "page.html", RobotsView("https://x.example/sitemap.xml"))
    with closing(records):
        return render_page(page, templates, records)


def test_a_file_of_the_site_replaces_that_of_the_theme_and_only_that(tmp_path: Path) -> None:
    site = write_files(tmp_path / "site", {"base.html": "mine", "parts/note.html": "n"})
    theme = write_files(tmp_path / "theme", {"base.html": "theirs", "robots.txt": "r"})
    templates, issues = read_templates(layers(site, theme))
    assert issues == ()
    assert [(file.name, file.path, file.text) for file in templates.files] == [
        ("base.html", "templates/base.html", "mine"),
        ("parts/note.html", "templates/parts/note.html", "n"),
        ("robots.txt", "newsgen theme: robots.txt", "r"),
    ]


def test_only_visible_templates_are_read(tmp_path: Path) -> None:
    names = ("a.html", "b.xml", "c.txt", "d.css", "e.html~", ".f.html", "README.md")
    site = write_files(tmp_path, dict.fromkeys(names, ""))
    templates, _ = read_templates(layers(site))
    assert [file.name for file in templates.files] == ["a.html", "b.xml", "c.txt"]


def test_a_template_that_is_not_utf8_is_an_issue(tmp_path: Path) -> None:
    site = write_files(tmp_path, {"a.html": b"caf\xe9"})
    templates, (issue,) = read_templates(layers(site))
    assert templates.files == ()
    assert place(issue) == "templates/a.html:1:1 N503"


def test_equal_sets_are_equal_and_hash_equal() -> None:
    assert make_set(a="x", b="y") == make_set(b="y", a="x")
    assert hash(make_set(a="x")) == hash(make_set(a="x"))
    assert make_set(a="x") != make_set(a="y")


def test_the_default_theme_is_without_fault() -> None:
    templates, issues = read_templates(find_layers(Path("none"), DEFAULT, "templates"))
    assert (issues, check_templates(templates)) == ((), ())
    assert "article.html" in [file.name for file in templates.files]


def test_a_template_sees_its_values_escaped() -> None:
    assert show("{{ a }}|{{ a | safe }}", a='<b> & "c"') == (
        '&lt;b&gt; &amp; &#34;c&#34;|<b> & "c"'
    )
    assert show("{{ a }}", "feed.xml", a="<&") == "&lt;&amp;"


def test_plain_text_is_not_escaped() -> None:
    assert show("{{ a }}", "robots.txt", a="a&b") == "a&b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ t.counts.stories(1) }}", "1 story"),
        ("{{ t.counts.stories(0) }}", "0 stories"),
        ("{{ t.counts.stories(1204) }}", "1,204 stories"),
        ("{{ 'ar-EG' | direction }} {{ 'de' | direction }}", "rtl ltr"),
        ("{{ 1234567 | group_digits }}", "1,234,567"),
        ("{% for n in range(3) %}{{ n }}{% endfor %}", "012"),
        ("a\n{% if true %}\n  b\n{% endif %}\nc\n", "a\n  b\nc\n"),
    ],
)
def test_filters_and_white_space(text: str, shown: str) -> None:
    assert show(text) == shown


@pytest.mark.parametrize("name", ["random", "pprint"])
def test_filters_whose_outcome_is_not_the_views_alone_are_gone(name: str) -> None:
    (issue,) = check_templates(make_set(page=f"{{{{ [1, 2] | {name} }}}}"))
    assert issue.code == "N501"
    assert name in issue.message


@pytest.mark.parametrize(
    "name", ["lipsum", "cycler", "joiner", "namespace", "dict", "now", "site", "config", "open"]
)
def test_a_template_sees_no_globals(name: str, records: RecordReader) -> None:
    issue = render(make_set(page=f"{{{{ {name} }}}}"), records)
    assert isinstance(issue, Issue)
    assert issue.code == "N502"
    assert set(make_environment(make_set()).globals) == {"range", "t"}


def test_a_template_that_works_gives_bytes(records: RecordReader) -> None:
    output = render(make_set(page="é {{ sitemap_url }}\x07\n"), records)
    assert output == Output("robots.txt", "é https://x.example/sitemap.xml\ufffd\n".encode())


@pytest.mark.parametrize(
    ("text", "place_", "words"),
    [
        pytest.param("a\n  {% if x %}\n", "2:3", "end of template", id="not closed"),
        pytest.param("a\n{{ x | nosuch }}\n", "2:1", "nosuch", id="an unknown filter"),
        pytest.param("a\nb\n {% bogus %}", "3:2", "bogus", id="an unknown tag"),
        pytest.param("{{ x is nosuch }}", "1:1", "nosuch", id="an unknown test"),
        pytest.param("{% block a %}{% endblock %}\n{% block a %}{% endblock %}", "2:1", "block"),
        pytest.param("{{ 'x }}", "1:1", "", id="an open quote mark"),
    ],
)
def test_a_syntax_error_is_reported_at_its_line(text: str, place_: str, words: str) -> None:
    (issue,) = check_templates(make_set(page=text))
    assert place(issue) == f"templates/page.html:{place_} N501"
    assert words in issue.message
    assert issue.excerpt in text


def test_every_faulty_template_is_reported() -> None:
    issues = check_templates(make_set(a="{% if %}", b="fine", c="{{ x"))
    assert [issue.path for issue in issues] == ["templates/a.html", "templates/c.html"]


@pytest.mark.parametrize(
    "text",
    [
        "\n  {% include 'gone.html' %}",
        "\n{% extends 'gone.html' %}",
        "\n{% import 'gone.html' as m %}",
        "\n{% from 'gone.html' import m %}",
    ],
)
def test_a_missing_template_is_reported_where_it_is_named(text: str) -> None:
    (issue,) = check_templates(make_set(page=text))
    assert (issue.path, issue.line, issue.code) == ("templates/page.html", 2, "N504")
    assert text.split("\n")[1][issue.column - 1 :].startswith("gone.html")


def test_a_page_without_its_template_is_an_issue(records: RecordReader) -> None:
    issue = render(make_set(other=""), records)
    assert isinstance(issue, Issue)
    assert issue.code == "N504"
    assert "page.html" in issue.message


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("a\n  {{ nosuch }}", "N502", "'nosuch' is undefined"),
        ("a\n  {{ sitemap_url.nosuch }}", "N502", "nosuch"),
        ("a\n  {% if nosuch %}{% endif %}", "N502", "nosuch"),
        ("a\n  {{ 1 / 0 }}", "N503", "division"),
        ("a\n  {{ sitemap_url + 1 }}", "N503", ""),
    ],
)
def test_a_template_that_fails_is_reported_at_its_line(
    text: str, code: str, words: str, records: RecordReader
) -> None:
    issue = render(make_set(page=text), records)
    assert isinstance(issue, Issue)
    assert place(issue) == f"templates/page.html:2:3 {code}"
    assert words in issue.message
    assert "/robots.txt" in issue.message


def test_a_name_that_a_view_lacks_is_told_with_the_nearest_and_where_all_are(
    records: RecordReader,
) -> None:
    issue = render(make_set(page="{{ sitemap_uri }}"), records)
    assert isinstance(issue, Issue)
    assert issue.hint == (
        "did you mean `sitemap_url`? the fields of RobotsView are listed in "
        "docs/templates.md#robotsview"
    )
    issue = render(make_set(page="{{ sitemap_url.x }}"), records)
    assert isinstance(issue, Issue)
    assert issue.hint.startswith("the fields of RobotsView")


def test_a_template_that_includes_itself_is_told_why_it_fails(records: RecordReader) -> None:
    issue = render(make_set(page="{% include 'page.html' %}"), records)
    assert isinstance(issue, Issue)
    assert issue.code == "N503"
    assert "includes itself" in issue.hint


def test_a_failure_inside_an_included_template_is_reported_there(records: RecordReader) -> None:
    issue = render(make_set(page="{% include 'part.html' %}", part="\n\n{{ x }}"), records)
    assert isinstance(issue, Issue)
    assert place(issue) == "templates/part.html:3:1 N502"


TEXTS = {
    "base": "{% block main %}{% endblock %}{% include 'foot.html' %}",
    "foot": "foot",
    "macros": "{% macro m() %}{% endmacro %}",
    "page": "{% extends 'base.html' %}{% from 'macros.html' import m %}",
    "alone": "alone",
    "loop": "{% include 'pool.html' %}",
    "pool": "{% include 'loop.html' %}",
    "open": "{% include name %}",
}
CLOSURES = {
    "base": {"base", "foot"},
    "foot": {"foot"},
    "macros": {"macros"},
    "page": {"page", "base", "foot", "macros"},
    "alone": {"alone"},
    "loop": {"loop", "pool"},
    "pool": {"loop", "pool"},
    "open": set(TEXTS),
}


@pytest.mark.parametrize("changed", list(TEXTS))
def test_a_change_reaches_the_digests_of_just_the_templates_that_use_it(changed: str) -> None:
    before = closure_digests(make_set(**TEXTS))
    after = closure_digests(make_set(**TEXTS | {changed: TEXTS[changed] + "!"}))
    reached = {name for name in TEXTS if before[f"{name}.html"] != after[f"{name}.html"]}
    assert reached == {name for name, closure in CLOSURES.items() if changed in closure}


def test_a_template_that_is_replaced_by_an_equal_one_keeps_its_digest() -> None:
    mine = TemplateSet((TemplateFile("a.html", "templates/a.html", "x"),))
    theirs = TemplateSet((TemplateFile("a.html", "newsgen theme: a.html", "x"),))
    assert closure_digests(mine) == closure_digests(theirs)


def test_two_templates_of_one_text_have_different_digests() -> None:
    assert len(set(closure_digests(make_set(a="x", b="x")).values())) == 2


def test_a_new_template_changes_those_that_missed_it() -> None:
    texts = {"page": "{% include 'new.html' %}", "other": "x"}
    before = closure_digests(make_set(**texts))
    after = closure_digests(make_set(**texts, new="n"))
    assert before["page.html"] != after["page.html"]
    assert before["other.html"] == after["other.html"]


@given(st.dictionaries(st.sampled_from("abcd"), st.text(st.sampled_from("{}%x' \n"), max_size=12)))
def test_any_templates_are_digested_and_their_faults_are_issues(texts: dict[str, str]) -> None:
    templates = make_set(**texts)
    assert list(closure_digests(templates)) == [f"{name}.html" for name in sorted(texts)]
    for issue in check_templates(templates):
        assert issue.code == "N501"
        assert issue.line >= 1
