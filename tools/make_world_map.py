"""Make static/world.svg, the outline of the land under the maps of the archive.

    npm pack world-atlas@2.0.2 && tar xf world-atlas-2.0.2.tgz
    python tools/make_world_map.py package/land-110m.json

The outline is Natural Earth's at 1:110 million (public domain, https://www.naturalearthdata.com/),
from the npm package world-atlas 2.0.2 (TopoJSON; ISC licence for its making). It is projected as
newsgen.renderer.world_map does it, thinned with Visvalingam's rule (the point whose triangle with
its neighbours is smallest goes first) and written in whole units, so that the file stays small.
"""

import argparse
import json
from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, TypeAlias

from newsgen.renderer.world_map import HEIGHT, WIDTH, project

Point: TypeAlias = tuple[float, float]
Ring: TypeAlias = list[Point]

LEAST_AREA = 3.0
"""Square units of the map; a ring or a triangle that is smaller is left out."""
SOUTHERNMOST = -60.0
"""Degrees; Antarctica has no dateline that would need its outline."""
OUT = Path(__file__).parents[1] / "static" / "world.svg"
HEAD = (
    f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    "<!-- Land: Natural Earth, public domain. Made by tools/make_world_map.py -->"
    "<style>path{fill:#dcd6ca}@media(prefers-color-scheme:dark){path{fill:#383a40}}</style>"
)


def read_rings(topology: dict[str, Any]) -> Iterator[Ring]:
    """The outer and inner rings of all land, as longitude and latitude."""
    arcs = list(_read_arcs(topology))
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points: Ring = []
                for index in ring:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += arc[1:] if points else arc
                yield points


def _read_arcs(topology: dict[str, Any]) -> Iterator[Ring]:
    """TopoJSON's arcs: each point but the first as a step from the one before."""
    scale, move = topology["transform"]["scale"], topology["transform"]["translate"]
    for steps in topology["arcs"]:
        x = y = 0
        arc: Ring = []
        for step in steps:
            x, y = x + step[0], y + step[1]
            arc.append((x * scale[0] + move[0], y * scale[1] + move[1]))
        yield arc


def cut_ring(ring: Ring) -> Iterator[Ring]:
    """`ring` within 180° west and east; one that crosses the date line becomes two.

    What lies beyond is laid onto the edge of the map, where it encloses nothing.
    """
    whole, turn = ring[:1], 0.0
    for (before, _), (longitude, latitude) in pairwise(ring):
        turn += 360.0 * ((before - longitude > 180) - (longitude - before > 180))
        whole.append((longitude + turn, latitude))
    for shift in (-360.0, 0.0, 360.0):
        moved = [(x + shift, y) for x, y in whole]
        if min(x for x, _ in moved) < 180 and max(x for x, _ in moved) > -180:
            yield [(max(-180.0, min(180.0, x)), y) for x, y in moved]


def area_of(points: Ring) -> float:
    """The area that a ring encloses, whichever way it runs."""
    turns = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in turns)) / 2


def thin_ring(points: Ring, least: float) -> Ring:
    """`points` without those that make triangles smaller than `least`."""
    kept = list(points)
    while len(kept) > 4:
        areas = [area_of([kept[i - 1], kept[i], kept[i + 1]]) for i in range(1, len(kept) - 1)]
        smallest = min(range(len(areas)), key=areas.__getitem__)
        if areas[smallest] >= least:
            break
        del kept[smallest + 1]
    return kept


def write_ring(points: Ring) -> str:
    """A closed path in whole units, as steps."""
    whole = [(round(x), round(y)) for x, y in points]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b]
    text = "".join(_join(x, y) for x, y in steps[:-1])
    return f"M{whole[0][0]} {whole[0][1]}l{text.lstrip()}z"


def _join(x: int, y: int) -> str:
    """Two numbers with no more space between than a path needs."""
    return f"{'' if x < 0 else ' '}{x}{'' if y < 0 else ' '}{y}"


def main() -> None:
    """Read the outline, project, thin, write."""
    parser = argparse.ArgumentParser(prog="make_world_map.py")
    parser.add_argument("topology", type=Path, help="land-110m.json of world-atlas")
    parser.add_argument("--least", type=float, default=LEAST_AREA)
    given = parser.parse_args()
    paths = []
    topology = json.loads(given.topology.read_text(encoding="utf-8"))
    for ring in chain.from_iterable(map(cut_ring, read_rings(topology))):
        if max(latitude for _, latitude in ring) < SOUTHERNMOST:
            continue
        points = [project(latitude, longitude) for longitude, latitude in ring]
        if area_of(points) >= given.least:
            paths.append(write_ring(thin_ring(points, given.least)))
    OUT.write_text(f'{HEAD}<path d="{"".join(paths)}"/></svg>\n', encoding="utf-8")
    print(f"{OUT}: {OUT.stat().st_size:,} bytes, {len(paths)} rings")


if __name__ == "__main__":
    main()
