"""The gazetteer: names to places, with how sure that is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.gazetteer import (
    country_name,
    find_location,
    find_usual_name,
    identify_place,
    is_area,
    is_place,
    measure_prominence,
    place_key,
    tables,
)


@pytest.mark.parametrize(
    ("place", "region", "name", "state", "country"),
    [
        pytest.param("BAGHDAD", None, "Baghdad", None, "IQ", id="capital"),
        pytest.param("FRESNO", "Calif.", "Fresno", "California", "US", id="AP state"),
        pytest.param("FRESNO, Calif.", None, "Fresno", "California", "US", id="state after comma"),
        pytest.param("CAMBRIDGE", "Mass.", "Cambridge", "Massachusetts", "US", id="hint decides"),
        pytest.param("LONDON", "Ontario", "London", "Ontario", "CA", id="Canadian province"),
        pytest.param("LONDON", None, "London", "England", "GB", id="largest by far"),
        pytest.param("PARIS", "Texas", "Paris", "Texas", "US", id="hint beats capital"),
        pytest.param("OSLO", "Norway", "Oslo", None, "NO", id="country as hint"),
        pytest.param("WASHINGTON", None, "Washington", "District of Columbia", "US", id="alias"),
        pytest.param("Saigon", None, "Ho Chi Minh City", None, "VN", id="former name"),
        pytest.param("Peking", None, "Beijing", None, "CN", id="former spelling"),
        pytest.param("ST LOUIS", None, "St. Louis", "Missouri", "US", id="St without dot"),
        pytest.param("N'DJAMENA", None, "N'Djamena", None, "TD", id="apostrophe"),
        pytest.param("N’DJAMENA", None, "N'Djamena", None, "TD", id="curly apostrophe"),
        pytest.param("PORT-AU-PRINCE", "Haiti", "Port-au-Prince", None, "HT", id="hyphens"),
        pytest.param("Sao Paulo", None, "São Paulo", None, "BR", id="accent left out"),
        pytest.param("Davos", None, "Davos", None, "CH", id="small dateline"),
        pytest.param("SINGAPORE", None, "Singapore", None, "SG", id="city state"),
        pytest.param("the Hague", None, "The Hague", None, "NL", id="small the"),
    ],
)
def test_a_place_is_resolved(
    place: str, region: str | None, name: str, state: str | None, country: str
) -> None:
    location = find_location(place, region)
    assert location is not None
    assert (location.name, location.region, location.country) == (name, state, country)
    assert location.confidence >= 0.9
    assert not location.ambiguous
    assert location.latitude is not None


@pytest.mark.parametrize("place", ["CAMBRIDGE", "SPRINGFIELD", "Hyderabad", "Georgia", "Victoria"])
def test_a_name_of_several_places_is_flagged(place: str) -> None:
    location = find_location(place)
    assert location is not None
    assert location.ambiguous
    assert location.confidence == 0.6


@pytest.mark.parametrize(
    ("place", "country", "ambiguous"),
    [
        pytest.param("BATUMI", "GE", False, id="in the country only"),
        pytest.param("MARIETTA", "US", False, id="in the state only"),
        pytest.param("MOSS END", "US", True, id="in neither"),
    ],
)
def test_a_state_and_a_country_of_one_name_are_told_apart_by_the_town(
    place: str, country: str, ambiguous: bool
) -> None:
    found = find_location(place, "Georgia")
    assert found is not None
    assert (found.country, found.ambiguous) == (country, ambiguous)


def test_an_abbreviated_state_is_never_the_country() -> None:
    found = find_location("MOSS END", "Ga.")
    assert found is not None
    assert (found.country, found.region, found.ambiguous) == ("US", "Georgia", False)


@pytest.mark.parametrize("place", ["NEW YORK", "New York City", "NYC"])
def test_new_york_is_shown_as_papers_print_it(place: str) -> None:
    found = find_location(place)
    assert found is not None
    assert (found.name, found.region, found.ambiguous) == ("New York", "New York", False)


@pytest.mark.parametrize(
    ("name", "usual"),
    [("New York City", "New York"), ("U.S.", "United States"), ("Bombay", None), ("Moss", None)],
)
def test_the_usual_name_of_a_place(name: str, usual: str | None) -> None:
    assert find_usual_name(name) == usual


@pytest.mark.parametrize(
    ("name", "area"), [("Norway", True), ("England", True), ("Oslo", False), ("Moss End", False)]
)
def test_areas_are_countries_and_states(name: str, area: bool) -> None:
    assert is_area(name) is area


@given(st.text(alphabet="aB é'-.1 \t", max_size=90))
def test_the_short_way_to_a_key_is_the_long_way(name: str) -> None:
    words = [place_key(word) for word in name[:80].split()]
    assert place_key(name) == " ".join(word for word in words if word)


def test_a_hint_that_the_gazetteer_lacks_leaves_the_place_in_doubt() -> None:
    location = find_location("OSLO", "Mossland")
    assert location is not None
    assert location.ambiguous


def test_an_unlisted_town_in_a_known_country_has_no_coordinates() -> None:
    location = find_location("MOSS END", "Norway")
    assert location is not None
    assert (location.name, location.country, location.latitude) == ("Moss End", "NO", None)
    assert location.confidence == 0.8


@pytest.mark.parametrize("place", ["", " ", ",", "Qqzzx", "Middle East", "\x00", "7"])
def test_an_unknown_place_is_left_alone(place: str) -> None:
    assert find_location(place) is None


def test_a_country_has_no_coordinates() -> None:
    location = find_location("Mexico")
    assert location is not None
    assert (location.country, location.latitude, location.confidence) == ("MX", None, 0.9)


@pytest.mark.parametrize(
    "name", ["OSLO", "Oslo", "US", "U.S.", "the Middle East", "California", "Kashmir", "UK"]
)
def test_places_are_known(name: str) -> None:
    assert is_place(name)


@pytest.mark.parametrize("name", ["us", "in", "IN", "Calif.", "NATO", "COVID-19", "", "Ruiz"])
def test_words_and_acronyms_are_no_places(name: str) -> None:
    assert not is_place(name)


def test_prominence_tells_a_metropolis_from_a_town() -> None:
    assert measure_prominence("Lagos") > 1_000_000 > measure_prominence("Aalst") > 0
    assert measure_prominence("France") == measure_prominence("Davos") == 1_000_000_000
    assert measure_prominence("Qqzzx") == 0


def test_the_names_of_a_country_share_a_key() -> None:
    assert len({identify_place(name) for name in ("US", "U.S.", "United States", "America")}) == 1
    assert identify_place("OSLO") == identify_place("Oslo") == "oslo"


@pytest.mark.parametrize(("code", "name"), [("GB", "United Kingdom"), ("no", "Norway")])
def test_a_country_code_has_a_name(code: str, name: str) -> None:
    assert country_name(code) == name


def test_an_unknown_code_is_shown_as_it_is() -> None:
    assert country_name("ZZ") == "ZZ"


def test_every_alias_has_coordinates() -> None:
    missing = [key for key in tables.aliases() if (x := find_location(key)) and x.latitude is None]
    assert missing == []


def test_every_listed_country_is_known_to_the_regions() -> None:
    codes = {a.country for a in tables.area_names().values() if a.country}
    assert codes <= tables.country_names().keys()
    assert len(tables.country_names()) > 230


@given(st.text(max_size=40), st.none() | st.text(max_size=20))
def test_any_text_is_accepted(place: str, region: str | None) -> None:
    location = find_location(place, region)
    assert location is None or 0 < location.confidence <= 1
    assert is_place(place) in {True, False}
    assert country_name(place) is not None
    assert "  " not in place_key(place)


@pytest.mark.parametrize(
    ("printed", "name"), [("LUEBECK", "Lübeck"), ("Goettingen", "Göttingen"), ("ZUERICH", "Zurich")]
)
def test_a_city_is_known_by_the_spelling_of_wires_without_accents(printed: str, name: str) -> None:
    found = find_location(printed)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("word", ["Mueller", "Michael", "Queen", "Israeli"])
def test_other_words_with_two_vowels_are_no_city(word: str) -> None:
    assert not is_place(word)
