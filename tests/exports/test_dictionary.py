from typing import Any

import pytest
from msgspec import Struct

from newsgen.exports import rows
from newsgen.exports.dictionary import (
    ITEMS,
    ROWS,
    fields_of,
    item_schema,
    meaning_of,
    names_of,
    values_of,
)
from newsgen.exports.files import TABLES
from tests.conftest import ROOT
from tests.test_docs import first_table, sections
from tests.test_docs import rows as table_rows

KINDS = [k for k in vars(rows).values() if isinstance(k, type) and Struct in k.__bases__]
DATA = ROOT / "docs" / "data.md"


def test_every_class_of_rows_is_in_the_dictionary() -> None:
    assert set(KINDS) == {*ROWS, *ITEMS} == set(TABLES)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_field_says_what_it_means_and_has_a_type_for_readers(kind: type) -> None:
    assert meaning_of(kind)
    for field in fields_of(kind):
        assert field.meaning, field.name
        assert "typing" not in field.type
        assert "Annotated" not in field.type


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_documentation_lists_the_fields_as_the_types_have_them(kind: Any) -> None:
    section = sections(DATA)[TABLES[kind].name]
    listed = [tuple(row) for row in table_rows(first_table(section))]
    assert listed == [(f.name, f.type, f.meaning) for f in fields_of(kind)]


def test_the_schema_describes_every_field_of_a_line() -> None:
    schema = item_schema()
    names = {name for d in schema["$defs"].values() for name in d.get("properties", {})}
    assert names == {name for kind in ITEMS for name in names_of(kind)}


def test_values_stand_in_the_order_of_the_fields() -> None:
    row = rows.ArticleTermRow("a", "topics", "ferries")
    assert values_of(rows.ArticleTermRow)(row) == ("a", "topics", "ferries")
