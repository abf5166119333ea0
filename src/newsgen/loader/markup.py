"""The marks inside the paragraphs of Markdown: all that stands in the source and not on the page.

Tags, comments, emphasis, the addresses and titles of links, pictures, code, character references.
One scanner reads them for all: `shown_text` gives the rules what is shown, `plain_text` the lists
its words, `links` reads where they lead. The rules are those of CommonMark as Python-Markdown keeps
them: code goes before all else.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from operator import itemgetter
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, TypeAlias

from newsgen.loader.code_spans import TICKS, find_code, find_inside
from newsgen.loader.emphasis import find_emphasis
from newsgen.loader.link_forms import DEFINITION, LONGEST_NAME, NAMED, TARGET, fold_name
from newsgen.loader.references import REFERENCE, decode_references
from newsgen.loader.shortcodes import find_shortcodes
from newsgen.loader.tags import AUTOLINK, INLINE, LITERAL, TAG
from newsgen.records import Span

__all__ = [
    "Kind",
    "Mark",
    "find_marks",
    "take_apart",
]

Kind: TypeAlias = Literal[
    "tag",  # within a line: <b>
    "break",  # any other tag: <br>, <div>
    "code",  # `code`
    "literal",  # <code>code</code>
    "unseen",  # <script>…</script>, <style>…</style>
    "comment",
    "address",  # <https://x.example/>
    "picture",  # ![words](a.jpg), around the marks of its parts
    "opening",  # [ or ![ before the words of a link or a picture
    "target",  # ](a.md "Its title") or ][name] behind them
    "definition",  # [name]: a.md "Its title"
    "footnote",  # [^1]
    "attributes",  # {: .wide}
    "shortcode",
    "emphasis",
    "escape",  # the backslash in \*
    "entity",  # &amp;
    "quotation",  # > before a line
    "item",  # - or 1. before an item of a list
]


class Mark(NamedTuple):
    """A stretch of the source that is not shown as it stands."""

    start: int
    end: int
    kind: Kind
    inner: Span = (0, 0)
    """The words of code, the address of a link."""


_MAY_MARK: Final = re.compile(r"[<`*_\\&>\]{]")
_SIGN: Final = re.compile(r"[\\<`\[\]{&*_]")
_ESCAPED: Final = frozenset("\\`*_{}[]()>#+-.!|")
"""What Python-Markdown lets a backslash stand before: ``\\"`` is printed with it."""
_RUN: Final = re.compile(r"\*+|_+")
_ENTITY: Final = re.compile(REFERENCE)
_QUOTATION: Final = re.compile(r"^(?: {0,3}>[ \t]?)+", re.MULTILINE)
_ITEM: Final = re.compile(r"^[ \t]*(?:[-+*]|\d{1,9}\.)(?=\s)", re.MULTILINE)

_INDENT: Final = 5
"""Before a definition: blanks that make a line code, and the sign of an abbreviation."""
_FOOTNOTE: Final = re.compile(r"\[\^[^\]\s]{1,80}\]")
_FAR: Final = 50
"""Backslashes that are counted."""
_ATTRIBUTED: Final = ("", "\n", "*", "_", "`", ")", "]")
"""What stands right before attributes: elsewhere they are printed, but in a heading."""
_ATTRIBUTE_LIST: Final = re.compile(r"\{:?[^{}%\n]{0,500}\}")
"""``{: .wide title="…"}`` behind a paragraph, a link or a picture; there without the colon, too."""


_START: Final = itemgetter(0)


def find_marks(text: str, references: frozenset[str] = frozenset()) -> list[Mark]:
    """The marks of a paragraph, in order: apart but for those in a picture, which follow it.

    `references` are the names that its article gives to addresses (`link_forms.find_references`).
    """
    if not _MAY_MARK.search(text) and not _ITEM.match(text):
        return []
    return _Scan(text, references).read()


def take_apart(marks: Iterable[Mark]) -> list[Mark]:
    """`marks` in order; one that begins in another is left out, but in a picture.

    Of two that begin at one place the first goes before: a picture is told before its parts.
    """
    apart: list[Mark] = []
    past = 0
    for mark in sorted(marks, key=_START):
        if mark.start >= past:
            apart.append(mark)
            past = past if mark.kind == "picture" else mark.end
    return apart


