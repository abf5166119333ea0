"""The markup inside the paragraphs of Markdown: what stands in the source and not on the page.

Tags, comments, the addresses and titles of links, pictures and code are nobody's words. The rules
are those of CommonMark as Python-Markdown keeps them: code goes before all else.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from newsgen.loader.shortcodes import find_shortcodes
from newsgen.records import Span

__all__ = ["THING", "Hidden", "find_code", "find_hidden", "find_printed", "find_references"]

THING: Final = "\ufffc"
"""Stands for what is on the page and is no prose: code, an address, a shortcode."""


class Hidden(NamedTuple):
    """A stretch of the source, and what a reader has in its place: nothing, a line end, a thing."""

    start: int
    end: int
    shown: str = ""


_MAY_HIDE: Final = re.compile(r"[<`]|\{[{%:]|\]|\[\^")
_SIGN: Final = re.compile(r"\\.|<|!?\[|\]|\{[{%:]", re.DOTALL)
_TICKS: Final = re.compile(r"(?<!\\)`+")

_SHORTCODE: Final = r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}"
_ATTRIBUTES: Final = (
    rf"""(?:{_SHORTCODE}|[^<>"'{{]++|\{{|"(?:{_SHORTCODE}|[^"]){{0,2000}}+"|'[^']{{0,2000}}+')*+"""
)
_TAG: Final = re.compile(rf"</?([A-Za-z][^\s<>/@]*)(?=[\s/>])(?:{_ATTRIBUTES}>|[^<>]*>)")
_AUTOLINK: Final = re.compile(r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}://[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>")
_INLINE: Final = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
"""Tags within a line; any other ends it."""
_LITERAL: Final = MappingProxyType(
    {"code": THING, "pre": THING, "textarea": THING, "script": "", "style": ""}
)
"""Elements whose inside is no prose, and what stands for them: two of them are not shown."""

_TITLE: Final = (
    r"""(?:"(?:[^"]|"(?!\s{0,9}\))){0,2000}+"|'(?:[^']|'(?!\s{0,9}\))){0,2000}+'"""
    r"|\([^()]{0,2000}\))"
)
_TARGET: Final = re.compile(
    rf"\]\(\s{{0,9}}(?:<[^<>\n]*>|(?:{_SHORTCODE}|[^\s()<>]|\([^\s()<>]*\))*+)"
    rf"(?:\s{{1,9}}{_TITLE})?\s{{0,9}}\)"
    r"|\]\([^()\n]{0,1000}\)"
)
"""Behind the words of a link: ``](a.md "Its title")``; the address may hold blanks."""
_REFERENCE: Final = re.compile(r"\]\s?\[([^\[\]\n]{1,200})\]")
_DEFINITION: Final = re.compile(
    r"^ {0,3}\[([^\[\]\n^][^\[\]\n]{0,200})\]:[ ]*\n?[ ]*\S+[ ]*"
    r"""(?:\n[ ]*)?(?:"[^\n]{0,1000}"[ ]*|'[^\n]{0,1000}'[ ]*|\([^\n]{0,1000}\)[ ]*)?$""",
    re.MULTILINE,
)
"""``[name]: https://town.example "Its title"``."""
_INDENT: Final = 4
"""Blanks that make a line code."""
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]{1,80}\]:?")
_ATTRIBUTE_LIST: Final = re.compile(r"\{:?[^{}%\n]{0,500}\}")
"""``{: .wide title="…"}`` behind a paragraph, a link or a picture; there without the colon, too."""


def find_references(text: str) -> frozenset[str]:
    """The names, in lower case, that links of `text` may have in place of an address."""
    if "]:" not in text:
        return frozenset()
    return frozenset(found[1].lower() for found in _DEFINITION.finditer(text))


