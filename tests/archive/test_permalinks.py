import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.archive import permalinks
from newsgen.archive.cards import Card
from newsgen.archive.ledger import Ledger, LedgerLine
from newsgen.archive.permalinks import (
    NAMELESS,
    Address,
    absolute_url,
    assign_addresses,
    date_parts,
    folder_page,
    is_dated,
    root_from,
)
from newsgen.config import Config
from newsgen.records import Published
from tests.factories import make_card, make_estimate, make_published


def path_of(card: Card, config: Config | None = None) -> str:
    addresses, issues = assign_addresses([card], config or Config())
    assert issues == ()
    return addresses[card.path].path


@pytest.mark.parametrize(
    ("published", "path"),
    [
        (make_published("2019-03-12"), "2019/03/ferry/index.html"),
        (make_published("2019-03-12T08:30:00Z"), "2019/03/ferry/index.html"),
        (make_published("2019-03"), "2019/03/ferry/index.html"),
        (make_published("2019-03-12", origin="override"), "2019/03/ferry/index.html"),
        (make_published("2019"), "undated/ferry/index.html"),
        (make_published(None), "undated/ferry/index.html"),
        (make_estimate("2019-03-10", "2019-03-12"), "undated/ferry/index.html"),
        (make_published("2019-03-12", origin="default"), "undated/ferry/index.html"),
    ],
    ids=["day", "moment", "month", "override", "year", "unknown", "estimate", "default"],
)
def test_only_a_known_date_stands_in_an_address(published: Published, path: str) -> None:
    assert path_of(make_card(published=published)) == path


@pytest.mark.parametrize(
    ("permalink", "path"),
    [
        ("/{year}/{slug}/", "2019/ferry/index.html"),
        ("/news/{year}-{month}-{day}-{id}/", "news/2019-03-12-abc/index.html"),
        ("/{slug}/", "ferry/index.html"),
    ],
)
def test_a_site_may_choose_its_addresses(permalink: str, path: str) -> None:
    assert path_of(make_card(id="abc"), Config(permalink=permalink)) == path


def test_a_date_that_lacks_a_part_of_the_address_counts_as_undated() -> None:
    config = Config(permalink="/{year}/{month}/{day}/{slug}/", undated_permalink="/loose/{id}/")
    card = make_card(published=make_published("2019-03"), id="abc")
    assert path_of(card, config) == "loose/abc/index.html"


def test_a_slug_from_front_matter_is_taken_as_it_is() -> None:
    addresses, _ = assign_addresses([make_card(slug="Night_Boat.2")], Config())
    assert list(addresses.values()) == [Address("2019/03/Night_Boat.2/index.html", True)]


def test_a_title_without_letters_gets_a_name() -> None:
    assert path_of(make_card(title="?!")) == f"2019/03/{NAMELESS}/index.html"


def test_of_two_stories_with_one_slug_the_first_by_path_keeps_it() -> None:
    first = make_card("seeds/a.txt", title="The vote", id="aaaaaaaaaaaa")
    second = make_card("seeds/b.txt", title="The  Vote!", id="bbbbbbbbbbbb")
    addresses, (issue,) = assign_addresses([second, first], Config())
    assert addresses["seeds/a.txt"].path == "2019/03/the-vote/index.html"
    assert addresses["seeds/b.txt"].path == "2019/03/the-vote-bbbbbb/index.html"
    assert (issue.code, issue.path) == ("N402", "seeds/b.txt")
    assert "seeds/a.txt" in issue.message


def test_what_is_to_be_given_a_slug_is_told_of_the_file_that_takes_one() -> None:
    seeds = (
        make_card("seeds/a.txt", title="The vote", id="aaaaaaaaaaaa"),
        make_card("seeds/b.txt", title="The vote", id="bbbbbbbbbbbb", override="articles/b.md"),
        make_card("seeds/c.txt", title="Tide", id="cccccccccccc", override="articles/c.md"),
        make_card("seeds/d.txt", slug="d" * 256, override="articles/d.md"),
    )
    had = Ledger((LedgerLine("eeeeeeeeeeee", "/2019/03/tide/"),))
    _, issues = assign_addresses(seeds, Config(), had)
    assert sorted((issue.path, issue.code) for issue in issues) == [
        ("articles/b.md", "N402"),
        ("articles/c.md", "N402"),
        ("articles/d.md", "N208"),
    ]


