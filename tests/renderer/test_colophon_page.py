from newsgen.config import Config
from newsgen.renderer.views import ColophonView
from tests.factories import make_card, make_published, make_rich_card, make_term
from tests.renderer.planning import plan_site


def colophon(*values: str) -> ColophonView:
    cards = [make_card(f"{n}.txt", published=make_published(v)) for n, v in enumerate(values)]
    view = plan_site(cards)["about/index.html"].view
    assert isinstance(view, ColophonView)
    return view


def test_what_the_archive_holds_leads_to_the_pages_that_show_it() -> None:
    pages = plan_site([make_rich_card("a.txt")], Config(title="The Quay"))
    view = pages["about/index.html"].view
    assert isinstance(view, ColophonView)
    assert "The Quay" in view.intro
    assert {fact.path for fact in view.holdings} <= set(pages)
    assert [(term.label, term.count) for term in view.sources] == [("Coastal Press", 1)]


def test_silent_months_are_told_in_runs() -> None:
    silent = colophon("2015-11-02", "2018-02-01", "2018-05-09", "2018-12-01").silent
    assert [(fact.label, fact.value, fact.path) for fact in silent[1:]] == [
        ("2015", "December", "2015/index.html"),
        ("2018", "January, March to April, June to November", "2018/index.html"),
    ]
    assert silent[0].value == "2016 to 2017"


def test_a_gap_shows_how_many_stories_and_which_share() -> None:
    cards = [make_card(f"{n}.txt") for n in range(7)]
    cards.append(make_card("8.txt", topics=(make_term("Boats"),), bylines=("Ida Brandt",)))
    view = plan_site(cards)["about/index.html"].view
    assert isinstance(view, ColophonView)
    values = [fact.value for fact in view.gaps]
    assert values[2] == values[5] == "7 (88%)"
    assert values[0] == values[6]


def test_an_empty_archive_has_nothing_to_hide() -> None:
    view = colophon()
    assert not view.sources
    assert not view.silent
    assert len({fact.value for fact in view.gaps}) == 1
