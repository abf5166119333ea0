"""The head of a file between two ``---`` lines: fields with their places, all mistakes reported.

Where the head begins and ends is python-frontmatter's definition, so that a file means here what it
means in other tools. The rest is ours: on its own that library publishes an unclosed head as body,
drops a head that is no mapping, and names neither file nor line.
"""

import re

from frontmatter.default_handlers import YAMLHandler

from newsgen import codes
from newsgen.config import FrontMatterConfig
from newsgen.errors import Issue, issue_at
from newsgen.loader.field_readers import FieldReader
from newsgen.loader.fields import ALIASES, FIELDS, FrontMatter
from newsgen.located_yaml import Codes, Entry, Reader
from newsgen.unknown_fields import FRONT_MATTER_HINT

_CODES = Codes(
    codes.INVALID_YAML,
    codes.DUPLICATE_KEY,
    codes.NOT_A_MAPPING,
    codes.UNKNOWN_FIELD,
    codes.WRONG_TYPE,
)
_BOUNDARY: re.Pattern[str] = YAMLHandler.FM_BOUNDARY
_NONE = FrontMatter()
_FIELD_LINE = re.compile(r"[ \t]{0,80}[\"']?\w[\w\- ]{0,60}[\"']?[ \t]{0,80}:(?:\s|$)")


def read_front_matter(
    path: str, text: str, config: FrontMatterConfig, *, markdown: bool
) -> tuple[FrontMatter, tuple[Issue, ...]]:
    """The head of `text`, empty where it has none, and all that is wrong with it."""
    head = find_head(text, markdown=markdown)
    if head is None:
        return _NONE, ()
    start, end, below = head
    if end is None:
        hint = "end the front matter with a line of three hyphens: ---"
        issue = issue_at(
            codes.UNCLOSED_FRONT_MATTER, path, text, 0, "the front matter is not closed", hint
        )
        return FrontMatter(end=len(text)), (issue,)
    reader = Reader(path, text, start, end, _CODES)
    entries = reader.mapping()
    if entries is None:
        return FrontMatter(end=below), tuple(reader.issues)
    fields = FieldReader(reader, _rename(reader, entries, config))
    return fields.read(below), tuple(reader.issues)


def find_head(text: str, *, markdown: bool) -> tuple[int, int | None, int] | None:
    """Where the YAML starts and ends and where the text below it starts; None without a head.

    The end is None where the head is opened and not closed. Plain copy may open with a line of
    hyphens, so there the next line has to look like a field.
    """
    if not text.startswith("---"):
        return None
    lines = text.replace("\r", "\n")  # of the same length, so that offsets hold
    opening = _BOUNDARY.match(lines)
    if opening is None:
        return None
    start = opening.end()
    below = lines[start : start + 2000].lstrip("\n")
    closing = _BOUNDARY.search(lines, start)
    empty = closing is not None and not text[start : closing.start()].strip()
    if not markdown and not empty and not _FIELD_LINE.match(below):
        return None
    if closing is None:
        return start, None, len(text)
    return start, closing.start(), closing.end()


def _rename(
    reader: Reader, entries: dict[str, Entry], config: FrontMatterConfig
) -> dict[str, Entry]:
    """The entries under newsgen's names, without those that the site lets pass."""
    rename = ALIASES | dict(config.rename)
    known: dict[str, Entry] = {}
    for name, entry in entries.items():
        if name in config.ignore:
            continue
        target = rename.get(name, name)
        if target in known:
            message = f"`{name}` and `{known[target].name}` both give the {target}"
            reader.report_at(codes.DUPLICATE_KEY, entry.key, message, "keep one of the two")
            continue
        known[target] = entry
    reader.check_known(known, FIELDS, FRONT_MATTER_HINT)
    return known
