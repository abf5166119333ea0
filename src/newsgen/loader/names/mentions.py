"""What each run names in its place: the words on either side settle what the run leaves open."""

from collections.abc import Iterable
from typing import Final, NamedTuple

from newsgen.loader.names.readings import (
    UNCLEAR,
    Context,
    Kind,
    Reading,
    Verdict,
    read_run,
)
from newsgen.loader.names.runs import REACH, Run
from newsgen.loader.names.shapes import find_short
from newsgen.loader.names.signs import (
    follows_office,
    is_before_place,
    is_located,
    is_personal_context,
)

_LOCATED: Final[Verdict] = ("place", "gazetteer", 0.85)
_OFFICE: Final[Verdict] = ("person", "context", 0.7)
_PERSONAL: Final[Verdict] = ("person", "context", 0.75)
_BEFORE_PLACE: Final[Verdict] = ("place", "place-after", 0.7)
_SHORTEST_LIST: Final = 4
"""Words from which an unknown name is no place's."""


class Mention(NamedTuple):
    """A name where it is printed."""

    kind: Kind
    reading: Reading
    start: int
    end: int
    verdict: Verdict
    short: str
    """An acronym introduced in brackets after the name."""


def read_mentions(text: str, runs: Iterable[Run]) -> list[Mention]:
    """The names in the runs, in order."""
    found: list[Mention] = []
    for run in runs:
        printed, at, stop, piece = run
        for reading in read_run(printed):
            verdict, initials = reading.verdict, reading.initials
            if reading.context is not None:
                verdict = _ask_context(reading, reading.context, text, run)
            short = ""
            if initials is not None and text[stop : stop + 2].lstrip()[:1] == "(":
                short = find_short(initials, text[stop : min(piece[1], stop + REACH)])
            start, end = at + reading.start, at + reading.end
            found.append(Mention(verdict[0], reading, start, end, verdict, short))
    return found


def _ask_context(reading: Reading, context: Context, text: str, run: Run) -> Verdict:
    """The verdict of the words before and after an unclear name."""
    _, start, stop, (first, last) = run
    before = context.before
    if before is None:
        before = text[max(first, start - REACH) : start]
    after = text[stop : min(last, stop + REACH)] if context.is_last else " "
    if context.word:
        if context.is_place and is_located(before, context.word):
            return _LOCATED
        if follows_office(before):
            return _OFFICE
    elif context.is_name and is_personal_context(before, after):
        return _PERSONAL
    if after[:1] == "," and len(reading.words) < _SHORTEST_LIST and is_before_place(before, after):
        return _BEFORE_PLACE
    return UNCLEAR
