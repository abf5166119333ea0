"""YAML whose every value knows its place in the file, read for mistakes to be reported.

PyYAML's own loaders let the last of two equal keys win, turn ``NO`` into False and ``12:30:00``
into 45000. So this reads only the nodes that PyYAML composes, keeps scalars as they are written,
and lets `Reader` say where a value is not what it should be.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

import yaml

from newsgen.errors import Code, Issue, issue_at, locate
from newsgen.records import Span
from newsgen.unknown_fields import say_unknown

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|\ufeff"
)
"""What YAML 1.1 does not take, and byte-order marks inside a text."""
_MOST_DEPTH = 100
_MOST_VALUES = 200_000
MOST_MISTAKES = 100
"""Mistakes of one document that are told. Each costs a look through the file for its line."""
_VALUE_SIGNS = ",\n:"
_BRACKET = re.compile(r"[\[\]{}]")
_NESTED_LINE = re.compile(rf"^ {{1000,}}|^ *(?:[-?] +){{{_MOST_DEPTH},}}", re.MULTILINE)
_TRUE = frozenset({"true", "yes", "on"})
_FALSE = frozenset({"false", "no", "off"})
_STRING_TAG = "tag:yaml.org,2002:str"
_NULL_TAG = "tag:yaml.org,2002:null"

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Codes:
    """The codes under which a file reports its mistakes."""

    invalid: Code
    duplicate: Code
    not_a_mapping: Code
    unknown: Code
    wrong_type: Code


@dataclass(slots=True)
class Reader:
    """Reads one YAML document inside a file and collects its issues."""

    path: str
    text: str
    """The whole decoded file."""
    start: int
    """Where the document begins in `text`."""
    end: int
    codes: Codes
    issues: list[Issue] = field(default_factory=list)

    def mapping(self) -> dict[str, "Entry"] | None:
        """The document's top level, by key; None where it is not a mapping. Empty if blank."""
        document = self.text[self.start : self.end]
        if (deep := _find_depth(document)) is not None:
            self.report(self.codes.invalid, self.start + deep, "the YAML is nested too deeply")
            return None
        if sum(map(document.count, _VALUE_SIGNS)) > _MOST_VALUES:
            message = f"the YAML has more than {_MOST_VALUES:,} values"
            self.report(self.codes.invalid, self.start, message, "divide it, or write less")
            return None
        if unprintable := _UNPRINTABLE.search(document):
            at, sign = unprintable.start(), unprintable[0]
            message = f"a control character (U+{ord(sign):04X}) may not stand here"
            self.report(self.codes.invalid, self.start + at, message, "remove it")
            return None
        try:
            node = yaml.compose(document, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            self._report_invalid(error)
            return None
        if node is None:
            return {}
        if not isinstance(node, yaml.MappingNode):
            message = f"expected fields such as `headline: …`, found {_describe(node)}"
            self.report(self.codes.not_a_mapping, self._offset(node), message)
            return None
        return self.entries(node)

    def entries(self, node: yaml.MappingNode) -> dict[str, "Entry"]:
        """The pairs of a mapping; a key that stands twice is reported and the first is kept."""
        found: dict[str, Entry] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report(self.codes.wrong_type, self._offset(key), "a key must be a word")
                continue
            name = str(key.value)
            if name in found and self.is_told:
                continue
            if name in found:
                first, _, _ = locate(self.text, self._offset(found[name].key))
                self.report(
                    self.codes.duplicate,
                    self._offset(key),
                    f"`{name}` stands twice",
                    f"it is given first in line {first}; keep one of the two",
                )
                continue
            found[name] = Entry(name, key, value)
        return found

    def check_known(
        self, entries: dict[str, "Entry"], known: Sequence[str], hint: str = ""
    ) -> None:
        """Report every key that is not among `known`, with near matches."""
        for name, entry in entries.items():
            if name in known or self.is_told:
                continue
            near = get_close_matches(name, known, n=2, cutoff=0.6)
            advice = f"did you mean {' or '.join(f'`{n}`' for n in near)}? " if near else ""
            fallback = hint or f"known fields: {', '.join(sorted(known))}"
            self.report(
                self.codes.unknown,
                self._offset(entry.key),
                say_unknown(name),
                f"{advice}{fallback}" if hint or not near else advice.strip(),
            )

    def string(self, node: yaml.Node) -> str | None:
        """A scalar as written; None for an empty one. Reports lists and mappings."""
        if not isinstance(node, yaml.ScalarNode):
            self._wrong(node, "expected text")
            return None
        return str(node.value).strip() or None if node.tag != _NULL_TAG else None

    def strings(self, node: yaml.Node) -> tuple[str, ...] | None:
        """A list of scalars as written; a single text counts as a list of one."""
        if isinstance(node, yaml.SequenceNode):
            items = [self.string(item) for item in node.value]
            return tuple(item for item in items if item)
        if isinstance(node, yaml.ScalarNode):
            if node.tag == _NULL_TAG:
                return ()
            if node.tag == _STRING_TAG:
                return (str(node.value).strip(),) if str(node.value).strip() else ()
        self._wrong(node, "expected a list of texts", "write `[one, two]`")
        return None

    def boolean(self, node: yaml.Node) -> bool | None:
        """``true`` or ``false`` (``yes``, ``no``, ``on``, ``off`` too)."""
        word = str(node.value).casefold() if isinstance(node, yaml.ScalarNode) else ""
        if word in _TRUE | _FALSE:
            return word in _TRUE
        self._wrong(node, "expected true or false")
        return None

    def integer(self, node: yaml.Node, least: int, most: int) -> int | None:
        """A whole number from `least` to `most`."""
        word = str(node.value) if isinstance(node, yaml.ScalarNode) else ""
        if word.isascii() and word.isdigit() and len(word) < 20 and least <= int(word) <= most:
            return int(word)
        self._wrong(node, f"expected a whole number from {least} to {most}")
        return None

    def items(self, node: yaml.Node, read: Callable[[yaml.Node], T | None]) -> tuple[T, ...] | None:
        """A list whose items `read` understands; a single item counts as a list of one."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        if isinstance(node, yaml.ScalarNode) and node.tag == _NULL_TAG:
            nodes = []
        values = [read(item) for item in nodes]
        return tuple(value for value in values if value is not None)

    def fields(self, node: yaml.Node, known: Sequence[str]) -> dict[str, "Entry"] | None:
        """A mapping with the keys `known`; unknown ones are reported."""
        if not isinstance(node, yaml.MappingNode):
            self._wrong(node, f"expected fields: {', '.join(known)}")
            return None
        entries = self.entries(node)
        self.check_known(entries, known)
        return entries

    def children(self, node: yaml.Node) -> dict[str, "Entry"] | None:
        """A mapping with any keys."""
        if isinstance(node, yaml.MappingNode):
            return self.entries(node)
        if not is_empty(node):
            self._wrong(node, "expected fields")
        return None

    def span(self, node: yaml.Node) -> Span:
        """Where a value stands in the file."""
        return self._offset(node), self._place(node.end_mark)

    def report(self, code: Code, offset: int, message: str, hint: str = "") -> None:
        """Add the issue `code` at a code point of the file, if not too many are told already."""
        if self.is_told:
            return
        self.issues.append(issue_at(code, self.path, self.text, offset, message, hint))

    def report_at(self, code: Code, node: yaml.Node, message: str, hint: str = "") -> None:
        """Add the issue `code` where a value stands."""
        if self.is_told:
            return
        self.report(code, self._offset(node), message, hint)

    @property
    def is_told(self) -> bool:
        """Whether so many mistakes were found that no more are told."""
        return len(self.issues) >= MOST_MISTAKES

    def _wrong(self, node: yaml.Node, expected: str, hint: str = "") -> None:
        message = f"{expected}, found {_describe(node)}"
        self.report_at(self.codes.wrong_type, node, message, hint)

    def _offset(self, node: yaml.Node) -> int:
        return self._place(node.start_mark)

    def _place(self, mark: yaml.Mark) -> int:
        # The marks of libyaml count code points, as Python does; its end mark may lie past the end.
        return min(self.start + int(mark.index), self.end)

    def _report_invalid(self, error: yaml.MarkedYAMLError) -> None:
        problem = str(error.problem or error.context)
        mark = error.problem_mark or error.context_mark
        if "end of stream" in problem:  # the mistake is where the value began, not at the end
            mark = error.context_mark or mark
        offset = self._place(mark) if mark else self.start
        reason = "" if not error.context else f" {error.context}"
        self.report(self.codes.invalid, offset, f"{problem}{reason}", _advice(problem))


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value, as nodes."""

    name: str
    key: yaml.Node
    value: yaml.Node


def is_empty(node: yaml.Node) -> bool:
    """Whether a value is left out: ``topics:`` with nothing behind it."""
    return isinstance(node, yaml.ScalarNode) and node.tag == _NULL_TAG and not node.value


def _find_depth(document: str) -> int | None:
    """Where a document is nested so deeply that libyaml, which recurses in C, might overflow."""
    if nested := _NESTED_LINE.search(document):
        return nested.start()
    depth = 0
    for bracket in _BRACKET.finditer(document):
        depth += 1 if bracket[0] in "[{" else -1
        if depth > _MOST_DEPTH:
            return bracket.start()
    return None


def _describe(node: yaml.Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "a group of fields"
    if isinstance(node, yaml.SequenceNode):
        return "a list"
    if node.tag == _NULL_TAG:
        return "nothing"
    value = str(node.value)
    return f"`{value[:40]}{'…' if len(value) > 40 else ''}`"


def _advice(problem: str) -> str:
    if "mapping values are not allowed" in problem:
        return "put the value in quotes if it contains a colon"
    if "found unexpected end of stream" in problem or "quoted scalar" in problem:
        return "a quote mark is opened and not closed"
    if "cannot start any token" in problem:
        return "indent with spaces, and put values that start with @, ` or % in quotes"
    return ""
