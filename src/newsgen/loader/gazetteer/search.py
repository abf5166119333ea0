"""Which place a name means."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from newsgen.loader.gazetteer.tables import (
    Alias,
    Area,
    City,
    aliases,
    area_hints,
    area_names,
    country_names,
    has_cities,
    known_keys,
    place_key,
    read_cities,
    region_names,
    shared_names,
)

# How sure each way of resolving is; from trials on 21,578 Reuters and 2,635 other datelines.
HINTED: Final = 0.98
"""The copy names the state or country: ``FRESNO, Calif.``"""
ALIASED: Final = 0.95
"""A name with one meaning in newspapers: ``WASHINGTON``, ``Saigon``."""
CLEAR: Final = 0.95
"""A capital, or more than `FAR` times the people of the next place of that name."""
LARGER: Final = 0.85
"""More than `NEAR` times the people of the next."""
AREA: Final = 0.9
"""A country or state that no city of the same name rivals."""
UNLISTED: Final = 0.8
"""A place that the gazetteer lacks, in a state or country that it knows."""
AMBIGUOUS: Final = 0.6
"""The largest of several: ``CAMBRIDGE``. Flagged, for it may well be another."""

FAR: Final = 20
NEAR: Final = 4
CAPITAL_WEIGHT: Final = 3
"""A capital counts as this many times its people."""
RIVAL: Final = 100_000
"""People from which a city makes the state of the same name ambiguous."""
_SPELLINGS: Final = (("the ", ""), ("st ", "saint "), ("mt ", "mount "), ("ft ", "fort "))
_SPELT: Final = tuple(opening for pair in _SPELLINGS for opening in pair if opening)
REMEMBERED: Final = 8192
"""Names whose answer is kept: an archive names the same places again and again."""
EVERYONE: Final = 1_000_000_000
"""The prominence of countries, states and names listed by hand."""


@dataclass(frozen=True, slots=True)
class Location:
    """A resolved place. Degrees WGS 84; None for countries, states and unlisted places."""

    name: str
    region: str | None
    """State or province in full, in the US, Canada, Australia and the United Kingdom."""
    country: str
    """ISO 3166-1 alpha-2."""
    latitude: float | None
    longitude: float | None
    confidence: float
    ambiguous: bool


_UMLAUTS: Final = MappingProxyType({"ae": "a", "oe": "o", "ue": "u"})
_WRITTEN_OUT: Final = re.compile("[aou]e")
_UMLAUT_COUNTRIES: Final = frozenset({"AT", "CH", "DE", "DK", "FI", "LI", "LU", "NO", "SE"})


def find_location(place: str, region: str | None = None) -> Location | None:
    """The place that a dateline or a text means; None where the gazetteer does not know it.

    Tried in this order: the state or country given as `region` or after a comma
    (``"CAMBRIDGE, Mass."``), the usual names of cities (``Washington``), capitals with the name of
    their country (``Singapore``), countries and states, then cities by their people. Capitals and
    accents make no difference.
    """
    name, comma, after = place.partition(",")
    hint = region if region is not None else after if comma else None
    key = _known_key(name)
    area = area_hints().get(place_key(hint)) if hint else None
    if area is not None and area.country is not None:
        return _find_hinted(name, key, shared_names().get(place_key(hint or ""), (area,)))
    found = _find_alone(key)
    if found is None or not (hint and place_key(hint)):
        return found
    # The copy says where, in words that the gazetteer lacks: the place may be another one.
    return _resolve(found, min(found.confidence, AMBIGUOUS))


@lru_cache(maxsize=REMEMBERED)
def is_place(name: str) -> bool:
    """Whether the gazetteer knows the name: ``OSLO``, ``California``, ``the Middle East``, ``UK``.

    Abbreviations must be in capitals (``US``, not ``us``).
    """
    key = place_key(name)
    known = known_keys()
    if key not in known:
        key = _respell(key)
        if key not in known:
            return False
    return len(key) > 3 or name.isupper() or (name[:1].isupper() and has_cities(key))


@lru_cache(maxsize=REMEMBERED)
def measure_prominence(name: str) -> int:
    """People of the largest city of this name, `EVERYONE` for countries and states, or 0."""
    if not is_place(name):
        return 0
    key = _known_key(name)
    if key in aliases() or key in area_names():
        return EVERYONE
    return max(city.people * (CAPITAL_WEIGHT if city.capital else 1) for city in read_cities(key))


def is_area(name: str) -> bool:
    """Whether the name stands for a country, a state or a wider area, whatever else has it."""
    return place_key(name) in area_names()


_FORMER = frozenset(place_key(name) for name in ("Soviet Union", "USSR", "U.S.S.R.", "Zaire"))


@lru_cache(maxsize=REMEMBERED)
def identify_place(name: str) -> str:
    """A key that the names of one place share: ``US`` and ``United States`` → ``country US``.

    Other places go by their folded name; ``Bombay`` and ``Mumbai`` stay two, and so do a former
    country and the one that stands there now. ``New York City`` is ``New York``.
    """
    key = _known_key(name)
    if (usual := _find_usual_name(key)) is not None:
        return place_key(usual)
    area = area_names().get(key)
    if area is not None and area.kind == "country" and key not in aliases() and key not in _FORMER:
        return f"country {area.country}"
    return key


@lru_cache(maxsize=REMEMBERED)
def find_country(name: str) -> str | None:
    """The country's usual name where `name` means a country: ``U.S.`` → ``United States``."""
    kind, _, code = identify_place(name).partition(" ")
    return country_names().get(code) if kind == "country" else None


