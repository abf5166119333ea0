"""What the templates of a site may see, and that it is found out once."""

from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import sandbox
from jinja2.sandbox import ImmutableSandboxedEnvironment

from newsgen.renderer import guarding
from newsgen.renderer.guarding import GuardedEnvironment


def write() -> None:
    """A function, with all that hangs on one."""


OBJECTS = ("text", b"bytes", 1, [1], {"a": 1}, {1}, (1,), write, "x".upper, str, SimpleNamespace())
NAMES = (
    "title",
    "mro",
    "append",
    "items",
    "clear",
    "pop",
    "upper",
    "_own",
    "__class__",
    "__code__",
)


@pytest.mark.parametrize("thing", OBJECTS, ids=lambda thing: type(thing).__name__)
def test_a_template_sees_what_the_sandbox_lets_it_see(thing: Any) -> None:
    guarded, plain = GuardedEnvironment(), ImmutableSandboxedEnvironment()
    expected = [plain.is_safe_attribute(thing, name, None) for name in NAMES]
    for _ in range(2):
        assert [guarded.is_safe_attribute(thing, name, None) for name in NAMES] == expected


def test_what_may_be_seen_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def note(thing: object, name: str) -> bool:
        asked.append(name)
        return False

    monkeypatch.setattr(sandbox, "is_internal_attribute", note)
    page = SimpleNamespace(title="Quay", date="")
    text = "{% for i in range(99) %}{{ page.title }}{{ page.date }}{% endfor %}"
    assert GuardedEnvironment().from_string(text).render(page=page) == "Quay" * 99
    assert asked == ["title", "date"]


def test_names_that_a_template_makes_up_fill_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guarding, "_MOST_KNOWN", 3)
    guarded = GuardedEnvironment()
    for number in range(9):
        assert guarded.is_safe_attribute("text", f"name{number}", None)
    assert len(guarded._known) == 3
    assert not guarded.is_safe_attribute("text", "__class__", None)
