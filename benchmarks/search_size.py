"""Measure the search index of a folder of texts: time, memory, size, bytes a query.

usage: search_size.py FOLDER [MOST]        (the first MOST texts by name; default all)

The texts are parsed first, which is not counted. The index is then made in one process of its own.
Bytes a query are those that Chromium asks for on a page opened from its folder, each file as gzip
would send it.
"""

import gzip
import multiprocessing
import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Page as BrowserPage
from playwright.sync_api import Request, sync_playwright

from newsgen.archive.gather import Workers, gather_sources, read_cards
from newsgen.archive.site import Site, build_site
from newsgen.archive.store import STORE_FILE, Store
from newsgen.config import Config
from newsgen.executors import InlineExecutor, default_jobs, open_executor
from newsgen.loader.site_rules import load_site_rules
from newsgen.manifest import Manifest
from newsgen.output import Plan, Present, publish
from newsgen.places import TEMPLATES
from newsgen.renderer.frame import make_frame
from newsgen.renderer.pages import Page
from newsgen.renderer.render import Output, render_page
from newsgen.renderer.search_page import FOLDER, make_segment, plan, segment_names
from newsgen.renderer.strings.reading import shipped_strings
from newsgen.renderer.templates import read_templates
from newsgen.report import ignore_progress
from newsgen.scanning import scan_site
from newsgen.search.kept_parts import PARTS_FOLDER
from newsgen.search.marks import mark_segment
from newsgen.search.model import Segment
from newsgen.search.words import STOP_WORDS, split_words
from newsgen.search.writing import LIST, Place, make_list, path_of, write_index
from newsgen.theme import DEFAULT, find_layers, theme_folder

FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
SEARCH_ON = """query => {
  document.getElementById("search").setAttribute("aria-busy", "true");
  history.pushState(null, "", query);
  dispatchEvent(new PopStateEvent("popstate"));
}"""


def read_site(folder: Path, root: Path, most: int) -> Site:
    """Parse the texts below `folder` as the seeds of a site at `root`."""
    (root / "newsgen.yaml").write_text("title: Benchmark\n")
    paths = sorted(path for path in folder.rglob("*") if path.is_file())[:most]
    for path in paths:
        target = root / "seeds" / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    config, jobs = Config(title="Benchmark"), default_jobs()
    rules, _ = load_site_rules(root, config)
    with closing(Store(root / STORE_FILE)) as store:
        gathered = gather_sources(
            root, scan_site(root)[0], rules, "benchmark", store,
            Workers(partial(open_executor, jobs), jobs, ignore_progress),
        )  # fmt: skip
        return build_site(read_cards(store, gathered.keys.values()), config)[0]


def make_index_alone(
    root: Path, segments: list[Segment], results: "multiprocessing.Queue[float]"
) -> None:
    """Index all segments in this process.

    Reports seconds, seconds of the processor, and peak memory before and after in MB.
    """
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, spent = time.perf_counter(), time.process_time()
    out = root / "out"
    marked = [mark_segment(segment, "benchmark") for segment in segments]
    place = Place(FOLDER, root / STORE_FILE, root / "staging", out, root / PARTS_FOLDER)
    indexed = list(write_index(place, marked, InlineExecutor(), 1))
    staged = {file.path: file for each in indexed for file in each.staged}
    plan = Plan(dict.fromkeys(staged, "benchmark"), place.staging, staged)
    publish(out, root / "manifest.json", Manifest(), Present(), plan)
    rows = [(each.segment.name, len(each.segment.stories), each.mark) for each in marked]
    (out / path_of(FOLDER, LIST)).write_bytes(make_list(rows))
    seconds, processor = time.perf_counter() - started, time.process_time() - spent
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    for value in (seconds, processor, before, after):
        results.put(value)


def write_page(root: Path, site: Site) -> None:
    """The search page with its scripts."""
    strings = shipped_strings()
    frame = make_frame(site, strings)
    templates, _ = read_templates(find_layers(root / "none", DEFAULT, TEMPLATES))
    for path, template, view in plan(frame):
        output = render_page(Page(path, template, view), templates, None)  # type: ignore[arg-type]
        assert isinstance(output, Output), output
        (root / "out" / output.path).write_bytes(output.data)
    shutil.copytree(theme_folder("static"), root / "out", dirs_exist_ok=True)


