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
    is_appositive_organisation,
    is_before_place,
    is_counted,
    is_kin,
    is_located,
    is_personal_context,
    may_follow_word,
)

_LOCATED: Final[Verdict] = ("place", "gazetteer", 0.85)
_OFFICE: Final[Verdict] = ("person", "context", 0.7)
_KIN: Final[Verdict] = ("person", "context", 0.7)
_PERSONAL: Final[Verdict] = ("person", "context", 0.75)
_DESCRIBED: Final[Verdict] = ("organisation", "context", 0.75)
_SPEAKING: Final[Verdict] = ("organisation", "context", 0.7)
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
            # Taken apart at once: each look-up by name costs as much as all of this.
            verdict, _, _, _, _, start, end, initials, context, _, _ = reading
            if context is not None:
                verdict = _ask_context(reading, context, text, run)
            short = ""
            if initials is not None and "(" in text[stop : stop + 2]:
                short = find_short(initials, text[stop : min(piece[1], stop + REACH)])
            start, end = at + start, at + end
            if verdict[0] == "place" and is_counted(text, start, end):
                continue
            found.append(tuple.__new__(Mention, (verdict[0], reading, start, end, verdict, short)))
    return found


def _ask_context(reading: Reading, context: Context, text: str, run: Run) -> Verdict:
    """The verdict of the words before and after an unclear name."""
    _, start, stop, (first, last) = run
    before, is_last, word, is_place, is_name = context
    if before is None:
        before = text[max(first, start - REACH) : start]
    if word:
        if not may_follow_word(before) and before[-2:] != ", ":
            return UNCLEAR  # Most single words open a sentence.
        if is_place and is_located(before, word):
            return _LOCATED
        if follows_office(before):
            return _OFFICE
        if is_kin(before, text[stop : stop + 1]):
            return _KIN
    after = text[stop : min(last, stop + REACH)] if is_last else " "
    if not word and is_appositive_organisation(before, after):
        return _DESCRIBED
    if is_name and is_personal_context(before, after):
        return _SPEAKING if reading.is_foreign_to_people else _PERSONAL
    if after[:1] == "," and len(reading.words) < _SHORTEST_LIST and is_before_place(before, after):
        return _BEFORE_PLACE
    return UNCLEAR
