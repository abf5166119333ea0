"""Boilerplate: paragraphs around the story, classed by the rules of data/boilerplate.yaml."""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import cast

import yaml

from newsgen.loader.house_lines import NO_LINES, HouseLine
from newsgen.records import Block, Boilerplate, BoilerplateKind, Span

__all__ = [
    "Rule",
    "classify",
    "classify_web",
    "is_label",
    "is_link_label",
    "is_web_link_label",
    "read_boilerplate",
    "rules",
]

_LONGEST_LINE = 1200
"""In characters; a rule speaks of at most 150 words."""

_DEFAULT_WORDS = 60
_CONFIDENCE = 0.9
_LABEL = re.compile(
    r"(?:corrections?|clarifications?|(?:editor|publisher)['’]s note|disclaimer)\s*[:.]?$",
    re.IGNORECASE,
)

_FIRST_WORD = re.compile(r"[\s(\[*—–-]*([^\W_]+|.)")
"""A line's first word, without the brackets and dashes before it."""

_LINK_LABEL = re.compile(
    r"(?:related(?: \w+)?|see also|(?:also )?read(?: (?:more|also|next|too))?|further reading)"
    r"\s*[:.…]*$",
    re.IGNORECASE,
)
_WEB_LINK_LABEL = re.compile(
    r"(?:you (?:may|might) (?:also )?(?:like|enjoy|be interested in)|"
    r"more (?:on|from|about|like) .{2,40}|most (?:read|popular)|(?:our )?top stories|"
    r"recommended(?: \w+){0,2}|what to read next|trending(?: now)?|more stories)\s*[:.…]*$",
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
    """Words, in small letters, without which the rule cannot match; empty where there are none."""
    opens: tuple[str, ...]
    """The first words, in small letters, of the lines that it can match; empty if any can be."""
    example: str
    web: bool
    """It is tried only in copy taken from web pages."""


def _read_rule(kind: str, row: dict[str, object]) -> Rule:
    flags = 0 if row.get("case") else re.IGNORECASE
    return Rule(
        kind=cast(BoilerplateKind, kind),
        name=str(row["name"]),
        pattern=re.compile(str(row["pattern"]), flags),
        words=cast(int, row.get("words", _DEFAULT_WORDS)),
        needs=str(row.get("needs", "")),
        opens=tuple(str(row.get("opens", "")).split()),
        example=str(row["example"]),
        web=bool(row.get("web")),
    )


@functools.cache
def rules() -> tuple[Rule, ...]:
    """The rules in the order in which they are tried."""
    data = files("newsgen.loader").joinpath("data", "boilerplate.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, list[dict[str, object]]] = yaml.load(data, loader)
    return tuple(_read_rule(kind, row) for kind, rows in table.items() for row in rows)


@dataclass(frozen=True, slots=True)
class _Table:
    """The rules by what shows cheaply that a line may match them; most lines match none."""

    by_word: Mapping[str, tuple[int, ...]]
    by_need: tuple[tuple[str, int], ...]
    always: tuple[int, ...]

    needs: tuple[str, ...]

    def find_candidates(self, line: str) -> Sequence[int]:
        """The numbers of the rules that may match, in the order in which they are tried."""
        low = line.lower()
        first = _FIRST_WORD.match(low)
        found = self.by_word.get(first[1] if first else "", self.always)
        if not any(map(low.__contains__, self.needs)):
            return found
        return sorted([*found, *(number for need, number in self.by_need if need in low)])


@functools.cache
def _table() -> _Table:
    always = tuple(n for n, rule in enumerate(rules()) if not rule.needs and not rule.opens)
    by_word: dict[str, tuple[int, ...]] = {}
    for number, rule in enumerate(rules()):
        for word in rule.opens:
            by_word[word] = (*by_word.get(word, ()), number)
    by_need = tuple((rule.needs, number) for number, rule in enumerate(rules()) if rule.needs)
    return _Table(
        by_word={word: tuple(sorted((*always, *found))) for word, found in by_word.items()},
        by_need=by_need,
        always=always,
        needs=tuple(need for need, _ in by_need),
    )


def classify(line: str) -> tuple[BoilerplateKind, str] | None:
    """The kind of boilerplate that ``line`` is and the rule that says so; None for story text.

    ``line`` is one whole paragraph, stripped. A rule matches from its first character, so a
    sentence that merely talks about subscribing stays in the story.
    """
    return _try_rules(line, web=False)


def classify_web(line: str) -> tuple[BoilerplateKind, str] | None:
    """The same by the rules for what web pages leave in copy: ``Read More`` and nothing else."""
    return _try_rules(line, web=True)


def _try_rules(line: str, *, web: bool) -> tuple[BoilerplateKind, str] | None:
    if not line or len(line) > _LONGEST_LINE:
        return None
    for number in _table().find_candidates(line):
        rule = rules()[number]
        if rule.web == web and rule.pattern.match(line) and len(line.split()) <= rule.words:
            return rule.kind, rule.name
    return None


def is_label(line: str) -> bool:
    """Whether a boilerplate line only announces the paragraph below it: ``CORRECTION:``."""
    return _LABEL.match(line) is not None


def is_link_label(line: str) -> bool:
    """Whether a boilerplate line announces a list of links: ``RELATED STORIES:``."""
    return _LINK_LABEL.match(line) is not None


def is_web_link_label(line: str) -> bool:
    """The same of the labels that web pages print: ``You may also like:``."""
    return _WEB_LINK_LABEL.match(line) is not None


def read_boilerplate(
    text: str, blocks: Sequence[Block], house: Mapping[Span, HouseLine] = NO_LINES
) -> tuple[Boilerplate, ...]:
    """The boilerplate blocks of an article, each with its kind and the rule that found it.

    `house` is what its house profile says of some. A block that no rule knows stands below a label
    and is of the label's kind.
    """
    found: list[Boilerplate] = []
    for block in blocks:
        if block.kind != "boilerplate":
            continue
        start, end = block.span
        if block.span in house:
            found.append(house[block.span].read_boilerplate(text))
            continue
        named = classify(text[start:end])
        if named is None:
            named = (found[-1].kind if found else "disclaimer", "below-label")
        found.append(Boilerplate(named[0], text[start:end], block.span, named[1], _CONFIDENCE))
    return tuple(found)
