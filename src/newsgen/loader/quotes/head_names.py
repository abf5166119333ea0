"""The head of a noun phrase: its noun, or its name."""

from newsgen.loader.first_names import is_first_name
from newsgen.loader.quotes.lexicon import organisation_words, role_nouns, titles, unnamed_persons
from newsgen.loader.quotes.noun_phrases import Range, Tokens
from newsgen.loader.quotes.tokens import Token, is_capitalised, is_possessive
from newsgen.loader.quotes.words import (
    DETERMINERS,
    IRREGULAR_PASTS,
    NAME_ENDS,
    NOT_NAMES,
    PARTICLES,
)

_AFTER_NAME = frozenset(
    ("of", "for", "from", "with", "at", "in", "on", "himself", "herself", "too", "also", "who")
)


def head_noun(tokens: Tokens) -> Token:
    """``board`` of ``a painted board on the gate``: the last word before a preposition."""
    at = (n for n, one in enumerate(tokens) if n and one.lower in NAME_ENDS)
    return tokens[next(at, len(tokens)) - 1]


def _is_name_word(token: Token) -> bool:
    lower = token.lower.rstrip(".")
    return (
        is_capitalised(token.text)
        and lower not in titles().all
        and token.text not in NOT_NAMES
        and not is_possessive(token.text)
    )


def _name_end(tokens: Tokens, at: int, end: int) -> int:
    """End of the run of name words that starts at `at`, particles and initials inside."""
    start = at
    while at < end:
        token = tokens[at]
        follows = at + 1 < end and is_capitalised(tokens[at + 1].text)
        after_particle = at > start and tokens[at - 1].text in PARTICLES
        if is_capitalised(token.text) and (after_particle or token.text not in NOT_NAMES):
            at += 1
            if is_possessive(token.text):
                break
        elif (token.lower in PARTICLES and follows) or (
            token.text == "." and at > start and len(tokens[at - 1].text) == 1
        ):
            at += 1
        else:
            break
    return at


def _with_particles(tokens: Tokens, at: int, start: int) -> int:
    """``Ms [von der] Leyen``: where the particles before a surname begin."""
    while at > start and tokens[at - 1].text in PARTICLES:
        at -= 1
    return at


def name_in(tokens: Tokens, phrase: Range) -> Range | None:
    """The head name of a noun phrase: ``Fresno mayor [Ana Ruiz] of the Reed Party``.

    The last run of name words before a preposition or comma; ``None`` where there is none.
    """
    start, end = phrase
    best = None
    at = start
    while at < end:
        token = tokens[at]
        if token.text == "," or (token.lower in NAME_ENDS and at > start):
            break
        if not _is_name_word(token):
            at += 1
            continue
        stop = _name_end(tokens, at, end)
        if not is_possessive(tokens[stop - 1].text):
            best = _with_particles(tokens, at, start), stop
        at = stop
    return best


def name_of(tokens: Tokens) -> Range | None:
    """The name of whom a phrase means: that of its head, or one behind an institution's."""
    part = name_in(tokens, (0, len(tokens)))
    if part is None or _is_described(tokens, part) or _opens_institution(tokens, part):
        return _closing_name(tokens)
    return part


def _is_described(tokens: Tokens, part: Range) -> bool:
    """``the Reed campaign``: the name only describes the noun after it."""
    follows = tokens[part[1] :]
    if not follows or follows[0].lower in _AFTER_NAME or not follows[0].text[0].isalnum():
        return False
    if tokens[0].lower in DETERMINERS:
        return True
    verb = follows[0].lower in IRREGULAR_PASTS or follows[0].lower.endswith("ed")
    whole = part[1] - part[0] > 1 and is_first_name(tokens[part[0]].text)
    return not (verb or whole or is_capitalised(follows[0].text))


def _opens_institution(tokens: Tokens, part: Range) -> bool:
    """``[Bank] of Oslo governor Ana Ruiz``; not ``Ana [Banks] of Oslo``, ``Mr [Park] of Oslo``."""
    first, end = part
    follows = tokens[end].lower if end < len(tokens) else ""
    if follows not in ("of", "for") or tokens[end - 1].lower not in organisation_words():
        return False
    titled = first > 0 and tokens[first - 1].lower.rstrip(".") in titles().all
    return not (titled or is_first_name(tokens[first].text))


def _closing_name(tokens: Tokens) -> Range | None:
    """``the head of the Joint Council Gen. [Ana Ruiz]``: a name after a title or an institution."""
    at = end = len(tokens)
    while at > 0 and is_capitalised(tokens[at - 1].text):
        lower = tokens[at - 1].lower.rstrip(".")
        if lower in titles().all or lower in organisation_words():
            return (at, end) if end - at > 1 else None
        at -= 1
    before = tokens[at - 1].lower if at else ""
    titled = any(before in words for words in (titles().all, role_nouns(), unnamed_persons()))
    return (at, end) if titled and end - at > 1 else None
