"""Shortcodes: commands to other site generators, left in Markdown that was written for them.

``{{< figure src="a.jpg" >}}`` and ``{{% note %}}`` are Hugo's, ``{% include a.html %}`` and
``{{ page.title }}`` those of Jekyll and its kin. newsgen runs none of them and prints them as they
stand: what is in them is neither prose nor Markdown.
"""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from newsgen.records import Span

__all__ = ["SHORTCODE", "find_shortcodes"]

SHORTCODE: Final = r"\{\{[^{}]{0,2000}\}\}|\{%[^{}]{0,2000}%\}"
"""One inside a tag or an address, as a part of a pattern."""

_OPENING: Final = re.compile(r"\{\{[<%]?|\{%")
_CLOSINGS: Final = MappingProxyType({"{{<": ">}}", "{{%": "%}}", "{%": "%}", "{{": "}}"})
_LONGEST: Final = 2_000
"""Characters of a shortcode."""
_GAP: Final = re.compile(r"(?>\r\n|\n|\r)[ \t]*[\r\n]")
"""An empty line: a shortcode does not go on over the end of its paragraph."""


def find_shortcodes(text: str) -> Iterator[Span]:
    """Where the shortcodes of `text` stand, in order and apart."""
    closers: dict[str, int] = {}
    past = 0
    for opening in _OPENING.finditer(text) if "{" in text else ():
        start, inner = opening.span()
        if start < past:
            continue
        closing = _CLOSINGS[opening[0]]
        at = closers.get(closing, 0)
        # Asked once for each closing: many openings without one take no longer than one.
        if 0 <= at < inner:
            at = closers[closing] = text.find(closing, inner)
        end = at + len(closing)
        if inner < at <= start + _LONGEST and not _GAP.search(text, inner, at):
            past = end
            yield start, end
