"""``newsgen serve`` as a user runs it."""

import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsgen.cli import group
from newsgen.places import PREVIEWS
from newsgen.sample import SAMPLED, WORTH
from newsgen.scratch import CLAIMED
from tests.conftest import SiteFolder
from tests.preview.previewing import COPY, STORY


@dataclass(frozen=True)
class Serving:
    process: subprocess.Popen[str]
    url: str

    def read(self, path: str) -> str:
        with urllib.request.urlopen(self.url + path, timeout=10) as answer:
            body: bytes = answer.read()
            return body.decode()

    def wait_for(self, path: str, words: str) -> None:
        for _ in range(300):
            try:
                if words in self.read(path):
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise AssertionError(f"{words} is not in {path}")


@contextmanager
def serving(site: SiteFolder, *options: str) -> Iterator[Serving]:
    command = [sys.executable, "-u", "-m", "newsgen", "serve", "--port", "0", "--site"]
    with subprocess.Popen(
        [*command, str(site.root), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        try:
            assert process.stdout
            found = re.search(r"http://(\S+):(\d+)/", process.stdout.readline())
            assert found
            yield Serving(process, f"http://127.0.0.1:{found[2]}/")
        finally:
            process.kill()


def test_it_serves_what_is_saved_and_stops_when_told(site: SiteFolder) -> None:
    site.write("seeds/ferry.txt", COPY)
    with serving(site) as running:
        running.wait_for(STORY, "calm sea")
        site.write("seeds/ferry.txt", COPY.replace("calm sea", "heavy swell"))
        running.wait_for(STORY, "heavy swell")
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(60) == 0


@pytest.fixture
def large(site: SiteFolder) -> SiteFolder:
    """A site that is large enough to be shown in part first."""
    for number in range(WORTH * SAMPLED):
        site.write(f"seeds/{number}.txt", COPY.replace("harbour", f"harbour {number}"))
    return site


def wait_for_sample(running: Serving) -> None:
    assert running.process.stdout
    said = f"{SAMPLED} of {WORTH * SAMPLED} files can be seen, those saved last"
    # Before it may come that changes are looked for by the clock, where others watch too much.
    assert any(line.startswith(said) for line in islice(running.process.stdout, 3))


def find_samples(cache: Path) -> list[Path]:
    return list((cache / "newsgen" / PREVIEWS).glob(f"*/{CLAIMED}"))


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache of whoever starts a preview."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_a_large_site_is_shown_in_part_first(large: SiteFolder, cache: Path) -> None:
    with serving(large) as running:
        wait_for_sample(running)
        assert [(folder / "build/index.html").exists() for folder in find_samples(cache)] == [True]
        running.wait_for("undated/ferry-finds-its-harbour-0/", "calm sea")
        running.process.send_signal(signal.SIGINT)
        assert running.process.wait(60) == 0
    assert find_samples(cache) == []


def test_the_next_preview_removes_the_part_that_a_killed_one_has_left(
    large: SiteFolder, cache: Path
) -> None:
    with serving(large) as running:
        wait_for_sample(running)
        running.process.kill()
        running.process.wait()
    (left,) = find_samples(cache)
    assert (left / "build/index.html").exists()
    shutil.rmtree(large.root / "seeds")  # of what is there now, no part is shown
    with serving(large):
        assert find_samples(cache) == []


def test_it_outlives_a_site_that_is_broken(site: SiteFolder) -> None:
    site.write("seeds/ferry.txt", COPY)
    with serving(site, "--poll") as running:
        running.wait_for(STORY, "calm sea")
        (site.root / "newsgen.yaml").unlink()
        running.wait_for("__newsgen/news?page=index.html", "newsgen.yaml")
        assert "calm sea" in running.read(STORY)
        site.write("newsgen.yaml", "title: Mended\n")
        running.wait_for(STORY, "Mended")


def test_other_machines_are_let_in_only_with_a_warning(site: SiteFolder) -> None:
    site.write("seeds/ferry.txt", COPY)
    with serving(site, "--host", "0.0.0.0") as running:
        assert running.process.stdout
        assert "warning: everybody who can reach 0.0.0.0" in running.process.stdout.readline()
        running.wait_for(STORY, "calm sea")


def test_a_port_that_is_taken_is_told(site: SiteFolder) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(group, ["serve", "--site", str(site.root), "--port", port])
    assert done.exit_code == 1
    assert f"port {port} of 127.0.0.1 cannot be used" in done.output
    assert "--port" in done.output
