"""Shortcodes of other generators on the page: as they stand in the copy, whatever is in them.

To Markdown and HTML ``{{<figure src="*a*.jpg">}}`` holds a tag and emphasis, which would be lost.
So numbers stand in their place until the HTML is made.
"""

import re
from html import escape

from newsgen.loader.shortcodes import find_shortcodes

_SIGN, _STOP = "\ue0f4", "\ue0f2"
"""Private-use characters around the number of a shortcode that was set aside."""
_NUMBER = re.compile(f"{_SIGN}([0-9]{{1,6}}){_STOP}")


def set_shortcodes_aside(text: str) -> tuple[str, list[str]]:
    """`text` with a number in place of each shortcode, and these."""
    if _SIGN in text:
        return text, []
    pieces: list[str] = []
    shortcodes: list[str] = []
    at = 0
    for start, end in find_shortcodes(text):
        pieces += [text[at:start], f"{_SIGN}{len(shortcodes)}{_STOP}"]
        shortcodes.append(text[start:end])
        at = end
    return "".join([*pieces, text[at:]]), shortcodes


def put_shortcodes_back(html: str, shortcodes: list[str]) -> str:
    """`html` with what was set aside; a number that stands for nothing stays."""

    def give(match: re.Match[str]) -> str:
        number = int(match[1])
        return escape(shortcodes[number]) if number < len(shortcodes) else match[0]

    return _NUMBER.sub(give, html) if shortcodes else html


def drop_numbers(text: str) -> str:
    """`text` without the numbers, for what is made of its words."""
    return _NUMBER.sub("", text)
