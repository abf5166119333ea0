import pytest

from newsgen.loader.headlines import (
    joins_headline,
    looks_like_headline,
    looks_like_subheadline,
    read_headline,
)


@pytest.mark.parametrize(
    "line",
    [
        "Ferry service resumes after storm",
        "FERRY COMPANY <FRRY> 3RD QTR NET",
        "Ferry service resumes after storm.",
        "Mayor Opens Bridge That Was Nine Years In The Making, And Nobody Came To See It.",
        "Ferry: 'No deal' on winter fares",
        'Mayor Opens The " Bridge That Was 9 Years In The Making, And Nobody Came To See It.',
        "Who pays for the bridge?",
        "Hello",
        "7 ways to cross a river when the ferry is late and the bridge is shut",
    ],
)
def test_a_headline_is_recognised(line: str) -> None:
    assert looks_like_headline(line)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The ferry sank at its berth on Monday night and nobody was hurt, the port said.",
        "Ferries were late and boats were later still in storms that were long.",
        "A ferry that has linked the two shores for a century has sunk at its berth.",
        "Police yesterday found the captain's cat alive on a raft that was adrift near the pier.",
        '"We have lost a friend," said Ines Falk, who sells coffee on the lower deck.',
        "The ferry " + "went to and fro " * 20,
    ],
)
def test_the_start_of_a_story_is_no_headline(line: str) -> None:
    assert not looks_like_headline(line)


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("Ferry service resumes", "Ferry service resumes"),
        ("Ferry service resumes.", "Ferry service resumes"),
        ("Storm crosses the U.S.", "Storm crosses the U.S."),
        ("Ferry bought by Falk Inc.", "Ferry bought by Falk Inc."),
        ("Ferry service resumes...", "Ferry service resumes..."),
        ("Who pays?", "Who pays?"),
        ("# Ferry service resumes", "Ferry service resumes"),
        ("# Ferry service resumes ##", "Ferry service resumes"),
        ("Ferry service resumes\n=====", "Ferry service resumes"),
        ("#FerryGate grows", "#FerryGate grows"),
    ],
)
def test_the_final_stop_and_marks_are_cut(line: str, headline: str) -> None:
    span, below = read_headline(line, (0, len(line)))
    assert (line[slice(*span)], below) == (headline, None)


def test_a_headline_of_two_parts_stays_whole() -> None:
    line = "Bridge opens early;\nMayor keeps her promise."
    span, below = read_headline(line, (0, len(line)))
    assert (line[slice(*span)], below) == (line[:-1], None)


def test_a_second_line_is_the_subheadline() -> None:
    line = "Bridge opens early\r\nMayor keeps her promise."
    span, below = read_headline(line, (0, len(line)))
    assert below is not None
    assert line[slice(*span)] == "Bridge opens early"
    assert line[slice(*below)] == "Mayor keeps her promise"


@pytest.mark.parametrize(
    ("first", "second", "joins"),
    [
        ("FERRY COMPANY SAYS IT WILL REPLACE THE WHOLE OF ITS", "FLEET BY SPRING", True),
        ("Bridge opens early;", "Mayor keeps her promise.", True),
        ("Bridge opens early after a summer", "of hard work", True),
        ("Bridge opens early", "Mayor keeps her promise", False),
        ("FERRY SINKS", "OSLO, May 3 - Snow fell on the town.", False),
        ("A" * 40, "B" * 48, True),
        ("A" * 40, "B" * 49, False),
        ("A" * 39, "B" * 40, False),
        ("A" * 80, "B" * 80, True),
        ("A" * 81, "B" * 80, False),
        ("A" * 40 + ".", "B" * 40, False),
        ("A" * 40, "B" * 40 + ".", False),
        ("A" * 40 + "a" * 9, "B" * 40, True),
        ("A" * 40 + "a" * 10, "B" * 40, False),
        ("", "", False),
    ],
)
def test_a_wrapped_headline_goes_on(first: str, second: str, joins: bool) -> None:
    assert joins_headline(first, second) is joins


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Mayor keeps her promise to the islands", True),
        ("Mayor keeps her promise.", False),
        ("Too short", False),
        ("The ferry went " + "to and fro " * 20, False),
    ],
)
def test_a_subheadline_is_short_and_has_no_stop(line: str, expected: bool) -> None:
    assert looks_like_subheadline(line) is expected
