"""Mask quoted runs and split a paragraph into sentences.

Splitting on the masked text keeps full stops inside quotations from ending a sentence; a quotation
ends one only where no attribution follows it.
"""

import re
from collections.abc import Sequence

from newsgen.loader.quotes.marks import Run
from newsgen.loader.quotes.tokens import MASK, is_noun_like, is_strong, is_verb, tokenise
from newsgen.loader.quotes.words import NOT_NAMES, PREPOSITIONS
from newsgen.records import Span

_WINDOW = 260
"""Code points looked at after a quotation for its attribution."""

_STOP = re.compile(r"[.!?…][.!?…]{0,7}[)\]]?(?=\s+[^a-z\s]|\s*\Z)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Rev|Hon|St"
    r"|Jr|Sr|Co|Corp|Inc|Ltd|vs|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ala|Ariz|Ark"
    r"|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H"
    r"|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Vt|Va|Wash|W\.Va|Wis|Wyo|a\.m"
    r"|p\.m|U\.S|U\.N|U\.K|D\.C|i\.e|e\.g|etc|Ph\.D|[A-Z])|\d)\Z"
)
_BEFORE_NAME = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|St|[A-Z])\Z")
_NEXT_WORD = re.compile(r"\s+([A-Z][a-z]+)")

_APPOSITION_SAID = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen)\.?\s)?[A-Z][^,.!?\x01]{1,50},\s[^.!?\x01]{3,160}?"
    r",\s(?:also |then |later )?"
    r"(?:said|says|told|asked|wrote|added|recalled|tweeted|argued|noted|explained)\b"
)
"""``Mr Tan, a lecturer at Bay College, asked``."""

_SHORT_ATTRIBUTION = re.compile(
    r"((?:(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov)\.?\s)?[A-Z][\w’'\-]+(?:\s[A-Z][\w’'\-]+)?"
    r"|[Hh]e|[Ss]he|[Tt]hey)\s(\w+)(?:\s\w+){0,3}\.?\s*(?:\Z|[\n\r]|\x01|[“\"])"
)
"""``Ruiz said.`` and no more: belongs to the quotation even after a full stop."""


def mask_runs(text: str, span: Span, runs: Sequence[Run]) -> str:
    """The paragraph with each character of its quoted runs replaced by `MASK`."""
    start, end = span
    parts = []
    at = start
    for run in runs:
        parts.append(text[at : run.start])
        parts.append(MASK * (run.end - run.start))
        at = run.end
    parts.append(text[at:end])
    return "".join(parts)


def _attribution_follows(rest: str) -> bool:
    """Whether `rest` starts with an attribution: ``Mr Tan asked on Monday``."""
    words = tokenise(rest, 0, 0, min(len(rest), 90))[:9]
    if not words:
        return False
    if is_strong(words[0].lower):
        return True
    if "," in rest and _APPOSITION_SAID.match(rest):
        return True
    for word in words[1:] if words[0].text not in ",.;:" else ():
        if word.text in ",.;:":
            return False
        if is_verb(word.lower) and not is_noun_like(word.lower):
            return True
        if word.lower in PREPOSITIONS and word.lower != "of":
            return False
    return False


def _is_short_attribution(rest: str) -> bool:
    found = _SHORT_ATTRIBUTION.match(rest)
    return found is not None and is_strong(found.group(2))


def _quotation_ends_sentence(text: str, end: int, limit: int) -> bool:
    """Whether the quoted run that ends at `end` ends its sentence: ``"We go." The port``."""
    mark = 2 if text[end - 2 : end] in ("''", "’’") else 1
    last = text[end - mark - 1]
    if last not in ".!?…":
        return False
    rest = text[end : min(end + _WINDOW, limit)].lstrip()
    if not rest:
        return False
    if last == ".":
        return not (rest[0].islower() or rest[0] in "—–-" or _is_short_attribution(rest))
    return not _attribution_follows(rest)


def _may_end_sentence(after: str) -> bool:
    """Whether a sentence may end before this character: a blank, or ``"We go."The port``."""
    return after.isspace() or after.isupper()


def _stop_ends_sentence(masked: str, start: int, end: int) -> bool:
    """Whether a full stop ends a sentence: not in ``Mr. Tan`` or ``Calif. on``."""
    head = masked[max(0, start - 8) : start]
    if masked[start:end] != "." or not _ABBREVIATION.search(head):
        return True
    if head[-1:].isdigit() and masked[end : end + 4].lstrip()[:1] == MASK:
        return True  # "says Ruiz, now 81." and a quotation
    follows = _NEXT_WORD.match(masked, end)
    return follows is not None and follows.group(1) in NOT_NAMES and not _BEFORE_NAME.search(head)


def split_sentences(text: str, span: Span, masked: str, runs: Sequence[Run]) -> list[Span]:
    """Sentences of one paragraph in order; together they hold all its words."""
    start, end = span
    stops = [
        start + found.end()
        for found in _STOP.finditer(masked)
        if _stop_ends_sentence(masked, found.start(), found.end())
    ]
    for run in runs:
        at = run.end
        if at < end and _may_end_sentence(text[at]) and _quotation_ends_sentence(text, at, end):
            stops.append(at)
    stops.sort()
    sentences = []
    begin = start
    for stop in stops:
        sentences.append((begin, stop))
        begin = stop
        while begin < end and text[begin].isspace():
            begin += 1
    if begin < end:
        sentences.append((begin, end))
    return sentences
