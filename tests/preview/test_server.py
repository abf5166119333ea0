"""The preview over plain HTTP: what is served, what is made again, and who is let in."""

import hashlib
import json
import shutil
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgen.preview.newsroom import Problem
from newsgen.preview.pages import add_client, read_asset
from newsgen.preview.server import HOST
from tests.conftest import SiteFolder
from tests.preview.previewing import COPY, STORY, RunningPreview


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningPreview]:
    """A preview that no test changes."""
    site = SiteFolder(tmp_path_factory.mktemp("served") / "site")
    site.write("seeds/ferry.txt", COPY)
    running = RunningPreview(site)
    yield running
    running.stop()


def test_the_script_is_served_and_never_written(served: RunningPreview) -> None:
    page = served.get("/")
    assert page.status == 200
    assert b'src="/__newsgen/client.js" data-newsgen-page="index.html"' in page.body
    assert all(b"__newsgen" not in data for data in served.site.tree().values())


def test_a_page_is_otherwise_the_file(served: RunningPreview) -> None:
    generation = served.newsroom.generation
    file = (served.site.out / STORY / "index.html").read_bytes()
    page = add_client(file, generation, 200, f"{STORY}index.html", "seeds/ferry.txt")
    assert served.get(f"/{STORY}").body == page
    assert served.get("/style.css").body == (served.site.out / "style.css").read_bytes()


def test_a_page_without_a_body_tag_gets_the_script_at_its_end() -> None:
    assert add_client(b"<p>Short", 7, 200, 'a"b.html').startswith(b"<p>Short<script ")
    assert b"a&quot;b.html" in add_client(b"", 7, 200, 'a"b.html')


def test_every_answer_says_what_others_may_not_do(served: RunningPreview) -> None:
    for path in ("/", "/style.css", "/no/such/page", "/__newsgen/client.js"):
        headers = served.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/icon.svg", "image/svg+xml"),
        ("/feed.json", "application/json; charset=utf-8"),
        ("/__newsgen/client.js", "text/javascript; charset=utf-8"),
        ("/__newsgen/idiomorph.js", "text/javascript; charset=utf-8"),
    ],
)
def test_media_types_are_told(served: RunningPreview, path: str, kind: str) -> None:
    assert served.get(path).headers["Content-Type"] == kind


def test_a_head_request_gets_the_head_alone(served: RunningPreview) -> None:
    answer = served.get("/", method="HEAD")
    assert answer.status == 200
    assert answer.body == b""
    assert int(answer.headers["Content-Length"]) == len(served.get("/").body)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "BREW"])
def test_only_reading_is_allowed(served: RunningPreview, method: str) -> None:
    answer = served.get("/", method=method)
    assert answer.status == 405
    assert answer.headers["Allow"] == "GET, HEAD"


def test_a_folder_leads_to_the_address_with_a_slash(served: RunningPreview) -> None:
    answer = served.get(f"/{STORY.rstrip('/')}?a=1")
    assert (answer.status, answer.headers["Location"]) == (302, f"/{STORY}?a=1")


def test_a_missing_page_shows_the_sites_own_404(served: RunningPreview) -> None:
    answer = served.get("/no/such/page/")
    assert answer.status == 404
    assert b"<h1>" in answer.body
    assert served.get("/no/such.css").body == b"Not Found\n"


@pytest.mark.parametrize("host", ["evil.example:80", "127.0.0.1:1", ""])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_another_hosts_name_is_refused(served: RunningPreview, host: str, method: str) -> None:
    assert served.get("/", method, Host=host).status == 421


@pytest.mark.parametrize("path", ["events", "news", "client.js", f"inspect/{STORY}"])
def test_another_sites_page_gets_nothing_of_the_previews_own(
    served: RunningPreview, path: str
) -> None:
    assert served.get(f"/__newsgen/{path}", Sec_Fetch_Site="cross-site").status == 403
    assert served.get(f"/__newsgen/{path}", Origin="https://evil.example").status == 403
    assert served.get(f"/__newsgen/{path}", Sec_Fetch_Site="same-origin").status == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [("/../newsgen.yaml", 404), ("/%2e%2e/newsgen.yaml", 404), ("/..%2fnewsgen.yaml", 404),
     ("//newsgen.yaml", 404), ("/....//newsgen.yaml", 404), ("/a%00", 400),
     ("/..%5cnewsgen.yaml", 400),
     ("/__newsgen/../client.js", 404), ("/__newsgen/..%2f..%2f__init__.py", 404),
     ("/__newsgen/waiting.html", 404), ("/__newsgen/", 404), ("/outside.yaml", 403)],
)  # fmt: skip
def test_nothing_outside_the_output_is_served(
    served: RunningPreview, path: str, status: int
) -> None:
    link = served.site.out / "outside.yaml"
    if not link.is_symlink():
        link.symlink_to(served.site.root / "newsgen.yaml")
    answer = served.get(path)
    assert answer.status == status
    assert b"Test archive\n" not in answer.body