def test_a_story_with_a_slug_of_its_own_keeps_it_before_others() -> None:
    plain = make_card("seeds/a.txt", title="The vote", id="aaaaaaaaaaaa")
    chosen = make_card("seeds/b.txt", slug="the-vote")
    addresses, (issue,) = assign_addresses([plain, chosen], Config())
    assert addresses["seeds/b.txt"].path == "2019/03/the-vote/index.html"
    assert addresses["seeds/a.txt"].path == "2019/03/the-vote-aaaaaa/index.html"
    assert (issue.code, issue.path) == ("N402", "seeds/a.txt")


def test_addresses_that_differ_by_case_alone_count_as_one() -> None:
    plain = make_card("seeds/a.txt", title="The vote", id="aaaaaaaaaaaa")
    chosen = make_card("seeds/b.txt", slug="The-Vote")
    addresses, (issue,) = assign_addresses([plain, chosen], Config())
    assert addresses["seeds/a.txt"].path == "2019/03/the-vote-aaaaaa/index.html"
    assert issue.code == "N402"


def test_two_stories_that_choose_one_address_are_an_error() -> None:
    cards = [make_card("seeds/a.txt", slug="vote"), make_card("seeds/b.txt", slug="Vote")]
    _, (issue,) = assign_addresses(cards, Config())
    assert (issue.code, issue.path) == ("N401", "seeds/b.txt")
    assert issue.message == "the address /2019/03/Vote/index.html belongs to seeds/a.txt too"
    assert issue.hint == "give one of them another `slug:`"


def test_a_chosen_slug_may_not_be_the_suffixed_one_of_another() -> None:
    cards = [
        make_card("seeds/a.txt", title="The vote"),
        make_card("seeds/b.txt", title="The vote", id="bbbbbbbbbbbb"),
        make_card("seeds/c.txt", slug="the-vote-bbbbbb"),
    ]
    _, issues = assign_addresses(cards, Config())
    assert sorted((i.code, i.path) for i in issues) == [
        ("N401", "seeds/c.txt"),
        ("N402", "seeds/b.txt"),
    ]


@pytest.mark.parametrize(("letters", "fits"), [(255, True), (256, False)])
def test_a_part_of_an_address_that_no_file_system_takes_is_an_error(
    letters: int, fits: bool
) -> None:
    _, issues = assign_addresses([make_card(slug="a" * letters)], Config())
    message = f"a part of its address has {letters} bytes; file systems take 255"
    assert [(i.code, i.path, i.message) for i in issues] == (
        [] if fits else [("N208", "seeds/ferry.txt", message)]
    )


def test_of_two_that_the_ledger_has_at_an_address_the_first_by_path_keeps_it() -> None:
    cards = [make_card(f"seeds/{name}.txt", title="The vote", id=f"{name * 12}") for name in "abcd"]
    both = [LedgerLine(f"{name * 12}", "/2019/03/the-vote/") for name in "cb"]
    addresses, issues = assign_addresses(cards, Config(), Ledger(tuple(both)))
    assert [addresses[f"seeds/{name}.txt"].path.split("/")[2] for name in "abcd"] == [
        "the-vote-aaaaaa",
        "the-vote",
        "the-vote-cccccc",
        "the-vote-dddddd",
    ]
    assert {issue.code for issue in issues} == {"N402"}


def test_the_same_slug_in_another_month_is_no_collision() -> None:
    cards = [
        make_card("seeds/a.txt", title="The vote"),
        make_card("seeds/b.txt", title="The vote", published=make_published("2019-04-01")),
    ]
    assert assign_addresses(cards, Config())[1] == ()


