"""Catalogues → `Strings`: the one of the site's language, and over it the site's strings.yaml."""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeAlias, get_type_hints

import yaml

from newsgen import codes
from newsgen.errors import Issue, issue_at, issue_in
from newsgen.located_yaml import Codes, Entry, Reader, is_empty
from newsgen.places import CONFIG_FILE, STRINGS_FILE
from newsgen.renderer.strings.kinds import (
    COUNT,
    GAP,
    Count,
    Phrase,
    plural_forms,
    primary_of,
)
from newsgen.renderer.strings.shape import Strings
from newsgen.site_files import read_settings

FALLBACK: Final = "en"
"""The language of a site whose own has no catalogue, and the pattern of all catalogues."""
_FOLDER: Final = Path(__file__).parent
_CODES: Final = Codes(
    codes.STRINGS_YAML,
    codes.STRINGS_KEY,
    codes.STRINGS_YAML,
    codes.STRINGS_KEY,
    codes.STRINGS_VALUE,
)
_OTHER: Final = "other"

GROUPS: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {name: MappingProxyType(get_type_hints(kind)) for name, kind in get_type_hints(Strings).items()}
)
"""For each part of a catalogue the kinds of its texts."""


@dataclass(frozen=True, slots=True)
class Forms:
    """The texts of a count as they are written, and the language whose forms they are."""

    texts: tuple[tuple[str, str], ...]
    language: str


Written: TypeAlias = str | tuple[str, ...] | Forms
Catalogue: TypeAlias = Mapping[tuple[str, str], Written]
"""Texts by part and name."""


def load_strings(root: Path, language: str) -> tuple[Strings, tuple[Issue, ...]]:
    """The strings of the site at `root`, whose pages are in `language`, and what is wrong.

    What neither the language's catalogue nor the site's file gives is in English.
    """
    known = shipped_languages()
    primary = primary_of(language)
    base = shipped_catalogue(primary if primary in known else FALLBACK)
    own, issues = _load_own(root, language)
    missing = 0 if primary in known else len(base.keys() - own.keys())
    if missing:
        issues += (_untranslated(root, language, missing),)
    return make_strings({**base, **own}), issues


