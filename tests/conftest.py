"""What all tests share: sites in temporary folders, and a browser where there is one."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from newsgen.build import Builder
from newsgen.report import BuildReport
from newsgen.search import parts

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A shell starts what it puts into the background with SIGINT ignored, and so would be every process
# that a test starts to stop it by just that signal.
signal.signal(signal.SIGINT, signal.default_int_handler)

# What takes too long is measured where that is the question: how long the first example of a test
# takes depends on what else runs, and on word lists that it is the first to load.
settings.register_profile("unhurried", settings(), deadline=None)
settings.load_profile("unhurried")

ROOT = Path(__file__).parents[1]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class SiteFolder:
    """A site in a temporary folder, written and built by a test."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.out = root / "build"
        self.write("newsgen.yaml", "title: Test archive\n")

    def write(self, path: str, text: str | bytes) -> None:
        """Write one file below the site."""
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text.encode() if isinstance(text, str) else text)

    def build(self, *, jobs: int = 1, strict: bool = False) -> BuildReport:
        """Build the site."""
        return Builder(self.root, self.out, jobs, strict).rebuild()

    def page(self, path: str) -> str:
        """A page of the output."""
        return (self.out / path).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """Every file of the output."""
        return read_tree(self.out)


def read_tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder` by its relative path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site(tmp_path: Path) -> SiteFolder:
    return SiteFolder(tmp_path / "site")


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The repository's own archive, built once."""
    folder = tmp_path_factory.mktemp("demo")
    for name in ("seeds", "articles", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("newsgen.yaml", "addresses.tsv", "takedowns.yaml"):
        shutil.copy(ROOT / name, folder)
    site = SiteFolder.__new__(SiteFolder)
    site.root, site.out = folder, folder / "build"
    report = site.build()
    assert not report.failed, [str(issue) for issue in report.issues]
    return site


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """Chromium; its absence is an error in CI and a skip elsewhere."""
    names = ("chromium", "chromium-browser", "google-chrome")
    path = next((found for name in names if (found := shutil.which(name))), None)
    if path is None:
        reason = "Chromium is not installed: `make test` installs it where it may"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def small_parts() -> Iterator[None]:
    """Has the search index made in parts of two stories, so that a small site has several."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "PART", 2)
        yield
