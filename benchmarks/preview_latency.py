"""Measure `newsgen serve`: how long a saved change takes to be seen in Chromium. See README.md.

usage: python -m benchmarks.preview_latency [ARTICLES] [--saves N]     (10,000 articles, 20 saves)

Prints medians and 95th percentiles, the time from the start to the first page without and with an
earlier output, and the processor time while nobody saves.
"""

import argparse
import math
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from benchmarks.contenders import newsgen
from benchmarks.corpus.stories import make_story
from benchmarks.sites import make_sites
from newsgen.theme import theme_folder

IDLE_SECONDS = 20
BUSY = 0.1
"""Processor seconds in a second, above which something is still made ready."""
REST_SECONDS = 1.0
"""After each save, for the pages that are not open."""
PATIENCE_MS = 120_000
OTHER = 999_999
"""The story whose text the measured article has."""
ARTICLE = "articles/measured.md"
ADDRESS = "2024/05/measured/"
MONTH = "2024/05/"
TEMPLATE = "templates/article.html"
WAIT = """words => new Promise(done => {
  const look = () => document.body.textContent.includes(words) && (watcher.disconnect(), done());
  const watcher = new MutationObserver(look);
  watcher.observe(document.documentElement, {subtree: true, childList: true, characterData: true});
  look();
})"""


class Served:
    """`newsgen serve` in a process of its own."""

    def __init__(self, root: Path) -> None:
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, "-u", "-m", "newsgen", "serve", "--port", "0", "--site", str(root)],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        line = self._line()
        found = re.search(r"http://\S+/", line)
        assert found, line
        self.url = found[0]

    def _line(self) -> str:
        assert self.process.stdout
        return self.process.stdout.readline()

    def wait_for_page(self, path: str) -> float:
        """Seconds from the start until the page at `path` answers."""
        while True:
            try:
                with urllib.request.urlopen(self.url + path, timeout=60):
                    return time.perf_counter() - self.started
            except urllib.error.HTTPError:
                time.sleep(0.05)

    def wait_for_build(self) -> float:
        """Seconds from the start to the end of the first build."""
        while " kept" not in self._line():
            pass
        return time.perf_counter() - self.started

    def cpu(self) -> float:
        """Processor seconds used so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()


def write_measured(root: Path, headline: str, added: str) -> None:
    """The article that is edited; its address does not depend on its headline."""
    path = root / ARTICLE
    path.parent.mkdir(exist_ok=True)
    head = f"---\nheadline: {headline}\ndate: 2024-05-03\nslug: measured\n---\n\n"
    body = "\n\n".join(make_story(OTHER).paragraphs)
    path.write_text(f"{head}{body}\n\n{added}\n")


def measure(pages: Sequence[Page], saves: int, save: Callable[[str], None]) -> list[float]:
    """Seconds from each save until its words are in all `pages`."""
    taken = []
    for number in range(saves):
        words = f"Measured number {number}"
        started = time.perf_counter()
        save(words)
        for page in pages:
            page.evaluate(WAIT, words)
        taken.append(time.perf_counter() - started)
        time.sleep(REST_SECONDS)
    return taken


def tell(name: str, taken: Sequence[float]) -> None:
    ordered = sorted(taken)
    high = ordered[math.ceil(0.95 * len(ordered)) - 1]
    middle = statistics.median(ordered)
    print(f"{name:<34} median {middle * 1000:6.0f} ms   p95 {high * 1000:6.0f} ms", flush=True)


def open_page(page: Page, address: str) -> Page:
    page.set_default_timeout(PATIENCE_MS)
    with page.expect_response("**/__newsgen/news?**"):
        page.goto(address)
    return page


def measure_edits(served: Served, root: Path, saves: int, chromium: str) -> None:
    template = root / TEMPLATE
    template.parent.mkdir(exist_ok=True)
    original = (theme_folder("templates") / "article.html").read_text()

    def save_template(words: str) -> None:
        template.write_text(
            original.replace("{% block main %}", f"{{% block main %}}<p>{words}</p>")
        )

    with sync_playwright() as driver:
        flags = ["--no-sandbox", "--disable-gpu"]
        browser = driver.chromium.launch(executable_path=chromium, args=flags)
        context = browser.new_context()
        page = open_page(context.new_page(), served.url + ADDRESS)
        saved = measure([page], saves, lambda words: write_measured(root, "Measured", words))
        tell("body → open story", saved)
        month = open_page(context.new_page(), served.url + MONTH)
        saved = measure([page, month], saves, lambda words: write_measured(root, words, "Rain."))
        tell("headline → story and month", saved)
        page.bring_to_front()
        tell("template → open story", measure([page], max(5, saves // 4), save_template))
        browser.close()


def measure_idle(served: Served) -> None:
    """The share of a core that is used when all is ready for the next save."""
    spent = math.inf
    while spent > BUSY:
        before = served.cpu()
        time.sleep(1.0)
        spent = served.cpu() - before
    before = served.cpu()
    time.sleep(IDLE_SECONDS)
    share = (served.cpu() - before) / IDLE_SECONDS
    print(f"{'idle':<34} {share:.2%} of a core", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("articles", type=int, nargs="?", default=10_000)
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    chromium = shutil.which("chromium") or sys.exit("Chromium is not installed")
    with tempfile.TemporaryDirectory(prefix="newsgen-preview-") as folder:
        root = Path(folder)
        make_sites([(newsgen(), root)], options.articles)
        write_measured(root, "Measured", "Rain.")
        print(f"{options.articles:,} articles, {options.saves} saves")
        for name in ("no earlier output", "an earlier output"):
            served = Served(root)
            first = served.wait_for_page(ADDRESS)
            whole = served.wait_for_build()
            print(f"{name + ': first page':<34} {first:.1f} s, all {whole:.1f} s", flush=True)
            if name == "no earlier output":
                served.stop()
        try:
            measure_idle(served)
            measure_edits(served, root, options.saves, chromium)
        finally:
            served.stop()


if __name__ == "__main__":
    main()
