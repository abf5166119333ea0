"""Pages → bytes. `render_page` is pure; what fails in a template comes back as an issue."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Protocol

from jinja2 import TemplateNotFound, UndefinedError

from newsgen import codes
from newsgen.archive.wording import in_plain_words
from newsgen.errors import Issue
from newsgen.places import TEMPLATES
from newsgen.records import Article
from newsgen.renderer.article_data import add_article_data
from newsgen.renderer.article_page import ArticleContext, complete_article
from newsgen.renderer.compiling import TemplateFile, issue_on_line
from newsgen.renderer.feeds import write_json_feed
from newsgen.renderer.ninjs import write_ninjs
from newsgen.renderer.pages import Page
from newsgen.renderer.strings.shape import Strings
from newsgen.renderer.structured_data import add_structured_data
from newsgen.renderer.templates import TemplateSet, load_template
from newsgen.renderer.views import JsonFeedView, NinjsContext, View

_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Control characters that neither HTML nor XML takes."""
_UNDEFINED = re.compile(r"'(\w+)' is undefined")
_UNKNOWN = (UndefinedError, AttributeError)
"""What Jinja raises for a name that is not there, and a template of newsgen for an attribute."""
_CONTROLS = bytes(byte for byte in (*range(32), 127) if byte not in b"\t\n\r")
_NONCHARACTERS = b"\xef\xbf"
"""What U+FFFE and U+FFFF begin with in UTF-8."""


@dataclass(frozen=True, slots=True)
class Output:
    """A finished file."""

    path: str
    data: bytes


class Records(Protocol):
    """Has full records: `RecordReader`, or what stands in for it."""

    def read(self, key: str, /) -> Article:
        """The article with this key. Raises `KeyError` where there is none."""


def render_page(page: Page, templates: TemplateSet, records: Records) -> Output | Issue:
    """The bytes of `page`, or the issue why there are none."""
    article = in_plain_words(records.read(page.record)) if page.record else None
    if not page.template:
        return Output(page.path, _write(page, article).encode())
    view = _view(page, article, templates.strings)
    try:
        template = load_template(templates, page.template)
        html = template.render({name: getattr(view, name) for name in view.__struct_fields__})
    except TemplateNotFound as error:
        return _missing(page, error)
    except Exception as error:
        issue = _failed(page, article, view, templates, error)
        if issue is None:
            raise
        return issue
    return Output(page.path, encode_page(html))


def encode_page(html: str) -> bytes:
    """The bytes of a page, without what no page may hold."""
    data = html.encode()
    # Nearly no page has any, and to look for them so takes half the time.
    if len(data.translate(None, _CONTROLS)) == len(data) and _NONCHARACTERS not in data:
        return data
    return _UNSHOWABLE.sub("\ufffd", html).encode()


def _view(page: Page, article: Article | None, strings: Strings) -> View:
    if isinstance(page.view, ArticleContext):
        if article is None:
            raise KeyError(f"{page.path} has no record")
        view = complete_article(page.view, article, strings)
        return add_article_data(view, page.view, article, strings.article)
    if isinstance(page.view, NinjsContext):
        raise TypeError(f"{page.path} has no template")
    return add_structured_data(page.view)


def _write(page: Page, article: Article | None) -> str:
    """The text of a file that has no template."""
    match page.view:
        case JsonFeedView() as view:
            return write_json_feed(view)
        case NinjsContext() as view if article is not None:
            return write_ninjs(view, article)
    raise TypeError(f"{page.path} has neither a template nor a writer")


def _missing(page: Page, error: TemplateNotFound) -> Issue:
    code = codes.TEMPLATE_MISSING
    message = f"there is no template `{error.name}`, which /{page.path} needs"
    return Issue(TEMPLATES, 1, 1, code.id, code.severity, message)


def _failed(
    page: Page, article: Article | None, view: View, templates: TemplateSet, error: Exception
) -> Issue | None:
    """The issue at the template's line; None where the fault is not in a template."""
    paths = {file.path: file for file in templates.files}
    place: tuple[TemplateFile, int] | None = None
    trace = error.__traceback__
    while trace is not None:
        filename = trace.tb_frame.f_code.co_filename
        if filename in paths:
            place = (paths[filename], trace.tb_lineno)
        trace = trace.tb_next
    if place is None:
        return None
    undefined = isinstance(error, _UNKNOWN)
    code = codes.TEMPLATE_UNDEFINED if undefined else codes.TEMPLATE_FAILED
    of = article.source.path if article else f"/{page.path}"
    hint = _advise(view, error)
    return issue_on_line(code, *place, f"{error} (while rendering {of})", hint)


def _advise(view: View, error: Exception) -> str:
    """What to do about a name that `view` does not have, or a template that uses itself."""
    if isinstance(error, RecursionError):
        return "a template includes itself, or a macro calls itself, without an end"
    if not isinstance(error, _UNKNOWN):
        return ""
    kind = type(view).__name__
    name = _UNDEFINED.match(str(error))
    known = view.__struct_fields__
    near = get_close_matches(name[1], known, n=2) if name else []
    meant = f"did you mean {' or '.join(f'`{one}`' for one in near)}? " if near else ""
    return f"{meant}the fields of {kind} are listed in docs/templates.md#{kind.lower()}"
