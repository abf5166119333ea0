"""The blocks of a Markdown body, after CommonMark 0.31, as far as an article needs them.

A block keeps its source whole: fenced code with its fences, a list with its nested paragraphs and
their indentation. What is not recognised is a paragraph, so nothing is lost.
"""

import re
from typing import NamedTuple

from newsgen.records import BlockKind, Span

__all__ = ["split_markdown"]

_FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_HEADING = re.compile(r" {0,3}#{1,6}(?:\s|$)")
_SETEXT = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])(?=\s|$)")
_QUOTE = re.compile(r" {0,3}>")
_HTML = re.compile(
    r" {0,3}<(?:!--|\?|![A-Z]|/?(?:address|article|aside|audio|blockquote|br|canvas|center|dd|"
    r"details|dialog|dir|div|dl|dt|embed|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|"
    r"iframe|img|li|link|main|map|menu|meta|nav|object|ol|p|picture|pre|script|section|source|style|"
    r"summary|svg|table|tbody|td|tfoot|th|thead|tr|ul|video)(?=[\s/>]|$))",
    re.IGNORECASE,
)
_VERBATIM = re.compile(r" {0,3}<(script|pre|style|textarea|!--)", re.IGNORECASE)
_INDENTED = re.compile(r"(?: {4}|\t)")


class _Line(NamedTuple):
    start: int
    text: str
    """Without the line end."""
    blank: bool


def split_markdown(text: str, start: int) -> tuple[tuple[BlockKind, Span], ...]:
    """The blocks of ``text[start:]`` with their kinds, in order, without the space between them.

    The first block is the headline if it is a heading of the first level.
    """
    lines = _read_lines(text, start)
    found: list[tuple[BlockKind, Span]] = []
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        kind, stop = _read_block(lines, at)
        found.append((kind, _trim(lines, at, stop, kind)))
        at = stop
    if found and _is_title(text, found[0]):
        found[0] = ("headline", found[0][1])
    return tuple(found)


def _is_title(text: str, block: tuple[BlockKind, Span]) -> bool:
    """``# Bridge opens early``, or a line underlined with ``===``."""
    kind, (start, end) = block
    body = text[start:end]
    return kind == "subheading" and (
        re.match(r"#(?!#)", body) is not None or body.rstrip().endswith("=")
    )


def _read_lines(text: str, start: int) -> list[_Line]:
    lines: list[_Line] = []
    at = start
    for raw in text[start:].splitlines(keepends=True):
        body = raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")
        lines.append(_Line(at, body, not body or body.isspace()))
        at += len(raw)
    return lines


def _trim(lines: list[_Line], at: int, stop: int, kind: BlockKind) -> Span:
    """From the first character of the block (of its line, for lists and code) to its last."""
    last = stop - 1
    while last > at and lines[last].blank:
        last -= 1
    first = lines[at]
    indent = 0 if kind in ("list", "code") else len(first.text) - len(first.text.lstrip())
    return first.start + indent, lines[last].start + len(lines[last].text.rstrip())


def _read_block(lines: list[_Line], at: int) -> tuple[BlockKind, int]:
    """The kind of the block that starts in line ``at``, and the line after its last."""
    line = lines[at].text
    if fence := _FENCE.match(line):
        return "code", _end_of_fence(lines, at, fence[1])
    if _INDENTED.match(line):
        return "code", _end_of_indented(lines, at)
    if _HEADING.match(line):
        return "subheading", at + 1
    if _RULE.match(line):
        return "rule", at + 1
    if _ITEM.match(line):
        return "list", _end_of_list(lines, at)
    if _QUOTE.match(line):
        return "quotation", _end_of_lazy(lines, at)
    if _HTML.match(line):
        return "html", _end_of_html(lines, at)
    return _read_paragraph(lines, at)


def _end_of_fence(lines: list[_Line], at: int, mark: str) -> int:
    closing = re.compile(rf" {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}\s*$")
    for number in range(at + 1, len(lines)):
        if closing.match(lines[number].text):
            return number + 1
    return len(lines)


def _end_of_indented(lines: list[_Line], at: int) -> int:
    stop = at + 1
    while stop < len(lines) and (lines[stop].blank or _INDENTED.match(lines[stop].text)):
        stop += 1
    return stop


def _end_of_list(lines: list[_Line], at: int) -> int:
    """A list goes on over blank lines while the next line is an item or is indented."""
    stop = at + 1
    while stop < len(lines):
        line = lines[stop].text
        if lines[stop].blank:
            stop += 1
        elif _RULE.match(line) or not _belongs_to_list(lines, stop):
            break
        else:
            stop += 1
    return stop


def _belongs_to_list(lines: list[_Line], number: int) -> bool:
    line = lines[number].text
    if _ITEM.match(line) or line[:2] in ("  ", " \t") or line[:1] == "\t":
        return True
    return not lines[number - 1].blank and not _interrupts(line)


def _end_of_lazy(lines: list[_Line], at: int) -> int:
    """Block quotes go on in lines that have lost their ``>``."""
    stop = at + 1
    while stop < len(lines) and not lines[stop].blank:
        if not _QUOTE.match(lines[stop].text) and _interrupts(lines[stop].text):
            break
        stop += 1
    return stop


def _end_of_html(lines: list[_Line], at: int) -> int:
    verbatim = _VERBATIM.match(lines[at].text)
    if verbatim:
        name = verbatim[1].lower()
        closing = "-->" if name == "!--" else f"</{name}"
        for number in range(at, len(lines)):
            if closing in lines[number].text.lower():
                return number + 1
        return len(lines)
    stop = at + 1
    while stop < len(lines) and not lines[stop].blank:
        stop += 1
    return stop


def _interrupts(line: str) -> bool:
    """Whether a line ends a paragraph without a blank line between them."""
    return bool(
        _FENCE.match(line)
        or _HEADING.match(line)
        or _RULE.match(line)
        or _QUOTE.match(line)
        or re.match(r" {0,3}(?:[-+*]|1[.)])\s+\S", line)
    )


def _read_paragraph(lines: list[_Line], at: int) -> tuple[BlockKind, int]:
    stop = at + 1
    while stop < len(lines) and not lines[stop].blank:
        line = lines[stop].text
        if _SETEXT.match(line):
            return "subheading", stop + 1
        if _interrupts(line):
            break
        stop += 1
    return "paragraph", stop