def choose_queries(site: Site) -> list[tuple[str, str]]:
    """Queries of several kinds, from the words of the headlines."""
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    for card in site.cards:
        found = [word.text for word in split_words(card.title)]
        words.update({w for w in found if w not in STOP_WORDS and len(w) > 3 and w.isalpha()})
        pairs.update({f'"{a} {b}"' for a, b in pairwise(found)
                      if not {a, b} & STOP_WORDS and a.isalpha() and b.isalpha()})  # fmt: skip
    ranked = [word for word, _ in sorted(words.items(), key=lambda item: (-item[1], item[0]))]
    middle, rare = ranked[len(ranked) // 20], ranked[-len(ranked) // 7]
    phrase = min(pairs, key=lambda pair: (-pairs[pair], pair))
    topic = max(site.terms["topics"].values(), key=lambda t: (len(t.members), t.slug), default=None)
    queries = [
        ("common word", f"?q={ranked[0]}"),
        ("middling word", f"?q={middle}"),
        ("rare word", f"?q={rare}"),
        ("two words", f"?q={ranked[1]}+{ranked[2]}"),
        ("three words", f"?q={ranked[3]}+{ranked[4]}+{ranked[5]}"),
        ("phrase", f"?q={quote(phrase)}"),
        ("prefix", f"?q={middle[:4]}*"),
        ("nothing", "?q=zzyzzx"),
    ]
    if topic is not None:
        queries.append(("word and topic", f"?q={ranked[0]}&topic={topic.slug}"))
    return queries


def measure_queries(root: Path, site: Site) -> Iterator[str]:
    """For each query the bytes that a page just opened asks for, and one that has searched."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    address = (root / "out" / FOLDER / "index.html").as_uri()
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        for kind, earlier in (("first", None), ("next", "?q=report")):
            for name, query in choose_queries(site):
                page = browser.new_page()
                asked: list[str] = []
                page.on("request", partial(note_request, asked))
                if earlier:
                    open_query(page, address + earlier)
                    asked.clear()
                milliseconds = open_query(page, query if earlier else address + query)
                said = page.inner_text("#count")[:40]
                scripts = {unquote(urlsplit(url).path) for url in asked if ".js" in url}
                size = sum(len(gzip.compress(Path(file).read_bytes(), 9)) for file in scripts)
                yield (f"  {kind:<5} {name:<14} {unquote(query):<34} {size / 1024:6.1f} KB "
                       f"{len(scripts):3} files {milliseconds:5.0f} ms  {said}")  # fmt: skip
                page.close()
        browser.close()


def note_request(asked: list[str], request: Request) -> None:
    asked.append(request.url)


def open_query(page: BrowserPage, address: str) -> float:
    """Open an address, or search on in the page for a query; milliseconds until all is shown."""
    started = time.perf_counter()
    if address.startswith("?"):
        page.evaluate(SEARCH_ON, address)
    else:
        page.goto(address)
    page.wait_for_selector("#finder:not([hidden]) #search:not([aria-busy])", timeout=60_000)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    folder, most = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else sys.maxsize
    with tempfile.TemporaryDirectory(prefix="newsgen-search-") as name:
        root = Path(name)
        site = read_site(folder, root, most)
        segments = [
            make_segment(site, name, shipped_strings().dates) for name in segment_names(site)
        ]
        context = multiprocessing.get_context("spawn")
        results: multiprocessing.Queue[float] = context.Queue()
        process = context.Process(target=make_index_alone, args=(root, segments, results))
        process.start()
        seconds, processor, before, after = (results.get() for _ in range(4))
        process.join()
        sizes = [
            (path.stat().st_size, len(gzip.compress(path.read_bytes(), 6)))
            for path in (root / "out").rglob("*.js")
        ]
        largest = max(len(segment.stories) for segment in segments)
        print(f"{len(site.cards):,} stories in {len(segments)} segments, the largest {largest:,}")
        each = 1000 * processor / len(site.cards)
        print(f"  indexed in {seconds:.1f} s, {each:.2f} ms of the processor an article")
        print(f"  peak memory {after:.0f} MB ({before:.0f} MB before)")
        raw, zipped = (sum(column) / 1e6 for column in zip(*sizes, strict=True))
        print(f"  {len(sizes):,} files, {raw:.1f} MB, {zipped:.1f} MB as gzip")
        write_page(root, site)
        for line in measure_queries(root, site):
            print(line)


if __name__ == "__main__":
    main()
