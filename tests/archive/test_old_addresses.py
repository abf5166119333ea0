"""What answers at old addresses: stories, tombstones, or an error that names the way out."""

from collections.abc import Iterable

import pytest

from newsgen import codes
from newsgen.archive.cards import Card
from newsgen.archive.ledger import NO_LEDGER, Ledger, LedgerLine, read_ledger
from newsgen.archive.old_addresses import Past
from newsgen.archive.site import Site, build_site
from newsgen.archive.takedowns import NO_TAKEDOWNS, Takedowns, read_takedowns
from newsgen.config import Config
from newsgen.errors import Code, Issue
from newsgen.records import Alias, Takedown
from tests.factories import make_card, make_published

CONFIG = Config(ledger=True)
BELL = make_card("seeds/bell.txt", id="bell", digest="d1")
FERRY = make_card("seeds/ferry.txt", id="ferry", digest="d2")


def ledger_of(*lines: tuple[str, str] | tuple[str, str, str]) -> Ledger:
    return read_ledger("".join("\t".join(line) + "\n" for line in lines))[0]


def settle(
    cards: Iterable[Card],
    ledger: Ledger = NO_LEDGER,
    takedowns: str = "",
    unread: Iterable[str] = (),
) -> tuple[Site, tuple[Issue, ...]]:
    listed = read_takedowns(takedowns)[0] if takedowns else NO_TAKEDOWNS
    return build_site(cards, CONFIG, past=Past(ledger, listed), unread=unread)


def leads(site: Site) -> dict[str, str]:
    """Where each old address leads: a source, or the reason that stands there."""
    return {
        old.path: old.takedown.reason if old.takedown else old.card.path if old.card else ""
        for old in site.old
    }


def test_a_site_that_never_published_has_no_old_addresses_and_notes_its_own() -> None:
    site, issues = settle([BELL, FERRY])
    assert (site.old, issues) == ((), ())
    assert [(line.id, line.address, line.digest) for line in site.ledger.lines] == [
        ("bell", "/2019/03/bell/", "d1"),
        ("ferry", "/2019/03/ferry/", "d2"),
    ]


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "The bell rings"},
        {"slug": "anna"},
        {"published": make_published("2020-01-02")},
        {"published": make_published(None)},
    ],
    ids=["headline", "slug", "date", "no date"],
)
def test_a_story_that_moves_is_found_at_its_old_address(changes: dict[str, object]) -> None:
    before, _ = settle([BELL])
    after, issues = settle([make_card("seeds/bell.txt", id="bell", **changes)], before.ledger)
    assert issues == ()
    assert leads(after) == {"2019/03/bell/index.html": "seeds/bell.txt"}
    assert len(after.ledger.lines) == 2


def test_each_of_many_old_addresses_leads_straight_to_the_last() -> None:
    ledger = NO_LEDGER
    for slug in ("a", "b", "c", "b"):
        site, issues = settle([make_card(id="x", slug=slug)], ledger)
        assert issues == ()
        ledger = site.ledger
    assert site.paths == ("2019/03/b/index.html",)
    assert set(leads(site)) == {"2019/03/a/index.html", "2019/03/c/index.html"}
    assert len(ledger.lines) == 3


def test_what_a_build_notes_changes_nothing_in_the_next() -> None:
    cards = [
        make_card("seeds/bell.txt", id="bell", aliases=(Alias("/old/bell.html", 3),)),
        make_card("seeds/bell-2.txt", id="bell2", title="Bell"),
        make_card("seeds/hen.txt", id="hen", takedown=Takedown("It was wrong.", None)),
    ]
    first, issues = settle(cards, ledger_of(("bell", "/was/")))
    again, issues_again = settle(cards, first.ledger)
    assert (leads(again), again.paths) == (leads(first), first.paths)
    assert again.ledger is first.ledger
    assert {issue.code for issue in (*issues, *issues_again)} == {codes.SLUG_SUFFIXED.id}


def test_an_earlier_story_keeps_its_address_when_one_of_the_same_headline_comes() -> None:
    ledger = settle([make_card("seeds/b.txt", id="b1", title="Bell")])[0].ledger
    newcomer = make_card("seeds/a.txt", id="a1", title="Bell")
    site, (issue,) = settle([newcomer, make_card("seeds/b.txt", id="b1", title="Bell")], ledger)
    paths = dict(zip((card.id for card in site.cards), site.paths, strict=True))
    assert paths == {"a1": "2019/03/bell-a1/index.html", "b1": "2019/03/bell/index.html"}
    assert (issue.code, issue.path) == (codes.SLUG_SUFFIXED.id, "seeds/a.txt")


