import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.renderer.lists import SPLIT_PAGES, ListPage, is_split, split_list
from newsgen.renderer.views import Pager, StoriesView
from tests.factories import PAGE_HEAD, SITE_HEAD
from tests.renderer.rendering import render

SIZES = st.integers(1, 6)
COUNTS = st.integers(0, 60)


def by_path(pages: list[ListPage[int]]) -> dict[str, ListPage[int]]:
    assert len({page.path for page in pages}) == len(pages)
    return {page.path: page for page in pages}


def test_pages_are_numbered_from_the_oldest() -> None:
    pages = split_list(range(11), 3, "topics", "eels")
    assert [(page.path, page.items) for page in pages] == [
        ("topics/eels/index.html", (10, 9, 8, 7, 6)),
        ("topics/eels/page/2/index.html", (5, 4, 3)),
        ("topics/eels/page/1/index.html", (2, 1, 0)),
    ]
    assert [page.newest for page in pages] == [True, False, False]


def test_a_page_says_its_number_and_the_newest_nothing() -> None:
    shown = {}
    for number in (0, 2):
        newer = "page/3/index.html" if number else ""
        pager = Pager(newer, "page/1/index.html", "page/1/index.html", "index.html", number)
        view = StoriesView(SITE_HEAD, PAGE_HEAD, "Stories", "", (), (), pager)
        page = render("stories.html", view)
        shown[number] = re.sub("<[^>]*>|\\s+", " ", page.partition('<nav class="pager"')[2])
    assert "Newest" not in shown[0]
    assert "Newest" in shown[2]
    assert "Page 2" in shown[2]


def test_pagers_lead_from_page_to_page() -> None:
    newest, second, first = (page.pager for page in split_list(range(11), 3, "x"))
    top, two, one = "x/index.html", "x/page/2/index.html", "x/page/1/index.html"
    assert newest == Pager(newer="", older=two, oldest=one, newest=top, number=0)
    assert second == Pager(newer=top, older=one, oldest=one, newest=top, number=2)
    assert first == Pager(newer=two, older="", oldest=one, newest=top, number=1)


@pytest.mark.parametrize("count", [0, 1, 3, 5])
def test_a_short_list_is_one_page_without_a_number(count: int) -> None:
    (page,) = split_list(range(count), 3)
    assert page.path == "index.html"
    assert page.items == tuple(reversed(range(count)))
    assert page.pager == Pager("", "", "index.html", "index.html", 0)


def test_a_list_at_the_root_has_its_pages_there() -> None:
    assert [page.path for page in split_list(range(6), 3)] == [
        "index.html",
        "page/1/index.html",
    ]


@given(COUNTS, SIZES)
def test_every_item_stands_on_one_page_and_newest_first(count: int, size: int) -> None:
    pages = split_list(range(count), size, "x")
    assert [item for page in pages for item in page.items] == list(reversed(range(count)))


@given(COUNTS, SIZES)
def test_numbered_pages_are_full_and_the_newest_holds_less_than_two(count: int, size: int) -> None:
    newest, *numbered = split_list(range(count), size, "x")
    assert all(len(page.items) == size for page in numbered)
    assert len(newest.items) < 2 * size
    assert not numbered or len(newest.items) >= size


@given(COUNTS, SIZES)
def test_a_new_story_changes_the_newest_page_only_until_one_is_full(count: int, size: int) -> None:
    before = by_path(split_list(range(count), size, "x"))
    after = by_path(split_list(range(count + 1), size, "x"))
    new = set(after) - set(before)
    changed = {path for path, page in before.items() if after[path] != page}
    if not new:
        assert changed == {"x/index.html"}
        return
    # A page became full: it is new, and the one before it leads on to it.
    assert new == {f"x/page/{len(before)}/index.html"}
    assert changed == {"x/index.html"} | {
        f"x/page/{len(before) - 1}/index.html" for _ in range(len(before) > 1)
    }
    for path in changed - {"x/index.html"}:
        assert after[path].items == before[path].items


@given(st.integers(1, 60), SIZES)
def test_pagers_reach_every_page_in_both_directions(count: int, size: int) -> None:
    pages = by_path(split_list(range(count), size, "x"))
    newest = next(page for page in pages.values() if page.newest)
    down = [newest.path]
    while older := pages[down[-1]].pager.older:
        down.append(older)
    up = [down[-1]]
    while newer := pages[up[-1]].pager.newer:
        up.append(newer)
    assert down == list(pages)
    assert up == down[::-1]
    assert {(p.pager.newest, p.pager.oldest) for p in pages.values()} == {(down[0], down[-1])}


@pytest.mark.parametrize(
    ("count", "split"), [(0, False), (50 * SPLIT_PAGES, False), (50 * SPLIT_PAGES + 1, True)]
)
def test_a_very_long_list_is_split_by_year(count: int, split: bool) -> None:
    assert is_split(count, 50) is split
