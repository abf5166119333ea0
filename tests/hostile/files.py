"""Names, links and special files among the sources; folders of state that came with a site."""

import os
import pickle
import socket
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from newsgen.errors import Issue
from tests.hostile.cases import BUILT, Case, build_site

GOOD = "Ferry finds its harbour\n\nTRIESTE (AFP) - The ferry came home on a calm sea at noon.\n"
SECRET = "what no page may show"
NAMES: dict[bytes, str] = {
    b"caf\xe9.txt": "N110",
    b"\xff\xfe.md": "N110",
    "a\u202etxt.md".encode(): BUILT,
    "zero\u200bwidth.txt".encode(): BUILT,
    "раypal.txt".encode(): BUILT,
    b"a\nb.txt": BUILT,
    b"\x1b]0;owned\x07.txt": BUILT,
    b"\x1b[2J.exe": "N107",
    b"<img src=x onerror=alert(1)>.txt": BUILT,
    b"'; DROP TABLE records;--.txt": BUILT,
    b"..txt": "",
    b"...": "",
    b"con.txt": BUILT,
    b"nul.md": BUILT,
    b"a .txt": BUILT,
    b"a..txt": BUILT,
    b"-rf.txt": BUILT,
    b"--strict.md": BUILT,
    b"$(touch x).txt": BUILT,
    b"%2e%2e%2f.txt": BUILT,
    b"{{ 7*7 }}.txt": BUILT,
    b"x" * 251 + b".txt": BUILT,
    "ท".encode() * 83 + b".txt": BUILT,
}


def make_cases() -> Iterator[Case]:
    """All cases of this module."""
    for name, answer in NAMES.items():
        shown = ascii(name.decode(errors="replace"))[:40]
        yield Case("file names", shown, partial(_build_named, name=name), (answer,))
    deep = "/".join(["d" * 200] * 12)
    yield Case("file names", "a path of 2,400 bytes", partial(build_site, files={
        f"seeds/{deep}/a.txt": GOOD}))  # fmt: skip
    for folder in ("seeds", "articles", "templates", "static"):
        for what, make, answer in _LINKS:
            run = partial(_build_linked, folder=folder, make=make)
            yield Case("links", f"{folder}/ {what}", run, (answer,))
        yield Case("links", f"{folder} itself leads out of the site",
                   partial(_build_moved, folder=folder), ("N112",))  # fmt: skip
    for what, spoil in _STATES.items():
        yield Case("state of a stranger", what, partial(_build_on_state, spoil=spoil), ("",))


def _build_named(folder: Path, name: bytes) -> Iterable[Issue]:
    (folder / "site/seeds").mkdir(parents=True)
    with open(os.fsencode(folder / "site/seeds") + b"/" + name, "w") as file:  # noqa: PTH123
        file.write(GOOD)
    issues = build_site(folder / "site", {"seeds/good.txt": GOOD.replace("Ferry", "Boat")})
    assert all(str(issue).replace("\n", "").isprintable() for issue in issues)
    return issues


def _to_file(place: Path, outside: Path) -> None:
    (place / "out.txt").symlink_to(outside / "secret.txt")
    (place / "out.html").symlink_to(outside / "secret.txt")


def _to_folder(place: Path, outside: Path) -> None:
    (place / "out").symlink_to(outside)


def _to_root(place: Path, outside: Path) -> None:
    (place / "root").symlink_to("/")


def _to_itself(place: Path, outside: Path) -> None:
    (place / "loop").symlink_to(place)
    (place / "a.txt").symlink_to(place / "a.txt")
    (place / "up").symlink_to(place.parent)


def _to_device(place: Path, outside: Path) -> None:
    (place / "zero.txt").symlink_to("/dev/zero")
    (place / "zero.html").symlink_to("/dev/zero")


def _to_process(place: Path, outside: Path) -> None:
    (place / "environ.txt").symlink_to("/proc/self/environ")
    (place / "environ.html").symlink_to("/proc/self/environ")


def _pipe(place: Path, outside: Path) -> None:
    os.mkfifo(place / "pipe.txt")
    os.mkfifo(place / "pipe.html")


def _socket(place: Path, outside: Path) -> None:
    here = Path.cwd()
    with closing(socket.socket(socket.AF_UNIX)) as door:
        os.chdir(place)  # the address of a socket is short
        try:
            door.bind("s.txt")
        finally:
            os.chdir(here)


