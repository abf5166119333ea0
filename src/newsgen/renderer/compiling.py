"""Template texts → code, once: what was compiled is kept in a folder for the next process.

Jinja needs about a second for the templates of a site, and each process that renders would spend
it. What is kept is run unread, like Python's ``__pycache__``. So it never lies in the folder of a
site, which may come from somebody else, but in the user's own (`places.find_cache`).
"""

import contextlib
import functools
import hashlib
import importlib.util
import marshal
import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import CodeType
from typing import TypeVar

from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates
from jinja2.sandbox import safe_range

from newsgen import codes
from newsgen.errors import Code, Issue
from newsgen.renderer.escaping import LeanCodeGenerator
from newsgen.renderer.guarding import GuardedEnvironment, guard_loops
from newsgen.renderer.strings.kinds import direction_of, group_digits
from newsgen.renderer.strings.reading import shipped_strings
from newsgen.renderer.strings.shape import Strings

E = TypeVar("E", bound=Environment)

_PLAIN = ".txt"
"""Templates that are not escaped."""
_SUFFIX = ".compiled"
MOST = 1000
"""Compiled templates that are kept, about those of ten sites with a few changes to each."""


@dataclass(frozen=True, slots=True)
class TemplateFile:
    """One template as it was read."""

    name: str
    path: str
    """For messages: ``templates/article.html``, or ``newsgen theme: article.html``."""
    text: str
    own: bool = False
    """The site's, and not what newsgen has under this name."""
    added: bool = False
    """The themes below have none of this name."""

    def digest(self) -> str:
        """Of all that its code depends on."""
        digest = hashlib.blake2b(_compiler(), digest_size=16)
        for part in (self.name, self.path, self.text, str(self.own)):
            data = part.encode()
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.hexdigest()


@functools.cache
def _compiler() -> bytes:
    """What makes the code: Jinja and Python."""
    return f"5 {version('jinja2')} ".encode() + importlib.util.MAGIC_NUMBER


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to run, or what is wrong with it."""

    code: CodeType | None
    references: frozenset[str | None]
    """Templates that it extends, includes or imports; None for one that it names when it runs."""
    needed: frozenset[str] = frozenset()
    """Those that have to be there."""
    parent: str | None = ""
    """The one that it extends; empty where there is none, None where that is decided at a run."""
    blocks: tuple[tuple[str, int], ...] = ()
    """Its blocks by name, with their lines."""
    outer: tuple[tuple[str, int], ...] = ()
    """Those that stand in no other and that it does not show itself, as ``{{ self.main() }}``."""
    issue: Issue | None = None


@functools.lru_cache(maxsize=512)
def compile_template(file: TemplateFile, kept: Path | None = None) -> Compiled:
    """`file` compiled, with its references; or the issue of its first syntax error.

    `kept` is the folder of what was compiled before, if there is one.
    """
    place = kept / (file.digest() + _SUFFIX) if kept else None
    found = _read(place) if place else None
    if found is not None:
        return found
    compiled = _compile(file)
    if place and compiled.code:
        _keep(place, compiled)
    return compiled


def _compile(file: TemplateFile) -> Compiled:
    kind = GuardedEnvironment if file.own else Environment
    environment = new_environment(kind, shipped_strings())
    if not file.own:
        environment.code_generator_class = LeanCodeGenerator
    try:
        tree = environment.parse(file.text, file.name, file.path)
        references = frozenset(find_referenced_templates(tree))
        needed = frozenset(_needed(tree))
        blocks, outer = _blocks(tree), _outer_blocks(tree)
        parent = _parent(tree)
        if file.own:
            guard_loops(tree)
        code = environment.compile(tree, file.name, file.path)
        return Compiled(code, references, needed, parent, blocks, outer)
    except TemplateSyntaxError as error:
        return Compiled(None, frozenset(), issue=_syntax_issue(file, error))
    except (RecursionError, MemoryError, ValueError, SyntaxError) as error:
        # Nested too deeply for Jinja or Python, or a number of too many digits.
        issue = issue_on_line(codes.TEMPLATE_SYNTAX, file, 1, f"it cannot be compiled: {error}")
        return Compiled(None, frozenset(), issue=issue)


def _needed(tree: nodes.Template) -> Iterator[str]:
    """The templates that are named outright and not with ``ignore missing``."""
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        named = getattr(node, "template", None)
        may_miss = getattr(node, "ignore_missing", False)
        if isinstance(named, nodes.Const) and isinstance(named.value, str) and not may_miss:
            yield named.value


def _parent(tree: nodes.Template) -> str | None:
    """What the template extends, whatever its view; see `Compiled.parent`."""
    extending = list(tree.find_all(nodes.Extends))
    if not extending:
        return ""
    first = extending[0]
    certain = len(extending) == 1 and first in tree.body and isinstance(first.template, nodes.Const)
    return str(first.template.as_const()) if certain else None


def _blocks(tree: nodes.Template) -> tuple[tuple[str, int], ...]:
    return tuple((block.name, block.lineno) for block in tree.find_all(nodes.Block))


def _outer_blocks(tree: nodes.Template) -> tuple[tuple[str, int], ...]:
    shown = {
        item.attr
        for item in tree.find_all(nodes.Getattr)
        if isinstance(item.node, nodes.Name) and item.node.name == "self"
    }
    inner = {
        block.name for outer in tree.find_all(nodes.Block) for block in outer.find_all(nodes.Block)
    }
    return tuple(item for item in _blocks(tree) if item[0] not in inner | shown)


def _read(path: Path) -> Compiled | None:
    """What was kept at `path`; None where there is nothing, or nothing whole."""
    try:
        code, references, needed, *rest = marshal.loads(path.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return None
    if not isinstance(code, CodeType) or len(rest) != 3:
        return None
    return Compiled(code, frozenset(references), frozenset(needed), *rest)


def _keep(path: Path, compiled: Compiled) -> None:
    """Keep `compiled` for the next process. Where that cannot be, it compiles again."""
    used = tuple(compiled.references), tuple(compiled.needed)
    data = marshal.dumps((compiled.code, *used, compiled.parent, compiled.blocks, compiled.outer))
    near = path.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        near.write_bytes(data)
        near.replace(path)


def forget_oldest(kept: Path) -> None:
    """Remove the older half of what lies in the folder `kept`, where it is more than `MOST`."""
    with contextlib.suppress(OSError):
        paths = sorted(kept.iterdir(), key=lambda path: path.stat().st_mtime)
        for path in paths[: len(paths) // 2] if len(paths) > MOST else ():
            path.unlink()


def new_environment(kind: type[E], strings: Strings) -> E:
    """An environment of Jinja: everything escaped, every unknown name an error."""
    environment = kind(
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
    environment.globals = {"range": safe_range, "t": strings}
    grouped = functools.partial(group_digits, separator=strings.locale.thousands)
    environment.filters |= {"group_digits": grouped, "direction": direction_of}
    return environment


def _syntax_issue(file: TemplateFile, error: TemplateSyntaxError) -> Issue:
    message = (error.message or "syntax error").rstrip(".")
    return issue_on_line(codes.TEMPLATE_SYNTAX, file, error.lineno, message)


def issue_on_line(code: Code, file: TemplateFile, line: int, message: str, hint: str = "") -> Issue:
    """The issue `code` on a line of a template, at its first word."""
    lines = file.text.splitlines()
    excerpt = lines[line - 1] if line <= len(lines) else ""
    column = len(excerpt) - len(excerpt.lstrip()) + 1
    return Issue(file.path, line, column, code.id, code.severity, message, hint, excerpt)
