"""A single text in an empty site: its page shows all that the loader understood."""

import re

import html5lib

from tests.conftest import SiteFolder

COPY = """\
Port to announce cut in night ferries, but few expect silence

Night crews have been asking for a timetable. PHOTO: AFP

TRIESTE (NYTIMES) - The port's president is on his way to Rome this weekend to ask that Minister \
Carla Benedetti withdraw every night ferry, telling local radio that the visit would "put an end \
to the horns."

Officials say the ministry will probably agree with President Livio Furlan, naming a day on \
Monday (July 26) for the last night crossing. Nothing of the kind has been tried since 2020.

"There will be no ferry after midnight by the end of the year," said a senior port official who \
asked not to be named. "We expect some grumbling."

"Changing the hour does not change the horn - we hear it all the same," said Ms Nives Coslovich, \
spokeswoman for the residents of the old mole.

Sign up for our morning letter and get the news with your coffee.
"""


def page_of(site: SiteFolder) -> str:
    site.write("seeds/one.txt", COPY)
    report = site.build()
    assert not report.failed
    (path,) = (p for p in report.changes.written if p.startswith("undated/port"))
    return site.page(path)


def body_of(page: str) -> str:
    return page[page.index('<div class="text">') : page.index('<div class="rail"')]


def test_the_page_shows_what_the_loader_understood(site: SiteFolder) -> None:
    page = page_of(site)
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<h1>Port to announce cut in night ferries, but few expect silence</h1>" in page
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
