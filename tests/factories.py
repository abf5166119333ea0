"""Invented values for tests: complete, valid, each field open to change."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from msgspec import structs

from newsgen.archive.cards import Card, QuoteCard, TermCard
from newsgen.archive.site import Site, build_site
from newsgen.config import Config
from newsgen.loader.sources import Text, Unread, decode
from newsgen.output import Staged, place_staged
from newsgen.records import (
    Article,
    Body,
    Fragment,
    Published,
    Quote,
    Source,
    Span,
    Speaker,
)
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.strings.reading import shipped_strings
from newsgen.renderer.views import Citation, DateView, PageHead, SiteHead
from newsgen.scanning import Snapshot, scan_site

ENGLISH = shipped_strings()

SITE_HEAD = SiteHead("The Quay Ledger", "", "en", (), "")
PAGE_HEAD = PageHead("A page", "", "en", "../../../", "2019/03/a/index.html", "", "", "feed.xml")


def make_published(value: str | None = "2019-03-12", **changes: Any) -> Published:
    """A date that the copy carries; an unknown one for None."""
    precision = {None: "unknown", 4: "year", 7: "month", 10: "day"}
    length = None if value is None else min(len(value), 11)
    known: Any = precision.get(length, "second")
    base = Published(
        value=value,
        earliest=None,
        latest=None,
        precision=known,
        origin="inferred" if value is None else "parsed",
        confidence=0.0 if value is None else 0.97,
        evidence=() if value is None else ("A line of its own gives the date.",),
    )
    return structs.replace(base, **changes)


def make_estimate(earliest: str, latest: str) -> Published:
    """A date that the text only lets one work out."""
    return Published(latest, earliest, latest, "window", "inferred", 0.7, ("It says Tuesday.",))


def make_term(label: str, *, given: bool = False, note: str = "") -> TermCard:
    """A term whose slug is its label in lower case with hyphens."""
    return TermCard(label.lower().replace(" ", "-"), label, given, note)


def make_quote_card(**changes: Any) -> QuoteCard:
    """A quotation of a person who has a page."""
    base = QuoteCard(
        id="q1",
        text="The tide does not wait for a timetable",
        speaker="Oda Lindqvist",
        person="oda-lindqvist",
        role="harbour pilot",
        anonymous=False,
    )
    return structs.replace(base, **changes)


def make_card(path: str = "seeds/ferry.txt", **changes: Any) -> Card:
    """A dated card without terms; its id, key and title follow from its path."""
    name = Path(path).stem
    base = Card(
        id=name.encode().hex()[:12].ljust(12, "0"),
        path=path,
        override="",
        key=f"key of {path}",
        title=name.replace("-", " ").capitalize(),
        slug="",
        teaser="The last boat left at nine.",
        language="",
        story="",
        draft=False,
        published=make_published(),
        bylines=(),
        filed_from=(),
        agencies=(),
        topics=(),
        people=(),
        places=(),
        quotes=(),
        links=(),
        pictures=(),
    )
    return structs.replace(base, **changes)


def make_rich_card(path: str = "seeds/rich.txt", **changes: Any) -> Card:
    """A card with something in every list."""
    rich: dict[str, Any] = {
        "story": "The ferry",
        "bylines": ("Ida Brandt",),
        "filed_from": (make_term("Bergen", note="NO"),),
        "agencies": (make_term("Coastal Press"),),
        "topics": (make_term("Harbour lights", given=True, note="pilot"),),
        "people": (make_term("Oda Lindqvist"),),
        "places": (make_term("Askholm"),),
        "quotes": (make_quote_card(),),
    }
    return make_card(path, **(rich | changes))


def make_site(cards: Iterable[Card], config: Config | None = None) -> Site:
    """The site of `cards`, its issues left aside."""
    return build_site(cards, config or Config())[0]


def span_of(text: str, part: str) -> Span:
    """Where `part` stands first in `text`."""
    start = text.index(part)
    return start, start + len(part)


def make_source(path: str = "seeds/ferry.txt", **changes: Any) -> Source:
    """A plain UTF-8 source."""
    kind: Any = "markdown" if path.endswith(".md") else "text"
    return structs.replace(Source(path, "ab" * 32, 1024, "utf-8", "lf", kind), **changes)


def make_quote(text: str, said: str, **changes: Any) -> Quote:
    """A quotation of one fragment, `said`, which stands in `text` with its marks."""
    base = Quote(
        id="q1",
        text=said.strip('“”"'),
        fragments=(Fragment(said.strip('“”"'), span_of(text, said)),),
        kind="speech",
        speaker=Speaker(
            "Lindqvist", None, "Oda Lindqvist", "oda-lindqvist", "harbour pilot", False
        ),
        cue=None,
        addressee=None,
        paragraph=0,
        rule="said after",
        confidence=0.95,
    )
    return structs.replace(base, **changes)


def make_article(text: str = "The boat stays.", **changes: Any) -> Article:
    """An article of plain text, one body paragraph for each paragraph of `text`."""
    pieces, at = [], 0
    for paragraph in text.split("\n\n"):
        if paragraph:
            pieces.append(Body("paragraph", paragraph, (at, at + len(paragraph))))
        at += len(paragraph) + 2
    base = Article(
        id="0123456789ab",
        source=make_source(),
        headline="Night boat keeps its place",
        subheadline=None,
        bylines=(),
        dateline=None,
        published=make_published(),
        photos=(),
        body=tuple(pieces),
        quotes=(),
        boilerplate=(),
        people=(),
        places=(),
        organisations=(),
        dates=(),
        topics=(),
        slug=None,
        language=None,
        story=None,
        draft=False,
        blocks=(),
        provenance={},
        aliases=(),
        takedown=None,
    )
    return structs.replace(base, **changes)


def make_context(**changes: Any) -> ArticleContext:
    """What an article's page takes from a site that has nothing else."""
    base = ArticleContext(
        site=SITE_HEAD,
        page=PAGE_HEAD,
        kicker=None,
        authors=(),
        agencies=(),
        places=(),
        date=DateView("12 March 2019", "2019-03-12", False),
        topics=(),
        named=(),
        people=(),
        running_story=(),
        running_story_name="",
        previous=None,
        next=None,
        related=(),
        source="seeds/ferry.txt",
        override="",
        links=(),
        pictures=(),
        citation=make_citation(),
    )
    return structs.replace(base, **changes)


