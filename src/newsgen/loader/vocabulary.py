"""The topic vocabulary: ``data/topics.yaml`` and what a site's own ``topics.yaml`` adds to it.

The upper headings are those of IPTC Media Topics (CC BY 4.0). A vocabulary is built once for each
text of a site's file; the text, not the vocabulary, travels to worker processes.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from newsgen import codes
from newsgen.errors import Issue, issue_in
from newsgen.loader.site_topics import extend_drafts
from newsgen.loader.topic_drafts import Draft, fold_label, read_drafts
from newsgen.places import TOPICS_FILE
from newsgen.site_files import read_settings


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of the topic index. `parent` is the id of the upper heading; None for an upper one."""

    id: str
    label: str
    parent: str | None
    iptc: str
    """Code of the nearest IPTC media topic, without ``medtop:``; empty for a house's own."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase, and the lower headings that it speaks for, each with a weight."""

    text: str
    weights: tuple[tuple[int, float], ...]
    """Index into `Vocabulary.lower` and 1, 2 or 3."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All headings and cues."""

    headings: Mapping[str, Heading]
    """By id, in the order of the file. An id is that of one heading, upper or lower."""
    lower: tuple[Heading, ...]
    strong: frozenset[int]
    """Indexes into `lower` of headings that ask for a cue of weight 3, or for a high score."""
    names: Mapping[str, str]
    """Folded label or other name → id."""
    cues: Mapping[str, Cue]
    """By every form of the cue, the plain plural included. It and `openers` are plain dicts: they
    are asked for every fifth word, and a proxy takes twice as long."""
    openers: Mapping[str, frozenset[str]]
    """First words of the cues of two and three words → the words that go on from there."""
    starts: frozenset[str]
    """First words of all cues."""
    possessive: re.Pattern[str]
    """The ``'s`` of words that no cue has with it: ``mayor's``, not ``women's``."""

    def find_label_id(self, label: str) -> str | None:
        """The id of the heading that an editor means: ``"floods"`` → ``floods-and-storms``."""
        return self.names.get(fold_label(label))


def read_vocabulary(extra: str = "") -> Vocabulary:
    """The built-in vocabulary with the additions of `extra`, the text of a site's file.

    What is wrong in `extra` is left out; `check_vocabulary` says what that is. Built once a text.
    """
    return _read_vocabulary(extra)


@lru_cache(maxsize=4)  # a preview sees a new text with each save of the file
def _read_vocabulary(extra: str) -> Vocabulary:
    drafts = read_drafts()
    if extra:
        extend_drafts(drafts, extra, "")
    return _build_vocabulary(drafts.values())


def check_vocabulary(text: str, path: str) -> tuple[Issue, ...]:
    """All that is wrong with a site's own file, with its places (N707, N708, N709)."""
    return extend_drafts(read_drafts(), text, path) if text else ()


def load_topics(root: Path) -> tuple[str, tuple[Issue, ...]]:
    """The text of the topics.yaml of the site at `root`, and what is wrong with it.

    Empty where there is no file, or a wrong one.
    """
    try:
        text = read_settings(root / TOPICS_FILE)
    except FileNotFoundError:
        return "", ()
    except (OSError, UnicodeDecodeError) as error:
        return "", (issue_in(codes.TOPICS_YAML, TOPICS_FILE, str(error)),)
    issues = check_vocabulary(text, TOPICS_FILE)
    return "" if issues else text, issues


def _build_vocabulary(uppers: Iterable[Draft]) -> Vocabulary:
    headings: list[Heading] = []
    weights: dict[str, dict[int, float]] = {}
    lower: list[Heading] = []
    strong: set[int] = set()
    for upper in uppers:
        headings.append(Heading(upper.id, upper.label, None, upper.iptc))
        for draft in upper.topics.values():
            for cue, weight in draft.cues.items():
                weights.setdefault(cue, {})[len(lower)] = weight
            if draft.strong:
                strong.add(len(lower))
            lower.append(Heading(draft.id, draft.label, upper.id, draft.iptc))
            headings.append(lower[-1])
    cues = {text: Cue(text, tuple(sorted(by.items()))) for text, by in weights.items()}
    forms = {plural: cue for text, cue in cues.items() for plural in _plurals(text)} | cues
    starts = frozenset(text.partition(" ")[0] for text in forms)
    return Vocabulary(
        MappingProxyType({heading.id: heading for heading in headings}),
        tuple(lower),
        frozenset(strong),
        MappingProxyType(_collect_names(uppers)),
        forms,
        _index_phrases(forms),
        starts,
        _possessive_pattern(starts),
    )


def _collect_names(uppers: Iterable[Draft]) -> dict[str, str]:
    """Folded names → ids. A site's names come first, lower headings before upper ones.

    ``Weather`` is an upper heading and another name of a lower one: the lower one says more.
    """
    lower = [draft for upper in uppers for draft in upper.topics.values()]
    names = {draft.id: draft.id for draft in lower}
    for draft in (*lower, *uppers):
        names |= {fold_label(name): draft.id for name in draft.claimed}
    for draft in (*lower, *uppers):
        for name in (draft.label, *draft.also):
            names.setdefault(fold_label(name), draft.id)
    return names


def _index_phrases(forms: Iterable[str]) -> Mapping[str, frozenset[str]]:
    following: dict[str, set[str]] = {}
    for first, second in (form.split(" ")[:2] for form in forms if " " in form):
        following.setdefault(first, set()).add(second)
    return {first: frozenset(words) for first, words in following.items()}


def _possessive_pattern(starts: Iterable[str]) -> re.Pattern[str]:
    kept = sorted(word for word in starts if word.endswith("'s"))
    return re.compile("'s(?= )" + "".join(f"(?<! {re.escape(word)})" for word in kept))


def _plurals(cue: str) -> Sequence[str]:
    """The plain plural of the last word: ``refinery`` → ``refineries``, ``bus`` → ``buses``."""
    if cue.endswith(("ss", "x", "ch", "sh")):
        return (cue + "es",)
    if cue.endswith("s"):
        return (cue + "es",) if cue.endswith("us") else ()
    if cue.endswith("y") and cue[-2:-1] not in "aeiou":
        return (cue[:-1] + "ies",)
    return (cue + "s",)
