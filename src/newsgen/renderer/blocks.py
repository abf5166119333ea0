"""The blocks of templates as they are written, and what a block is by what it extends."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

_TAG: Final = re.compile(
    r"\{#.*?#\}"
    r"|\{%[-+]?\s*raw\s*[-+]?%\}.*?\{%[-+]?\s*endraw\s*[-+]?%\}"
    r"|\{%[-+]?\s*(?P<word>block|endblock|extends)\b(?P<said>.*?)[-+]?%\}",
    re.DOTALL,
)
"""A comment, raw text, or a tag that matters here."""
_SUPER: Final = re.compile(r"\{\{[-+]?\s*super\(\)\s*[-+]?\}\}")


@dataclass(frozen=True, slots=True)
class Blocks:
    """A template cut at its blocks."""

    extends: str
    """The template that it names; empty where it names none, or not by a plain name."""
    inner: Mapping[str, str]
    """The text in each block, by its name, with the tags of those inside it."""
    outer: tuple[str, ...]
    """Names of the blocks that are in no other, in their order."""
    rest: str
    """What stands outside all blocks, comments left out."""


def cut_blocks(text: str) -> Blocks:
    """The template `text`, cut at its blocks; a block that is not closed is left out."""
    extends, inner, outer, rest = "", dict[str, str](), list[str](), list[str]()
    opened: list[tuple[str, int]] = []
    at = 0
    for tag in _TAG.finditer(text):
        word, said = tag["word"], (tag["said"] or "").split()
        if not opened and (word or tag[0].startswith("{#")):
            rest.append(text[at : tag.start()])
            at = tag.end()
        if word == "extends" and len(said) == 1:
            extends = said[0].strip("\"'")
        elif word == "block" and said:
            opened.append((said[0], tag.end()))
        elif word == "endblock" and opened:
            name, start = opened.pop()
            inner[name] = text[start : tag.start()]
            if not opened:
                outer.append(name)
                at = tag.end()
    return Blocks(extends, inner, tuple(outer), "".join((*rest, text[at:])))


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
        if name in template.inner:
            above = (resolve_block(line[number + 1 :], name) or "").strip("\n")
            return _SUPER.sub(partial(_on_lines, above=above), template.inner[name])
    return None


def _on_lines(tag: re.Match[str], above: str) -> str:
    """`above` in place of a tag, set off from what stands before and behind it in its line."""
    before = "\n" if tag.string[: tag.start()].rpartition("\n")[2].strip() else ""
    behind = "\n" if tag.string[tag.end() :].partition("\n")[0].strip() else ""
    return f"{before}{above}{behind}"
