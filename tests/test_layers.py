"""The house: imports go down the floors only, and no file or function outgrows the room."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "newsgen"

FLOORS = [
    {"__init__", "records", "errors", "garbage", "beats"},
    {
        "codes",
        "slugs",
        "executors",
        "located_yaml",
        "versions",
        "theme",
        "locking",
        "places",
        "site_files",
        "scanning",
        "databases",
        "durable",
        "failures",
        "scratch",
        "whole_emphasis",
        "unknown_fields",
    },
    {"config", "codec"},
    {"loader"},
    {"archive"},
    {"explain"},
    {
        "receipt",
        "inputs",
        "manifest",
        "output",
        "static_files",
        "plan_store",
        "report",
        "unchanged",
    },
    {"search", "exports", "verification"},
    {"renderer"},
    {
        "runs",
        "look",
        "dead_links",
        "planning",
        "staleness",
        "resumption",
        "staging",
        "data_files",
        "reasons",
    },
    {"build", "early"},
    {"live", "sample", "clean_build", "profiling", "warm"},
    {"preview"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
"""From the ground up. A room may import what lies on its own floor or below."""


def rooms() -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        relative = path.relative_to(SOURCE)
        room = relative.parts[0] if len(relative.parts) > 1 else relative.stem
        found.setdefault(room, []).append(path)
    return found


def imports_of(path: Path) -> set[str]:
    """The rooms of newsgen that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "newsgen" and len(parts) > 1:
                found.add(parts[1] if (SOURCE / parts[1]).exists() or
                          (SOURCE / f"{parts[1]}.py").exists() else "__init__")  # fmt: skip
    return found


def test_every_room_has_a_floor() -> None:
    assert set(rooms()) == set().union(*FLOORS)


def test_the_docs_have_the_same_floors() -> None:
    docs = (SOURCE.parents[1] / "docs/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+) \| (`[^|]+) \|", docs, re.MULTILINE)
    told = {int(number): set(re.findall(r"`(\w+)`", names)) for number, names in rows}
    assert told == {n: floor - {"__init__"} for n, floor in enumerate(FLOORS)}


def test_imports_go_down_the_floors_only() -> None:
    level = {room: number for number, floor in enumerate(FLOORS) for room in floor}
    upward = [
        f"{path.relative_to(SOURCE)} imports {other}"
        for room, paths in rooms().items()
        for path in paths
        for other in imports_of(path)
        if level[other] > level[room]
    ]
    assert upward == []


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda p: p.name)
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            inside = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert inside == [], f"{path.name}:{node.lineno}"
