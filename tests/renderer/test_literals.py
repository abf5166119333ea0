"""Every word that newsgen's own pages say stands in the catalogue, none in a template or in code.

A word found here belongs into src/newsgen/renderer/strings/en.yaml and de.yaml and, as a field,
into shape.py beside them; a template shows it as ``{{ t.part.name }}`` (docs/languages.md).
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jinja2 import nodes

from newsgen.renderer.compiling import TemplateFile
from newsgen.renderer.strings.kinds import Count, Phrase
from newsgen.renderer.strings.reading import GROUPS
from newsgen.renderer.templates import TemplateSet, make_environment
from tests.conftest import ROOT

SHIPPED = ROOT / "src" / "newsgen"
TEMPLATES = sorted(
    path
    for folder in (ROOT / "templates", *SHIPPED.glob("themes/*/templates"))
    for path in folder.glob("*.html")
)
SAID = frozenset(
    {"GeoNames", "IPTC Media Topics", "Natural Earth", "CC BY 4.0", "SHA-256", "seeds", "harb*"}
)
"""Names, the same in every language."""
BLOCKS = frozenset({"article", "story", "front", "inside", "website"})
"""What blocks of the frame are filled with: classes and og:type."""
HEARD = re.compile(
    r"""\b(?:aria-label|title|alt|placeholder|data-words)=(["'])(.*?)\1""", re.DOTALL
)
WORD = re.compile(r"[^\W\d_]{2,}")
HTML = re.compile(r"<[^>]*>")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
CODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    text = COMMENT.sub("", path.read_text(encoding="utf-8"))
    assert list(words_between_tags(text)) == []
    heard = (match[2] for match in HEARD.finditer(CODE.sub("", text)))
    assert [words for words in heard if WORD.search(words)] == []
    assert list(words_in_expressions(text)) == []


def words_between_tags(text: str) -> Iterator[str]:
    # Attributes that a macro or an expression writes are no text.
    plain = HTML.sub("\n", CODE.sub("", re.sub(r'\b(?:lang|dir)="[^"]*"', "", text)))
    for line in plain.splitlines():
        said = line.strip(" ,.:;/↓")
        if WORD.search(said) and said not in SAID | BLOCKS:
            yield said


def words_in_expressions(text: str) -> Iterator[str]:
    """Texts that an expression would show: more than a name of a field, a class or a file."""
    for code in CODE.findall(text):
        for _, quoted in re.findall(r"""(["'])(.*?)\1""", code):
            if re.search(r"[A-Z][a-z]|[a-z] [a-z]", quoted) and not quoted.endswith(".html"):
                yield quoted


KINDS = {(part, name): kind for part, names in GROUPS.items() for name, kind in names.items()}


def uses_of(path: Path) -> Iterator[tuple[tuple[str, str], bool]]:
    """Part and name of each text that a template shows, and whether it is called."""
    file = TemplateFile(path.name, path.name, path.read_text(encoding="utf-8"))
    tree = make_environment(TemplateSet((file,))).parse(file.text)
    called = {id(call.node) for call in tree.find_all(nodes.Call)}
    for node in tree.find_all(nodes.Getattr):
        part = node.node
        root = part.node if isinstance(part, nodes.Getattr) else None
        if isinstance(part, nodes.Getattr) and isinstance(root, nodes.Name) and root.name == "t":
            yield (part.attr, node.attr), id(node) in called


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_a_template_uses_texts_that_are_there_and_fills_their_gaps(path: Path) -> None:
    for key, called in uses_of(path):
        assert key in KINDS, key
        assert called is (KINDS[key] in (Count, Phrase)), key


TO_EDITORS = frozenset({"inheritance.py", "overrides.py", "render.py", "templates.py"})
"""Modules that speak to the site's editor only."""
MODULES = sorted(p for p in (SHIPPED / "renderer").glob("*.py") if p.name not in TO_EDITORS)
SENTENCE = re.compile(r"^[A-Z][a-z]+$|[A-Za-z]{2,} [A-Za-z]{2,}")
TYPES = frozenset(
    {"Person", "Place", "Organization", "Quotation", "Thing", "Bar"}  # schema.org, annotations
)
TO_EDITORS = frozenset({"it cannot be compiled: ", "steps of a loop", "joined texts"})
"""Parts of messages about a template."""
NOT_SHOWN = frozenset({"front matter"}) | TO_EDITORS | TYPES


def spoken_constants(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Texts in code with their lines: no docstrings, and no messages to the site's editor."""
    passed: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Assert) or is_message(node):
            passed |= {id(inner) for inner in ast.walk(node)}
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            passed.add(id(node.value))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in passed
        ):
            yield node.value, node.lineno


def is_message(node: Any) -> bool:
    names = [target.id for target in getattr(node, "targets", ()) if isinstance(target, ast.Name)]
    return isinstance(node, ast.Assign) and bool({"message", "hint"} & set(names))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_code_that_makes_pages_says_nothing_of_its_own(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = {text: line for text, line in spoken_constants(tree) if SENTENCE.search(text)}
    assert {
        text: n for text, n in spoken.items() if text not in NOT_SHOWN and "<" not in text
    } == {}


def test_every_text_of_the_catalogue_is_used() -> None:
    shown = {key for path in TEMPLATES for key, _ in uses_of(path)}
    code = "".join(path.read_text(encoding="utf-8") for path in MODULES)
    named = {key for key in KINDS if re.search(rf"\.{key[1]}\b", code)}
    parts = {key for key in KINDS if key[0] == "kinds"}
    assert sorted(set(KINDS) - shown - named - parts) == []
