from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from msgspec.structs import replace

from newsgen.archive.cards import Card, face_of
from newsgen.archive.store import (
    STORE_FILE,
    RecordReader,
    Seen,
    Store,
    Stored,
    record_key,
)
from newsgen.codec import decode_article, encode_article, pack
from newsgen.errors import Issue, Severity
from newsgen.loader.standing import StandingLine
from newsgen.scanning import Stamp
from tests.factories import make_card
from tests.full_article import make_full_article

ISSUE = Issue("seeds/a.txt", 1, 2, "N301", Severity.WARNING, "x", "y", "z")
SEEN = Seen(Stamp(2**62, 3, 4, 2**60), 5, "digest", "rules", "seeds/a.txt")


def stored(key: str, card: Card | None = None, issues: tuple[Issue, ...] = ()) -> Stored:
    record = encode_article(make_full_article()) if card else None
    face = face_of(card) if card else ""
    return Stored(key, face, pack(card) if card else None, record, pack(issues))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".newsgen" / STORE_FILE


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with closing(Store(path)) as opened:
        yield opened


def test_records_come_back_as_cards_and_issues(store: Store) -> None:
    card = make_card()
    with store.writing():
        store.put_records([stored("k1", card, (ISSUE,)), stored("k2")])
    assert store.known_keys() == {"k1", "k2"}
    assert list(store.cards(["k1", "k2", "k3"])) == [card]
    assert list(store.issues(["k1", "k2"])) == [ISSUE]
    assert list(store.issues(["k2"])) == []
    assert store.faces() == {"k1": face_of(card), "k2": ""}


def test_any_number_of_cards_is_read(store: Store) -> None:
    keys = [f"k{n:04}" for n in range(1203)]
    with store.writing():
        store.put_records(stored(key, make_card(key=key)) for key in keys)
    assert sorted(card.key for card in store.cards(keys)) == keys
    assert list(store.cards([])) == []


def test_what_was_seen_of_sources_comes_back(store: Store) -> None:
    with store.writing():
        store.put_sources([("seeds/é.txt", SEEN)])
    assert dict(store.sources()) == {"seeds/é.txt": SEEN}


def test_a_later_record_or_source_replaces_an_earlier_one(store: Store) -> None:
    later = Seen(SEEN.stamp, 99, "other", "rules", "")
    with store.writing():
        store.put_records([stored("k", make_card(title="old"))])
        store.put_sources([("a", SEEN)])
    with store.writing():
        store.put_records([stored("k", make_card(title="new"))])
        store.put_sources([("a", later)])
    (card,) = store.cards(["k"])
    assert card is not None
    assert (card.title, dict(store.sources())) == ("new", {"a": later})


def test_what_is_named_is_forgotten(store: Store) -> None:
    with store.writing():
        store.put_records([stored("k1"), stored("k2")])
        store.put_sources([("a", SEEN), ("b", SEEN)])
    for _ in range(2):
        with store.writing():
            store.forget_records(["k1", "k9"])
            store.forget_sources(["b"])
    assert (store.known_keys(), store.known_paths()) == ({"k2"}, {"a"})


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def interrupted() -> Iterator[Stored]:
        yield stored("k")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), store.writing():
        store.put_records(interrupted())
    assert store.known_keys() == set()
    with store.writing():
        store.put_records([stored("k")])
    assert store.known_keys() == {"k"}


def test_what_was_stored_is_there_when_the_store_is_opened_again(path: Path) -> None:
    with closing(Store(path)) as store, store.writing():
        store.put_records([stored("k", make_card())])
        store.put_sources([("a", SEEN)])
    with closing(Store(path)) as store:
        assert (store.known_keys(), dict(store.sources())) == ({"k"}, {"a": SEEN})


@pytest.mark.parametrize("content", [b"not a database, and longer than a header" * 9, b"\0" * 4096])
def test_a_damaged_store_is_made_anew(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)
    with closing(Store(path)) as store:
        assert store.known_keys() == set()
        with store.writing():
            store.put_records([stored("k")])
        assert store.known_keys() == {"k"}


def test_a_store_of_another_format_is_emptied(path: Path) -> None:
    with closing(Store(path)) as store:
        with store.writing():
            store.put_records([stored("k")])
        store._database.execute("PRAGMA user_version=999")
    with closing(Store(path)) as store:
        assert store.known_keys() == set()


def test_records_are_read_while_the_store_is_written(store: Store, path: Path) -> None:
    article = make_full_article()
    with store.writing():
        store.put_records([stored("k", make_card()), stored("none")])
    with closing(RecordReader(path)) as reader, store.writing():
        store.put_records([stored("later", make_card())])
        assert reader.read("k") == article
        with pytest.raises(KeyError):
            reader.read("later")


@pytest.mark.parametrize("key", ["none", "missing"])
def test_there_is_no_article_without_a_record(store: Store, path: Path, key: str) -> None:
    with store.writing():
        store.put_records([stored("none")])
    with closing(RecordReader(path)) as reader, pytest.raises(KeyError):
        reader.read(key)


def test_readers_get_all_articles_and_those_that_are_asked_for(store: Store, path: Path) -> None:
    cards = {key: make_card(f"seeds/{key}.txt") for key in ("k2", "k3", "k1")}
    with store.writing():
        store.put_records([*(stored(key, card) for key, card in cards.items()), stored("k0")])
    article = make_full_article()
    with closing(RecordReader(path)) as reader:
        assert list(reader.read_all()) == [article] * 3
        encoded = reader.read_encoded(["k3", "k0", "none", "k1"])
    assert {key: decode_article(data) for key, data in encoded.items()} == {
        "k1": article,
        "k3": article,
    }


def test_any_number_of_records_is_read(store: Store, path: Path) -> None:
    keys = [f"k{n:04}" for n in range(1101)]
    data = encode_article(make_full_article())
    with store.writing():
        store.put_records(Stored(key, "", None, data, pack(())) for key in keys)
    with closing(RecordReader(path)) as reader:
        assert sorted(reader.read_encoded(keys)) == keys
        assert reader.read_encoded([]) == {}


def test_readers_get_standing_lines(store: Store, path: Path) -> None:
    lines = (StandingLine(1, 0, 2, False), StandingLine(2, 1, 0, True))
    seen = {
        "articles/b.md": replace(SEEN, seed="seeds/a.txt"),
        "articles/a.md": replace(SEEN, seed="seeds/a.txt"),
        "articles/c.md": replace(SEEN, seed="seeds/c.txt"),
        "seeds/a.txt": replace(SEEN, seed="", lines=lines),
        "seeds/c.txt": replace(SEEN, seed=""),
    }
    with store.writing():
        store.put_sources(seen.items())
    assert dict(store.sources()) == seen
    assert store.known_paths() == set(seen)
    with closing(RecordReader(path)) as reader:
        assert list(reader.standing_lines()) == [lines]


def test_a_key_depends_on_every_part_and_where_one_ends() -> None:
    keys = {record_key("a", "b"), record_key("ab", ""), record_key("", "ab"), record_key("ab")}
    assert len(keys) == 4
    assert record_key("a", "b") == record_key("a", "b")


def test_a_key_takes_names_that_are_no_utf8() -> None:
    assert record_key("seeds/\udce9.txt") != record_key("seeds/\udcea.txt")
