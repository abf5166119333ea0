"""Templates as a frozen snapshot: the site's own over its theme over the default, file by file.

A template sees its view and nothing else: no site, no clock, no files. So the digest of its closure
and the bytes of its view say all about a page.
"""

import functools
import hashlib
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    Template,
    TemplateNotFound,
)

from newsgen import codes
from newsgen.codec import pack
from newsgen.errors import Issue, issue_at, issue_in
from newsgen.renderer.compiling import TemplateFile, compile_template, new_environment
from newsgen.renderer.guarding import GuardedEnvironment
from newsgen.renderer.strings.reading import shipped_strings
from newsgen.renderer.strings.shape import Strings
from newsgen.site_files import read_settings
from newsgen.theme import DEFAULT, Layer

_SUFFIXES = frozenset({".html", ".xml", ".txt"})


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """All templates of a site, sorted by name, and the words in them. Equal sets hash equal."""

    files: tuple[TemplateFile, ...]
    strings: Strings = field(default_factory=shipped_strings, hash=False)
    """What templates see as ``t``; English unless the site says otherwise."""
    kept: Path | None = field(default=None, compare=False)
    """Folder of what was compiled before; None where nothing is kept."""


def read_templates(
    layers: Sequence[Layer], strings: Strings | None = None, kept: Path | None = None
) -> tuple[TemplateSet, tuple[Issue, ...]]:
    """The templates of all layers, each replaced by the file of the same name in a later one.

    The first layer is the default theme, the last the site; each may name what it replaces, to
    extend or import it: ``archive/base.html`` is the default theme's, ``theme/base.html`` that of
    the site's theme. Their words are `strings`, English ones if none are given; `kept` is a folder
    for their code.
    """
    found: dict[str, TemplateFile] = {}
    below: dict[str, TemplateFile] = {}
    issues: list[Issue] = []
    for layer in layers:
        for name, file in _read_layer(layer, issues).items():
            same = name in found and not found[name].own and found[name].text == file.text
            known = name in found
            found[name] = replace(file, own=file.own and not same, added=not known and file.own)
        if layer is layers[0]:
            below |= {f"{DEFAULT}/{name}": file for name, file in found.items()}
        if layer in layers[-2:-1]:
            below |= {f"theme/{name}": file for name, file in found.items()}
    # Only those that are named, since every template of a set is compiled. Few texts name any.
    texts = [
        file.text
        for file in (*found.values(), *below.values())
        if f"{DEFAULT}/" in file.text or "theme/" in file.text
    ]
    named = {name for name in below if any(name in text for text in texts)}
    found = {name: replace(below[name], name=name) for name in named} | found
    files = tuple(found[name] for name in sorted(found))
    return TemplateSet(files, strings or shipped_strings(), kept), tuple(issues)


def _read_layer(layer: Layer, issues: list[Issue]) -> dict[str, TemplateFile]:
    """The templates of one folder by name; `issues` gets those that cannot be read."""
    found = {}
    for path in sorted(layer.folder.rglob("*")) if layer.folder.is_dir() else ():
        name = path.relative_to(layer.folder).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if path.suffix not in _SUFFIXES or hidden or not path.is_file():
            continue
        label = layer.label + name
        if layer.refuses(path):
            continue
        try:
            text = read_settings(path)
            found[name] = TemplateFile(name, label, text, layer.own)
        except (OSError, UnicodeDecodeError) as error:
            message = f"the template cannot be read: {error}"
            issues.append(issue_in(codes.TEMPLATE_FAILED, label, message))
    return found


class _SnapshotLoader(BaseLoader):
    """Gives Jinja the templates that were read; each text is compiled once in a process.

    A site's own run guarded, out of reach of Python's inner parts. Those of newsgen need no guard,
    which would double the time that they take.
    """

    def __init__(
        self, templates: TemplateSet, plain: Environment, guarded: GuardedEnvironment
    ) -> None:
        self._files = {file.name: file for file in templates.files}
        self._plain, self._kept = plain, templates.kept
        self.guarded = guarded

    def load(
        self,
        _environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        """The template `name`, guarded if a site wrote it. Raises `TemplateNotFound`."""
        file = self._files.get(name)
        compiled = compile_template(file, self._kept) if file else None
        if file is None or compiled is None or compiled.code is None:
            raise TemplateNotFound(name)
        environment = self.guarded if file.own else self._plain
        return environment.template_class.from_code(
            environment, compiled.code, globals if globals is not None else {}, lambda: True
        )


@functools.lru_cache(maxsize=4)
def make_environment(templates: TemplateSet) -> Environment:
    """The environment of a set: everything escaped, every unknown name an error."""
    plain = new_environment(Environment, templates.strings)
    guarded = new_environment(GuardedEnvironment, templates.strings)
    plain.loader = guarded.loader = _SnapshotLoader(templates, plain, guarded)
    return plain


def check_templates(templates: TemplateSet) -> tuple[Issue, ...]:
    """Syntax errors and references to templates that do not exist, in all templates."""
    names = {file.name for file in templates.files}
    issues = []
    for file in templates.files:
        compiled = compile_template(file, templates.kept)
        if compiled.issue:
            issues.append(compiled.issue)
        for reference in sorted(compiled.needed):
            if reference not in names:
                message = f"there is no template `{reference}`"
                at = max(file.text.find(reference), 0)
                issues.append(issue_at(codes.TEMPLATE_MISSING, file.path, file.text, at, message))
    return tuple(issues)


@functools.lru_cache(maxsize=4)
def closure_digests(templates: TemplateSet) -> Mapping[str, str]:
    """For each template the digest of itself, all that it extends, includes or imports, the words.

    A template that names another only when it runs counts as using all of them.
    """
    texts = {file.name: file.text for file in templates.files}
    used = _references(templates)
    words = pack(templates.strings)
    digests = {name: _digest(_closure(name, used), texts, words) for name in sorted(texts)}
    return MappingProxyType(digests)


def find_pages(templates: TemplateSet) -> frozenset[str]:
    """The templates that pages are made from: those that no other refers to."""
    used = _references(templates)
    return frozenset(used).difference(*used.values())


def find_used(templates: TemplateSet, pages: Iterable[str]) -> frozenset[str]:
    """The templates `pages`, and all that they extend, include or import."""
    used = _references(templates)
    return frozenset(name for page in pages if page in used for name in _closure(page, used))


def _references(templates: TemplateSet) -> Mapping[str, set[str]]:
    names = {file.name for file in templates.files}
    used: dict[str, set[str]] = {}
    for file in templates.files:
        references = compile_template(file, templates.kept).references
        used[file.name] = names if None in references else {r for r in references if r in names}
    return used


def _closure(name: str, used: Mapping[str, set[str]]) -> list[str]:
    seen, waiting = {name}, [name]
    while waiting:
        for other in used[waiting.pop()] - seen:
            seen.add(other)
            waiting.append(other)
    return [name, *sorted(seen - {name})]


def _digest(names: list[str], texts: Mapping[str, str], words: bytes) -> str:
    digest = hashlib.blake2b(words, digest_size=16)
    for name in names:
        for part in (name, texts[name]):
            data = part.encode()
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()


def load_template(templates: TemplateSet, name: str) -> Template:
    """The compiled template, to be run once. Raises `TemplateNotFound`."""
    environment = make_environment(templates)
    if isinstance(environment.loader, _SnapshotLoader):
        environment.loader.guarded.start()
    return environment.get_template(name)
