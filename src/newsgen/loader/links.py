"""Links in Markdown texts that lead to other files of the site."""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import SplitResult, urlsplit

from newsgen.loader.markdown_blocks import split_markdown
from newsgen.loader.markup import Mark, find_marks
from newsgen.records import Body, Span

_ATTRIBUTE: Final = re.compile(r"(?:href|src)\s*=\s*(?:\"([^\"\n]+)\"|'([^'\n]+)')", re.IGNORECASE)
_HINTS = ("](", "]:", "href", "src", "HREF", "SRC")
"""Without one of these there is no target, and most stories have none."""
_FENCES = ("```", "~~~")
_SHORTCODES = ("{{", "{%")
"""A warning of its own tells of them."""


def find_links(text: str) -> tuple[str, ...]:
    """The relative targets that a Markdown text links to, as written, sorted."""
    return tuple(sorted({target for target, _ in locate_links(text)}))


def links_of(body: Iterable[Body]) -> tuple[str, ...]:
    """The same of the pieces of a Markdown body."""
    pieces = (piece.text for piece in body if not _is_fence(piece.kind, piece.text))
    return tuple(sorted({target for text in pieces for target, _ in _read_block(text)}))


def locate_links(text: str) -> Iterator[tuple[str, int]]:
    """The same targets and where each stands, in order; those in code lead nowhere."""
    if not any(map(text.__contains__, _HINTS)):
        return
    for kind, (start, end) in split_markdown(text, 0):
        block = text[start:end]
        if not _is_fence(kind, block):
            yield from ((target, start + at) for target, at in _read_block(block))


def _is_fence(kind: str, block: str) -> bool:
    return kind == "code" and block.lstrip().startswith(_FENCES)


def _read_block(block: str) -> Iterator[tuple[str, int]]:
    """The relative targets in a block, and where they stand in it."""
    for first, last in _find_targets(block):
        target = block[first:last]
        if is_relative(target) and not any(map(target.__contains__, _SHORTCODES)):
            yield target, first


def _find_targets(block: str) -> Iterator[Span]:
    """The addresses of links, pictures and definitions, and of tags that have one."""
    for mark in find_marks(block) if any(map(block.__contains__, _HINTS)) else ():
        if mark.kind in ("target", "definition"):
            yield _without_brackets(block, mark.inner)
        elif mark.kind in ("tag", "break"):
            yield from _read_attributes(block, mark)


def _without_brackets(block: str, span: Span) -> Span:
    """The address in ``[name]: <a.md>``."""
    start, end = span
    bracketed = block.startswith("<", start) and block.endswith(">", start, end)
    return (start + 1, end - 1) if bracketed else span


def _read_attributes(block: str, tag: Mark) -> Iterator[Span]:
    for found in _ATTRIBUTE.finditer(block, tag.start, tag.end):
        yield found.span(found.lastindex or 0)


def is_relative(target: str) -> bool:
    """Whether a link leads to another file of the site."""
    parts = split_target(target)
    return parts is not None and not parts.scheme and not parts.netloc and bool(parts.path)


def split_target(target: str) -> SplitResult | None:
    """The parts of a link's target; None where it cannot be one."""
    try:
        return urlsplit(target)
    except ValueError:
        return None