@lru_cache(maxsize=REMEMBERED)
def find_usual_name(name: str) -> str | None:
    """What papers call the place where several names are in use: `find_country`, ``New York``."""
    return find_country(name) or _find_usual_name(_known_key(name))


def _find_usual_name(key: str) -> str | None:
    """The shorter name that a longer one goes on from: ``Washington`` of ``Washington D.C.``."""
    alias = aliases().get(key)
    return alias.name if alias and key.startswith(f"{place_key(alias.name)} ") else None


def country_name(code: str) -> str:
    """The English name of an ISO 3166-1 alpha-2 code; the code itself where it is unknown."""
    return country_names().get(code.upper(), code)


def _known_key(name: str) -> str:
    """The key under which the gazetteer has the name: ``St`` for ``Saint``, without ``the``.

    Wires without accents print ``LUEBECK`` for ``Lübeck``.
    """
    key = place_key(name)
    return key if key in known_keys() else _respell(key)


def _respell(key: str) -> str:
    """The key of another spelling that the gazetteer has; the same key where it has none."""
    if _WRITTEN_OUT.search(key):
        return _find_umlaut(key) or key
    if not key.startswith(_SPELT):
        return key
    known = known_keys()
    for short, long in _SPELLINGS:
        if key.startswith(short) and (other := long + key[len(short) :]) in known:
            return other
        if long and key.startswith(long) and (other := short + key[len(long) :]) in known:
            return other
    return key


def _find_umlaut(key: str) -> str | None:
    """``luebeck`` → ``lubeck``, the key of ``Lübeck``, where such a city lies where umlauts are."""
    for printed, letter in _UMLAUTS.items():
        other = key.replace(printed, letter)
        found = read_cities(other) if other != key else ()
        if any(city.country in _UMLAUT_COUNTRIES for city in found):
            return other
    return None


def _find_hinted(name: str, key: str, areas: Sequence[Area]) -> Location:
    """The city of that name inside one of `areas`, or the name itself in the first.

    Where several areas bear the name that the copy prints, the one that has such a city is meant:
    ``BATUMI, Georgia``. If both have one, or neither, the place is ambiguous.
    """
    found = [place for area in areas if (place := _find_inside(key, area))]
    location = found[0] if found else _locate_unlisted(name, areas[0])
    sure = len(areas) == 1 or len(found) == 1
    return location if sure else _resolve(location, AMBIGUOUS)


