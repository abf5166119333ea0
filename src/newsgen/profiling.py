"""Where the time of a build goes (``newsgen build --profile``): phases, templates, loader rules.

The build runs in one process under Python's own profiler, which about doubles the time; so the
shares count, not the seconds.
"""

import cProfile
import pstats
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from newsgen.build import Builder
from newsgen.report import BuildReport, Progress

MOST: Final = 20
"""Rows of a table that are shown."""
PHASES: Final = (
    ("read sources", "archive/gather.py", "gather_sources"),
    ("load cards", "archive/gather.py", "read_cards"),
    ("gather terms, addresses and neighbours", "archive/site.py", "build_site"),
    ("read templates", "look.py", "read_look"),
    ("read templates", "look.py", "load_templates"),
    ("plan pages", "renderer/pages.py", "plan_pages"),
    ("render pages", "renderer/render.py", "render_page"),
    ("index", "search/writing.py", "write_index"),
    ("write data", "exports/bundle.py", "write_bundle"),
    ("patch data", "exports/patching.py", "patch_bundle"),
    ("look into the output", "output.py", "look_into"),
    ("publish", "output.py", "publish"),
)
"""Title, file and function; of two with one title the first calls the second, which counts where
it is called alone."""
_RULES: Final = ("loader/article.py", "loader/parts.py", "loader/load.py")
"""What these call are the families of rules, in the order of work."""

Function = tuple[str, int, str]
"""File, line and name, as `pstats` has them."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table."""

    name: str
    calls: int | None
    """None for a template: it is a generator, and each piece of text that it yields is a call."""
    seconds: float


@dataclass(frozen=True, slots=True)
class BuildProfile:
    """Where the time went; each table has its longest row first."""

    seconds: float
    phases: tuple[Row, ...]
    templates: tuple[Row, ...]
    rules: tuple[Row, ...]


def profile_build(builder: Builder, progress: Progress) -> tuple[BuildReport, BuildProfile]:
    """Build under the profiler. Raises what `Builder.rebuild` raises."""
    profiler = cProfile.Profile()
    report = profiler.runcall(builder.rebuild, progress)
    stats: Mapping[Function, Any] = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    return report, BuildProfile(
        report.seconds,
        _longest(_phases(stats)),
        _longest(_templates(stats)),
        _longest(_rules(stats)),
    )


def _longest(rows: Iterator[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: -row.seconds)[:MOST])


def _phases(stats: Mapping[Function, Any]) -> Iterator[Row]:
    found: dict[str, Row] = {}
    for title, file, name in PHASES:
        for (path, _, function), (_, calls, _, seconds, _) in stats.items():
            if function == name and _within(path) == file:
                found.setdefault(title, Row(title, calls, seconds))
    yield from found.values()


def _templates(stats: Mapping[Function, Any]) -> Iterator[Row]:
    """By the template of a page; what it extends and includes counts with it."""
    for (path, _, function), (_, _, _, seconds, _) in stats.items():
        if function == "root" and path.endswith((".html", ".xml", ".txt")):
            yield Row(path, None, seconds)


def _rules(stats: Mapping[Function, Any]) -> Iterator[Row]:
    """By what the loader's order of work calls: parts of an article, one family of rules each."""
    found: dict[str, tuple[int, float]] = defaultdict(lambda: (0, 0.0))
    for (path, _, function), (*_, callers) in stats.items():
        file = _within(path)
        if not file.startswith("loader/") or file in _RULES:
            continue
        for (caller, _, _), (_, calls, _, seconds) in callers.items():
            if _within(caller) in _RULES:
                name = f"{function} ({file.removeprefix('loader/').removesuffix('.py')})"
                found[name] = (found[name][0] + calls, found[name][1] + seconds)
    for name, (calls, seconds) in found.items():
        yield Row(name, calls, seconds)


def _within(path: str) -> str:
    """The path of a file of newsgen below its package; empty for others."""
    _, found, rest = path.replace("\\", "/").rpartition("/newsgen/")
    return rest if found else ""
