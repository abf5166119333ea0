"""Databases that newsgen keeps for itself: found whole, or made anew and told why."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsgen import codes
from newsgen.archive.standing import read_recurring
from newsgen.archive.store import STORE_FILE, Store
from newsgen.databases import (
    DamagedError,
    Form,
    LostError,
    is_damage,
    open_database,
    open_reader,
    remove_database,
    seal,
    unseal,
)
from newsgen.errors import NewsgenError
from newsgen.locking import LOCK_FILE, hold_lock
from newsgen.plan_store import PLAN_FILE, PlanStore

FORM = Form(application=0x54657374, version=3, schema="CREATE TABLE boats (name TEXT);")


def fill(path: Path, form: Form = FORM) -> None:
    """Make a database of `form` that holds one row."""
    with closing(open_database(path, form)[0]) as database:
        database.execute("INSERT INTO boats VALUES ('Nightjar')")


def rows_of(path: Path, form: Form = FORM) -> tuple[list[tuple[str]], str]:
    """What is in the database at `path` when it is opened, and why it was made anew."""
    database, reason = open_database(path, form)
    with closing(database):
        return database.execute("SELECT name FROM boats").fetchall(), reason


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(statement)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "far" / "below" / "boats.sqlite"


def test_a_database_is_made_and_found_again(path: Path) -> None:
    assert rows_of(path) == ([], "")
    fill(path)
    assert rows_of(path) == ([("Nightjar",)], "")


def test_what_is_committed_outlives_the_process_and_readers_are_not_kept_waiting(
    path: Path,
) -> None:
    with closing(open_database(path, FORM)[0]) as database:
        settings = [
            database.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "application_id", "user_version")
        ]
        assert settings == ["wal", 1, 0x54657374, 3]
        database.execute("INSERT INTO boats VALUES ('Nightjar')")
        with closing(open_reader(path, FORM)) as reader:
            assert reader.execute("SELECT name FROM boats").fetchall() == [("Nightjar",)]


TABLES = "its tables are not those that newsgen makes"


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda path: path.write_bytes(b""), "it was empty"),
        (lambda path: path.write_bytes(b"no database\n" * 400), "file is not a database"),
        (
            lambda path: execute(path, "PRAGMA user_version=2"),
            "it is of another version of newsgen",
        ),
        (
            lambda path: execute(path, "PRAGMA user_version=4"),
            "it is of another version of newsgen",
        ),
        (lambda path: execute(path, "PRAGMA application_id=1"), "it is not of this newsgen"),
        (lambda path: execute(path, "CREATE TABLE more (name)"), TABLES),
        (lambda path: execute(path, "CREATE VIEW more AS SELECT 1"), TABLES),
        (lambda path: execute(path, "ALTER TABLE boats ADD COLUMN more"), TABLES),
    ],
    ids=["empty", "text", "older", "newer", "foreign", "a table more", "a view", "a column more"],
)
def test_a_database_of_another_form_is_made_anew_and_not_read(
    path: Path, spoil: Callable[[Path], object], reason: str
) -> None:
    fill(path)
    spoil(path)
    if path.stat().st_size:
        with pytest.raises(sqlite3.DatabaseError):
            open_reader(path, FORM)
    assert rows_of(path) == ([], reason)
    assert rows_of(path) == ([], "")


def test_a_reader_changes_nothing_and_needs_a_file(path: Path) -> None:
    fill(path)
    with (
        closing(open_reader(path, FORM)) as reader,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        reader.execute("DELETE FROM boats")
    remove_database(path)
    with pytest.raises(sqlite3.OperationalError):
        open_reader(path, FORM)
    assert not path.exists()


def test_a_database_that_cannot_be_opened_is_an_error_and_stays(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(NewsgenError, match=r"boats\.sqlite cannot be opened: unable to") as caught:
        open_database(path, FORM)
    assert [(issue.code, issue.path) for issue in caught.value.issues] == [("N606", str(path))]
    assert path.is_dir()


def test_a_database_goes_with_all_that_is_kept_beside_it(path: Path) -> None:
    path.parent.mkdir(parents=True)
    suffixes = ("", "-wal", "-shm", "-journal", "-mine")
    for suffix in suffixes:
        path.with_name(path.name + suffix).write_text("x")
    for _ in range(2):
        remove_database(path)
        assert [left.name for left in path.parent.iterdir()] == ["boats.sqlite-mine"]


def with_code(error: sqlite3.Error, code: int) -> sqlite3.Error:
    error.sqlite_errorcode = code  # as the driver does
    return error


@pytest.mark.parametrize(
    ("error", "damaged"),
    [
        (sqlite3.DatabaseError("malformed"), True),
        (DamagedError("other bytes"), True),
        (LostError("key"), True),
        (sqlite3.OperationalError("Could not decode to UTF-8"), True),
        (with_code(sqlite3.OperationalError("no such table"), sqlite3.SQLITE_ERROR), True),
        (with_code(sqlite3.OperationalError("disk full"), sqlite3.SQLITE_FULL), False),
        (with_code(sqlite3.OperationalError("disk I/O error"), sqlite3.SQLITE_IOERR), False),
        (with_code(sqlite3.DatabaseError("malformed"), sqlite3.SQLITE_CORRUPT), True),
    ],
    ids=str,
)
def test_a_damaged_file_is_told_from_a_system_that_refuses(
    error: sqlite3.DatabaseError, damaged: bool
) -> None:
    assert is_damage(error) is damaged


@pytest.mark.parametrize("data", [b"", b"x", b"\0" * 9, bytes(range(256))])
def test_what_was_sealed_comes_back(data: bytes) -> None:
    assert unseal(seal(data)) == data
    assert unseal(seal(data, "a", 1), "a", 1) == data


SEALED = seal(b"a boat", "a", 1)


@pytest.mark.parametrize("at", range(len(SEALED)))
def test_a_value_with_a_flipped_bit_is_damaged(at: int) -> None:
    spoiled = bytes(byte ^ (n == at) for n, byte in enumerate(SEALED))
    with pytest.raises(DamagedError, match="a value has other bytes than were stored"):
        unseal(spoiled, "a", 1)


@pytest.mark.parametrize("row", [(), ("a",), ("a", 2), ("b", 1), (1, "a"), ("a", "1")])
def test_a_value_belongs_to_its_row(row: tuple[object, ...]) -> None:
    with pytest.raises(DamagedError):
        unseal(SEALED, *row)


@pytest.mark.parametrize("value", ["a text", 7, None, b"", b"abc"])
def test_what_is_no_sealed_value_is_damaged(value: object) -> None:
    with pytest.raises(DamagedError):
        unseal(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(("opened", "name"), [(Store, STORE_FILE), (PlanStore, PLAN_FILE)])
def test_a_folder_in_the_place_of_a_database_is_an_error_with_a_number(
    tmp_path: Path, opened: type[Store | PlanStore], name: str
) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(NewsgenError, match="cannot be opened") as caught:
        opened(tmp_path / name)
    assert [issue.code for issue in caught.value.issues] == [codes.FILE_REFUSED.id]


def test_a_lock_that_cannot_be_made_is_an_error_with_a_number(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "folder" / LOCK_FILE).mkdir(parents=True)
    for folder in (tmp_path / "file", tmp_path / "folder"):
        with pytest.raises(NewsgenError, match="cannot be") as caught, hold_lock(folder, 0.1):
            pass
        assert [issue.code for issue in caught.value.issues] == [codes.FILE_REFUSED.id]


@pytest.mark.parametrize("content", [None, b"", b"no database" * 100])
def test_no_line_recurs_where_nothing_is_known_of_the_last_build(
    tmp_path: Path, content: bytes | None
) -> None:
    if content is not None:
        (tmp_path / STORE_FILE).write_bytes(content)
    assert read_recurring(tmp_path / STORE_FILE) == frozenset()
