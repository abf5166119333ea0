import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import fields, replace

from newsgen.archive.cards import Card, make_card
from newsgen.codec import (
    article_schema,
    decode_article,
    encode_article,
    format_article,
    pack,
    unpack,
)
from newsgen.databases import DamagedError
from newsgen.errors import Issue, Severity
from newsgen.records import Article, Body
from tests.factories import make_article
from tests.full_article import make_full_article

FULL = make_full_article()
VALIDATOR = Draft202012Validator(dict(article_schema()))


def encoded(article: Article) -> Any:
    return json.loads(encode_article(article))


def test_a_full_article_comes_back_as_it_was() -> None:
    assert decode_article(encode_article(FULL)) == FULL


def test_a_bare_article_comes_back_as_it_was() -> None:
    bare = make_article("", headline=None)
    assert decode_article(encode_article(bare)) == bare


def test_the_invented_article_leaves_no_field_empty() -> None:
    empty = [f.name for f in fields(FULL) if getattr(FULL, f.name) in (None, "", (), {})]
    assert empty == []


def test_a_record_is_one_line() -> None:
    assert b"\n" not in encode_article(make_article("Two\nlines\u2028more.\n\nOf copy."))


@pytest.mark.parametrize("article", [FULL, make_article("", headline=None)], ids=["full", "bare"])
def test_a_record_follows_its_schema(article: Article) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(encoded(article))] == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("headline", 7),
        ("draft", "no"),
        ("body", [{"kind": "song", "text": "la", "span": [0, 2]}]),
        ("body", [{"kind": "paragraph", "text": "la", "span": [0]}]),
        ("published", None),
    ],
)
def test_the_schema_refuses_a_wrong_record(key: str, value: object) -> None:
    assert not VALIDATOR.is_valid(encoded(FULL) | {key: value})


@pytest.mark.parametrize("key", [f.name for f in fields(Article)])
def test_the_schema_refuses_a_record_that_lacks_a_key(key: str) -> None:
    record = encoded(FULL)
    del record[key]
    assert not VALIDATOR.is_valid(record)


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(dict(article_schema()))
    assert article_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_keys_have_the_order_of_the_record() -> None:
    names = [f.name for f in fields(Article)]
    assert list(encoded(FULL)) == names
    assert list(json.loads(format_article(FULL))) == names
    assert list(article_schema()["$defs"]["Article"]["properties"]) == names


def test_the_readable_form_says_the_same() -> None:
    assert json.loads(format_article(FULL)) == encoded(FULL)
    assert "“The tide waits for nobody,”" in format_article(FULL)


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"{", b"\xff", b'{"id": 3}'])
def test_other_data_is_no_article(data: bytes) -> None:
    with pytest.raises(DamagedError):
        decode_article(data)


def test_a_card_and_issues_are_packed_and_unpacked() -> None:
    card = make_card(FULL, "key")
    issues = (Issue("a", 1, 2, "N101", Severity.ERROR, "x", "y", "z"),)
    assert unpack(pack(card), Card) == card
    assert unpack(pack(issues), tuple[Issue, ...]) == issues


def test_equal_values_are_packed_alike_and_unequal_ones_not() -> None:
    assert pack(make_full_article()) == pack(make_full_article())
    assert pack(FULL) != pack(replace(FULL, draft=True))


@given(st.text(), st.floats(0, 1), st.integers(0, 10**9), st.booleans())
def test_any_text_and_numbers_come_back(text: str, share: float, at: int, draft: bool) -> None:
    article = replace(
        FULL,
        headline=text,
        body=(Body("paragraph", text, (at, at + len(text))),),
        published=replace(FULL.published, confidence=share),
        draft=draft,
    )
    assert decode_article(encode_article(article)) == article
    assert unpack(pack(article), Article) == article
