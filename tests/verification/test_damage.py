"""Each check fails on an archive that was damaged on purpose, one kind of damage at a time."""

import json
import os
from collections.abc import Callable
from contextlib import closing

import pytest

from newsgen import codes
from newsgen.archive.cards import face_of, make_card
from newsgen.archive.store import STORE_FILE, RecordReader, Store, Stored
from newsgen.codec import encode_article, pack
from newsgen.errors import Code
from newsgen.verification.model import CHECKS
from tests.conftest import SiteFolder
from tests.verification.conftest import verify

FERRY = "2021/03/ferry-finds-its-harbour-at-last/index.html"
PIANO = "2021/03/the-piano-that-crossed-a-bay/index.html"
TOPIC = "topics/music/index.html"
Damage = Callable[[SiteFolder], None]


def replace(path: str, old: str, new: str, *, times: int = 1, forget: bool = True) -> Damage:
    """Change `old` in a file of the output, the first `times` (-1: every one).

    By default the manifest is told of it, so that the content is judged, as if newsgen itself had
    written it wrongly.
    """

    def damage(site: SiteFolder) -> None:
        data = (site.out / path).read_bytes()
        assert old.encode() in data, f"{path} has no {old}"
        (site.out / path).write_bytes(data.replace(old.encode(), new.encode(), times))
        if forget:
            trust(site, path)

    return damage


def trust(site: SiteFolder, path: str) -> None:
    """Let the manifest say of a file what it is now."""
    (manifest,) = (site.root / ".newsgen").glob("manifest-*.json")
    content = json.loads(manifest.read_bytes())
    content["files"][path] |= {"size": (site.out / path).stat().st_size, "sha256": ""}
    manifest.write_text(json.dumps(content), encoding="utf-8")


def remove(path: str) -> Damage:
    return lambda site: (site.root / path).unlink()


