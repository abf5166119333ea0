"""Noun phrases in news copy: where one ends, where its name is, what stands in apposition.

Functions take the tokens of a stretch and ranges ``(first, after_last)`` of their indices.
"""

import re
from collections.abc import Sequence
from typing import TypeAlias

from newsgen.loader.quotes.lexicon import organisation_words, role_nouns, titles
from newsgen.loader.quotes.tokens import (
    Token,
    is_adverb,
    is_capitalised,
    is_describing_adverb,
    is_masked,
    is_noun_like,
    is_verb,
)
from newsgen.loader.quotes.words import (
    APPOSITION_STARTS,
    AUXILIARIES,
    DAYS,
    DESCRIBING_ADJECTIVES,
    DETERMINERS,
    LEADING_WORDS,
    NOBODY,
    NOUN_LINKS,
    PARTICLES,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    TRAILING_WORDS,
)

Tokens: TypeAlias = Sequence[Token]
Range: TypeAlias = tuple[int, int]

_STOPS = frozenset(",;:.—–()[]?!…-")
_ENDS_PHRASE = frozenset(("who", "that", "which", "whether", "how"))
_LINKS_AFTER_NOUN = frozenset(("for", "from", "with", "at", "in", "on"))
_REGION = re.compile(
    r"(?:[RDI]|[RD]-\w.*|Ala|Ariz|Ark|Calif|Colo|Conn|Fla|Ga|Ill|Ind|Iowa|Kan|Ky|La|Md|Mass|Mich"
    r"|Minn|Miss|Mo|N|Neb|Nev|Ohio|Okla|Ore|Pa|Tenn|Tex|Texas|Va|Vt|Wash|Wis|Wyo|Jr|Sr|II|III)\.?"
)
"""What stands between commas after a name: ``(D-Calif.)``, ``Jr.``, an American state."""


def strip_lead(tokens: Tokens, start: int, end: int) -> int:
    """Start of the phrase after ``and``, ``but``, ``meanwhile`` and adverbs."""
    while start < end:
        token = tokens[start]
        skipped = token.lower in LEADING_WORDS or token.text in ",;:—–-()"
        if not skipped and not (
            is_adverb(token.lower) and token.lower not in ("both", "all", "one", "some")
        ):
            break
        start += 1
    return start


def strip_tail(tokens: Tokens, start: int, end: int) -> int:
    """End of the phrase before auxiliaries and adverbs: ``Ruiz [has also]``."""
    while end > start:
        lower = tokens[end - 1].lower
        if not (lower in AUXILIARIES or is_adverb(lower) or lower in TRAILING_WORDS):
            break
        end -= 1
    return end


def split_at_commas(tokens: Tokens, start: int, end: int) -> list[Range]:
    """Stretches between commas, semicolons and dashes that stand outside brackets."""
    stretches = []
    depth = 0
    for at in range(start, end):
        text = tokens[at].text
        if text in "([":
            depth += 1
        elif text in ")]":
            depth = max(0, depth - 1)
        elif text in ",;—–" and not depth:
            stretches.append((start, at))
            start = at + 1
    stretches.append((start, end))
    return stretches


def is_apposition(tokens: Tokens, stretch: Range) -> bool:
    """Whether the stretch describes the name before it: ``, a lecturer at Bay College,``."""
    start, end = stretch
    if start >= end:
        return True
    first = tokens[start]
    alone = end - start == 1 and first.lower.endswith("ed")
    participle = first.lower.endswith("ing") and first.text[0].islower()
    return (
        first.text.isdigit()
        or alone
        or participle
        or first.lower in APPOSITION_STARTS
        or _REGION.fullmatch(first.text) is not None
    )


def is_bare_role(tokens: Tokens, stretch: Range) -> bool:
    """A role without an article: ``, political spokesperson for the Reed Party``."""
    start, end = stretch
    first = tokens[start].lower
    if first.endswith("ing") or first in PREPOSITIONS:
        return False
    if end - start == 1 and is_capitalised(tokens[start].text):
        return False  # a surname: "Baker"
    roles = role_nouns()
    return any(token.lower in roles for token in tokens[start : min(end, start + 6)])


def is_age(tokens: Tokens, stretch: Range) -> bool:
    """``, 43,``, ``, aged 43,``."""
    start, end = stretch
    if start < end and tokens[start].lower in ("aged", "age", "now"):
        start += 1
    return end - start == 1 and tokens[start].text.isdigit()


def role_among(tokens: Tokens, stretches: Sequence[Range]) -> Range | None:
    """The first of the stretches after a name that is no age: ``Ana Ruiz, 43, [a baker],``."""
    return next((one for one in stretches if not is_age(tokens, one)), None)


def is_denied(tokens: Tokens, phrase: Range) -> bool:
    """``Nobody``, ``no one at the port``: told not to speak; not ``No 10``, nor ``Ruiz``."""
    first, last = phrase
    start = first - 1 if first and tokens[first - 1].lower == "no" else first
    if tokens[start].lower == "no":  # It also answers, "No, he", and so opens no phrase.
        return start + 1 < last and tokens[start + 1].text.isalpha()
    return tokens[start].lower in NOBODY


