"""Templates of a site that try to leave the sandbox, or never to end."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from newsgen.errors import Issue
from newsgen.records import Article
from newsgen.renderer.compiling import TemplateFile
from newsgen.renderer.pages import Page
from newsgen.renderer.render import render_page
from newsgen.renderer.templates import TemplateSet, check_templates
from newsgen.renderer.views import CalendarView
from newsgen.site_files import SETTINGS_BYTES
from tests.factories import PAGE_HEAD, SITE_HEAD
from tests.hostile.cases import BUILT, Case

_MOST = SETTINGS_BYTES - 20
"""Signs within the brackets of a template that is as long as any may be."""
_BIG = "{% set s = 'x' * 1000000 %}"
TEMPLATES = {
    "the class of a text": ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "N50"),
    "attr": ("{{ ''|attr('__class__') }}", "N503"),
    "map of attributes": ("{{ ['']|map(attribute='__class__')|list }}", ""),
    "a format that reads attributes": ("{{ '{0.__class__}'.format(1) }}", "N503"),
    "a format of a mapping": ("{{ '{x.__class__}'.format_map({'x': 1}) }}", "N503"),
    "globals of the words": ("{{ t.__class__.__init__.__globals__ }}", "N50"),
    "globals of a macro": ("{% macro m() %}{% endmacro %}{{ m.__globals__ }}", "N50"),
    "frame of a generator": ("{{ ([1]|map('upper')).gi_frame }}", "N50"),
    "self": ("{{ self.__init__.__globals__ }}", "N50"),
    "context": ("{{ self._TemplateReference__context }}", "N50"),
    "cycler": ("{{ cycler.__init__.__globals__ }}", "N50"),
    "lipsum": ("{{ lipsum.__globals__['os'] }}", "N502"),
    "namespace": ("{% set n = namespace() %}", "N502"),
    "open": ("{{ open('/etc/passwd').read() }}", "N502"),
    "a range of a thousand million": ("{% for i in range(10**9) %}x{% endfor %}", "N503"),
    "loops in loops": (
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}", "N503"),
    "ten loops over its view": (
        "{% for a in page.title %}" * 10 + "{% endfor %}" * 10, "N503"),
    "lists in a loop": ("{% for i in range(99999) %}{{ range(99999)|list }}{% endfor %}", "N503"),
    "sums in a loop": ("{% for i in range(99999) %}{{ range(99999)|sum }}{% endfor %}", "N503"),
    "a loop that calls itself": (
        "{% for a in range(9999) recursive %}{{ loop(range(9999)) }}{% endfor %}", "N503"),
    "a macro that calls itself": ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "N503"),
    "a macro that calls itself twice": (
        "{% macro f(n) %}{% if n %}{{ f(n-1) }}{{ f(n-1) }}{% endif %}{% endmacro %}{{ f(60) }}",
        "N503"),
    "a text times a thousand million": ("{{ 'x' * 10**10 }}", "N503"),
    "a list times a thousand million": ("{{ ([0] * 10**9)|length }}", "N503"),
    "bytes times a thousand million": ("{{ 'x'.encode() * 10**10 }}", "N503"),
    "a tower of powers": ("{{ 9**9**9 }}", "N503"),
    "powers of powers": ("{{ (10**6)**64**64 }}", "N503"),
    "a doubled text": (_BIG + "{% set s = s ~ s %}" * 40 + "{{ s|length }}", "N503"),
    "a text added to itself": (_BIG + "{% set s = s + s %}" * 40 + "{{ s|length }}", "N503"),
    "a text joined by itself": (_BIG + "{{ [s, s, s, s, s, s, s]|join(s) }}", "N503"),
    "a text in place of each letter": (_BIG + "{{ s.replace('x', s) }}", "N503"),
    "a text in place of each letter, filtered": (_BIG + "{{ s|replace('x', s) }}", "N503"),
    "much output": (_BIG + "{% for i in range(99999) %}{{ s }}{% endfor %}", "N503"),
    "much text": ("{% for i in range(99999) %}" + "x" * 90_000 + "{% endfor %}", "N503"),
    "center": ("{{ 'x'|center(10**10) }}", "N503"),
    "ljust": ("{{ 'x'.ljust(10**10) }}", "N503"),
    "a wide format": ("{{ '%1000000000d'|format(1) }}", "N503"),
    "a wide format with braces": ("{{ '{:1000000000}'.format(1) }}", "N503"),
    "a width that is given": ("{{ '%*d' % (10**9, 1) }}", "N503"),
    "a width that is given in braces": ("{{ '{:{}}'.format(1, 10**9) }}", "N503"),
    "batch": ("{{ [1]|batch(10**9, 'x')|list }}", "N503"),
    "slice": ("{{ [1]|slice(10**9)|list }}", "N503"),
    "indent": ("{{ 'x\ny'|indent(10**9) }}", "N503"),
    "tojson": ("{{ [1]|tojson(indent=10**9) }}", "N503"),
    "an include of itself": ("{% include 'a.html' %}", "N503"),
    "an extension of itself": ("{% extends 'a.html' %}", "N503"),
    "an include of /etc/passwd": ("{% include '/etc/passwd' %}", "N504"),
    "an include of a file above": ("{% include '../../newsgen.yaml' %}", "N504"),
    "an include by a name made up": ("{% include ['/etc/', 'passwd']|join %}", "N504"),
    "an import of os": ("{% import 'os' as os %}", "N504"),
    "a change of the view": ("{{ page.__setattr__('title', 1) }}", "N50"),
    "a change of a list": ("{% set l = [1] %}{{ l.append(2) }}", "N503"),
    "brackets without end": ("{{ " + "(" * 50_000, "N501"),
    "blocks without end": ("{% if 1 %}" * 20_000, "N50"),
    "an unclosed comment": ("{#" * 50_000, "N501"),
    "a million digits": ("{{ " + "9" * 1_000_000 + " }}", "N50"),
    "as many digits as a template may hold": ("{{ " + "9" * _MOST + " }}", "N501"),
    "as many noughts": ("{{ " + "0" * _MOST + " }}", "N501"),
    "as many digits to the base of 16": ("{{ 0x" + "f" * _MOST + " }}", "N501"),
    "as many digits, parted": ("{{ 1." + "9_" * (_MOST // 2) + "9 }}", BUILT),
    "as many quote marks in a text": ("{{ '" + "\\'" * (_MOST // 2) + "' }}", BUILT),
    "script that is written": ("<script>{{ page.title }}</script>", BUILT),
}  # fmt: skip


class _NoRecords:
    """What a page without a story is rendered with."""

    def read(self, key: str, /) -> Article:
        raise KeyError(key)


def make_cases() -> Iterator[Case]:
    """All cases of this module."""
    for name, (text, answer) in TEMPLATES.items():
        yield Case("templates", name, partial(_render, text=text), (answer,))


def _render(folder: Path, text: str) -> Iterable[Issue]:
    templates = TemplateSet((TemplateFile("a.html", "templates/a.html", text, own=True),))
    if found := check_templates(templates):
        return found
    view = CalendarView(SITE_HEAD, PAGE_HEAD, "Days", "", ())
    made = render_page(Page("a.html", "a.html", view), templates, _NoRecords())
    return (made,) if isinstance(made, Issue) else ()
