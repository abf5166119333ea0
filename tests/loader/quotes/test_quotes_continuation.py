import pytest

from tests.loader.quotes.quote_cases import Said, outline, read

CASES = {
    "same paragraph": ('"We go on," said Ana Ruiz. "We must."', [Said("Ana Ruiz", 2)]),
    "three fragments": (
        '"We," said Ana Ruiz, "go on. We stay." "We must go on now."',
        [Said("Ana Ruiz", 3)],
    ),
    "a sentence of the reporter between": (
        '"We," said Ana Ruiz, "go on." She paused. "We must go on now."',
        [Said("Ana Ruiz", 2), Said("Ana Ruiz", 1)],
    ),
    "subject before verb": (
        '"We go," Ana Ruiz said, "and we stay."',
        [Said("Ana Ruiz", 2)],
    ),
    "subject before verb, then a capital": (
        '"A port," she told Ana Ruiz, "is like a mouth. It opens."\nRain fell.',
        [Said("she", 2)],
    ),
    "age before the next quotation": (
        '"We go," said Ana Ruiz, now 81. "And we stay there."',
        [Said("Ana Ruiz", 2)],
    ),
    "backwards": (
        '"The port is shut." "We go on all the same," said Ana Ruiz.',
        [Said("Ana Ruiz", 2)],
    ),
    "running": (
        '"It began.\n"It went on.\n"It stopped," Ana Ruiz said.',
        [Said("Ana Ruiz", 3)],
    ),
    "running after its attribution": (
        'Ana Ruiz said: "It began.\n"It went on, and it stopped."',
        [Said("Ana Ruiz", 2)],
    ),
    "paragraph before ended with its quotation": (
        'Ana Ruiz said, "We go on."\n"We have no choice at all."',
        [Said("Ana Ruiz"), Said("Ana Ruiz")],
    ),
    "sentence before": (
        'Ana Ruiz warned the crews on Friday. "We have no choice at all."',
        [Said("Ana Ruiz")],
    ),
    "sentence before with a colon": (
        'Ana Ruiz had one answer for them:\n"We have no choice at all."',
        [Said("Ana Ruiz")],
    ),
    "adding": (
        '"We go on," said Ana Ruiz.\nAdding: "We have no choice at all."',
        [Said("Ana Ruiz"), Said("Ana Ruiz")],
    ),
    "floating after but": (
        '"We go on," said Ana Ruiz. But "We have no choice at all."',
        [Said("Ana Ruiz", 2)],
    ),
    "two partial fragments": (
        'Ana Ruiz called it "a gift" and "a shame" for the town.',
        [Said("Ana Ruiz", 1, "fragment"), Said("Ana Ruiz", 1, "fragment")],
    ),
    "another speaker in the next paragraph": (
        '"We go on," said Ana Ruiz.\n"We do not," said Lea Petit.',
        [Said("Ana Ruiz"), Said("Lea Petit")],
    ),
    "same speaker attributed twice": (
        '"We go on," said Ana Ruiz. "We must," she said.',
        [Said("Ana Ruiz"), Said("Ana Ruiz")],
    ),
    "quotation without anybody": (
        'The port lay still in the rain. "Nothing in this town works any more."',
        [Said(None, 1, "unattributed")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_whose_words_go_on(text: str, expected: list[Said]) -> None:
    assert outline(text) == expected


def test_the_paragraph_of_a_running_quotation_is_that_of_its_first_fragment() -> None:
    (quote,) = read('Rain fell.\n"It began.\n"It stopped," Ana Ruiz said.')
    assert quote.paragraph == 1
    assert quote.text == "It began. It stopped,"
    assert quote.rule == "right-subject-verb"


ARTICLE = """Norway's prime minister is to visit Fresno, telling reporters that she would "settle \
the old quarrel over ships."
Few expect much from Prime Minister Ingrid al-Hauge, who flies on Monday.
"Not one ship will be left in the bay by spring," said a senior Oslo official close to the \
talks. "Some crews may stay on."
"Giving the ships new names - we call that a trick," said Mr Omar al-Sabi'e, political \
spokesperson for the Reed Party, one of the largest groups, which holds nine seats.
"Does anyone know how to run a port that nobody pays for?" Mr Leo Banas, a senior fellow at \
the Coast Foundation, a think tank, said during a visit. "Owners won't, towns can't, and it \
isn't the crews' job."
"Up north the fleet has lost, and yet its owners sail," said Ms Ruth Kim, a retired navy captain \
who now advises shippers. "Peace is another matter."
"""


def test_an_agency_story_with_eight_quoted_runs_has_five_quotations() -> None:
    quotes = read(ARTICLE)
    assert [one.id for one in quotes] == ["q1", "q2", "q3", "q4", "q5"]
    assert [len(one.fragments) for one in quotes] == [1, 2, 1, 2, 2]
    speakers = [one.speaker for one in quotes if one.speaker]
    assert [one.name for one in speakers] == [
        "Ingrid al-Hauge",
        "a senior Oslo official",
        "Omar al-Sabi'e",
        "Leo Banas",
        "Ruth Kim",
    ]
    assert [one.anonymous for one in speakers] == [False, True, False, False, False]
    assert speakers[2].role == "political spokesperson for the Reed Party"
    assert speakers[3].role == "a senior fellow at the Coast Foundation"
    assert speakers[4].role == "a retired navy captain"


def test_a_signature_in_the_next_paragraph_names_the_speaker() -> None:
    (quote,) = read('"We have no choice at all."\n- Ana Ruiz, Fresno.')
    assert quote.speaker is not None
    assert (quote.speaker.name, quote.rule) == ("Ana Ruiz", "signature")


def test_a_name_taken_from_elsewhere_lowers_the_confidence() -> None:
    named, pronoun = read('"We go on," said Ana Ruiz.\n"We must," she said.')
    assert named.confidence > 0.9
    assert pronoun.confidence < 0.97
