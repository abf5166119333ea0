"""Join the runs of one split or running quotation, and make the records."""

from collections.abc import Sequence
from typing import NamedTuple

from newsgen.loader.quotes.confidences import INFERRED, NOBODY
from newsgen.loader.quotes.identities import Identity
from newsgen.loader.quotes.paragraphs import View
from newsgen.loader.quotes.readings import Attribution
from newsgen.records import Cue, Fragment, Quote, QuoteKind, Span, Speaker

_SPOKEN: frozenset[QuoteKind] = frozenset(("speech", "fragment"))
_GOES_ON = frozenset(("same-paragraph", "next-run", "running-quote"))

_BETWEEN_SENTENCES = 3
"""Code points of white space at most: a sentence of the reporter's own ends a quotation."""


class Classed(NamedTuple):
    """One quoted run with its kind and, where somebody says it, its attribution."""

    view: View
    kind: QuoteKind
    attribution: Attribution | None


def _stands_between(found: Attribution, before: Classed, after: Classed) -> bool:
    """Whether speaker and cue stand between two runs that both are read from."""
    second = after.attribution
    return (
        second is not None
        and found.cue is not None
        and found.cue == second.cue
        and before.view.run.end <= min(found.cue[0], found.mention[0])
        and max(found.cue[1], found.mention[1]) <= after.view.run.start
    )


def _goes_on_after_cue(before: Classed, after: Classed) -> bool:
    """``"We go," he said, "and we stay."``: the second run goes on with the sentence."""
    last = after.view.left[-1].text if after.view.left else ""
    if before.view.run.piece != after.view.run.piece or not before.view.ends_like_sentence:
        return False
    return last == "," or (last == ":" and after.view.first.islower())


def _is_one_quotation(before: Classed, after: Classed) -> bool:
    """Whether `after` goes on with the words of `before`.

    ``"The plan," said Ruiz, "is not final."`` does; ``called it "a gift" and "a shame"`` are two
    fragments, not one quotation.
    """
    if before.view.run.unclosed and before.view.run.piece + 1 == after.view.run.piece:
        return True
    if before.kind not in _SPOKEN or after.kind not in _SPOKEN:
        return False
    first, second = before.attribution, after.attribution
    if not first or not second or first.mention != second.mention:
        return False
    if _stands_between(first, before, after) and _goes_on_after_cue(before, after):
        return True
    rule = first.rule if first.rule == "next-run" else second.rule
    if rule not in _GOES_ON or before.view.run.piece != after.view.run.piece:
        return False
    if after.view.begins_sentence:
        between = after.view.sentence[0] - before.view.sentence[1]
        return before.view.ends_like_sentence and between <= _BETWEEN_SENTENCES
    split = before.view.starts_like_sentence and before.view.ends_like_sentence
    return split and after.view.left[-1].text in ",:—–-"


def group(runs: Sequence[Classed]) -> list[list[Classed]]:
    """Runs in order, those of one quotation together."""
    groups: list[list[Classed]] = []
    for one in runs:
        if groups and _is_one_quotation(groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _speaker(text: str, found: Attribution, identity: Identity) -> Speaker:
    role = identity.premodifier if identity.apposed else found.role or identity.premodifier
    if identity.joint:
        role = None  # "Ana Ruiz and Mr Haddad, the clerk": it is the role of one of them.
    return Speaker(
        mention=text[slice(*found.mention)],
        span=found.mention,
        name=identity.name,
        person=None,
        role=text[slice(*role)] if role else None,
        anonymous=identity.anonymous,
        joint=identity.joint,
    )


def _best_attribution(runs: Sequence[Classed]) -> Attribution | None:
    """That of the run which stands beside its attribution; else the first one."""
    found = [one.attribution for one in runs if one.attribution]
    own = [one for one in found if not one.inherited]
    return next(iter(own or found), None)


def _kind(runs: Sequence[Classed]) -> QuoteKind:
    kinds = [one.kind for one in runs]
    return next((kind for kind in ("speech", "fragment") if kind in kinds), kinds[0])


def make_quote(
    text: str, number: int, runs: Sequence[Classed], identities: dict[Span, Identity]
) -> Quote:
    """The record of one quotation."""
    fragments = tuple(
        Fragment(one.view.quoted, (one.view.run.start, one.view.run.end)) for one in runs
    )
    kind = _kind(runs)
    found = _best_attribution(runs) if kind in _SPOKEN else None
    identity = identities[found.mention] if found else None
    speaker = _speaker(text, found, identity) if found and identity else None
    confidence = found.confidence if found else NOBODY
    if identity and identity.inferred:
        confidence = round(confidence * INFERRED, 3)
    cue = found.cue if found else None
    told = found.addressee if found else None
    return Quote(
        id=f"q{number}",
        text=" ".join(fragment.text for fragment in fragments),
        fragments=fragments,
        kind=kind,
        speaker=speaker,
        cue=Cue(text[slice(*cue)], cue) if cue else None,
        addressee=text[slice(*told)] if told else None,
        paragraph=runs[0].view.run.piece,
        rule=found.rule if found else kind,
        confidence=confidence,
    )