_LINKS: list[tuple[str, Callable[[Path, Path], None], str]] = [
    ("link to a file elsewhere", _to_file, "N111"),
    ("link to a folder elsewhere", _to_folder, "N111"),
    ("link to /", _to_root, "N111"),
    ("link to itself", _to_itself, ""),
    ("link to /dev/zero", _to_device, "N111"),
    ("link to /proc", _to_process, "N111"),
    ("pipe", _pipe, ""),
    ("socket", _socket, ""),
]


def _build_linked(root: Path, folder: str, make: Callable[[Path, Path], None]) -> Iterable[Issue]:
    outside, place = root / "outside", root / "site" / folder
    outside.mkdir()
    (outside / "secret.txt").write_text(f"A secret\n\nIt is {SECRET}.\n")
    place.mkdir(parents=True)
    make(place, outside)
    issues = build_site(root / "site", {"seeds/good.txt": GOOD})
    _assert_nothing_leaked(root / "site/build")
    return issues


def _build_moved(root: Path, folder: str) -> Iterable[Issue]:
    (root / "elsewhere").mkdir()
    (root / "site").mkdir()
    (root / "site" / folder).symlink_to(root / "elsewhere")
    return build_site(root / "site", {"seeds/good.txt": GOOD})


def _assert_nothing_leaked(out: Path) -> None:
    for path in out.rglob("*") if out.is_dir() else ():
        if path.is_file() and not path.is_symlink():
            assert SECRET.encode() not in path.read_bytes(), path


def _with_triggers(state: Path) -> None:
    """Each insert deletes all, and one of the tables is a view."""
    for file in state.glob("*.sqlite"):
        with closing(sqlite3.connect(file)) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type='table'")
            for (table,) in tables.fetchall():
                database.execute(
                    f"CREATE TRIGGER evil_{table} AFTER INSERT ON {table} "
                    f"BEGIN DELETE FROM {table}; END"
                )
            database.commit()


def _with_views(state: Path) -> None:
    for file in state.glob("*.sqlite"):
        with closing(sqlite3.connect(file)) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type='table'")
            for (table,) in tables.fetchall():
                database.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
                database.execute(
                    f"CREATE VIEW {table} AS WITH RECURSIVE n(x) AS "
                    "(SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n"
                )
            database.commit()


class _Marker:
    """A pickle that makes a file when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[[str], int], tuple[str]]:
        return os.system, (f"touch '{self.path}'",)


def _with_pickles(state: Path) -> None:
    for file in [path for path in state.rglob("*") if path.is_file()]:
        file.write_bytes(pickle.dumps(_Marker(state.parent / "ran")))
    (state / "templates").mkdir(exist_ok=True)
    (state / "templates/article.html.compiled").write_bytes(b"evil")
    (state.parent / "sitecustomize.py").write_text("open('ran', 'w')")


def _with_noise(state: Path) -> None:
    for file in [path for path in state.rglob("*") if path.is_file()]:
        file.write_bytes(bytes(range(256)) * 64)


def _with_deep_json(state: Path) -> None:
    for file in state.glob("*.json"):
        file.write_text("[" * 100_000)


def _with_paths_out(state: Path) -> None:
    """A manifest that claims files elsewhere, which a build removes if it made them."""
    (state.parent / "mine.txt").write_text("x")
    for file in state.glob("*.json"):
        file.write_text(
            '{"files": {"../mine.txt": ["", 1, 0], "/etc/hostname": ["", 1, 0]}, "receipt": null}'
        )


_STATES: dict[str, Callable[[Path], None]] = {
    "SQLite with triggers": _with_triggers,
    "SQLite with views without end": _with_views,
    "pickles in every file": _with_pickles,
    "noise in every file": _with_noise,
    "a manifest of 100,000 brackets": _with_deep_json,
    "a manifest that claims other files": _with_paths_out,
}


def _build_on_state(folder: Path, spoil: Callable[[Path], None]) -> Iterable[Issue]:
    files = {"seeds/good.txt": GOOD}
    build_site(folder, files)
    spoil(folder / ".newsgen")
    issues = build_site(folder, files | {"seeds/more.txt": GOOD.replace("Ferry", "Boat")})
    assert not (folder / "ran").exists()
    if spoil is _with_paths_out:
        assert (folder / "mine.txt").exists()
    return issues
