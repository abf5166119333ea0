"""What is offered as data: read back, equal to the records; made anew only where it has to be."""

import csv
import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec import to_builtins
from msgspec.structs import replace

from newsgen.archive.site import Site
from newsgen.build import Builder
from newsgen.config import Config
from newsgen.exports import bundle
from newsgen.exports.bundle import write_bundle
from newsgen.exports.cells import unprotect
from newsgen.exports.database import PAGE_SIZE
from newsgen.exports.dictionary import ROWS, fields_of, item_schema, names_of, values_of
from newsgen.exports.files import FILES, TABLES
from newsgen.exports.reading import (
    article_row,
    article_term_rows,
    date_rows,
    make_shelf,
    quotation_rows,
    read_article,
    term_rows,
    text_row,
)
from newsgen.exports.rows import (
    ArticleItem,
    ArticleRow,
    ArticleTermRow,
    NamedDateRow,
    QuotationRow,
    TermRow,
    TextRow,
)
from newsgen.records import Article
from tests.conftest import SiteFolder
from tests.factories import make_published, make_quote, make_rich_card, make_site, take_staged
from tests.full_article import make_full_article
from tests.renderer.planning import URL
from tests.renderer.rendering import HOSTILE


class Records:
    """Records by their key, as the store gives them."""

    def __init__(self, articles: dict[str, Article]) -> None:
        self.articles = articles
        self.read_at_once = 0

    def read(self, key: str) -> Article:
        return self.articles[key]


def hostile_article(number: int) -> Article:
    text = HOSTILE[number]
    return make_full_article(
        id=f"{number:012}", headline=text, subheadline=text, quotes=(make_quote(text, text),)
    )


CARDS = [
    make_rich_card(
        f"seeds/{n}.txt",
        id=f"{n:012}",
        key=f"k{n}",
        published=make_published(f"2019-03-{n + 1:02}"),
    )
    for n in range(len(HOSTILE))
]
ARTICLES = {f"k{n}": hostile_article(n) for n in range(len(HOSTILE))}
SITE = make_site(CARDS, Config(url=URL))
ITEMS = [read_article(make_shelf(SITE, n), ARTICLES[card.key]) for n, card in enumerate(SITE.cards)]


def write(folder: Path, site: Site = SITE) -> Path:
    """The folder with the files, and their paths checked."""
    staging, out = folder / "staging", folder / "out"
    shutil.rmtree(staging, ignore_errors=True)
    records: Any = Records(ARTICLES)
    staged = write_bundle(site, records, staging, out, FILES.values())
    assert {file.path for file in staged} == set(FILES.values())
    take_staged(staging, staged, folder / "made")
    return folder / "made" / "data"


@pytest.fixture(name="data", scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("data"))


def rows_of(kind: type) -> list[Any]:
    """The rows that the files have to hold."""
    made: dict[type, Iterator[Any]] = {
        ArticleRow: map(article_row, ITEMS),
        TextRow: map(text_row, ITEMS),
        QuotationRow: (row for item in ITEMS for row in quotation_rows(item)),
        NamedDateRow: (row for item in ITEMS for row in date_rows(item)),
        TermRow: term_rows(SITE),
        ArticleTermRow: article_term_rows(SITE),
    }
    return list(made[kind])


def test_each_line_fits_the_schema_and_is_its_article(data: Path) -> None:
    schema = json.loads((data / "articles.schema.json").read_text("utf-8"))
    assert schema == json.loads(json.dumps(item_schema()))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    lines = (data / "articles.jsonl").read_bytes().removesuffix(b"\n").split(b"\n")
    assert len(lines) == len(ITEMS)
    for line, item in zip(lines, ITEMS, strict=True):
        validator.validate(json.loads(line))
        assert json.loads(line) == json.loads(json.dumps(to_builtins(item)))


def test_what_the_record_says_is_in_the_line() -> None:
    item = read_article(make_shelf(SITE, 0), make_full_article())
    assert item.headline == "Night boat keeps its place"
    assert item.dateline == "BERGEN (CPA), March 12 - "
    assert [place.country for place in item.filed_from] == ["NO"]
    assert item.topics[0].slug == "harbour-lights"
    assert [(q.id, q.person, q.anonymous) for q in item.quotations] == [
        ("q1", "oda-lindqvist", False)
    ]
    assert item.url == f"{URL}/{item.path.removesuffix('index.html')}"
    assert [(d.text, d.value, d.basis) for d in item.dates] == [("in 2003", "2003", "printed")]
    assert item.notes


