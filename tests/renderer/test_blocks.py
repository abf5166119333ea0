"""Templates cut at their blocks, and blocks by what they extend."""

from newsgen.renderer.blocks import cut_blocks, find_line, resolve_block

BASE = """{% block head %}
one
{% endblock %}
<main>{% block main %}<p>{% block inner %}deep{% endblock %}</p>{% endblock main %}</main>
"""
MIDDLE = '{%- extends "base" -%}{% block head %}{{ super() }}two{% endblock %}'
TEXTS = {"base": BASE, "middle": MIDDLE}


def test_a_template_is_cut_at_its_blocks() -> None:
    blocks = cut_blocks(BASE)
    assert blocks.extends == ""
    assert blocks.outer == ("head", "main")
    assert blocks.inner == {
        "head": "\none\n",
        "main": "<p>{% block inner %}deep{% endblock %}</p>",
        "inner": "deep",
    }
    assert blocks.rest == "\n<main></main>\n"


def test_tags_in_comments_and_raw_text_are_none() -> None:
    text = "{# {% block a %} #}{% raw %}{% block b %}{% endraw %}{% block c %}x{% endblock %}"
    blocks = cut_blocks(text)
    assert blocks.inner == {"c": "x"}
    assert blocks.rest == "{% raw %}{% block b %}{% endraw %}"


def test_tags_without_a_partner_are_passed_over() -> None:
    assert cut_blocks("{% endblock %}a{% block %}{% block b %}c").inner == {}


def test_a_name_that_is_worked_out_is_not_known() -> None:
    assert cut_blocks('{% extends "a" if b else "c" %}').extends == ""


def test_a_block_is_that_of_the_first_that_has_it_with_what_super_stands_for() -> None:
    line = tuple(find_line(TEXTS, "middle"))
    assert resolve_block(line, "head") == "one\ntwo"
    assert resolve_block(line, "inner") == "deep"
    assert resolve_block(line, "foot") is None
    own = cut_blocks("{% block head %}\nzero {{- super() }}\n{% endblock %}")
    assert resolve_block((own, *line), "head") == "\nzero \none\ntwo\n"


def test_templates_that_extend_one_another_come_to_an_end() -> None:
    texts = {"a": '{% extends "b" %}', "b": '{% extends "a" %}'}
    assert [blocks.extends for blocks in find_line(texts, "a")] == ["b", "a"]
