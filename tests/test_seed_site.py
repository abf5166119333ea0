"""A single text in an empty site: its page shows all that the loader understood."""

import re

import html5lib

from tests.conftest import SiteFolder

COPY = """\
Night ferries to stop, port says, and the old mole doubts it

Night crews have been asking for a timetable. PHOTO: AFP

TRIESTE (NYTIMES) - The port's president took the slow train to Rome with a petition against \
every crossing after midnight, and told local radio that the minister would "hear the horns at \
last."

President Livio Furlan, who lives above the quay, is to hear on Monday (July 26) whether the \
night boats go. Nobody has tried to stop them since 2020, when a strike did it for a week.

"The last boat will leave before the last drink is poured," said a port official who asked not \
to be named. "People will grumble."

"A horn at eleven is a horn - my windows do not own a watch," said Ms Nives Coslovich, \
spokeswoman for the residents of the old mole.

Sign up for our morning letter and get the news with your coffee.
"""


def page_of(site: SiteFolder) -> str:
    site.write("seeds/one.txt", COPY)
    report = site.build()
    assert not report.failed
    (path,) = (p for p in report.changes.written if re.match("undated/night.*/index.html", p))
    return site.page(path)


def body_of(page: str) -> str:
    return page[page.index('<div class="text e-content">') : page.index('<div class="rail"')]


def test_the_page_shows_what_the_loader_understood(site: SiteFolder) -> None:
    page = page_of(site)
    html5lib.HTMLParser(strict=True).parse(page)
    headline = "Night ferries to stop, port says, and the old mole doubts it"
    assert f'<h1 class="p-name">{headline}</h1>' in page
    assert "Night crews have been asking for a timetable." in body_of(page)
    assert re.search(r"Photo: AFP", page)
    assert '<span class="place">TRIESTE</span>' in page
    assert '<abbr title="The New York Times">NYTIMES</abbr>' in page
    assert [f"q{n}" in re.findall(r'<q id="(q\d+)"', page) for n in (1, 2, 3)] == [True] * 3
    assert "not named" in page
    assert "Nives Coslovich" in page


def test_boilerplate_is_classed_and_not_in_the_body(site: SiteFolder) -> None:
    page = page_of(site)
    promo = "Sign up for our morning letter and get the news with your coffee."
    assert promo not in body_of(page)
    assert promo in page[page.index('id="about"') :]


def test_an_estimated_date_says_so_and_why(site: SiteFolder) -> None:
    page = page_of(site)
    assert "estimated" in page
    assert "Monday (July 26)" in page[page.index('id="about"') :]
    assert 'datetime="2021-07-' not in body_of(page)
