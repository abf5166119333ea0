import re
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.renderer.world_map import (
    HEIGHT,
    LARGEST_DOT,
    SMALLEST_DOT,
    WIDTH,
    place_dots,
    project,
)
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("latitude", "longitude", "x", "y"),
    [(0, 0, 500, 243.36), (0, 180, 1000, 243.36), (0, -180, 0, 243.36), (90, 0, 500, 0)],
    ids=["middle", "east", "west", "pole"],
)
def test_the_projection_puts_the_ends_of_the_earth_at_the_rim(
    latitude: float, longitude: float, x: float, y: float
) -> None:
    assert project(latitude, longitude) == pytest.approx((x, y), abs=0.01)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_spot_of_the_earth_is_on_the_map_or_south_of_it(
    latitude: float, longitude: float
) -> None:
    x, y = project(latitude, longitude)
    assert 0 <= x <= WIDTH + 1e-6
    assert y >= -1e-6
    assert latitude < -60 or y <= HEIGHT


def test_dots_come_largest_first_and_grow_with_the_stories() -> None:
    dots = place_dots(
        [("oslo", (59.9, 10.7), 1), ("perth", (-32.0, 115.9), 90), ("quito", (-0.2, -78.5), 9)]
    )
    assert [dot.slug for dot in dots] == ["perth", "quito", "oslo"]
    radii = [dot.radius for dot in dots]
    assert radii[0] == LARGEST_DOT
    assert radii[-1] == SMALLEST_DOT
    assert radii == sorted(radii, reverse=True)


def test_places_that_a_larger_dot_covers_are_counted_in_it() -> None:
    dots = place_dots([("leiden", (52.16, 4.49), 2), ("the-hague", (52.08, 4.3), 30)])
    assert [(dot.slug, dot.count, dot.nearby) for dot in dots] == [("the-hague", 32, 1)]


def test_an_archive_without_datelines_has_no_dots() -> None:
    assert place_dots([]) == ()


def test_the_land_is_a_small_picture_of_the_size_that_the_maps_take_it_for() -> None:
    data = (ROOT / "static" / "world.svg").read_bytes()
    assert len(data) <= 12 * 1024
    tree = ElementTree.fromstring(data)
    assert tree.get("viewBox") == f"0 0 {WIDTH} {HEIGHT}"
    path = next(e for e in tree.iter() if e.tag.endswith("path")).get("d") or ""
    assert set(re.findall("[a-zA-Z]", path)) == {"M", "l", "z"}
