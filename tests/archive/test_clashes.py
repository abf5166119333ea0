"""Clashes, told at the line that gives what is shared."""

import pytest

from newsgen import codes
from newsgen.archive.clashes import place_at_field
from newsgen.errors import Code, Issue, issue_in
from newsgen.loader.site_rules import SiteRules
from tests.conftest import SiteFolder

TEXT = "---\nid: aaaaaaaaaaaa\nslug: vote\n---\nThe vote\n\nThe town has voted on its ferry.\n"


def place(site: SiteFolder, code: Code, path: str = "articles/a.md") -> Issue:
    site.write("articles/a.md", TEXT)
    site.write("articles/plain.md", TEXT.partition("---\n")[2].partition("---\n")[2])
    return place_at_field(
        site.root, SiteRules(), issue_in(code, path, "they share it", "part them")
    )


@pytest.mark.parametrize(
    ("code", "line", "excerpt"),
    [(codes.SAME_ID, 2, "id: aaaaaaaaaaaa"), (codes.SAME_ADDRESS, 3, "slug: vote")],
    ids=["id", "address"],
)
def test_a_clash_is_told_at_the_field_that_gives_it(
    site: SiteFolder, code: Code, line: int, excerpt: str
) -> None:
    placed = place(site, code)
    assert (placed.line, placed.excerpt, placed.message) == (line, excerpt, "they share it")


@pytest.mark.parametrize(
    ("code", "path"),
    [
        (codes.UNSAFE_SLUG, "articles/a.md"),
        (codes.SAME_ADDRESS, "articles/plain.md"),
        (codes.SAME_ADDRESS, "articles/gone.md"),
        (codes.SAME_ADDRESS, "addresses.tsv"),
    ],
    ids=["of another thing", "made from the title", "of a file that is gone", "of no text"],
)
def test_what_no_line_of_a_text_gives_stays_as_it_is(
    site: SiteFolder, code: Code, path: str
) -> None:
    placed = place(site, code, path)
    assert placed == issue_in(code, path, "they share it", "part them")
