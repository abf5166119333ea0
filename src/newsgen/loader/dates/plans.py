"""Whether a clause names a year as one to come: ``the pier will be rebuilt and opened in 2021``."""

import re
from typing import Final

REACH: Final = 240
"""Characters before a year in which its clause begins; sentences of newspapers are shorter."""
AFTER: Final = 120
"""Characters after a year that opens its sentence in which the verb follows."""
NEAR: Final = 60
"""Characters before a year in which words belong to it alone: ``until the first half of``."""
SHORT: Final = 24
"""Characters before a year that opens its sentence."""

_PART: Final = (
    r"(?:(?:the|end|close|start|middle|of|early|late|mid|least|first|second|third|fourth|quarter"
    r"|half|spring|summer|autumn|fall|winter|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"[a-z]{0,6}\.?|\d{1,2},?)[\s-]){0,8}$"
)
_DIRECTLY: Final = re.compile(
    r"\b(?:by|until|till|through|before|due|beyond|early as|late as|into"
    rf"|(?:postponed|delayed|deferred|extended|pushed back|put back)\s(?:back\s)?to)\s{_PART}",
    re.I,
)
"""Words right before a year that look forward whatever the verb says: ``by the end of 2024``."""
_BOUNDARY: Final = re.compile(
    r"[.;!?][\"”’')]?\s|[\n\r]|,\s(?:but|while|although|though)\s"
    r"|\b(?:which|who|that|after|since|because|where|he|she|they|we|I)\s"
)
"""Where a clause begins. A comma or "and" does not: ``will be built, and opened in 2021``."""
FORWARD: Final = re.compile(
    r"\b(?:will|won['’]t|would|shall|['’]ll|(?-i:may)|might|could|should|(?:is|are|was|were)\sto"
    r"|to\sbe|due\sto|set\sto|targets?|targeted|expires?|scheduled|projected|plans?|planned|planning"
    r"|expect(?:s|ed|ing)?|hop(?:es?|ing)|aim(?:s|ing)?|forecasts?|predict(?:s|ed|ing)?|next|upcoming|fiscal|FY"
    r"|term)\b",
    re.I,
)
_BACKWARD: Final = re.compile(
    r"\b(?:was|were|had|has|have|did|been|became|ago|last|past|former|"
    r"previous|earlier|late)\b(?!\sto\b)",
    re.I,
)
_OPENS: Final = re.compile(r"(?:^|[.;!?][\"”’')]?\s|[\n\r])[\"“‘'(]?(?:But|And|From|Starting)?\s?"
                           r"(?:in|by|from|for)?\s?(?:early\s|late\s|mid-)?$", re.I)  # fmt: skip
"""Nothing but a preposition stands between the start of the sentence and the year."""


def is_planned(text: str, at: int) -> bool:
    """Whether the clause of the year at `at` looks forward to it.

    The last word that sets a time decides: ``The plan was approved in 2020`` is past, ``approved
    plans to open in 2020`` is not. A year that opens its sentence asks the words after it.
    """
    before = text[max(0, at - REACH) : at]
    if _DIRECTLY.search(before[-NEAR:]):
        return True
    if _OPENS.search(before[-SHORT:]):
        return _looks_forward_first(text[at : at + AFTER])
    clause = before[_find_clause(before) :]
    forward = _find_last(FORWARD, clause)
    return forward >= 0 and forward > _find_last(_BACKWARD, clause)


def _find_clause(before: str) -> int:
    """Where the last clause of `before` begins; a boundary right at the year is none."""
    found = 0
    for match in _BOUNDARY.finditer(before):
        if match.end() < len(before):
            found = match.end()
    return found


def _find_last(words: re.Pattern[str], clause: str) -> int:
    return max((match.start() for match in words.finditer(clause)), default=-1)


def _looks_forward_first(after: str) -> bool:
    sentence = re.split(r"[.;!?\n\r]", after, maxsplit=1)[0]
    forward, backward = FORWARD.search(sentence), _BACKWARD.search(sentence)
    return forward is not None and (backward is None or forward.start() < backward.start())
