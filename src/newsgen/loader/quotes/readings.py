"""What a rule makes of the words beside a quotation."""

from typing import NamedTuple

from newsgen.loader.quotes.confidences import CONFIDENCES
from newsgen.loader.quotes.noun_phrases import Range, Tokens
from newsgen.loader.quotes.words import NOT_ROLE_STARTS
from newsgen.records import Span

_SURE = frozenset(("right-verb-subject", "right-subject-verb", "right-according"))


def _move(part: Range, by: int) -> Range:
    return part[0] + by, part[1] + by


class Reading(NamedTuple):
    """Speaker, cue and role as ranges of tokens; `cue` may be empty."""

    speaker: Range
    cue: Range
    role: Range | None
    rule: str
    referent: Range | None = None
    """Whom the relative pronoun ``who`` stands for, where it is the speaker."""

    @property
    def is_sure(self) -> bool:
        """Whether its words stand right beside the quotation: ``said Ruiz``."""
        return self.rule in _SURE

    def moved(self, by: int) -> "Reading":
        """The same reading in tokens that start `by` earlier."""
        role = _move(self.role, by) if self.role else None
        return self._replace(speaker=_move(self.speaker, by), cue=_move(self.cue, by), role=role)


class Attribution(NamedTuple):
    """The same in code points of the text, and by which rule a quotation came to it."""

    mention: Span
    cue: Span | None
    role: Span | None
    addressee: Span | None
    rule: str
    referent: Span | None = None
    """The words that name the speaker, where the mention is ``who``."""
    inherited: bool = False
    """Taken over from another run of the same quotation or speaker."""

    @property
    def confidence(self) -> float:
        """How sure its rule is."""
        return CONFIDENCES[self.rule]


def span_of(tokens: Tokens, part: Range) -> Span:
    """Code points of a range of tokens that is not empty."""
    return tokens[part[0]].start, tokens[part[1] - 1].end


def _is_role(tokens: Tokens, part: Range) -> bool:
    """``the mayor``; not ``53``, ``who won``, ``speaking in Oslo``."""
    if part[1] <= part[0]:
        return False
    first = tokens[part[0]].lower
    if first in NOT_ROLE_STARTS or first.endswith(("ing", "ed")):
        return False
    return any(token.text.isalpha() for token in tokens[slice(*part)])


def attribution_of(tokens: Tokens, reading: Reading, addressee: Range | None = None) -> Attribution:
    """The reading in code points."""
    cue, role = reading.cue, reading.role
    return Attribution(
        mention=span_of(tokens, reading.speaker),
        cue=span_of(tokens, cue) if cue[1] > cue[0] else None,
        role=span_of(tokens, role) if role and _is_role(tokens, role) else None,
        addressee=span_of(tokens, addressee) if addressee else None,
        rule=reading.rule,
        referent=span_of(tokens, reading.referent) if reading.referent else None,
    )
