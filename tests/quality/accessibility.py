"""axe-core in a page: what it finds against WCAG 2.2 A and AA, WCAG AAA, and good practice."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page

from tests.quality.looking import hold_still

TAGS = (
    *("wcag2a", "wcag2aa", "wcag2aaa"),
    *("wcag21a", "wcag21aa", "wcag22a", "wcag22aa"),
    "best-practice",
)
# Rules that WCAG 2.2 asks for and axe leaves off unless they are named.
ALSO = ("target-size",)
FOUND = "#results .card"
"""A story that the search page found."""
RUN = """async ([tags, also]) => {
  const rules = Object.fromEntries(also.map(name => [name, {enabled: true}]));
  const found = await axe.run(document, {runOnly: tags, rules, resultTypes: ['violations']});
  return found.violations.map(v => ({
    rule: v.id,
    at: v.nodes.map(n => n.target.flat().join(' ')),
    why: v.nodes[0].failureSummary,
  }));
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """A way in which a page is looked at."""

    name: str
    width: int
    scheme: str


LOOKS = (Look("light", 1280, "light"), Look("dark", 1280, "dark"), Look("phone", 390, "light"))


def find_violations(
    browser: Browser, source: str, served: str, paths: Iterable[str], look: Look
) -> Iterator[str]:
    """What axe, whose script is `source`, finds on the pages `paths` below the address `served`.

    Every fold is opened first: what is folded away has to be readable as well.
    """
    context = browser.new_context(
        viewport={"width": look.width, "height": 900},
        color_scheme="dark" if look.scheme == "dark" else "light",
        bypass_csp=True,
    )
    hold_still(context)
    try:
        page = context.new_page()
        for path in paths:
            page.goto(served + path)
            if "?" in path:
                page.wait_for_selector(FOUND)
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            yield from (f"{path}: {found}" for found in run_axe(page, source))
    finally:
        context.close()


def run_axe(page: Page, source: str) -> Iterator[str]:
    """What axe finds on a page that is open: the rule, some of the places, and why."""
    page.evaluate(source)
    violations: list[dict[str, Any]] = page.evaluate(RUN, [list(TAGS), list(ALSO)])
    for found in violations:
        yield f"{found['rule']} at {found['at'][:3]} ({len(found['at'])}): {found['why']}"
