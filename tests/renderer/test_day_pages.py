from newsgen.archive.cards import Card
from newsgen.config import Config
from newsgen.renderer.views import CalendarView, DaysView, FrontView, YearView
from tests.factories import make_card, make_published
from tests.renderer.planning import plan_site


def dated(*values: str) -> list[Card]:
    return [make_card(f"{v}.txt", published=make_published(v)) for v in values]


def days_at(cards: list[Card], path: str, size: int = 50) -> DaysView:
    view = plan_site(cards, Config(page_size=size))[path].view
    assert isinstance(view, DaysView)
    return view


def test_a_month_lists_its_stories_by_day_newest_first() -> None:
    view = days_at(
        dated("2021-07-02", "2021-07-24", "2021-07-24T10:00", "2021-07"), "2021/07/index.html"
    )
    assert [(group.id, len(group.stories)) for group in view.groups] == [
        ("day-24", 2),
        ("day-2", 1),
        ("day-unknown", 1),
    ]
    assert [group.path for group in view.groups] == [
        "on-this-day/07-24/index.html",
        "on-this-day/07-02/index.html",
        "",
    ]


def test_a_month_leads_to_the_months_with_stories_around_it() -> None:
    view = days_at(dated("2020-02-01", "2021-07-02", "2022-01-01"), "2021/07/index.html")
    assert view.previous is not None
    assert view.next is not None
    assert (view.previous.path, view.next.path) == ("2020/02/index.html", "2022/01/index.html")


def test_a_day_of_the_calendar_has_the_stories_of_all_years() -> None:
    cards = dated("2019-07-24", "2021-07-24", "2021-07-25", "2021-07", "2021")
    view = days_at(cards, "on-this-day/07-24/index.html")
    assert [(group.heading, group.path) for group in view.groups] == [
        ("2021", "2021/index.html"),
        ("2019", "2019/index.html"),
    ]
    assert view.previous is None
    assert view.next is not None
    assert view.next.path == "on-this-day/07-25/index.html"


def test_a_day_with_very_many_stories_is_cut_into_pages() -> None:
    cards = dated(*(f"{year}-07-24" for year in range(1990, 2000)))
    pages = plan_site(cards, Config(page_size=4))
    assert "on-this-day/07-24/page/1/index.html" in pages


def test_the_calendar_leads_to_each_day_with_a_story() -> None:
    view = plan_site(dated("2019-07-24", "2021-07-24", "2020-02-29"))["on-this-day/index.html"].view
    assert isinstance(view, CalendarView)
    assert [(month.id, [(d.label, d.count) for d in month.terms]) for month in view.months] == [
        ("month-02", [("29", 1)]),
        ("month-07", [("24", 2)]),
    ]


def test_the_grid_of_a_year_leads_to_the_page_on_which_a_day_begins() -> None:
    cards = [
        make_card(f"{n:02}.txt", published=make_published(f"2021-07-{n:02}")) for n in range(1, 13)
    ]
    pages = plan_site(cards, Config(page_size=5))
    view = pages["2021/index.html"].view
    assert isinstance(view, YearView)
    paths = [day.path for half in view.heat for level in half.levels for day in level.days]
    assert paths[0] == "2021/07/page/1/index.html#day-1"
    assert paths[-1] == "2021/07/index.html#day-12"
    for path in paths:
        page, _, name = path.partition("#")
        month = pages[page].view
        assert isinstance(month, DaysView)
        assert name in [group.id for group in month.groups]


def anniversary(*values: str) -> tuple[str, list[str]] | None:
    view = plan_site(dated(*values))["index.html"].view
    assert isinstance(view, FrontView)
    group = view.on_this_day
    return None if group is None else (group.path, [story.date.machine for story in group.stories])


def test_the_front_page_looks_back_from_the_day_of_the_newest_story() -> None:
    assert anniversary("2012-07-24", "2015-07-24", "2016-07-23", "2021-07-24", "2021") == (
        "on-this-day/07-24/index.html",
        ["2015-07-24", "2012-07-24"],
    )


def test_without_a_story_of_that_day_it_looks_back_at_the_month() -> None:
    assert anniversary("2012-07", "2015-07-02", "2016-08-24", "2021-07-24") == (
        "on-this-day/index.html#month-07",
        ["2015-07-02", "2012-07"],
    )


def test_one_year_of_stories_has_nothing_to_look_back_at() -> None:
    assert anniversary("2021-07-23", "2021-07-24") is None
    assert anniversary("2012", "2021-07") is None
