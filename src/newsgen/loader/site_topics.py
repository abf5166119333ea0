"""A site's own ``topics.yaml``: what it adds to the built-in vocabulary, and what it drops.

drop: [Cricket]                      # headings that are not wanted
Sport:                               # an upper heading, built in or new
  topics:
    Football:
      drop: [goal]                   # cues that are not wanted
      cues: {2: terrace}
    Rowing:                          # a new heading
      iptc: "15000000"
      also: [regattas]
      cues: {3: "regatta, coxswain", 1: crew}
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Final

import yaml

from newsgen import codes
from newsgen.errors import Issue
from newsgen.loader.topic_drafts import Draft, fold_label
from newsgen.located_yaml import Codes, Entry, Reader, is_empty

_CODES: Final = Codes(
    codes.TOPICS_YAML,
    codes.TOPICS_KEY,
    codes.TOPICS_YAML,
    codes.TOPICS_KEY,
    codes.TOPICS_VALUE,
)
DROP: Final = "drop"
_UPPER_FIELDS: Final = ("iptc", "also", "topics")
_LOWER_FIELDS: Final = ("iptc", "also", "strong", "cues", "drop")
_WEIGHTS: Final = ("1", "2", "3")
_MOST_WORDS: Final = 3
_WORD: Final = re.compile(r"[^\W_]+(?:[-'&][^\W_]+)*")
_IPTC: Final = re.compile(r"(?:medtop:)?(\d{8})")


@dataclass(frozen=True, slots=True)
class _Work:
    """A file that is being read, and what it has named so far."""

    reader: Reader
    uppers: dict[str, Draft]
    headings: dict[str, str] = field(default_factory=dict)
    """Id → the heading as the file writes it."""
    claimed: dict[str, str] = field(default_factory=dict)
    """Folded other name → label of the heading that has it."""


def extend_drafts(uppers: dict[str, Draft], text: str, path: str) -> tuple[Issue, ...]:
    """Add to `uppers` what `text` says, and return all that is wrong with it, in its order.

    A heading that is known is added to, another is made; what is wrong is left out.
    """
    reader = Reader(path, text, 0, len(text), _CODES)
    entries = reader.mapping() or {}
    dropped = entries.pop(DROP, None)
    if dropped:
        _drop_headings(reader, uppers, dropped)
    work = _Work(reader, uppers)
    for entry in entries.values():
        if not reader.is_told and _is_new(work, entry):
            _extend_upper(work, entry)
    return tuple(sorted(reader.issues))


def _extend_upper(work: _Work, entry: Entry) -> None:
    reader, uppers = work.reader, work.uppers
    key = fold_label(entry.name)
    owner = _find_owner(uppers, key)
    if owner:
        message = f"“{entry.name}” is a heading below “{owner.label}”"
        hint = f"write it below `{owner.label}:` and `topics:`, or choose another name"
        reader.report_at(codes.TOPICS_KEY, entry.key, message, hint)
        return
    draft = uppers.setdefault(key, Draft(entry.name))
    values = _read_fields(reader, entry, _UPPER_FIELDS)
    _extend_names(work, draft, values)
    below = reader.children(values["topics"].value) if "topics" in values else None
    for lower in (below or {}).values():
        if _is_new(work, lower):
            _extend_lower(work, draft, lower)


def _extend_lower(work: _Work, upper: Draft, entry: Entry) -> None:
    reader, uppers = work.reader, work.uppers
    key = fold_label(entry.name)
    owner = uppers.get(key) or _find_owner(uppers, key)
    if owner and owner is not upper:
        above = key in uppers
        where = "an upper heading" if above else f"a heading below “{owner.label}”"
        hint = "choose another name" if above else f"write it below `{owner.label}:`"
        reader.report_at(codes.TOPICS_KEY, entry.key, f"“{entry.name}” is {where}", hint)
        return
    if owner is upper and key == upper.id:
        message = f"“{entry.name}” is the heading above it"
        reader.report_at(codes.TOPICS_KEY, entry.key, message, "choose another name")
        return
    draft = upper.topics.setdefault(key, Draft(entry.name))
    values = _read_fields(reader, entry, _LOWER_FIELDS)
    _extend_names(work, draft, values)
    if "strong" in values:
        draft.strong = bool(reader.boolean(values["strong"].value))
    if DROP in values:
        _drop_cues(reader, draft, values[DROP])
    weights = reader.fields(values["cues"].value, _WEIGHTS) if "cues" in values else None
    for weight, cues in (weights or {}).items():
        if weight in _WEIGHTS:
            draft.cues.update((cue, float(weight)) for cue in _read_cues(reader, cues.value))


def _extend_names(work: _Work, draft: Draft, values: Mapping[str, Entry]) -> None:
    reader = work.reader
    if "also" in values:
        for name in reader.strings(values["also"].value) or ():
            owner = work.claimed.setdefault(fold_label(name), draft.label)
            if owner == draft.label:
                draft.claimed.append(name)
            else:
                message = f"“{name}” belongs to “{owner}” too"
                hint = "a name can stand for one heading only"
                reader.report_at(codes.TOPICS_VALUE, values["also"].value, message, hint)
    if "iptc" in values:
        node = values["iptc"].value
        code = reader.string(node)
        match = _IPTC.fullmatch(code or "")
        if match:
            draft.iptc = match[1]
        elif code:
            message = f"`{code}` is no code of an IPTC media topic"
            reader.report_at(codes.TOPICS_VALUE, node, message, 'it has eight digits: "15000000"')


def _read_fields(reader: Reader, entry: Entry, known: Sequence[str]) -> dict[str, Entry]:
    if is_empty(entry.value):
        return {}
    return reader.fields(entry.value, known) or {}


def _read_cues(reader: Reader, node: yaml.Node) -> Iterator[str]:
    """The cues of one weight: ``regatta, coxswain`` or a list."""
    for item in reader.strings(node) or ():
        for printed in item.split(","):
            words = _read_cue(printed)
            if 0 < len(words) <= _MOST_WORDS and all(map(_WORD.fullmatch, words)):
                yield " ".join(words)
            elif printed.strip():
                message = f"`{printed.strip()[:40]}` cannot be a cue"
                hint = "write one to three words, without stops and other marks"
                reader.report_at(codes.TOPICS_VALUE, node, message, hint)


def _read_cue(printed: str) -> list[str]:
    return printed.lower().replace("’", "'").split()


def _drop_cues(reader: Reader, draft: Draft, entry: Entry) -> None:
    for item in reader.strings(entry.value) or ():
        for printed in item.split(","):
            cue = " ".join(_read_cue(printed))
            if cue and draft.cues.pop(cue, None) is None:
                message = f"`{cue}` is no cue of “{draft.label}”"
                reader.report_at(codes.TOPICS_VALUE, entry.value, message, _near(cue, draft.cues))


def _drop_headings(reader: Reader, uppers: dict[str, Draft], entry: Entry) -> None:
    known = {draft.label: draft for upper in uppers.values() for draft in _family(upper)}
    for label in reader.strings(entry.value) or ():
        key = fold_label(label)
        owner = _find_owner(uppers, key)
        if owner:
            del owner.topics[key]
        elif uppers.pop(key, None) is None:
            message = f"“{label}” is no heading of the vocabulary"
            reader.report_at(codes.TOPICS_VALUE, entry.value, message, _near(label, known))


def _family(upper: Draft) -> Iterator[Draft]:
    yield upper
    yield from upper.topics.values()


def _find_owner(uppers: Mapping[str, Draft], key: str) -> Draft | None:
    """The upper heading that has `key` below it."""
    return next((upper for upper in uppers.values() if key in upper.topics), None)


def _is_new(work: _Work, entry: Entry) -> bool:
    """Whether the file names this heading for the first time, and with letters."""
    key = fold_label(entry.name)
    if not key:
        message = "a heading needs a letter or a figure"
        work.reader.report_at(codes.TOPICS_VALUE, entry.key, message)
        return False
    if key in work.headings:
        message = f"“{entry.name}” stands twice"
        hint = f"it is given as “{work.headings[key]}” before; keep one of the two"
        work.reader.report_at(codes.TOPICS_KEY, entry.key, message, hint)
        return False
    work.headings[key] = entry.name
    return True


def _near(word: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(word, known, n=2, cutoff=0.6)
    return f"did you mean {' or '.join(f'`{n}`' for n in near)}?" if near else ""
