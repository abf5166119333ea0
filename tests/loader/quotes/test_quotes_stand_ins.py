"""Speakers printed as ``it``, ``the airline``, ``the Dane``. All people and firms are invented."""

import pytest

from newsgen.loader.quotes import find_quotes
from tests.loader.quotes.quote_cases import name_of, pieces_of, read

GROUPS = {
    "it, the subject before": ('The Rain Board met. "We go on," it said.', "Rain Board"),
    "it, after the board spoke": (
        '"We go on," the Rain Board said.\n"We must," it said.',
        "Rain Board",
    ),
    "it, an acronym": ('The RBX warned of rain. "We go on," it said.', "RBX"),
    "the airline": (
        "Fjordwing lost money in May. Pilots at Fjordwing left. Its boss quit.\n"
        '"We go on," the airline said.',
        "Fjordwing",
    ),
    "the board": ('The Fresno Rain Board met.\n"We go on," the board said.', "Fresno Rain Board"),
    "ministry of": (
        'The Ministry of Rain met.\n"We go on," the ministry said.',
        "Ministry of Rain",
    ),
    "lower-case ministry": (
        'Its rain ministry was shut.\n"We go on," the ministry said.',
        "rain ministry",
    ),
    "named by what it is for": ('"We go on," its rain ministry said.', "rain ministry"),
    "spelled out elsewhere": (
        'The national anti-fog prosecutor’s office met.\n"We go on," the prosecutor’s office said.',
        "national anti-fog prosecutor’s office",
    ),
    "a state": ('"We go on," China said.', "China"),
}


@pytest.mark.parametrize(("text", "name"), GROUPS.values(), ids=GROUPS)
def test_what_stands_for_an_organisation_gets_its_name(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous) == (name, False)


PERSONS = {
    "age": ('Ana Ruiz won the cup.\n"We go on," the 41-year-old said.', "Ana Ruiz"),
    "age printed": (
        'Ana Ruiz, 41, beat Lea Petit, 39.\n"We go on," the 41-year-old said.',
        "Ana Ruiz",
    ),
    "age before the name": (
        'The cup went to 41-year-old Ana Ruiz, who beat Lea Petit.\n"No," the 41-year-old said.',
        "Ana Ruiz",
    ),
    "country": ('Ana Ruiz won the cup.\n"We go on," the Spaniard said.', "Ana Ruiz"),
    "party": ('Ana Ruiz won.\n"We go on," the Texas Democrat said.', "Ana Ruiz"),
    "noun": ('Ana Ruiz won.\n"We go on," the two-time cup winner said.', "Ana Ruiz"),
    "title alone": ('"We go on," the Queen said.', "the Queen"),
    "she, by title alone": ('The Queen spoke on Sunday.\n"We go on," she said.', "The Queen"),
    "title, named elsewhere": ('Pope Leo prayed.\n"We go on," the Pope said.', "Pope Leo"),
    "her remark": ('Ana Ruiz won. She defended her remark that "we go on for ever".', "Ana Ruiz"),
    "two people": (
        '"We go on," Ana Ruiz and Omar Haddad said.',
        "Ana Ruiz and Omar Haddad",
    ),
    "a role at the start of a sentence": (
        'Passenger Ana Ruiz stood. "We go on," Ms Ruiz said.',
        "Ana Ruiz",
    ),
    "alone, whatever the first name tells": (
        'Mel Petit heard of rain. "We go on," she said.',
        "Mel Petit",
    ),
    "bare pronoun after a description": (
        'Ana Ruiz won. "The fog is thick," a low, wet cloud over the bay, she said.',
        "Ana Ruiz",
    ),
    "goes on after the quotation": (
        'Omar Haddad asked for calm "in all of the town", condemned bad roads and said it rained.',
        "Omar Haddad",
    ),
    "last clause": (
        "The bridge was shut but Omar Haddad stayed, saying it gave people "
        '"the chance to get it right".',
        "Omar Haddad",
    ),
    "state of mind": (
        'The Rain Board is worried that ships may leave "in order to find a drier port".',
        "Rain Board",
    ),
    "another in apposition": (
        'Ana Ruiz, another host of the talks, said the "more we pull together" the better.',
        "Ana Ruiz",
    ),
    "told by the paragraph before": (
        '"We go on," said Omar Haddad.\nAna Ruiz won in Oslo.\n"We go on for as long as we can."',
        "Ana Ruiz",
    ),
}


@pytest.mark.parametrize(("text", "name"), PERSONS.values(), ids=PERSONS)
def test_what_stands_for_a_person_gets_the_name(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous) == (name, False)


OPEN = {
    "it without anybody": ('Rain fell.\n"We go on," it said.', "it"),
    "it after a plain first word": ('Often ships leave.\n"We go on," it said.', "it"),
    "a singer without a name": (
        'Ana Ruiz met a singer from Oslo.\n"We go on," the singer said.',
        "the singer",
    ),
    "two of one age told apart by nothing": (
        '"We go on," the 41-year-old said.',
        "the 41-year-old",
    ),
    "somebody brought in without a name": (
        'Mrs Ruiz won.\nA neighbour of the port heard it. "We go on," she said.',
        "A neighbour of the port",
    ),
    "an office that nobody is named with": (
        '"We go on," said Musa Haddad.\nThe port’s chairman laughed. "We stay," he said.',
        "The port’s chairman",
    ),
    "she after a man with a title": ('Mr Mel Petit won. "We go on," she said.', "she"),
}


@pytest.mark.parametrize(("text", "name"), OPEN.values(), ids=OPEN)
def test_what_may_stand_for_anybody_stays_open(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous) == (name, True)


UNNAMED_BODIES = {
    "a firm nobody named": ('"We go on," the firm said.', "the firm"),
    "the airline, only a newspaper named": (
        'Mr Haddad told the BBC of rain. The BBC asked. At the BBC all left.\n"No," the firm said.',
        "the firm",
    ),
    "an army": ('"We go on," the army of the north said.', "the army of the north"),
    "a document": ('"We go on," a statement said.', "a statement"),
    "a report": ('The report calls it "a cold and early end".', "The report"),
}


@pytest.mark.parametrize(("text", "name"), UNNAMED_BODIES.values(), ids=UNNAMED_BODIES)
def test_a_body_or_a_document_is_not_anonymous(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous) == (name, False)


OUTSIDE = {
    "headline": ('Omar Ruiz wins\n"We go on," Ruiz said.', "Omar Ruiz"),
    "headline in capitals": ('Why Omar Ruiz Won\n"We go on," Mr Ruiz said.', "Omar Ruiz"),
    "unknown first name": ('Zubbin Ruiz wins\n"We go on," Ruiz said.', "Ruiz"),
    "the body knows better": ('Omar Ruiz wins\nAna Ruiz won. "We go on," Ruiz said.', "Ana Ruiz"),
}


@pytest.mark.parametrize(("text", "name"), OUTSIDE.values(), ids=OUTSIDE)
def test_a_headline_gives_a_full_name_that_the_body_lacks(text: str, name: str) -> None:
    (quote,) = find_quotes(text, pieces_of(text)[1:])
    assert name_of(quote) == name