@functools.cache
def shipped_languages() -> tuple[str, ...]:
    """The languages that newsgen has a catalogue of."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@functools.cache
def shipped_catalogue(language: str) -> Catalogue:
    """The catalogue of a language that newsgen has."""
    path = _FOLDER / f"{language}.yaml"
    catalogue, issues = read_catalogue(path.read_text(encoding="utf-8"), language, path.name)
    if issues:
        raise ValueError(str(issues[0]))
    return MappingProxyType(catalogue)


@functools.cache
def shipped_strings(language: str = FALLBACK) -> Strings:
    """The strings of a language that newsgen has."""
    return make_strings(shipped_catalogue(language))


def _load_own(root: Path, language: str) -> tuple[Catalogue, tuple[Issue, ...]]:
    try:
        text = read_settings(root / STRINGS_FILE)
    except FileNotFoundError:
        return {}, ()
    except (OSError, UnicodeDecodeError) as error:
        return {}, (issue_in(codes.STRINGS_YAML, STRINGS_FILE, str(error)),)
    return read_catalogue(text, language, STRINGS_FILE, shipped_catalogue(FALLBACK))


def _untranslated(root: Path, language: str, missing: int) -> Issue:
    """The warning, at the line that asks for the language."""
    text = read_settings(root / CONFIG_FILE)
    found = re.search(r"^language:\s*", text, re.MULTILINE)
    message = f"newsgen has no catalogue for `{language}`: {missing} texts are in English"
    hint = f"give them in {STRINGS_FILE} (docs/languages.md)"
    at = found.end() if found else 0
    return issue_at(codes.UNTRANSLATED, CONFIG_FILE, text, at, message, hint)


def read_catalogue(
    text: str, language: str, path: str = STRINGS_FILE, pattern: Catalogue | None = None
) -> tuple[dict[tuple[str, str], Written], tuple[Issue, ...]]:
    """The texts that a file gives, and all that is wrong with it.

    `pattern` is the English catalogue, whose gaps and numbers of words a site's file has to keep.
    """
    reader = _Reading(Reader(path, text, 0, len(text), _CODES), language, pattern or {})
    found = dict(reader.texts())
    return found, tuple(sorted(reader.source.issues))


@dataclass(slots=True)
class _Reading:
    """Reads one catalogue."""

    source: Reader
    language: str
    pattern: Catalogue
    _forms: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        self._forms = plural_forms(self.language)

    def texts(self) -> Iterator[tuple[tuple[str, str], Written]]:
        """Each text that is right, with its part and name."""
        parts = self.source.mapping() or {}
        self.source.check_known(parts, tuple(GROUPS))
        for part in parts.values():
            if part.name not in GROUPS or is_empty(part.value):
                continue
            kinds = GROUPS[part.name]
            entries = self.source.fields(part.value, tuple(kinds)) or {}
            for entry in entries.values():
                if entry.name in kinds:
                    value = self._read(entry, kinds[entry.name])
                    key = part.name, entry.name
                    if value is not None and self._fits(entry, value, self.pattern.get(key)):
                        yield key, value

    def _read(self, entry: Entry, kind: Any) -> Written | None:
        if kind is Count:
            return self._read_forms(entry)
        if kind is str or kind is Phrase:
            return self._text(entry.value)
        if not isinstance(entry.value, yaml.SequenceNode):
            self._wrong(entry.value, f"`{entry.name}` is a list", "write `[one, two]`")
            return None
        words = [self._text(node) for node in entry.value.value]
        return tuple(word for word in words if word is not None)

    def _read_forms(self, entry: Entry) -> Forms | None:
        """The forms of a count; a text alone is that of `other`."""
        if isinstance(entry.value, yaml.ScalarNode):
            found = {_OTHER: self._text(entry.value)}
        else:
            entries = self.source.fields(entry.value, self._forms) or {}
            found = {name: self._text(form.value) for name, form in entries.items()}
        texts = tuple((name, text) for name in self._forms if (text := found.get(name)) is not None)
        lacking = [name for name in self._forms if name not in found]
        if lacking:
            hint = f"this language has {' and '.join(f'`{name}`' for name in self._forms)}"
            self._wrong(entry.key, f"`{entry.name}` lacks the form `{lacking[0]}`", hint)
        return None if lacking or len(texts) < len(found) else Forms(texts, self.language)

    def _text(self, node: yaml.Node) -> str | None:
        """A text with the blanks that its quote marks hold."""
        if isinstance(node, yaml.ScalarNode) and not is_empty(node):
            return str(node.value)
        self._wrong(node, "expected a text")
        return None

    def _fits(self, entry: Entry, value: Written, pattern: Written | None) -> bool:
        """Whether a text has no gap that nothing fills, and a list is as long as it should be."""
        if pattern is None:
            return True
        if isinstance(pattern, tuple):
            if len(value) == len(pattern):  # type: ignore[arg-type]
                return True
            self._wrong(entry.value, f"`{entry.name}` needs {len(pattern)} words")
            return False
        known = gaps_of(pattern)
        unknown = sorted(gaps_of(value) - known)
        if unknown:
            there = ", ".join(f"{{{name}}}" for name in sorted(known)) or "none"
            hint = f"the gaps of this text: {there}"
            self._wrong(entry.value, f"nothing fills `{{{unknown[0]}}}` here", hint)
        return not unknown

    def _wrong(self, node: yaml.Node, message: str, hint: str = "") -> None:
        self.source.report_at(codes.STRINGS_VALUE, node, message, hint)


def gaps_of(value: Written) -> frozenset[str]:
    """The gaps of a text; of a count those of all its forms."""
    if isinstance(value, Forms):
        return frozenset(gap for _, text in value.texts for gap in GAP.findall(text)) | {COUNT}
    texts = (value,) if isinstance(value, str) else value
    return frozenset(gap for text in texts for gap in GAP.findall(text))


def make_strings(catalogue: Catalogue) -> Strings:
    """The strings of a whole catalogue. Raises `KeyError` where a text is missing."""
    thousands = str(catalogue["locale", "thousands"])
    kinds = get_type_hints(Strings)
    return Strings(
        **{
            part: kinds[part](
                **{
                    name: _make(kind, catalogue[part, name], thousands)
                    for name, kind in names.items()
                }
            )
            for part, names in GROUPS.items()
        }
    )


def _make(kind: Any, value: Written, thousands: str) -> object:
    if isinstance(value, Forms):
        return Count(value.texts, value.language, thousands)
    return Phrase(str(value)) if kind is Phrase else value