def find_code(text: str) -> Iterator[Span]:
    """The code between backticks: a run of them closes one of the same length."""
    runs = [found.span() for found in _TICKS.finditer(text)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        by_length[end - start].append(start)
    past = 0
    for start, end in runs:
        if start < past:
            continue
        same = by_length[end - start]
        after = bisect_right(same, start)
        if after < len(same):
            past = same[after] + end - start
            yield start, past


def find_printed(text: str) -> Iterator[int]:
    """Where the shortcodes of a paragraph begin, those in code left out: there they are meant."""
    code = list(find_code(text))
    starts = [start for start, _ in code]
    for start, _ in find_shortcodes(text):
        before = bisect_right(starts, start) - 1
        if before < 0 or code[before][1] <= start:
            yield start


def find_hidden(text: str, references: frozenset[str] = frozenset()) -> list[Hidden]:
    """What of a paragraph is markup, in order and apart.

    `references` are the names that its article gives to addresses (`find_references`).
    """
    if not _MAY_HIDE.search(text):
        return []
    code = [Hidden(start, end, THING) for start, end in find_code(text)]
    scan = _Scan(text, references, code)
    scan.run()
    found: list[Hidden] = []
    for one in sorted(scan.found, key=lambda hidden: (hidden.start, -hidden.end)):
        if not found or one.start >= found[-1].end:  # else inside the words of a picture
            found.append(one)
    return found


@dataclass(slots=True)
class _Scan:
    """One way through a paragraph, sign by sign."""

    text: str
    references: frozenset[str]
    code: Sequence[Hidden]
    found: list[Hidden] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    """Brackets that wait for theirs."""
    unclosed: set[str] = field(default_factory=set)
    """Elements, and the comment, that nothing further on closes."""

    def run(self) -> None:
        """Find all."""
        self.found += self.code
        shortcodes = dict(find_shortcodes(self.text))
        starts = [one.start for one in self.code]
        at = 0
        while sign := _SIGN.search(self.text, at):
            start = sign.start()
            within = bisect_right(starts, start) - 1
            if within >= 0 and start < self.code[within].end:
                at = self.code[within].end
            elif start in shortcodes:
                at = self._hide(start, shortcodes[start], THING)
            else:
                at = max(self._read(sign[0], start), sign.end())

    def _hide(self, start: int, end: int, shown: str = "") -> int:
        self.found.append(Hidden(start, end, shown))
        return end

    def _read(self, sign: str, start: int) -> int:
        """What `sign` begins or ends at `start`; where it ends."""
        if sign == "<":
            return self._read_tag(start)
        if sign == "]":
            return self._close_bracket(start)
        if sign in ("[", "!["):
            return self._open_bracket(start)
        if sign == "{:" and (found := _ATTRIBUTE_LIST.match(self.text, start)):
            return self._hide(start, found.end())
        return start

    def _read_tag(self, start: int) -> int:
        text = self.text
        if text.startswith("<!--", start):
            return self._read_comment(start)
        if found := _AUTOLINK.match(text, start):
            return self._hide(start, found.end(), THING)
        found = _TAG.match(text, start)
        if found is None:
            return start
        name = found[1].lower()
        if name in _LITERAL and text[start + 1] != "/":
            end = self._find_end(f"</{name}>", found.end())
            return self._hide(start, max(end, found.end()), _LITERAL[name])
        return self._hide(start, found.end(), "" if name in _INLINE else "\n")

    def _read_comment(self, start: int) -> int:
        end = self._find_end("-->", start + len("<!--"))
        return self._hide(start, end) if end else start

    def _find_end(self, closing: str, at: int) -> int:
        """Behind the next `closing`, in whatever case; 0 where there is none."""
        if closing in self.unclosed:
            return 0
        found = re.compile(re.escape(closing), re.IGNORECASE).search(self.text, at)
        if found is None:
            self.unclosed.add(closing)
            return 0
        return found.end()

    def _open_bracket(self, start: int) -> int:
        if found := _FOOTNOTE.match(self.text, start):
            return self._hide(start, found.end())
        line = self.text.rfind("\n", max(0, start - _INDENT), start) + 1
        if start - line < _INDENT and (found := _DEFINITION.match(self.text, line)):
            return self._hide(start, found.end())
        self.open.append(start)
        return start

    def _close_bracket(self, start: int) -> int:
        if not self.open:
            return start
        opening = self.open.pop()
        found = _TARGET.match(self.text, start)
        if found is None:
            found = _REFERENCE.match(self.text, start)
            if found is None or found[1].lower() not in self.references:
                return start
        attributes = _ATTRIBUTE_LIST.match(self.text, found.end())
        end = attributes.end() if attributes else found.end()
        if self.text[opening] == "!":
            return self._hide(opening, end)
        self._hide(opening, opening + 1)
        return self._hide(start, end)
