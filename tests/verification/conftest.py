"""A small archive with one of everything that verification looks at, built once."""

import shutil
from pathlib import Path

import pytest

from newsgen.verification.model import Report
from newsgen.verification.run import verify_site
from tests.conftest import SiteFolder

FERRY = """Ferry finds its harbour at last

By Marta Okonjo

TRIESTE, March 4, 2021 (AFP) - The ferry came in on Thursday with a goat & two pianos aboard.

"We waited for the tide," said Luka Petrin, the harbour-master. "It came."

The <second> ferry is late. Luka Petrin told reporters it would sail on the flood.

(Reporting by Marta Okonjo; Editing by Sam Bell)
"""
LEVEE = """Levee holds through the night

TRIESTE, March 6, 2021 (AFP) - The levee above the town held, and nobody slept.

"Sand is heavy," said Luka Petrin, the harbour-master, who carried most of it.

Farmers counted eleven hundred bags at noon.
"""
PIANO = """---
headline: The piano that crossed a bay
date: 2021-03-09
topics: [Music]
byline: Ana Vidmar
---

The piano stood on deck for **three** hours.[^1] See [the ferry](../seeds/ferry.txt).

## What it weighed

"It weighed as much as a goat," said Luka Petrin, the harbour-master.

- one lid
- three legs

[^1]: The captain says four.
"""
GOATS = """---
headline: Goats of the gulf
date: 2021-03-11
topics: [Music]
---

Eleven goats were counted on the quay, and *one* of them sang.
"""


def build_archive(site: SiteFolder) -> None:
    """Write the archive into `site` and build it."""
    site.write("newsgen.yaml", "title: Gulf Wire\nurl: https://gulf.example/wire\npage_size: 5\n")
    site.write("seeds/ferry.txt", FERRY)
    site.write("seeds/levee.txt", LEVEE)
    site.write("articles/piano.md", PIANO)
    site.write("articles/goats.md", GOATS)
    report = site.build()
    assert not report.failed, [str(issue) for issue in report.issues]


def verify(site: SiteFolder) -> Report:
    """Verify a built archive in this process."""
    return verify_site(site.root, site.out, site.root / ".newsgen", 1, lambda *_: None)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> SiteFolder:
    """The archive; not to be changed."""
    site = SiteFolder(tmp_path_factory.mktemp("verification") / "site")
    build_archive(site)
    return site


@pytest.fixture
def copied(built: SiteFolder, tmp_path: Path) -> SiteFolder:
    """A copy of the built archive, times of files included, that a test may damage."""
    shutil.copytree(built.root, tmp_path / "site")
    site = SiteFolder.__new__(SiteFolder)
    site.root, site.out = tmp_path / "site", tmp_path / "site" / "build"
    return site
