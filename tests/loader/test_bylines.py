"""Bylines: the forms B01-B08, and lines that only look like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.bylines import (
    continues_byline,
    find_inline_byline,
    is_byline,
    read_bylines,
    title_case_name,
)

Author = tuple[str, str | None, str | None, str | None]
"""Name, role, organisation, place."""

FORMS: dict[str, tuple[str, list[Author]]] = {
    "B01": (
        "By INES FALK and TOM AKERS",
        [("Ines Falk", None, None, None), ("Tom Akers", None, None, None)],
    ),
    "B02": (
        "By Ines Falk, Political Correspondent",
        [("Ines Falk", "Political Correspondent", None, None)],
    ),
    "B03": (
        "By Ines Falk in Oslo and Tom Akers in Rome",
        [("Ines Falk", None, None, "Oslo"), ("Tom Akers", None, None, "Rome")],
    ),
    "B04": (
        "By Ines de la Torre, Omar bin Zaki & Li Wen",
        [
            ("Ines de la Torre", None, None, None),
            ("Omar bin Zaki", None, None, None),
            ("Li Wen", None, None, None),
        ],
    ),
    "B05": ("By Agence France-Presse", [("Agence France-Presse", None, "AFP", None)]),
    "B06": ("Ines Falk, Reuters", [("Ines Falk", None, "Reuters", None)]),
    "B08": (
        "By Ines Falk | Updated: Feb 13, 2020 13:10 IST",
        [("Ines Falk", None, None, None)],
    ),
    "an agency after the name": ("By Ines Falk, Reuters", [("Ines Falk", None, "Reuters", None)]),
    "small by": ("by Tom Akers, Reuters", [("Tom Akers", None, "Reuters", None)]),
    "written by": ("Written by Ines Falk, CNN", [("Ines Falk", None, "CNN", None)]),
    "a label behind the name": ("Ines Falk , CNN Written by", [("Ines Falk", None, "CNN", None)]),
    "an agency, a town": (
        "By Ines Falk, BBC News, Los Angeles",
        [("Ines Falk", None, "BBC", "Los Angeles")],
    ),
    "an agency and a role": (
        "By Ines Falk, BBC News technology reporter",
        [("Ines Falk", "technology reporter", "BBC", None)],
    ),
    "a paper": (
        "By Ines Falk for The Harbour Post",
        [("Ines Falk", None, "The Harbour Post", None)],
    ),
    "a role and a paper that no list has": (
        "By Ines Falk, Environment Editor, The Harbour Courier",
        [("Ines Falk", "Environment Editor", "The Harbour Courier", None)],
    ),
    "a paper by its last word": (
        "By Ines Falk, Fen Gazette",
        [("Ines Falk", None, "Fen Gazette", None)],
    ),
    "a paper alone": (
        "By The Harbour Courier",
        [("The Harbour Courier", None, "The Harbour Courier", None)],
    ),
    "a person named like a paper": (
        "By Ines Falk and Tom Post",
        [("Ines Falk", None, None, None), ("Tom Post", None, None, None)],
    ),
    "the service of a nation": (
        "By Ines Falk, BBC Wales",
        [("Ines Falk", None, "BBC Wales", None)],
    ),
    "a bureau": ("By Ines Falk, BBC News, Oslo", [("Ines Falk", None, "BBC", "Oslo")]),
    "an agency with its town": (
        "By Ines Falk and Tom Akers, Reuters Oslo",
        [("Ines Falk", None, "Reuters", "Oslo"), ("Tom Akers", None, "Reuters", "Oslo")],
    ),
    "a second line": ("By Ines Falk\nBBC News", [("Ines Falk", None, "BBC", None)]),
    "an initial": ("By J. K. Akers", [("J. K. Akers", None, None, None)]),
}


@pytest.mark.parametrize(("line", "authors"), FORMS.values(), ids=list(FORMS))
def test_a_byline_is_read(line: str, authors: list[Author]) -> None:
    found = read_bylines(line, (0, len(line)))
    assert [(a.name, a.role, a.organisation, a.place) for a in found] == authors


@pytest.mark.parametrize(
    "words",
    ["staff", "agencies", "correspondent", "our correspondent", "news desk", "Staff Writers"],
)
def test_a_byline_of_nobody_by_name_has_a_role_alone(words: str) -> None:
    line = f"By {words.title()}"
    (found,) = read_bylines(line, (0, len(line)))
    assert (found.name, found.role, found.rule) == (words.title(), words.title(), "staff-byline")


BELOW_HEADLINES: dict[str, tuple[str, list[Author]]] = {
    "a name": ("Ines Falk", [("Ines Falk", None, None, None)]),
    "three words": ("Tom Reed Akers", [("Tom Reed Akers", None, None, None)]),
    "two names": (
        "Ines Falk and Tom Akers",
        [("Ines Falk", None, None, None), ("Tom Akers", None, None, None)],
    ),
    "a role and a paper": (
        "Ines Falk, political correspondent, The Harbour Courier",
        [("Ines Falk", "political correspondent", "The Harbour Courier", None)],
    ),
}


@pytest.mark.parametrize(("line", "authors"), BELOW_HEADLINES.values(), ids=list(BELOW_HEADLINES))
def test_a_name_without_by_is_a_byline_only_below_the_headline(
    line: str, authors: list[Author]
) -> None:
    assert not is_byline(line)
    assert is_byline(line, below_headline=True)
    found = read_bylines(line, (0, len(line)))
    assert [(a.name, a.role, a.organisation, a.place) for a in found] == authors
    assert all(author.confidence < 0.7 for author in found)


@pytest.mark.parametrize(
    "line",
    ["Virginia Beach", "Fen Gazette", "Reuters", "Sea Wall Broken", "Snow falls.", "Snow falls"],
)
def test_no_other_line_below_the_headline_is_a_name(line: str) -> None:
    assert not is_byline(line, below_headline=True)


NOT_BYLINES = {
    "B07": "By noon the square was full.",
    "a day": "By Monday Evening",
    "a date": "By March 28, the crew were home",
    "one word": "By Design",
    "a name alone": "Ines Falk",
    "a name and a town": "Ines Falk, Oslo",
    "a sentence": "By then Ines Falk had left the town, and nobody knew where she was.",
    "a list of firms": "Falk Shipping, Reuters and others",
    "nothing": "",
    "only by": "By ",
}


@pytest.mark.parametrize("line", NOT_BYLINES.values(), ids=list(NOT_BYLINES))
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("BBC News", True),
        ("Transport correspondent", True),
        ("Ferry Sinks", False),
        ("Snow.", False),
    ],
)
def test_the_line_below_may_say_more_of_the_author(below: str, expected: bool) -> None:
    assert continues_byline("By Ines Falk", below) is expected


def test_the_span_is_the_name_as_printed() -> None:
    text = "Ferry sinks\n\nBy INES FALK and TOM AKERS\n"
    found = read_bylines(text, (13, 39))
    assert [text[slice(*author.span)] for author in found if author.span] == [
        "INES FALK",
        "TOM AKERS",
    ]


def test_a_bare_name_and_agency_is_less_sure_than_by() -> None:
    bare = read_bylines("Ines Falk, Reuters", (0, 18))[0]
    marked = read_bylines("By Ines Falk, Reuters", (0, 21))[0]
    assert bare.confidence < marked.confidence


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("INES FALK", "Ines Falk"),
        ("IAN McDONALD", "Ian McDonald"),
        ("IAN MCDONALD", "Ian McDonald"),
        ("ROSE O'NEIL", "Rose O'Neil"),
        ("INES DE LA TORRE", "Ines de la Torre"),
        ("LIM HYUN-JU", "Lim Hyun-Ju"),
        ("J.K. AKERS", "J.K. Akers"),
        ("Ines Falk", "Ines Falk"),
    ],
)
def test_capitals_become_a_name(printed: str, name: str) -> None:
    assert title_case_name(printed) == name


def test_a_byline_before_a_dateline_is_found() -> None:
    line = "By Ines Falk, Reuters    OSLO, May 3 - Snow fell."
    assert find_inline_byline(line, (0, len(line))) == (0, len("By Ines Falk, Reuters"))
    assert find_inline_byline("By noon snow fell.", (0, 18)) is None


@settings(deadline=None)
@given(st.text(alphabet="ByAna RuiznotO,|&/.-'’\nJ", max_size=80))
def test_any_line_is_read_without_an_error(line: str) -> None:
    for author in read_bylines(line, (0, len(line))):
        assert author.span is not None
        assert 0 <= author.span[0] < author.span[1] <= len(line)
