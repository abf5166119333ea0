"""``takedowns.yaml``: stories that an editor took down whose files are no longer kept.

It maps an address that the story has had to the reason, with a date if one is to be shown. Where
the file is kept, `takedown` in its front matter says the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsgen import codes
from newsgen.errors import Issue, issue_in, locate
from newsgen.loader.addresses import file_of, find_fault, read_address
from newsgen.loader.field_readers import read_takedown
from newsgen.located_yaml import Codes, Reader
from newsgen.places import TAKEDOWNS_FILE
from newsgen.records import Takedown
from newsgen.site_files import read_settings

_CODES = Codes(
    codes.TAKEDOWNS_YAML,
    codes.TAKEDOWNS_KEY,
    codes.TAKEDOWNS_YAML,
    codes.TAKEDOWNS_KEY,
    codes.TAKEDOWNS_VALUE,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry."""

    address: str
    takedown: Takedown
    line: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True)
class Takedowns:
    """All entries, by output file compared without case."""

    by_path: Mapping[str, Listed] = field(default_factory=dict)


NO_TAKEDOWNS = Takedowns()
"""Those of a site without the file."""


def load_takedowns(root: Path) -> tuple[Takedowns, tuple[Issue, ...]]:
    """The takedowns that the site at `root` lists, and the mistakes of the file."""
    try:
        text = read_settings(root / TAKEDOWNS_FILE)
    except FileNotFoundError:
        return NO_TAKEDOWNS, ()
    except (OSError, UnicodeDecodeError) as error:
        return NO_TAKEDOWNS, (issue_in(codes.TAKEDOWNS_YAML, TAKEDOWNS_FILE, str(error)),)
    return read_takedowns(text)


def read_takedowns(text: str) -> tuple[Takedowns, tuple[Issue, ...]]:
    """The takedowns that `text` gives, and all that is wrong with it."""
    reader = Reader(TAKEDOWNS_FILE, text, 0, len(text), _CODES)
    found: dict[str, Listed] = {}
    for entry in (reader.mapping() or {}).values():
        if fault := find_fault(entry.name):
            hint = "write the address below the site's root: `/2021/07/old-name/:`"
            reader.report_at(codes.TAKEDOWNS_VALUE, entry.key, f"`{entry.name}` {fault}", hint)
            continue
        takedown = read_takedown(reader, entry.value, codes.TAKEDOWNS_VALUE)
        if takedown is None:
            continue
        address = read_address(entry.name)
        line, _, _ = locate(text, reader.span(entry.key)[0])
        listed = Listed(address, takedown, line)
        if found.setdefault(file_of(address).casefold(), listed) is not listed:
            message = f"`{address}` stands twice"
            reader.report_at(codes.TAKEDOWNS_KEY, entry.key, message, "keep one of the two")
    return Takedowns(found), tuple(sorted(reader.issues))
