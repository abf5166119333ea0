"""Every file of the output, read once: its bytes, its links, and what its story must have in it.

`read_files` is mapped over chunks and runs in any process. What can be judged from one file alone
is judged there; what takes others too (fragments, lists, numbers) comes back, packed small.
"""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from newsgen import codes
from newsgen.archive.store import RecordReader
from newsgen.errors import Code, Issue, issue_at, issue_in
from newsgen.loader.sources import Text, decode, read_bytes
from newsgen.manifest import Written
from newsgen.records import Article
from newsgen.verification.addresses import Finder, Target
from newsgen.verification.feeds import is_feed, read_addresses
from newsgen.verification.html_reading import Html, read_html
from newsgen.verification.model import Counts
from newsgen.verification.spans import check_spans
from newsgen.verification.story_text import check_story

_TOP = ("", "top")
"""Fragments that lead to the top of any page."""
_REBUILD = "delete the file and run `newsgen build`, which makes it again"


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the files of an archive are, and the address that it has on the web, if any."""

    root: Path
    out: Path
    store: Path
    url: str


@dataclass(frozen=True, slots=True)
class Job:
    """A file of the output, and the key of the record whose page it is; empty for all others."""

    path: str
    written: Written
    key: str = ""


@dataclass(frozen=True, slots=True)
class Ask:
    """Which page needs a fragment of another, and the address in it that leads there."""

    page: str
    address: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a page lists: files that it leads to, and numbers that it says of some."""

    path: str
    targets: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]


@dataclass(slots=True)
class Readings:
    """What a chunk of files gave."""

    issues: list[Issue] = field(default_factory=list)
    counts: Counts = field(default_factory=Counter)
    ids: dict[str, str] = field(default_factory=dict)
    """The ids of each page, with a blank before, between and after."""
    asks: dict[Target, Ask] = field(default_factory=dict)
    """The first page that needs each fragment of another page."""
    listings: list[Listing] = field(default_factory=list)
    files: int = 0


def read_files(folders: Folders, jobs: Sequence[Job]) -> Readings:
    """What the files of `jobs` give, and what is wrong with them."""
    with closing(RecordReader(folders.store)) as records:
        reader = _ChunkReader(folders, records)
        for job in jobs:
            reader.read(job)
    return reader.readings


