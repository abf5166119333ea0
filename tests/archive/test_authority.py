"""The authority file: an editor says who is the same."""

import pytest

from newsgen.archive.authority import read_authority
from newsgen.archive.cards import QuoteCard, TermCard
from newsgen.archive.site import build_site
from newsgen.config import Config
from tests.conftest import SiteFolder
from tests.factories import make_card

FILE = """\
people:
  marta-kosic:
    name: Marta Kosić
    aliases: [M. Kosic, Marta Kosic-Bell]
    links: [https://people.example/kosic]
"""


def test_aliases_come_to_one_page_with_its_name_and_links() -> None:
    authority, issues = read_authority(FILE)
    cards = [
        make_card(
            f"{slug}.txt",
            people=(TermCard(slug, label, given=False),),
            quotes=(QuoteCard("q1", "We sail.", label, slug, "", anonymous=False),),
        )
        for slug, label in (("m-kosic", "M. Kosic"), ("marta-kosic-bell", "Marta Kosic-Bell"))
    ]
    site, clashes = build_site(cards, Config(), authority)
    assert (issues, clashes) == ((), ())
    (term,) = site.terms["people"].values()
    assert (term.slug, term.label, term.links) == (
        "marta-kosic",
        "Marta Kosić",
        ("https://people.example/kosic",),
    )
    assert len(site.said_by["marta-kosic"]) == 2


def test_names_that_it_does_not_list_stay_apart() -> None:
    authority, _ = read_authority(FILE)
    assert authority.find("people", "marta-kos") is None
    assert authority.find("places", "marta-kosic") is None


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        pytest.param("people: [a]\n", "N706", (1, 9), id="a list for a mapping"),
        pytest.param("persons:\n  a: {name: A}\n", "N705", (1, 1), id="an unknown kind"),
        pytest.param("people:\n  a: {nam: A}\n", "N705", (2, 7), id="an unknown field"),
        pytest.param("people:\n  a: {aliases: [B]}\n", "N706", (2, 3), id="no name"),
        pytest.param("people:\n  A B: {name: A}\n", "N706", (2, 3), id="an id that is no slug"),
        pytest.param("people:\n  a: {name: A: B}\n", "N704", (2, 14), id="invalid YAML"),
        pytest.param("people:\n  a: {name: A}\n  a: {name: B}\n", "N705", (3, 3), id="twice"),
        pytest.param(
            "people:\n  a: {name: A, aliases: [X]}\n  b: {name: B, aliases: [x]}\n",
            "N706",
            (3, 3),
            id="a name of two people",
        ),
        pytest.param(
            "people:\n  a: {name: A, links: [people]}\n", "N706", (2, 23), id="no address"
        ),
    ],
)
def test_mistakes_are_named_at_their_place(text: str, code: str, place: tuple[int, int]) -> None:
    _, issues = read_authority(text)
    found = [(issue.code, (issue.line, issue.column)) for issue in issues]
    assert (code, place) in found


def test_the_article_links_to_the_authorised_page(site: SiteFolder) -> None:
    site.write("authority.yaml", FILE)
    site.write(
        "seeds/a.txt",
        "Ferry finds its harbour\n\nIt was a calm day for the ferry and its crew of six.\n\n"
        '"We waited for the tide," said Marta Kosic-Bell, the harbour-master.\n',
    )
    report = site.build()
    assert not report.failed
    page = site.page("undated/ferry-finds-its-harbour/index.html")
    assert 'href="../../people/marta-kosic/index.html"' in page
    assert "https://people.example/kosic" in site.page("people/marta-kosic/index.html")


def test_a_changed_authority_file_changes_just_what_it_names(site: SiteFolder) -> None:
    site.write("seeds/a.txt", "Ferry\n\n" + '"We sail," said Marta Kosic-Bell, the mate. ' * 2)
    site.write("seeds/b.txt", "Levee\n\nThe levee held through the night, the board was told.\n")
    site.build()
    site.write("authority.yaml", FILE)
    written = site.build().changes.written
    assert "undated/levee/index.html" not in written
    assert "people/marta-kosic/index.html" in written
