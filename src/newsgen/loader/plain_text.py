"""Markdown → the words that it shows, for where text is searched, cut short or said in a list."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain
from typing import Final

from newsgen.loader.markup import Mark, find_marks, take_apart
from newsgen.loader.references import decode_references
from newsgen.records import Span

__all__ = ["find_word_marks", "is_plain", "plain_part", "plain_text", "plain_words", "read_words"]

_SIGNS: Final = frozenset("*_`[]<>#\\&|~={")
"""Without one of these a text is its own words, unless it has lists or underlines."""
_EMPHASIS: Final = "*_ \t\r\n"
_LINE_SIGNS: Final = ("-", "+")
_LINE_MARK: Final = re.compile(
    r"^ {0,3}(?:(?:`{3,}+|~{3,}+)[^`\n]*$|(?:=+|-{2,})[ \t]*$|#{1,6}(?=\s)"
    r"|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$)",  # below the head of a table
    re.MULTILINE,
)
_ROW: Final = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)
_BAR: Final = re.compile(r"(?<!\\)\|")
_CODE: Final = re.compile(r"(?: {0,3}(?P<fence>`{3,}+|~{3,}+)[^\n]*+\n|(?= {4}|\t))")
"""How a block of code begins."""


def plain_text(text: str, references: frozenset[str] = frozenset()) -> str:
    """Markdown without its marks, tags and addresses: ``[the *ferry*](a.md)`` → ``the ferry``.

    Of a picture its words stay, and brackets that are no link do too: ``[the mayor]``. `references`
    are those of its article (`link_forms.find_references`).
    """
    marks = find_word_marks(text, references)
    return read_words(text, marks, (0, len(text))) if marks else text


def plain_part(text: str, references: frozenset[str] = frozenset()) -> str:
    """The words of a caption or a credit: ``*An owl.`` where its emphasis ends behind the other."""
    return plain_text(text, references).strip(_EMPHASIS)


def plain_words(text: str, references: frozenset[str] = frozenset(), *, marked: bool) -> str:
    """`text` on one line; of Markdown (`marked`) the words that it shows."""
    return " ".join((plain_text(text, references) if marked else text).split())


def find_word_marks(text: str, references: frozenset[str] = frozenset()) -> list[Mark]:
    """What of a block is not among its words: the marks in its lines and those of the lines."""
    if is_plain(text):
        return []
    if code := _CODE.match(text):
        return _find_fences(text, code)
    lines = [Mark(*found.span(), "tag") for found in _LINE_MARK.finditer(text)]
    if "|" in text:
        lines += [
            Mark(*bar.span(), "break")
            for row in _ROW.finditer(text)
            for bar in _BAR.finditer(text, *row.span())
        ]
    inside = (mark for mark in find_marks(text, references) if _is_left_out(text, mark))
    return take_apart(chain(inside, lines)) if lines else list(inside)


def read_words(text: str, marks: Sequence[Mark], span: Span) -> str:
    """The words at `span` of a text with these `marks`; one that reaches out of it gives nothing.

    So a quotation that begins or ends inside emphasis has no sign of it.
    """
    pieces = []
    at, end = span
    first = max(0, bisect_right(marks, at, key=_start_of) - 1)
    for mark in marks[first : bisect_right(marks, end - 1, key=_start_of)]:
        if mark.end > at:
            pieces.append(text[at : mark.start])
            pieces.append(_show(text, mark) if at <= mark.start and mark.end <= end else "")
            at = mark.end
    return "".join((*pieces, text[at:end]))


def _start_of(mark: Mark) -> int:
    return mark.start


def _show(text: str, mark: Mark) -> str:
    """What stands among the words in place of a mark."""
    if mark.kind in ("code", "address"):
        return text[slice(*mark.inner)]
    if mark.kind == "literal":
        return decode_references(text[slice(*mark.inner)])
    if mark.kind == "entity":
        return decode_references(text[mark.start : mark.end])
    return " " if mark.kind == "break" else ""


def is_plain(text: str) -> bool:
    """Whether a text, or a part of one, is its own words: a quick look at its signs."""
    if not _SIGNS.isdisjoint(text):
        return False
    lines = "\n" in text or text.lstrip()[:1] in _LINE_SIGNS
    return not (lines and any(map(text.__contains__, _LINE_SIGNS)))


def _find_fences(text: str, code: re.Match[str]) -> list[Mark]:
    """The lines above and below a block of code, which is shown as it is."""
    if not code["fence"]:
        return []
    last = text.rstrip().rfind("\n") + 1
    closed = last >= code.end() - 1 and text[last:].strip().startswith(code["fence"])
    end = [Mark(max(last - 1, code.end()), len(text), "break")] if closed else []
    return [Mark(*code.span(), "break"), *end]


def _is_left_out(text: str, mark: Mark) -> bool:
    """Whether it is to be replaced: shortcodes are printed, a picture is the marks of its parts.

    The number of an item stays: ``2021. A year of floods`` may be a headline.
    """
    if mark.kind == "item":
        return text[mark.end - 1] != "."
    return mark.kind not in ("picture", "shortcode")