class _Scan:
    """One way through a paragraph, sign by sign."""

    def __init__(self, text: str, references: frozenset[str]) -> None:
        self._text = text
        self._references = references
        self._code = dict(find_code(text)) if "`" in text else {}
        self._shortcodes = dict(find_shortcodes(text)) if "{" in text else {}
        self._found: list[Mark] = []
        self._open: list[tuple[int, int]] = []
        """Brackets that wait for theirs, and how many runs stood before each."""
        self._runs: list[Span] = []
        """Of ``*`` and ``_``, where a link may yet end."""
        self._unclosed: set[str] = set()
        """Elements, and the comment, that nothing further on closes."""

    def read(self) -> list[Mark]:
        """Find all."""
        at = 0
        while sign := _SIGN.search(self._text, at):
            at = max(_READERS[sign[0]](self, sign.start()), sign.end())
        self._pair_runs(0)
        self._read_lines()
        return take_apart(self._found)

    def _read_lines(self) -> None:
        """The signs before the lines of a block quotation or a list."""
        if ">" in self._text:
            for found in _QUOTATION.finditer(self._text):
                self._mark(*found.span(), "quotation")
        if _ITEM.match(self._text):
            for found in _ITEM.finditer(self._text):
                self._mark(*found.span(), "item")

    def _mark(self, start: int, end: int, kind: Kind, inner: Span = (0, 0)) -> int:
        self._found.append(Mark(start, end, kind, inner))
        return end

    def read_backtick(self, start: int) -> int:
        """Code, where its run of backticks has another one."""
        end = self._code.get(start)
        if end is None:
            found = TICKS.match(self._text, start)
            return found.end() if found else start
        return self._mark(start, end, "code", find_inside(self._text, start, end))

    def read_escape(self, start: int) -> int:
        """A backslash, and what it keeps from being a sign."""
        if self._text[start + 1 : start + 2] not in _ESCAPED:
            return start
        return self._mark(start, start + 1, "escape") + 1

    def read_run(self, start: int) -> int:
        """Signs that may be emphasis."""
        found = _RUN.match(self._text, start)
        end = found.end() if found else start
        self._runs.append((start, end))
        return end

    def _pair_runs(self, first: int) -> None:
        """Settle the runs from number `first` on: nothing further on has to do with them."""
        if len(self._runs) == first:
            return
        for start, end in find_emphasis(self._text, self._runs[first:]):
            self._mark(start, end, "emphasis")
        del self._runs[first:]

    def read_entity(self, start: int) -> int:
        """A character reference."""
        found = _ENTITY.match(self._text, start)
        if found is None or decode_references(found[0]) == found[0]:
            return start
        return self._mark(start, found.end(), "entity")

    def read_brace(self, start: int) -> int:
        """A shortcode, or a list of attributes."""
        if start in self._shortcodes:
            return self._mark(start, self._shortcodes[start], "shortcode")
        behind = self._text[max(0, start - 1) : start] in _ATTRIBUTED or self._text.startswith("#")
        found = _ATTRIBUTE_LIST.match(self._text, start) if behind else None
        if found is None or not self._text.startswith("{:", start):
            return start
        return self._mark(start, found.end(), "attributes")

    def read_tag(self, start: int) -> int:
        """A tag, an element whose inside is no prose, a comment or an address."""
        text = self._text
        if text.startswith("<!--", start):
            end = self._find_end("-->", start + len("<!--"))[1]
            return self._mark(start, end, "comment") if end else start
        if found := AUTOLINK.match(text, start):
            return self._mark(start, found.end(), "address", found.span(1))
        found = TAG.match(text, start)
        if found is None:
            return start
        name = found[1].lower()
        if name in LITERAL and text[start + 1] != "/":
            inside, end = self._find_end(f"</{name}>", found.end())
            if end:
                return self._mark(start, end, LITERAL[name], (found.end(), inside))
        return self._mark(start, found.end(), "tag" if name in INLINE else "break")

    def _find_end(self, closing: str, at: int) -> Span:
        """The next `closing`, in whatever case; zeros where there is none."""
        if closing in self._unclosed:
            return 0, 0
        found = re.compile(re.escape(closing), re.IGNORECASE).search(self._text, at)
        if found is None:
            self._unclosed.add(closing)
            return 0, 0
        return found.span()

    def open_bracket(self, start: int) -> int:
        """A footnote or a definition, or what may be the words of a link."""
        text = self._text
        line = text.rfind("\n", max(0, start - _INDENT), start) + 1
        at_line = start - line < _INDENT
        if found := _FOOTNOTE.match(text, start):
            end = found.end()
            return self._mark(start, end + (at_line and text.startswith(":", end)), "footnote")
        if at_line and (found := DEFINITION.match(text, line)):
            return self._mark(line, found.end(), "definition", found.span(2))
        self._open.append((start, len(self._runs)))
        return start

    def close_bracket(self, start: int) -> int:
        """The end of a link or a picture, if it is one."""
        if not self._open:
            return start
        opening, first = self._open.pop()
        end, address = self._find_target(opening, start)
        if not end:
            return start
        if attributes := _ATTRIBUTE_LIST.match(self._text, end):
            end = attributes.end()
        if is_picture := self._is_picture(opening):
            del self._runs[first:]  # the page shows them
            opening -= 1
            self._mark(opening, end, "picture")
        self._pair_runs(first)
        self._mark(opening, opening + 1 + is_picture, "opening")
        return self._mark(start, end, "target", address)

    def _is_picture(self, opening: int) -> bool:
        """``![``; but ``\\![`` is a link behind an exclamation mark."""
        before = self._text[max(0, opening - _FAR) : opening - 1]
        escapes = len(before) - len(before.rstrip("\\"))
        return self._text[opening - 1 : opening] == "!" and escapes % 2 == 0

    def _find_target(self, opening: int, start: int) -> tuple[int, Span]:
        """Where what stands behind the words of a link ends, and its address; 0 for no link."""
        if found := TARGET.match(self._text, start):
            return found.end(), found.span(found.lastindex or 0)
        words = self._text[opening + 1 : start] if start - opening <= LONGEST_NAME else ""
        found = NAMED.match(self._text, start) if self._references else None
        if found and fold_name(found[1] or words) in self._references:
            return found.end(), (0, 0)
        return (start + 1 if fold_name(words) in self._references else 0), (0, 0)


_READERS: Final[Mapping[str, Callable[[_Scan, int], int]]] = MappingProxyType(
    {
        "\\": _Scan.read_escape,
        "<": _Scan.read_tag,
        "`": _Scan.read_backtick,
        "[": _Scan.open_bracket,
        "]": _Scan.close_bracket,
        "{": _Scan.read_brace,
        "&": _Scan.read_entity,
        "*": _Scan.read_run,
        "_": _Scan.read_run,
    }
)
"""What reads each sign: it tells where to go on."""
