"""Attributions right of a quotation: ``"We go," [said Ana Ruiz]``."""

import re

from newsgen.loader.quotes.clauses import subject_before
from newsgen.loader.quotes.lexicon import kin
from newsgen.loader.quotes.noun_phrases import (
    Range,
    Tokens,
    is_age,
    is_apposition,
    is_bare_role,
    is_name_part,
    read_noun_phrase,
    role_among,
    split_at_commas,
    strip_lead,
    strip_tail,
)
from newsgen.loader.quotes.passive import has_agent, is_impersonal
from newsgen.loader.quotes.readings import Reading
from newsgen.loader.quotes.tokens import (
    in_compound,
    is_adverb,
    is_capitalised,
    is_masked,
    is_noun_like,
    is_strong,
    is_verb,
)
from newsgen.loader.quotes.words import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    INVERTING,
    NOT_ROLE_STARTS,
    OBJECT_WORDS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    PRONOMINAL,
    SUBJECT_NEEDED,
    SUBJECT_PRONOUNS,
)

_LONGEST_SPEAKER = 14
_LONGEST_NAME = 5
_FAR_SUBJECT = 3
_REACH = 40
"""Tokens after the quotation in which its verb may stand."""
_SHORTEST_TAIL, _LONGEST_TAIL = 2, 22
_UNKNOWN_VERB = re.compile(r"(?:.*[a-z]{2}ed|.*[^s]s)")
_IN_WORDS_OF = ("in", "the", "words", "of")
_LEADS = frozenset(("and", "but", "as"))


def _skip_lead(tokens: Tokens) -> int:
    """Index of the first word after a comma and ``and later``."""
    at = 1 if tokens[0].text in ",—–-" else 0
    while at < len(tokens):
        lower = tokens[at].lower
        if is_verb(lower) or not (is_adverb(lower) or lower in _LEADS):
            break
        at += 1
    return at


def _according_to(tokens: Tokens, at: int) -> Reading | None:
    """``according to the Water Board``."""
    if tokens[at].lower != "according" or at + 1 >= len(tokens) or tokens[at + 1].lower != "to":
        return None
    return source_at(tokens, at, at + 2)


def _in_words_of(tokens: Tokens, at: int) -> Reading | None:
    """``in the words of its leader, Ana Ruiz``."""
    words = tuple(token.lower for token in tokens[at : at + 4])
    return source_at(tokens, at, at + 4) if words == _IN_WORDS_OF else None


def source_at(tokens: Tokens, cue: int, at: int, rule: str = "right-according") -> Reading | None:
    """Who is named at `at`, after a cue that begins at `cue`: ``said by [the Water Board]``."""
    phrase = read_noun_phrase(tokens, at)
    if phrase[1] == phrase[0]:
        return None
    role = read_role(tokens, phrase[1])
    return Reading(phrase, (cue, at), role, rule)


def _end_of_stretch(tokens: Tokens, start: int) -> int:
    """Where the apposition that begins at `start` ends."""
    end = start
    while end < len(tokens) and tokens[end].text not in ",;:." and not is_masked(tokens[end].text):
        if tokens[end].lower == "who":
            break
        end += 1
    return end


def read_role(tokens: Tokens, after: int) -> Range | None:
    """The apposition after a name that ends at `after`: ``Ana Ruiz, [the mayor]``."""
    if after >= len(tokens) or tokens[after].text != ",":
        return None
    start = after + 1
    end = _end_of_stretch(tokens, start)
    if is_age(tokens, (start, end)) and end < len(tokens) and tokens[end].text == ",":
        start = end + 1  # "Ana Ruiz, 43, a baker"
        end = _end_of_stretch(tokens, start)
    if end == start or tokens[start].lower in NOT_ROLE_STARTS:
        return None
    stretch = (start, end)
    if is_apposition(tokens, stretch) or is_bare_role(tokens, stretch):
        return stretch
    described = not is_capitalised(tokens[after - 1].text)
    least = 1 if tokens[after - 1].lower in kin() else 2
    named = least <= end - start <= _LONGEST_NAME and is_capitalised(tokens[end - 1].text)
    if described and named and all(is_name_part(one) for one in tokens[start:end]):
        return stretch  # "said its chair, Ana Ruiz"
    return None


