"""The inspector: what the loader understood of a story, shown in its text."""

import re
from collections.abc import Iterator
from pathlib import Path

import html5lib
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from newsgen.explain.story import FIELDS, Story
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.preview.inspector.findings import TITLES, find_groups
from newsgen.preview.inspector.overrides import (
    Target,
    correct_field,
    correct_quote,
    find_target,
)
from newsgen.preview.inspector.text import mark_text
from newsgen.preview.stories import SourceOf, StoryFinder
from tests.conftest import SiteFolder
from tests.explained import COPY, story_of
from tests.preview.previewing import RunningPreview

STORY = "undated/ferry-finds-its-harbour/"
INSPECT = f"/__newsgen/inspect/{STORY}"
NOT_GIVEN = ("boilerplate", "dates")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPreview]:
    """A preview that no test changes."""
    site = SiteFolder(tmp_path_factory.mktemp("inspected") / "site")
    site.write("seeds/ferry.txt", COPY)
    running = RunningPreview(site)
    yield running
    running.stop()


def words_of(story: Story, name: str) -> list[list[str]]:
    """The marked words of each finding of a field."""
    group = next(group for group in find_groups(story) if group.field == name)
    return [[story.text[slice(*m.span)] for m in found.marks] for found in group.findings]


def test_every_field_is_there_whether_found_or_not() -> None:
    shown = [group.field for group in find_groups(story_of())]
    assert shown == list(TITLES)
    assert set(shown) == set(FIELDS) - {"body", "blocks"}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("headline", [["Ferry finds its harbour"]]),
        ("photos", [["The ferry at the quay. PHOTO: AFP", "AFP"]]),
        ("boilerplate", [["Join our channel for the latest news."]]),
        ("subheadline", []),
    ],
)
def test_findings_know_where_they_were_read(name: str, words: list[list[str]]) -> None:
    assert words_of(story_of(), name) == words


def test_a_quotation_has_its_words_its_speaker_and_its_cue() -> None:
    assert words_of(story_of(), "quotes")[0] == [
        '"We waited for the tide,"',
        '"It came."',
        "Marta Kosic",
        "said",
    ]


def test_doubts_stand_beside_what_they_are_about() -> None:
    story = story_of("the ferry came home and nobody saw it, for it was night and it rained.\n")
    groups = {group.field: group for group in find_groups(story)}
    headline = groups["headline"]
    assert (headline.doubt or headline.findings[0].doubt).startswith("no line looks like")


def test_the_marked_text_is_the_text() -> None:
    story = story_of()
    findings = [one for group in find_groups(story) for one in group.findings]
    marked = mark_text(story.text, findings)
    lines = ["".join(piece.text for piece in line.pieces) for line in marked.lines]
    assert lines == story.text.splitlines()
    ids = [piece.id for line in marked.lines for piece in line.pieces if piece.id]
    assert len(ids) == len(set(ids))
    places = [place for found in marked.places.values() for place in found]
    assert {place.id for place in places} == set(ids)


def test_a_text_without_anything_is_shown_plain() -> None:
    marked = mark_text("", ())
    assert [line.pieces for line in marked.lines] == [()]


PASTED = [
    ("headline", "headline: Ferry finds its harbour\n"),
    ("published", "date: "),
    ("dateline", "dateline: TRIESTE (AFP) -\n"),
    ("photos", "photos:\n- caption: The ferry at the quay.\n  credit: AFP\n"),
    ("people", "people:\n- Marta Kosic\n"),
    ("bylines", "bylines:\n- Full Name\n"),
]


@pytest.mark.parametrize(("name", "lines"), PASTED, ids=[name for name, _ in PASTED])
def test_the_override_to_paste_holds_what_was_found(name: str, lines: str) -> None:
    target = Target("articles/ferry.md", "seeds/ferry.txt")
    correction = correct_field(story_of(), name, target)
    assert correction is not None
    assert (correction.advice, correction.path) == ("Save as", "articles/ferry.md")
    assert correction.yaml.startswith(f"---\nseed: seeds/ferry.txt\n{lines}")
    assert correction.yaml.endswith("---\n")


@pytest.mark.parametrize("name", NOT_GIVEN)
def test_what_front_matter_cannot_give_has_nothing_to_paste(name: str) -> None:
    assert correct_field(story_of(), name, Target("articles/a.md")) is None


