from newsgen.archive.cards import Card
from newsgen.config import Config
from newsgen.renderer.views import (
    YearsView,
)
from tests.factories import (
    make_card,
    make_published,
)
from tests.renderer.planning import RICH, plan_site


def test_the_years_have_their_months_newest_year_first() -> None:
    view = plan_site(RICH)["years/index.html"].view
    assert isinstance(view, YearsView)
    assert [(row.year.label, [m.label for m in row.months]) for row in view.rows] == [
        ("2019", ["March"]),
        ("2018", ["July"]),
    ]
    assert view.undated is not None
    assert view.undated.count == 2


def test_a_new_story_leaves_the_pages_of_others_far_from_it_as_they_are() -> None:
    def content(cards: list[Card]) -> dict[str, bytes]:
        return {
            path: page.content() for path, page in plan_site(cards, Config(page_size=5)).items()
        }

    cards = [
        make_card(f"{n:02}.txt", published=make_published(f"2018-0{n // 6 + 1}-0{n % 6 + 1}"))
        for n in range(24)
    ]
    cards.append(make_card("last.txt", published=make_published("2019-02-01")))
    before = content(cards)
    after = content([*cards, make_card("new.txt", published=make_published("2019-12-24"))])
    assert {path for path in before if before[path] != after[path]} == {
        "index.html",
        "2019/index.html",
        "2019/02/last/index.html",
        "years/index.html",
        "about/index.html",
        "on-this-day/index.html",
        # The newest month and the last day of the calendar so far lead on to the new ones.
        "2019/02/index.html",
        "on-this-day/04-06/index.html",
        "feed.xml",
        "rss.xml",
        "feed.json",
        "search/index.html",
    }
