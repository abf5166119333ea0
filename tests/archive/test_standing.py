"""Which lines recur in the archive."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from newsgen.archive.standing import FEWEST, FEWEST_PLAIN, find_recurring
from newsgen.loader.standing import StandingLine

DIGESTS = st.integers(0, 6)
ARTICLES = st.lists(st.builds(StandingLine, st.integers(1, 3), DIGESTS, DIGESTS, st.booleans()))


def line(before: int, after: int = 0, *, addresses: bool = True) -> list[StandingLine]:
    return [StandingLine(7, before, after, addresses)]


def test_a_line_below_three_stories_recurs() -> None:
    assert find_recurring([line(1), line(2), line(3)]) == {7}
    assert FEWEST == 3


def test_a_line_below_two_does_not() -> None:
    assert find_recurring([line(1), line(2)]) == frozenset()


def test_three_versions_of_one_story_count_once() -> None:
    assert find_recurring([line(1, 9), line(1, 9), line(1, 9)]) == frozenset()


def test_neighbours_on_either_side_tell_stories_apart() -> None:
    assert find_recurring([line(1, 4), line(1, 5), line(1, 6)]) == {7}


def test_a_plain_line_needs_more_stories() -> None:
    few = [line(before, addresses=False) for before in range(1, FEWEST_PLAIN)]
    assert find_recurring(few) == frozenset()
    assert find_recurring([*few, line(99, addresses=False)]) == {7}


def test_a_line_that_once_speaks_to_the_reader_needs_few_stories_whichever_comes_first() -> None:
    lines = [line(1), line(2, addresses=False), line(3, addresses=False)]
    assert find_recurring(lines) == find_recurring(reversed(lines)) == {7}


def test_the_ends_of_a_text_are_no_neighbours() -> None:
    assert find_recurring([line(0), line(1), line(2)]) == frozenset()


@given(st.lists(ARTICLES), st.randoms())
def test_what_recurs_is_the_same_in_any_order(
    articles: list[list[StandingLine]], chance: Random
) -> None:
    found = find_recurring(articles)
    chance.shuffle(articles)
    assert find_recurring(articles) == found == _recurring_by_sets(articles)


def _recurring_by_sets(articles: list[list[StandingLine]]) -> set[int]:
    """The rule in its plainest words."""
    lines = [line for article in articles for line in article]
    found = set()
    for digest in {line.line for line in lines}:
        same = [line for line in lines if line.line == digest]
        most = max(
            len({line.before for line in same} - {0}), len({line.after for line in same} - {0})
        )
        if most >= (FEWEST if any(line.addresses for line in same) else FEWEST_PLAIN):
            found.add(digest)
    return found
