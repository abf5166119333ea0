"""The search page in the plan, and what the index is made from."""

from newsgen.config import Config
from newsgen.renderer.search_page import make_segment, segment_names
from newsgen.renderer.views import SearchView
from newsgen.search.marks import mark_segment
from tests.factories import ENGLISH, make_card, make_published, make_rich_card, make_site, make_term
from tests.renderer.planning import RICH, plan_site


def test_the_search_page_is_planned_and_stands_in_the_navigation() -> None:
    pages = plan_site(RICH)
    view = pages["search/index.html"].view
    assert isinstance(view, SearchView)
    assert view.intro == "5 stories, 2018 to 2019"
    assert [link.label for link in view.ways] == ["Topics", "People", "Places", "Dates"]
    assert all(link.path in pages for link in view.ways)
    assert view.site.navigation[-1].path == "search/index.html"
    assert [crumb.path for crumb in view.page.crumbs] == ["index.html"]


def test_a_site_may_go_without() -> None:
    config = Config(search=False)
    pages = plan_site(RICH, config)
    assert "search/index.html" not in pages
    head = pages["index.html"].view.site  # type: ignore[union-attr]
    assert "Search" not in [link.label for link in head.navigation]
    assert segment_names(make_site(RICH, config)) == []


def test_segments_are_years_newest_first_and_the_undated_last() -> None:
    site = make_site(RICH)
    assert segment_names(site) == ["2019", "2018", "undated"]
    paths = [
        [s.path for s in make_segment(site, name, ENGLISH.dates).stories]
        for name in segment_names(site)
    ]
    assert [len(names) for names in paths] == [2, 1, 2]
    assert sorted(path for names in paths for path in names) == sorted(site.paths)


def test_stories_of_a_segment_are_numbered_oldest_first() -> None:
    cards = [
        make_card(f"seeds/{day}.txt", published=make_published(f"2019-03-{day}"))
        for day in (20, 10, 15)
    ]
    segment = make_segment(make_site(cards), "2019", ENGLISH.dates)
    assert [story.date for story in segment.stories] == [
        "10 March 2019",
        "15 March 2019",
        "20 March 2019",
    ]


def test_a_place_that_is_filed_from_and_named_is_one_facet() -> None:
    card = make_rich_card(places=(make_term("Bergen"), make_term("Askholm")))
    (story,) = make_segment(make_site([card]), "2019", ENGLISH.dates).stories
    assert [facet.label for facet in story.places] == ["Bergen", "Askholm"]
    assert story.source == "Ida Brandt, Bergen"


def test_a_story_of_another_year_changes_nothing_in_a_segment() -> None:
    mark = mark_segment(make_segment(make_site(RICH), "2018", ENGLISH.dates), "code").mark
    more = [*RICH, make_rich_card("seeds/six.txt", published=make_published("2020-01-01"))]
    assert mark_segment(make_segment(make_site(more), "2018", ENGLISH.dates), "code").mark == mark
    assert mark_segment(make_segment(make_site(more), "2020", ENGLISH.dates), "code").mark != mark
