"""Phrases that stand for an organisation, a document or several people."""

from collections.abc import Sequence
from itertools import pairwise

from newsgen.loader.quotes.head_names import head_noun
from newsgen.loader.quotes.lexicon import (
    bodies,
    described_persons,
    documents,
    nationalities,
    organisation_words,
    titles,
    unnamed_persons,
)
from newsgen.loader.quotes.tokens import Token, is_capitalised
from newsgen.loader.quotes.words import ANYBODY

_STATES = frozenset(("us", "u.s", "uk", "iran", "iraq", "russia", "china"))
_LONGEST_BODY = 8
_FIELD_LINKS = frozenset(("of", "for"))
_SMALL_WORDS = frozenset(("of", "for", "the", "and", "&", "on", "in"))
"""Words inside the name of an institution."""


def _proper_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """From the first capitalised word: ``the independent [Water Board]``."""
    if len(tokens) < 2 or tokens[0].lower != "the":
        return tokens
    return tokens[2:] if tokens[1].text.islower() and len(tokens) > 2 else tokens[1:]


def clean_phrase(tokens: Sequence[Token], text: str) -> str:
    """The name of an organisation as printed, without article and adjectives."""
    part = _proper_part(tokens)
    return text[part[0].start : part[-1].end]


def without_acronym(tokens: Sequence[Token]) -> Sequence[Token]:
    """``the Ministry of Rain``, which ``(MOR)`` follows in the phrase."""
    closed = [one.text for one in tokens[-3:]]
    return tokens[:-3] if len(tokens) > 3 and closed[0] == "(" and closed[2] == ")" else tokens


def is_organisation(tokens: Sequence[Token]) -> bool:
    """``the Water Board``, ``Bank of Oslo``, ``CNN``; not ``US officials``, ``the King``."""
    body = _proper_part(tokens)
    if not body or not is_capitalised(body[-1].text):
        return False
    last = body[-1].lower.rstrip(".")
    if last in _STATES:
        return len(body) == 1
    if last in nationalities() or last in titles().all or last in described_persons():
        return False
    return all(is_capitalised(one.text) or one.lower in ("of", "and", "for", "&") for one in body)


def ends_like_organisation(tokens: Sequence[Token]) -> bool:
    """``the King Center``; not ``Senate Leader Ana Ruiz``."""
    return bool(tokens) and tokens[-1].lower in organisation_words()


def is_institution(tokens: Sequence[Token]) -> bool:
    """``the Bank of Oslo``, ``Ministry of Defence``, ``the Department for Work and Pensions``.

    Not ``Bank of Oslo Governor Ana Ruiz``: a title in it names a field only where it follows a
    small word, ``Ministry of Justice``.
    """
    body = _proper_part(tokens)
    at = next((n for n, one in enumerate(body) if one.lower in _FIELD_LINKS), 0)
    if not ends_like_organisation(body[:at]) or not is_capitalised(body[-1].text):
        return False
    if not all(is_capitalised(one.text) for one in body[:at]):
        return False
    for before, one in pairwise(body[at - 1 :]):
        small = not is_capitalised(one.text)
        if (small and one.lower not in _SMALL_WORDS) or (
            not small and is_capitalised(before.text) and _is_office(one)
        ):
            return False
    return not any(map(_is_office, body[:at]))


def is_firm(tokens: Sequence[Token]) -> bool:
    """``Reed & Oakes``; not ``Mr & Mrs Reed``, nor ``Reed & Oakes Chairman Ana Ruiz``."""
    signed = any(one.text == "&" for one in tokens[1:-1])
    return signed and not any(map(_is_office, tokens)) and is_organisation(tokens)


def _is_office(token: Token) -> bool:
    """``Mr``, ``Governor``."""
    word, known = token.lower.rstrip("."), titles()
    return word in known.offices or word in known.courtesy


def is_body(tokens: Sequence[Token]) -> bool:
    """``the army``, ``the bus company``: an organisation, though no name of it is printed."""
    if not 2 <= len(tokens) <= _LONGEST_BODY or tokens[0].lower not in ("the", "its", "their"):
        return False
    noun = head_noun(tokens)
    return noun.lower in bodies() and noun.text.islower()


def is_document(tokens: Sequence[Token]) -> bool:
    """``a statement``, ``the report by the council``, ``court papers``."""
    return bool(tokens) and head_noun(tokens).lower in documents()


def is_plain_plural(tokens: Sequence[Token]) -> bool:
    """``Villagers`` at the start of a sentence: people, not a name."""
    if len(tokens) != 1 or not tokens[0].lower.endswith("s"):
        return False
    return tokens[0].lower.removesuffix("s") in unnamed_persons()


def is_anybody(tokens: Sequence[Token]) -> bool:
    """``Everyone``, ``Someone at the port``: people whom nobody names."""
    return bool(tokens) and tokens[0].lower in ANYBODY
