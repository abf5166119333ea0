"""The work grows with the text: calls are counted, so that no clock decides."""

import pytest

from tests.counting import count_calls
from tests.loader.quotes.quote_cases import read

SMALL = 50
GROWTH = 4
"""The large text is four times the small one; quadratic work would be sixteen times."""

UNITS = {
    "he and she": '"We go on," he said.\nAna Ruiz met Omar Haddad.\n"No," she said.\n',
    "one paragraph": '"We go on," Ana Ruiz said. "We do," she said. ',
    "it": 'The Rain Board met. "We go on," it said.\n',
    "the airline": 'Fjordwing lost money. At Fjordwing it rained. "We go on," the airline said.\n',
    "the ministry": 'The Rain Ministry met. "We go on," the ministry said.\n',
    "institutions": '"We go on," its rain ministry said.\n',
    "ages": 'Ana Ruiz, 41, won. "We go on," the 41-year-old said.\n',
    "descriptions": 'Ana Ruiz won. "We go on," the winner said. A singer left.\n',
    "pairs": '"We go on," Ana Ruiz and Omar Haddad said.\n',
    "titles": 'The Queen rose. "We go on," the Queen said. "We do," she said.\n',
    "surnames": '"We go on," Banas said.\n',
    "floating": "Ana Ruiz won in Oslo.\n\"We go on for as long as we can.\"\n",
    "open marks": '"We go on\n',
}  # fmt: skip


@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS)
def test_four_times_the_text_takes_four_times_the_steps(unit: str) -> None:
    read(unit * SMALL)  # data files are read and caches filled before counting
    small = count_calls(lambda: read(unit * SMALL))
    large = count_calls(lambda: read(unit * SMALL * GROWTH))
    assert large < small * GROWTH * 1.25
