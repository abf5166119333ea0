"""Pages stay light in a large archive: none of its lists grows with the archive."""

import pytest
from msgspec import structs

from newsgen.archive.cards import Card
from newsgen.archive.permalinks import folder_page
from newsgen.config import Config
from newsgen.renderer.frame import make_frame
from newsgen.renderer.pages import Page, plan_pages
from tests.factories import (
    ENGLISH,
    make_published,
    make_quote_card,
    make_rich_card,
    make_site,
    make_term,
)
from tests.renderer.rendering import render

MOST = 100_000
"""Bytes of a page."""
YEAR, STORIES = 2021, 1500


def make_large(number: int) -> Card:
    """One of many stories of a year, each with a person, a place and an author of its own."""
    month, day = number % 12 + 1, number // 12 % 28 + 1
    person = make_term(f"Person Number {number}")
    quotes = tuple(
        make_quote_card(id=f"q{n}", person=person.slug, speaker=person.label, text="So it is. " * 9)
        for n in range(2)
    )
    place = make_term(f"Village {number % 700}", note="NO")
    return make_rich_card(
        f"{number:05}.txt",
        title=f"A headline of the usual length says what happened at number {number}",
        teaser="The last boat of the day carried nine people and a crate of hens on Tuesday. " * 2,
        published=make_published(f"{YEAR}-{month:02}-{day:02}"),
        bylines=(f"Author Number {number}",),
        filed_from=(structs.replace(place, spot=(number % 120 - 60.0, number % 350 - 175.0)),),
        people=(person, make_term("Oda Lindqvist")),
        quotes=(*quotes, make_quote_card()),
        story="",
    )


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    cards = [make_large(number) for number in range(STORIES)]
    site = make_site(cards, Config(url="https://a.example"))
    return {page.path: page for page in plan_pages(make_frame(site, ENGLISH), frozenset())}


@pytest.mark.parametrize(
    "folder",
    [
        "", "2021", "2021/07", "years", "on-this-day", "on-this-day/07-24", "quotes",
        "quotes/letters/l", "quotes/letters/other", "people", "people/letters/l",
        "people/letters/other",
        "people/oda-lindqvist", "people/oda-lindqvist/stories", "places", "places/village-1",
        "places/letters/v", "topics", "topics/harbour-lights", "topics/harbour-lights/2021",
        "agencies/coastal-press", "bylines", "bylines/letters/other", "map", "corrections", "about",
    ],
)  # fmt: skip
def test_no_list_of_a_large_archive_makes_a_heavy_page(pages: dict[str, Page], folder: str) -> None:
    path = folder_page(folder) if folder else "index.html"
    assert path in pages
    page = pages[path]
    assert len(render(page.template, page.view, path).encode()) < MOST
