"""The blocks of templates as they are written, and what a block is by what it extends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType
from typing import Final, NamedTuple

from newsgen.records import Span

_OPENING: Final = re.compile(
    r"(?P<comment>\{#)"
    r"|(?P<raw>\{%[-+]?\s*raw\s*[-+]?%\})"
    r"|\{%[-+]?\s*(?P<word>block|endblock|extends)\b"
)
"""What opens a comment, raw text, or a tag that matters here."""
_CLOSINGS: Final = MappingProxyType(
    {
        "comment": re.compile(r"#\}"),
        "raw": re.compile(r"\{%[-+]?\s*endraw\s*[-+]?%\}"),
        "word": re.compile(r"[-+]?%\}"),
    }
)
"""What closes it, by the group that opens it."""
_SUPER: Final = re.compile(
    r"(?P<before>^[^\S\n]*)?\{\{[-+]?\s*super\(\)\s*[-+]?\}\}(?P<behind>[^\S\n]*$)?", re.MULTILINE
)
"""The tag, with the white space of its line where nothing else stands before or behind it."""


@dataclass(frozen=True, slots=True)
class Blocks:
    """A template cut at its blocks."""

    text: str
    extends: str
    """The template that it names; empty where it names none, or not by a plain name."""
    spans: Mapping[str, Span]
    """Where the inside of each block stands in `text`, by the block's name."""
    outer: tuple[str, ...]
    """Names of the blocks that are in no other, in their order."""
    rest: str
    """What stands outside all blocks, comments left out."""

    def find_inner(self, name: str) -> str | None:
        """The text in the block `name`, with the tags of those inside it; None if there is none."""
        span = self.spans.get(name)
        return self.text[slice(*span)] if span else None


class _Tag(NamedTuple):
    """A comment, raw text, or a tag."""

    kind: str
    """The group that opens it."""
    word: str
    """What a tag does: ``extends``."""
    said: str
    """What stands behind that: a name."""
    span: Span


def cut_blocks(text: str) -> Blocks:
    """The template `text`, cut at its blocks; a block that is not closed is left out."""
    extends, spans, outer, rest = "", dict[str, Span](), list[str](), list[str]()
    opened: list[tuple[str, int]] = []
    at = 0
    for tag in _find_tags(text):
        start, end = tag.span
        if not opened and tag.kind != "raw":
            rest.append(text[at:start])
            at = end
        if tag.word == "extends" and len(tag.said.split()) == 1:
            extends = tag.said.strip().strip("\"'")
        elif tag.word == "block" and tag.said.strip():
            opened.append((tag.said.split()[0], end))
        elif tag.word == "endblock" and opened:
            name, inner = opened.pop()
            spans[name] = inner, start
            if not opened:
                outer.append(name)
                at = end
    return Blocks(text, extends, spans, tuple(outer), "".join((*rest, text[at:])))


def _find_tags(text: str) -> Iterator[_Tag]:
    """The tags of `text`, in order and apart; what is not closed is passed over."""
    closings: dict[str, re.Match[str] | None] = {}
    past = 0
    for opening in _OPENING.finditer(text):
        kind, (start, inner) = opening.lastgroup or "", opening.span()
        if start < past:
            continue
        # Looked for once: many openings without a closing take no longer than one.
        if kind not in closings or ((known := closings[kind]) and known.start() < inner):
            closings[kind] = _CLOSINGS[kind].search(text, inner)
        if closing := closings[kind]:
            past = closing.end()
            said = text[inner : closing.start()] if kind == "word" else ""
            yield _Tag(kind, opening["word"] or "", said, (start, past))


def find_line(texts: Mapping[str, str], name: str) -> Iterator[Blocks]:
    """The template `name`, the one that it extends, and so on; `texts` has them by name."""
    passed = set[str]()
    while name in texts and name not in passed:
        passed.add(name)
        blocks = cut_blocks(texts[name])
        yield blocks
        name = blocks.extends


def resolve_block(line: Sequence[Blocks], name: str) -> str | None:
    """The text of a block in the first template of `line`, which extends the next, and so on.

    What ``super()`` stands for is put in, on lines of its own. None where no template has the
    block.
    """
    for number, template in enumerate(line):
        inner = template.find_inner(name)
        if inner is not None:
            above = (resolve_block(line[number + 1 :], name) or "").strip("\n")
            return _SUPER.sub(partial(_on_lines, above=above), inner)
    return None


def _on_lines(tag: re.Match[str], above: str) -> str:
    """`above` in place of a tag, set off from what stands before and behind it in its line."""
    before, behind = ("\n" if space is None else space for space in tag.group("before", "behind"))
    return f"{before}{above}{behind}"
