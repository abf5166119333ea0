"""Who speaks, by the words right and left of a quotation. All people are invented."""

import pytest

from tests.loader.quotes.quote_cases import mention_of, only, read

RIGHT = {
    "verb, then name": ('"We go on," said Ana Ruiz.', "Ana Ruiz"),
    "verb, then pronoun": ('"We go on," said he.', "he"),
    "name, then verb": ('"We go on," Ruiz said.', "Ruiz"),
    "adverb before the verb": ('"We go on," Ruiz later said.', "Ruiz"),
    "adverb before the inverted verb": ('"We go on," later said Ana Ruiz.', "Ana Ruiz"),
    "lead and adverb": ('"We go on," and later said Ana Ruiz.', "Ana Ruiz"),
    "auxiliary": ('"We go on," Ruiz had said in May.', "Ruiz"),
    "long premodifier": (
        '"We go on," said Reed campaign manager Lea Petit.',
        "Reed campaign manager Lea Petit",
    ),
    "apposition before the verb": ('"We go on," Ruiz, a lawyer, said.', "Ruiz"),
    "age": ('"We go on," Ruiz, 41, said.', "Ruiz"),
    "coordination": ('"We go on," said Ruiz and Lea Petit.', "Ruiz and Lea Petit"),
    "description": ('"We go on," an angry fisherman said.', "an angry fisherman"),
    "group without article": ('"We go on," said police.', "police"),
    "according to": ('"We go on," according to a spokesman.', "a spokesman"),
    "unknown verb": ('"We go on," an angry Ruiz retorted loudly.', "an angry Ruiz"),
    "unlisted verb": ('"We go on," Ruiz zinged.', "Ruiz"),
    "question": ('"Do we go on?" Ruiz asked.', "Ruiz"),
    "question and apposition": ('"Do we go on?" Ruiz, a think tank fellow, said.', "Ruiz"),
    "particle": ('"We go on," said Omar al-Sabi\'e.', "Omar al-Sabi'e"),
    "full stop inside": ('"We go on." Ruiz said.', "Ruiz"),
    "at the end of the sentence": ('It is "a gift" to the port, Ruiz said.', "Ruiz"),
    "inverted at the end": ('It is "a gift" to the port, said Ruiz.', "Ruiz"),
    "nested mark before the comma": ("\"He said 'go on,'\" Ruiz recalled.", "Ruiz"),
}


@pytest.mark.parametrize(("text", "mention"), RIGHT.values(), ids=RIGHT)
def test_the_speaker_stands_right_of_the_quotation(text: str, mention: str) -> None:
    assert mention_of(only(text)) == mention


LEFT = {
    "verb and comma": ('Ruiz said, "We go on now."', "Ruiz"),
    "verb and colon": ('Ruiz said: "We go on now."', "Ruiz"),
    "verb and that": ('Ruiz said that "we go on now."', "Ruiz"),
    "inverted": ('Said Ana Ruiz: "We go on now."', "Ana Ruiz"),
    "inverted with relative clause": (
        'Said Ana Ruiz, who grew up there, "We go on now."',
        "Ana Ruiz",
    ),
    "label": ('Ana Ruiz: "We go on now."', "Ana Ruiz"),
    "label after a dash": ('The vote is near - Ana Ruiz: "We go on now."', "Ana Ruiz"),
    "colon without a verb of speech": ('Ruiz was blunt: "We go on now."', "Ruiz"),
    "apposition": ('Ruiz, a lawyer from Oslo, said "we go on" at noon.', "Ruiz"),
    "participle in apposition": ('Ruiz, speaking in Oslo, said "we go on" at noon.', "Ruiz"),
    "role in apposition": ('Ruiz, Oslo’s top inspector, said "we go on" at noon.', "Ruiz"),
    "participle": ('Ruiz toured the port, saying "we go on" to crews.', "Ruiz"),
    "after an introduction": ('As the crowd sang, Ruiz rose and said, "We go on now."', "Ruiz"),
    "time phrase": ('Two years ago, Ruiz left the port and said, "We go on."', "Ruiz"),
    "with and participle": ('The crowd rose, with Ruiz shouting: "We go on now."', "Ruiz"),
    "according to": ('According to Ana Ruiz, "we go on" is a lie.', "Ana Ruiz"),
    "weak verb yields to said": ('Ruiz said she thinks the port is "a gift to all" now.', "Ruiz"),
    "infinitive": ('Ruiz went on to say that "we go on now."', "Ruiz"),
    "object of the clause before": ('Ruiz told Petit that the port was "a gift to all".', "Ruiz"),
    "speech noun": ('Ruiz’s remark that "we go on" was odd.', "Ruiz’s"),
    "speech noun of a first and a last name": (
        'Ana Ruiz\'s remark that "we go on now" was odd.',
        "Ana Ruiz's",
    ),
    "speech noun of a pronoun": ('Her remark that "we go on now" was odd.', "Her"),
    "place before the subject": ('On Monday, in Oslo, Ruiz said: "We go on now."', "Ruiz"),
    "relative clause after the subject": (
        'In Oslo, Ruiz, who won, said: "We go on now."',
        "Ruiz",
    ),
    "relative clause of a body": (
        'Members of it, which said "we go on now," left.',
        "Members of it",
    ),
    "possessive is no subject": ('Petit said Ruiz’s proposed port was "a gift to all".', "Petit"),
    "new clause before a colon": (
        'Ruiz said it was over, but she had one plea: "Let us go on now."',
        "she",
    ),
    "in parentheses": ('The port, says Ana Ruiz, is "a gift to all" now.', "Ana Ruiz"),
}


