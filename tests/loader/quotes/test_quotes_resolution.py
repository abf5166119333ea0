"""From the printed mention to the fullest name. All people are invented."""

import pytest

from tests.loader.quotes.quote_cases import name_of, read

NAMES = {
    "courtesy title": ('"We go on," said Mr Omar Haddad.', "Omar Haddad"),
    "office": ('"We go on," said Oslo Health Minister Ingrid Hauge.', "Ingrid Hauge"),
    "acronym and office": ('"We go on," said UNX Director-General Omar Haddad.', "Omar Haddad"),
    "titles in a row": ('"We go on," said Datuk Seri Dr Omar Haddad.', "Omar Haddad"),
    "Tan Sri": ('"We go on," said Tan Sri Omar Haddad.', "Omar Haddad"),
    "Tan as a family name": ('"We go on," said Ms Tan Hui Min.', "Tan Hui Min"),
    "plain words before the name": ('"We go on," said bakery owner Leo Banas.', "Leo Banas"),
    "name after an institution": (
        '"We go on," said the head of the Joint Council Gen. Ruth Kim.',
        "Ruth Kim",
    ),
    "from a place": ('"We go on," said Ana Ruiz of Fresno.', "Ana Ruiz"),
    "initials": ('"We go on," said Professor K. R. Banas.', "K. R. Banas"),
    "bin": ('"We go on," said Omar bin Said.', "Omar bin Said"),
    "particles": ('"We go on," said Ms Ana van der Berg.', "Ana van der Berg"),
    "pope": ('"We go on," said Pope Leo.', "Pope Leo"),
    "name after a description": ('"We go on," said its chair, Ana Ruiz.', "Ana Ruiz"),
    "name in apposition": ('"We go on," the union’s chair, Ana Ruiz, said.', "Ana Ruiz"),
    "party in brackets": ('"We go on," said Rep. Omar Haddad (D-Calif.).', "Omar Haddad"),
    "himself": ('Omar Haddad won. "We go on," Haddad himself said.', "Omar Haddad"),
    "a title that is a surname": ('Ana King won. "We go on," King said.', "Ana King"),
    "institution with for": (
        '"We go on," said the Centre for Bay Research.',
        "Centre for Bay Research",
    ),
    "organisation": ('"We go on," said the King Institute.', "King Institute"),
    "organisation after an adjective": ('"We go on," said the tiny Rain Board.', "Rain Board"),
    "organisation with of": ('"We go on," said the Bank of Oslo.', "Bank of Oslo"),
    "institution of a field": ('"We go on," said the Ministry of Rain.', "Ministry of Rain"),
    "field that a title names too": (
        '"We go on," said the Ministry of Defence.',
        "Ministry of Defence",
    ),
    "field that is an office too": (
        '"We go on," said the Ministry of Justice.',
        "Ministry of Justice",
    ),
    "two fields": (
        '"We go on," said the Department for Rain and Pensions.',
        "Department for Rain and Pensions",
    ),
    "field with an article": (
        '"We go on," said the Royal Society for the Protection of Moles.',
        "Royal Society for the Protection of Moles",
    ),
    "statistics": (
        '"We go on," said the Office for Rain Statistics.',
        "Office for Rain Statistics",
    ),
    "officer of an institution": (
        '"We go on," said Bank of Oslo Governor Ana Ruiz.',
        "Ana Ruiz",
    ),
    "spokeswoman of an institution": (
        '"We go on," said Ministry of Defence spokeswoman Ana Ruiz.',
        "Ana Ruiz",
    ),
    "official of an institution": (
        '"We go on," said Ministry of Rain and Fog official Zubin Marek.',
        "Zubin Marek",
    ),
    "institution with its acronym": (
        '"We go on," said the Ministry of Rain Affairs (MRA).',
        "Ministry of Rain Affairs",
    ),
    "surname that is a word of organisations": ('"We go on," said Mr Park of Oslo.', "Park"),
    "firm of one name": ('"We go on," said Haddad & Haddad.', "Haddad & Haddad"),
    "firm of two names": ('Omar Haddad won.\n"We go on," said Ruiz & Haddad.', "Ruiz & Haddad"),
    "officer of a firm": ('"We go on," said Ruiz & Haddad Chairman Leo Banas.', "Leo Banas"),
    "couple": ('Omar Haddad won.\n"We go on," said Mr & Mrs Haddad.', "Mr & Mrs Haddad"),
    "surname, full name before": ('Ana Ruiz won.\n"We go on," Ruiz said.', "Ana Ruiz"),
    "surname, full name after": ('"We go on," Ruiz said.\nAna Ruiz won in May.', "Ana Ruiz"),
    "Mr and an unknown first name": ('Zubin Marek won.\n"We go on," Mr Marek said.', "Zubin Marek"),
    "family name first": ('President Tsao Min-hua won.\n"We go on," Ms Tsao said.', "Tsao Min-hua"),
    "first name": ('Ana Ruiz, 4, won.\n"We go on," Ana said.', "Ana Ruiz"),
    "surname with a particle": (
        'Ana von der Berg won.\n"We go on," Ms von der Berg said.',
        "Ana von der Berg",
    ),
    "title tells namesakes apart": (
        'Omar Ruiz met Ana Ruiz.\n"We go on," Mr Ruiz said.',
        "Omar Ruiz",
    ),
    "latest namesake": ('Omar Ruiz met Ana Ruiz.\n"We go on," Ruiz said.', "Ana Ruiz"),
    "suffix": ('Omar Ruiz Jr. won.\n"We go on," Ruiz said.', "Omar Ruiz Jr"),
    "initial spelled out": ('Ana Maria Ruiz won.\n"We go on," Ana M. Ruiz said.', "Ana Maria Ruiz"),
    "shorter form": (
        'Omar Haddad Salim won.\n"We go on," Dr Omar Haddad said.',
        "Omar Haddad Salim",
    ),
    "office, name before": ('Mayor Ana Ruiz won.\n"We go on," the mayor said.', "Ana Ruiz"),
    "office, name after": (
        '"We go on," Norway’s prime minister said.\nPrime Minister Ana Ruiz flew home.',
        "Ana Ruiz",
    ),
    "office in apposition": ('Ana Ruiz, the mayor, won.\n"We go on," the mayor said.', "Ana Ruiz"),
    "she": ('Ana Ruiz won.\n"We go on," she said.', "Ana Ruiz"),
    "she, not he": ('Ana Ruiz met Omar Haddad.\n"We go on," she said.', "Ana Ruiz"),
    "he, the subject": ('Omar Haddad met Leo Banas.\n"We go on," he said.', "Omar Haddad"),
    "he, not one named in a quotation": (
        'Omar Haddad said: "Leo Banas won."\n"We go on," he said.',
        "Omar Haddad",
    ),
    "he, an unknown first name": ('Zubin Marek won in Oslo.\n"We go on," he said.', "Zubin Marek"),
}


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=NAMES)
def test_the_speaker_gets_the_fullest_clean_name(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker if not text.startswith('"') else read(text)[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous) == (name, False)


ANONYMOUS = {
    "official": ('"We go on," said a US official familiar with the talks.', "a US official"),
    "group": ('"We go on," Norwegian officials said.', "Norwegian officials"),
    "spokesman of a named person": (
        '"We go on," a spokesman for Ana Ruiz said.',
        "a spokesman for Ana Ruiz",
    ),
    "office that two people hold": (
        'Mayor Ana Ruiz met Mayor Omar Haddad.\n"We go on," the mayor said.',
        "the mayor",
    ),
    "campaign": ('"We go on," the Ruiz campaign said.', "the Ruiz campaign"),
    "he without anybody": ('The rain fell.\n"We go on," he said.', "he"),
    "she among men": ('Omar Haddad won.\n"We go on," she said.', "she"),
    "they": ('Omar Haddad won.\n"We go on," they said.', "they"),
    "nationality": ('"We go on," the Norwegian said.', "the Norwegian"),
}


@pytest.mark.parametrize(("text", "name"), ANONYMOUS.values(), ids=ANONYMOUS)
def test_an_unnamed_speaker_keeps_the_printed_words(text: str, name: str) -> None:
    speaker = read(text)[-1].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous) == (name, True)


