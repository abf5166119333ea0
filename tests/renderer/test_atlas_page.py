from typing import Any

import pytest

from newsgen.archive.cards import Card, TermCard
from newsgen.renderer import atlas_page
from newsgen.renderer.views import AtlasView, PlaceView
from tests.factories import make_card
from tests.renderer.planning import plan_site


def place(label: str, country: str, spot: tuple[float, float] | None) -> TermCard:
    slug = label.lower().replace(" ", "-")
    return TermCard(slug, label, given=False, note=country, spot=spot)


BERGEN = place("Bergen", "NO", (60.39, 5.32))
TRIESTE = place("Trieste", "IT", (45.65, 13.77))
ASKHOLM = place("Askholm", "", None)


def filed(number: int, *places: TermCard) -> Card:
    return make_card(f"{number:03}.txt", filed_from=places)


def view_at(cards: list[Card], path: str) -> Any:
    return plan_site(cards)[path].view


CARDS = [filed(1, BERGEN), filed(2, BERGEN, TRIESTE), filed(3, ASKHOLM), make_card("none.txt")]


def test_the_map_has_a_dot_for_each_place_with_coordinates_and_a_list_of_all() -> None:
    view = view_at(CARDS, "map/index.html")
    assert isinstance(view, AtlasView)
    assert [dot.path for dot in view.dots] == [
        "places/bergen/index.html",
        "places/trieste/index.html",
    ]
    assert [(g.id, [(t.label, t.count) for t in g.terms]) for g in view.groups] == [
        ("country-italy", [("Trieste", 1)]),
        ("country-norway", [("Bergen", 2)]),
    ]
    assert [(term.label, term.count) for term in view.unplaced] == [("Askholm", 1)]
    assert view.left_out == 0


def test_a_place_that_is_only_mentioned_is_no_dateline() -> None:
    view = view_at([make_card(places=(BERGEN,))], "map/index.html")
    assert view.dots == view.groups == view.unplaced == ()


def test_a_long_list_leaves_out_the_places_with_the_fewest_stories(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(atlas_page, "LISTED", 1)
    view = view_at(CARDS, "map/index.html")
    assert [term.label for group in view.groups for term in group.terms] == ["Bergen"]
    assert view.left_out == 2
    assert len(view.dots) == 2


@pytest.mark.parametrize(
    ("spot", "shown"),
    [
        ((60.39, 5.32), "60.39° N, 5.32° E"),
        ((-33.87, 151.21), "33.87° S, 151.21° E"),
        ((-54.8, -68.3), "54.80° S, 68.30° W"),
    ],
    ids=["north east", "south east", "south west"],
)
def test_a_place_shows_where_it_is_and_its_piece_of_the_map_holds_it(
    spot: tuple[float, float], shown: str
) -> None:
    view = view_at([filed(1, place("Somewhere", "", spot))], "places/somewhere/index.html")
    assert isinstance(view, PlaceView)
    locator = view.locator
    assert locator is not None
    assert locator.coordinates == shown
    left, top, width, height = map(int, locator.box.split())
    assert left <= locator.x <= left + width <= locator.width
    assert top <= locator.y <= top + height <= locator.height


def test_a_place_without_coordinates_has_no_map() -> None:
    view = view_at([filed(1, ASKHOLM)], "places/askholm/index.html")
    assert isinstance(view, PlaceView)
    assert view.locator is None


def test_a_place_stands_where_most_of_its_datelines_put_it() -> None:
    other = place("Bergen", "NO", (40.9, -74.0))
    view = view_at([filed(1, BERGEN), filed(2, BERGEN), filed(3, other)], "map/index.html")
    assert [dot.path for dot in view.dots] == ["places/bergen/index.html"]
    located = view_at([filed(1, BERGEN), filed(2, BERGEN), filed(3, other)], view.dots[0].path)
    assert located.locator.coordinates == "60.39° N, 5.32° E"
