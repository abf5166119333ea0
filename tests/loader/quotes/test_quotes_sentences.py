import pytest

from newsgen.loader.quotes.marks import pair_marks
from newsgen.loader.quotes.sentences import mask_runs, split_sentences

SENTENCES = {
    "plain": ("Rain fell. It stopped.", ["Rain fell.", "It stopped."]),
    "stop inside a quotation": ('He said "Go. Now." twice.', ['He said "Go. Now." twice.']),
    "quotation ends the sentence": ('He said, "Go." Rain fell.', ['He said, "Go."', "Rain fell."]),
    "attribution after a question": ('"Who?" Mr Tan asked.', ['"Who?" Mr Tan asked.']),
    "attribution with an apposition": (
        '"Who?" Mr Tan, a lecturer at Bay College, asked.',
        ['"Who?" Mr Tan, a lecturer at Bay College, asked.'],
    ),
    "short attribution after a stop": ('"We go." Ruiz said.', ['"We go." Ruiz said.']),
    "courtesy title": ("It was Mr. Tan. Rain fell.", ["It was Mr. Tan.", "Rain fell."]),
    "state": ("A Fresno, Calif. man left.", ["A Fresno, Calif. man left."]),
    "initials": ("The U.S. Army left. It did.", ["The U.S. Army left.", "It did."]),
    "line break": ("Rain fell.\nIt stopped.", ["Rain fell.", "It stopped."]),
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_sentences_split(text: str, expected: list[str]) -> None:
    span = (0, len(text))
    runs = pair_marks(text, 0, span)
    masked = mask_runs(text, span, runs)
    assert len(masked) == len(text)
    assert [text[a:b] for a, b in split_sentences(text, span, masked, runs)] == expected
