from newsgen.archive.cards import Card, QuoteCard
from newsgen.config import Config
from newsgen.renderer.views import QuotesView
from tests.factories import make_card, make_published, make_quote_card, make_term
from tests.renderer.planning import plan_site

PILOT = make_term("Oda Lindqvist")
OFFICIAL = make_quote_card(id="q2", speaker="a harbour official", person="", anonymous=True)


def speaking(path: str, year: int, *quotes: QuoteCard) -> Card:
    published = make_published(f"{year}-01-01")
    return make_card(path, published=published, people=(PILOT,), quotes=quotes)


def quotes_at(cards: list[Card], path: str, size: int = 50) -> QuotesView:
    view = plan_site(cards, Config(page_size=size))[path].view
    assert isinstance(view, QuotesView)
    return view


def test_the_first_page_has_the_newest_quotations_and_a_bar_of_letters() -> None:
    cards = [speaking(f"{year}.txt", year, make_quote_card()) for year in range(2000, 2009)]
    view = quotes_at(cards, "quotes/index.html", size=3)
    assert [quote.date.machine[:4] for quote in view.quotations] == ["2008", "2007", "2006"]
    assert [(letter.label, letter.path) for letter in view.bar] == [
        ("L", "quotes/letters/l/index.html")
    ]


def test_speakers_stand_under_their_last_name_and_others_under_their_noun() -> None:
    cards = [speaking("a.txt", 2001, make_quote_card(), OFFICIAL)]
    assert [q.speaker for q in quotes_at(cards, "quotes/letters/l/index.html").quotations] == [
        "Oda Lindqvist"
    ]
    assert [q.speaker for q in quotes_at(cards, "quotes/letters/h/index.html").quotations] == [
        "a harbour official"
    ]


def test_all_quotations_are_under_their_letters_the_newest_of_a_speaker_first() -> None:
    cards = [speaking(f"{year}.txt", year, make_quote_card()) for year in range(2000, 2007)]
    shown: list[str] = []
    path = "quotes/letters/l/index.html"
    while path:
        view = quotes_at(cards, path, size=3)
        shown += [quote.date.machine[:4] for quote in view.quotations]
        path = view.next.path if view.next else ""
    assert shown == [str(year) for year in range(2006, 1999, -1)]


def test_an_archive_without_quotations_has_the_page_and_no_letters() -> None:
    view = quotes_at([make_card()], "quotes/index.html")
    assert not view.quotations
    assert not view.bar
