"""How links are written in Markdown: their targets, and the names that may stand for addresses."""

import re
from collections.abc import Iterable
from typing import Final

from newsgen.loader.shortcodes import SHORTCODE

__all__ = [
    "DEFINITION",
    "LONGEST_NAME",
    "NAMED",
    "TARGET",
    "collect_references",
    "find_references",
    "fold_name",
]

LONGEST_NAME: Final = 200
"""Characters of a name that stands for an address."""
_TITLE: Final = (
    r"""(?:"(?:[^"]|"(?!\s{0,9}\))){0,2000}+"|'(?:[^']|'(?!\s{0,9}\))){0,2000}+'"""
    r"|\([^()]{0,2000}\))"
)
TARGET: Final = re.compile(
    rf"\]\(\s{{0,9}}(?:<([^<>\n]*)>|((?:{SHORTCODE}|[^\s()<>]|\([^\s()<>]*\))*+))"
    rf"(?:\s{{1,9}}{_TITLE})?\s{{0,9}}\)"
    r"|\]\(([^()\n]{0,1000})\)"
)
"""Behind the words of a link: ``](a.md "Its title")``; the address may hold blanks."""
NAMED: Final = re.compile(r"\]\s?\[([^\[\]\n]{0,200})\]")
"""The same with a name for the address: ``][name]``; ``][]`` where the words are the name."""
DEFINITION: Final = re.compile(
    r"^ {0,3}(?:\*\[[^\[\]\n]{1,200}\]:[^\n]*|\[([^\[\]\n^][^\[\]\n]{0,200})\]:[ ]*\n?[ ]*(\S+)[ ]*"
    r"""(?:\n[ ]*)?(?:"[^\n]{0,1000}"[ ]*|'[^\n]{0,1000}'[ ]*|\([^\n]{0,1000}\)[ ]*)?$)""",
    re.MULTILINE,
)
"""``[name]: https://town.example "Its title"``; ``*[FEN]: Fen Engineers' Network``."""


def find_references(text: str) -> frozenset[str]:
    """The names, as `fold_name` has them, that links of `text` may have in place of an address."""
    if "]:" not in text:
        return frozenset()
    return frozenset(fold_name(found[1]) for found in DEFINITION.finditer(text) if found[1])


def collect_references(paragraphs: Iterable[str]) -> frozenset[str]:
    """The same of the `paragraphs` of one text: a name counts in all of them."""
    return find_references("\n\n".join(text for text in paragraphs if "]:" in text))


def fold_name(name: str) -> str:
    """`name` as two are compared: without case, and however many blanks it has."""
    return " ".join(name.lower().split())
