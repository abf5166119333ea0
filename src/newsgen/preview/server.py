"""The preview server: the last good pages, the stream of news, and the preview's own pages.

It listens on the loopback address and answers GET and HEAD. Requests are checked by
`newsgen.preview.guard` before anything is looked up.
"""

import mimetypes
import shutil
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, quote, unquote, urlsplit

import msgspec

from newsgen.manifest import read_manifest
from newsgen.preview.guard import RefusedError, check_host, check_origin, find_file, read_target
from newsgen.preview.newsroom import Newsroom
from newsgen.preview.pages import OWN_POLICY, PREFIX, add_client, read_asset, render_waiting
from newsgen.preview.stories import StoryFinder

HOST: Final = "127.0.0.1"
_INDEX: Final = "index.html"
_SOURCE: Final = "Newsgen-Source"
"""Header by which a tab names the source of the story that it shows, percent-encoded."""
_NOT_FOUND: Final = "404.html"
_HTML: Final = "text/html; charset=utf-8"
_PATIENCE: Final = 3.0
"""Seconds that a request for a lost page waits for the build that makes it again."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What the server serves."""

    out: Path
    sample: Path
    """Folder of the pages that are shown until all are built; there may be none."""
    manifest: Path
    """The list of the files that a build has put into `out`."""
    newsroom: Newsroom
    demand_build: Callable[[], None]
    """Called where files of the output are lost."""
    stories: StoryFinder
    """Which story lies at an output path."""
    inspect: Callable[[str], bytes | None]
    """The inspector's page of the story at an output path."""

    def find(self, page: str) -> Path | None:
        """The file or folder to show at an output path; None where there is none."""
        found = None if self.newsroom.ready else find_file(self.sample, page)
        return found or find_file(self.out, page)

    def find_moved(self, page: str, source: str) -> str:
        """Where the story of `source` is now, which was at `page`; empty where that is no news."""
        place = self.stories.page_of(source)
        return place if place != page and place and self.find(place) else ""


