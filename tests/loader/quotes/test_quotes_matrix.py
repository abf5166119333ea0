"""The cases Q01-Q25 and D18 of the parsing reference, with sentences of our own."""

import pytest

from newsgen.loader.quotes import find_unclosed
from tests.loader.quotes.quote_cases import Said, mention_of, only, outline, pieces_of, read

CASES = {
    "Q01": ('"The dam will hold," said Mayor Lea Petit.', [Said("Lea Petit")]),
    "Q02": ('"Nobody rang us," Petit said.', [Said("Petit")]),
    "Q03": ('"The water came," said Lea Petit, the mayor. "We left."', [Said("Lea Petit", 2)]),
    "Q04": ('"The road," said Petit, "is not safe."', [Said("Petit", 2)]),
    "Q05": (
        '"Who knew?" Mr Tan Hui, a lecturer at Hill College, a private school, asked on Friday. '
        '"Not me."',
        [Said("Tan Hui", 2)],
    ),
    "Q06": (
        'Petit called it "a present for builders" and went home.',
        [Said("Petit", kind="fragment")],
    ),
    "Q07": ('The so-called "night market" closed.', [Said(None, kind="scare")]),
    "Q08": ('His novel "Glass Harbour" won.', [Said(None, kind="title")]),
    "Q09": ("'We will not sell,' said Owen Price, the union's chair.", [Said("Owen Price")]),
    "Q10": ("\"She told us 'not again' and left,\" Petit said.", [Said("Petit")]),
    "Q11": ("“We stay,” said Petit.", [Said("Petit")]),
    "Q12": ('"We stayed, Petit said later.', []),
    "Q13": ('"It began at noon.\n\n"Then it ended," Petit said.', [Said("Petit", 2)]),
    "Q14": ('Petit was brief: "Never."', [Said("Petit")]),
    "Q15": ('"The well is dry," according to the Rain Board.', [Said("Rain Board")]),
    "Q16": (
        '"It was a mess," said a senior officer who asked not to be named.',
        [Said("a senior officer")],
    ),
    "Q17": ('Lea Petit came at dawn. "I am tired," she said.', [Said("Lea Petit")]),
    "Q18": ('"We lost it," Petit told Reuters.', [Said("Petit")]),
    "Q19": ('Banners read "Rain is free".', [Said(None, kind="unattributed")]),
    "Q20": ("The US' part in the '80s grew; he is 5'9\".", []),
    "Q21": ('"They [the guards] slept," Petit wrote on Twitter.', [Said("Petit")]),
    "Q22": ("Petit said the road would open.", []),
    "Q24": ('"Yes," said Petit. "No," said Moreau.', [Said("Petit"), Said("Moreau")]),
    "Q25": (
        '"The dam will hold," said Mayor Lea Petit.\n\n"We had a long night."',
        [Said("Lea Petit"), Said("Lea Petit")],
    ),
    "D18": ('PARIS (AFP) - "We won," said coach Ana Ruiz.', [Said("Ana Ruiz")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_the_matrix_of_the_reference(text: str, expected: list[Said]) -> None:
    assert outline(text) == expected


def test_q01_the_office_before_the_name_is_the_role() -> None:
    quote = only(CASES["Q01"][0])
    assert quote.speaker is not None
    assert (quote.speaker.mention, quote.speaker.role) == ("Mayor Lea Petit", "Mayor")
    assert quote.cue is not None
    assert quote.cue.text == "said"


def test_q03_the_apposition_is_the_role() -> None:
    speaker = only(CASES["Q03"][0]).speaker
    assert speaker is not None
    assert speaker.role == "the mayor"


def test_q04_the_halves_of_a_sentence_are_joined_by_a_blank() -> None:
    assert only(CASES["Q04"][0]).text == "The road, is not safe."


def test_q05_nested_appositions_do_not_hide_the_verb() -> None:
    quote = only(CASES["Q05"][0])
    assert quote.cue is not None
    assert quote.cue.text == "asked"
    assert quote.speaker is not None
    assert quote.speaker.role == "a lecturer at Hill College"


def test_q06_the_cue_is_the_verb() -> None:
    cue = only(CASES["Q06"][0]).cue
    assert cue is not None
    assert cue.text == "called"


def test_q10_the_nested_quotation_stays_inside() -> None:
    assert only(CASES["Q10"][0]).text == "She told us 'not again' and left,"


def test_q12_the_open_mark_is_reported() -> None:
    text = CASES["Q12"][0]
    assert find_unclosed(text, pieces_of(text)) == (0,)


def test_q16_an_unnamed_source_keeps_its_description() -> None:
    speaker = only(CASES["Q16"][0]).speaker
    assert speaker is not None
    assert speaker.anonymous
    assert speaker.mention == "a senior officer"


def test_q17_the_mention_stays_as_printed() -> None:
    assert mention_of(only(CASES["Q17"][0])) == "she"


def test_q18_whom_the_speaker_told_is_the_addressee() -> None:
    assert only(CASES["Q18"][0]).addressee == "Reuters"


def test_q20_apostrophes_and_inches_open_nothing() -> None:
    text = CASES["Q20"][0]
    assert find_unclosed(text, pieces_of(text)) == ()


def test_q21_brackets_stay_in_the_words() -> None:
    assert only(CASES["Q21"][0]).text == "They [the guards] slept,"


def test_q25_a_floating_quotation_is_marked_as_less_sure() -> None:
    first, second = read(CASES["Q25"][0])
    assert first.confidence >= 0.9
    assert second.confidence < 0.8
    assert (first.rule, second.rule) == ("right-verb-subject", "floating")
