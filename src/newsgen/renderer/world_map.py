"""Where a place stands on the map of the world: the Equal Earth projection, and dots on it.

The projection is that of B. Šavrič, T. Patterson and B. Jenny, "The Equal Earth map projection",
International Journal of Geographical Information Science 33 (2019). It keeps areas in proportion.
The land itself is the file static/world.svg, made by tools/make_world_map.py.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

WIDTH = 1000
"""Units of the map's view box."""
HEIGHT = 460
"""Down to about 60° south: nothing is filed from below it but by ships."""
WORLD = "world.svg"
"""The file of the land, at the root of the output."""
SMALLEST_DOT, LARGEST_DOT = 4, 16
"""Radius in units, at one story and at the most of the archive."""
CLOSE = 0.8
"""Dots nearer to each other than this part of their radii together are drawn as one."""

_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = math.sqrt(3) / 2
_RIM = 2 * math.sqrt(3) * math.pi / (3 * _A1)
"""x at the equator and 180° east, on a globe of radius 1."""
_TOP = 1.3173627591574133
"""y at the north pole."""
_SCALE = WIDTH / 2 / _RIM


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map, in units of its view box; `nearby` others are drawn in the same dot."""

    slug: str
    x: float
    y: float
    radius: float
    count: int
    """Stories filed from there and from those nearby."""
    nearby: int = 0


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Units from the left and from the top of the map, for degrees WGS 84."""
    theta = math.asin(_ROOT * math.sin(math.radians(max(-90.0, min(90.0, latitude)))))
    square = theta * theta
    sixth = square**3
    slope = _A1 + 3 * _A2 * square + sixth * (7 * _A3 + 9 * _A4 * square)
    x = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return WIDTH / 2 + x * _SCALE, (_TOP - y) * _SCALE


def place_dots(spots: Iterable[tuple[str, tuple[float, float], int]]) -> tuple[Dot, ...]:
    """Dots for places, given as slug, latitude and longitude, and stories; largest first.

    A place that the dot of a larger one all but covers is counted in that dot.
    """
    ranked = sorted(spots, key=lambda spot: (-spot[2], spot[0]))
    most = ranked[0][2] if ranked else 1
    dots: list[Dot] = []
    for slug, (latitude, longitude), count in ranked:
        x, y = project(latitude, longitude)
        radius = radius_of(count, most)
        near = next((n for n, dot in enumerate(dots) if _is_close(dot, x, y, radius)), None)
        if near is None:
            dots.append(Dot(slug, round(x, 1), round(y, 1), round(radius, 1), count))
        else:
            dot = dots[near]
            dots[near] = replace(dot, count=dot.count + count, nearby=dot.nearby + 1)
    return tuple(dots)


def radius_of(count: int, most: int) -> float:
    """The radius of a dot, whose area beyond the smallest grows with the stories."""
    return SMALLEST_DOT + (LARGEST_DOT - SMALLEST_DOT) * math.sqrt((count - 1) / max(most - 1, 1))


def _is_close(dot: Dot, x: float, y: float, radius: float) -> bool:
    return math.hypot(dot.x - x, dot.y - y) < CLOSE * (dot.radius + radius)