def _starts_inverted_subject(tokens: Tokens, at: int, verb: str) -> bool:
    """Whether a subject can start here after its verb: ``said [Ruiz``, ``said [police``."""
    token = tokens[at]
    lower = token.lower
    if lower == "that":
        return False  # '"A gift" is what Ruiz said that it was'
    if (is_capitalised(token.text) and lower not in DAYS) or lower in DETERMINERS:
        return True
    if verb not in INVERTING or not token.text.isalpha() or lower.endswith("ing"):
        return False
    return not any(lower in words for words in (PREPOSITIONS, DAYS, AUXILIARIES, OBJECT_WORDS))


def _verb_subject(tokens: Tokens, verb: int) -> Reading | None:
    """``said Ana Ruiz, the mayor``, ``added she``."""
    lower = tokens[verb].lower
    if not is_verb(lower) or not (
        is_strong(lower) or not is_noun_like(lower) or lower.endswith("ed")
    ):
        return None
    at = verb + 1
    while at < len(tokens) and is_adverb(tokens[at].lower):
        at += 1
    if at >= len(tokens):
        return None
    if tokens[at].lower in SUBJECT_PRONOUNS and tokens[at].lower != "it":
        return Reading((at, at + 1), (verb, at), None, "right-verb-subject")
    if lower in SUBJECT_NEEDED or not _starts_inverted_subject(tokens, at, lower):
        return None
    phrase = read_noun_phrase(tokens, at)
    if phrase[0] == phrase[1]:
        return None
    role = read_role(tokens, phrase[1])
    return Reading(phrase, (verb, at), role, "right-verb-subject")


def _is_cue(tokens: Tokens, at: int) -> bool:
    """Whether the word is a verb of speech here, not a noun: ``Ruiz [claims]``."""
    token, before = tokens[at], tokens[at - 1]
    if not is_verb(token.lower) or is_capitalised(token.text) or in_compound(tokens, at):
        return False
    after_subject = before.lower in SUBJECT_PRONOUNS or is_capitalised(before.text)
    if token.lower in ("read", "reads") and (at + 1 == len(tokens) or tokens[at + 1].text == "."):
        return True
    if is_noun_like(token.lower) and not after_subject:
        return False
    if before.lower in DETERMINERS and not (is_strong(token.lower) and before.lower in PRONOMINAL):
        return False
    return not token.lower.endswith("ing") or before.lower in AUXILIARIES


def _is_participle(lower: str) -> bool:
    return lower.endswith("ing") and is_verb(lower)


def _find_verb(tokens: Tokens, start: int) -> int | None:
    """Index of the verb whose subject starts at `start`."""
    depth = 0
    for at in range(start, min(len(tokens), start + _REACH)):
        text = tokens[at].text
        if is_masked(text):
            return None
        depth = max(0, depth + (text in "([") - (text in ")]"))
        if depth:
            continue
        if text in ";:":
            return None
        ended = text == "." and at > 0 and len(tokens[at - 1].text) > 4
        if ended and at + 1 < len(tokens) and is_capitalised(tokens[at + 1].text):
            return None
        if at > start and _is_cue(tokens, at):
            return at
        if at > start and tokens[at - 1].text == "," and _is_participle(tokens[at].lower):
            return None
    return None


def _is_introduction(tokens: Tokens, stretch: Range) -> bool:
    """``for instance``, ``in contrast to May``: no subject."""
    first = tokens[stretch[0]].lower if stretch[0] < stretch[1] else ""
    return first in PREPOSITIONS


def _goes_on(tokens: Tokens, begin: int, verb: int) -> bool:
    """``urged "calm", [blamed the rain and said]``: the subject stands before the quotation."""
    first = tokens[begin]
    past = first.text.islower() and first.lower.endswith("ed") and is_verb(first.lower)
    return past and tokens[verb - 1].lower in ("and", "but")


