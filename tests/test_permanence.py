"""Published addresses go on working: through renames, takedowns, and from a clean clone."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from newsgen import codes
from newsgen.archive.ledger import load_ledger
from newsgen.build import Builder
from newsgen.cli import group
from newsgen.loader.addresses import file_of
from newsgen.places import LEDGER_FILE
from newsgen.report import BuildReport
from tests.conftest import ROOT, SiteFolder, read_tree

STORY = "The council met at noon and left at one, with the ferry still to be found.\n"


def publish(site: SiteFolder, *, locked: bool = False) -> BuildReport:
    """What ``newsgen build`` does."""
    return Builder(site.root, site.out, 1, records=True, locked=locked).rebuild()


def head(lines: str) -> str:
    return f"---\n{lines}---\n\n{STORY}"


def ledger_text(site: SiteFolder) -> str:
    file = site.root / LEDGER_FILE
    return file.read_text("utf-8") if file.exists() else ""


@pytest.fixture
def kept(site: SiteFolder) -> SiteFolder:
    """A site that keeps a ledger, with one story published."""
    site.write("newsgen.yaml", "title: Test archive\nurl: https://archive.example/news\n")
    site.write("articles/a.md", head("id: a1\nheadline: Ferry found\ndate: 2021-03-04\n"))
    assert not publish(site).failed
    return site


def test_a_site_without_an_address_keeps_no_ledger(site: SiteFolder) -> None:
    site.write("articles/a.md", head("headline: Ferry found\n"))
    publish(site)
    assert not (site.root / LEDGER_FILE).exists()
    site.write("newsgen.yaml", "title: Test archive\nledger: true\n")
    assert publish(site).recorded == 1
    assert "/undated/ferry-found/" in ledger_text(site)


def test_a_site_may_keep_none_in_spite_of_its_address(kept: SiteFolder) -> None:
    kept.write("newsgen.yaml", "url: https://archive.example\nledger: false\n")
    (kept.root / "articles/a.md").unlink()
    assert not publish(kept).failed


def test_a_preview_and_a_check_note_nothing(kept: SiteFolder) -> None:
    (kept.root / LEDGER_FILE).unlink()
    assert kept.build().recorded == 0
    result = CliRunner().invoke(group, ["check", "--site", str(kept.root)])
    assert result.exit_code == 0
    assert not (kept.root / LEDGER_FILE).exists()


def test_a_renamed_story_leaves_a_page_and_rules_behind(kept: SiteFolder) -> None:
    kept.write(
        "articles/a.md", head("id: a1\nheadline: Ferry lost\ndate: 2022-05\nslug: lost-é.1\n")
    )
    assert publish(kept).recorded == 1

    page = kept.page("2021/03/ferry-found/index.html")
    assert 'content="0; url=../../../2022/05/lost-é.1/index.html"' in page
    assert '<link rel="canonical" href="https://archive.example/news/2022/05/lost-é.1/">' in page
    assert '<a href="../../../2022/05/lost-é.1/index.html">Ferry lost</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<meta property="og:description" content="{STORY.strip()}">' in page
    assert "/news/2021/03/ferry-found/ /news/2022/05/lost-%C3%A9.1/ 301\n" in kept.page(
        "_redirects"
    )
    rule = 'RedirectMatch 301 "^/news/2021/03/ferry-found(/(index\\.html)?)?$"'
    assert f'{rule} "/news/2022/05/lost-%C3%A9.1/"\n' in kept.page(".htaccess")
    assert "ferry-found" not in kept.page("sitemap.xml")


def test_a_site_that_never_moved_has_no_rules(kept: SiteFolder) -> None:
    assert not (kept.out / "_redirects").exists()
    assert not (kept.out / ".htaccess").exists()


def test_rules_of_the_sites_own_go_before_newsgens(kept: SiteFolder) -> None:
    kept.write("static/_redirects", "/x/ /y/ 302\n")
    kept.write("articles/a.md", head("id: a1\nheadline: Ferry lost\ndate: 2021-03-04\n"))
    assert not publish(kept).failed
    assert kept.page("_redirects") == "/x/ /y/ 302\n"
    assert "ferry-lost" in kept.page(".htaccess")


def test_a_build_from_a_clean_clone_keeps_old_addresses(kept: SiteFolder, tmp_path: Path) -> None:
    kept.write("articles/a.md", head("id: a1\nheadline: Ferry lost\ndate: 2021-03-04\n"))
    publish(kept)
    clone = SiteFolder(tmp_path / "clone")
    for name in ("newsgen.yaml", LEDGER_FILE, "articles/a.md"):
        clone.write(name, (kept.root / name).read_bytes())
    assert publish(clone, locked=True).recorded == 0
    assert clone.tree() == kept.tree()


def test_a_locked_build_does_not_publish_what_nobody_would_remember(kept: SiteFolder) -> None:
    kept.write("articles/a.md", head("id: a1\nheadline: Ferry lost\ndate: 2021-03-04\n"))
    before = kept.tree(), ledger_text(kept)
    report = publish(kept, locked=True)
    assert [issue.code for issue in report.issues] == [codes.UNRECORDED.id]
    assert (kept.tree(), ledger_text(kept)) == before


def test_a_failed_build_notes_nothing(kept: SiteFolder) -> None:
    before = kept.tree(), ledger_text(kept)
    kept.write("articles/a.md", head("id: a1\nheadline: Ferry lost\ndate: 2021-03-04\n"))
    kept.write("articles/b.md", head("headline: [1, 2]\n"))
    assert publish(kept).failed
    assert (kept.tree(), ledger_text(kept)) == before


def test_check_fails_where_an_address_would_vanish_and_says_what_to_do(kept: SiteFolder) -> None:
    (kept.root / "articles/a.md").unlink()
    result = CliRunner().invoke(group, ["check", "--site", str(kept.root)])
    assert result.exit_code == 1
    assert "addresses.tsv:3:1: error N405 /2021/03/ferry-found/ would vanish" in result.output
    assert "takedowns.yaml" in result.output


def test_a_file_that_does_not_parse_is_one_error_and_not_two(kept: SiteFolder) -> None:
    kept.write("articles/a.md", head("id: a1\nheadline: [1]\n"))
    assert [issue.code for issue in publish(kept).issues] == [codes.WRONG_TYPE.id]


@pytest.mark.parametrize("way", ["front matter", "list", "list, file removed"])
def test_what_is_taken_down_leaves_a_tombstone_and_nothing_else(kept: SiteFolder, way: str) -> None:
    fields = "id: a1\nheadline: Ferry found\ndate: 2021-03-04\ntopics: [Boat finds]\n"
    kept.write("articles/a.md", head(fields))
    kept.write(
        "articles/b.md",
        "---\nheadline: Harbour\ndate: 2021-03-05\n---\n\nAs [we said](a.md), it is found.\n",
    )
    publish(kept)
    assert "ferry-found" in kept.page("2021/03/harbour/index.html")
    reason = "reason: Its owner & we agreed.\n  date: 2024-05-01\n"
    if way == "front matter":
        kept.write("articles/a.md", head(f"{fields}takedown:\n  {reason}"))
    else:
        kept.write("takedowns.yaml", f"/2021/03/ferry-found/:\n  {reason}")
    if way == "list, file removed":
        (kept.root / "articles/a.md").unlink()

    report = publish(kept)

    assert not report.failed
    assert (report.articles, report.drafts) == (1, 0)
    page = kept.page("2021/03/ferry-found/index.html")
    assert "<p>Its owner &amp; we agreed.</p>" in page
    assert '<time datetime="2024-05-01">1 May 2024</time>' in page
    assert "Ferry found" not in page
    assert 'RedirectMatch 410 "^/news/2021/03/ferry-found(/' in kept.page(".htaccess")
    others = {path: data for path, data in kept.tree().items() if "ferry-found" not in path}
    naming = [path for path, data in others.items() if b"ferry-found" in data.lower()]
    assert sorted(naming) == [".htaccess", "_redirects"]
    assert [path for path, data in others.items() if b"Ferry found" in data] == []
    assert [path for path in others if "boat-finds" in path] == []
    assert "As we said, it is found." in kept.page("2021/03/harbour/index.html")


def test_an_alias_where_a_list_or_a_static_file_stands_is_named(kept: SiteFolder) -> None:
    kept.write("static/notes/plan.html", "<p>Plan</p>")
    fields = "id: a1\nheadline: Ferry found\ndate: 2021-03-04\naliases: [%s]\n"
    for alias in ("/topics/", "/2021/03", "/notes/plan.html", "/feed.xml/old/"):
        kept.write("articles/a.md", head(fields % alias))
        (issue,) = publish(kept).issues
        assert (issue.code, issue.path, issue.line) == (codes.ALIAS_TAKEN.id, "articles/a.md", 5)


def test_two_forms_of_a_name_that_are_brought_together_keep_both_addresses(
    kept: SiteFolder,
) -> None:
    body = '"It came back," said Marta Kosic, the harbour-master.\n'
    kept.write("articles/b.md", f"---\nheadline: B\npeople: [Marta Kosic]\n---\n\n{body}")
    publish(kept)
    assert "people/marta-kosic/index.html" in kept.tree()
    kept.write(
        "authority.yaml",
        "people:\n  marta-kosic-bell: {name: Marta Bell, aliases: [Marta Kosic]}\n",
    )
    assert not publish(kept).failed
    assert "../../people/marta-kosic-bell/index.html" in kept.page("people/marta-kosic/index.html")


HEADLINES = ["Ferry found", "Ferry lost", "Goat wins vote"]
SOURCES = ["articles/a.md", "articles/b.md", "seeds/c.txt"]
ALIASES = ["/old/one/", "/old/two.html", "/2021/03/ferry-found/"]
fields = st.builds(
    lambda headline, date, slug, aliases, extra: head(
        f"headline: {headline}\n{date}{slug}aliases: [{', '.join(aliases)}]\n{extra}"
    ),
    st.sampled_from(HEADLINES),
    st.sampled_from(["", "date: 2021-03-04\n", "date: 2022\n", "date: 2023-07\n"]),
    st.sampled_from(["", "", "", "slug: tide\n"]),
    st.lists(st.sampled_from(ALIASES), max_size=2, unique=True),
    st.sampled_from(["", "", "draft: true\n", "takedown: It was wrong.\n", "id: x1\n"]),
)
edits = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(SOURCES), fields),
    st.tuples(st.just("delete"), st.sampled_from([*SOURCES, "takedowns.yaml"]), st.just("")),
    st.tuples(
        st.just("write"),
        st.just("takedowns.yaml"),
        st.sampled_from(["/undated/ferry-found/: Wrong.\n", "/old/one/: {reason: Not ours.}\n"]),
    ),
    st.tuples(
        st.just("write"),
        st.just("newsgen.yaml"),
        st.sampled_from(["ledger: true\n", "ledger: true\npermalink: /{year}/{slug}/\n"]),
    ),
)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(batches=st.lists(st.lists(edits, min_size=1, max_size=3), min_size=1, max_size=6))
def test_incremental_equals_clean_and_no_published_address_dies(
    tmp_path: Path, batches: list[list[tuple[str, str, str]]]
) -> None:
    shutil.rmtree(tmp_path / "site", ignore_errors=True)
    site = SiteFolder(tmp_path / "site")
    site.write("newsgen.yaml", "ledger: true\n")
    site.write("articles/a.md", head("headline: Ferry found\n"))
    assert not publish(site).failed
    for batch in batches:
        tree, noted = site.tree(), ledger_text(site)
        for action, path, value in batch:
            if action == "write":
                site.write(path, value)
            else:
                (site.root / path).unlink(missing_ok=True)
        if publish(site).failed:
            assert (site.tree(), ledger_text(site)) == (tree, noted)
            continue
        after = ledger_text(site)
        assert set(noted.splitlines()) <= set(after.splitlines())
        ledger, _ = load_ledger(site.root)
        assert {file_of(line.address) for line in ledger.lines} <= site.tree().keys()
        for text in (noted, after):
            site.write(LEDGER_FILE, text)
            assert build_clean(site, tmp_path) == site.tree()


def build_clean(site: SiteFolder, folder: Path) -> dict[str, bytes]:
    """The output of a build from nothing, that notes nothing."""
    for name in ("clean", "state"):
        shutil.rmtree(folder / name, ignore_errors=True)
    report = Builder(site.root, folder / "clean", 1, state=folder / "state").rebuild()
    assert not report.failed
    return read_tree(folder / "clean")


@pytest.fixture(scope="module")
def moved(demo: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The demo archive, published twice; between, headline, slug and date of a story changed."""
    site = SiteFolder(tmp_path_factory.mktemp("moved"))
    for name in ("seeds", "articles", "templates", "static"):
        shutil.copytree(demo.root / name, site.root / name)
    for name in ("newsgen.yaml", LEDGER_FILE, "takedowns.yaml"):
        shutil.copy(ROOT / name, site.root)
    assert not publish(site).failed
    path = site.root / "articles/ferry-trieste-five-years.md"
    head_, _, body = path.read_text("utf-8").partition("\n---\n")
    kept_lines = [
        line for line in head_.splitlines() if not line.startswith(("headline:", "slug:", "date:"))
    ]
    new = ["headline: The loud ferry", "slug: loud-ferry", "date: 2023-07-01"]
    path.write_text("\n".join([*kept_lines, *new, "---", body]), "utf-8")
    assert publish(site).recorded == 1
    return site


