from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment
from markupsafe import Markup, escape

from newsgen.renderer.escaping import LeanCodeGenerator, put_out

PIECES = st.sampled_from(["&", "<", ">", "'", '"', "&amp;", "a", "\n", "ü", ""])
TEXTS = st.lists(PIECES).map("".join)


class OwnText(str):
    __slots__ = ()


class Shown:
    def __html__(self) -> str:
        return "<i>shown</i>"


@given(TEXTS | TEXTS.map(Markup) | TEXTS.map(OwnText) | st.integers() | st.none())
def test_a_value_is_put_out_as_markupsafe_escapes_it(value: Any) -> None:
    assert put_out(value) == str(escape(value))


def test_what_says_how_it_looks_in_html_is_asked() -> None:
    assert put_out(Shown()) == "<i>shown</i>"


@pytest.mark.parametrize(
    "source",
    [
        '{{ a }}<p title="{{ a }}">{{ a | safe }}</p>',
        "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(a) }}{{ m(a) | upper }}",
        "{% set b %}<i>{{ a }}</i>{% endset %}{{ b }}{{ b ~ a }}",
        "{% autoescape false %}{{ a }}{% endautoescape %}{{ a }}",
        "{% for x in [a, 1, none, a | safe] %}{{ x }}{{ '&' if not loop.last }}{% endfor %}",
        "{% macro m(n) %}{{ caller() }}{{ n }}{% endmacro %}{% call m(1) %}{{ a }}{% endcall %}",
        "{% macro m(x, y='<') %}{{ x }}{{ y }}{% endmacro %}{{ m(a, y='&') }}{{ m(*[a], **{}) }}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{% autoescape true %}{{ m(a) }}{% endautoescape %}",
        "{% macro m(x) %}{{ x }}{% endmacro %}{% autoescape false %}{{ m(a) }}{% endautoescape %}",
        "{% block b %}{{ a.strip().title() }}{% endblock %}{{ self.b() }}",
        "{% for x in range(3) %}{{ loop.cycle(a, '>') }}{{ loop.index }}{% endfor %}",
        "{% for x in [[a], []] recursive %}{{ x if x is string else loop(x) }}{% endfor %}",
        "{{ 'up'.upper() }}{{ a.split(' ', maxsplit=1)[0] }}",
    ],
)
@pytest.mark.parametrize("escapes", [True, False])
def test_a_template_gives_what_it_gives_by_the_way_of_jinja(source: str, escapes: bool) -> None:
    plain, lean = (Environment(autoescape=escapes) for _ in range(2))
    lean.code_generator_class = LeanCodeGenerator
    hostile = "<a href='x' title=\"y\">&amp; more</a>"
    expected = plain.from_string(source).render(a=hostile)
    assert lean.from_string(source).render(a=hostile) == expected


def test_a_name_that_is_a_word_of_python_is_an_attribute_too() -> None:
    lean = Environment(autoescape=True)
    lean.code_generator_class = LeanCodeGenerator
    assert lean.from_string("{{ a.class }}").render(a={"class": "<"}) == "&lt;"
