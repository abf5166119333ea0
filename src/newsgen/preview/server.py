"""The preview server: the last good build on the loopback address, and one stream of news a tab."""

import functools
import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from pathlib import Path

HOST = "127.0.0.1"
PREFIX = "/__newsgen/"
_PING_SECONDS = 15.0
"""Between two signs of life on a stream, so that a closed tab is noticed."""


@dataclass(slots=True)
class Newsroom:
    """What the tabs are told: the number of the newest good build, and what is wrong since.

    Numbers start at the clock, in milliseconds, so that tabs of a server that was restarted reload
    too; a browser's numbers are exact to 2**53.
    """

    generation: int = field(default_factory=lambda: time.time_ns() // 1_000_000)
    problems: tuple[str, ...] = ()
    _changed: threading.Condition = field(default_factory=threading.Condition)
    _version: int = 0

    def announce_build(self) -> None:
        """A build is good: tabs reload."""
        self._tell(generation=self.generation + 1, problems=())

    def announce_problems(self, problems: Sequence[str]) -> None:
        """A build failed: tabs show why."""
        self._tell(generation=self.generation, problems=tuple(problems))

    def _tell(self, generation: int, problems: tuple[str, ...]) -> None:
        with self._changed:
            self.generation, self.problems = generation, problems
            self._version += 1
            self._changed.notify_all()

    def wait(self, version: int) -> tuple[int, str]:
        """The version after `version` and the message for tabs; the same one after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._version != version, timeout=_PING_SECONDS)
            state = {"generation": self.generation, "problems": self.problems}
            return self._version, json.dumps(state)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Serves files, adds the reload script to pages, and streams the newsroom's messages."""

    protocol_version = "HTTP/1.1"

    def __init__(self, newsroom: Newsroom, *arguments: object, directory: str) -> None:
        self._newsroom = newsroom
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer a request, unless it comes in another host's name (DNS rebinding)."""
        if not self._is_local():
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)
        elif self.path.startswith(PREFIX):
            self._serve_own(self.path.removeprefix(PREFIX).partition("?")[0])
        else:
            self._serve_page()

    def do_HEAD(self) -> None:
        """The head of a file."""
        if self._is_local():
            super().do_HEAD()
        else:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST)

    def end_headers(self) -> None:
        """Nothing of a preview is worth keeping."""
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, _format: str, *_arguments: object) -> None:
        """Requests are no news."""

    def _is_local(self) -> bool:
        host = self.headers.get("Host", "").rpartition(":")[0]
        return host in (HOST, "localhost", "[::1]")

    def _serve_own(self, name: str) -> None:
        if name == "events":
            self._stream()
        elif name == "client.js":
            script = resources.files("newsgen.preview").joinpath("client.js").read_bytes()
            self._send(script, "text/javascript; charset=utf-8")
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _serve_page(self) -> None:
        path = Path(self.translate_path(self.path))
        status = HTTPStatus.OK
        if path.is_dir() and self.path.partition("?")[0].endswith("/"):
            path /= "index.html"
        if not path.exists():
            path, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        if path.suffix != ".html" or not path.is_file():
            super().do_GET()
            return
        script = f'<script src="{PREFIX}client.js?g={self._newsroom.generation}"></script>'
        page = path.read_bytes()
        head, tag, tail = page.rpartition(b"</body>")
        whole = head + script.encode() + tag + tail if tag else page
        self._send(whole, "text/html; charset=utf-8", status)

    def _send(self, data: bytes, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _stream(self) -> None:
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
            self.send_error(HTTPStatus.FORBIDDEN)
            return
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        version = -1
        try:
            while True:
                version, message = self._newsroom.wait(version)
                self.wfile.write(f"data: {message}\n\n".encode())
                self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            return


def start_server(out: Path, port: int, newsroom: Newsroom) -> ThreadingHTTPServer:
    """Serve `out` in a thread. Raises `OSError` where the port is taken."""
    handler: Callable[..., PreviewHandler] = functools.partial(
        PreviewHandler, newsroom, directory=str(out)
    )
    server = ThreadingHTTPServer((HOST, port), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
