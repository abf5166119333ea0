"""The data dictionary, read from the types of the rows, so that it cannot drift from them."""

import functools
import operator
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from newsgen.codec import SCHEMA_ID
from newsgen.exports.rows import (
    ArticleItem,
    ArticleRow,
    ArticleTermRow,
    BylineItem,
    DateItem,
    NamedDateItem,
    NamedDateRow,
    NoteItem,
    PhotoItem,
    PieceItem,
    PlaceItem,
    QuotationItem,
    QuotationRow,
    TermItem,
    TermRow,
    TextRow,
)

ROWS: Final = (ArticleRow, TextRow, QuotationRow, NamedDateRow, TermRow, ArticleTermRow)
"""Tables, in the order in which one refers to another."""
ITEMS: Final = (
    ArticleItem,
    DateItem,
    BylineItem,
    PlaceItem,
    TermItem,
    PhotoItem,
    PieceItem,
    QuotationItem,
    NamedDateItem,
    NoteItem,
)
"""The objects of articles.jsonl."""
_NAMES: Final[Mapping[Any, str]] = types.MappingProxyType(
    {str: "text", int: "whole number", float: "number", bool: "true or false"}
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column or key."""

    name: str
    kind: type
    """`str`, `int`, `float`, `bool`, `tuple` or a class of rows.py."""
    optional: bool
    """Whether it may be null; an empty cell in a CSV file."""
    type: str
    """For readers: ``text or null``, ``list of BylineItem``."""
    meaning: str


@functools.cache
def fields_of(kind: type[Struct]) -> tuple[Field, ...]:
    """The fields of a class of rows.py, in their order."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_field(name, hints[name]) for name in names_of(kind))


def _field(name: str, hint: Any) -> Field:
    inner, *metas = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    meaning = next(meta.description for meta in metas if isinstance(meta, msgspec.Meta))
    plain, optional = _without_null(inner)
    words = _type_name(plain)
    return Field(
        name=name,
        kind=_bare(plain),
        optional=optional,
        type=f"{words} or null" if optional else words,
        meaning=meaning or "",
    )


def _without_null(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, types.UnionType):
        inner = [arg for arg in get_args(hint) if arg is not type(None)]
        return inner[0], True
    return hint, False


def _bare(hint: Any) -> type:
    origin = get_origin(hint)
    if origin is Literal:
        return str
    return origin if isinstance(origin, type) else hint


def _type_name(hint: Any) -> str:
    origin = get_origin(hint)
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in get_args(hint))
    if origin is tuple:
        return f"list of {_type_name(get_args(hint)[0])}"
    return _NAMES.get(hint) or hint.__name__


@functools.cache
def names_of(kind: type[Struct]) -> tuple[str, ...]:
    """The names of the fields of a class of rows.py, in their order."""
    return kind.__struct_fields__


def values_of(kind: type[Struct]) -> Callable[[Any], tuple[Any, ...]]:
    """The function that gives the values of a row, in the order of its fields."""
    return operator.attrgetter(*names_of(kind))


def meaning_of(kind: type[Struct]) -> str:
    """What a class of rows.py says of itself."""
    return (kind.__doc__ or "").strip()


def item_schema() -> Mapping[str, Any]:
    """JSON Schema (2020-12) of a line of articles.jsonl."""
    (schema,), definitions = msgspec.json.schema_components(
        [ArticleItem], ref_template="#/$defs/{name}"
    )
    title = {"title": "a line of articles.jsonl"}
    return {"$schema": SCHEMA_ID, **title, **schema, "$defs": dict(definitions)}
