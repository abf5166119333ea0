"""The preview in a browser and over plain HTTP: reload, overlay, and who is let in."""

import http.client
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from newsgen.build import Builder
from newsgen.commands.serve import rebuild
from newsgen.preview.server import HOST, Newsroom, start_server
from newsgen.preview.watch import Watcher
from tests.conftest import SiteFolder

COPY = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry came home on a calm sea at noon.\n"


class Preview:
    """A preview of a site, on a port of its own."""

    def __init__(self, site: SiteFolder) -> None:
        self.site = site
        self.newsroom = Newsroom()
        self.builder = Builder(site.root, site.out, 1)
        rebuild(self.builder, self.newsroom, site.out)
        self.server = start_server(site.out, 0, self.newsroom)
        self.port = self.server.server_port
        self.url = f"http://{HOST}:{self.port}/"
        self.watcher = Watcher(site.root)
        self.watcher.start()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while not self._stopped.is_set():
            if self.watcher.wait(0.2):
                rebuild(self.builder, self.newsroom, self.site.out)

    def get(self, path: str, method: str = "GET", **headers: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=5)
        connection.request(
            method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        response = connection.getresponse()
        body = b"" if response.getheader("Content-Type") == "text/event-stream" else response.read()
        status = response.status
        connection.close()
        return status, body

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()
        self.watcher.stop()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def preview(site: SiteFolder) -> Iterator[Preview]:
    site.write("seeds/ferry.txt", COPY)
    running = Preview(site)
    yield running
    running.stop()


def test_a_page_reloads_when_its_source_is_saved(preview: Preview, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{preview.url}undated/ferry-finds-its-harbour/index.html")
    expect(page.locator("h1")).to_have_text("Ferry finds its harbour")

    preview.site.write("seeds/ferry.txt", COPY.replace("calm sea", "heavy swell"))

    expect(page.locator(".text")).to_contain_text("heavy swell", timeout=15_000)
    page.close()


def test_what_is_wrong_lies_over_the_last_good_page_until_it_is_mended(
    preview: Preview, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(preview.url)

    preview.site.write("articles/bad.md", "---\nheadline: One\ntopics: 5\n---\n\nText.\n")
    expect(page.locator("dialog pre")).to_contain_text("articles/bad.md:3:9", timeout=15_000)
    assert page.locator("h1").count() == 1

    (preview.site.root / "articles/bad.md").unlink()
    expect(page.locator("dialog")).to_have_count(0, timeout=15_000)
    page.close()


def test_the_script_is_served_and_never_written(preview: Preview) -> None:
    status, body = preview.get("/")
    assert status == 200
    assert b"/__newsgen/client.js?g=" in body
    assert all(b"__newsgen" not in data for data in preview.site.tree().values())


def test_a_missing_page_shows_the_sites_own_404(preview: Preview) -> None:
    status, body = preview.get("/no/such/page/")
    assert status == 404
    assert b"<h1>" in body


def test_another_hosts_name_is_refused(preview: Preview) -> None:
    assert preview.get("/", Host="evil.example:80")[0] == 421
    assert preview.get("/", method="HEAD", Host="evil.example:80")[0] == 421


def test_another_sites_page_gets_no_news(preview: Preview) -> None:
    assert preview.get("/__newsgen/events", Sec_Fetch_Site="cross-site")[0] == 403


@pytest.mark.parametrize(
    "path", ["/../newsgen.yaml", "/%2e%2e/newsgen.yaml", "/..%2fnewsgen.yaml", "//newsgen.yaml"]
)
def test_nothing_outside_the_output_is_served(preview: Preview, path: str) -> None:
    status, body = preview.get(path)
    assert status == 404
    assert b"Test archive\n" not in body


def test_only_reading_is_allowed(preview: Preview) -> None:
    assert preview.get("/", method="POST")[0] == 501


def test_a_watcher_ignores_the_output_and_reading(tmp_path: Path, site: SiteFolder) -> None:
    site.write("seeds/ferry.txt", COPY)
    watcher = Watcher(site.root)
    watcher.start()
    site.build()
    (site.root / "seeds/ferry.txt").read_bytes()
    assert not watcher.wait(0.5)
    site.write("seeds/new/deep.txt", COPY)
    assert watcher.wait(5)
    watcher.stop()


def test_the_generation_grows_with_each_good_build() -> None:
    newsroom = Newsroom()
    first = newsroom.generation
    newsroom.announce_problems(["a"])
    assert newsroom.generation == first
    newsroom.announce_build()
    assert newsroom.generation > first
    version, message = newsroom.wait(-1)
    assert re.search(r'"problems": \[\]', message)
    assert version == 2
