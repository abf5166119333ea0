"""First names: is a word one, and does a man or a woman bear it?

The lists are ``data/first_names_census.tsv`` (US Census of 1990, public domain, cleaned of places,
months and plain words) and ``data/first_names_world.tsv`` (written by hand). The second overrules
the first.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from newsgen.loader.folding import fold

Gender: TypeAlias = Literal["f", "m"]

FILES: Final = ("first_names_census.tsv", "first_names_world.tsv")
"""In ascending order of authority."""

_GENDERS: Final[Mapping[str, Gender]] = MappingProxyType({"f": "f", "m": "m"})


def is_first_name(word: str) -> bool:
    """Whether `word` is a known first name with a capital: ``Ana``, ``ANA``, ``Jean-Pierre``.

    A double name counts where its first half is known. Accents make no difference. A word that is
    rather a place, a month or a plain word (``Georgia``, ``April``, ``King``) is not one.
    """
    return word[:1].isupper() and _entry(word) is not None


def gender_of(word: str) -> Gender | None:
    """``f`` or ``m`` where one of them bears the name six times as often; else None."""
    return _GENDERS.get(_entry(word) or "-")


def _entry(word: str) -> str | None:
    """The mark of the lists: ``f``, ``m`` or ``-``; None for an unknown name."""
    known = _read_names()
    folded = fold(word)
    found = known.get(folded)
    return known.get(folded.partition("-")[0]) if found is None and "-" in folded else found


@cache
def _read_names() -> Mapping[str, str]:
    return MappingProxyType({fold(name): mark for file in FILES for name, mark in _read_rows(file)})


def _read_rows(file: str) -> Iterator[tuple[str, str]]:
    """The ``name <tab> mark`` rows of a data file; comments start with ``#``."""
    data = resources.files("newsgen.loader").joinpath("data", file).read_text(encoding="utf-8")
    for line in data.splitlines():
        name, tab, mark = line.partition("\t")
        if tab and not line.startswith("#"):
            yield name, mark