def test_a_description_beside_a_name_is_the_role() -> None:
    speaker = read('"We go on," the union’s chair, Ana Ruiz, told The Daily.')[0].speaker
    assert speaker is not None
    assert (speaker.mention, speaker.role) == ("the union’s chair", "the union’s chair")


@pytest.mark.parametrize("after", ["53", "who won in May", "speaking in Oslo"])
def test_what_is_no_office_is_no_role(after: str) -> None:
    speaker = read(f'"We go on," Ana Ruiz, {after}, said.')[0].speaker
    assert speaker is not None
    assert speaker.role is None


@pytest.mark.parametrize(
    ("before", "role"),
    [
        ("Mayor Ana Ruiz", "Mayor"),
        ("Mr Omar Haddad", None),
        ("the Fresno baker Ana Ruiz", "Fresno baker"),
        ("Oslo Prof. Ana Ruiz", None),
    ],
)
def test_what_stands_before_the_name_is_the_role(before: str, role: str | None) -> None:
    speaker = read(f'"We go on," said {before}.')[0].speaker
    assert speaker is not None
    assert speaker.role == role


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('"We go on," Ruiz said. Later Ana Ruiz met Omar Ruiz.', "Ana Ruiz"),
        ('Ana Ruiz met Omar Ruiz. "We go on," Ruiz said.', "Omar Ruiz"),
        (
            'Mr Omar Haddad met Ana Ruiz.\n"We go on," said Ruiz and Haddad.',
            "Ana Ruiz and Omar Haddad",
        ),
        ('Omar Haddad came. Dr. Ana Ruiz stood. "We go on," Dr. Ruiz said.', "Ana Ruiz"),
    ],
    ids=["the first that follows", "the last that was named", "two", "a title with a stop"],
)
def test_of_namesakes_the_nearest_before_is_meant(text: str, name: str) -> None:
    assert name_of(read(text)[-1]) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('Everyone said: "We go on to the town."', "Everyone"),
        ('Someone at the port said: "We go on."', "Someone at the port"),
        ('"We go on," said everybody.', "everybody"),
        ('Everyone except Ruiz said it was "a gift to all".', "Everyone except Ruiz"),
    ],
)
def test_everyone_and_someone_are_kept_as_printed_without_a_name(text: str, name: str) -> None:
    speaker = read(text)[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.anonymous, speaker.role) == (name, True, None)


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("Ana Ruiz and Mr Haddad", "Ana Ruiz and Haddad"),
        ("Mr. Ruiz and Mr. Haddad", "Ruiz and Haddad"),
        ("Ruiz and Petit", "Ruiz and Petit"),
        ("Ana and Omar Haddad", "Ana and Omar Haddad"),
        ("Mayor Ana Ruiz and Mr Haddad, the clerk", "Ana Ruiz and Haddad"),
        ("Mr and Mrs Haddad", "Mr and Mrs Haddad"),
        ("Reed & Oakes and Banas & Roe", "Reed & Oakes and Banas & Roe"),
    ],
)
def test_two_who_speak_together_are_one_speaker_of_both_names_without_a_role(
    mention: str, name: str
) -> None:
    speaker = read(f'"We go on," said {mention}.')[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role, speaker.anonymous) == (name, None, False)
    assert speaker.joint


@pytest.mark.parametrize(
    ("mention", "name", "role"),
    [
        ("President and CEO Ana Ruiz", "Ana Ruiz", "President and CEO"),
        ("Sport and Health Minister Ruiz", "Ruiz", "Sport and Health Minister"),
        ("Ana Ruiz and the union", "Ana Ruiz", None),
    ],
)
def test_an_and_in_a_role_or_before_others_makes_no_second_speaker(
    mention: str, name: str, role: str | None
) -> None:
    speaker = read(f'"We go on," said {mention}.')[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.role) == (name, role)


def test_he_is_one_of_two_who_spoke_together() -> None:
    text = 'Ana Ruiz and Omar Haddad came. "We go on," said Ruiz and Mr Haddad. "No," he said.'
    assert [name_of(quote) for quote in read(text)] == ["Ana Ruiz and Omar Haddad", "Omar Haddad"]
