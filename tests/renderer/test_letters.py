from dataclasses import replace

import pytest

from newsgen.archive.terms import Term
from newsgen.renderer.letters import (
    OTHER,
    group_by_letter,
    letter_bar,
    letter_id,
    letter_of,
    letter_pages,
    plain_name,
    sort_name,
)
from tests.factories import ENGLISH

AKER = Term("people", "nils-aker", "Nils Aker", "", (0,))


@pytest.mark.parametrize(
    ("kind", "name"),
    [("people", "aker-nils"), ("bylines", "aker-nils"), ("places", "nils-aker")],
)
def test_people_stand_under_their_last_name(kind: str, name: str) -> None:
    assert sort_name(replace(AKER, kind=kind)) == name  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("a-harbour-official", "harbour-official"),
        ("the-ministry", "ministry"),
        ("theo", "theo"),
        ("", ""),
    ],
)
def test_a_description_stands_under_its_noun(slug: str, name: str) -> None:
    assert plain_name(slug) == name


@pytest.mark.parametrize(("name", "letter"), [("aker", "A"), ("7-dwarfs", OTHER), ("", OTHER)])
def test_what_begins_with_no_letter_has_a_place_of_its_own(name: str, letter: str) -> None:
    assert letter_of(name) == letter
    assert letter_id(letter).isalpha()


def test_a_letter_has_as_many_pages_as_it_needs() -> None:
    groups = group_by_letter(["ax", "b", "ay", "az"], str)
    pages = list(letter_pages(groups, "people", 2, ENGLISH.lists))
    assert [(page.letter, page.path, page.items) for page in pages] == [
        ("A", "people/letters/a/index.html", ("ax", "ay")),
        ("A", "people/letters/a/2/index.html", ("az",)),
        ("B", "people/letters/b/index.html", ("b",)),
    ]
    assert [page.next.path if page.next else "" for page in pages] == [pages[1].path, "", ""]
    assert [page.previous.path if page.previous else "" for page in pages] == [
        "",
        pages[0].path,
        "",
    ]


def test_the_bar_leads_to_the_first_page_of_each_letter() -> None:
    bar = letter_bar(("A", OTHER), "quotes", OTHER)
    assert [(entry.label, entry.path, entry.current) for entry in bar] == [
        ("A", "quotes/letters/a/index.html", False),
        ("#", "quotes/letters/other/index.html", True),
    ]
