"""Full names that only the headline or a caption gives."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from newsgen.loader.first_names import is_first_name
from newsgen.loader.quotes.lexicon import described_persons
from newsgen.records import Span

_FIRST_NAMES = re.compile(
    r"(?:[A-Z][\w’'\-]{1,20}|[A-Z]\.)"
    r"(?:\s(?:[A-Z][\w’'\-]{1,20}|[A-Z]\.|bin|de|del|van|von|der|la)){0,3}\s\Z"
)
_WINDOW = 60
_MOST_OCCURRENCES = 40
_REACH = 20_000
"""Code points from the start of the text; bounds the work."""


def _is_inside(pieces: Sequence[Span], at: int) -> bool:
    index = bisect_right(pieces, at, key=itemgetter(0)) - 1
    return index >= 0 and at < pieces[index][1]


def name_outside(text: str, pieces: Sequence[Span], surname: str) -> str | None:
    """``Ruiz`` → ``Ana Ruiz``, where the text before the last piece has it outside the pieces.

    Only a known first name shows that the words before the surname belong to it.
    """
    if surname.lower().removesuffix("s") in described_persons():
        return None  # "Danes"
    limit = min(pieces[-1][0], _REACH) if pieces else 0
    at = text.find(surname, 0, limit)
    for _ in range(_MOST_OCCURRENCES):
        if at < 0:
            return None
        end = at + len(surname)
        found = _FIRST_NAMES.search(text, max(0, at - _WINDOW), at)
        if found and not text[end : end + 1].isalnum() and not _is_inside(pieces, at):
            words = found.group().split()
            while words and not is_first_name(words[0]):
                words.pop(0)
            if words:
                return " ".join((*words, surname))
        at = text.find(surname, end, limit)
    return None
