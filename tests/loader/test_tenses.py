"""Whether a sentence looks back or ahead at ``on Monday``."""

import pytest

from newsgen.loader.dates.tenses import Tense, find_tense

DAY = "on Monday"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The ferry sank on Monday.", "past"),
        ("The mayor said on Monday that it will sail.", "past"),
        ("The mayor said it would sail on Monday.", "ahead"),
        ("The ferry is to sail on Monday.", "ahead"),
        ("A man arrested on Monday will be heard.", "past"),
        ("The ferry, which on Monday sank, will be raised.", "past"),
        ("The pilots cheered. on Monday they will sail.", "ahead"),
        ("The pilots cheered. on Monday", None),
        ("The ferry sails on Monday.", None),
        ("The ferry was due to sail on Monday.", None),
        ("They wanted a vote on Monday.", None),
        ("The boat usually sailed on Monday.", None),
        ("The boat sailed as usually on Monday.", None),
        ("A hundred on Monday.", None),
        ("The ferry will be raised on Monday.", "ahead"),
        ("The ferry is said to be sold on Monday.", "ahead"),
        ("The crew had to be rescued on Monday.", None),
        ("on Monday the wreck can be raised.", "ahead"),
        ("The council decided to meet on Monday.", None),
        ("The mayor said the harbour was reopening on Monday.", None),
        ("The mayor said schools reopen on Monday.", None),
        ("The mayor said in a letter on Monday that she had won.", "past"),
        ("The mayor told the council on Monday.", "past"),
        ("on Monday the mayor said that it sank.", "past"),
        ("A fair on Monday. It will open late.", None),
        ("A fair on Monday; it opened late.", None),
        ("Nothing on Monday?\nIt will open.", None),
    ],
)
def test_the_nearest_word_of_time_decides(text: str, tense: Tense | None) -> None:
    at = text.index(DAY)
    assert find_tense(text, at, at + len(DAY)) == tense
