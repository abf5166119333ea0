"""Emphasis in Markdown that loses no letter.

Where signs do not pair, the package may cut the text of an element from another place than the one
that it replaces: of ``*Update **May*7`` its version 3.11.3 drops the 7.
"""

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import DelimiterProcessor

_WITHOUT_SIGNS = str.maketrans("", "", "*_")


class WholeEmphasis(DelimiterProcessor):
    """Leaves signs as they are written where what they enclose would lose or gain a character.

    So it does those behind them in the same paragraph, since to pair them anew each time would take
    time with the square of its length.
    """

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """The element that replaces a run of `data`, and where that starts and ends."""
        element, start, end = super().handleMatch(m, data)
        if element is None or start is None or end is None:
            return element, start, end
        if _spell(data[start:end]) == _spell("".join(element.itertext())):
            return element, start, end
        self.reset()
        return None, m.start(), len(data)


def use_whole_emphasis(converter: Markdown) -> None:
    """Let `converter` read ``*`` and ``_`` so, in place of its own way."""
    signs = WholeEmphasis("*", "strong,em", converter)
    signs.add("_", "strong,em", smart=True)  # not inside of words
    converter.inlinePatterns.register(signs, "em_strong", 60)


def _spell(text: str) -> str:
    return text.translate(_WITHOUT_SIGNS)
