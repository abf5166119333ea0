"""The page on the archive's data: which files there are, and what each field means."""

from collections.abc import Iterator

from newsgen.archive import permalinks
from newsgen.archive.permalinks import folder_page
from newsgen.exports.dictionary import ITEMS, ROWS, fields_of, meaning_of
from newsgen.exports.files import FILES, TABLES
from newsgen.renderer.frame import Frame
from newsgen.renderer.views import DataField, DataTable, DataView, Link, View


def plan(frame: Frame) -> Iterator[tuple[str, str, View]]:
    """The page, where the site offers data."""
    if not frame.site.config.data:
        return
    path = folder_page(permalinks.DATA)
    words = frame.strings.data
    head = frame.page(path, words.heading, words.intro, "", frame.home)
    files = tuple(Link(name, file) for name, file in FILES.items())
    tables = tuple(_table(kind) for kind in (*ROWS, *ITEMS))
    yield path, "data.html", DataView(frame.head, head, words.heading, words.intro, files, tables)


def _table(kind: type) -> DataTable:
    fields = tuple(DataField(f.name, f.type, f.meaning) for f in fields_of(kind))
    files = tuple(Link(name, FILES[name]) for name in TABLES[kind].files)
    return DataTable(TABLES[kind].name, meaning_of(kind), files, fields)