@pytest.mark.parametrize(("text", "mention"), LEFT.values(), ids=LEFT)
def test_the_speaker_stands_left_of_the_quotation(text: str, mention: str) -> None:
    assert mention_of(only(text)) == mention


def test_who_stands_for_the_name_before_it() -> None:
    speaker = only('Prizes went to Ana Ruiz, who said the port was "a gift to all" now.').speaker
    assert speaker is not None
    assert (speaker.mention, speaker.name) == ("who", "Ana Ruiz")
    speaker = only('Ana Ruiz, a lawyer, who said "we go on now," left.').speaker
    assert speaker is not None
    assert (speaker.mention, speaker.name) == ("who", "Ana Ruiz")
    speaker = only('Members of the Water Board, which said "we go on now," left.').speaker
    assert speaker is not None
    assert (speaker.mention, speaker.name) == ("which", "Water Board")


NOBODY = {
    "according to nobody": '"We go on," according to.',
    "a verb alone": '"We go on," said.',
    "a verb and an adverb": '"We go on" said quickly.',
    "a verb with no subject but a preposition": '"We go on" in Oslo said.',
    "another clause after a semicolon": '"We go on," Ana Ruiz; the mayor said no.',
    "another sentence": '"We go on." The port of Oslo. Ruiz said so.',
    "a verb inside brackets": '"We go on," Ruiz (a cook, he said) told us.',
    "a participle that is no speech": '"We go on," Ruiz, leaving Oslo, sailed.',
    "a clause of what was said": '"A gift" is what Ruiz said that it was.',
    "who was asked": 'Asked by Ruiz: "Do we go on now?"',
    "it was said": 'It was said that the port was "a gift to all".',
    "it was said, on the right": '"We go on to the town," it was said.',
    "nobody": 'Nobody knew why: "We go on to the town."',
    "no one": 'No one at the port knew why: "We go on to the town."',
    "none": 'None of the pilots said it was "a gift to all".',
    "no pilot": 'No pilot called it "a gift to all".',
    "nobody, on the right": '"We go on to the town now," said nobody.',
    "no one, on the right": '"We go on to the town now," no one said.',
    "nobody, as a label": 'Nobody: "We go on to the town."',
    "nobody, in the sentence before": 'Nobody said a word. "We go on to the town now."',
    "nobody, in the paragraph before": 'Nobody wept or left:\n"We go on to the town now."',
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_where_nobody_is_said_to_have_said_it_nobody_has(text: str) -> None:
    assert only(text).speaker is None


@pytest.mark.parametrize(
    ("text", "mention", "role"),
    [
        ('It was said by Ruiz: "We go on to the town."', "Ruiz", None),
        ('It was once said by Ruiz that it was "a gift to all".', "Ruiz", None),
        ('It was announced by the council: "We go on."', "the council", None),
        ('It was said by Ana Ruiz, the mayor, that it was "a gift".', "Ana Ruiz", "the mayor"),
        ('"We go on to the town," it was said by Ruiz.', "Ruiz", None),
        ('"We go on to the town," it was written by Ana Ruiz.', "Ana Ruiz", None),
        ('Ruiz was quoted by the council as saying "we go on now".', "Ruiz", None),
        ('Ruiz was said by Petit to have called it "a gift".', "Ruiz", None),
    ],
)
def test_who_says_what_was_said_by_somebody(text: str, mention: str, role: str | None) -> None:
    speaker = only(text).speaker
    assert speaker is not None
    assert (speaker.mention, speaker.role) == (mention, role)


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        ('No, he said: "We go on to the town."', "he"),
        ('No, "we go on to the town," Ruiz said.', "Ruiz"),
        ('Ruiz told nobody that it was "a gift to all".', "Ruiz"),
        ('"We go on," said the No campaign.', "the No campaign"),
    ],
)
def test_a_no_that_answers_denies_no_speaker(text: str, mention: str) -> None:
    assert mention_of(only(text)) == mention


