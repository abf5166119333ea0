"""A folder served on 127.0.0.1 as a plain web host does it: gzipped, and nothing but its files."""

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

_ZIPPED = (".html", ".css", ".js", ".json", ".svg", ".txt", ".xml")


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".svg": "image/svg+xml"}  # noqa: RUF012

    def do_GET(self) -> None:
        """Send a file, gzipped where that helps."""
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(404)
            return
        data = file.read_bytes()
        kind = self.guess_type(file)
        self.send_response(200)
        if file.suffix in _ZIPPED:
            data = gzip.compress(data, mtime=0)
            self.send_header("Content-Encoding", "gzip")
            kind += "" if file.suffix == ".svg" else "; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up while it is being answered is no fault."""


@contextmanager
def serve_folder(folder: Path) -> Iterator[str]:
    """Serve `folder` while the context lasts; its address, with a slash at the end."""
    server = _Server(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
