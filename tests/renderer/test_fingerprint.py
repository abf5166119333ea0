"""Whatever a page shows is in its fingerprint: every field of every view, however deep."""

import dataclasses
import types
from collections.abc import Iterator
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from msgspec.inspect import is_struct_type
from msgspec.structs import fields, replace

from newsgen.renderer import views
from newsgen.renderer.article_page import ArticleContext
from newsgen.renderer.pages import Page
from newsgen.renderer.views import RobotsView, SitemapView, View
from newsgen.staleness import fingerprint, name_parts, with_record

VIEWS: tuple[type, ...] = (*get_args(View), ArticleContext)


def make_value(kind: Any) -> Any:
    """A value of the type `kind` in which nothing is empty."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return make_value(inner[0])
    if origin is Literal:
        return inner[0]
    if origin is tuple:
        return tuple(make_value(i) for i in inner if i is not Ellipsis)
    if is_struct_type(kind):
        hints = get_type_hints(kind)
        return kind(**{f.name: make_value(hints[f.name]) for f in fields(kind)})
    return {str: "words", int: 7, bool: False, float: 0.5}[kind]


def change_value(kind: Any, value: Any) -> Iterator[tuple[str, Any]]:
    """Values of the type `kind`, each unlike `value` in one place; the place, and the value."""
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        if type(None) in inner:
            yield "=None", None
        yield from change_value(inner[0], value)
    elif origin is Literal:
        yield "", inner[1]
    elif origin is tuple:
        yield from change_tuple(inner, value)
    elif is_struct_type(kind):
        hints = get_type_hints(kind)
        for field in fields(kind):
            old = getattr(value, field.name)
            for place, new in change_value(hints[field.name], old):
                yield f".{field.name}{place}", replace(value, **{field.name: new})
    else:
        yield "", {"words": "other words", 7: 8, False: True, 0.5: 0.25}[value]


def change_tuple(inner: tuple[Any, ...], value: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    if inner[-1] is Ellipsis:
        yield "=empty", ()
        yield "=longer", value * 2
    for at, old in enumerate(value):
        for place, new in change_value(inner[at], old):
            yield f"[{at}]{place}", (*value[:at], new, *value[at + 1 :])


def mark(view: Any, path: str = "a.html") -> str:
    return fingerprint_of(Page(path, "a", view, "key"))


def fingerprint_of(page: Page, template: str = "template", code: str = "code") -> str:
    return fingerprint(page, page.content(), template, code)


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
def test_a_change_of_any_field_of_a_view_changes_the_fingerprint(kind: type) -> None:
    view = make_value(kind)
    marks = {mark(view): "as it was"}
    for place, changed in change_value(kind, view):
        found = mark(changed)
        assert found not in marks, f"{place} gives the fingerprint of {marks.get(found)}"
        marks[found] = place
    assert len(marks) > len(fields(kind))


@pytest.mark.parametrize("kind", VIEWS, ids=lambda kind: kind.__name__)
def test_equal_views_have_equal_fingerprints(kind: type) -> None:
    assert mark(make_value(kind)) == mark(make_value(kind))


def test_every_view_of_a_template_is_a_view() -> None:
    named = {
        value
        for name, value in vars(views).items()
        if is_struct_type(value)
        and (value.__doc__ or "").partition(":")[0].endswith((".html", "ml", "txt"))
    }
    assert {v for v in named if isinstance(v, type)} <= set(VIEWS)


def test_the_record_the_template_and_the_code_are_in_the_fingerprint() -> None:
    page = Page("a.html", "a", RobotsView("x"), "key")
    marks = {
        fingerprint_of(page),
        fingerprint_of(dataclasses.replace(page, record="other")),
        fingerprint_of(page, "other"),
        fingerprint_of(page, "template", "other"),
        fingerprint_of(page, "templatecode", ""),
    }
    assert len(marks) == 5


def test_the_record_can_be_changed_in_a_fingerprint_and_nothing_else() -> None:
    page = Page("a.html", "a", RobotsView("x"), "key")
    mark = fingerprint_of(page)
    assert with_record(mark, "other") == fingerprint_of(dataclasses.replace(page, record="other"))
    assert with_record(with_record(mark, "other"), "key") == mark
    bare = dataclasses.replace(page, record="")
    assert with_record(fingerprint_of(bare), "") == fingerprint_of(bare)


def test_a_fingerprint_names_what_it_was_made_from() -> None:
    page = Page("a.html", "a", RobotsView("x"), "key")
    before = name_parts(fingerprint_of(page))
    others = {
        "code": fingerprint_of(page, code="other"),
        "template": fingerprint_of(page, "other"),
        "view": fingerprint_of(dataclasses.replace(page, view=RobotsView("y"))),
        "record": fingerprint_of(dataclasses.replace(page, record="other")),
    }
    for part, mark in others.items():
        after = name_parts(mark)
        assert [name for name in before if before[name] != after[name]] == [part]


def test_views_of_two_kinds_with_equal_values_differ() -> None:
    packed = Page("a", "a", SitemapView((), ())), Page("a", "a", RobotsView(""))
    assert fingerprint_of(packed[0], "", "") != fingerprint_of(packed[1], "", "")


def test_the_path_is_no_part_of_it_since_it_is_the_key_of_the_manifest() -> None:
    assert mark(RobotsView("x"), path="b.html") == mark(RobotsView("x"))
