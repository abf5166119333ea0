"""Jinja's sandbox for the templates of a site, with bounds on work and memory.

The sandbox keeps a template away from Python's inner parts. It does not keep it from loops in
loops, from ``"x" * 10**10`` or from a macro that calls itself twice. So steps are counted, and
values that would grow beyond all pages are refused: a `SecurityError`, whose line is then known.
"""

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from newsgen.renderer.lexing import make_lexer

MOST_STEPS = 2_000_000
"""Turns of loops, calls and pieces of output for one page; a long value counts for several."""
_STEP_LENGTH = 64
"""Code points or items that count as a step, so that a page has 128 million at most."""
_CALL = 25
"""Steps of a call, which takes longer than a turn of a loop."""
MOST_LENGTH = 5_000_000
"""Code points or items of one value."""
MOST_NUMBER = 1_000_000
"""The highest whole number that a filter or method is given: widths and counts make text."""
_MOST_KNOWN = 10_000
"""Attributes whose safety is kept; templates can make up names without end."""
_MEASURED = (str, bytes, list, tuple, dict, range)
"""What counts by its length."""
_COUNTED, _JOINED = "steps of a loop", "joined texts"
"""Names of filters that no template can write."""


class GuardedEnvironment(ImmutableSandboxedEnvironment):
    """Runs what a stranger may have written. `start` is called before each page."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})
    lexer = property(make_lexer)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._steps = 0
        self._known: dict[tuple[type, str], bool] = {}
        self.finalize = self._charge
        self.filters = {name: self._bound(item) for name, item in self.filters.items()}
        self.filters[_COUNTED] = self._count_each
        self.filters[_JOINED] = _join

    def start(self) -> None:
        """Count from nothing."""
        self._steps = 0

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may see an attribute: that hangs on its name and the type of `obj`.

        Jinja asks a dozen types at each look, which takes longer than all else in a loop.
        """
        key = (type(obj), attr)
        safe = self._known.get(key)
        if safe is None:
            safe = super().is_safe_attribute(obj, attr, value)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = safe
        return safe

    def call(self, context: Context, function: Any, /, *args: Any, **named: Any) -> Any:
        """Call what a template calls."""
        # The sandbox wraps `str.format`.
        owner = getattr(getattr(function, "__wrapped__", function), "__self__", None)
        self._charge(owner)
        self._count(_CALL)
        given = (*args, *named.values())
        _check_all(given)
        if isinstance(owner, str):
            _check_text(getattr(function, "__name__", ""), (owner, *given))
        if function is range or isinstance(function, LoopContext):
            self._count(sum(len(arg) for arg in args if isinstance(arg, list | tuple)))
        found = super().call(context, function, *args, **named)
        if isinstance(found, range):
            self._count(len(found))
        return self._charge(found)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon, unless the result would be without measure."""
        if operator == "**" and not (abs(left) <= MOST_NUMBER and abs(right) <= 64):
            raise SecurityError("a power is too high")
        if operator == "*":
            _check_product(left, right)
        if operator == "%" and isinstance(left, str):
            _check_format(left)
            _check_all(right if isinstance(right, tuple) else (right,))
        return self._charge(super().call_binop(context, operator, left, right))

    def _count(self, steps: int) -> None:
        self._steps += steps
        if self._steps > MOST_STEPS:
            raise SecurityError(f"this takes more than {MOST_STEPS:,} steps")

    def _charge(self, value: Any) -> Any:
        """`value`, counted by its length."""
        length = len(value) if isinstance(value, _MEASURED) else 0
        if length > MOST_LENGTH:
            raise SecurityError("a value is too long")
        self._count(1 + length // _STEP_LENGTH)
        return value

    def _count_each(self, items: Iterable[Any], text: int) -> Iterator[Any]:
        """`items`, each counted together with the `text` that the loop writes for it."""
        steps = 1 + text // _STEP_LENGTH
        for item in items:
            self._count(steps)
            yield item

    def _bound(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def bounded(*args: Any, **named: Any) -> Any:
            for value in args:
                self._charge(value)
            given = (*args, *named.values())
            _check_all(given)
            _check_text(getattr(function, "__name__", "").removeprefix("do_"), given)
            return self._charge(function(*args, **named))

        return bounded


def guard_loops(tree: nodes.Template) -> nodes.Template:
    """`tree` with each loop counted and each joining of texts bounded."""
    for loop in tree.find_all(nodes.For):
        text = sum(len(data.data) for data in loop.find_all(nodes.TemplateData))
        loop.iter = _filter(loop.iter, _COUNTED, nodes.Const(text))
    _replace_joins(tree)
    return tree


def _replace_joins(node: nodes.Node) -> None:
    """``a ~ b`` makes its value with no hook for a sandbox, so it becomes a filter."""
    for name, value in node.iter_fields():
        if isinstance(value, list):
            changed = [_as_filter(item) for item in value]
            setattr(node, name, changed)
        else:
            setattr(node, name, _as_filter(value))
    for child in node.iter_child_nodes():
        _replace_joins(child)


def _as_filter(value: Any) -> Any:
    if not isinstance(value, nodes.Concat):
        return value
    return _filter(nodes.List(value.nodes, lineno=value.lineno), _JOINED)


def _filter(node: Any, name: str, *given: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(given), [], None, None, lineno=node.lineno)


def _join(values: list[Any]) -> str:
    safe = any(hasattr(value, "__html__") for value in values)
    texts = [escape(value) if safe else str(value) for value in values]
    if sum(map(len, texts)) > MOST_LENGTH:
        raise SecurityError("a text is too long")
    return Markup("").join(texts) if safe else "".join(texts)


def _check_all(values: Iterable[Any]) -> None:
    for value in values:
        if isinstance(value, int) and abs(value) > MOST_NUMBER:
            raise SecurityError(f"the number {value:.3g} is too high to be given here")
        if isinstance(value, tuple):
            _check_all(value)


def _check_product(left: Any, right: Any) -> None:
    for value, times in ((left, right), (right, left)):
        if isinstance(times, int) and isinstance(value, str | bytes | list | tuple):
            if len(value) * times > MOST_LENGTH:
                raise SecurityError("a value is too long")
        elif isinstance(value, int) and value.bit_length() > 256:
            raise SecurityError("a number is too high")


def _check_text(name: str, given: tuple[Any, ...]) -> None:
    """Refuse methods and filters that make a long text of short ones."""
    texts = [value for value in given if isinstance(value, str)]
    if name in ("format", "format_map") and texts:
        _check_format(texts[0])
    elif name == "replace" and len(texts) > 2:
        _check_product(texts[2], texts[0].count(texts[1]))
    elif name == "join" and texts:
        _check_product(
            texts[0], max((len(v) for v in given if isinstance(v, list | tuple)), default=0)
        )


def _check_format(text: Any) -> None:
    """Refuse widths of seven digits: ``%1000000000d``, ``{:1000000000}``."""
    digits = "".join(c if c.isdigit() else " " for c in str(text)).split()
    if any(len(run) > 6 for run in digits):
        raise SecurityError("a format is too wide")
