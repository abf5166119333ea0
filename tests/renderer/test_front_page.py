from newsgen.config import Config
from newsgen.renderer.front_page import draw_bars
from newsgen.renderer.views import FrontView
from tests.factories import make_card, make_published, make_quote_card, make_rich_card
from tests.renderer.planning import plan_site
from tests.renderer.rendering import render

LONG = "The tide does not wait for a timetable, and neither does the night boat to Askholm"


def front(*years: int) -> FrontView:
    cards = [
        make_rich_card(
            f"{year}.txt",
            published=make_published(f"{year}-01-01"),
            quotes=(make_quote_card(text=f"{LONG} in {year}"), make_quote_card(id="q2")),
        )
        for year in years
    ]
    view = plan_site(cards)["index.html"].view
    assert isinstance(view, FrontView)
    return view


def test_years_without_stories_are_gaps_between_the_bars() -> None:
    bars = draw_bars({"2012": 3, "2015": 6})
    assert [(bar.label, bar.count, bar.path) for bar in bars] == [
        ("2012", 3, "2012/index.html"),
        ("2013", 0, ""),
        ("2014", 0, ""),
        ("2015", 6, "2015/index.html"),
    ]
    assert [bar.height for bar in bars] == [23, 0, 0, 46]
    assert draw_bars({}) == ()


def test_many_years_fit_into_the_chart() -> None:
    bars = draw_bars({str(year): 1 for year in range(1900, 2021)})
    assert (bars[0].label, bars[-1].label) == ("1981", "2020")
    assert bars[-1].x < 304


def test_the_quotation_is_neither_a_scrap_nor_of_somebody_unnamed() -> None:
    view = front(2018)
    assert view.quotation is not None
    assert view.quotation.text == f"{LONG} in 2018"
    nobody = make_card(quotes=(make_quote_card(text=LONG, person="", anonymous=True),))
    bare = plan_site([nobody])["index.html"].view
    assert isinstance(bare, FrontView)
    assert bare.quotation is None


def test_the_quotation_stays_the_same_until_a_story_is_added_and_may_be_an_old_one() -> None:
    assert front(*range(2000, 2012)).quotation == front(*range(2000, 2012)).quotation
    chosen = {
        quotation.text
        for last in range(2005, 2020)
        if (quotation := front(*range(2000, last)).quotation)
    }
    assert len(chosen) > 3


def test_the_front_page_leads_to_the_search_where_there_is_one() -> None:
    with_search, without = (
        plan_site([make_card()], Config(search=on))["index.html"].view for on in (True, False)
    )
    assert isinstance(with_search, FrontView)
    assert isinstance(without, FrontView)
    html = render("front.html", with_search)
    assert '<form class="finder" role="search" action="./search/index.html" method="get">' in html
    assert "search.css" in html
    bare = render("front.html", without)
    assert "<form" not in bare
    assert "search.css" not in bare
