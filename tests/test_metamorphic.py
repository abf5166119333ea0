"""What must stay when something else changes: other stories, a file's name, line ends, encoding."""

import random
import re
import shutil
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import fields, replace

from newsgen.commands.reading import read_site
from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.load import load_article
from newsgen.loader.site_rules import SiteRules
from newsgen.loader.sources import Unread, decode
from newsgen.records import Article
from newsgen.verification.html_reading import read_html
from tests.conftest import ROOT, SiteFolder

SEEDS = ROOT / "seeds"
NAMES = sorted(path.relative_to(SEEDS).as_posix() for path in SEEDS.rglob("*.*"))
PLACES = ("Trieste", "Njoro", "Ely", "Mariehamn")
PEOPLE = ("Marta Kosic", "Eino Lax", "Ruth Achieng", "Jon Vale")
DEEDS = ("counted the lambs", "closed the lock", "rang the bell twice", "sold the tool library")
RECURRING = "Our reporters walk the quays for you every week of the year."


def make_story(dice: random.Random) -> str:
    """A story that no other has a line of."""
    number = dice.randrange(10**9)
    place, person, deed = (dice.choice(words) for words in (PLACES, PEOPLE, DEEDS))
    paragraphs = [
        f"{person} {deed}, case {number}",
        f"{place.upper()} (Reuters) - {person} {deed} in {place} on Monday, paper {number} said.",
        f'"We saw {number} of them," said {person}, the mayor of {place}. "It was late."',
        f"The council of {place} meets again in week {number % 52}.",
    ]
    return "\n\n".join(paragraphs) + "\n"


def read_records(root: Path) -> dict[str, Article]:
    """The records of a site by path, parsed anew."""
    with read_site(root, jobs=1) as site:
        return {card.path: site.records.read(card.key) for card in site.cards}


@pytest.fixture
def demo_seeds(site: SiteFolder) -> SiteFolder:
    shutil.copytree(SEEDS, site.root / "seeds")
    return site


def test_a_story_more_changes_no_other_record(demo_seeds: SiteFolder) -> None:
    dice = random.Random(6)
    before = read_records(demo_seeds.root)
    for number in range(8):
        # Copies of a headline, so that slugs meet, and stories of the same people and places.
        story = make_story(dice)
        if number % 2:
            headline = dice.choice([a for a in before.values() if a.headline]).headline
            story = f"{headline}\n\n{story}"
        demo_seeds.write(f"seeds/new/{number}.txt", story)
    after = read_records(demo_seeds.root)
    assert len(after) == len(before) + 8
    assert {path: after[path] for path in before} == before


def test_a_line_that_begins_to_recur_changes_only_the_records_that_have_it(
    demo_seeds: SiteFolder,
) -> None:
    dice = random.Random(7)
    for number in range(2):
        demo_seeds.write(f"seeds/new/{number}.txt", f"{make_story(dice)}\n{RECURRING}\n")
    before = read_records(demo_seeds.root)
    demo_seeds.write("seeds/new/2.txt", f"{make_story(dice)}\n{RECURRING}\n")
    after = read_records(demo_seeds.root)
    changed = {path for path in before if after[path] != before[path]}
    assert changed == {"seeds/new/0.txt", "seeds/new/1.txt"}
    for path in changed:
        assert [item.text for item in after[path].boilerplate] == [RECURRING]


@pytest.mark.parametrize("name", NAMES)
def test_another_name_changes_only_path_and_id(name: str, tmp_path: Path) -> None:
    data = (SEEDS / name).read_bytes()
    records = []
    for path in ("seeds/2013-11-09 Café No. 5.txt", "seeds/wire/afp/x.text"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
        record = load_article(tmp_path, path, SiteRules()).parsed.article
        if record is not None:
            records.append(replace(record, id="", source=replace(record.source, path="")))
    assert records[1:] == records[:1]


COPIES = sorted([*SEEDS.rglob("*.*"), *(ROOT / "tests/gold").glob("*.txt")])
_PLACED = frozenset({"span", "mentions", "blocks", "provenance", "source", "evidence"})
"""Fields that say where in the file something stands, and so count its line ends."""


@pytest.mark.parametrize("newline", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_change_no_field_of_a_record(newline: str) -> None:
    changed = []
    for path in COPIES:
        text, _ = decode(path.name, path.read_bytes())
        if isinstance(text, Unread):
            continue
        plain = text.text.replace("\r\n", "\n").replace("\r", "\n")
        records = [
            read_plain(path.name, plain),
            read_plain(path.name, plain.replace("\n", newline)),
        ]
        if records[0] != records[1]:
            changed.append(path.name)
    assert changed == []


def read_plain(name: str, copy: str) -> object:
    """The record of a text, without what counts code points."""
    text, _ = decode(name, copy.encode())
    assert not isinstance(text, Unread)
    return without_places(parse_article(text, FrontMatter()).article)


def without_places(value: object) -> object:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    if isinstance(value, tuple):
        return [without_places(item) for item in value]
    if not isinstance(value, Struct):
        return value
    names = (field.name for field in fields(value))
    return {name: without_places(getattr(value, name)) for name in names if name not in _PLACED}


FORMS = [
    (newline, encoding)
    for newline in ("\n", "\r\n", "\r")
    for encoding in ("utf-8", "utf-8-sig", "windows-1252")
][1:]
"""Line ends and encodings other than those that the archive is compared in."""


def read_copies() -> Iterator[tuple[str, str]]:
    """The seeds of the demo archive that are text, with line feeds."""
    for name in NAMES:
        text, _ = decode(name, (SEEDS / name).read_bytes())
        if not isinstance(text, Unread):
            yield name, text.text.replace("\r\n", "\n").replace("\r", "\n")


def encode(text: str, newline: str, encoding: str) -> bytes:
    """A file in another form; in UTF-8 where Windows-1252 lacks a sign or would not be seen."""
    text = text.replace("\n", newline)
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:
        return text.encode()


def build_form(folder: Path, newline: str = "\n", encoding: str = "utf-8") -> Mapping[str, str]:
    """What a reader sees of each page, but for what it says of the file itself."""
    site = SiteFolder(folder)
    for name, text in read_copies():
        site.write(f"seeds/{name}", encode(text, newline, encoding))
    assert not site.build().failed
    pages = sorted(site.out.rglob("*.html"))
    return {path.relative_to(site.out).as_posix(): shown_text(path) for path in pages}


def shown_text(path: Path) -> str:
    """The text of a page as a browser shows it: white space is one space."""
    text = " ".join(unescape(read_html(path.read_text(encoding="utf-8")).raw).split())
    text = re.sub(r"Size [\d,]+ bytes Read as \S+ text", "SIZE", text)
    return re.sub(r"\b[0-9a-f]{12,64}\b", "DIGEST", text)


@pytest.fixture(scope="module")
def plain_form(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return build_form(tmp_path_factory.mktemp("forms") / "site")


@pytest.mark.parametrize(("newline", "encoding"), FORMS)
def test_line_ends_and_encodings_change_nothing_that_is_read(
    plain_form: Mapping[str, str], tmp_path: Path, newline: str, encoding: str
) -> None:
    form = build_form(tmp_path / "site", newline, encoding)
    assert len(plain_form) > 100
    assert form.keys() == plain_form.keys()
    assert {path for path in form if form[path] != plain_form[path]} == set()
