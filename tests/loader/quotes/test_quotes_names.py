"""Who is named: roles, titles, kin, groups and addressees."""

import pytest

from newsgen.loader.quotes import find_quotes
from tests.loader.quotes.quote_cases import only, pieces_of, read

NAMES = {
    "title with a stop": ('The Rev. Odo Crane wept. "We go on," she said.', "Odo Crane", None),
    "role after an age": ('"We go," said Ines Falk, 43, a baker.', "Ines Falk", "a baker"),
    "role after an age, left": (
        'Ines Falk, 43, a baker, said: "We go."',
        "Ines Falk",
        "a baker",
    ),
    "role before the name": (
        'Its general secretary, Ines Falk, said pay "was not it".',
        "Ines Falk",
        "Its general secretary",
    ),
    "role then a name with a title": (
        '"We go," said the editor, the Rev. Clive Tomp.',
        "Clive Tomp",
        "the editor",
    ),
    "particles in the name after the role": (
        '"We go," said its president, Jan van Olden-de Witt.',
        "Jan van Olden-de Witt",
        "its president",
    ),
    "single name after kin": ('"We go," said his mother, Els.', "Els", "his mother"),
    "said first, then role and name": (
        'Said his deputy, Ileana Rusu: "We are a flavour."',
        "Ileana Rusu",
        "his deputy",
    ),
    "a sculptor herself": (
        'Ines Falk, an heir of the family, and a sculptor herself, called it "bronze at best".',
        "Ines Falk",
        "an heir of the family",
    ),
    "with her, 11, shouting": (
        'They marched on, with Ana Ruiz, 11, shouting "We go on!"',
        "Ana Ruiz",
        None,
    ),
    "in the words of": (
        'The ice is "as old as time", in the words of its leader, Prof Anil Mehta.',
        "Anil Mehta",
        "its leader",
    ),
    "closes the sentence": (
        'The port offered a "gift of goodwill" to each, its manager, Ines Falk, said.',
        "Ines Falk",
        None,
    ),
    "which said": (
        'Both belong to the Fen Rowing Union, which said in a letter: "We go on now."',
        "Fen Rowing Union",
        None,
    ),
    "title from another language": (
        '"We go," Doña Felipa Condori said.',
        "Felipa Condori",
        None,
    ),
    "job at the start": ('Botanist Carol Whitt said: "We go."', "Carol Whitt", "Botanist"),
    "name over a line": (
        'It was over, Fire Marshal Denise\nOuell said. "It is over," Ouell said.',
        "Denise\nOuell",
        None,
    ),
}


@pytest.mark.parametrize(("text", "name", "role"), NAMES.values(), ids=NAMES)
def test_name_and_role(text: str, name: str, role: str | None) -> None:
    pieces = [(0, len(text))]
    speaker = find_quotes(text, pieces)[-1].speaker
    assert speaker is not None
    assert " ".join(speaker.name.split()) == " ".join(name.split())
    assert not speaker.anonymous
    if role:
        assert speaker.role == role


PRONOUNS = {
    "kin tells the gender": (
        'Wil Dsir came. His daughter, Mirl Dsir, 24, came too. "We go," she said.',
        "Mirl Dsir",
    ),
    "he is not the daughter": (
        'His daughter, Mirl Dsir, came. Wil Dsir, 60, said no. "We go on," he said.',
        "Wil Dsir",
    ),
    "the surname first, title tells": (
        'Mr Seah Jun, 52, left. His sister, Dr Seah Li, 47, came. "We go," Mr Seah said.',
        "Seah Jun",
    ),
    "the chief": ('The police chief Azman Yusof came.\n"No," said the chief.', "Azman Yusof"),
    "the minister": (
        'The minister, Bojan Hribar, stood there.\n"No," said the minister.',
        "Bojan Hribar",
    ),
    "told who he is": (
        '"We go," said Arthur Peel.\nThe other man is Heinz Dorn. "We stay here," he said.',
        "Heinz Dorn",
    ),
}


@pytest.mark.parametrize(("text", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_whom_a_word_stands_for(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert speaker.name == name


def test_villagers_are_no_name() -> None:
    speaker = only('Villagers say it is "better than the contractors".').speaker
    assert speaker is not None
    assert speaker.anonymous


ADDRESSEES = {
    "clause after": ('Ruiz told the farmer he had "every sympathy now".', "the farmer"),
    "that after": ('Ruiz told the jury that she "wanted it so".', "the jury"),
    "a year after": ('"We go," Ruiz told an interviewer in 1988.', "an interviewer"),
    "number in the name": ('"We go," Ruiz told 3FEN radio.', "3FEN radio"),
    "persons": ('"We go," Ruiz told senators.', "senators"),
    "by radio": ('"We go," Ana Ruiz radioed mission control.', "mission control"),
}


@pytest.mark.parametrize(("text", "told"), ADDRESSEES.values(), ids=ADDRESSEES)
def test_addressees(text: str, told: str) -> None:
    (quote,) = find_quotes(text, pieces_of(text))
    assert quote.addressee == told
