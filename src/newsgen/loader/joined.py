"""Several values that front matter gives as one text: ``topics: Transport, Rivers``.

Such a text may be one value too (``Crime, law and justice``), so it is kept as it is written, and
told.
"""

import json
import re
from types import MappingProxyType
from typing import Final

_COMMA: Final = r"(?<!\d)[,;]|[,;](?!\d)"
_TERMS = re.compile(_COMMA)
_NAMES = re.compile(rf"{_COMMA}|\s(?:and|und|&)\s")
KINDS: Final = MappingProxyType({"bylines": "author", "topics": "topic", "people": "person"})
"""Fields whose one text is read for several values, and what one of them is."""
_LONGEST = 160
"""Code points of a text that is shown divided."""
_SIGNS = re.compile(r"[\[\]{}:#\"'&*!|>%@`]|^-|^\?")
"""What means something to YAML, in a text without quotes."""


def find_parts(field: str, text: str) -> tuple[str, ...]:
    """The values that the `text` of a field seems to be; empty where it seems to be one.

    Names have two words or more each: ``Ana Ruiz and Ivo Brandt`` are two, ``Ruiz and Sons`` or
    ``Brandt, Ivo`` one.
    """
    pattern = _TERMS if field == "topics" else _NAMES
    parts = tuple(part.strip() for part in pattern.split(text) if part.strip())
    whole = field == "topics" or all(" " in part for part in parts)
    return parts if len(parts) > 1 and whole else ()


def advise_list(written: str, text: str, parts: tuple[str, ...]) -> str:
    """How to write the field `written` as several values and as one."""
    if len(text) > _LONGEST:
        return "for several write `[one, two]`"
    several = ", ".join(map(_quoted, parts))
    one = json.dumps(text, ensure_ascii=False)
    return f"for several write `{written}: [{several}]`, for one `{written}: [{one}]`"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if _SIGNS.search(text) else text
