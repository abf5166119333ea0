"""Datelines: the printed forms D01-D19 of the wire agencies, and what only looks like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.dateline import find_dateline
from newsgen.records import Dateline, MonthDay


def read(line: str) -> Dateline | None:
    return find_dateline(line, (0, len(line)))


def must_read(line: str) -> Dateline:
    found = read(line)
    assert found is not None
    return found


Case = tuple[str, list[str], list[str], str]

FORMS: dict[str, Case] = {
    "D01": ("BAGHDAD (AFP) - Snow fell.", ["BAGHDAD"], ["AFP"], "Snow fell."),
    "D02": ("OSLO, Norway (AP) — Snow fell.", ["OSLO"], ["AP"], "Snow fell."),
    "D03": ("LONDON/PARIS (Reuters) – Snow fell.", ["LONDON", "PARIS"], ["Reuters"], "Snow fell."),
    "D04": ("WASHINGTON, July 24 (Xinhua) -- Snow fell.", ["WASHINGTON"], ["Xinhua"], "Snow fell."),
    "D05": ("FRESNO, Calif. (AP) — Snow fell.", ["FRESNO"], ["AP"], "Snow fell."),
    "D06": (
        "SINGAPORE (THE STRAITS TIMES) - Snow fell.",
        ["SINGAPORE"],
        ["THE STRAITS TIMES"],
        "Snow fell.",
    ),
    "D07": (
        "NEW YORK (BLOOMBERG/REUTERS) - Snow fell.",
        ["NEW YORK"],
        ["BLOOMBERG", "REUTERS"],
        "Snow fell.",
    ),
    "D08": ("PORT-AU-PRINCE, Haiti (AP) -- Snow fell.", ["PORT-AU-PRINCE"], ["AP"], "Snow fell."),
    "D09": ("N'DJAMENA (AFP) - Snow fell.", ["N'DJAMENA"], ["AFP"], "Snow fell."),
    "D10": ("ST. LOUIS — Snow fell.", ["ST. LOUIS"], [], "Snow fell."),
    "D11": ("KUALA LUMPUR: Snow fell.", ["KUALA LUMPUR"], [], "Snow fell."),
    "D12": ("SYDNEY, March 9 AAP - Snow fell.", ["SYDNEY"], ["AAP"], "Snow fell."),
    "D13": (
        "ABOARD THE MV HERON, Aug 3 (Reuters) - Snow fell.",
        ["ABOARD THE MV HERON"],
        ["Reuters"],
        "Snow fell.",
    ),
    "D14": ("BEIRUT and TEHRAN (AP) — Snow fell.", ["BEIRUT", "TEHRAN"], ["AP"], "Snow fell."),
    "D17": ("ROME (Italy) - Snow fell.", ["ROME"], [], "Snow fell."),
    "D18": (
        'PARIS (AFP) - "We lost," said coach Ines Falk.',
        ["PARIS"],
        ["AFP"],
        '"We lost," said coach Ines Falk.',
    ),
    "D19": ("UPDATE 2-OSLO (Reuters) - Snow fell.", ["OSLO"], ["Reuters"], "Snow fell."),
    "a list of agencies that mixes marks": (
        "BANGKOK (THE STAR/ANN, BERNAMA) - Snow fell.",
        ["BANGKOK"],
        ["THE STAR", "ANN", "BERNAMA"],
        "Snow fell.",
    ),
    "an agency alone": ("(CNN) Snow fell.", [], ["CNN"], "Snow fell."),
    "an agency alone with a dash": ("(CNN) — Snow fell.", [], ["CNN"], "Snow fell."),
    "mixed case without a dash": (
        "Hong Kong (CNN Business) Snow fell.",
        ["Hong Kong"],
        ["CNN Business"],
        "Snow fell.",
    ),
    "mixed case with a region": (
        "Wellington, New Zealand (CNN) — Snow fell.",
        ["Wellington"],
        ["CNN"],
        "Snow fell.",
    ),
    "a date without an agency": (
        "ST. PAUL, Minn., Feb 26 - Snow fell.",
        ["ST. PAUL"],
        [],
        "Snow fell.",
    ),
    "a date between place and agency": (
        "NEW YORK, Dec. 19 (UPI) — Snow fell.",
        ["NEW YORK"],
        ["UPI"],
        "Snow fell.",
    ),
    "a date inside the brackets": (
        "OSLO (Reuters, May 3) - Snow fell.",
        ["OSLO"],
        ["Reuters"],
        "Snow fell.",
    ),
    "a bullet": ("BEIJING • Snow fell.", ["BEIJING"], [], "Snow fell."),
    "a dash without spaces": ("HIROSHIMA--Snow fell.", ["HIROSHIMA"], [], "Snow fell."),
    "a prefecture": (
        "NAGO, Okinawa Prefecture--Snow fell.",
        ["NAGO"],
        [],
        "Snow fell.",
    ),
    "diacritics and two regions": (
        "SAINT-DENIS, Reunion, France (AFP) – Snow fell.",
        ["SAINT-DENIS"],
        ["AFP"],
        "Snow fell.",
    ),
}


@pytest.mark.parametrize(("line", "places", "agencies", "story"), FORMS.values(), ids=list(FORMS))
def test_a_dateline_is_taken_apart(
    line: str, places: list[str], agencies: list[str], story: str
) -> None:
    found = must_read(line)
    assert found.span is not None
    assert [place.text for place in found.places] == places
    assert [agency.text for agency in found.agencies] == agencies
    assert line[found.span[1] :] == story
    assert found.text == line[found.span[0] : found.span[1]]


NOT_DATELINES = {
    "D15": "NATO - once a club of twelve - grew.",
    "D16": "COVID-19 - the disease - spread.",
    "a label": "BREAKING — Snow fell on the town in the night.",
    "a speaker in a transcript": "FALK: I saw the ferry go down.",
    "a word with a hyphen": "US-backed forces left the town on Monday.",
    "a place that starts a sentence": "Oslo was quiet on Monday - snow had fallen in the night.",
    "a place and a dash in prose": "Paris - the city of light - went dark.",
    "a country before a colon": "Italy: The ferry company has stopped its service to the islands.",
    "a headline after a city": "Bergen: Ferry To Stay In Harbour",
    "an organisation in brackets": "The Port Authority (HPA) - which owns the quay - was silent.",
    "a date that opens a sentence": "March 9 - a Monday - was quiet.",
    "a person and a date": "Ines Falk, May 3 - She was born on the quay.",
    "a day and a date": "Sunday, May 30 — 8:17 p.m.",
    "small letters": "snow fell - a lot of it.",
    "nothing": "",
    "only a dash": "- Snow fell.",
}


@pytest.mark.parametrize("line", NOT_DATELINES.values(), ids=list(NOT_DATELINES))
def test_prose_is_no_dateline(line: str) -> None:
    assert read(line) is None


def test_a_place_is_resolved() -> None:
    place = must_read("FRESNO, Calif. (AP) — Snow fell.").places[0]
    assert (place.text, place.name, place.region, place.country) == (
        "FRESNO",
        "Fresno",
        "California",
        "US",
    )


def test_a_ship_is_a_place_without_coordinates() -> None:
    place = must_read("ABOARD THE MV HERON, Aug 3 (Reuters) - Snow fell.").places[0]
    assert (place.text, place.name, place.latitude) == ("ABOARD THE MV HERON", None, None)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("OSLO, July 24 (AP) - Snow fell.", MonthDay(7, 24, None)),
        ("OSLO, 24 July 2019 (AP) - Snow fell.", MonthDay(7, 24, 2019)),
        ("OSLO, Sept. 3, 2019 (AP) - Snow fell.", MonthDay(9, 3, 2019)),
        ("OSLO, Jun 22 2022 (IPS) - Snow fell.", MonthDay(6, 22, 2022)),
        ("OSLO (AP) - Snow fell.", None),
        ("OSLO, march 9 - Snow fell.", MonthDay(3, 9, None)),
    ],
)
def test_the_date_is_read(line: str, date: MonthDay | None) -> None:
    assert must_read(line).date == date


def test_an_unknown_agency_in_capitals_is_kept_as_printed() -> None:
    agency = must_read("OSLO (FJORDWIRE) - Snow fell.").agencies[0]
    assert (agency.text, agency.name, agency.known) == ("FJORDWIRE", "FJORDWIRE", False)


@pytest.mark.parametrize(
    "line",
    [
        "MOSS END, Scotland (FENWORKS) - Snow fell.",
        "MOSS END (FJORDWIRE) - Snow fell.",
        "MOSS END (FJORD PRESS) - Snow fell.",
    ],
)
def test_an_unknown_agency_beside_a_small_town_is_kept(line: str) -> None:
    found = must_read(line)
    assert [place.text for place in found.places] == ["MOSS END"]
    assert found.agencies[0].known is False
    assert found.confidence <= 0.8


@pytest.mark.parametrize(
    "line",
    [
        "MOSS END (FENWORKS) - Snow fell.",
        "MOSS END (FJORDWIRE): Snow fell.",
        "Moss End (FJORDWIRE) - Snow fell.",
        "WATCH (LIVE NEWS) - Snow fell.",
    ],
)
def test_an_unknown_agency_beside_an_unknown_word_is_none(line: str) -> None:
    assert read(line) is None


def test_a_region_in_brackets_is_no_agency() -> None:
    found = must_read("ROME (Italy) - Snow fell.")
    assert found.places[0].country == "IT"
    assert found.confidence <= 0.6


def test_a_byline_before_the_place_is_left_out() -> None:
    line = "By Ana Ruiz, Reuters    LOS ANGELES, Feb 26 - Snow fell."
    found = must_read(line)
    assert found.text == "LOS ANGELES, Feb 26 - "
    assert found.span == (line.index("LOS"), line.index("Snow"))


def test_a_city_in_mixed_case_before_a_colon_needs_a_sentence_behind_it() -> None:
    line = (
        "Doha: The ferry company has said that it will stop its service to the islands for the "
        "whole of the winter, the port told reporters."
    )
    assert must_read(line).places[0].name == "Doha"


def test_certainty_orders_the_forms() -> None:
    lines = ("OSLO (AP) - Snow fell.", "OSLO - Snow fell.", "OSLO: Snow fell.")
    sure = [must_read(line).confidence for line in lines]
    assert sure == sorted(sure, reverse=True)


def test_the_span_counts_from_the_start_of_the_text() -> None:
    text = "Ferry sinks\n\nOSLO (AP) - Snow fell."
    found = find_dateline(text, (13, len(text)))
    assert found is not None
    assert found.span == (13, 25)


@settings(deadline=None)
@given(st.text(alphabet="ABOSLOab ()-–—:,./&\n\u00a03AP", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    found = read(text)
    if found is not None and found.span is not None:
        assert text[found.span[0] : found.span[1]] == found.text
