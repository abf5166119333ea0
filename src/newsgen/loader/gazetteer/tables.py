"""The gazetteer's data: cities, countries and states, other names of places."""

import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Final

from newsgen.loader.folding import fold

_WORD: Final = re.compile(r"\w+")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘ʼʻ`")
_LONGEST: Final = 80
"""Characters of a name that are compared."""
_UNUSED: Final = "-"


@dataclass(frozen=True, slots=True)
class City:
    """A row of places.tsv.gz. Degrees WGS 84; `region` is GeoNames' first-level code."""

    name: str
    country: str
    region: str
    latitude: float
    longitude: float
    people: int
    capital: bool


@dataclass(frozen=True, slots=True)
class Area:
    """A country, a state or province, or a wider area (regions.tsv)."""

    kind: str
    """``country``, ``state`` or ``area``."""
    country: str | None
    code: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a city, or a city that GeoNames' list lacks (place_aliases.tsv)."""

    name: str
    country: str
    region: str | None
    latitude: float | None
    longitude: float | None


def place_key(name: str) -> str:
    """The form that names are compared by: ``St. Louis`` → ``st louis``."""
    if len(name) <= _LONGEST and name.isascii():
        words = name.split()
        plain = name if len(words) == 1 else "".join(words)
        if plain.isalpha():
            return " ".join(words).lower()
    return " ".join(_WORD.findall(fold(name[:_LONGEST].translate(_APOSTROPHES))))


def read_cities(key: str) -> tuple[City, ...]:
    """The cities of this key, largest first."""
    row = _city_rows().get(key)
    return tuple(_read_city(cell) for cell in row.split("|")) if row else ()


def has_cities(key: str) -> bool:
    """Whether any city has this key."""
    return key in _city_rows()


@cache
def known_keys() -> frozenset[str]:
    """The keys of all cities, areas and other names."""
    return frozenset().union(_city_rows(), area_names(), aliases())


@cache
def area_names() -> Mapping[str, Area]:
    """Key → country, state or area, by names that stand alone in a text.

    A country wins over a state of the same name, and both over a wider area; abbreviations of
    states (``Calif.``, ``IN``) are left to `area_hints`.
    """
    names: dict[str, Area] = {}
    for area, others in _areas():
        forms = (area.name,) if area.kind == "state" else (area.name, *others)
        long_forms = tuple(form for form in others if len(form) > 6) if area.kind == "state" else ()
        for form in (*forms, *long_forms):
            names.setdefault(place_key(form), area)
    return MappingProxyType(names)


@cache
def area_hints() -> Mapping[str, Area]:
    """Key → country or state, by every form that follows a city: ``Calif.``, ``Norway``."""
    hints: dict[str, Area] = {}
    for area, others in sorted(_areas(), key=lambda row: row[0].kind != "state"):
        for form in (area.name, *others):
            hints.setdefault(place_key(form), area)
            hints.setdefault(place_key(form).replace(" ", ""), area)
    return MappingProxyType(hints)


@cache
def shared_names() -> Mapping[str, tuple[Area, ...]]:
    """Key → the state and the country that both bear the name: ``Georgia``; the state first."""
    bearers: dict[str, list[Area]] = {}
    for area, _ in sorted(_areas(), key=lambda row: row[0].kind != "state"):
        if area.country is not None:
            bearers.setdefault(place_key(area.name), []).append(area)
    return MappingProxyType({key: tuple(b) for key, b in bearers.items() if len(b) > 1})


@cache
def region_names() -> Mapping[tuple[str, str], str]:
    """(Country, region code) → name of the state or province, where the file has it."""
    return MappingProxyType(
        {
            (area.country, area.code): area.name
            for area, _ in _areas()
            if area.country is not None and area.code is not None
        }
    )


@cache
def country_names() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 → English name."""
    return MappingProxyType(
        {area.country: area.name for area, _ in _areas() if area.kind == "country" and area.country}
    )


@cache
def aliases() -> Mapping[str, Alias]:
    """Key → the city that the name means."""
    found = {}
    for printed, name, country, region, *degrees in _read_rows("place_aliases.tsv"):
        latitude, longitude = (float(d) for d in degrees) if degrees else (None, None)
        code = None if region == _UNUSED else region
        found[place_key(printed)] = Alias(name, country, code, latitude, longitude)
    return MappingProxyType(found)


@cache
def _city_rows() -> Mapping[str, str]:
    """Key → its line, still unread: reading 30,000 cities at once would take ten times as long."""
    lines = gzip.decompress(_data("places.tsv.gz").read_bytes()).decode("utf-8").splitlines()
    return {key: cities for key, _, cities in (line.partition("\t") for line in lines)}


def _read_city(cell: str) -> City:
    name, country, region, latitude, longitude, people, capital = cell.split(";")
    return City(
        name, country, region, float(latitude), float(longitude), int(people), capital == "1"
    )


@cache
def _areas() -> tuple[tuple[Area, tuple[str, ...]], ...]:
    """Each area with its other names, in the order of the file."""
    found = []
    for kind, country, code, name, *others in _read_rows("regions.tsv"):
        area = Area(kind, _given(country), _given(code), name)
        found.append((area, tuple(others[0].split("|")) if others else ()))
    return tuple(found)


def _given(cell: str) -> str | None:
    return None if cell == _UNUSED else cell


def _read_rows(file: str) -> Iterator[list[str]]:
    for line in _data(file).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _data(file: str) -> Traversable:
    return resources.files("newsgen.loader").joinpath("data", file)