class PreviewHandler(BaseHTTPRequestHandler):
    """Answers one connection."""

    protocol_version = "HTTP/1.1"
    server_version = "newsgen"
    sys_version = ""
    disable_nagle_algorithm = True  # a head and its body must not wait for one another
    wbufsize = 1 << 16
    timeout = 60
    server: ThreadingHTTPServer

    def __init__(self, preview: Preview, host: str, *arguments: object) -> None:
        self._preview = preview
        self._host = host
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Check who asks for what, and answer."""
        try:
            check_host(self.headers.get("Host", ""), self._host, self.server.server_port)
            path = read_target(self.path)
            if path.startswith(PREFIX):
                check_origin(self.headers)
                self._serve_own(path.removeprefix(PREFIX))
            else:
                self._serve_file(path)
        except RefusedError as refusal:
            self._send(f"{refusal}\n".encode(), "text/plain; charset=utf-8", refusal.status)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def do_HEAD(self) -> None:
        """The same without the body."""
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Refuse a request; all methods but GET and HEAD are not allowed (405)."""
        if code != HTTPStatus.NOT_IMPLEMENTED:
            super().send_error(code, message, explain)
            return
        self.close_connection = True  # whatever body the request has stays unread
        self.send_response(HTTPStatus.METHOD_NOT_ALLOWED)
        self.send_header("Allow", "GET, HEAD")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self) -> None:
        """Nothing of a preview is worth keeping, or for other sites to show."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        super().end_headers()

    def log_message(self, _format: str, *_arguments: object) -> None:
        """Requests are no news."""

    def _serve_own(self, name: str) -> None:
        asset = read_asset(name)
        if name == "events":
            self._stream()
        elif name == "news":
            self._send_news()
        elif name.startswith("inspect/"):
            self._send_inspection(_page_of(name.removeprefix("inspect/")))
        elif asset:
            self._send(*asset)
        else:
            raise RefusedError(HTTPStatus.NOT_FOUND)

    def _serve_file(self, path: str) -> None:
        """A file of the output; one that was lost is made again first."""
        preview = self._preview
        generation = preview.newsroom.generation
        full = self._find(path)
        moved = preview.find_moved(_page_of(path), unquote(self.headers.get(_SOURCE, "")))
        if moved:
            self._redirect(moved.removesuffix(_INDEX))
        elif full and full.is_dir() and path and not path.endswith("/"):
            self._redirect(f"{path}/")  # so that relative links are right
        elif full and full.is_file():
            page = _page_of(path)
            if full.suffix == ".html":
                preview.newsroom.note_open(page)
                source = preview.stories.source_of(page)
                body = add_client(full.read_bytes(), generation, HTTPStatus.OK, page, source)
                self._send(body, _HTML)
            else:
                self._send_file(full)
        else:
            self._serve_missing(path, generation)

    def _find(self, path: str) -> Path | None:
        """The file at `path`, waited for where the output has lost it."""
        preview = self._preview
        page = _page_of(path)

        found = preview.find(page)
        if found is None and preview.newsroom.ready and self._is_lost(page):
            preview.demand_build()
            preview.newsroom.note_open(page)
            preview.newsroom.wait_until(
                lambda: preview.find(page) is not None or not self._is_lost(page), _PATIENCE
            )
            found = preview.find(page)
        return found

    def _is_lost(self, page: str) -> bool:
        """Whether a build has put a file at `page` that is gone now, or is just being moved."""
        stories = self._preview.stories
        files = read_manifest(self._preview.manifest).files
        moves = stories.page_of(stories.source_of(page)) == page
        return moves or page in files or f"{page}/{_INDEX}" in files

    def _serve_missing(self, path: str, generation: int) -> None:
        """What is not there is on its way, or the site's own page says that it does not exist."""
        preview, page = self._preview, _page_of(path)
        source = preview.stories.source_of(page)
        if moved := preview.find_moved(page, source):
            self._redirect(moved.removesuffix(_INDEX))
            return
        wants_page = page.endswith(".html") or "text/html" in self.headers.get("Accept", "")
        if not preview.newsroom.ready or self._is_lost(page):
            status, body = HTTPStatus.SERVICE_UNAVAILABLE, render_waiting()
        else:
            status = HTTPStatus.NOT_FOUND
            own = find_file(preview.out, _NOT_FOUND)
            body = own.read_bytes() if own else b""
        if not (wants_page and body):
            raise RefusedError(status)
        preview.newsroom.note_open(page)
        self._send(add_client(body, generation, status, page, source), _HTML, status)

    def _redirect(self, path: str) -> None:
        """To another path with the same query."""
        query = urlsplit(self.path).query
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", f"/{quote(path)}" + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send_news(self) -> None:
        """What one tab has missed, and whether it shows a story."""
        asked = parse_qs(urlsplit(self.path).query)
        page = asked.get("page", [""])[0]
        try:
            generation = int(asked.get("generation", ["0"])[0])
        except ValueError:
            raise RefusedError(HTTPStatus.BAD_REQUEST) from None
        self._preview.newsroom.note_open(page)
        news = msgspec.to_builtins(self._preview.newsroom.catch_up(generation, page))
        news["story"] = self._preview.stories.is_story(page)
        self._send(msgspec.json.encode(news), "application/json")

    def _send_inspection(self, page: str) -> None:
        generation = self._preview.newsroom.generation
        source = self._preview.stories.source_of(page)
        if moved := self._preview.find_moved(page, source):
            self._redirect(f"{PREFIX}inspect/{moved.removesuffix(_INDEX)}")
            return
        body = self._preview.inspect(page)
        if body is None:
            raise RefusedError(HTTPStatus.NOT_FOUND)
        whole = add_client(body, generation, HTTPStatus.OK, page, source)
        self._send(whole, _HTML, policy=OWN_POLICY)

    def _send(
        self, body: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK, policy: str = ""
    ) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if policy:
            self.send_header("Content-Security-Policy", policy)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _send_file(self, path: Path) -> None:
        kind, coding = mimetypes.guess_type(path.name)
        with path.open("rb") as file:
            self.send_response(HTTPStatus.OK)
            self.send_header("Content-Type", "application/octet-stream" if coding else _name(kind))
            self.send_header("Content-Length", str(path.stat().st_size))
            self.end_headers()
            if self.command != "HEAD":
                shutil.copyfileobj(file, self.wfile)

    def _stream(self) -> None:
        """News until the browser goes away or the server stops."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 500\n\n")  # milliseconds until a browser asks again
        self.wfile.flush()
        if self.command == "HEAD":
            return
        for message in self._preview.newsroom.stream():
            self.wfile.write(b"data: " + message + b"\n\n" if message else b": still here\n\n")
            self.wfile.flush()


def _page_of(path: str) -> str:
    """The output path behind an address: ``2021/05/story/index.html``."""
    return f"{path}{_INDEX}" if not path or path.endswith("/") else path


def _name(kind: str | None) -> str:
    """A media type with the encoding that newsgen writes all text in."""
    if kind is None:
        return "application/octet-stream"
    textual = kind.startswith("text/") or kind in ("application/json", "application/xml")
    return f"{kind}; charset=utf-8" if textual else kind


def start_server(preview: Preview, port: int, host: str = HOST) -> ThreadingHTTPServer:
    """Serve in threads until `stop_server`. Raises `OSError` where the port is taken."""
    server = _Server((host, port), partial(PreviewHandler, preview, host))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def stop_server(server: ThreadingHTTPServer, preview: Preview) -> None:
    """End all streams and stop."""
    preview.newsroom.close()
    server.shutdown()
    server.server_close()


class _Server(ThreadingHTTPServer):
    """A thread for each connection; a tab that went away is no fault worth a traceback."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        """Show faults of newsgen only."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]