CARDS = st.lists(
    st.builds(
        make_card,
        st.sampled_from([f"seeds/{n}.txt" for n in range(8)]),
        title=st.sampled_from(["The vote", "THE VOTE", "?", "Other", "story"]),
        slug=st.sampled_from(["", "", "the-vote", "other"]),
        published=st.sampled_from([make_published(), make_published(None)]),
    ),
    unique_by=lambda card: card.path,
)


@given(CARDS)
def test_addresses_differ_even_without_case_or_a_collision_is_reported(cards: list[Card]) -> None:
    addresses, issues = assign_addresses(cards, Config())
    assert set(addresses) == {card.path for card in cards}
    paths = [address.path.casefold() for address in addresses.values()]
    errors = {issue.path for issue in issues if issue.code == "N401"}
    assert len(set(paths)) >= len(paths) - len(errors)
    assert bool(errors) == (len(set(paths)) < len(paths))
    assert assign_addresses(cards[::-1], Config())[0] == addresses


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.html", "./"), ("topics/index.html", "../"), ("2019/03/a/index.html", "../../../")],
)
def test_the_way_to_the_root_leads_there_from_any_page(path: str, root: str) -> None:
    assert root_from(path) == root
    assert posixpath.normpath(posixpath.join(posixpath.dirname(path), root)) == "."


@pytest.mark.parametrize(
    ("base", "path", "url"),
    [
        ("", "a/index.html", ""),
        ("https://x.example", "index.html", "https://x.example/"),
        ("https://x.example/sub", "a/b/index.html", "https://x.example/sub/a/b/"),
        ("https://x.example", "feed.xml", "https://x.example/feed.xml"),
    ],
)
def test_a_permalink_names_the_folder_of_a_page(base: str, path: str, url: str) -> None:
    assert absolute_url(base, path) == url


def test_the_addresses_of_lists_and_feeds_stay_what_they_are() -> None:
    names = {
        name: value
        for name, value in vars(permalinks).items()
        if name.isupper() and isinstance(value, str)
    }
    assert names == {
        "INDEX": "index.html",
        "FRONT": "index.html",
        "NAMELESS": "story",
        "TOPICS": "topics",
        "PEOPLE": "people",
        "PLACES": "places",
        "AGENCIES": "agencies",
        "QUOTES": "quotes",
        "YEARS": "years",
        "UNDATED": "undated",
        "BYLINES": "bylines",
        "ATLAS": "map",
        "CORRECTIONS": "corrections",
        "ABOUT": "about",
        "ON_THIS_DAY": "on-this-day",
        "LETTERS": "letters",
        "STORIES": "stories",
        "SEARCH": "search",
        "DATA": "data",
        "FEED": "feed.xml",
        "RSS": "rss.xml",
        "JSON_FEED": "feed.json",
        "SITEMAP": "sitemap.xml",
        "NEWS_SITEMAP": "sitemap-news.xml",
        "ROBOTS": "robots.txt",
        "NOT_FOUND": "404.html",
    }


def test_a_page_has_a_folder_of_its_own() -> None:
    assert folder_page("topics", "floods") == "topics/floods/index.html"
    assert folder_page() == "index.html"


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("2019", {"year": "2019"}),
        ("2019-03", {"year": "2019", "month": "03"}),
        ("2019-03-12T08:30:00+02:00", {"year": "2019", "month": "03", "day": "12"}),
    ],
)
def test_a_date_has_the_parts_that_it_is_written_with(value: str, parts: dict[str, str]) -> None:
    assert date_parts(value) == parts


@pytest.mark.parametrize(
    ("published", "dated"),
    [
        (make_published("2019"), True),
        (make_published("2019", origin="front matter"), True),
        (make_published("2019", origin="inferred"), False),
        (make_published(None, origin="parsed"), False),
    ],
)
def test_a_date_is_known_where_the_copy_or_an_editor_gives_it(
    published: Published, dated: bool
) -> None:
    assert is_dated(published) is dated
