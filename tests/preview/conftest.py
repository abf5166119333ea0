"""What the tests of the preview share."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.conftest import SiteFolder
from tests.preview.previewing import COPY, RunningPreview

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext


@pytest.fixture
def preview(site: SiteFolder) -> Iterator[RunningPreview]:
    site.write("seeds/ferry.txt", COPY)
    running = RunningPreview(site)
    yield running
    running.stop()


@pytest.fixture
def context(browser: "Browser") -> "Iterator[BrowserContext]":
    opened = browser.new_context(viewport={"width": 1280, "height": 700})
    opened.set_default_timeout(20_000)
    yield opened
    opened.close()
