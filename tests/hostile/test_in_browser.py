"""Every page of the site with all payloads, opened in Chromium: nothing of them runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Error, Page, Route

from tests.hostile.markup import HOST, build_markup
from tests.quality.serving import serve_folder

_LISTEN = """
window.heard = [];
document.addEventListener('securitypolicyviolation', (event) =>
  window.heard.push('policy: ' + event.violatedDirective + ' ' + event.blockedURI));
"""
_REDIRECT = '<meta http-equiv="refresh"'
_ASK = """() => [
  ...window.heard,
  ...(window.hostile ? ['the marker is set'] : []),
  ...(document.title === '' ? ['no title'] : []),
  ...[...document.scripts].filter((s) => s.type !== 'application/ld+json' &&
    !location.pathname.includes('/search/')).map((s) => 'script: ' + s.outerHTML),
  ...[...document.querySelectorAll('*')].flatMap((element) => [...element.attributes]
    .filter((a) => /^on/i.test(a.name) || (
      /^\\s*(javascript:|vbscript:|data:(?!application))/i.test(a.value) &&
      ['href', 'src', 'action', 'formaction', 'data', 'xlink:href'].includes(a.name)))
    .map((a) => element.tagName + ' ' + a.name + '=' + a.value.slice(0, 60))),
  ...[...document.querySelectorAll(
    'iframe,object,embed,base,form:not([role=search]):not([action*=search]),style,math,' +
    'article template,article svg,frame,applet,meta[http-equiv=refresh],' +
    'audio,video')].map((e) => e.outerHTML),
]"""


@dataclass
class Heard:
    """What happened while pages were open."""

    told: list[str] = field(default_factory=list)

    def _note_dialog(self, dialog: Dialog) -> None:
        self.told.append("dialog")
        dialog.dismiss()

    def listen(self, page: Page, base: str) -> None:
        """Note dialogs, messages and requests; none of the latter leaves the machine."""
        page.on("dialog", self._note_dialog)
        page.on("console", lambda message: self.told.append(f"console: {message.text[:200]}"))
        page.on("pageerror", lambda error: self.told.append(f"error: {error}"))
        page.on("popup", lambda popup: self.told.append(f"window: {popup.url}"))

        def route(asked: Route) -> None:
            if asked.request.resource_type == "stylesheet":
                asked.fulfill(body="", content_type="text/css")
            elif asked.request.url.startswith(base):
                asked.continue_()
            else:
                self.told.append(f"request: {asked.request.url[:200]}")
                asked.abort()

        page.route("**/*", route)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("markup")
    build_markup(folder)
    return folder / "build"


@pytest.fixture
def addresses(built: Path, request: pytest.FixtureRequest) -> Iterator[tuple[str, list[str]]]:
    """Where the pages are, and the path of each."""
    paths = sorted(
        path.relative_to(built).as_posix()
        for path in built.rglob("*.html")
        if _REDIRECT not in path.read_text(encoding="utf-8")  # newsgen's own, of names that merge
    )
    if request.param == "http":  # the same bytes: one page of each kind is enough
        paths = sorted({path.rsplit("/", 2)[0]: path for path in paths}.values())
    else:  # every story, and every sixteenth list: a term's page is like that of the next
        stories = [path for path in paths if path.startswith(("2021/", "undated/"))]
        paths = sorted({*stories, *paths[::16]})
    if request.param == "file":
        yield f"{built.as_uri()}/", paths
    else:
        with serve_folder(built) as base:
            yield base, paths


@pytest.mark.parametrize("addresses", ["file", "http"], indirect=True)
def test_no_page_runs_what_a_site_contains(
    browser: Browser, addresses: tuple[str, list[str]]
) -> None:
    base, paths = addresses
    heard = Heard()
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(_LISTEN)
    heard.listen(page, base)
    wrong = {}
    for path in paths:
        page.goto(base + path, wait_until="domcontentloaded")
        try:
            found = [*page.evaluate(_ASK), *heard.told]
        except Error as error:
            found = [f"the page left itself: {error}"]
        heard.told.clear()
        if found:
            wrong[path] = found[:4]
    context.close()
    assert len(paths) > 10
    assert wrong == {}


def test_no_file_names_a_program_of_another_host(built: Path) -> None:
    for path in built.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert f"<script src=//{HOST}" not in text
        assert "\x1b" not in text
