"""One page of each kind in a built site, for gates that are too slow to look at every page.

A kind is a template in one part of the site: the lists of people and of topics are one template
and look different. So a new template, or an old one in a new folder, is looked at by every gate
without being listed here.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from newsgen import staleness
from newsgen.build import Builder
from newsgen.renderer.pages import Page, plan_pages


@dataclass(frozen=True, slots=True, order=True)
class PageKind:
    """A kind of page, and the page that stands for it."""

    name: str
    """``terms-people``: the template, and the folder in which its pages lie, if any."""
    template: str
    path: str
    """Below the output: ``people/index.html``."""


def build_with_templates(builder: Builder) -> dict[str, str]:
    """Build a site; the template of each of its HTML pages, by the page's path.

    The build is watched as it goes through its plan, since the output does not name templates and
    nothing but a build knows all that a plan is made from.
    """
    templates: dict[str, str] = {}

    def watch_plan(*given: Any) -> Iterator[Page]:
        for page in plan_pages(*given):
            templates[page.path] = page.template
            yield page

    with mock.patch.object(staleness, "plan_pages", watch_plan):
        report = builder.rebuild()
    if report.failed:
        raise RuntimeError("\n".join(map(str, report.issues)))
    return {
        path: template
        for path, template in templates.items()
        if path.endswith(".html") and (builder.out / path).is_file()
    }


def find_page_kinds(templates: Mapping[str, str], out: Path) -> tuple[PageKind, ...]:
    """The largest page of each kind, since it shows the most; sorted by name."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path, template in templates.items():
        found[template, _part_of(path)].append(path)
    kinds = []
    for (template, part), paths in found.items():
        largest = max(paths, key=lambda path: ((out / path).stat().st_size, path))
        name = "-".join(filter(None, (template.removesuffix(".html"), part)))
        kinds.append(PageKind(name, template, largest))
    return tuple(sorted(kinds))


def _part_of(path: str) -> str:
    """The first folder of an address; all years are one part of the site."""
    first = path.split("/")[0] if "/" in path else ""
    return "dated" if first.isdecimal() else first
