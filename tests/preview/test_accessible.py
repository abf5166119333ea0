"""axe-core on the preview's own pages and pieces, in each theme, light, dark and on a phone."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import SiteFolder
from tests.explained import COPY
from tests.preview.previewing import STORY, RunningPreview
from tests.quality.accessibility import LOOKS, Look, run_axe
from tests.quality.tools import require_package

THEMES = ("archive", "wire", "contrast")
LOOKED_AT = [
    *((theme, look) for theme in THEMES for look in LOOKS),
    ("archive", replace(LOOKS[2], name="narrow", width=320)),
]


@pytest.fixture(scope="module")
def previews(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, RunningPreview]]:
    """A preview of a site in each theme."""
    running = {}
    for theme in THEMES:
        site = SiteFolder(tmp_path_factory.mktemp(theme) / "site")
        site.write("newsgen.yaml", f"title: Test archive\ntheme: {theme}\n")
        site.write("seeds/ferry.txt", COPY)
        running[theme] = RunningPreview(site)
    yield running
    for preview in running.values():
        preview.stop()


@pytest.fixture(params=LOOKED_AT, ids=lambda pair: f"{pair[0]}-{pair[1].name}")
def looked_at(
    request: pytest.FixtureRequest, browser: Browser, previews: dict[str, RunningPreview]
) -> Iterator[tuple[Page, RunningPreview]]:
    theme, look = request.param
    assert isinstance(look, Look)
    context = browser.new_context(
        viewport={"width": look.width, "height": 900},
        color_scheme="dark" if look.scheme == "dark" else "light",
        bypass_csp=True,
    )
    context.set_default_timeout(20_000)
    yield context.new_page(), previews[theme]
    context.close()


def test_the_inspector_has_no_violation(looked_at: tuple[Page, RunningPreview]) -> None:
    page, preview = looked_at
    source = require_package("axe-core/axe.min.js").read_text(encoding="utf-8")
    page.goto(f"{preview.url}__newsgen/inspect/{STORY}")
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    assert list(run_axe(page, source)) == []
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_link_and_the_list_of_problems_have_no_violation(
    looked_at: tuple[Page, RunningPreview],
) -> None:
    page, preview = looked_at
    source = require_package("axe-core/axe.min.js").read_text(encoding="utf-8")
    page.goto(f"{preview.url}{STORY}")
    page.wait_for_selector("newsgen-inspector", state="attached")
    assert list(run_axe(page, source)) == []
    page.evaluate(
        """async () => {
          const { showProblems } = await import("/__newsgen/overlay.js");
          const problem = {place: "articles/a.md:3:9", kind: "error N201", message: "Not a list",
            hint: "write a list", line: 3, column: 9, excerpt: "topics: 5".repeat(30)};
          const problems = [problem, {...problem, kind: "warning N301", excerpt: ""}];
          showProblems({problems, errors: 2, warnings: 2});
        }"""
    )
    expect(page.locator("newsgen-problems dialog")).to_be_visible()
    assert list(run_axe(page, source)) == []
    page.keyboard.press("Escape")
    assert list(run_axe(page, source)) == []


def test_the_waiting_page_has_no_violation(site: SiteFolder, browser: Browser) -> None:
    source = require_package("axe-core/axe.min.js").read_text(encoding="utf-8")
    preview = RunningPreview(site, waits=True)
    for scheme in ("light", "dark"):
        context = browser.new_context(
            bypass_csp=True, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.goto(preview.url)
        assert list(run_axe(page, source)) == []
        context.close()
    preview.stop()
