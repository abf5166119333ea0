import pytest

from newsgen.config import FrontMatterConfig
from newsgen.errors import Issue
from newsgen.loader.fields import FrontMatter
from newsgen.loader.front_matter import find_head, read_front_matter

DEFAULT = FrontMatterConfig()


def read(
    text: str, config: FrontMatterConfig = DEFAULT, *, markdown: bool = True
) -> tuple[FrontMatter, tuple[Issue, ...]]:
    return read_front_matter("articles/a.md", text, config, markdown=markdown)


@pytest.mark.parametrize(
    "text", ["---\nheadline: x\n\nText.\n", "---\n", "---", "---\nheadline: x"]
)
def test_a_head_that_is_never_closed_swallows_the_file(text: str) -> None:
    front, (issue,) = read(text)
    assert (issue.line, issue.column, issue.code) == (1, 1, "N201")
    assert front == FrontMatter(end=len(text))


@pytest.mark.parametrize(
    "text", ["---\n---\nText.\n", "---\n\n---\nText.\n", "---\n# x\n---\nText."]
)
def test_an_empty_head_gives_nothing_and_is_cut_off(text: str) -> None:
    front, issues = read(text)
    assert issues == ()
    assert front == FrontMatter(end=front.end)
    assert text[front.end :].strip() == "Text."


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Text.\n",
        "\n---\nheadline: x\n---\n",
        "--\nheadline: x\n--\n",
        "--- a\nheadline: x\n---\n",
        " ---\nheadline: x\n---\n",
    ],
)
def test_a_text_without_a_head_has_none(text: str) -> None:
    assert read(text) == (FrontMatter(), ())


@pytest.mark.parametrize(
    "text",
    [
        "---\nThe boat stays.\n\nIt was a close vote.\n",
        "-----------\nNIGHT BOAT STAYS\n-----------\nBERGEN - The boat stays.\n",
        "---\n\n“Quay: a history” is out.\n---\n",
        "---\n10:30 came and went.\n",
    ],
)
def test_plain_copy_that_opens_with_hyphens_has_no_head(text: str) -> None:
    assert read(text, markdown=False) == (FrontMatter(), ())


@pytest.mark.parametrize(
    "text",
    ["---\nheadline: x\n---\nText.\n", '---\n\n"title": x\n---\nText.\n', "---\n\n---\nText.\n"],
)
def test_plain_copy_may_have_a_head_all_the_same(text: str) -> None:
    front, issues = read(text, markdown=False)
    assert issues == ()
    assert text[front.end :].strip() == "Text."


def test_plain_copy_whose_head_is_not_closed_is_reported() -> None:
    _, (issue,) = read("---\nheadline: x\n\nText.\n", markdown=False)
    assert issue.code == "N201"


def test_a_longer_line_of_hyphens_closes_the_head() -> None:
    assert find_head("---\na: b\n-----  \nText", markdown=True) == (3, 9, 16)
