"""Code of newsgen's own templates that does without what Jinja does for any template.

Jinja escapes each value into a `Markup`, for what may yet be done with it. What is put out is only
joined, so a plain text will do, for a third of the time. Jinja looks each attribute up as an item
too, and asks at each call what else the function wants: newsgen's templates see objects, not
mappings, and call macros and methods, which want nothing else. A page of a story puts out some
three hundred values, reads five hundred attributes and calls sixty macros.
"""

import keyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape


def put_out(value: Any) -> str:
    """The text of `value` in HTML: the one of `markupsafe.escape`."""
    kind = type(value)
    if kind is str:
        text: str = value
        return (
            text.replace("&", "&amp;")
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("'", "&#39;")
            .replace('"', "&#34;")
        )
    return value if kind is Markup else escape(value)


class LeanCodeGenerator(CodeGenerator):
    """Makes code that puts out by `put_out`, reads attributes and calls directly."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """The whole code of a template, which begins with its imports."""
        self.writeline(f"from {__name__} import {put_out.__name__}")
        super().visit_Template(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile and finalize.src is None:
            self.write(f"{put_out.__name__}(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute, and never an item."""
        of = node.node
        blocks = isinstance(of, nodes.Name) and of.name == "self"
        if blocks or keyword.iskeyword(node.attr) or isinstance(of, nodes.Const):
            super().visit_Getattr(node, frame)
            return
        self.visit(of, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A call that gives the function nothing but what the template gives."""
        starred = node.dyn_args is not None or node.dyn_kwargs is not None
        named = any(keyword.iskeyword(given.key) for given in node.kwargs)
        context = frame.eval_ctx
        escaped = self.environment.autoescape and context.autoescape and not context.volatile
        # Macros do as their environment does unless they are told.
        if starred or named or not escaped:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for given in (*node.args, *node.kwargs):
            self.visit(given, frame)
            self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")