def test_a_new_story_does_not_get_an_address_that_another_has_left() -> None:
    ledger = ledger_of(("bell", "/2019/03/ferry/"))
    site, (issue,) = settle([BELL, FERRY], ledger)
    assert leads(site) == {"2019/03/ferry/index.html": "seeds/bell.txt"}
    assert site.paths[1] == "2019/03/ferry-ferry/index.html"
    assert issue.code == codes.SLUG_SUFFIXED.id


def test_a_given_slug_may_not_take_an_address_that_another_has_left() -> None:
    taker = make_card("articles/taker.md", id="taker", slug="tide")
    _, (issue,) = settle([BELL, taker], ledger_of(("bell", "/2019/03/tide/")))
    assert (issue.code, issue.path) == (codes.ALIAS_TAKEN.id, "articles/taker.md")
    assert (issue.line, issue.column) == (1, 1)
    assert issue.message == "/2019/03/tide/ was published as the address of seeds/bell.txt"
    assert "line 1" in issue.hint


def test_the_ledger_may_say_that_both_have_been_there() -> None:
    taker = make_card("articles/taker.md", id="taker", slug="tide")
    ledger = ledger_of(("bell", "/2019/03/tide/"), ("taker", "/2019/03/tide/"))
    site, issues = settle([BELL, taker], ledger)
    assert issues == ()
    assert leads(site) == {}


def test_aliases_lead_to_their_story_and_are_noted() -> None:
    aliases = (Alias("/2009/bell.html", 3), Alias("/node/12/", 4))
    site, issues = settle([make_card("seeds/bell.txt", id="bell", aliases=aliases)])
    assert issues == ()
    assert leads(site) == {
        "2009/bell.html": "seeds/bell.txt",
        "node/12/index.html": "seeds/bell.txt",
    }
    again, issues = settle([BELL], site.ledger)
    assert issues == ()
    assert leads(again) == leads(site)


@pytest.mark.parametrize(
    ("aliases", "others", "code", "says"),
    [
        ("/2019/03/BELL", (), codes.ALIAS_LOOP, "itself"),
        ("/2019/03/ferry/", (), codes.ALIAS_TAKEN, "seeds/ferry.txt"),
        ("/old/hen/", ("/old/hen",), codes.SAME_ALIAS, "articles/a.md"),
        ("/old/hen.html", ("/old/hen.html/egg/",), codes.ALIAS_TAKEN, "folder"),
    ],
    ids=["loop", "a story", "another alias", "a folder"],
)
def test_an_alias_that_cannot_be_is_named_with_its_line(
    aliases: str, others: tuple[str, ...], code: Code, says: str
) -> None:
    given = tuple(Alias(alias if alias.endswith(".html") else alias.rstrip("/") + "/", 2)
                  for alias in others)  # fmt: skip
    bell = make_card(
        "seeds/bell.txt", id="bell", override="articles/b.md", aliases=(Alias(aliases, 5),)
    )
    other = make_card("articles/a.md", id="a", aliases=given)
    _, (issue,) = settle([bell, FERRY, other])
    assert (issue.code, issue.path, issue.line) == (code.id, "articles/b.md", 5)
    assert says in issue.message


def test_two_lines_of_the_ledger_for_one_old_address_are_named() -> None:
    ledger = ledger_of(("bell", "/was/"), ("ferry", "/was/"))
    _, (issue,) = settle([BELL, FERRY], ledger)
    assert (issue.code, issue.path, issue.line) == (codes.SAME_ALIAS.id, "addresses.tsv", 2)
    assert "line 1 or line 2" in issue.hint


def test_a_story_that_is_gone_is_an_error_at_its_line() -> None:
    ledger = ledger_of(("bell", "/was/"), ("bell", "/2019/03/bell/"), ("ferry", "/2019/03/ferry/"))
    _, (issue,) = settle([FERRY], ledger)
    assert (issue.code, issue.path, issue.line) == (codes.VANISHED.id, "addresses.tsv", 2)
    assert issue.message.startswith("/2019/03/bell/ and 1 more would vanish")
    assert "takedowns.yaml" in issue.hint
    assert issue.excerpt == "bell\t/2019/03/bell/"


def test_a_draft_that_was_published_has_vanished() -> None:
    ledger = settle([BELL])[0].ledger
    _, (issue,) = settle([make_card("seeds/bell.txt", id="bell", draft=True)], ledger)
    assert issue.code == codes.VANISHED.id
    assert "seeds/bell.txt is a draft" in issue.message
    assert "takedown" in issue.hint


