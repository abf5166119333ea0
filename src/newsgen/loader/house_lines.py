"""What a house profile says of single paragraphs, before the loader's own rules are asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from newsgen.loader.photo_marks import PhotoLine
from newsgen.records import BlockKind, Boilerplate, BoilerplateKind, Byline, Span

__all__ = ["CONFIDENCE", "NO_LINES", "HouseLine"]

CONFIDENCE: Final = 0.95


@dataclass(frozen=True, slots=True)
class HouseLine:
    """What a profile says of one paragraph."""

    kind: BlockKind
    span: Span
    rule: str
    """``house broadsheet``."""
    slots: Mapping[str, Span]
    boilerplate: BoilerplateKind = "related"
    topic: str = ""

    def read_byline(self, text: str) -> Byline:
        """The author that a line of kind ``byline`` names."""
        name = self.slots["name"]
        role, place = (
            text[slice(*self.slots[slot])] if slot in self.slots else None
            for slot in ("role", "place")
        )
        return Byline(text[slice(*name)], role, None, place, name, self.rule, CONFIDENCE)

    def read_boilerplate(self, text: str) -> Boilerplate:
        """The line, where it is of kind ``boilerplate``."""
        printed = text[slice(*self.span)]
        return Boilerplate(self.boilerplate, printed, self.span, self.rule, CONFIDENCE)

    def read_photo(self) -> PhotoLine:
        """The line, where it is of kind ``caption``."""
        return PhotoLine(self.slots.get("caption"), self.slots.get("credit"), self.rule)


NO_LINES: Final[Mapping[Span, HouseLine]] = MappingProxyType({})
"""Of a text without a profile."""
