"""Speakers, linked to people and bodies. All names are invented, but that of one firm."""

import pytest
from msgspec.structs import replace

from newsgen.loader.speakers import link_speakers
from newsgen.records import Entity, Quote, Speaker
from tests.full_article import make_full_article

(QUOTE,) = make_full_article().quotes
BOTH = Speaker("Reed and Oakes", (7, 21), "Reed and Leo Oakes", None, None, False, joint=True)


def name(identity: str, *forms: str, at: tuple[int, int] = (0, 4)) -> Entity:
    return Entity(identity, forms[0], forms[1:], (at,), "first-name", 0.9)


def said_by(speaker: Speaker | None) -> Quote:
    return replace(QUOTE, speaker=speaker)


def link(speaker: Speaker, people: list[Entity], bodies: list[Entity]) -> Speaker:
    (quote,) = link_speakers([said_by(speaker)], people, bodies)
    assert quote.speaker is not None
    return quote.speaker


def test_a_speaker_is_the_first_person_of_that_name() -> None:
    namesakes = [name("ana-ruiz", "Ana Ruiz", "Ruiz"), name("omar-ruiz", "Omar Ruiz", "Ruiz")]
    speaker = Speaker("Ruiz", None, "Ruiz", "omar-ruiz", None, False)
    assert link(speaker, namesakes, []).person == "ana-ruiz"


def test_whom_nobody_of_the_people_is_stays_as_linked() -> None:
    speaker = Speaker("Ruiz", None, "Ruiz", "ana-ruiz", None, False)
    assert link(speaker, [name("leo-oakes", "Leo Oakes")], []) is speaker


def test_a_source_without_a_name_is_nobody_of_the_people() -> None:
    unnamed = Speaker("King", None, "King", None, None, True)
    assert link(unnamed, [name("king", "King")], []) is unnamed


@pytest.mark.parametrize(
    "body",
    [name("firm", "Reed and Leo Oakes"), name("firm", "Reed & Oakes", at=(7, 21))],
    ids=["by its name", "by its place"],
)
def test_two_names_that_are_a_body_are_one_speaker(body: Entity) -> None:
    found = link(BOTH, [], [body])
    assert (found.name, found.person, found.joint) == (body.name, None, False)


def test_two_who_are_no_body_speak_together() -> None:
    assert link(BOTH, [name("leo-oakes", "Leo Oakes")], [name("reed-board", "Reed Board")]) is BOTH


def test_two_whom_an_editor_calls_one_person_are_that() -> None:
    found = link(BOTH, [name("duo", "Reed and Leo Oakes")], [])
    assert (found.person, found.joint) == ("duo", False)


def test_words_without_a_speaker_are_left_alone() -> None:
    quote = said_by(None)
    assert link_speakers([quote], [], []) == (quote,)
