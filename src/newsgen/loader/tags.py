"""Tags and addresses between angle brackets, as they stand in Markdown."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal

from newsgen.loader.shortcodes import SHORTCODE

__all__ = ["AUTOLINK", "INLINE", "LITERAL", "TAG"]

_ATTRIBUTES: Final = (
    rf"""(?:{SHORTCODE}|[^<>"'{{]++|\{{|"(?:{SHORTCODE}|[^"]){{0,2000}}+"|'[^']{{0,2000}}+')*+"""
)
TAG: Final = re.compile(rf"</?([A-Za-z][^\s<>/@]*)(?=[\s/>])(?:{_ATTRIBUTES}>|[^<>]*>)")
AUTOLINK: Final = re.compile(
    r"<(?:mailto:)?([A-Za-z][A-Za-z0-9+.-]{1,31}://[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>"
)
INLINE: Final = frozenset(
    (
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "data", "del", "dfn", "em"),
        *("font", "i", "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span"),
        *("strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"),
    )
)
"""Tags within a line; any other ends it."""
LITERAL: Final[Mapping[str, Literal["literal", "unseen"]]] = MappingProxyType(
    {
        "code": "literal",
        "pre": "literal",
        "textarea": "literal",
        "script": "unseen",
        "style": "unseen",
    }
)
"""Elements whose inside is no prose."""
