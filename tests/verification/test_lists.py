"""A number beside a link is that of the stories behind it, whatever the link leads to."""

from collections import Counter

import pytest

from newsgen import codes
from newsgen.verification.lists import Lists
from newsgen.verification.pages import Listing
from tests.factories import make_card, make_published, make_site

DAYS = {"ferry": "2021-03-04", "levee": "2021-03-09", "piano": "2021-05-01", "tram": "2022-01-02"}
SITE = make_site(
    make_card(f"seeds/{name}.txt", published=make_published(day)) for name, day in DAYS.items()
)


def listed(folder: str, *names: str) -> Listing:
    paths = tuple(path for path in SITE.paths if path.split("/")[-2] in names)
    assert len(paths) == len(names)
    return Listing(f"{folder}index.html", paths, ())


MONTHS = (
    listed("2021/03/", "ferry", "levee"),
    listed("2021/05/", "piano"),
    listed("2022/01/", "tram"),
)


def find(*listings: Listing) -> list[tuple[str, str]]:
    lists = Lists(SITE, "build")
    for listing in (*MONTHS, *listings):
        lists.add(listing)
    return [(issue.code, issue.message) for issue in lists.check(Counter())]


def stated(target: str, number: int) -> Listing:
    return Listing("index.html", (), ((target, number),))


@pytest.mark.parametrize(
    ("target", "number"),
    [("2021/03/index.html", 2), ("2021/index.html", 3), ("2022/index.html", 1)],
    ids=["month", "year", "year with one month"],
)
def test_a_right_number_is_no_fault_and_a_wrong_one_is(target: str, number: int) -> None:
    assert find(stated(target, number)) == []
    message = f"/{target} is said to have {number + 1} stories; it has {number}"
    assert find(stated(target, number + 1)) == [(codes.COUNT_DIFFERS.id, message)]


def test_the_number_of_a_list_of_its_own_is_that_of_what_it_lists() -> None:
    own = listed("harbour/", "ferry", "tram")
    assert find(own, stated("harbour/index.html", 2)) == []
    ((code, _),) = find(own, stated("harbour/index.html", 3))
    assert code == codes.COUNT_DIFFERS.id


def test_a_number_beside_a_link_to_no_list_says_nothing_of_stories() -> None:
    assert find(stated("about/index.html", 12)) == []


def test_a_list_names_what_it_lacks_and_what_it_has_too_much() -> None:
    lists = Lists(SITE, "build")
    for listing in (listed("2021/03/", "ferry", "piano"), *MONTHS[1:]):
        lists.add(listing)
    (issue,) = lists.check(Counter())
    assert issue.path == "build/2021/03/index.html"
    assert "lacks /2021/03/levee/index.html, and has /2021/05/piano/index.html" in issue.message
