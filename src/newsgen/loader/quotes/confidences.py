"""How sure each rule is that it names the right speaker.

The smoothed shares of right speakers, ``(right + 1) / (cases + 2)``, that
``benchmarks/quote_confidence.py`` measures on 844 articles of PolNeAR and on 250 quotations of
newspapers that a reader judged. `running-quote`, `tail-according` and `subject-before` had no case
there: theirs are judgements.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

CONFIDENCES: Final[Mapping[str, float]] = MappingProxyType(
    {
        "right-verb-subject": 0.97,
        "right-subject-verb": 0.97,
        "right-far-subject": 0.5,
        "right-according": 0.82,
        "right-unknown-verb": 0.75,
        "tail-verb-subject": 0.8,
        "tail-subject-verb": 0.86,
        "tail-according": 0.8,
        "left-subject-verb": 0.94,
        "left-apposition": 0.95,
        "left-pronoun": 0.91,
        "left-sentence": 0.88,
        "left-with": 0.8,
        "left-who": 0.67,
        "left-which": 0.33,
        "left-far-verb": 0.81,
        "left-according": 0.83,
        "left-verb-subject": 0.83,
        "left-parenthetic": 0.8,
        "left-participle": 0.67,
        "left-colon": 0.45,
        "left-label": 0.85,
        "left-speech-noun": 0.44,
        "same-paragraph": 0.84,
        "next-run": 0.79,
        "running-quote": 0.9,
        "paragraph-before": 0.59,
        "colon-before": 0.86,
        "sentence-before": 0.77,
        "subject-before": 0.7,
        "story-before": 0.33,
        "signature": 0.89,
        "floating": 0.73,
    }
)
"""By the rule's name."""

INFERRED: Final = 0.98
"""Times this, where the name stands elsewhere: ``she``, ``the mayor`` (89 of 90 persons right)."""

NOBODY: Final = 0.5
"""Where no speaker is named."""
