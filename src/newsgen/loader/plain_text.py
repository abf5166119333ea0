"""Markdown → the words that it shows, for where text is searched, cut short or said in a list.

Marks inside a line are read much as the package `markdown` reads them, in one pass and without
its trees. A quotation may begin or end inside a mark: what is left of that goes too.
"""

import re
from collections.abc import Callable
from html import unescape
from typing import Final

from newsgen.loader.references import REFERENCE

_SIGNS: Final = frozenset("*_`[]<>#\\&|~=")
"""Without one of these a text is its own words, unless it is a list."""
_LINE_MARK: Final = re.compile(
    r"^ {0,3}(?:\[(?!\^)[^\]\n]{1,200}\]:[ \t]*\S[^\n]*"  # [name]: target
    r"|\[\^[^\]\n]{1,200}\]:"  # [^1]: before the words of a footnote
    r"|(?:`{3,}|~{3,})[^`\n]*$|(?:=+|-{2,})[ \t]*$"
    r"|(?:>[ \t]?)+|#{1,6}(?=\s)|[-+*](?=\s)"
    r"|\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t:-]*)+$)",  # below the head of a table
    re.MULTILINE,
)
_ROW: Final = re.compile(r"^[ \t]*\|[^\n]*\|[ \t]*$", re.MULTILINE)
_TARGET: Final = r"\((?:[^()]|\([^()]{0,200}\)){0,1000}\)|\[[^\[\]\n]{0,200}\]"
_MARK: Final = re.compile(
    r"[\\`<\[\]&*_](?:"  # a set of letters first, so that `re` skips the words without a try
    r"(?<=\\)(?P<literal>[!-/:-@\[-`{-~\n])"
    r"|(?<=`)(?<!``)(?P<ticks>`*+)(?P<code>[^`]{1,2000})`(?P=ticks)(?!`)"
    r"|(?<=<)(?P<address>[A-Za-z][A-Za-z0-9+.-]{1,20}:[^\s<>]{0,1000}|[\w.+-]{1,64}@[\w.-]{1,200})>"
    r"|(?<=<)(?P<flowing>/?(?:a|abbr|b|big|cite|code|em|font|i|mark|q|s|small|span|strong|sub|sup|u)"
    r"(?:\s[^<>]{0,1000})?>)"  # the words on both sides may be one
    r"|(?<=<)(?P<tag>/?[A-Za-z][^<>]{0,1000}>|!--[^>]{0,1000}-->)"
    r"|(?P<note>(?<=\[)\^[^\]\s]{1,100}\])|(?P<open>(?<=\[))"
    rf"|(?P<target>(?<=\])(?:{_TARGET}))|(?P<close>(?<=\]))"
    rf"|(?P<entity>(?<=&){REFERENCE.removeprefix('&')})"
    r"|(?P<run>(?<=\*)\**|(?<=_)_*))"
)


def plain_text(text: str) -> str:
    """Markdown without its marks, tags and addresses: ``[the *ferry*](a.md)`` → ``the ferry``.

    Of a picture its words stay. Brackets that are no link do too: ``[the mayor] said``.
    """
    if _SIGNS.isdisjoint(text) and text.lstrip(" ")[:1] not in ("-", "+"):
        return text
    lines = _LINE_MARK.sub("", text)
    if "|" in lines:
        lines = _ROW.sub(lambda row: row[0].replace("|", " "), lines)
    return _Reading(lines).read()


def plain_words(text: str, *, marked: bool) -> str:
    """`text` on one line; of Markdown (`marked`) the words that it shows."""
    return " ".join((plain_text(text) if marked else text).split())


class _Reading:
    """One pass over the marks inside the lines of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[str] = []
        self._brackets: list[int] = []
        """Where in the pieces a bracket is open."""
        self._runs: dict[str, list[int]] = {"*": [], "_": []}
        """Where a run of each sign may yet be closed."""

    def read(self) -> str:
        """The words of the text."""
        at = 0
        for match in _MARK.finditer(self._text):
            self._pieces += (self._text[at : match.start()], "")
            at = match.end()
            kind = match.lastgroup or ""
            self._pieces[-1] = _SHOWN[kind](match) if kind in _SHOWN else self._pair(kind, match)
        for number in (*self._brackets, *filter(self._is_cut, self._runs["*"])):
            self._pieces[number] = ""
        return "".join((*self._pieces, self._text[at:]))

    def _pair(self, kind: str, match: re.Match[str]) -> str:
        """What stays of a mark that has a partner; the partner is made anew where it is known."""
        if kind == "open":
            self._brackets.append(len(self._pieces) - 1)
            return match[0]
        if kind == "run":
            return self._emphasis(match)
        opening = self._brackets.pop() if self._brackets else None
        if kind == "close":
            return match[0]
        if opening is not None:
            self._pieces[opening] = ""
            self._pieces[opening - 1] = self._pieces[opening - 1].removesuffix("!")
        return ""

    def _emphasis(self, match: re.Match[str]) -> str:
        """What stays of a run of ``*`` or ``_`` when it has closed those before it."""
        sign, left = match[0][0], len(match[0])
        before = self._text[match.start() - 1] if match.start() else " "
        after = self._text[match.end()] if match.end() < len(self._text) else " "
        opens, closes = not after.isspace(), not before.isspace()
        if sign == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        waiting = self._runs[sign]
        while closes and left and waiting:
            partner = self._pieces[waiting[-1]]
            used = min(left, len(partner))
            left -= used
            self._pieces[waiting[-1]] = partner[used:]
            if used == len(partner):
                waiting.pop()
        if opens and left:
            waiting.append(len(self._pieces) - 1)
        return sign * left if opens or left == 1 else ""

    def _is_cut(self, number: int) -> bool:
        """Whether a run that nothing closes is ``**`` before a word: one sign may be a footnote."""
        before = self._pieces[number - 1][-1:]
        return len(self._pieces[number]) > 1 and not before.strip()


_SHOWN: Final[dict[str, Callable[[re.Match[str]], str]]] = {
    "literal": lambda match: match["literal"],
    "code": lambda match: match["code"],
    "address": lambda match: match["address"],
    "flowing": lambda _: "",
    "tag": lambda _: " ",
    "note": lambda _: "",
    "entity": lambda match: unescape(match[0]),
}
"""What stands in place of the marks that have no partner."""
