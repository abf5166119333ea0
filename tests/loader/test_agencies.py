import pytest

from newsgen.loader.agencies import find_agency, split_agencies


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("AFP", "AFP"),
        ("Agence France-Presse", "AFP"),
        ("REUTERS", "Reuters"),
        ("Reuter", "Reuters"),
        ("NYTIMES", "The New York Times"),
        ("New York Times", "The New York Times"),
        ("THE STRAITS TIMES", "The Straits Times"),
        ("ST", "The Straits Times"),
        ("U.P.I.", "UPI"),
        ("CNN Business", "CNN Business"),
        ("EPA-EFE", "EPA"),
        ("AP Photo", "AP"),
        ("Associated  Press", "AP"),
    ],
)
def test_an_agency_is_known_by_every_form(printed: str, name: str) -> None:
    agency = find_agency(printed)
    assert (agency.text, agency.name, agency.known) == (printed, name, True)


@pytest.mark.parametrize("printed", ["FJORDWIRE", "Italy", "", "the"])
def test_an_unknown_agency_keeps_its_printed_form(printed: str) -> None:
    agency = find_agency(printed)
    assert (agency.text, agency.name, agency.known) == (printed, printed, False)


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("AFP", ["AFP"]),
        ("REUTERS, AFP", ["Reuters", "AFP"]),
        ("THE STAR/ANN, BERNAMA", ["The Star", "Asia News Network", "Bernama"]),
        ("AP and FJORDWIRE", ["AP", "FJORDWIRE"]),
        ("/ ,", []),
    ],
)
def test_a_list_is_split(printed: str, names: list[str]) -> None:
    assert [agency.name for agency in split_agencies(printed)] == names