def make_citation(**changes: Any) -> Citation:
    """What citations of a story with a byline and a known day are made from."""
    base = Citation(
        id="0123456789ab",
        title="Night boat keeps its place",
        people=("Ida Brandt",),
        agencies=("Coastal Press",),
        publication="The Quay Ledger",
        place="Bergen",
        date="2019-03-12",
        date_text="12 March 2019",
        note="Coastal Press. Filed from Bergen",
        language="en",
        url="https://ledger.example/2019/03/a/",
    )
    return structs.replace(base, **changes)


def make_text(text: str, path: str = "seeds/ferry.txt") -> Text:
    """`text` as the file at `path` would give it."""
    decoded, _ = decode(path, text.encode())
    assert not isinstance(decoded, Unread)
    return decoded


def take_staged(staging: Path, staged: Iterable[Staged], out: Path) -> None:
    """Move what was staged into the output folder `out`."""
    for file in staged:
        target = out / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        Path(place_staged(staging, file.path)).replace(target)


def write_files(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write `files` below `root`, bytes and line ends as they are given."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def scan(root: Path) -> Snapshot:
    """The sources of the site at `root`."""
    return scan_site(root)[0]


def set_time(path: Path, seconds: float) -> None:
    """Set when a file was last written, in seconds since 1970."""
    os.utime(path, (seconds, seconds))
