"""Templates as a frozen snapshot: the site's own over the default theme, file by file.

A template sees its view and nothing else: no site, no clock, no files. So the digest of its closure
and the bytes of its view say all about a page.
"""

import functools
import hashlib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BaseLoader,
    Environment,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.meta import find_referenced_templates

from newsgen import codes
from newsgen.errors import Code, Issue, issue_at, issue_in
from newsgen.renderer.frame import count_of

TEMPLATES = "templates"
_SUFFIXES = frozenset({".html", ".xml", ".txt"})
_PLAIN = ".txt"
"""Templates that are not escaped."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template as it was read."""

    name: str
    path: str
    """For messages: ``templates/article.html``, or ``newsgen theme: article.html``."""
    text: str


@dataclass(frozen=True, slots=True)
class TemplateSet:
    """All templates of a site, sorted by name. Equal sets hash equal."""

    files: tuple[TemplateFile, ...]


def read_templates(site: Path, theme: Path) -> tuple[TemplateSet, tuple[Issue, ...]]:
    """The templates of `theme`, each replaced by the file of the same name in `site`."""
    found: dict[str, TemplateFile] = {}
    issues = []
    for folder, label in ((theme, "newsgen theme: "), (site, f"{TEMPLATES}/")):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            name = path.relative_to(folder).as_posix()
            hidden = any(part.startswith(".") for part in name.split("/"))
            if path.suffix not in _SUFFIXES or hidden or not path.is_file():
                continue
            try:
                found[name] = TemplateFile(name, label + name, path.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError) as error:
                message = f"the template cannot be read: {error}"
                issues.append(issue_in(codes.TEMPLATE_FAILED, label + name, message))
    return TemplateSet(tuple(found[name] for name in sorted(found))), tuple(issues)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to run, or what is wrong with it."""

    code: CodeType | None
    references: frozenset[str | None]
    """Templates that it extends, includes or imports; None for one that it names when it runs."""
    needed: frozenset[str] = frozenset()
    """Those that have to be there."""
    issue: Issue | None = None


class _SnapshotLoader(BaseLoader):
    """Gives Jinja the templates that were read; each text is compiled once in a process."""

    def __init__(self, templates: TemplateSet) -> None:
        self._files = {file.name: file for file in templates.files}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own name
    ) -> Template:
        file = self._files.get(name)
        compiled = compile_template(file) if file else None
        if compiled is None or compiled.code is None:
            raise TemplateNotFound(name)
        return environment.template_class.from_code(
            environment, compiled.code, globals if globals is not None else {}, lambda: True
        )


@functools.lru_cache(maxsize=512)
def compile_template(file: TemplateFile) -> Compiled:
    """`file` compiled, with its references; or the issue of its first syntax error."""
    environment = _new_environment()
    try:
        tree = environment.parse(file.text, file.name, file.path)
        references = frozenset(find_referenced_templates(tree))
        code = environment.compile(tree, file.name, file.path)
        return Compiled(code, references, frozenset(_needed(tree)))
    except TemplateSyntaxError as error:
        return Compiled(None, frozenset(), issue=_syntax_issue(file, error))


def _needed(tree: nodes.Template) -> Iterator[str]:
    """The templates that are named outright and not with ``ignore missing``."""
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = getattr(node, "template", None)
        may_miss = getattr(node, "ignore_missing", False)
        if isinstance(named, nodes.Const) and isinstance(named.value, str) and not may_miss:
            yield named.value


@functools.lru_cache(maxsize=4)
def make_environment(templates: TemplateSet) -> Environment:
    """The environment of a set: everything escaped, every unknown name an error."""
    environment = _new_environment()
    environment.loader = _SnapshotLoader(templates)
    return environment


def _new_environment() -> Environment:
    environment = Environment(
        autoescape=lambda name: not (name or "").endswith(_PLAIN),
        undefined=StrictUndefined,
        auto_reload=False,
        cache_size=-1,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    # What a template shows must follow from its view alone.
    for name in ("random", "pprint"):
        environment.filters.pop(name, None)
    environment.globals = {"range": range}
    environment.filters["count_of"] = count_of
    environment.filters["group_digits"] = group_digits
    return environment


def group_digits(number: int) -> str:
    """Filter: ``{{ 12345 | group_digits }}`` → ``12,345``."""
    return f"{number:,}"


def check_templates(templates: TemplateSet) -> tuple[Issue, ...]:
    """Syntax errors and references to templates that do not exist, in all templates."""
    names = {file.name for file in templates.files}
    issues = []
    for file in templates.files:
        compiled = compile_template(file)
        if compiled.issue:
            issues.append(compiled.issue)
        for reference in sorted(compiled.needed):
            if reference not in names:
                message = f"there is no template `{reference}`"
                at = max(file.text.find(reference), 0)
                issues.append(issue_at(codes.TEMPLATE_MISSING, file.path, file.text, at, message))
    return tuple(issues)


def _syntax_issue(file: TemplateFile, error: TemplateSyntaxError) -> Issue:
    message = (error.message or "syntax error").rstrip(".")
    return issue_on_line(codes.TEMPLATE_SYNTAX, file, error.lineno, message)


def issue_on_line(code: Code, file: TemplateFile, line: int, message: str) -> Issue:
    """The issue `code` on a line of a template, at its first word."""
    lines = file.text.splitlines()
    excerpt = lines[line - 1] if line <= len(lines) else ""
    column = len(excerpt) - len(excerpt.lstrip()) + 1
    return Issue(file.path, line, column, code.id, code.severity, message, "", excerpt)


def closure_digests(templates: TemplateSet) -> Mapping[str, str]:
    """For each template the digest of itself and all that it extends, includes or imports.

    A template that names another only when it runs counts as using all of them.
    """
    names = {file.name for file in templates.files}
    texts = {file.name: file.text for file in templates.files}
    used: dict[str, set[str]] = {}
    for file in templates.files:
        references = compile_template(file).references
        used[file.name] = names if None in references else {r for r in references if r in names}
    return {name: _digest(_closure(name, used), texts) for name in sorted(names)}


def _closure(name: str, used: Mapping[str, set[str]]) -> list[str]:
    seen, waiting = {name}, [name]
    while waiting:
        for other in used[waiting.pop()] - seen:
            seen.add(other)
            waiting.append(other)
    return [name, *sorted(seen - {name})]


def _digest(names: list[str], texts: Mapping[str, str]) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for name in names:
        for part in (name, texts[name]):
            data = part.encode()
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
    return digest.hexdigest()


def load_template(templates: TemplateSet, name: str) -> Template:
    """The compiled template. Raises `TemplateNotFound` or `TemplateSyntaxError`."""
    return make_environment(templates).get_template(name)
