"""The gazetteer: which place a name means, and how sure that is.

Cities of 15,000 people and more come from GeoNames (https://www.geonames.org/, CC BY 4.0); other
names, states and countries from files written by hand (``data/README.md``).
"""

from newsgen.loader.gazetteer.search import (
    EVERYONE,
    Location,
    country_name,
    find_country,
    find_location,
    find_usual_name,
    identify_place,
    is_area,
    is_place,
    measure_prominence,
)
from newsgen.loader.gazetteer.tables import place_key

__all__ = [
    "EVERYONE",
    "Location",
    "country_name",
    "find_country",
    "find_location",
    "find_usual_name",
    "identify_place",
    "is_area",
    "is_place",
    "measure_prominence",
    "place_key",
]