def test_a_request_that_is_no_http_does_no_harm(served: RunningPreview) -> None:
    with socket.create_connection((HOST, served.port), timeout=5) as raw:
        raw.sendall(b"\x16\x03\x01 nonsense\r\n\r\n")
        raw.recv(1000)
    assert served.get("/").status == 200


def test_a_tab_asks_what_it_missed(preview: RunningPreview) -> None:
    page, generation = f"{STORY}index.html", preview.newsroom.generation
    asked = f"/__newsgen/news?page={page}&generation="
    assert json.loads(preview.get(f"{asked}{generation}").body) == {
        "generation": generation,
        "previous": generation,
        "urls": [],
        "css": [],
        "files": [],
        "problems": [],
        "errors": 0,
        "warnings": 0,
        "progress": None,
        "restarted": False,
        "story": True,
    }
    missed = json.loads(preview.get(f"{asked}{generation - 1}").body)
    assert missed["urls"] == [page]
    assert "style.css" in missed["css"]
    assert not json.loads(preview.get("/__newsgen/news?page=index.html").body)["story"]
    assert preview.get(f"{asked}x").status == 400
    assert preview.newsroom.open_pages()[:2] == ("index.html", page)


def test_an_output_that_is_deleted_is_made_again(preview: RunningPreview) -> None:
    whole = preview.site.tree()
    shutil.rmtree(preview.site.out)
    for _ in range(50):  # a slow machine may need more than one wait
        answer = preview.get(f"/{STORY}")
        if answer.status == 200:
            break
        assert answer.status == 503
        time.sleep(0.2)
    assert b"calm sea" in answer.body
    assert preview.site.tree() == whole
    assert preview.get("/no/such/page/").status == 404


def test_a_single_file_that_is_deleted_is_made_again(preview: RunningPreview) -> None:
    (preview.site.out / "style.css").unlink()
    assert preview.get("/style.css").status in (200, 503)
    assert preview.newsroom.wait_until((preview.site.out / "style.css").is_file, 20)


def test_before_the_first_build_a_page_says_so(site: SiteFolder) -> None:
    site.write("seeds/ferry.txt", COPY)
    running = RunningPreview(site, waits=True)
    answer = running.get("/", Accept="text/html")
    assert answer.status == 503
    assert b"Building" in answer.body
    assert running.get("/style.css").status == 503
    running.stop()


def test_an_earlier_output_is_served_before_the_first_build(site: SiteFolder) -> None:
    site.write("seeds/ferry.txt", COPY)
    site.build()
    running = RunningPreview(site, waits=True)
    answer = running.get(f"/{STORY}")
    assert answer.status == 200
    assert b"calm sea" in answer.body
    assert running.get("/new/", Accept="text/html").status == 503
    running.stop()


def test_while_something_is_wrong_the_last_good_pages_stay(preview: RunningPreview) -> None:
    preview.site.write("articles/bad.md", "---\nheadline: One\ntopics: 5\n---\n\nText.\n")
    assert preview.newsroom.wait_until(lambda: bool(preview.newsroom.problems), 20)
    assert b"calm sea" in preview.get(f"/{STORY}").body
    problem = preview.newsroom.problems[0]
    assert isinstance(problem, Problem)
    assert (problem.place, problem.excerpt) == ("articles/bad.md:3:9", "topics: 5")


def test_only_scripts_and_styles_of_the_preview_are_served() -> None:
    assert read_asset("client.js")
    for name in ("inspect.html", "../server.py", "server.py", "idiomorph.LICENSE", "README.md", ""):
        assert read_asset(name) is None


def test_the_vendored_code_is_what_its_record_says() -> None:
    folder = Path(__file__).parents[2] / "src/newsgen/preview/vendor"
    digest = hashlib.sha256((folder / "idiomorph.js").read_bytes()).hexdigest()
    assert digest in (folder / "README.md").read_text(encoding="utf-8")
    assert "Zero-Clause BSD" in (folder / "idiomorph.LICENSE").read_text(encoding="utf-8")