def test_scare_quotes_are_no_quotations() -> None:
    (quote,) = make_full_article().quotes
    quotes = (replace(quote, kind="scare"), replace(quote, kind="title"))
    assert read_article(make_shelf(SITE, 0), make_full_article(quotes=quotes)).quotations == ()


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("articles", ArticleRow),
        ("quotations", QuotationRow),
        ("dates", NamedDateRow),
        ("terms", TermRow),
    ],
    ids=["articles", "quotations", "dates", "terms"],
)
def test_a_csv_file_read_back_is_the_rows(data: Path, name: str, kind: type) -> None:
    readers: dict[type, Any] = {
        str: unprotect, int: int, float: float, bool: lambda cell: bool(int(cell))
    }  # fmt: skip
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        header, *found = csv.reader(file)
    assert header == list(names_of(kind))
    read = [
        tuple(
            None if cell == "" and field.optional else readers[field.kind](cell)
            for cell, field in zip(row, fields_of(kind), strict=True)
        )
        for row in found
    ]
    assert read == [values_of(kind)(row) for row in rows_of(kind)]


@pytest.mark.parametrize("kind", ROWS, ids=lambda kind: kind.__name__)
def test_a_table_read_back_is_the_rows(data: Path, kind: type) -> None:
    with closing(sqlite3.connect(data / "archive.sqlite")) as database:
        found = database.execute(f"SELECT * FROM {TABLES[kind].name} ORDER BY rowid").fetchall()
        columns = database.execute(f"PRAGMA table_info({TABLES[kind].name})").fetchall()
    assert [column[1] for column in columns] == list(names_of(kind))
    assert found == [values_of(kind)(row) for row in rows_of(kind)]


def test_the_database_is_whole_and_its_tables_fit_together(data: Path) -> None:
    with closing(sqlite3.connect(data / "archive.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA page_size").fetchone() == (PAGE_SIZE,)
        assert database.execute("PRAGMA freelist_count").fetchone() == (0,)


def test_the_files_are_the_same_each_time_whatever_the_size_of_a_chunk(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "_CHUNK", 2)
    again = write(tmp_path)
    for name in FILES:
        assert (again / name).read_bytes() == (data / name).read_bytes(), name


def test_a_file_that_the_output_has_is_not_written_again(tmp_path: Path) -> None:
    shutil.copytree(write(tmp_path), tmp_path / "out" / "data")
    records: Any = Records(ARTICLES)
    (tmp_path / "out/data/terms.csv").write_text("damaged")
    staged = write_bundle(SITE, records, tmp_path / "staging", tmp_path / "out", FILES.values())
    assert [file.path for file in staged] == ["data/terms.csv"]
    assert not (tmp_path / "staging/data/archive.sqlite").exists()


def test_no_more_than_a_chunk_of_records_is_held_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes: list[int] = []
    monkeypatch.setattr(bundle, "_CHUNK", 2)
    records: Any = Records(ARTICLES)
    for items in bundle._chunks(SITE, records):
        sizes.append(len(items))
        assert all(isinstance(item, ArticleItem) for item in items)
    assert max(sizes) == 2
    assert sum(sizes) == len(CARDS)


def data_files(site: SiteFolder) -> dict[str, bytes]:
    return {path: data for path, data in site.tree().items() if path in FILES.values()}


STORY = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry of Trieste came in at noon.\n"


def test_a_build_writes_the_data_once_and_again_when_a_story_changes(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    assert set(FILES.values()) <= set(site.build().changes.written)
    before = data_files(site)
    assert site.build().changes.written == ()
    site.write("newsgen.yaml", "title: Another archive\n")
    assert not set(FILES.values()) & set(site.build().changes.written)
    site.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    assert "data/articles.jsonl" in site.build().changes.written
    (site.root / "seeds/b.txt").unlink()
    site.build()
    assert data_files(site) == before


def test_a_draft_is_in_no_data(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    site.write("articles/b.md", "---\nheadline: Quetzal\ndraft: true\n---\n\nQuetzal.\n")
    site.build()
    for data in data_files(site).values():
        assert b"quetzal" not in data.lower()


def test_a_site_may_offer_no_data(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    site.build()
    site.write("newsgen.yaml", "data: false\n")
    assert "data/archive.sqlite" in site.build().changes.removed
    assert not (site.out / "data").exists()


def test_a_preview_makes_the_data_once_and_the_next_build_brings_them_up_to_date(
    site: SiteFolder,
) -> None:
    site.write("seeds/a.txt", STORY)
    preview = Builder(site.root, site.out, 1, previews=True)
    assert set(FILES.values()) <= set(preview.rebuild().changes.written)
    before = data_files(site)
    site.write("seeds/b.txt", STORY.replace("Ferry", "Barge"))
    assert "index.html" in preview.rebuild().changes.written
    assert data_files(site) == before
    assert "data/articles.jsonl" in site.build().changes.written


def test_checking_a_site_writes_no_data(site: SiteFolder) -> None:
    site.write("seeds/a.txt", STORY)
    Builder(site.root, site.out, 1, publishes=False).rebuild()
    assert not (site.out / "data").exists()
