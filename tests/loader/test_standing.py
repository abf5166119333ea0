"""Standing copy: which lines of an article could recur, and what they become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.article import parse_article
from newsgen.loader.fields import FrontMatter
from newsgen.loader.paragraphs import split_paragraphs
from newsgen.loader.sources import Text, decode
from newsgen.loader.standing import digest_line, find_standing_lines
from newsgen.loader.surroundings import Surroundings

CALL = "Anyone who saw the boat is asked to call the harbour office."
VISIT = "Visit harbourpost.example for more news of the coast."
STORY = "Ferry stays in port\n\nThe ferry to Lunsay stayed in port on Monday.\n\n"


def candidates(text: str) -> list[str]:
    """The lines of `text` that could be standing copy."""
    spans = split_paragraphs(text, 0)
    by_digest = {digest_line(text[a:b]): text[a:b] for a, b in spans}
    return [by_digest[line.line] for line in find_standing_lines(text, spans)]


@pytest.mark.parametrize(
    "line",
    [
        CALL,
        VISIT,
        "Our reporters walk the coast for you every week of the year.",
        "Tips can be sent to desk@harbourpost.example at any hour.",
        "The tip line is open at 555-201-4432 at night.",
    ],
)
def test_a_line_that_speaks_to_the_reader_could_be_standing_copy(line: str) -> None:
    assert candidates(f"{STORY}{line}\n\nThe next one will leave on Friday.") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The US port of Galveston sent two boats to the island.",
        "The captain's visit turned into a long night on the quay.",
        "“You will have to call us in the morning,” she said to them.",
        "— Ines Falk (@inesfalk) on our page",
        "Call the harbour office.",
        "What would you do if our ferry stayed in port?",
        "These are the ferries that you can take on Monday:",
        "No arrests have been made, and the inquiry goes on.",
    ],
)
def test_story_text_could_not(line: str) -> None:
    assert candidates(f"{STORY}{line}\n\nThe next one will leave on Friday.") == []


def test_a_plain_line_could_be_only_at_the_end_of_the_text() -> None:
    line = "The Lunsay Log is a production of North Quay Films."
    assert candidates(STORY + line) == [line]
    assert candidates(f"{STORY}{line}\n\nThe next ferry will leave on Friday.") == []


def test_headline_and_lede_are_no_standing_copy() -> None:
    assert candidates(f"Call us now, you of the coast\n\n{CALL}") == []


def test_lines_side_by_side_share_the_neighbours_of_their_run() -> None:
    text = f"{STORY}{CALL}\n\n{VISIT}\n\nThe next ferry will leave on Friday."
    one, two = find_standing_lines(text, split_paragraphs(text, 0))
    assert one.before == two.before == digest_line("The ferry to Lunsay stayed in port on Monday.")
    assert one.after == two.after == digest_line("The next ferry will leave on Friday.")


def test_white_space_does_not_tell_two_lines_apart() -> None:
    assert digest_line("Call  the\noffice") == digest_line("Call the office")


def read(copy: str) -> Text:
    text, _ = decode("seeds/a.txt", copy.encode())
    assert isinstance(text, Text)
    return text


def test_a_line_that_recurs_is_boilerplate_and_nothing_is_lost() -> None:
    text = read(f"{STORY}{CALL}\n\n{VISIT}\n")
    standing = frozenset({digest_line(CALL)})
    article = parse_article(text, FrontMatter(), around=Surroundings(standing)).article
    assert article is not None
    assert [(b.kind, b.text, b.rule) for b in article.boilerplate][:1] == [
        ("contact", CALL, "recurs")
    ]
    assert CALL not in [piece.text for piece in article.body]
    assert "".join(text.text[slice(*b.span)] for b in article.blocks) == text.text


@given(
    st.lists(st.sampled_from([CALL, VISIT, "Rain fell.", "The boat left the quay."]), max_size=6)
)
def test_an_article_is_read_by_its_own_candidates_whatever_else_recurs(lines: list[str]) -> None:
    """A record is known by them alone, so that an edit gives what a clean build does."""
    text = read("\n\n".join(("Ferry stays in port", *lines)))
    spans = split_paragraphs(text.text, 0)
    own = {line.line for line in find_standing_lines(text.text, spans)}
    everything = {digest_line(text.text[slice(*span)]) for span in spans}
    by_all, by_own = (
        parse_article(text, FrontMatter(), around=Surroundings(frozenset(standing)))
        for standing in (everything, own)
    )
    assert by_all == by_own


@given(st.text(max_size=400), st.integers(0, 3))
def test_candidates_are_lines_of_the_text(text: str, copies: int) -> None:
    whole = "\n\n".join([text, CALL] * copies)
    spans = split_paragraphs(whole, 0)
    digests = {digest_line(whole[slice(*span)]) for span in spans}
    assert {line.line for line in find_standing_lines(whole, spans)} <= digests
