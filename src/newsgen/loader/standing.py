"""Standing copy: lines that a newsroom prints below one story after another.

``Anyone with information is asked to call the harbour office.`` No rule knows the line, but it
stands in many stories. The loader knows one article at a time: here are the lines of an article
that could be standing copy; the archive counts them (`newsgen.archive.standing`) and gives back
those that are.

Recurring alone is not enough. In 22,569 city stories ``No arrests have been made, and the
investigation is ongoing.`` is story text each time, and so is the background that a running story
repeats. So a line counts only where it speaks to the reader or of the paper, or where it closes the
text and tells of nothing that happened.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, NamedTuple

from newsgen.records import Block, Boilerplate, BoilerplateKind, Span

__all__ = [
    "StandingLine",
    "find_standing_lines",
    "mark_standing",
    "read_standing",
]

FEWEST_WORDS: Final = 5
"""``The investigation is ongoing.`` and subheadings are shorter."""
LONGEST: Final = 700
"""Characters."""
RULE: Final = "recurs"
CONFIDENCE: Final = 0.85

_NUMBER: Final = r"\d\d\d[-.) ]{1,2}\d{3}[-. ]\d{4}"
"""Of a telephone, as North America writes it. A pattern that opens with a repeat is searched for
nearly twice as long."""
_PHONE: Final = re.compile(_NUMBER)
_PRONOUNS: Final = (
    "you You your Your yours our Our ours us we We you'll you’ll You'll You’ll "
    "we'll we’ll We'll We’ll we're we’re We're We’re"
)
_ADDRESSED: Final = frozenset(
    word + stop for word in _PRONOUNS.split() for stop in ("", ".", ",", "!", ":")
)
_ORDERS: Final = frozenset(
    ("Visit", "Click", "Tap", "Subscribe", "Follow", "Call", "Contact", "Email", "E-mail",
     "Download", "View", "Watch", "Read", "Listen")
)  # fmt: skip
"""They speak to the reader where they open a sentence."""
_ADDRESSES: Final = _ADDRESSED | _ORDERS
_SIGNS: Final = ("http", "www.", "WWW.", "@", "©", "opyright", "ewsletter", "asked to ")
_CALL: Final = re.compile(
    rf"\b(?:call|contact|hotline|e-?mail|tips?|asked to)\b|{_NUMBER}", re.IGNORECASE
)
_COPYRIGHT: Final = re.compile(r"©|\bcopyright\b|\ball rights reserved\b", re.IGNORECASE)
_TELLS: Final = re.compile(
    r"\b(?:was|were|been|had|has|have|said|says|told|added|will)\b", re.IGNORECASE
)
_SPEECH: Final = tuple('"“”«»„')
_SIGNED: Final = tuple("-–—•*")
"""Somebody signs: ``— Ines (@ines)``; or it is a piece of a list."""


@dataclass(frozen=True, slots=True)
class StandingLine:
    """A line that is standing copy if it recurs, by the digests of its words and its neighbours.

    The neighbours tell a line that stands below many stories from one of a story that was filed
    three times.
    """

    line: int
    before: int
    """0 at the start of the text."""
    after: int
    """0 at its end."""
    addresses: bool
    """It speaks to the reader or of the paper."""


def find_standing_lines(text: str, spans: Sequence[Span]) -> tuple[StandingLine, ...]:
    """Which of the paragraphs `spans` could be standing copy.

    The first two paragraphs, headline and lede, are none.
    """
    found: dict[int, StandingLine] = {}
    has = _Signs(_find_any(_SIGNS, text), _find_any(_SPEECH, text))
    for number in range(2, len(spans)):
        start, end = spans[number]
        ends = number + 1 == len(spans)
        addresses = _could_recur(text[start:end], has, ends=ends)
        if addresses is None:
            continue
        line = digest_line(text[start:end])
        before = digest_line(text[slice(*spans[number - 1])])
        after = 0 if ends else digest_line(text[slice(*spans[number + 1])])
        found.setdefault(line, StandingLine(line, before, after, addresses))
    lines = tuple(found.values())
    return _look_past(lines)


class _Signs(NamedTuple):
    """What of two lists of signs a text has at all: most have none of the first."""

    reader: tuple[str, ...]
    """Of `_SIGNS`."""
    speech: tuple[str, ...]
    """Of `_SPEECH`."""


def _find_any(signs: Iterable[str], text: str) -> tuple[str, ...]:
    return tuple([sign for sign in signs if sign in text])


def _could_recur(printed: str, has: _Signs, *, ends: bool) -> bool | None:
    """Whether the line addresses somebody; None where it cannot be standing copy."""
    if len(printed) > LONGEST or printed.startswith(_SIGNED) or printed.endswith((":", "?")):
        return None
    if any(map(printed.__contains__, has.speech)):
        return None
    words = printed.split()
    if len(words) < FEWEST_WORDS:
        return None
    if _addresses(printed, words, has.reader):
        return True
    return False if ends and not _TELLS.search(printed) else None


def _addresses(printed: str, words: Sequence[str], signs: Iterable[str]) -> bool:
    """Whether a line speaks to the reader or of the paper. Cheap tests come first."""
    if any(map(printed.__contains__, signs)):
        return True
    if not _ADDRESSES.isdisjoint(words):
        openings = (w for b, w in pairwise((".", *words)) if b.endswith((".", "!")))
        if not (_ADDRESSED.isdisjoint(words) and _ORDERS.isdisjoint(openings)):
            return True
    return _PHONE.search(printed) is not None


def _look_past(lines: tuple[StandingLine, ...]) -> tuple[StandingLine, ...]:
    """The lines with the neighbours of their run: three promos always stand side by side."""
    if len(lines) < 2:
        return lines
    seen = list(lines)
    for at, (one, two) in enumerate(pairwise(lines)):
        if two.before == one.line:
            seen[at + 1] = replace(two, before=seen[at].before)
    for at in range(len(seen) - 2, -1, -1):
        if lines[at].after == lines[at + 1].line:
            seen[at] = replace(seen[at], after=seen[at + 1].after)
    return tuple(seen)


def digest_line(printed: str) -> int:
    """64 bits, signed, that stand for the words of a line, white space aside; never 0."""
    words = " ".join(printed.split()).encode("utf-8", "surrogatepass")
    data = hashlib.blake2b(words, digest_size=8).digest()
    return int.from_bytes(data, "big", signed=True) or 1


def mark_standing(
    text: str, blocks: Iterable[Block], standing: frozenset[int]
) -> tuple[Block, ...]:
    """The blocks, with the paragraphs that are `standing` made boilerplate.

    Only such as could be standing copy here, too: a record is known by those of them that recur, so
    it may not be made from any other.
    """
    blocks = tuple(blocks)
    if not standing:
        return blocks
    marked = {
        block.span: digest
        for block in blocks
        if block.kind == "paragraph"
        and (digest := digest_line(text[slice(*block.span)])) in standing
    }
    if not marked:
        return blocks
    own = {line.line for line in find_standing_lines(text, _content_of(blocks))}
    return tuple(
        Block("boilerplate", block.span) if marked.get(block.span) in own else block
        for block in blocks
    )


def _content_of(blocks: Iterable[Block]) -> list[Span]:
    """The paragraphs of an article, whatever they were read as."""
    return [block.span for block in blocks if block.kind not in ("blank", "front-matter")]


def read_standing(
    text: str, before: Iterable[Block], after: Iterable[Block]
) -> tuple[Boilerplate, ...]:
    """The boilerplate that `mark_standing` made of `before`."""
    found = []
    for old, new in zip(before, after, strict=True):
        if old.kind != new.kind:
            printed = text[slice(*new.span)]
            found.append(Boilerplate(_kind(printed), printed, new.span, RULE, CONFIDENCE))
    return tuple(found)


def _kind(printed: str) -> BoilerplateKind:
    if _COPYRIGHT.search(printed):
        return "copyright"
    return "contact" if _CALL.search(printed) else "promo"
