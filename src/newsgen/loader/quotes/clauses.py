"""Subjects at the end and at the start of a clause."""

from newsgen.loader.quotes.lexicon import titles
from newsgen.loader.quotes.noun_phrases import (
    Range,
    Tokens,
    split_at_commas,
    strip_lead,
    strip_tail,
)
from newsgen.loader.quotes.tokens import (
    Token,
    is_adverb,
    is_capitalised,
    is_contraction,
    is_masked,
    is_noun_like,
    is_verb,
)
from newsgen.loader.quotes.words import (
    AUXILIARIES,
    CLAUSE_STARTS,
    DAYS,
    DETERMINERS,
    INTRODUCTIONS,
    IRREGULAR_PASTS,
    PHRASE_STARTS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)

_LONGEST_SUBJECT = 14
_NOT_PAST_TENSE = frozenset(("united", "so-called", "retired"))
_CONJUNCTIONS = frozenset(("and", "but", "so", "yet", "or", "then", "still", "even"))
_SUBORDINATORS = frozenset(
    ("as", "while", "when", "if", "since", "because", "though", "although", "before", "after",
     "once", "until", "unless", "whether", "like", "unlike")
)  # fmt: skip


def _starts_clause(tokens: Tokens, at: int, start: int, end: int) -> int | None:
    """Where the clause begins that the word at `at` cuts off; ``None`` where it cuts nothing."""
    token = tokens[at]
    if is_masked(token.text) or token.lower in CLAUSE_STARTS or is_contraction(token.lower):
        return None if token.lower == "that" and at == start else at + 1
    if at == end - 1:
        return None
    if token.lower in AUXILIARIES and token.lower != "to":
        return at + 1
    if is_verb(token.lower) and not is_noun_like(token.lower):
        return at + 1
    if token.lower == "and" and at > start:
        follows = tokens[at + 1]
        names = is_capitalised(follows.text) and is_capitalised(tokens[at - 1].text)
        starts_phrase = follows.lower in DETERMINERS or is_capitalised(follows.text)
        if not names and follows.lower != "other" and starts_phrase:
            return at + 1
    return None


def _after_opening_phrase(tokens: Tokens, start: int, end: int) -> Range | None:
    """The subject after a prepositional phrase without a comma: ``On Friday [Mayor Ruiz]``."""
    at = end - 1
    while at > start and is_capitalised(tokens[at].text) and tokens[at].lower not in DAYS:
        at -= 1
    if at < end - 1:
        known = titles().all
        while at > start and tokens[at].lower in known and tokens[at - 1].lower in known:
            at -= 1
        starts_here = tokens[at].lower in known or tokens[at].lower in ("the", "a", "an")
        return (at, end) if starts_here else (at + 1, end)
    for at in range(end - 1, start, -1):
        if tokens[at].lower in DETERMINERS:
            return at, end
    return None


def subject_before(tokens: Tokens, start: int, end: int) -> Range | None:
    """The subject at the end of a stretch without commas, its verb at `end`.

    ``critics warn that [the port authority] has``: the last clause counts.
    """
    start = strip_lead(tokens, start, end)
    end = strip_tail(tokens, start, end)
    if start >= end:
        return None
    if tokens[end - 1].lower in SUBJECT_PRONOUNS:
        return end - 1, end
    for at in range(start + 1, end):
        if tokens[at].lower == "who":
            return subject_before(tokens, start, at)
    begin = start
    for at in range(end - 1, start - 1, -1):
        cut = _starts_clause(tokens, at, start, end)
        if cut is not None:
            begin = cut
            break
    begin = strip_lead(tokens, begin, end)
    if begin >= end:
        return None
    if tokens[begin].lower in PHRASE_STARTS:
        return _after_opening_phrase(tokens, begin, end)
    return begin, end


def _opens_introduction(token: Token) -> bool:
    lower = token.lower
    return (
        lower in PREPOSITIONS
        or lower in INTRODUCTIONS
        or (lower.endswith("ing") and (token.text[0].islower() or len(token.text) > 5))
    )


def _is_introductory(tokens: Tokens, start: int, end: int) -> bool:
    """``In Oslo,``, ``As they left,``, ``Two years ago,``: the subject follows the comma."""
    if tokens[end - 1].lower in ("ago", "later", "earlier", "before"):
        return True
    while start < end and tokens[start].lower in _CONJUNCTIONS:
        start += 1
    if start < end and tokens[start].lower in _SUBORDINATORS:
        return True
    start = strip_lead(tokens, start, end)
    return start < end and _opens_introduction(tokens[start])


def _ends_subject(tokens: Tokens, at: int, first: int) -> bool:
    """Whether the sentence's subject ends before the word at `at`."""
    token, before = tokens[at], tokens[at - 1]
    lower = token.lower
    if lower in AUXILIARIES or lower in ("who", "which", "that") or is_adverb(lower):
        return True
    named = is_capitalised(tokens[first].text)
    if is_verb(lower) and (not is_noun_like(lower) or not named or is_capitalised(before.text)):
        return True
    if not is_capitalised(token.text) and lower.endswith("ed") and lower not in _NOT_PAST_TENSE:
        return True
    if lower in IRREGULAR_PASTS and is_capitalised(before.text):
        return True
    return lower in PREPOSITIONS and lower not in ("of", "for") and is_capitalised(before.text)


def sentence_subject(tokens: Tokens, start: int, end: int) -> Range | None:
    """The subject of the sentence, after one introduction: ``In Oslo, [Ruiz] met``."""
    stretches = split_at_commas(tokens, start, end)
    introduced = False
    for number, (begin, stop) in enumerate(stretches):
        if begin < stop and _is_introductory(tokens, begin, stop):
            introduced = True
            continue
        begin = strip_lead(tokens, begin, stop)
        if begin >= stop:
            continue
        if tokens[begin].lower in SUBJECT_PRONOUNS:
            return begin, begin + 1
        if is_masked(tokens[begin].text):
            return None
        at = begin + 1
        while at < stop and not is_masked(tokens[at].text) and not _ends_subject(tokens, at, begin):
            at += 1
        if at - begin > _LONGEST_SUBJECT:
            return None
        last = number == len(stretches) - 1
        if at == stop and not last and introduced and at - begin <= 2:
            continue  # "In Fresno, California, Ruiz met": a place, not the subject
        return begin, at
    return None
