"""Screenshots of each kind of page, for people to look at.

    python -m tests.screenshots FOLDER [--site SITE]

builds the site (by default the demo archive) and writes of each kind of page what is seen at 1280
and 390 pixels, in the dark, and in print. Names begin with the kind, so its four stand together.
"""

import argparse
import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from newsgen.build import Builder
from tests.conftest import CHROMIUM_FLAGS, ROOT
from tests.quality.looking import hold_still
from tests.quality.page_kinds import PageKind, build_with_templates, find_page_kinds
from tests.quality.serving import serve_folder
from tests.quality.tools import CHROMIUM_NAMES, find_program


@dataclass(frozen=True, slots=True)
class Shot:
    """A way to take a picture of a page."""

    name: str
    width: int
    dark: bool = False
    print: bool = False


NOT_SOURCES = (".*", "build", "build-shots", "dist", "node_modules")
PAPER = 718
"""CSS pixels across an A4 sheet within margins of 10 mm, at 96 to the inch."""
SHOTS = (
    Shot("1280", 1280),
    Shot("390", 390),
    Shot("dark", 1280, dark=True),
    Shot("print", PAPER, print=True),
)


def take_shots(browser: Browser, served: str, kinds: tuple[PageKind, ...], folder: Path) -> None:
    """Write each shot of each kind of page to `folder`, as ``article-dated.390.png``."""
    for shot in SHOTS:
        context = browser.new_context(
            viewport={"width": shot.width, "height": 900},
            color_scheme="dark" if shot.dark else "light",
        )
        hold_still(context)
        page = context.new_page()
        page.emulate_media(media="print" if shot.print else "screen")
        for kind in kinds:
            page.goto(served + kind.path)
            page.screenshot(path=folder / f"{kind.name}.{shot.name}.png", full_page=True)
        context.close()


def main() -> None:
    """Build, serve, look."""
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--site", type=Path, default=ROOT, help="by default the demo archive")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="screenshots-") as scratch, sync_playwright() as driver:
        # A copy, since a build notes in the site what it has published.
        site, out = Path(scratch) / "site", Path(scratch) / "build"
        shutil.copytree(given.site, site, ignore=shutil.ignore_patterns(*NOT_SOURCES))
        builder = Builder(site, out, jobs=1)
        kinds = find_page_kinds(build_with_templates(builder), out)
        program = find_program(*CHROMIUM_NAMES) or parser.error("Chromium is not installed")
        browser = driver.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        with serve_folder(out) as served:
            take_shots(browser, served, kinds, given.folder)
        browser.close()
    print(f"{len(kinds) * len(SHOTS)} pictures of {len(kinds)} kinds of page in {given.folder}")


if __name__ == "__main__":
    main()
