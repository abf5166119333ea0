"""Who is the subject of a verb of speech: rules that read the words before it."""

from typing import NamedTuple

from newsgen.loader.quotes.clauses import sentence_subject, subject_before
from newsgen.loader.quotes.lexicon import kin, role_nouns
from newsgen.loader.quotes.noun_phrases import (
    Range,
    Tokens,
    is_age,
    is_apposition,
    is_bare_role,
    is_name_part,
    role_among,
    split_at_commas,
    strip_lead,
)
from newsgen.loader.quotes.tokens import (
    is_adverb,
    is_capitalised,
    is_masked,
    is_noun_like,
    is_possessive,
    is_strong,
)
from newsgen.loader.quotes.words import (
    AUXILIARIES,
    DAYS,
    DETERMINERS,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
)

_ARTICLES = frozenset(("a", "an"))
_INSIDE_NAMES = frozenset(("of", "for", "and"))
_RELATIVES = frozenset(("who", "whose", "which", "whom"))


class Subject(NamedTuple):
    """The subject of a verb, what stands in apposition to it, and the rule that found it."""

    phrase: Range
    role: Range | None
    rule: str


def named_before_who(tokens: Tokens, at: int) -> Range | None:
    """``[Ruiz], a lawyer, who said``: the name that the relative clause at `at` belongs to."""
    end = at - 1 if at and tokens[at - 1].text == "," else at
    for stretch in reversed(split_at_commas(tokens, 0, end)):
        if not is_apposition(tokens, stretch):
            phrase = subject_before(tokens, *stretch)
            if phrase:
                return phrase
    return None


def named_before_which(tokens: Tokens, at: int) -> Range | None:
    """``members of the [Water Board], which said``: the name right before the clause at `at`."""
    end = start = at - 1
    while start > 0 and (
        is_capitalised(tokens[start - 1].text)
        or (start < end and tokens[start - 1].lower in _INSIDE_NAMES)
    ):
        start -= 1
    while start < end and not is_capitalised(tokens[start].text):
        start += 1
    return (start, end) if start < end else None


def _relative_clause(tokens: Tokens, stretches: list[Range]) -> int | None:
    """Index of the stretch that opens a relative clause: ``Ruiz, [who won], ...``."""
    for number in range(1, len(stretches)):
        start, end = stretches[number]
        if start >= end or tokens[start].lower not in _RELATIVES:
            continue
        before = stretches[number - 1]
        lead = strip_lead(tokens, *before)
        first = lead if lead < before[1] else before[0]
        if tokens[first].lower not in PREPOSITIONS:
            return number
    return None


def _describes(tokens: Tokens, stretches: list[Range], at: int) -> bool:
    """An apposition, or a bare role after a name: ``Ruiz, [Fresno’s top inspector], said``."""
    start, end = stretches[at]
    if is_apposition(tokens, stretches[at]):
        return True
    if start + 1 < end and tokens[start].lower == "and" and tokens[start + 1].lower in _ARTICLES:
        return True  # "Ruiz, a lawyer, and a sculptor herself, said"
    before = stretches[at - 1]
    after_name = before[1] > before[0] and is_capitalised(tokens[before[1] - 1].text)
    return after_name and is_bare_role(tokens, stretches[at])


def _is_role_before(tokens: Tokens, stretches: list[Range], at: int) -> bool:
    """``[Its general secretary], Ana Ruiz, said``: a role that the name at `at` follows."""
    start, end = stretches[at - 1]
    name = slice(*stretches[at])
    if end - start < 2 or not tokens[name] or not all(map(is_name_part, tokens[name])):
        return False
    first, last = tokens[start].lower, tokens[end - 1].lower
    opens = first in DETERMINERS or is_possessive(tokens[start].text)
    return opens and (last in role_nouns() or last in kin())


