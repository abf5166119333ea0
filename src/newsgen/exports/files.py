"""Which files the archive's data is in, and which table is in which file."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from newsgen.archive.permalinks import DATA
from newsgen.config import Config
from newsgen.exports.dictionary import ITEMS
from newsgen.exports.rows import (
    ArticleItem,
    ArticleRow,
    ArticleTermRow,
    NamedDateRow,
    QuotationRow,
    TermRow,
    TextRow,
)

ARTICLES_JSONL = "articles.jsonl"
ARTICLES_SCHEMA = "articles.schema.json"
ARTICLES_CSV = "articles.csv"
QUOTATIONS_CSV = "quotations.csv"
DATES_CSV = "dates.csv"
TERMS_CSV = "terms.csv"
DATABASE = "archive.sqlite"

FILES: Final[Mapping[str, str]] = MappingProxyType(
    {
        name: f"{DATA}/{name}"
        for name in (
            ARTICLES_JSONL,
            ARTICLES_SCHEMA,
            ARTICLES_CSV,
            QUOTATIONS_CSV,
            DATES_CSV,
            TERMS_CSV,
            DATABASE,
        )
    }
)
"""Output path of each file."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of archive.sqlite, or an object of articles.jsonl, and the files that hold it."""

    name: str
    files: tuple[str, ...]


TABLES: Final[Mapping[type, Table]] = MappingProxyType(
    {
        ArticleRow: Table("articles", (ARTICLES_CSV, DATABASE)),
        TextRow: Table("texts", (DATABASE,)),
        QuotationRow: Table("quotations", (QUOTATIONS_CSV, DATABASE)),
        NamedDateRow: Table("dates", (DATES_CSV, DATABASE)),
        TermRow: Table("terms", (TERMS_CSV, DATABASE)),
        ArticleTermRow: Table("article_terms", (DATABASE,)),
        **{kind: Table(kind.__name__, (ARTICLES_JSONL,)) for kind in ITEMS},
        ArticleItem: Table(ArticleItem.__name__, (ARTICLES_JSONL, ARTICLES_SCHEMA)),
    }
)


def export_paths(config: Config) -> tuple[str, ...]:
    """Output paths of the data files; none where the site offers no data."""
    return tuple(FILES.values()) if config.data else ()
