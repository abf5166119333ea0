"""The documentation says what the code does: names, codes, defaults and examples agree."""

import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from newsgen import codes, config, records
from newsgen.errors import Code
from newsgen.loader.article import parse_article
from newsgen.loader.fields import ALIASES, FIELDS, FrontMatter
from newsgen.loader.sources import Text, decode
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")]
PAGES += sorted(DOCS.glob("*.md"))

CLASSES = [
    value
    for value in vars(records).values()
    if isinstance(value, type) and value.__module__ == records.__name__
]


def sections(page: Path) -> dict[str, str]:
    """The text below each heading of a page, up to the next heading of any level."""
    text = page.read_text(encoding="utf-8")
    parts = re.split(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> Iterator[list[str]]:
    """The rows of the tables in `text` whose first cell is a name in backticks."""
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip().strip("|").split(" | ")]
        if line.startswith("| `"):
            yield [cells[0].strip("`"), *cells[1:]]


def names_in(text: str) -> list[str]:
    return [row[0] for row in rows(text)]


def first_table(text: str) -> str:
    return text[text.index("\n|") + 1 :].split("\n\n")[0]


@pytest.mark.parametrize("kind", CLASSES, ids=lambda kind: kind.__name__)
def test_the_record_is_described_field_by_field(kind: Any) -> None:
    section = sections(DOCS / "record.md")[kind.__name__]
    fields = list(kind.__struct_fields__)
    assert names_in(first_table(section)) == fields


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        (records.BlockKind, "Block"),
        (records.BodyKind, "Body"),
        (records.BoilerplateKind, "Boilerplate"),
        (records.QuoteKind, "Quote"),
        (records.Precision, "Published"),
        (records.Origin, "Origin"),
    ],
    ids=["block", "body", "boilerplate", "quote", "precision", "origin"],
)
def test_every_value_of_a_kind_is_named(kind: Any, heading: str) -> None:
    section = sections(DOCS / "record.md")[heading]
    assert [value for value in kind.__args__ if f"`{value}`" not in section] == []


def test_the_example_record_is_what_the_loader_makes() -> None:
    example = sections(DOCS / "record.md")["Example"]
    lines = [line[4:] for line in re.findall(r"^(?:    .*|)$", example.split("```")[0], re.M)]
    text, _ = decode("fair.txt", "\n".join(lines).strip("\n").encode() + b"\n")
    assert isinstance(text, Text)
    made = msgspec.to_builtins(parse_article(text, FrontMatter()).article)
    shown = json.loads(example.split("```json")[1].split("```")[0])
    assert shown == part_of(json.loads(json.dumps(made)), shown)


def part_of(value: Any, shape: Any) -> Any:
    """`value` with only those keys that `shape` has."""
    if isinstance(shape, dict) and isinstance(value, dict):
        return {key: part_of(value.get(key), inner) for key, inner in shape.items()}
    if isinstance(shape, list) and isinstance(value, list) and len(shape) == len(value):
        return [part_of(a, b) for a, b in zip(value, shape, strict=True)]
    return value


def test_every_code_is_listed_with_its_severity_and_title() -> None:
    listed = [name for name in sections(DOCS / "errors.md") if re.match(r"N\d\d\d ", name)]
    assert listed == [f"{code.id} {code.severity}: {code.title}" for code in codes.ALL]


@pytest.mark.parametrize("code", codes.ALL, ids=lambda code: code.id)
def test_the_example_message_of_a_code_has_its_form(code: Code) -> None:
    section = sections(DOCS / "errors.md")[f"{code.id} {code.severity}: {code.title}"]
    form = rf"^    [\w./\\-]+:\d+:\d+: {code.severity} {code.id} \S"
    assert re.search(form, section, re.MULTILINE)


def show_default(value: object) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return f"`{value}`" if isinstance(value, str | int) and value != "" else "empty"


@pytest.mark.parametrize(
    ("kind", "heading"),
    [(config.Config, "Configuration"), (config.FrontMatterConfig, "`front_matter`")],
    ids=["newsgen.yaml", "front_matter"],
)
def test_every_key_of_the_configuration_is_listed_with_its_default(kind: Any, heading: str) -> None:
    listed = {name: cells[0] for name, *cells in rows(sections(DOCS / "configuration.md")[heading])}
    default = kind()
    fields = [field.name for field in dataclasses.fields(kind)]
    assert listed == {name: show_default(getattr(default, name)) for name in fields}


def test_the_example_configuration_is_right_and_has_every_key() -> None:
    page = (DOCS / "configuration.md").read_text(encoding="utf-8")
    example = page.split("```yaml")[1].split("```")[0]
    read, issues = config.read_config(example)
    assert issues == ()
    top = re.findall(r"^(\w+):", example, re.MULTILINE)
    assert top == [field.name for field in dataclasses.fields(config.Config)]
    assert read.front_matter.rename


def test_every_field_of_front_matter_is_listed() -> None:
    assert names_in(sections(DOCS / "front-matter.md")["Fields"]) == list(FIELDS)


def test_every_alias_of_front_matter_is_listed_with_its_field() -> None:
    listed = {
        row[0]: row[1].strip("`") for row in rows(sections(DOCS / "front-matter.md")["Aliases"])
    }
    assert listed == ALIASES


def anchor_of(heading: str) -> str:
    """The fragment under which a heading is linked, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def links(page: Path) -> Iterator[tuple[str, str]]:
    """The relative links of a page: path and fragment. Code is passed over."""
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" not in target and not target.startswith("mailto:"):
            path, _, fragment = target.partition("#")
            yield path, fragment


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_relative_links_lead_somewhere(page: Path) -> None:
    lost = []
    for path, fragment in links(page):
        target = page.parent / path if path else page
        if not target.exists() or (fragment and fragment not in map(anchor_of, sections(target))):
            lost.append(f"{path}#{fragment}")
    assert lost == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_of_the_project_that_are_named_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:src|tests|docs|benchmarks|tools|scripts)/[\w./-]+)`", page.read_text("utf-8")
    )
    assert [name for name in named if not (ROOT / name).exists()] == []