class _ChunkReader:
    """Reads files one after the other, and asks the disk only once for each that is linked."""

    def __init__(self, folders: Folders, records: RecordReader) -> None:
        self._folders, self._records = folders, records
        self._known: dict[str, bool] = {}
        self._finder = Finder(folders.url, self._is_file)
        self.readings = Readings()

    def read(self, job: Job) -> None:
        """Check one file."""
        self.readings.files += 1
        data = self._read_bytes(job)
        if data is None:
            return
        if job.path.endswith(".html"):
            self._read_page(job, data.decode(errors="replace"))
        elif is_feed(job.path):
            self._read_feed(job.path, data)

    def _read_bytes(self, job: Job) -> bytes | None:
        self._count("files", "file")
        try:
            data = (self._folders.out / job.path).read_bytes()
        except OSError as error:
            message = f"the file cannot be read: {error.strerror or error}"
            self._report(codes.OUTPUT_MISSING, job.path, message, "run `newsgen build`")
            return None
        written = job.written
        self._count("files", "digest", bool(written.sha256))
        if len(data) != written.size:
            message = f"the file has {len(data):,} bytes, and newsgen wrote {written.size:,}"
            self._report(codes.OUTPUT_CHANGED, job.path, message, _REBUILD)
        elif written.sha256 and hashlib.sha256(data).hexdigest() != written.sha256:
            message = "the file has other bytes than newsgen wrote"
            self._report(codes.OUTPUT_CHANGED, job.path, message, _REBUILD)
        return data

    def _read_page(self, job: Job, text: str) -> None:
        html = read_html(text)
        self.readings.ids[job.path] = f" {' '.join(html.ids)} "
        for address in html.links:
            self._check_link(job.path, text, html, address)
        if job.key:
            self._check_story(job, html)
        else:
            self._note_listing(job.path, html.listed, html.counts)

    def _check_link(self, path: str, text: str, html: Html, address: str) -> None:
        target = self._finder.find(address, path)
        if target is None:
            return
        self._count("links", "link")
        if not self._is_file(target.path):
            message = f"`{address}` leads to /{target.path}, which does not exist"
            self._report_in(codes.LINK_BROKEN, path, text, address, message)
        elif target.fragment not in _TOP and target.path.endswith(".html"):
            self._count("links", "fragment")
            if target.path != path:
                self.readings.asks.setdefault(target, Ask(path, address))
            elif target.fragment not in html.ids:
                message = f"this page has no place `{target.fragment}`"
                self._report_in(codes.FRAGMENT_LOST, path, text, address, message)

    def _note_listing(
        self, path: str, listed: Sequence[str], counts: Sequence[tuple[str, int]]
    ) -> None:
        """Keep what a page lists; a sitemap is a page too."""
        targets = [target.path for a in listed if (target := self._finder.find(a, path))]
        numbers = [(target.path, n) for a, n in counts if (target := self._finder.find(a, path))]
        if targets or numbers:
            self.readings.listings.append(Listing(path, tuple(targets), tuple(numbers)))

    def _check_story(self, job: Job, html: Html) -> None:
        try:
            article = self._records.read(job.key)
        except sqlite3.DatabaseError as error:
            message = f"the record of this page cannot be read ({error})"
            hint = "delete .newsgen/ and build again"
            self._report(codes.RECORD_UNREADABLE, job.path, message, hint)
            return
        found, counts = self.readings.issues, self.readings.counts
        text = self._read_source(article)
        if text:
            found += check_spans(article, text, counts)
        found += check_story(article, text, html, f"{self._folders.out.name}/{job.path}", counts)

    def _read_source(self, article: Article) -> str:
        """The text that the record was made of; empty where the file has another by now."""
        path = article.source.path
        data = read_bytes(self._folders.root, path)
        if isinstance(data, Issue) or hashlib.sha256(data).hexdigest() != article.source.sha256:
            return ""
        text, _ = decode(path, data)
        return text.text if isinstance(text, Text) else ""

    def _read_feed(self, path: str, data: bytes) -> None:
        self._count("feeds", "file")
        try:
            addresses = read_addresses(path, data)
        except ValueError as error:
            self._report(codes.FEED_BROKEN, path, f"the file is damaged: {error}", _REBUILD)
            return
        text = data.decode()
        for address in dict.fromkeys(addresses):
            target = self._finder.find(address, path)
            if target is None:
                continue
            self._count("feeds", "link")
            if not self._is_file(target.path):
                message = f"`{address}` leads to /{target.path}, which does not exist"
                self._report_in(codes.FEED_BROKEN, path, text, address, message)
        self._note_listing(path, addresses, ())

    def _is_file(self, path: str) -> bool:
        if path not in self._known:
            inside = path != ".." and not path.startswith("../") and "\0" not in path
            self._known[path] = inside and (self._folders.out / path).is_file()
        return self._known[path]

    def _count(self, check: str, noun: str, number: int = 1) -> None:
        self.readings.counts[check, noun] += number

    def _report(self, code: Code, path: str, message: str, hint: str) -> None:
        name = f"{self._folders.out.name}/{path}"
        self.readings.issues.append(issue_in(code, name, message, hint))

    def _report_in(self, code: Code, path: str, text: str, address: str, message: str) -> None:
        name = f"{self._folders.out.name}/{path}"
        self.readings.issues.append(
            issue_at(code, name, text, find_address(text, address), message)
        )


def find_address(text: str, address: str) -> int:
    """Where `address` stands in the file `text`; 0 where it is written in another way."""
    return max(text.find(f'"{address}"') + 1, 0) or max(text.find(address), 0)
