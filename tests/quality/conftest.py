"""What the gates share: the demo archive with two pages more, its kinds of page, and a server."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from newsgen.build import Builder
from tests.conftest import SiteFolder
from tests.quality.page_kinds import PageKind, build_with_templates, find_page_kinds
from tests.quality.serving import serve_folder

MOVED = """\
---
headline: Slipway moves a yard to the east
date: 2022-02-02
aliases: [/2022/02/slipway-moves/]
---
The slipway at Fishguard moved a yard to the east on Wednesday.
"""
GONE = """\
---
headline: Slipway said to have moved to the west
date: 2022-02-01
takedown: {reason: It was the east., date: 2022-02-02}
---
The slipway at Fishguard moved a yard to the west on Tuesday.
"""


@pytest.fixture(scope="session")
def archive(demo: SiteFolder, tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """A copy of the demo archive, with a story that has moved and one that was taken down."""
    site = SiteFolder.__new__(SiteFolder)
    site.root = tmp_path_factory.mktemp("archive") / "site"
    site.out = site.root / "build"
    shutil.copytree(demo.root, site.root)
    site.write("articles/slipway-moved.md", MOVED)
    site.write("articles/slipway-gone.md", GONE)
    return site


@pytest.fixture(scope="session")
def templates(archive: SiteFolder) -> Mapping[str, str]:
    return build_with_templates(Builder(archive.root, archive.out, jobs=1))


@pytest.fixture(scope="session")
def kinds(archive: SiteFolder, templates: Mapping[str, str]) -> tuple[PageKind, ...]:
    return find_page_kinds(templates, archive.out)


@pytest.fixture(scope="session")
def out(archive: SiteFolder, templates: Mapping[str, str]) -> Path:
    """The folder of the pages, built."""
    return archive.out


@pytest.fixture(scope="session")
def served(out: Path) -> Iterator[str]:
    with serve_folder(out) as address:
        yield address
