import pytest

from newsgen.loader.blocks import partition


def blocks_of(text: str) -> list[tuple[str, str]]:
    blocks = partition(text, markdown=True)
    return [(b.kind, text[slice(*b.span)]) for b in blocks if b.kind != "blank"]


CASES: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "a first heading is the headline": (
        "# Bridge opens\n\nSnow fell.",
        [("headline", "# Bridge opens"), ("paragraph", "Snow fell.")],
    ),
    "an underlined first heading is the headline": (
        "Bridge opens\n===\n\nSnow fell.",
        [("headline", "Bridge opens\n==="), ("paragraph", "Snow fell.")],
    ),
    "a first heading of the second level is not": (
        "## Bridge opens\n\nSnow fell.",
        [("subheading", "## Bridge opens"), ("paragraph", "Snow fell.")],
    ),
    "a later heading is a subheading": (
        "Snow fell.\n\n# Next\nMore snow.",
        [("paragraph", "Snow fell."), ("subheading", "# Next"), ("paragraph", "More snow.")],
    ),
    "a hash without a space is no heading": ("#Ferry", [("paragraph", "#Ferry")]),
    "a first line is no headline": ("Bridge opens", [("paragraph", "Bridge opens")]),
    "fenced code is whole": (
        "```py\n# no heading\n\ncode\n```\nSnow fell.",
        [("code", "```py\n# no heading\n\ncode\n```"), ("paragraph", "Snow fell.")],
    ),
    "an open fence runs to the end": ("~~~\na\n\nb\n", [("code", "~~~\na\n\nb")]),
    "a longer fence holds a shorter one": (
        "````\n```\n````\nSnow fell.",
        [("code", "````\n```\n````"), ("paragraph", "Snow fell.")],
    ),
    "a list keeps its nested paragraphs": (
        "- one\n\n  more of one\n- two\n\nSnow fell.",
        [("list", "- one\n\n  more of one\n- two"), ("paragraph", "Snow fell.")],
    ),
    "a list keeps its indentation": (
        "Snow fell.\n\n  - one\n  - two\n",
        [("paragraph", "Snow fell."), ("list", "  - one\n  - two")],
    ),
    "a numbered list is a list": ("1. one\n2. two", [("list", "1. one\n2. two")]),
    "a list interrupts a paragraph": (
        "Snow fell:\n- one\n- two",
        [("paragraph", "Snow fell:"), ("list", "- one\n- two")],
    ),
    "a year does not interrupt a paragraph": (
        "It was the year\n2021. Snow fell.",
        [("paragraph", "It was the year\n2021. Snow fell.")],
    ),
    "a quotation keeps its lazy lines": (
        "> We lost.\nAll of us.\n\nSnow fell.",
        [("quotation", "> We lost.\nAll of us."), ("paragraph", "Snow fell.")],
    ),
    "raw HTML": (
        "<figure>\n<img src=x>\n</figure>\n\nSnow fell.",
        [("html", "<figure>\n<img src=x>\n</figure>"), ("paragraph", "Snow fell.")],
    ),
    "a comment over a blank line": (
        "<!-- a\n\nb -->\nSnow fell.",
        [("html", "<!-- a\n\nb -->"), ("paragraph", "Snow fell.")],
    ),
    "a ticker in angle brackets is no HTML": (
        "<AAPL.O> fell.",
        [("paragraph", "<AAPL.O> fell.")],
    ),
    "a rule": (
        "Snow fell.\n\n---\n\nMore.",
        [
            ("paragraph", "Snow fell."),
            ("rule", "---"),
            ("paragraph", "More."),
        ],
    ),
    "indented code": (
        "Snow fell.\n\n    code\n",
        [
            ("paragraph", "Snow fell."),
            ("code", "    code"),
        ],
    ),
    "a byline, a caption and boilerplate are still seen": (
        "# Bridge opens\n\nBy Ines Falk\n\nCrowds wait. PHOTO: AFP\n\nSnow fell.\n\nREUTER",
        [
            ("headline", "# Bridge opens"),
            ("byline", "By Ines Falk"),
            ("caption", "Crowds wait. PHOTO: AFP"),
            ("paragraph", "Snow fell."),
            ("boilerplate", "REUTER"),
        ],
    ),
}


def test_a_promotion_with_links_is_meant_to_be_read() -> None:
    text = "Sign up for our [class on ferries](https://harbour.example) and learn to sail."
    assert blocks_of(text) == [("paragraph", text)]


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_markdown_is_cut_into_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert blocks_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=list(CASES))
def test_line_ends_of_other_systems_make_the_same_blocks(
    text: str, expected: list[tuple[str, str]]
) -> None:
    kinds = [kind for kind, _ in blocks_of(text.replace("\n", "\r\n"))]
    assert kinds == [kind for kind, _ in expected]


def test_many_open_brackets_are_read_in_reasonable_time() -> None:
    assert len(blocks_of("> " * 50_000)) == 1
    assert len(blocks_of("```\n" * 20_000)) == 10_000
