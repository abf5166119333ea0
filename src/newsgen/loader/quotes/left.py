"""Attributions left of a quotation: ``[Ruiz said:] "We go."``"""

from newsgen.loader.quotes.labels import read_label, read_speech_noun, read_trailing_label
from newsgen.loader.quotes.lexicon import speech_verbs
from newsgen.loader.quotes.noun_phrases import Range, Tokens, read_noun_phrase, strip_lead
from newsgen.loader.quotes.passive import has_agent, is_passive
from newsgen.loader.quotes.readings import Reading
from newsgen.loader.quotes.right import read_role, source_at
from newsgen.loader.quotes.subjects import (
    Subject,
    named_before_which,
    named_before_who,
    subject_of,
)
from newsgen.loader.quotes.tokens import (
    in_compound,
    is_adverb,
    is_capitalised,
    is_masked,
    is_noun_like,
    is_possessive,
    is_strong,
)
from newsgen.loader.quotes.words import (
    AUXILIARIES,
    DETERMINERS,
    FORMS_OF_BE,
    MENTAL_VERBS,
    PARENTHETIC,
    PERSONAL_PRONOUNS,
    PREPOSITIONS,
    PRONOMINAL,
    STATES_OF_MIND,
    SUBJECT_PRONOUNS,
)

_LONGEST_SPEAKER = 16
_FAR = 12
"""Tokens between a weak verb and the quotation after which a verb farther left is likelier."""
_IMPERSONAL = frozenset(("it", "that", "this", "there", "these", "those", "what", "the"))
_NEW_CLAUSE = frozenset(("and", "but", "so", "yet", ","))
_OBJECTS = frozenset(("it", "him", "them", "us", "me"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "of"))


def _according_to(tokens: Tokens) -> Reading | None:
    """``According to the Water Board, "``."""
    for at in range(len(tokens) - 2, -1, -1):
        if tokens[at][1] == "according" and tokens[at + 1].lower == "to":
            phrase = read_noun_phrase(tokens, at + 2)
            if phrase[1] > phrase[0]:
                return Reading(phrase, (at, at + 2), None, "left-according")
    return None


def continues_speaker(tokens: Tokens) -> bool:
    """``Adding: "``, ``He adds: "`` without a subject: the speaker is that of the quote before."""
    first = strip_lead(tokens, 0, len(tokens))
    if first >= len(tokens) - 1 or tokens[-1].text not in ":,":
        return False
    lower = tokens[first].lower
    if not is_strong(lower):
        return False
    return lower.endswith("ing") or (lower in ("adds", "added") and len(tokens) - first <= 2)


def _verb_subject(tokens: Tokens) -> Reading | None:
    """``Said Ana Ruiz: "``."""
    first = strip_lead(tokens, 0, len(tokens))
    if first >= len(tokens) - 1 or tokens[-1].text not in ":,":
        return None
    if not is_strong(tokens[first].lower):
        return None
    phrase = read_noun_phrase(tokens, first + 1)
    if phrase[1] == phrase[0]:
        return None
    role = read_role(tokens, phrase[1])
    if role and role[1] == len(tokens) - 1:
        return Reading(phrase, (first, first + 1), role, "left-verb-subject")
    if phrase[1] < len(tokens) - 2:
        named = any(is_capitalised(token.text) for token in tokens[slice(*phrase)])
        if tokens[phrase[1]].text != "," or not named or tokens[first].lower not in PARENTHETIC:
            return None
    return Reading(phrase, (first, first + 1), None, "left-verb-subject")


def _follows_subject(tokens: Tokens, at: int) -> bool:
    """Whether a noun-like verb stands where a verb would: ``Ruiz [claims]``."""
    if at == 0:
        return False
    before = tokens[at - 1]
    return (
        before.lower in SUBJECT_PRONOUNS
        or is_capitalised(before.text)
        or before.lower in AUXILIARIES
        or is_adverb(before.lower)
        or before.text == ","
        or before.lower == "who"
        or (is_masked(before.text) and at >= len(tokens) - 2)
        or (tokens[at].lower in ("read", "reads") and at >= len(tokens) - 2)
    )


def _takes_object(tokens: Tokens, at: int) -> bool:
    """``The report [calls] it``: a verb by what follows it, though it looks like a noun."""
    if not 0 < at < len(tokens) - 1 or not tokens[at - 1].text.isalpha():
        return False
    if tokens[at - 1].lower in PREPOSITIONS or tokens[at - 1].lower in DETERMINERS:
        return False
    follows = tokens[at + 1].lower
    return follows in _OBJECTS or (tokens[at].lower == "calls" and follows in DETERMINERS)


def _tells_mind(tokens: Tokens, at: int) -> bool:
    """``is [worried] that``."""
    if not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].lower in FORMS_OF_BE and tokens[at + 1].lower == "that"


