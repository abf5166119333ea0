"""The other themes, on a few kinds of page: what they change is the head of pages and the style.

All kinds take two and a half minutes; these show every part that a style sheet names.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from newsgen.build import Builder
from newsgen.theme import theme_names
from tests.conftest import SiteFolder
from tests.quality.accessibility import LOOKS, find_violations
from tests.quality.page_kinds import PageKind, build_with_templates, find_page_kinds
from tests.quality.serving import serve_folder
from tests.quality.test_markup import MISTAKEN
from tests.quality.tools import require_package, require_program, run_program

OTHERS = theme_names(Path("no site"))[1:]
SHOWN = (
    *("article.html", "front.html", "person.html", "place.html"),
    *("search.html", "terms.html", "year.html"),
)


@dataclass(frozen=True, slots=True)
class Themed:
    """The demo archive in another theme."""

    out: Path
    kinds: tuple[PageKind, ...]


@pytest.fixture(scope="module", params=OTHERS)
def themed(
    request: pytest.FixtureRequest, archive: SiteFolder, tmp_path_factory: pytest.TempPathFactory
) -> Themed:
    root = tmp_path_factory.mktemp(request.param) / "site"
    ours = shutil.ignore_patterns("templates", "static", "build", ".newsgen")
    shutil.copytree(archive.root, root, ignore=ours)
    with (root / "newsgen.yaml").open("a", encoding="utf-8") as config:
        config.write(f"theme: {request.param}\n")
    templates = build_with_templates(Builder(root, root / "build", jobs=1))
    kinds = {kind.template: kind for kind in find_page_kinds(templates, root / "build")}
    return Themed(root / "build", tuple(kinds[template] for template in SHOWN))


@pytest.fixture(scope="module", name="address")
def served_address(themed: Themed) -> Iterator[str]:
    with serve_folder(themed.out) as address:
        yield address


def test_axe_finds_no_violation_in_another_theme(
    browser: Browser, themed: Themed, address: str
) -> None:
    source = require_package("axe-core/axe.min.js").read_text(encoding="utf-8")
    paths = [kind.path for kind in themed.kinds]
    paths += [f"{kind.path}?q=ferry" for kind in themed.kinds if kind.template == "search.html"]
    found = [
        f"{look.name}: {violation}"
        for look in LOOKS
        for violation in find_violations(browser, source, address, paths, look)
    ]
    assert found == []


def test_vnu_finds_no_error_in_another_theme(themed: Themed) -> None:
    java, jar = require_program("java"), require_package("vnu-jar/build/dist/vnu.jar")
    files = [themed.out / kind.path for kind in themed.kinds]
    files += sorted(themed.out.glob("*.css"))
    switches = ("--format", "json", "--also-check-css", "--filterpattern", MISTAKEN)
    quick = ("-Xss4m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
    _, said, code = run_program(java, *quick, "-jar", jar, *switches, *files, folder=themed.out)
    found = [
        f"{m['url']}:{m.get('lastLine', '')} {m['message']}" for m in json.loads(said)["messages"]
    ]
    assert found == []
    assert code == 0
