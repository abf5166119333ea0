"""Pages rendered with the default theme, and strings that would break a careless format."""

import types
from typing import Any, Literal, Union, cast, get_args, get_origin, get_type_hints

from msgspec.inspect import is_struct_type
from msgspec.structs import fields

from newsgen.archive.store import RecordReader
from newsgen.records import Article
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page
from newsgen.renderer.render import Output, render_page
from newsgen.renderer.templates import read_templates
from newsgen.renderer.views import NinjsContext, View
from newsgen.theme import DEFAULT, find_layers
from tests.conftest import ROOT

TEMPLATES, _ = read_templates(find_layers(ROOT / "no site", DEFAULT, "templates"))

HOSTILE = (
    "</script><script>alert(1)</script><!--",
    "]]>&amp;<![CDATA[",
    "a \"quoted\" and 'single' <b>&</b> name",
    "bell\x07 nul\x00 delete\x7f escape\x1b",
    "line\nnext\r\nnext\u2028next\u2029next\x85end",
    "{{ 7 * 7 }} {% raw %} $HOME %s \\",
    "@article{x, title={}} } \\input{x} ~^_#%$&",
    "=1+1",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") + " e\u0301 \u202e ltr",
)


class OneRecord:
    """Stands for the store where one article is all there is."""

    def __init__(self, article: Article) -> None:
        self._article = article

    def read(self, _key: str) -> Article:
        return self._article


def render(
    template: str,
    view: View | ArticleContext | NinjsContext,
    path: str = "index.html",
    article: Article | None = None,
) -> str:
    """The file that `view` gives."""
    records = cast(RecordReader, OneRecord(article) if article else None)
    page = Page(path, template, view, "key" if article else "")
    output = render_page(page, TEMPLATES, records)
    assert isinstance(output, Output), output
    return output.data.decode()


def fill(kind: Any, text: str) -> Any:
    """A value of the type `kind` whose every string is `text`."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return fill(inner[0], text)
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return tuple(fill(i, text) for i in inner if i is not Ellipsis)
    if is_struct_type(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: fill(hints[f.name], text) for f in fields(kind)})
    return {str: text, int: 7, bool: False, float: 0.5}[kind]