def _verbs(tokens: Tokens) -> list[int]:
    """Indices of the verbs of speech, the nearest to the quotation first."""
    found = []
    forms = speech_verbs().forms
    for at in range(len(tokens) - 1, -1, -1):
        lower = tokens[at][1]
        if lower not in forms and lower not in STATES_OF_MIND:
            continue
        if lower in STATES_OF_MIND and _tells_mind(tokens, at):
            found.append(at)
            continue
        if lower not in forms or (at and is_capitalised(tokens[at].text)):
            continue
        noun = is_noun_like(lower) and not _takes_object(tokens, at)
        if in_compound(tokens, at) or (noun and not _follows_subject(tokens, at)):
            continue
        before = tokens[at - 1].lower if at else ""
        if before in _ARTICLES or (is_passive(tokens, at) and not has_agent(tokens, at)):
            continue
        stands_alone = before in PRONOMINAL and is_strong(lower)
        if before in DETERMINERS and not (stands_alone or lower.endswith("ed")):
            continue
        if at and is_possessive(tokens[at - 1].text):
            continue
        found.append(at)
    return found


def _parenthetic(tokens: Tokens, verb: int) -> Reading | None:
    """``the port, says Ana Ruiz, is "``."""
    if not verb or verb + 1 >= len(tokens) or tokens[verb - 1].text != ",":
        return None
    if tokens[verb].lower not in PARENTHETIC:
        return None
    first = tokens[verb + 1]
    named = is_capitalised(first.text)
    if not (named or first.lower in DETERMINERS or first.lower in SUBJECT_PRONOUNS):
        return None
    phrase = read_noun_phrase(tokens, verb + 1)
    end = phrase[1]
    if end == phrase[0] or end >= len(tokens) or tokens[end].text not in ",:":
        return None
    named = any(is_capitalised(token.text) for token in tokens[slice(*phrase)])
    if not named and first.lower not in SUBJECT_PRONOUNS:
        return None
    commas = sum(token.text == "," for token in tokens[:verb])
    if verb >= 2 and is_capitalised(tokens[verb - 2].text) and commas >= 2:
        return None
    return Reading(phrase, (verb, verb + 1), None, "left-parenthetic")


def _outer_subject(
    tokens: Tokens, verb: int, subject: Subject, farther: list[int]
) -> tuple[int, Subject]:
    """``Ruiz says it feels "``: a weak verb without a person as subject yields to ``says``."""
    pronoun = subject.rule == "pronoun"
    if not pronoun and tokens[subject.phrase[0]].lower not in _IMPERSONAL:
        return verb, subject
    for outer in farther:
        if is_strong(tokens[outer].lower):
            between = tokens[outer:verb]
            if any(token.text in ";," or is_masked(token.text) for token in between):
                continue
            found = subject_of(tokens, outer)
            return (outer, found) if found else (verb, subject)
    return verb, subject


def _named_before(tokens: Tokens, at: int, rule: str) -> Range | None:
    """Whom ``who`` or ``which`` at `at` stands for."""
    if rule == "who":
        return named_before_who(tokens, at)
    return named_before_which(tokens, at) if rule == "which" else None


def _by_verb(tokens: Tokens, verbs: list[int], number: int) -> Reading | None:
    """The reading by the verb at place `number` of `verbs`."""
    verb = verbs[number]
    gap = len(tokens) - verb - 1
    weak = not is_strong(tokens[verb].lower)
    farther = verbs[number + 1 :]
    if farther and weak and gap > _FAR and number == 0:
        return None
    if farther and verb and tokens[verb - 1].lower == "to":
        return None
    if has_agent(tokens, verb):
        return source_at(tokens, verb, verb + 2, "left-according")
    found = _parenthetic(tokens, verb)
    if found:
        return found
    subject = subject_of(tokens, verb)
    if subject is None:
        return None
    if weak or tokens[verb].lower in MENTAL_VERBS:
        verb, subject = _outer_subject(tokens, verb, subject, farther)
    phrase, role, rule = subject
    if phrase[1] - phrase[0] > _LONGEST_SPEAKER:
        return None
    near = gap <= 2 or tokens[-1].text == ":"
    name = f"left-{rule}" if near or not weak else "left-far-verb"
    cue = verb
    while cue > phrase[1] and (
        tokens[cue - 1].lower in AUXILIARIES or is_adverb(tokens[cue - 1].lower)
    ):
        cue -= 1
    referent = _named_before(tokens, phrase[0], rule)
    return Reading(phrase, (cue, verb + 1), role, name, referent)


def _last_clause(tokens: Tokens, verb: int) -> Reading | None:
    """``Ruiz said it was over, but [he] had one plea: "``: a new clause after the last verb."""
    if tokens[-1].text != ":":
        return None
    for at in range(len(tokens) - 2, verb + 1, -1):
        if tokens[at].lower in PERSONAL_PRONOUNS and tokens[at - 1].lower in _NEW_CLAUSE:
            return Reading((at, at + 1), (len(tokens) - 1, len(tokens)), None, "left-colon")
    return None


def read_left(tokens: Tokens) -> Reading | None:
    """The attribution in the words of the sentence before the opening mark."""
    if not tokens:
        return None
    found = (
        _according_to(tokens)
        or _verb_subject(tokens)
        or read_speech_noun(tokens)
        or read_trailing_label(tokens)
    )
    if found:
        return found
    verbs = _verbs(tokens)
    if not verbs:
        return read_label(tokens)
    found = _last_clause(tokens, verbs[0])
    if found:
        return found
    for number, verb in enumerate(verbs):
        if any(token.text == ";" for token in tokens[verb + 1 :]):
            return None
        found = _by_verb(tokens, verbs, number)
        if found:
            return found
    return None
