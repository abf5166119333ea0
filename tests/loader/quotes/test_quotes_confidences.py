"""Each rule has its confidence in one table."""

import re
from importlib import resources

from newsgen.loader.quotes.confidences import CONFIDENCES, INFERRED
from tests.loader.quotes.quote_cases import read

_RULE = re.compile(
    r'"((?:left|right|signature|floating|same|next|running|paragraph|colon|sentence|subject|story)'
    r'(?:-[a-z]+)*)"'
)


def test_every_rule_named_in_the_code_has_a_confidence() -> None:
    folder = resources.files("newsgen.loader").joinpath("quotes")
    named: set[str] = set()
    for module in ("right", "left", "labels", "continuation"):
        text = folder.joinpath(f"{module}.py").read_text(encoding="utf-8")
        named.update(_RULE.findall(text))
    assert {name for name in named if "-" in name} <= CONFIDENCES.keys()


def test_confidences_are_shares() -> None:
    assert all(0 < share < 1 for share in CONFIDENCES.values())


def test_a_rule_has_the_confidence_of_the_table() -> None:
    (quote,) = read('"We go," said Ana Ruiz.')
    assert quote.confidence == CONFIDENCES["right-verb-subject"]


def test_a_name_that_stands_elsewhere_is_less_sure() -> None:
    quote = read('Ana Ruiz came. "We go," she said.')[-1]
    assert quote.confidence == round(CONFIDENCES["right-subject-verb"] * INFERRED, 3)