def _subject_verb(tokens: Tokens, start: int, verb: int) -> Reading | None:
    """``Ruiz said``, ``Mr Tan, a lecturer, later asked``."""
    if is_impersonal(tokens, verb):
        return source_at(tokens, verb, verb + 2) if has_agent(tokens, verb) else None
    stretches = split_at_commas(tokens, start, verb)
    while len(stretches) > 1 and _is_introduction(tokens, stretches[0]):
        stretches = stretches[1:]
    last = stretches[-1]
    bare = len(stretches) > 1 and strip_tail(tokens, *last) == last[0] + 1
    if bare and tokens[last[0]].lower in PERSONAL_PRONOUNS:
        stretches = [last]  # '"the wall," a dike along the bay, [he] said'
    begin = strip_lead(tokens, *stretches[0])
    end = stretches[0][1]
    if begin >= end or _goes_on(tokens, begin, verb):
        return None
    role = role_among(tokens, stretches[1:])
    if len(stretches) == 1:
        phrase = subject_before(tokens, begin, end)
    else:
        phrase = begin, strip_tail(tokens, begin, end)
    if phrase is None or not 0 < phrase[1] - phrase[0] <= _LONGEST_SPEAKER:
        return None
    if _is_introduction(tokens, phrase):
        return None
    cue = verb
    while cue > start and (
        tokens[cue - 1].lower in AUXILIARIES or is_adverb(tokens[cue - 1].lower)
    ):
        cue -= 1
    rule = "right-far-subject" if phrase[0] - start > _FAR_SUBJECT else "right-subject-verb"
    return Reading(phrase, (max(cue, phrase[1]), verb + 1), role, rule)


def _ends_clause(tokens: Tokens, at: int) -> bool:
    """Whether the clause may end at `at`: a stop, a preposition, an adverb or nothing."""
    if at >= len(tokens):
        return True
    token = tokens[at]
    return token.text in ".,;:" or token.lower in PREPOSITIONS or is_adverb(token.lower)


def _unknown_verb(tokens: Tokens, start: int) -> Reading | None:
    """``an angry Ruiz retaliated``: one unknown verb that closes the clause."""
    phrase = read_noun_phrase(tokens, start, stop_at_verb=True)
    first = tokens[start].lower
    named = any(is_capitalised(token.text) for token in tokens[slice(*phrase)])
    if not (named or first in SUBJECT_PRONOUNS or first in DETERMINERS):
        return None
    for at in (phrase[1], phrase[1] - 1):
        if not start < at < len(tokens) or is_capitalised(tokens[at].text):
            continue
        if _UNKNOWN_VERB.fullmatch(tokens[at].text) and _ends_clause(tokens, at + 1):
            return Reading((start, at), (at, at + 1), None, "right-unknown-verb")
    return None


def read_right(tokens: Tokens) -> Reading | None:
    """The attribution at the start of `tokens`, which follow the closing mark."""
    if not tokens:
        return None
    start = _skip_lead(tokens)
    if start >= len(tokens):
        return None
    found = (
        _according_to(tokens, start) or _in_words_of(tokens, start) or _verb_subject(tokens, start)
    )
    if found:
        return found
    verb = _find_verb(tokens, start)
    if verb is not None:
        return _subject_verb(tokens, start, verb)
    return _unknown_verb(tokens, start) if tokens[0].text not in ".,;" else None


def read_tail(tokens: Tokens) -> Reading | None:
    """An attribution that closes the sentence: ``a "gift" to the port, [Ruiz said]``."""
    commas = [at for at, token in enumerate(tokens) if token.text in ",—–"]
    for at in reversed(commas[-8:]):
        tail = tokens[at:]
        if not _SHORTEST_TAIL <= len(tail) <= _LONGEST_TAIL:
            continue
        found = read_right(tail)
        if found and found.is_sure:
            rule = found.rule.replace("right", "tail", 1)
            return found.moved(at)._replace(rule=rule)
    return None
