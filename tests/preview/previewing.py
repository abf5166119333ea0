"""A running preview for tests: builds, watches and serves, as ``newsgen serve`` does."""

import http.client
import threading
import time
from dataclasses import dataclass, replace

from newsgen.build import Builder
from newsgen.commands.repeated import RepeatedBuilds
from newsgen.commands.serve import build, make_press, make_preview
from newsgen.preview.server import HOST, start_server, stop_server
from newsgen.preview.watch import Watcher
from newsgen.sample import SAMPLED
from tests.conftest import SiteFolder

COPY = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry came home on a calm sea at noon.\n"
STORY = "undated/ferry-finds-its-harbour/"


@dataclass(frozen=True)
class Answer:
    status: int
    body: bytes
    headers: dict[str, str]


class RunningPreview:
    """A preview of a site, on a port of its own."""

    def __init__(
        self,
        site: SiteFolder,
        *,
        poll: bool = False,
        waits: bool = False,
        sampled: int = SAMPLED,
    ) -> None:
        self.site = site
        self.watcher = Watcher(site.root, poll=poll)
        self.reason = self.watcher.start()
        builder = Builder(site.root, site.out, 1, previews=True)
        folder = site.root.with_name(f"{site.root.name}-sample")
        press = make_press(builder, self.watcher, folder)
        self.press = replace(press, sampler=replace(press.sampler, most=sampled))
        self.newsroom = self.press.newsroom
        self.preview = make_preview(site.root, self.press, self.watcher)
        self.server = start_server(self.preview, 0)
        self.port = self.server.server_port
        self.url = f"http://{HOST}:{self.port}/"
        self.builds = 0
        self._told = RepeatedBuilds()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        if not waits:
            self.begin()
            assert self.newsroom.wait_until(lambda: self.newsroom.ready, 60)

    def begin(self) -> None:
        """Start to build."""
        self._thread.start()

    def _run(self) -> None:
        finished = self._build()
        while not self._stopped.is_set():
            if self.watcher.wait(0.2 if finished else 0) or not finished:
                finished = self._build()

    def _build(self) -> bool:
        finished = build(self.press, self.site.out, self._told)
        self.builds += finished
        return finished

    def wait_for_build(self, builds: int) -> None:
        """Wait until more than `builds` are finished: an earlier page would change once more."""
        end = time.monotonic() + 60
        while self.builds <= builds and time.monotonic() < end:
            time.sleep(0.02)

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path, whatever it looks like; underscores in names of headers are hyphens."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=10)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.putrequest(method, path, skip_host="Host" in named)
        for name, value in named.items():
            connection.putheader(name, value)
        connection.endheaders()
        response = connection.getresponse()
        streams = response.getheader("Content-Type") == "text/event-stream"
        body = b"" if streams else response.read()
        answer = Answer(response.status, body, dict(response.getheaders()))
        connection.close()
        return answer

    def stop(self) -> None:
        """Stop all threads."""
        self._stopped.set()
        self.watcher.demand()
        if self._thread.is_alive():
            self._thread.join()
        stop_server(self.server, self.preview)
        self.watcher.stop()