OLD = "2023/06/trieste-quiet-ferry/"
NEW = "2023/07/loud-ferry/"


@pytest.fixture(scope="module")
def server(moved: SiteFolder) -> Iterator[str]:
    handler = partial(QuietHandler, directory=str(moved.out))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serving.server_port}/"
        serving.shutdown()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        pass


@pytest.mark.parametrize("way", ["http", "http without the last /", "file"])
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_reader_with_an_old_address_comes_to_the_story(
    moved: SiteFolder, server: str, browser: Browser, way: str, scripts: bool
) -> None:
    old, new = f"{server}{OLD}", f"{server}{NEW}index.html"
    if way == "file":
        old = (moved.out / OLD / "index.html").as_uri()
        new = (moved.out / NEW / "index.html").as_uri()
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(old if way != "http without the last /" else old.rstrip("/"))
    page.wait_for_url(new)
    assert page.locator("h1").inner_text() == "The loud ferry"
    context.close()


def test_the_demo_shows_a_tombstone_and_a_story_that_moved(demo: SiteFolder) -> None:
    pages = {path: data.decode() for path, data in demo.tree().items() if path.endswith(".html")}
    assert [path for path, text in pages.items() if "was taken down</h1>" in text] != []
    assert [path for path, text in pages.items() if 'http-equiv="refresh"' in text] != []
    assert "301" in demo.page("_redirects")
    assert "410" in demo.page(".htaccess")
