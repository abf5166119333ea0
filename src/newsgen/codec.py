"""Records and other frozen values ↔ bytes, and the record's JSON Schema.

msgspec reads the types themselves, so neither the schema nor the store can drift from them.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from newsgen.databases import DamagedError
from newsgen.records import Article

T = TypeVar("T")

_json_encoder = msgspec.json.Encoder(decimal_format="number")
_article_decoder = msgspec.json.Decoder(Article)
_pack_encoder = msgspec.msgpack.Encoder()
_OTHER_DATA = (msgspec.DecodeError, UnicodeDecodeError)

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def encode_article(article: Article) -> bytes:
    """One line of JSON, keys in the order of the record (docs/record.md)."""
    return _json_encoder.encode(article)


def decode_article(data: bytes) -> Article:
    """The article that `encode_article` wrote. Raises `DamagedError` on other data."""
    try:
        return _article_decoder.decode(data)
    except _OTHER_DATA as error:
        raise _damage(error) from None


def format_article(article: Article) -> str:
    """The record as indented JSON, for reading."""
    return json.dumps(msgspec.to_builtins(article), ensure_ascii=False, indent=2)


def pack(value: object) -> bytes:
    """Compact bytes of a frozen value; equal values give equal bytes."""
    return _pack_encoder.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """The value of type `kind` that `pack` wrote.

    Raises `DamagedError` on other data, as where an older newsgen gave the type other fields.
    """
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except _OTHER_DATA as error:
        raise _damage(error) from None


def encode_plain(value: object) -> bytes:
    """Lists, dicts, strings and numbers as JSON without spaces."""
    return _json_encoder.encode(value)


def article_schema() -> Mapping[str, Any]:
    """JSON Schema (2020-12) of one record, as ``newsgen schema`` prints it."""
    (schema,), definitions = msgspec.json.schema_components(
        [Article], ref_template="#/$defs/{name}"
    )
    title = {"title": "newsgen article record"}
    return {"$schema": SCHEMA_ID, **title, **schema, "$defs": dict(definitions)}


def _damage(error: Exception) -> DamagedError:
    return DamagedError(f"a value is not of this newsgen: {error}")