def _before_apposition(tokens: Tokens, stretches: list[Range]) -> Subject | None:
    """``[Ana Ruiz], a lawyer who won twice, said``: step back over what describes the name."""
    at = _relative_clause(tokens, stretches)
    if at is None:
        at = len(stretches) - 1
    last = at
    while at > 0 and _describes(tokens, stretches, at):
        at -= 1
    role = role_among(tokens, stretches[at + 1 : last + 1])
    if role is None and at == last and at > 0 and _is_role_before(tokens, stretches, at):
        role = stretches[at - 1]
    if at == 0 and len(stretches) > 1:
        lead = strip_lead(tokens, *stretches[0])
        if lead < stretches[0][1] and tokens[lead].lower in PREPOSITIONS:
            at = 1
    phrase = subject_before(tokens, *stretches[at])
    return Subject(phrase, role, "apposition") if phrase else None


def _is_participle(tokens: Tokens, verb: int) -> bool:
    """``visited Oslo, saying``; not ``was saying``."""
    return tokens[verb].lower.endswith("ing") and tokens[verb - 1].lower not in AUXILIARIES


def _last_clause(tokens: Tokens, end: int) -> int:
    """Where the last clause with a name or ``he`` starts: ``the union went but [Ruiz] stayed``."""
    for at in range(end - 2, 0, -1):
        if is_masked(tokens[at].text):
            break
        follows = tokens[at + 1]
        if tokens[at].lower == "but" and (
            follows.lower in PERSONAL_PRONOUNS
            or (is_capitalised(follows.text) and follows.lower not in DAYS)
        ):
            return at + 1
    return 0


def _of_sentence(tokens: Tokens, end: int) -> Subject | None:
    phrase = sentence_subject(tokens, _last_clause(tokens, end), end)
    return Subject(phrase, None, "sentence") if phrase else None


def _with_subject(tokens: Tokens, end: int) -> Subject | None:
    """``with [Ruiz] yelling``."""
    if end > 3 and tokens[end - 1].text == "," and is_age(tokens, (end - 2, end - 1)):
        end -= 3  # "with Ana Ruiz, 43, yelling"
    for at in range(end - 1, max(-1, end - 6), -1):
        if tokens[at].lower == "with" and at + 1 < end:
            return Subject((at + 1, end), None, "with")
        if not is_capitalised(tokens[at].text):
            return None
    return None


def _same_subject(tokens: Tokens, end: int) -> Subject | None:
    """``Ruiz said the port was shut and [added]``: that of the verb of speech before."""
    for at in range(end - 1, 0, -1):
        token = tokens[at]
        if is_masked(token.text) or token.text == ";":
            break
        finite = not token.lower.endswith("ing") and tokens[at - 1].lower not in AUXILIARIES
        if is_strong(token.lower) and finite and not is_noun_like(token.lower):
            found = subject_of(tokens, at)
            if found:
                return found
    return _of_sentence(tokens, end)


def subject_of(tokens: Tokens, verb: int) -> Subject | None:
    """The subject of the verb at index `verb`, read from the words before it."""
    end = verb
    infinitive = False
    while end > 0 and (tokens[end - 1].lower in AUXILIARIES or is_adverb(tokens[end - 1].lower)):
        end -= 1
        infinitive = infinitive or tokens[end].lower == "to"
    if end == 0:
        return None
    before = tokens[end - 1].lower
    if infinitive:
        return _of_sentence(tokens, end)
    if before in SUBJECT_PRONOUNS:
        return Subject((end - 1, end), None, "pronoun")
    if before == "who":
        return Subject((end - 1, end), None, "who")
    named = end > 2 and tokens[end - 2].text == "," and is_capitalised(tokens[end - 3].text)
    if before == "which" and named:
        return Subject((end - 1, end), None, "which")
    if before in ("that", "which") and end > 1:
        return _of_sentence(tokens, end - 1)
    if _is_participle(tokens, verb):
        return _with_subject(tokens, end) or _same_subject(tokens, end)
    if before in ("and", "but", "or", "then"):
        return _same_subject(tokens, end)
    if before == "by":
        return None
    stretches = split_at_commas(tokens, 0, end)
    if stretches[-1][0] >= stretches[-1][1] and len(stretches) > 1:
        return _before_apposition(tokens, stretches[:-1])
    phrase = subject_before(tokens, *stretches[-1])
    if phrase:
        return Subject(phrase, None, "subject-verb")
    return _of_sentence(tokens, end)
