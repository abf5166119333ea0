"""Character references, as systems that write HTML leave them in texts: ``USDA&#8217;s``."""

import re
from html import unescape
from typing import Final

REFERENCE: Final = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
"""One reference; ``AT&T`` and ``R&D;`` of no name are none."""
_REFERENCE: Final = re.compile(REFERENCE)


def decode_references(text: str) -> str:
    """`text` with the characters that its references stand for: ``USDA’s``."""
    return _REFERENCE.sub(lambda match: unescape(match[0]), text) if "&" in text else text
