"""Which lines recur in the archive."""

from newsgen.archive.standing import FEWEST, FEWEST_PLAIN, find_recurring
from newsgen.loader.standing import StandingLine


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