@pytest.mark.parametrize(
    "moved",
    [
        make_card("seeds/1.txt", id="new", digest="d1"),
        make_card("seeds/1.txt", id="new", digest="other", title="Bell"),
    ],
    ids=["same bytes", "same slug"],
)
def test_a_file_that_was_moved_is_told_the_id_to_keep(moved: Card) -> None:
    ledger = settle([BELL])[0].ledger
    _, issues = settle([moved], ledger)
    (issue,) = (i for i in issues if i.code == codes.VANISHED.id)
    assert "seeds/1.txt" in issue.hint
    assert "`id: bell`" in issue.hint


def test_a_moved_file_with_its_old_id_is_the_same_story() -> None:
    ledger = settle([BELL])[0].ledger
    site, issues = settle([make_card("seeds/1.txt", id="bell", title="Bell")], ledger)
    assert (site.old, issues) == ((), ())


def test_a_story_merged_into_another_leads_there_by_an_alias() -> None:
    ledger = settle([BELL])[0].ledger
    ferry = make_card("seeds/ferry.txt", id="ferry", aliases=(Alias("/2019/03/bell/", 3),))
    site, issues = settle([ferry], ledger)
    assert issues == ()
    assert leads(site) == {"2019/03/bell/index.html": "seeds/ferry.txt"}
    again, issues = settle([ferry], site.ledger)
    assert (leads(again), issues) == (leads(site), ())


def test_a_slug_that_changes_only_its_case_would_vanish() -> None:
    ledger = settle([make_card(id="x", slug="Tide")])[0].ledger
    _, (issue,) = settle([make_card(id="x", slug="tide")], ledger)
    assert issue.code == codes.VANISHED.id
    assert "case alone" in issue.message


def test_what_could_not_be_read_is_not_reported_twice() -> None:
    ledger = ledger_of(("bell", "/a/"), ("0d22a8fbf8a5", "/b/"))
    assert settle([FERRY], ledger, unread=["seeds/x.txt"])[1][0].line == 2
    # seeds/fair.txt has an id made from its path; `bell` is given, and might be in that file.
    assert len(settle([FERRY], ledger, unread=["seeds/x.txt"])[1]) == 1


def test_front_matter_takes_a_story_down_at_every_address() -> None:
    ledger = ledger_of(("bell", "/was/"))
    down = make_card(
        "seeds/bell.txt",
        id="bell",
        draft=True,
        aliases=(Alias("/older.html", 3),),
        takedown=Takedown("It was wrong.", "2024"),
    )
    site, issues = settle([down, FERRY], ledger)
    assert issues == ()
    assert [card.id for card in site.cards] == ["ferry"]
    assert leads(site) == dict.fromkeys(
        ("2019/03/bell/index.html", "older.html", "was/index.html"), "It was wrong."
    )


@pytest.mark.parametrize("address", ["/was/", "/2019/03/bell/"])
def test_a_list_takes_a_story_down_by_any_of_its_addresses(address: str) -> None:
    ledger = ledger_of(("bell", "/was/"), ("bell", "/2019/03/bell/"))
    listed = f"{address}: A court ordered it.\n"
    expected = dict.fromkeys(("2019/03/bell/index.html", "was/index.html"), "A court ordered it.")
    for cards in ([FERRY], [FERRY, BELL]):
        site, issues = settle(cards, ledger, listed)
        assert issues == ()
        assert leads(site) == expected
        assert [card.id for card in site.cards] == ["ferry"]


def test_an_address_that_newsgen_never_published_can_be_taken_down_too() -> None:
    site, issues = settle([FERRY], takedowns="/imported/12/: It was not ours.\n")
    assert issues == ()
    assert leads(site) == {"imported/12/index.html": "It was not ours."}
    assert site.ledger.lines == (LedgerLine("ferry", "/2019/03/ferry/", "d2"),)


def test_the_address_of_a_story_taken_down_is_not_given_to_another() -> None:
    ledger = ledger_of(("bell", "/2019/03/ferry/"))
    site, (issue,) = settle([FERRY], ledger, "/2019/03/ferry/: It was wrong.\n")
    assert issue.code == codes.SLUG_SUFFIXED.id
    assert leads(site) == {"2019/03/ferry/index.html": "It was wrong."}


def test_no_takedowns_is_the_default() -> None:
    assert Past().takedowns == Takedowns()
