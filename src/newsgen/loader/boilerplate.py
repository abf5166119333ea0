"""Boilerplate: paragraphs around the story, classed by the rules of data/boilerplate.yaml."""

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

import yaml

from newsgen.records import Block, Boilerplate, BoilerplateKind

__all__ = ["Rule", "classify", "is_label", "read_boilerplate", "rules"]

_LONGEST_LINE = 1200
"""In characters; a rule speaks of at most 150 words."""

_DEFAULT_WORDS = 60
_CONFIDENCE = 0.9
_LABEL = re.compile(
    r"(?:corrections?|clarifications?|(?:editor|publisher)['’]s note|disclaimer)\s*[:.]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the table: what it matches and an invented example of it."""

    kind: BoilerplateKind
    name: str
    pattern: re.Pattern[str]
    words: int
    needs: str
    """A word, in small letters, without which the rule cannot match; empty where it opens with its
    own words and so fails at once."""
    example: str


def _read_rule(kind: str, row: dict[str, object]) -> Rule:
    flags = 0 if row.get("case") else re.IGNORECASE
    return Rule(
        kind=cast(BoilerplateKind, kind),
        name=str(row["name"]),
        pattern=re.compile(str(row["pattern"]), flags),
        words=cast(int, row.get("words", _DEFAULT_WORDS)),
        needs=str(row.get("needs", "")),
        example=str(row["example"]),
    )


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    data = files("newsgen.loader").joinpath("data", "boilerplate.yaml").read_text(encoding="utf-8")
    table: dict[str, list[dict[str, object]]] = yaml.safe_load(data)
    return tuple(_read_rule(kind, row) for kind, rows in table.items() for row in rows)


@functools.cache
def _openings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The rules that open with words of their own: most paragraphs match none, one pass says so.

    First those that ignore case, to be matched with small letters, which is far faster; then those
    that do not.
    """
    patterns = tuple(rule.pattern for rule in rules() if not rule.needs)
    folded = (f"(?:{p.pattern})" for p in patterns if p.flags & re.I)
    exact = (f"(?:{p.pattern})" for p in patterns if not p.flags & re.I)
    return re.compile("|".join(folded)), re.compile("|".join(exact))


@functools.cache
def _needed() -> tuple[str, ...]:
    return tuple(rule.needs for rule in rules() if rule.needs)


def classify(line: str) -> tuple[BoilerplateKind, str] | None:
    """The kind of boilerplate that ``line`` is and the rule that says so; None for story text.

    ``line`` is one whole paragraph, stripped. A rule matches from its first character, so a
    sentence that merely talks about subscribing stays in the story.
    """
    if not line or len(line) > _LONGEST_LINE:
        return None
    low = line.lower()
    folded, exact = _openings()
    if not (folded.match(low) or exact.match(line) or any(map(low.__contains__, _needed()))):
        return None
    words = len(line.split())
    for rule in rules():
        if words <= rule.words and rule.pattern.match(line):
            return rule.kind, rule.name
    return None


def is_label(line: str) -> bool:
    """Whether a boilerplate line only announces the paragraph below it: ``CORRECTION:``."""
    return _LABEL.match(line) is not None


def read_boilerplate(text: str, blocks: Sequence[Block]) -> tuple[Boilerplate, ...]:
    """The boilerplate blocks of an article, each with its kind and the rule that found it.

    A block that no rule knows stands below a label and is of the label's kind.
    """
    found: list[Boilerplate] = []
    for block in blocks:
        if block.kind != "boilerplate":
            continue
        start, end = block.span
        named = classify(text[start:end])
        if named is None:
            named = (found[-1].kind if found else "disclaimer", "below-label")
        found.append(Boilerplate(named[0], text[start:end], block.span, named[1], _CONFIDENCE))
    return tuple(found)
