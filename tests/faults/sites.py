"""A small site, and what is done to it between two builds."""

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from newsgen.places import LEDGER_FILE, OUT, STATE
from newsgen.search.kept_parts import PARTS_FOLDER

CONFIG = (
    "title: The Weir Gazette\nurl: https://weir-gazette.example\n"
    "ninjs: true\nsearch: true\ndata: true\nledger: true\n"
)
FOREIGN: Final[Mapping[str, bytes]] = MappingProxyType(
    {"own.html": b"<p>kept by hand</p>\n", "mine/notes.txt": b"not newsgen's\n"}
)
"""Files in the output that newsgen did not write."""
EDITED: Final = "2020/03/levee-number-1-opens-again/index.html"
"""The page of the story that `edit_body` and `edit_headline` edit."""
MONTH: Final = "2020/03/index.html"
"""The page of its month."""
_PLACES = ("TRIESTE", "OSLO", "NAIROBI", "LIMA")
_THINGS = ("Ferry", "Levee", "Choir", "Mill", "Library", "Orchard", "Tram", "Lighthouse")


def write(root: Path, path: str, text: str | bytes) -> None:
    """Write one file below `root`."""
    full = root / path
    full.parent.mkdir(parents=True, exist_ok=True)
    full.write_bytes(text.encode() if isinstance(text, str) else text)


def story(number: int, said: str = "The water came to the third step") -> str:
    """The copy of one invented story."""
    thing, place = _THINGS[number % len(_THINGS)], _PLACES[number % len(_PLACES)]
    return (
        f"{thing} number {number} opens again\n\n"
        f"{place}, March {number + 1}, 20{19 + number % 2} (Weir Press) - The {thing.lower()} "
        f"opened on Monday after a winter of repairs.\n\n"
        f'"{said}," said Marta Kosic, the keeper of the {thing.lower()}. "Nobody was hurt."\n\n'
        "The council voted for the repairs in an election year.\n"
    )


def write_site(root: Path, stories: int) -> None:
    """A site that was never built, with files of its owner in the output."""
    write(root, "newsgen.yaml", CONFIG)
    for number in range(stories):
        write(root, f"seeds/story-{number}.txt", story(number))
    for name in ("kept", "moved", "withdrawn"):
        head = f"---\nid: note-{name}\nheadline: A note to be {name}\ndate: 2020-05-01\n---\n\n"
        write(root, f"articles/{name}.md", f"{head}The note says what it says.\n")
    for path, data in FOREIGN.items():
        write(root / OUT, path, data)


def edit_body(root: Path) -> None:
    """The end of a story, which no other page shows."""
    write(root, "seeds/story-1.txt", story(1) + "\nThe last rope was dry by noon.\n")


def edit_headline(root: Path) -> None:
    """The headline of a story, which stands on many pages; its address stays."""
    write(root, "seeds/story-1.txt", story(1).replace("opens again", "opens, again"))


def edit_text(root: Path) -> None:
    """A word of a story, which is quoted elsewhere."""
    write(root, "seeds/story-1.txt", story(1, "The water came to the fourth step"))


def edit_all(root: Path) -> None:
    """A new story, a changed, a renamed and a deleted one, and a style."""
    edit_text(root)
    write(root, "seeds/story-new.txt", story(20))
    write(root, "seeds/story-2.txt", story(2).replace("opens again", "closes for good"))
    (root / "articles/moved.md").rename(root / "articles/elsewhere.md")
    (root / "articles/withdrawn.md").unlink()
    address = "/2020/05/a-note-to-be-withdrawn/"
    write(root, "takedowns.yaml", f"{address}:\n  reason: It was wrong.\n  date: 2021-01-01\n")
    write(root, "static/weir.css", "body { color: navy }\n")


def edit_year(root: Path) -> None:
    """All notes are withdrawn; one part of the index holds what is left of their year."""
    for name in ("kept", "moved", "withdrawn"):
        (root / f"articles/{name}.md").unlink()
    entry = "/2020/05/a-note-to-be-{}/:\n  reason: It was wrong.\n  date: 2021-01-01\n"
    write(root, "takedowns.yaml", "".join(map(entry.format, ("kept", "moved", "withdrawn"))))


def edit_settings(root: Path) -> None:
    """The name of the site, which stands on every page."""
    write(root, "newsgen.yaml", CONFIG.replace("Weir Gazette", "Weir Courier"))


@dataclass(frozen=True, slots=True)
class Tree:
    """The files of a site by path, in three heaps."""

    out: Mapping[str, bytes]
    sources: Mapping[str, bytes]
    ledger: bytes | None


def read_tree(root: Path) -> Tree:
    """What lies in the site at `root`."""
    beside = _read(root, frozenset({OUT, STATE}))
    sources = {path: data for path, data in beside.items() if path != LEDGER_FILE}
    ledger = root / LEDGER_FILE
    known = ledger.read_bytes() if ledger.exists() else None
    return Tree(_read(root / OUT), sources, known)


def _read(folder: Path, without: frozenset[str] = frozenset()) -> dict[str, bytes]:
    found = {}
    for base, names, files in os.walk(folder):
        if base == str(folder):
            names[:] = [name for name in names if name not in without]
        for name in files:
            path = Path(base, name)
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def read_parts(root: Path) -> frozenset[str]:
    """Names of the files in which newsgen keeps parts of the search index."""
    return frozenset(_read(root / STATE / PARTS_FOLDER))


def copy_site(source: Path, target: Path) -> None:
    """Put a copy of a site at `target`, with the times of its files."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, symlinks=True)
