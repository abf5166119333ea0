import pytest

from newsgen.loader.quotes.marks import pair_all, pair_marks
from tests.loader.quotes.quote_cases import pieces_of

PAIRS = {
    "straight": ('He said "go" twice.', ['"go"']),
    "curly": ("He said “go” twice.", ["“go”"]),
    "guillemets": ("He said «go» twice.", ["«go»"]),
    "low opener": ("He said „go“ twice.", ["„go“"]),
    "typed pairs": ("He said ``go'' twice.", ["``go''"]),
    "doubled apostrophes": ("He said ''go'' twice.", ["''go''"]),
    "nested single before a typed pair": ("''He is 'old,''' she said.", ["''He is 'old,'''"]),
    "mixed marks": ('“We go," said Ruiz.', ['“We go,"']),
    "closer typed for opener": ("He said ”go” twice.", ["”go”"]),
    "opener typed for closer": ("“We go,“ said Ruiz.", ["“We go,“"]),
    "nested opener": ("“So “big” a thing.”", ["“So “big”"]),
    "inches": ("A 6'2\" man and a 5'1\" boy.", []),
    "stray closer": ('We go," said Ruiz.', []),
    "British single": ("'We go,' said Ruiz, 'and stay.'", ["'We go,'", "'and stay.'"]),
    "curly British single": ("‘We go,’ said Ruiz.", ["‘We go,’"]),
    "double inside single": (
        "He said: 'They said \"no\" to us,' twice.",
        ["'They said \"no\" to us,'"],
    ),
    "single inside double": (
        "\"He said 'no,' and left,\" she said.",
        ["\"He said 'no,' and left,\""],
    ),
    "possessive plural": ("The players' bus and the boys' hats.", []),
    "decade": ("In the '90s, and the '80s, it grew.", []),
    "elision": ("Rock 'n' roll, 'em all, 'tis late.", []),
    "single without punctuation inside": ("The 'big' plan.", ["'big'"]),
    "fragment before a comma": ("It was ‘not ready’, and late.", ["‘not ready’"]),
    "fragment before a stop": ("Ruiz called it 'a rumour'. Rain fell.", ["'a rumour'"]),
    "plural possessive": ("The workers' union and the 'big' plan.", ["'big'"]),
    "possessive inside": ("He called it 'the workers' fault' then.", ["'the workers' fault'"]),
    "plural at the end": ("She saw ‘reckless cowards’ and left.", ["‘reckless cowards’"]),
    "plural before a noun": ("She saw ‘reckless cowards’ there.", ["‘reckless cowards’"]),
    "number first": ("It is '800,000 years old', he said.", ["'800,000 years old'"]),
    "dropped letters": ("'Ello, 'course, the boys' club.", []),
    "end far away": ("An 'odd day. Rain fell. The port's, it shut' it.", []),
    "contractions": ("It isn't, and they don't, he's sure.", []),
}


@pytest.mark.parametrize(("text", "expected"), PAIRS.values(), ids=PAIRS)
def test_marks_pair(text: str, expected: list[str]) -> None:
    runs = pair_marks(text, 0, (0, len(text)))
    assert [text[run.start : run.end] for run in runs] == expected


def test_a_running_quotation_has_an_open_run_in_each_paragraph_but_the_last() -> None:
    text = '"One.\n"Two.\n"Three," he said.'
    paired, open_marks = pair_all(text, pieces_of(text))
    assert [[run.unclosed for run in runs] for runs in paired] == [[True], [True], [False]]
    assert open_marks == []


def test_an_open_run_before_a_plain_paragraph_is_no_quotation() -> None:
    text = '"One.\nTwo, he said.'
    paired, open_marks = pair_all(text, pieces_of(text))
    assert paired == [[], []]
    assert open_marks == [0]


def test_what_is_closed_stays_where_a_later_mark_is_left_open() -> None:
    text = 'No mark.\nHe saw "a town" and "a port," and "went.\nThen he left.'
    paired, open_marks = pair_all(text, pieces_of(text))
    assert [[text[run.start : run.end] for run in runs] for runs in paired] == [
        [],
        ['"a town"', '"a port,"'],
        [],
    ]
    assert open_marks == [text.index('"went')]


def test_marks_in_another_paragraph_do_not_close() -> None:
    text = 'He said "go.\nThen" he left.'
    assert pair_all(text, pieces_of(text))[1] == [8]
