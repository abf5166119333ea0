"""House profiles: how one publisher prints bylines, credits, section names, promos and dates.

A profile is a few lines of ``houses.yaml`` that an editor can write (docs/houses.md). A line is
given as it looks, with slots for what changes: ``Words: {name}``. What a profile says of a line
goes before the loader's own rules.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from newsgen.loader.first_names import is_first_name
from newsgen.loader.house_lines import HouseLine
from newsgen.loader.web_pages import read_web_lines
from newsgen.records import BoilerplateKind, Span

__all__ = ["DateOrder", "House", "find_house", "read_house_lines"]

DateOrder: TypeAlias = Literal["day-first", "month-first"]
Slot: TypeAlias = Literal["name", "role", "place", "credit", "caption", "any"]

TOP: Final = 8
"""Paragraphs at the top among which section names and bylines stand."""
LONGEST: Final = 1200
"""Characters of a paragraph that a profile is asked about."""

_WORD: Final = r"(?=[^\W\d_a-zà-þ])[^\W\d_](?:[\w'’-]*[\w]|\.)?"
_PARTICLE: Final = r"(?:al|bin|bint|da|de|del|della|den|der|di|dos|du|el|la|le|ter|van|von|y|zu)"
_NAME: Final = rf"{_WORD}(?: (?:{_WORD}|{_PARTICLE})){{0,5}}"
_SLOTS: Final[Mapping[str, str]] = {
    "name": rf"(?P<name>{_NAME})",
    "role": r"(?P<role>[^\W_][^|:;\n\r]{1,80}?)",
    "place": rf"(?P<place>{_NAME})",
    "credit": r"(?P<credit>\S[^\n\r]{0,118})",
    "caption": r"(?P<caption>\S.*?)",
    "any": r".{1,120}?",
}
SLOTS: Final = tuple(_SLOTS)
SLOT: Final = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class House:
    """One profile. Its forms are texts with slots, as the file has them."""

    name: str
    paths: tuple[str, ...] = ()
    """Which sources it reads: ``seeds/wire/*``."""
    bylines: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    boilerplate: tuple[tuple[BoilerplateKind, str], ...] = ()
    sections: tuple[tuple[str, str], ...] = ()
    """Section names as printed, and the topic that each gives a story; may be empty."""
    dates: DateOrder | None = None
    """How ``03/04/2021`` is read."""
    web_pages: bool = False
    """Its copy was taken from web pages, and holds what they print around a story."""


def find_house(houses: Iterable[House], path: str) -> House | None:
    """The profile for the source at `path`: the one with the longest pattern that fits it."""
    fitting = [
        (len(pattern), house)
        for house in houses
        for pattern in house.paths
        if fnmatchcase(path, f"{pattern}*" if pattern.endswith("/") else pattern)
    ]
    return max(fitting, key=lambda fit: fit[0])[1] if fitting else None


def read_house_lines(text: str, spans: Sequence[Span], house: House) -> dict[Span, HouseLine]:
    """What `house` says of the paragraphs `spans`, by their span; most are not in it."""
    found = read_web_lines(text, spans) if house.web_pages else {}
    for number, span in enumerate(spans):
        line = _read_line(text, span, house, top=number < TOP)
        if line is not None:
            found[span] = line
    return found


def _read_line(text: str, span: Span, house: House, *, top: bool) -> HouseLine | None:
    if span[1] - span[0] > LONGEST:
        return None
    rule = f"house {house.name}"
    for kind, form in house.boilerplate:
        if _match(form, text, span) is not None:
            return HouseLine("boilerplate", span, rule, {}, kind)
    for form in house.credits:
        if (slots := _match(form, text, span)) is not None:
            return HouseLine("caption", span, rule, slots)
    if not top:
        return None
    printed = " ".join(text[slice(*span)].split()).casefold()
    for section, topic in house.sections:
        if printed == section.casefold():
            return HouseLine("boilerplate", span, rule, {}, "related", topic)
    for form in house.bylines:
        slots = _match(form, text, span)
        if slots is not None and (_has_words(form) or _opens_name(text, slots["name"])):
            return HouseLine("byline", span, rule, slots)
    return None


def _has_words(form: str) -> bool:
    return re.search(r"\w", SLOT.sub("", form)) is not None


def _opens_name(text: str, span: Span) -> bool:
    """A name that stands alone opens with a first name; ``Ferry Stays In Port`` does not."""
    words = text[slice(*span)].split()
    return 2 <= len(words) <= 5 and is_first_name(words[0])


def _match(form: str, text: str, span: Span) -> dict[str, Span] | None:
    """Where each slot of `form` stands in the paragraph; None where the paragraph is another."""
    match = compile_form(form).fullmatch(text, *span)
    return None if match is None else {slot: match.span(slot) for slot in match.groupdict()}


@lru_cache(maxsize=2048)  # more than all houses of a site have; a preview sees new ones
def compile_form(form: str) -> re.Pattern[str]:
    """The pattern of a line as it looks: letters as they are, white space of any length."""
    parts = SLOT.split(form)
    pattern = "".join(
        _SLOTS[part] if number % 2 else r"\s+".join(map(re.escape, re.split(r"\s+", part)))
        for number, part in enumerate(parts)
    )
    return re.compile(pattern, re.DOTALL)


def find_form_mistake(form: str, allowed: Sequence[str], needed: str = "") -> str:
    """What is wrong with a form, in words; empty where nothing is."""
    slots = SLOT.findall(form)
    for slot in slots:
        if slot not in allowed:
            listed = ", ".join(f"{{{name}}}" for name in allowed)
            return f"`{{{slot}}}` has no place here; there are {listed}"
    if needed and needed not in slots:
        return f"`{form}` needs a place for {{{needed}}}"
    for slot in slots:
        if slot != "any" and slots.count(slot) > 1:
            return f"`{{{slot}}}` stands twice"
    if re.search(r"\}\s*\{", form):
        return f"`{form}` has two slots without a sign between them"
    if not needed and not re.search(r"\w", SLOT.sub("", form)):
        return f"`{form}` would fit every line"
    return ""
