"""Character references, as systems that write HTML leave them in texts: ``USDA&#8217;s``."""

import re
from html import unescape
from html.entities import html5
from typing import Final

REFERENCE: Final = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""What is written like a reference; not ``AT&T``."""
_REFERENCE: Final = re.compile(REFERENCE)


def decode_references(text: str) -> str:
    """`text` with the characters that its references stand for: ``USDA’s``.

    ``R&D;`` is none, for there is no such name, nor is ``&notes;``, though ``&not`` is one.
    """
    return _REFERENCE.sub(_decode, text) if "&" in text else text


def _decode(reference: re.Match[str]) -> str:
    name = reference[0].removeprefix("&")
    return unescape(reference[0]) if name.startswith("#") or name in html5 else reference[0]