def _find_inside(key: str, area: Area) -> Location | None:
    """The city of this key that the gazetteer has inside `area`."""
    country = area.country or ""
    alias = aliases().get(key)
    if alias and alias.country == country and area.code in (None, alias.region):
        return _locate_alias(alias, HINTED)
    for city in read_cities(key):
        if city.country == country and area.code in (None, city.region):
            return _locate_city(city, HINTED)
    return None


def _locate_unlisted(name: str, area: Area) -> Location:
    region = area.name if area.kind != "country" else None
    country = area.country or ""
    return Location(_print_case(name), region, country, None, None, UNLISTED, ambiguous=False)


def _find_alone(key: str) -> Location | None:
    alias = aliases().get(key)
    if alias is not None:
        return _locate_alias(alias, ALIASED)
    cities = read_cities(key)
    area = area_names().get(key)
    if area is None:
        return _find_largest(cities) if cities else None
    if area.country is None:
        return None
    same = [city for city in cities if city.capital and city.country == area.country]
    return _locate_city(same[0], CLEAR) if same else _locate_area(area, cities)


def _find_largest(cities: Sequence[City]) -> Location:
    """The city that a bare name most likely means, by people; capitals count for more."""
    ranked = sorted(cities, key=_weigh, reverse=True)
    top = ranked[0]
    rivals = (c.people for c in ranked[1:] if (c.country, c.region) != (top.country, top.region))
    ratio = top.people / max(1, next(rivals, 1))
    # A capital smaller than its namesake (San José, Costa Rica) is no clear case.
    if ratio > FAR or (top.capital and ratio > 0.5):
        return _locate_city(top, CLEAR)
    return _locate_city(top, LARGER if ratio > NEAR else AMBIGUOUS)


def _weigh(city: City) -> int:
    return city.people * (CAPITAL_WEIGHT if city.capital else 1)


def _locate_alias(alias: Alias, confidence: float) -> Location:
    if alias.latitude is None:
        for city in read_cities(place_key(alias.name)):
            if city.country == alias.country and alias.region in (None, city.region):
                return _locate_city(city, confidence)
    region = region_names().get((alias.country, alias.region or ""))
    degrees = alias.latitude, alias.longitude
    return Location(alias.name, region, alias.country, *degrees, confidence, ambiguous=False)


def _locate_city(city: City, confidence: float) -> Location:
    region = region_names().get((city.country, city.region))
    degrees = city.latitude, city.longitude
    ambiguous = confidence <= AMBIGUOUS
    return Location(city.name, region, city.country, *degrees, confidence, ambiguous)


def _locate_area(area: Area, cities: Sequence[City]) -> Location:
    """A country or state; ambiguous where a large city or another state has its name."""
    key = place_key(area.name)
    hinted = area_hints().get(key)
    rival = area.kind != "country" and any(city.people >= RIVAL for city in cities)
    ambiguous = rival or (hinted is not None and hinted != area)
    region = None if area.kind == "country" else area.name
    confidence = AMBIGUOUS if ambiguous else AREA
    return Location(area.name, region, area.country or "", None, None, confidence, ambiguous)


def _resolve(found: Location, confidence: float) -> Location:
    degrees = found.latitude, found.longitude
    ambiguous = confidence <= AMBIGUOUS
    return Location(found.name, found.region, found.country, *degrees, confidence, ambiguous)


def _print_case(name: str) -> str:
    """A dateline's capitals as a name: ``SANTA ROSA`` → ``Santa Rosa``."""
    stripped = name.strip()
    return (
        stripped.title().replace("’S", "’s").replace("'S", "'s") if stripped.isupper() else stripped
    )
