"""Writes what docs/templates.md says of templates and their views, from the code itself.

    python -m tools.view_docs

The table of templates comes from the comment on top of each template and from the docstrings of
the views; the tables of fields from the types in ``newsgen.renderer.views`` and the sentences below
their fields. A test holds the page to it.
"""

import ast
import inspect
import re
import types
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from msgspec.inspect import is_struct_type
from msgspec.structs import fields

from newsgen.renderer import views

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "templates.md"
TEMPLATES = ROOT / "templates"
VIEWS = Path(views.__file__).parent

_NAME = re.compile(r"[\w-]+\.(?:html|xml|txt)\b")
_COMMENT = re.compile(r"\{#- (.+) -#\}")
_PLAIN: Mapping[Any, str] = types.MappingProxyType(
    {str: "text", int: "number", float: "number", bool: "yes or no"}
)
_HEADS = ("site", "page")


def write_page(text: str) -> str:
    """`text`, the page, with its two written parts made anew."""
    for name, lines in (("templates", describe_templates()), ("fields", describe_fields())):
        start, end = f"<!-- {name}: written by tools/view_docs.py -->", f"<!-- end of {name} -->"
        before, _, rest = text.partition(start)
        _, _, after = rest.partition(end)
        text = before + "\n".join([start, "", *lines, "", end]) + after
    return text


def describe_templates() -> Iterator[str]:
    """The table of templates: those of pages in the order of the views, then their parts."""
    yield "| template | shows | view |"
    yield "|---|---|---|"
    shown = []
    for view in get_args(views.View):
        for name in templates_of(view):
            shown.append(name)
            yield f"| `{name}` | {describe_template(name)} | [`{view.__name__}`]{anchor(view)} |"
    for path in sorted(TEMPLATES.iterdir()):
        if path.name not in shown:
            yield f"| `{path.name}` | {describe_template(path.name)} | |"


def describe_template(name: str) -> str:
    """The comment on top of a template. Raises `ValueError` where it has none."""
    first = (TEMPLATES / name).read_text(encoding="utf-8").partition("\n")[0]
    comment = _COMMENT.fullmatch(first)
    if comment is None:
        raise ValueError(f"templates/{name} has no comment on its first line that says what it is")
    return comment[1].replace("|", r"\|")


def templates_of(view: type) -> list[str]:
    """The templates that a view fills, which its docstring names: ``feed.xml and rss.xml: …``."""
    head = (view.__doc__ or "").partition(":")[0].partition(". ")[0]
    return [name for name in _NAME.findall(head) if (TEMPLATES / name).exists()]


def describe_fields() -> Iterator[str]:
    """A table of fields for each view with a template, and for each value inside of them."""
    shown = [view for view in get_args(views.View) if templates_of(view)]
    inner = list(dict.fromkeys(kind for view in shown for kind in values_in(view)))
    for kind in (*shown, *sorted(inner, key=lambda kind: kind.__name__)):
        yield f"### {kind.__name__}"
        yield ""
        yield inspect.cleandoc(kind.__doc__ or "").replace("``", "`").replace("\n", " ")
        yield ""
        yield from describe_kind(kind)


def describe_kind(kind: type) -> Iterator[str]:
    """The table of one view or value."""
    hints, said = get_type_hints(kind), sentences_of(kind)
    names = [field.name for field in fields(kind) if field.name not in _HEADS]
    if not names:
        yield "Nothing beside `site` and `page`."
        yield ""
        return
    yield "| field | is | |"
    yield "|---|---|---|"
    for name in names:
        yield f"| `{name}` | {describe_type(hints[name])} | {said.get(name, '')} |"
    yield ""


def describe_type(kind: Any) -> str:
    """A type in words: ``list of StoryView``, ``text``."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return " or ".join("none" if i is type(None) else describe_type(i) for i in inner)
    if origin is Literal:
        return ", ".join(f"`{value}`" for value in inner)
    if origin is tuple and inner[-1] is Ellipsis:
        return f"list of {describe_type(inner[0])}"
    if origin is tuple:
        return "pair of " + " and ".join(map(describe_type, inner))
    return _PLAIN.get(kind) or f"[{kind.__name__}]{anchor(kind)}"


def values_in(kind: Any) -> Iterator[type]:
    """The values that a view or a value holds, however deep."""
    if is_struct_type(kind):
        for hint in get_type_hints(kind).values():
            for found in (hint, *_inside(hint)):
                if is_struct_type(found):
                    yield found
                    yield from values_in(found)


def _inside(hint: Any) -> Iterator[Any]:
    for inner in get_args(hint):
        yield inner
        yield from _inside(inner)


def sentences_of(kind: type) -> dict[str, str]:
    """The sentences below the fields of a class, by field."""
    body = _classes()[kind.__name__].body
    found = {}
    for field, below in pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            value = below.value if isinstance(below, ast.Expr) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                text = " ".join(value.value.split()).replace("``", "`").replace("|", r"\|")
                found[field.target.id] = text
    return found


def _classes() -> dict[str, ast.ClassDef]:
    trees = (ast.parse(path.read_text("utf-8")) for path in sorted(VIEWS.glob("*.py")))
    nodes = (node for tree in trees for node in tree.body)
    return {node.name: node for node in nodes if isinstance(node, ast.ClassDef)}


def anchor(kind: type) -> str:
    """The link to the table of a class."""
    return f"(#{kind.__name__.lower()})"


if __name__ == "__main__":
    PAGE.write_text(write_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