def truncate(path: str) -> Damage:
    def damage(site: SiteFolder) -> None:
        data = (site.out / path).read_bytes()
        (site.out / path).write_bytes(data[: len(data) // 2])

    return damage


def cut_and_trust(path: str) -> Damage:
    def damage(site: SiteFolder) -> None:
        truncate(path)(site)
        trust(site, path)

    return damage


def append(path: str, text: str) -> Damage:
    def damage(site: SiteFolder) -> None:
        with (site.out / path).open("a", encoding="utf-8", newline="") as file:
            file.write(text)
        trust(site, path)

    return damage


def flip_in_database(site: SiteFolder) -> None:
    replace("data/archive.sqlite", "waited for the tide", "waited for the tidf")(site)


def flip_a_byte(site: SiteFolder) -> None:
    replace("icon.svg", "<svg", "<svG", forget=False)(site)


def rot(site: SiteFolder) -> None:
    """Other bytes, the same size and time."""
    path = site.root / "seeds/levee.txt"
    status = path.stat()
    path.write_bytes(path.read_bytes().replace(b"eleven hundred", b"twelve hundred"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def edit_source(site: SiteFolder) -> None:
    path = site.root / "seeds/levee.txt"
    path.write_text(path.read_text(encoding="utf-8") + "\nIt rained.\n", encoding="utf-8")


def add_source(site: SiteFolder) -> None:
    site.write("seeds/new.txt", "A new story\n\nIt is short.\n")


def change_record(change: Callable[[bytes], bytes]) -> Damage:
    """Keep another record under the key of the story of the levee."""

    def damage(site: SiteFolder) -> None:
        file = site.root / ".newsgen" / STORE_FILE
        with closing(Store(file)) as store, closing(RecordReader(file)) as records:
            for key in sorted(store.known_keys()):
                article = records.read(key)
                if article.source.path.endswith("levee.txt"):
                    changed = change(encode_article(article))
                    card = make_card(article, key)
                    with store.writing():
                        row = Stored(key, face_of(card), pack(card), changed, pack(()))
                        store.put_records([row])

    return damage


def misread(record: bytes) -> bytes:
    """A record whose text is not what its source has there."""
    return record.replace(b"eleven hundred", b"twelve hundred")


KINDS: dict[str, tuple[Damage, Code]] = {
    "a source rots": (rot, codes.SOURCE_ROTTEN),
    "a source is edited": (edit_source, codes.SOURCE_CHANGED),
    "a source is new": (add_source, codes.SOURCE_CHANGED),
    "a source is gone": (remove("seeds/levee.txt"), codes.SOURCE_CHANGED),
    "a record is no record": (change_record(lambda _: b"{}"), codes.RECORD_UNREADABLE),
    "a record disagrees with its source": (change_record(misread), codes.RECORD_DISAGREES),
    "a page is missing": (remove(f"build/{FERRY}"), codes.OUTPUT_MISSING),
    "a page is truncated": (truncate(FERRY), codes.OUTPUT_CHANGED),
    "a byte of a picture is other": (flip_a_byte, codes.OUTPUT_CHANGED),
    "a file too many": (lambda s: s.write("build/x/evil.html", "<p>"), codes.OUTPUT_FOREIGN),
    "a letter is lost": (replace(FERRY, "two pianos", "two piano", times=-1), codes.TEXT_LOST),
    "two words are swapped": (
        replace(FERRY, "came in on", "in came on", times=-1),
        codes.TEXT_LOST,
    ),
    "a paragraph is lost": (
        replace(FERRY, "Luka Petrin told reporters it would sail on the flood.", ""),
        codes.TEXT_LOST,
    ),
    "the dateline is lost": (replace(FERRY, ", March 4, 2021 (", ", (", times=-1), codes.TEXT_LOST),
    "a word of Markdown is lost": (replace(PIANO, "three legs", "legs"), codes.TEXT_LOST),
    "words of Markdown are swapped": (
        replace(PIANO, "stood on deck", "on stood deck", times=-1),
        codes.TEXT_LOST,
    ),
    "a footnote is lost": (replace(PIANO, "captain says four", "captain"), codes.TEXT_LOST),
    "a byline is lost": (
        replace(PIANO, "Ana Vidmar", "Ana", times=-1),
        codes.SURROUNDINGS_LOST,
    ),
    "the headline is lost": (
        replace(FERRY, "Ferry finds its harbour at last", "Ferry", times=-1),
        codes.SURROUNDINGS_LOST,
    ),
    "the credits are lost": (
        replace(FERRY, "Reporting by Marta Okonjo; Editing", "Editing"),
        codes.SURROUNDINGS_LOST,
    ),
    "a quotation has no address": (replace(FERRY, '<q id="q1">', "<q>"), codes.QUOTATION_LOST),
    "a quotation stands elsewhere": (
        replace(FERRY, '<p><q id="q1">', '<p id="q1">So: <q>'),
        codes.QUOTATION_LOST,
    ),
    "a link is broken": (
        replace(FERRY, 'href="../../../topics/index.html"', 'href="../../../topic/index.html"'),
        codes.LINK_BROKEN,
    ),
    "a link leaves the output": (
        replace(FERRY, 'href="../../../topics/index.html"', 'href="../../../../seeds/ferry.txt"'),
        codes.LINK_BROKEN,
    ),
    "an absolute link is broken": (
        replace(FERRY, "https://gulf.example/wire/2021/", "https://gulf.example/wire/2012/"),
        codes.LINK_BROKEN,
    ),
    "a fragment of its own is lost": (
        replace(FERRY, 'id="main"', 'id="mean"'),
        codes.FRAGMENT_LOST,
    ),
    "a fragment of another page is lost": (
        replace(FERRY, 'id="q1"', 'id="q9"'),
        codes.FRAGMENT_LOST,
    ),
    "a story is off a list": (replace(TOPIC, f'href="../../{PIANO}"', ""), codes.LIST_DIFFERS),
    "a story is on a wrong list": (
        replace(TOPIC, "<main", f'<main><a href="../../{FERRY}">x</a><p'),
        codes.LIST_DIFFERS,
    ),
    "a story is off its month": (
        replace("2021/03/index.html", "the-piano-that-crossed-a-bay", "goats-of-the-gulf"),
        codes.LIST_DIFFERS,
    ),
    "a count is wrong": (
        replace("topics/index.html", '<span class="count">2', '<span class="count">3'),
        codes.COUNT_DIFFERS,
    ),
    "a row too many in CSV": (
        append("data/quotations.csv", "x,q9,,words,speech,,,,0,0.5\r\n"),
        codes.DATA_DIFFERS,
    ),
    "a row too few in CSV": (
        replace("data/terms.csv", "topics,music,Music", "topics,musik,Music"),
        codes.DATA_DIFFERS,
    ),
    "a cut CSV file": (cut_and_trust("data/articles.csv"), codes.DATA_DIFFERS),
    "a word in JSON Lines": (
        replace("data/articles.jsonl", "waited for", "wanted for"),
        codes.DATA_DIFFERS,
    ),
    "a byte in SQLite": (flip_in_database, codes.DATA_DIFFERS),
    "a cut SQLite file": (cut_and_trust("data/archive.sqlite"), codes.DATA_DIFFERS),
    "a feed leads nowhere": (
        replace("feed.xml", "ferry-finds-its-harbour", "ferry-finds-no-harbour"),
        codes.FEED_BROKEN,
    ),
    "a JSON feed leads nowhere": (
        replace(
            "feed.json",
            '"url":"https://gulf.example/wire/2021/',
            '"url":"https://gulf.example/wire/2/',
        ),
        codes.FEED_BROKEN,
    ),
    "a feed is cut": (cut_and_trust("rss.xml"), codes.FEED_BROKEN),
    "a sitemap leads nowhere": (
        replace("sitemap-lists.xml", "/topics/", "/topiks/"),
        codes.FEED_BROKEN,
    ),
    "a sitemap lacks a story": (
        replace("sitemap-2021.xml", "levee-holds-through-the-night", "goats-of-the-gulf"),
        codes.SITEMAP_LACKS,
    ),
    "robots.txt leads nowhere": (
        replace("robots.txt", "sitemap.xml", "map.xml"),
        codes.FEED_BROKEN,
    ),
}


def test_an_archive_as_it_was_built_has_no_fault(built: SiteFolder) -> None:
    report = verify(built)

    assert [str(issue) for issue in report.issues] == []
    assert report.articles == 4
    for check in CHECKS:
        for noun in check.nouns:
            assert report.counts[check.name, noun] > 0, f"{check.name} looked at no {noun}"


@pytest.mark.parametrize(("damage", "code"), KINDS.values(), ids=KINDS.keys())
def test_damage_is_found(copied: SiteFolder, damage: Damage, code: Code) -> None:
    damage(copied)

    found = {issue.code for issue in verify(copied).issues}

    assert code.id in found


def test_every_check_has_damage_that_it_finds() -> None:
    tried = {code for _, code in KINDS.values()}
    assert {code for check in CHECKS for code in check.codes} <= tried


def test_lost_words_are_told_at_their_place_in_the_source(copied: SiteFolder) -> None:
    replace(FERRY, "two pianos", "two pions", times=-1)(copied)

    (issue,) = verify(copied).issues

    assert (issue.path, issue.line) == ("seeds/ferry.txt", 5)
    assert issue.excerpt[issue.column - 1 :].startswith("anos aboard.")
    assert "lacks “anos aboard.”" in issue.message


def test_a_broken_link_is_told_at_its_place_in_the_page(copied: SiteFolder) -> None:
    replace(FERRY, "../../../topics/index.html", "../../../topic/index.html")(copied)

    (issue,) = verify(copied).issues

    assert issue.path == f"build/{FERRY}"
    assert issue.excerpt[issue.column - 1 :].startswith("../../../topic/index.html")
    assert issue.line > 1
