"""Templates cut at their blocks, and blocks by what they extend."""

import time

import pytest

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
    assert {name: blocks.find_inner(name) for name in blocks.spans} == {
        "head": "\none\n",
        "main": "<p>{% block inner %}deep{% endblock %}</p>",
        "inner": "deep",
    }
    assert blocks.find_inner("foot") is None
    assert blocks.rest == "\n<main></main>\n"


def test_tags_in_comments_and_raw_text_are_none() -> None:
    text = "{# {% block a %} #}{% raw %}{% block b %}{% endraw %}{% block c %}x{% endblock %}"
    blocks = cut_blocks(text)
    assert tuple(blocks.spans) == ("c",)
    assert blocks.find_inner("c") == "x"
    assert blocks.rest == "{% raw %}{% block b %}{% endraw %}"


def test_tags_without_a_partner_are_passed_over() -> None:
    assert cut_blocks("{% endblock %}a{% block %}{% block b %}c").spans == {}


def test_a_name_that_is_worked_out_is_not_known() -> None:
    assert cut_blocks('{% extends "a" if b else "c" %}').extends == ""


def test_a_block_is_that_of_the_first_that_has_it_with_what_super_stands_for() -> None:
    line = tuple(find_line(TEXTS, "middle"))
    assert resolve_block(line, "head") == "one\ntwo"
    assert resolve_block(line, "inner") == "deep"
    assert resolve_block(line, "foot") is None
    own = cut_blocks("{% block head %}\nzero {{- super() }}\n{% endblock %}")
    assert resolve_block((own, *line), "head") == "\nzero \none\ntwo\n"
    alone = cut_blocks("{% block head %}\n  {{ super() }} \n<b>{{ super() }}</b>{% endblock %}")
    assert resolve_block((alone, *line), "head") == "\n  one\ntwo \n<b>\none\ntwo\n</b>"


def test_templates_that_extend_one_another_come_to_an_end() -> None:
    texts = {"a": '{% extends "b" %}', "b": '{% extends "a" %}'}
    assert [blocks.extends for blocks in find_line(texts, "a")] == ["b", "a"]


@pytest.mark.parametrize(
    "opening",
    [
        "{#",
        "{% raw %}",
        "{% block x",
        "{% extends ",
        "{% block x %}{#",
        "{#}",
        "{% endraw ",
        "{{ super() }}",
    ],
)
def test_the_time_grows_with_the_length_of_a_template_that_closes_nothing(opening: str) -> None:
    """Half a megabyte of the first four took minutes where each looked for its closing."""
    started = time.process_time()
    blocks = cut_blocks("{% block a %}" + opening * (500_000 // len(opening)) + "{% endblock %}")
    resolve_block((blocks, cut_blocks(BASE)), "a")
    assert time.process_time() - started < 5


def test_blocks_in_blocks_take_no_room_of_their_own() -> None:
    count = 20_000
    text = "".join(f"{{% block b{n} %}}" for n in range(count)) + "{% endblock %}" * count
    blocks = cut_blocks(text)
    assert len(blocks.spans) == count
    assert blocks.find_inner(f"b{count - 1}") == ""
