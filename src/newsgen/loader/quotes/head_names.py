"""The head of a noun phrase: its noun, or its name."""

from newsgen.loader.quotes.lexicon import titles
from newsgen.loader.quotes.noun_phrases import Range, Tokens
from newsgen.loader.quotes.tokens import Token, is_capitalised, is_possessive
from newsgen.loader.quotes.words import NAME_ENDS, NOT_NAMES, PARTICLES


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
