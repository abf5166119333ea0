"""Attributions left of a quotation without a verb: labels and nouns of speech."""

from newsgen.loader.quotes.clauses import sentence_subject
from newsgen.loader.quotes.lexicon import speech_nouns
from newsgen.loader.quotes.noun_phrases import Range, Tokens
from newsgen.loader.quotes.readings import Reading
from newsgen.loader.quotes.tokens import Token, is_capitalised, is_possessive
from newsgen.loader.quotes.words import AFTER_SPEECH_NOUN, NOT_NAMES, PARTICLES, POSSESSIVES

_LONGEST_LABEL = 8


def _possessor(tokens: Tokens, noun: int) -> Range | None:
    """Who owns the speech noun: ``[her] remark``, ``[Mayor Ruiz’s] latest promise``."""
    at = noun - 1
    while at > 0 and noun - at < 4 and tokens[at].text.isalpha():
        if is_capitalised(tokens[at].text) or tokens[at].lower in POSSESSIVES:
            break
        at -= 1
    if tokens[at].lower in POSSESSIVES:
        return at, at + 1
    if not is_possessive(tokens[at].text):
        return None
    start = at
    while start > 0 and is_capitalised(tokens[start - 1].text):
        if tokens[start - 1].text in NOT_NAMES:
            break
        start -= 1
    return start, at + 1


def read_speech_noun(tokens: Tokens) -> Reading | None:
    """``her remark that "``."""
    for at in range(len(tokens) - 1, max(0, len(tokens) - 5), -1):
        if tokens[at].lower not in speech_nouns():
            continue
        if any(token.lower not in AFTER_SPEECH_NOUN for token in tokens[at + 1 :]):
            continue
        owner = _possessor(tokens, at)
        if owner:
            return Reading(owner, (at, at + 1), None, "left-speech-noun")
    return None


def read_trailing_label(tokens: Tokens) -> Reading | None:
    """``The vote is near - Lea Petit: "``."""
    end = len(tokens) - 1
    if end < 1 or tokens[end].text != ":":
        return None
    at = end
    while at > 0 and is_capitalised(tokens[at - 1].text) and not is_possessive(tokens[at - 1].text):
        at -= 1
    if not 0 < at < end or end - at > _LONGEST_LABEL // 2:
        return None
    before = tokens[at - 1]
    if before.text in "-–—":
        return Reading((at, end), (end, end + 1), None, "left-label")
    return None


def _fits_label(token: Token) -> bool:
    """``Ana``, ``de``, ``(``; not a plain word."""
    word = token.text
    return is_capitalised(word) or word in PARTICLES or not word[0].islower()


def read_label(tokens: Tokens) -> Reading | None:
    """``Ana Ruiz: "`` and, at less confidence, ``Ruiz was blunt: "``."""
    end = len(tokens) - 1
    if tokens[-1].text != ":" or not end:
        return None
    first = tokens[0].text
    short = len(tokens) <= _LONGEST_LABEL and first not in NOT_NAMES
    if short and all(_fits_label(token) for token in tokens[:end]):
        return Reading((0, end), (end, end + 1), None, "left-label")
    phrase = sentence_subject(tokens, 0, end)
    return Reading(phrase, (end, end + 1), None, "left-colon") if phrase else None
