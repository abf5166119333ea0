"""What a catalogue holds beside plain texts: phrases with gaps, and counts with plural forms."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from markupsafe import Markup, escape

GAP: Final = re.compile(r"\{(\w+)\}")
"""A place for a value: ``{count}``."""
COUNT: Final = "count"
"""The gap of a count for its number."""
_RTL: Final = frozenset({"ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left (CLDR, layout.xml)."""
_RTL_SCRIPTS: Final = frozenset({"arab", "hebr", "nkoo", "rohg", "syrc", "thaa"})


def fill(text: str, values: Mapping[str, object]) -> str:
    """`text` with its gaps filled. Where a value is HTML, all else is escaped.

    Raises `KeyError` for a gap without a value.
    """
    if not any(isinstance(value, Markup) for value in values.values()):
        return GAP.sub(lambda gap: str(values[gap[1]]), text)
    safe = {name: escape(value) for name, value in values.items()}
    return Markup(GAP.sub(lambda gap: safe[gap[1]], str(escape(text))))


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _zero_is_one(number: int) -> str:
    return "one" if number in (0, 1) else "other"


def _other(_number: int) -> str:
    return "other"


def _czech(number: int) -> str:
    return "one" if number == 1 else "few" if number in (2, 3, 4) else "other"


def _is_few(number: int) -> bool:
    """Whether a Slavic number ends in 2, 3 or 4, but not in 12, 13 or 14."""
    return number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14)


def _polish(number: int) -> str:
    return "one" if number == 1 else "few" if _is_few(number) else "other"


def _russian(number: int) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    return "few" if _is_few(number) else "other"


_RULES: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    dict.fromkeys(("fr", "hi", "hy", "pt"), _zero_is_one)
    | dict.fromkeys(("id", "ja", "ko", "th", "vi", "zh"), _other)
    | dict.fromkeys(("cs", "sk"), _czech)
    | dict.fromkeys(("be", "ru", "uk"), _russian)
    | {"pl": _polish}
)
"""The form that a whole number takes, by language (CLDR, plurals.xml; ``many`` of the Slavic
languages is ``other`` here). A language that is not listed is counted as English is."""


def plural_form(language: str, number: int) -> str:
    """``one``, ``few`` or ``other``: the form that `number` takes in a BCP 47 language."""
    return _RULES.get(primary_of(language), _one_other)(number)


def plural_forms(language: str) -> tuple[str, ...]:
    """All forms that whole numbers take in a language, ``other`` last."""
    found = {plural_form(language, number) for number in range(101)}
    return tuple(form for form in ("one", "few", "other") if form in found)


def primary_of(language: str) -> str:
    """The language alone: ``de`` for ``de-AT``."""
    return language.split("-")[0].lower()


def direction_of(language: str) -> str:
    """``rtl`` or ``ltr``, by the script if the BCP 47 tag names one: ``az-Arab``, ``ar-Latn``."""
    primary, *rest = language.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    if script:
        return "rtl" if script in _RTL_SCRIPTS else "ltr"
    return "rtl" if primary in _RTL else "ltr"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text with gaps: ``Page {number}``."""

    text: str

    def __call__(self, **values: object) -> str:
        """The text with its gaps filled."""
        return fill(self.text, values)


@dataclass(frozen=True, slots=True)
class Count:
    """A text for each plural form: ``{count} story``, ``{count} stories``."""

    forms: tuple[tuple[str, str], ...]
    """Name of the form and its text."""
    language: str
    """Whose rule chooses among the forms."""
    thousands: str
    """What groups the digits of a number: ``,``."""

    def __call__(self, number: int, **values: object) -> str:
        """``1 story``, ``12 stories``, ``1,204 stories``."""
        forms = dict(self.forms)
        text = forms.get(plural_form(self.language, number), forms["other"])
        return fill(text, {COUNT: group_digits(number, self.thousands), **values})


def group_digits(number: int, separator: str) -> str:
    """``12,345``; in German ``12.345``."""
    return f"{number:,}".replace(",", separator)


def show_decimal(number: float, mark: str) -> str:
    """``45.65``; in German ``45,65``."""
    return f"{number:.2f}".replace(".", mark)
