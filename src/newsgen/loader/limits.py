"""How much of a text the loader takes on: more is an error, named at once, and no long wait.

News copy stays far below: of 22,000 texts of three archives none has more than 1,000 lines, 700
quote marks or 1,800 signs of Markdown. What goes beyond is a mistake, or is meant to do harm.
"""

import re
from collections.abc import Iterator
from itertools import islice

from newsgen import codes
from newsgen.config import Limits
from newsgen.errors import Issue, issue_at
from newsgen.loader.sources import Text

_LINE_END = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
"""All that `str.splitlines` takes for one."""
_QUOTE_MARK = re.compile("[\"'`´‘’‚‛“”„‟«»‹›「」『』]")
_MARKUP = re.compile(r"[*_`\[<&\\|#>!~:^]")
_GAP = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")
_DEFINITION = re.compile(r"^ {0,3}: ", re.MULTILINE)
_MOST_STEPS = 1_000_000
"""Of Python-Markdown through one paragraph for its brackets: about a quarter of a second. The most
in 1,800 posts of a public archive is 110,000."""
_MOST_LINE_STEPS = 60_000_000
"""For its lines, each of which is cut off from the rest by copying it: about a second."""
_MOST_DEFINITIONS = 100
"""Behind one another; each is a call inside the one before."""


def find_excess(text: Text, limits: Limits) -> Issue | None:
    """The error of a text with more lines or quote marks than the loader takes on."""
    path, copy = text.source.path, text.text
    return _find_beyond(path, copy, 0, _LINE_END, limits.lines, "lines", "lines") or _find_beyond(
        path, copy, 0, _QUOTE_MARK, limits.quote_marks, "quote marks", "quote_marks"
    )


def find_markdown_excess(text: Text, start: int, limits: Limits) -> Issue | None:
    """The error of a Markdown text, from `start` on, that would take too long to convert."""
    path, copy = text.source.path, text.text
    return _find_beyond(
        path, copy, start, _MARKUP, limits.markup, "signs of Markdown", "markup"
    ) or next(_find_tangles(path, copy, start), None)


def _find_beyond(
    path: str, copy: str, start: int, sign: re.Pattern[str], most: int, name: str, key: str
) -> Issue | None:
    """The issue at the first `sign` that is one too many."""
    if len(copy) - start <= most:
        return None
    beyond = next(islice(sign.finditer(copy, start), most, None), None)
    if beyond is None:
        return None
    found = sum(1 for _ in sign.finditer(copy, start))
    message = f"the file has {found:,} {name}; the limit is {most:,}"
    hint = f"divide it, or set `limits: {{{key}: …}}` in newsgen.yaml"
    return issue_at(codes.TOO_LARGE, path, copy, beyond.start(), message, hint)


def _find_tangles(path: str, copy: str, start: int) -> Iterator[Issue]:
    """Paragraphs that Python-Markdown would go through again and again, for each of their signs."""
    yield from _find_tangled_paragraphs(path, copy, start)
    at = start
    for piece in copy[start:].split(">"):
        if piece.count("<") * len(piece) > _MOST_STEPS:
            yield _tangled(path, copy, at + piece.index("<"))
        at += len(piece) + 1


def _find_tangled_paragraphs(path: str, copy: str, start: int) -> Iterator[Issue]:
    body = copy[start:]
    if not _is_tangled(body):  # then no part of it is
        return
    at = start
    for paragraph in _GAP.split(body):
        found = copy.find(paragraph, at)
        at = found + len(paragraph)
        if _is_tangled(paragraph):
            yield _tangled(path, copy, found)


def _is_tangled(text: str) -> bool:
    """Whether brackets, lines or definitions, each with the size of all, are too many.

    A short text cannot have so many lines, nor one with few colons so many definitions: most are
    not counted.
    """
    size = len(text)
    if text.count("[") * size > _MOST_STEPS:
        return True
    if size * size > _MOST_LINE_STEPS and len(_LINE_END.findall(text)) * size > _MOST_LINE_STEPS:
        return True
    colons = text.count(": ")
    return colons > _MOST_DEFINITIONS and len(_DEFINITION.findall(text)) > _MOST_DEFINITIONS


def _tangled(path: str, copy: str, at: int) -> Issue:
    message = "the Markdown from here on is too tangled to be read in a reasonable time"
    hint = "put empty lines between its parts, or a backslash before brackets that are no links"
    return issue_at(codes.TANGLED, path, copy, at, message, hint)
