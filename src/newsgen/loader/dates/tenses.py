"""Whether a sentence looks back or ahead at a day that it names: its last word of time decides."""

import re
from functools import lru_cache
from typing import Final, Literal, TypeAlias

from newsgen.loader.dates.plans import AFTER, FORWARD

Tense: TypeAlias = Literal["past", "ahead"]

REACH: Final = 100
"""Characters before a phrase in which its clause begins."""

_PAST: Final = (
    r"\b(?:(?!(?:ne|fe|se|spe|inde|hundr|bre|wo|le|unit|kindr|sacr|nak|wick|alleg)ed\b)\w{2,16}ed"
    r"|said|told|was|were|had|did|came|went|began|became|made|took|found|gave|got|saw|won|lost|fell"
    r"|rose|shot|struck|held|met|left|sent|led|ran|broke|wrote|spoke|stood|grew|drew|drove|flew"
    r"|fought|brought|bought|caught|taught|thought|sold|built|sank|swam|sang|rang|froze|stole|tore"
    r"|wore|swore|threw|blew|knew|laid|paid|heard|slept|kept|wept|woke|rode|sat|hung|dealt|ate"
    r"|gone|ago)\b"
)
"""Verbs that tell what was; ``expected`` and ``planned`` are words of plans and asked first."""
_TIMES: Final = re.compile(f"(?P<ahead>{FORWARD.pattern})|(?P<past>{_PAST})", re.I)
_OPEN_TIMES: Final = frozenset({"is", "are", "was", "were", "to", "due", "set"})
"""The first of two words in them: ``is to``, ``to be``."""
REMEMBERED: Final = 8192
"""Words for which it is remembered whether they may open one."""
_WORD: Final = re.compile(r"[^\W_][\w'’-]*(?P<end>[.;!?]|\s*[\n\r])?")
_OPENERS: Final = frozenset(
    {"which", "who", "that", "after", "since", "because", "where", "he", "she", "they", "we", "i"}
)
"""Words that open a clause of their own."""
_HABITS: Final = frozenset(
    {"every", "each", "usually", "normally", "always", "annual", "annually", "often"}
)
_EVENT: Final = re.compile(
    r"\b(?:(?:re-?)?elections?|votes?|polls?|referendum|primary|primaries|summit|conference|meeting"
    r"|talks|hearing|trial|games?|match|olympics|tournament|cup|release|launch|opening|deadline"
    r"|ceremony|festival|wedding|funeral|session|rally|protests?)\s$",
    re.I,
)
"""``a case for re-election in November``: the noun has a time of its own."""
_SENTENCE_END: Final = re.compile(r"[.;!?\n\r]")
_HALF_PAST: Final = re.compile(r"\b(?:was|were|had|been)\s(?:\w+\s)?$", re.I)
"""``was expected on Monday``: nobody can tell whether it came to pass."""
_BE: Final = re.compile(r"\bbe\s(?:\w{2,16}ly\s)?$", re.I)
"""``to be held``: the participle is no past."""
_OPEN_ENDED: Final = re.compile(r"\sto\b|\s\w{2,16}ing\b")
"""``voted to meet``, ``was reopening``: what follows has a time of its own."""
_SPEECH: Final = frozenset({"said", "told"})
_NO_OTHER_VERB: Final = re.compile(
    r"\s*$|\s(?:in|at|during|via|by|through|from|late|early)\b|\s(?:reporters|journalists|the\s\w+)\s$"
)
"""What stands between ``said`` and its day; ``said schools reopen on Monday`` has another verb."""


def find_tense(text: str, start: int, end: int) -> Tense | None:
    """How the clause of the phrase at `start` to `end` looks at it; None where it does not say.

    ``Police said on Monday``: past. ``It will open on Monday``: ahead. The words before the phrase
    are asked first, the nearest one decides; then those after it: ``On Monday the council voted``.
    """
    before = text[max(0, start - REACH) : start]
    if _EVENT.search(before[-16:]):
        return None
    found = None
    for word in reversed(tuple(_WORD.finditer(before))):
        said = word[0].lower()
        if said in _HABITS:
            return None
        if word["end"] or said in _OPENERS:
            break
        if found is None and _may_open_time(word[0]):
            found = _TIMES.match(before, word.start())
    if found is None:
        return _read_after(text[end : end + AFTER])
    if found[0].lower() in _SPEECH and not _NO_OTHER_VERB.match(before, found.end()):
        return None
    return _read_time(before, found)


@lru_cache(maxsize=REMEMBERED)
def _may_open_time(word: str) -> bool:
    """Whether what `_TIMES` matches can begin with this word: most can do so nowhere.

    To remember that costs a fortieth of trying the pattern, which a story does for 70 words.
    """
    return word.lower() in _OPEN_TIMES or _TIMES.match(word) is not None


def _read_after(after: str) -> Tense | None:
    """The tense of the first word of time in the rest of the sentence."""
    sentence = _SENTENCE_END.split(after, maxsplit=1)[0]
    found = _TIMES.search(sentence)
    return _read_time(sentence, found) if found else None


def _read_time(clause: str, found: re.Match[str]) -> Tense | None:
    before = clause[: found.start()]
    if found["past"]:
        passive = _BE.search(before)
        if passive is None:
            return None if _OPEN_ENDED.match(clause, found.end()) else "past"
        before = before[: passive.start()]
    return None if _HALF_PAST.search(before) else "ahead"
