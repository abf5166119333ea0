"""Input that is odd rather than wrong: each of these once crashed, hung or gave a wrong page."""

import subprocess
import sys
from pathlib import Path

import pytest

from newsgen.archive.cards import spoken_text
from newsgen.config import Config, FrontMatterConfig, read_config
from newsgen.errors import Issue
from newsgen.loader.fields import FrontMatter
from newsgen.loader.front_matter import read_front_matter
from newsgen.loader.links import find_links
from newsgen.loader.sources import decode
from newsgen.renderer.article_page import complete_article
from newsgen.renderer.compiling import TemplateFile
from newsgen.renderer.markdown import render_markdown
from newsgen.renderer.templates import TemplateSet, check_templates
from newsgen.scanning import scan_site
from newsgen.slugs import slugify
from tests.conftest import SiteFolder
from tests.factories import (
    ENGLISH,
    make_article,
    make_card,
    make_context,
    make_published,
    make_quote,
)
from tests.renderer.planning import plan_site


def head(text: str, *, markdown: bool = True) -> tuple[FrontMatter, tuple[Issue, ...]]:
    return read_front_matter("a.md", text, FrontMatterConfig(), markdown=markdown)


def test_an_address_with_a_broken_host_is_a_named_error() -> None:
    _, issues = read_config('url: "http://[bad"\n')
    assert [issue.code for issue in issues] == ["N703"]


@pytest.mark.parametrize("pattern", ["/{year/{slug}/", "/{slug}}/", "/{{slug}/", "/a?b/{slug}/"])
def test_an_address_pattern_with_stray_signs_is_a_named_error(pattern: str) -> None:
    _, issues = read_config(f"permalink: '{pattern}'\n")
    assert [issue.code for issue in issues] == ["N703"]


@pytest.mark.parametrize("yaml", ["'title: ' + '[' * 40000", "'- ' * 40000", "'? ' * 40000 + 'x'"])
def test_yaml_nested_without_end_does_not_end_the_process(yaml: str) -> None:
    code = f"from newsgen.config import read_config; print(read_config({yaml})[1][0].code)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "N701\n"


def test_a_field_of_spaces_is_read_in_steps_that_grow_with_its_length() -> None:
    # Cubic before: a few thousand spaces took minutes; now a hundred thousand pass at once.
    assert head("---\n" + " " * 100_000 + "x", markdown=False)[1] == ()


def test_a_control_character_is_reported_where_it_stands() -> None:
    _, (issue,) = head("---\nheadline: ééé\x01x\n---\nText\n")
    assert (issue.line, issue.column) == (2, 14)


def test_lines_are_counted_in_files_with_carriage_returns() -> None:
    _, (issue,) = head("---\rheadline: a\rheadline: b\r---\r")
    assert "line 2" in issue.hint


def test_fields_left_empty_are_fields_not_given() -> None:
    front, issues = head("---\nquotes:\ndraft:\ntopics:\nheadline:\n---\nText\n")
    assert issues == ()
    assert front.topics is None


def test_older_pages_of_the_front_belong_to_the_front() -> None:
    cards = [make_card(f"{number}.txt") for number in range(12)]
    view = plan_site(cards, Config(page_size=5))["page/1/index.html"].view
    assert view.page.section in [link.path for link in view.site.navigation]  # type: ignore[union-attr]


def test_numbered_pages_of_a_year_stay_when_a_story_is_added() -> None:
    def content(count: int) -> bytes:
        day = make_published("2019-03-12")
        cards = [make_card(f"{number:02}.txt", published=day) for number in range(count)]
        return plan_site(cards, Config(page_size=5))["2019/page/1/index.html"].content()

    assert content(16) == content(17)


def test_a_quotation_inside_another_has_an_address() -> None:
    text = "“He said ‘no’ to us,” she said."
    quotes = (make_quote(text, "“He said ‘no’ to us,”", id="q1"), make_quote(text, "‘no’", id="q2"))
    view = complete_article(make_context(), make_article(text, quotes=quotes), ENGLISH)
    anchors = {part.id for piece in view.body for part in piece.parts if part.id}
    assert {link.path[1:] for s in view.speakers for link in s.quotes} <= anchors


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("“He told me ‘never again’”", "He told me ‘never again’"),
        ("“We are with the workers’”", "We are with the workers’"),
        ("“We sail at noon,”", "We sail at noon"),
        ("“It began at dawn.", "It began at dawn."),
    ],
)
def test_only_the_outer_marks_of_a_quotation_are_left_out(printed: str, said: str) -> None:
    assert spoken_text(make_quote(printed, printed)) == said


def test_a_picture_of_another_host_inside_a_link_is_its_words() -> None:
    text = "[![a](https://x.example/b.jpg)](vote.md)"
    assert render_markdown(text, (), {"vote.md": "p"}, "./", ENGLISH.markdown) == (
        '<p><a href="./p"><em>a</em></a></p>'
    )


def test_html_in_markdown_cannot_take_the_ids_of_the_page() -> None:
    text = '<a id="q1">x</a> “b”\n\n<p id="main">y</p>'
    html = render_markdown(text, [((17, 20), "q1")], {}, "./", ENGLISH.markdown)
    assert html.count('id="q1"') == 1
    assert 'id="main"' not in html


@pytest.mark.parametrize(
    ("text", "link"), [("[x](file_(1).md)", "file_(1).md"), ("[x](<a b.md>)", "a b.md")]
)
def test_links_may_hold_brackets_and_spaces(text: str, link: str) -> None:
    assert find_links(text) == (link,)


def test_a_link_that_is_none_is_left_as_words() -> None:
    assert render_markdown("[x](//[bad)", (), {}, "./", ENGLISH.markdown) == "<p>x</p>"


@pytest.mark.parametrize(
    "text", ["{% include 'gone.html' ignore missing %}", "{% include ['gone.html', 'b.html'] %}"]
)
def test_an_include_that_may_miss_is_no_error(text: str) -> None:
    files = (TemplateFile("a.html", "a", text), TemplateFile("b.html", "b", ""))
    assert check_templates(TemplateSet(files)) == ()


def test_a_folder_that_links_to_itself_is_read_once(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "x")
    (site.root / "seeds/loop").symlink_to(site.root / "seeds")
    assert list(scan_site(site.root)[0]) == ["seeds/a.txt"]


def test_seeds_that_cannot_be_read_are_named(tmp_path: Path, site: SiteFolder) -> None:
    (tmp_path / "seeds").write_text("x")
    assert [issue.code for issue in scan_site(tmp_path)[1]] == ["N105"]
    (site.root / "seeds").mkdir()
    (site.root / "seeds/gone.txt").symlink_to(tmp_path / "nowhere")
    assert [issue.path for issue in scan_site(site.root)[1]] == ["seeds/gone.txt"]


@pytest.mark.parametrize("words", ["हिन्दी", "ภาษาไทย", "北京", "العربية"])
def test_slugs_keep_the_signs_of_other_scripts(words: str) -> None:
    assert len(slugify(words)) >= len(words) - 1
    assert "-" not in slugify(words)


def test_a_slug_of_a_slug_is_itself() -> None:
    assert slugify(slugify("ŉgami")) == slugify("ŉgami")


def test_the_place_of_a_foreign_byte_fits_the_line_that_is_shown() -> None:
    _, (issue,) = decode("a.txt", "éé ".encode() + b"\x93c")
    assert issue.excerpt[issue.column - 1] == "“"
