from newsgen.archive.coverage import Coverage, measure_coverage
from tests.factories import (
    make_card,
    make_estimate,
    make_published,
    make_quote_card,
    make_rich_card,
    make_site,
    make_term,
)


def measure(*values: str) -> Coverage:
    cards = [make_card(f"{n}.txt", published=make_published(v)) for n, v in enumerate(values)]
    return measure_coverage(make_site(cards))


def test_an_empty_archive_lacks_nothing() -> None:
    found = measure()
    assert (found.stories, found.first, found.last) == (0, "", "")
    assert not found.silent_years
    assert not found.silent_months


def test_the_archive_runs_from_the_first_to_the_last_known_date() -> None:
    found = measure("2021-07-24T08:00", "2012", "2018-03")
    assert (found.first, found.last) == ("2012", "2021-07-24")


def test_years_without_a_story_are_those_between_others() -> None:
    assert measure("2012-01-01", "2015-12-01", "2016-01-01").silent_years == ("2013", "2014")


def test_silent_months_begin_after_the_first_story_and_end_before_the_last() -> None:
    found = measure("2015-11-02", "2016-02-01", "2016-12-01", "2017-01-01", "2017-04")
    assert found.silent_months == (
        ("2015", (12,)),
        ("2016", (1, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        ("2017", (2, 3)),
    )


def test_a_year_with_a_story_of_an_unknown_month_has_no_silent_ones() -> None:
    assert measure("2015-01-01", "2015", "2015-12-31").silent_months == ()


def test_what_stories_lack_is_counted() -> None:
    cards = [
        make_rich_card("a.txt"),
        make_card("b.txt", published=make_estimate("2019-01-02", "2019-01-09"), unvoiced=3),
        make_card("c.txt", published=make_published(None), agencies=(make_term("Coastal Press"),)),
        make_card("d.txt", quotes=(make_quote_card(),), unvoiced=1),
    ]
    found = measure_coverage(make_site(cards))
    assert (found.stories, found.estimated, found.undated) == (4, 1, 1)
    assert (found.no_byline, found.no_source) == (3, 2)
    assert (found.no_dateline, found.no_topic) == (3, 3)
    assert (found.voiced, found.unvoiced) == (2, 4)