def test_a_byline_is_pasted_with_all_that_was_printed() -> None:
    copy = "Ferry finds its harbour\n\nBy Ida Brandt, Transport Correspondent\n\nIt came home.\n"
    correction = correct_field(story_of(copy), "bylines", Target("articles/ferry.md"))
    assert correction is not None
    assert correction.yaml == "bylines:\n- name: Ida Brandt\n  role: Transport Correspondent\n"


def test_an_article_with_front_matter_is_corrected_in_its_own_file(tmp_path: Path) -> None:
    assert find_target(tmp_path, "articles/a.md", "") == Target("articles/a.md")
    assert find_target(tmp_path, "seeds/a.txt", "articles/b.md") == Target("articles/b.md")


def test_an_override_that_is_there_gets_the_lines_alone() -> None:
    story = story_of()
    correction = correct_quote(story, story.article.quotes[0], Target("articles/a.md"))
    assert correction.advice == "Add to the front matter of"
    assert correction.yaml.startswith("quotes:\n  q1:\n    speaker: Marta Kosic\n")


@pytest.mark.parametrize("name", [name for name in TITLES if name not in ("quotes", *NOT_GIVEN)])
def test_what_is_to_be_pasted_can_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "seeds/ferry.txt").write_text(COPY)
    target = find_target(tmp_path, "seeds/ferry.txt", "")
    correction = correct_field(story_of(), name, target)
    assert correction is not None
    (tmp_path / correction.path).write_text(correction.yaml)
    parsed = load_article(tmp_path, "seeds/ferry.txt", SiteRules(), correction.path).parsed
    assert parsed.article is not None, [str(issue) for issue in parsed.issues]


def test_what_is_said_of_the_file_stands_apart_from_its_hint(preview: RunningPreview) -> None:
    preview.site.write("seeds/ferry.txt", f"{COPY}\n“The pier is open, said Ada Brink.\n")
    body = preview.get(f"/__newsgen/inspect/{STORY}").body.decode()
    said = re.search(r"<li><code>(.*?)</code> (.*?)\n<p>Hint: (.*?)</p>\n</li>", body)
    assert said is not None
    assert said[1].startswith("seeds/ferry.txt:")
    assert said[2].startswith("warning N301: ")
    assert "Hint:" not in said[2]


def test_a_story_is_found_by_its_address(preview: RunningPreview) -> None:
    assert StoryFinder(preview.preview.out / "none").find(f"{STORY}index.html") is None
    finder = StoryFinder(preview.site.root / ".newsgen")
    assert finder.find(f"{STORY}index.html") == SourceOf("seeds/ferry.txt", "")
    assert finder.find("index.html") is None
    assert finder.is_story(f"{STORY}index.html")
    assert not finder.is_story("index.html")
    generation = preview.newsroom.generation
    (preview.site.root / "seeds/ferry.txt").rename(preview.site.root / "seeds/boat.txt")
    assert preview.newsroom.wait_until(lambda: preview.newsroom.generation > generation, 20)
    assert finder.find(f"{STORY}index.html") == SourceOf("seeds/boat.txt", "")


