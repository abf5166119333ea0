"""Records and other frozen values ↔ bytes, and the record's JSON Schema.

msgspec reads the types themselves, so neither the schema nor the store can drift from them.
"""

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from newsgen.records import Article

T = TypeVar("T")

_json_encoder = msgspec.json.Encoder(decimal_format="number")
_article_decoder = msgspec.json.Decoder(Article)
_pack_encoder = msgspec.msgpack.Encoder()

SCHEMA_ID = "https://json-schema.org/draft/2020-12/schema"


def encode_article(article: Article) -> bytes:
    """One line of JSON, keys in the order of the record (docs/record.md)."""
    return _json_encoder.encode(article)


def decode_article(data: bytes) -> Article:
    """The article that `encode_article` wrote. Raises `msgspec.ValidationError` on other data."""
    return _article_decoder.decode(data)


def format_article(article: Article) -> str:
    """The record as indented JSON, for reading."""
    return json.dumps(msgspec.to_builtins(article), ensure_ascii=False, indent=2)


def pack(value: object) -> bytes:
    """Compact bytes of a frozen value; equal values give equal bytes."""
    return _pack_encoder.encode(value)


def unpack(data: bytes, kind: type[T]) -> T:
    """The value of type `kind` that `pack` wrote."""
    return msgspec.msgpack.decode(data, type=kind)


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
