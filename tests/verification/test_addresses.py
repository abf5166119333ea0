import pytest

from newsgen.verification.addresses import Finder

FILES = frozenset({"index.html", "2021/index.html", "2021/a/index.html", "2021/a/cite.bib"})
PAGE = "2021/a/index.html"


def find(address: str, page: str = PAGE, url: str = "https://a.example/old") -> str | None:
    target = Finder(url, FILES.__contains__).find(address, page)
    if target is None:
        return None
    return target.path + (f"#{target.fragment}" if target.fragment else "")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("#q1", f"{PAGE}#q1"),
        ("", PAGE),
        ("?print#q1", f"{PAGE}#q1"),
        ("cite.bib", "2021/a/cite.bib"),
        ("../../index.html", "index.html"),
        ("../", "2021/index.html"),
        ("..", "2021/index.html"),
        ("../..", "index.html"),
        ("../../2021/a", PAGE),
        ("../../2021/./a/../index.html", "2021/index.html"),
        ("../a/#%C3%A9", f"{PAGE}#é"),
        ("../../../seeds/x.txt", "../seeds/x.txt"),
        ("../../../../x", "../../x"),
        ("/old/2021/", "2021/index.html"),
        ("/old", "index.html"),
        ("/oldest/", "../oldest/"),
        ("/", "../"),
        ("https://a.example/old/2021/#x", "2021/index.html#x"),
        ("//a.example/old/", "index.html"),
        ("no/such", "2021/a/no/such"),
        ("no/such/", "2021/a/no/such/index.html"),
    ],
)
def test_an_address_leads_to_a_file(address: str, path: str) -> None:
    assert find(address) == path


@pytest.mark.parametrize(
    "address",
    [
        "https://b.example/old/",
        "http://a.example/old/",
        "mailto:desk@a.example",
        "data:image/png;base64,AAAA",
        "tel:+4912345",
        "http://[broken",
    ],
)
def test_an_address_may_leave_the_archive(address: str) -> None:
    assert find(address) is None


def test_without_an_address_of_its_own_the_root_is_the_output() -> None:
    assert find("/2021/", url="") == "2021/index.html"
    assert find("https://a.example/old/2021/", url="") is None


def test_what_was_found_for_one_page_is_not_told_of_another() -> None:
    finder = Finder("", FILES.__contains__)

    found = [finder.find("cite.bib", page) for page in (PAGE, "2021/index.html", PAGE)]

    assert [target.path if target else "" for target in found] == [
        "2021/a/cite.bib",
        "2021/cite.bib",
        "2021/a/cite.bib",
    ]