def test_the_page_has_a_strict_policy_and_is_valid(served: RunningPreview) -> None:
    answer = served.get(INSPECT)
    assert answer.status == 200
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(answer.body.decode())
    ids = [element.get("id") for element in tree.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = {e.get("href") for e in tree.iter("a") if (e.get("href") or "").startswith("#")}
    assert {link.removeprefix("#") for link in links} <= set(ids)
    for element in tree.iter():
        assert not [name for name in element.attrib if name == "style" or name.startswith("on")]


def test_nothing_of_it_is_written(served: RunningPreview) -> None:
    before = served.site.tree()
    served.get(INSPECT)
    assert served.site.tree() == before
    assert not any("inspect" in path or b"inspector" in data for path, data in before.items())


def test_only_stories_can_be_inspected(served: RunningPreview) -> None:
    for path in ("", "topics/", "no/such/", "../../newsgen.yaml", "%2e%2e/newsgen.yaml"):
        assert served.get(f"/__newsgen/inspect/{path}").status == 404


def test_copy_is_shown_as_text(preview: RunningPreview) -> None:
    preview.site.write("seeds/ferry.txt", f"{COPY}\n<script>alert(1)</script> & <b>more</b>\n")
    body = preview.get(INSPECT).body.decode()
    assert "&lt;script&gt;alert(1)" in body
    assert "<b>more" not in body


def test_a_file_that_cannot_be_read_is_told(preview: RunningPreview) -> None:
    preview.site.write("seeds/ferry.txt", "---\nheadline: [no\n---\n\nText.\n")
    answer = preview.get(INSPECT)
    assert answer.status == 200
    assert b"seeds/ferry.txt:" in answer.body
    assert b"Not readable" in answer.body


@pytest.fixture
def page(preview: RunningPreview, context: BrowserContext) -> Iterator[Page]:
    builds = preview.builds
    preview.site.write("seeds/ferry.txt", COPY)
    preview.wait_for_build(builds)
    opened = context.new_page()
    problems: list[str] = []
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda m: problems.append(m.text) if m.type == "error" else None)
    opened.goto(f"{preview.url}{STORY}")
    opened.wait_for_selector("newsgen-inspector", state="attached")
    yield opened
    assert problems == []


def test_a_key_leads_there_and_back(page: Page, preview: RunningPreview) -> None:
    story = f"{preview.url}{STORY}"
    page.keyboard.press("i")
    expect(page).to_have_url(f"{preview.url}{INSPECT[1:]}")
    expect(page.locator("h1")).to_have_text("Ferry finds its harbour")
    page.wait_for_load_state()  # its script takes the keys
    page.keyboard.press("i")
    expect(page).to_have_url(story)
    page.click("newsgen-inspector a")
    expect(page).to_have_url(f"{preview.url}{INSPECT[1:]}")
    page.wait_for_load_state()
    page.keyboard.press("Escape")
    expect(page).to_have_url(story)


def test_the_key_is_a_letter_in_a_field(page: Page, preview: RunningPreview) -> None:
    page.evaluate("document.body.append(document.createElement('input'))")
    page.locator("input").press("i")
    assert page.input_value("input") == "i"
    page.keyboard.press("Control+i")
    assert page.url == f"{preview.url}{STORY}"


def test_other_pages_have_no_link(page: Page, preview: RunningPreview) -> None:
    with page.expect_response("**/__newsgen/news?**"):
        page.goto(preview.url)
    page.keyboard.press("i")
    page.wait_for_timeout(200)
    assert page.locator("newsgen-inspector").count() == 0
    assert page.url == preview.url


def test_marks_and_findings_lead_to_one_another(page: Page) -> None:
    page.keyboard.press("i")
    mark = page.locator(".mk.headline", has_text="Ferry finds")
    mark.click()
    expect(page.locator("#headline-1")).to_be_in_viewport()
    assert page.url.endswith("#headline-1")
    page.locator("#headline-1 a", has_text="line 1").click()
    assert page.evaluate("document.querySelector(':target').textContent") == (
        "Ferry finds its harbour"
    )
    page.uncheck("#show-headline")
    expect(mark).to_have_css("background-color", "rgba(0, 0, 0, 0)")


def test_what_is_saved_is_shown_at_once_and_folds_stay_open(
    page: Page, preview: RunningPreview
) -> None:
    page.keyboard.press("i")
    fold = page.locator("#quotes-1 details")
    fold.locator("summary").click()
    expect(fold.locator("button")).to_be_visible()
    page.evaluate("window.unbroken = true")
    preview.site.write("seeds/ferry.txt", COPY.replace("Marta Kosic", "Ilka Orme"))
    expect(page.locator("#quotes-1 dl")).to_contain_text("Ilka Orme")
    expect(fold.locator("pre")).to_contain_text("speaker: Ilka Orme")
    expect(fold.locator("button")).to_be_visible()
    assert page.evaluate("window.unbroken === true")


def test_an_override_that_was_pasted_shows_its_origin(page: Page, preview: RunningPreview) -> None:
    page.keyboard.press("i")
    text = page.locator("section:has(> #g-headline) > details pre")
    override = text.text_content() or ""
    preview.site.write("articles/ferry.md", override.replace("Ferry finds its", "The boat is in"))
    expect(page.locator("h1")).not_to_have_text("Ferry finds its harbour")