def test_what_follows_with_a_conjunction_is_another_clause() -> None:
    text = 'Ruiz called the port "a gift to all," and Petit said it would close.'
    assert mention_of(only(text)) == "Ruiz"


def test_a_dateline_gives_no_speaker() -> None:
    text = 'OSLO (NORDWIRE) - The mayor toured the port, calling it "a gift to all".'
    assert mention_of(only(text)) == "The mayor"


def test_the_cue_and_the_mention_lie_where_they_say() -> None:
    text = 'At noon, "we go on," Ana Ruiz quietly told The Daily.'
    quote = only(text)
    assert quote.cue is not None
    assert quote.speaker is not None
    assert quote.speaker.span is not None
    assert text[slice(*quote.cue.span)] == quote.cue.text == "quietly told"
    assert text[slice(*quote.speaker.span)] == quote.speaker.mention
    assert quote.addressee == "The Daily"


CUES = {
    "verb": ('"We go on," said Ana Ruiz.', "said"),
    "label": ('Ana Ruiz: "We go on now."', ":"),
    "words above a colon": ('The vote is near. Ruiz was blunt: "We go on now."', ":"),
    "verb and colon": ('Ruiz said: "We go on now."', "said"),
    "far verb": ('Ruiz said it feels "like a storm at sea".', "said"),
    "verb above an infinitive": ('Ruiz told them to say "we go on now".', "told"),
    "verb behind a noun": ('"We go on," those claims read.', "read"),
    "verb that may be a noun": ('"We go on now," he claims.', "claims"),
}


@pytest.mark.parametrize(("text", "words"), CUES.values(), ids=CUES)
def test_the_cue_is_what_stands_in_the_text(text: str, words: str) -> None:
    cue = only(text).cue
    assert cue is not None
    assert (cue.text, text[slice(*cue.span)]) == (words, words)


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        ("``We go on, friends''", "We go on, friends"),
        ("''We go on.''", "We go on."),
        ("'' We go on. ''", "We go on."),
        ("“We go on”", "We go on"),
        ("'We go on,'", "We go on,"),
    ],
)
def test_the_words_of_a_quotation_are_without_its_marks(quoted: str, words: str) -> None:
    quote = only(f"{quoted} said Ana Ruiz.")
    assert (quote.text, quote.fragments[0].span) == (words, (0, len(quoted)))


@pytest.mark.parametrize(
    ("told", "addressee"),
    [
        ("told Reuters", "Reuters"),
        ("told the newspaper", "the newspaper"),
        ("told reporters", "reporters"),
        ("told a crowd in Oslo", "a crowd in Oslo"),
        ("said on Monday", None),
    ],
)
def test_addressees(told: str, addressee: str | None) -> None:
    assert only(f'"We go on," Ruiz {told}.').addressee == addressee


def test_confidence_is_highest_beside_the_quotation() -> None:
    near, far = read(
        '"We go on," said Ana Ruiz.\n\nPetit believes that the port they built is "a gift to all".'
    )
    assert near.confidence > far.confidence
