"""Verbs of speech in the passive, whose subject does not speak."""

from typing import Final

from newsgen.loader.quotes.noun_phrases import Tokens
from newsgen.loader.quotes.tokens import is_adverb
from newsgen.loader.quotes.words import FORMS_OF_BE

_IMPERSONAL: Final = frozenset(("said", "written"))
"""Told only by ``it``: of others they tell what is believed, ``Ruiz was said to be "furious"``."""


def _form_of_be(tokens: Tokens, verb: int) -> int | None:
    """Index of the ``was`` that the verb belongs to: ``was quietly asked``."""
    at = verb - 1
    while at > 0 and is_adverb(tokens[at].lower):
        at -= 1
    return at if at >= 0 and tokens[at].lower in FORMS_OF_BE else None


def is_passive(tokens: Tokens, verb: int) -> bool:
    """``was asked``: the subject hears, it does not speak; ``it was said``: nobody is told to."""
    lower = tokens[verb].lower
    if lower.endswith("ed") or lower == "told":
        return _form_of_be(tokens, verb) is not None
    return lower in _IMPERSONAL and is_impersonal(tokens, verb)


def is_impersonal(tokens: Tokens, verb: int) -> bool:
    """``it was said``, ``it was later announced``: the subject stands for what was said."""
    lower = tokens[verb].lower
    if not (lower.endswith("ed") or lower in _IMPERSONAL):
        return False
    at = _form_of_be(tokens, verb)
    return at is not None and at > 0 and tokens[at - 1].lower == "it"


def has_agent(tokens: Tokens, verb: int) -> bool:
    """``it was said [by] Ana Ruiz``: who speaks is named after all."""
    by = tokens[verb + 1 : verb + 2]
    return bool(by) and by[0].lower == "by" and is_impersonal(tokens, verb)