def is_name_part(token: Token) -> bool:
    """``Ana``, ``de``."""
    return is_capitalised(token.text) or token.text in PARTICLES


def _name_after_lower_case(tokens: Tokens, at: int) -> int | None:
    """Where the name begins that plain words lead to: ``Reed campaign manager [Lea] Petit``."""
    end = min(len(tokens), at + 5)
    while at < end:
        token = tokens[at]
        if is_capitalised(token.text) or not token.text.isalpha():
            break
        if token.lower in PREPOSITIONS or token.lower in AUXILIARIES:
            break
        at += 1
    if at < len(tokens) and is_capitalised(tokens[at].text) and tokens[at].lower not in DAYS:
        return at
    return None


def _joins_names(tokens: Tokens, at: int) -> bool:
    """``Ruiz and [Roe]``, ``the port and [the] city``."""
    if at + 1 >= len(tokens):
        return False
    follows = tokens[at + 1]
    if follows.lower in DAYS:
        return False
    return is_capitalised(follows.text) or follows.lower in DETERMINERS


class _Phrase:
    """A noun phrase that is read token by token."""

    def __init__(self, tokens: Tokens, start: int, stop_at_verb: bool) -> None:
        self.tokens = tokens
        self.start = self.at = start
        self.stop_at_verb = stop_at_verb
        self.named = self.common = False

    def read(self) -> Range:
        """Its range; empty where no noun phrase starts here."""
        while self.at < len(self.tokens) and (step := self._step(self.tokens[self.at])):
            self.at += step
        while self.at > self.start and self.tokens[self.at - 1].lower in NOUN_LINKS:
            self.at -= 1
        return self.start, self.at

    def _step(self, token: Token) -> int:
        """How many tokens to take; 0 ends the phrase."""
        lower = token.lower
        first = self.at == self.start
        if is_masked(token.text) or token.text in _STOPS:
            return 0
        if not first and (lower in _ENDS_PHRASE or lower in DAYS or lower in SUBJECT_PRONOUNS):
            return 0
        if lower in ("and", "&"):
            return int(_joins_names(self.tokens, self.at))
        if lower in PREPOSITIONS:
            return int(not first and self._takes_preposition(lower))
        if self.stop_at_verb and (
            (is_verb(lower) and not is_noun_like(lower)) or lower in AUXILIARIES
        ):
            return 0
        if is_capitalised(token.text):
            self.named = True
            return 1
        return self._lower_case_step(lower, first)

    def _takes_preposition(self, lower: str) -> bool:
        if lower == "for" and self._names_institution():
            return True
        if lower in ("in", "at", "on") and self._follows_time():
            return False
        return lower == "of" or (lower in _LINKS_AFTER_NOUN and self.common and not self.named)

    def _follows_time(self) -> bool:
        """``an interviewer [in] 1988``, ``a meeting [on] Tuesday``."""
        follows = self.tokens[self.at + 1 : self.at + 2]
        return bool(follows) and (follows[0].text[0].isdigit() or follows[0].lower in DAYS)

    def _names_institution(self) -> bool:
        """``Centres [for] Disease Control``, ``Society [for] the Protection of Moles``."""
        before = self.tokens[self.at - 1]
        follows = self.tokens[self.at + 1 : self.at + 3]
        if follows and follows[0].lower == "the":
            follows = follows[1:]
        return (
            is_capitalised(before.text)
            and before.lower in organisation_words()
            and bool(follows)
            and is_capitalised(follows[0].text)
        )

    def _lower_case_step(self, lower: str, first: bool) -> int:
        """Whether a lower-case word belongs to the phrase."""
        if not first:
            participle = lower.endswith("ing") and lower != "king"
            if participle and (self.named or is_verb(lower)):
                return 0
            if is_describing_adverb(lower) or lower in DESCRIBING_ADJECTIVES:
                return 0
        if not self.named or self._continues_name(lower):
            self.common = True
            return 1
        name = _name_after_lower_case(self.tokens, self.at)
        if name is not None:
            return name - self.at
        if is_verb(lower) and not is_noun_like(lower):
            return 0
        self.common = True
        return 1

    @staticmethod
    def _continues_name(lower: str) -> bool:
        return (
            lower in PARTICLES
            or lower in titles().all
            or lower in NOUN_LINKS
            or lower in DETERMINERS
            or lower.endswith(("’s", "'s"))
        )


def read_noun_phrase(tokens: Tokens, start: int, *, stop_at_verb: bool = False) -> Range:
    """The noun phrase that starts at `start`: ``[Reed campaign manager Lea Petit] on Monday``."""
    if start < len(tokens) and tokens[start].lower in SUBJECT_PRONOUNS:
        return start, start + 1
    return _Phrase(tokens, start, stop_at_verb).read()
