"""A site's strings.yaml, and languages without a catalogue."""

from pathlib import Path

import pytest

from newsgen.errors import Issue
from newsgen.renderer.strings.reading import (
    Forms,
    load_strings,
    make_strings,
    read_catalogue,
    shipped_catalogue,
    shipped_strings,
)
from newsgen.renderer.strings.shape import Strings

ENGLISH = shipped_catalogue("en")


def load(
    root: Path, language: str, own: str | bytes | None = None
) -> tuple[Strings, tuple[Issue, ...]]:
    (root / "newsgen.yaml").write_text(f"title: A\nlanguage: {language}\n", encoding="utf-8")
    if own is not None:
        data = own.encode() if isinstance(own, str) else own
        (root / "strings.yaml").write_bytes(data)
    return load_strings(root, language)


@pytest.mark.parametrize(
    ("language", "shipped"), [("en-GB", "en"), ("de", "de"), ("de-AT", "de"), ("DE", "de")]
)
def test_the_catalogue_is_that_of_the_language(tmp_path: Path, language: str, shipped: str) -> None:
    assert load(tmp_path, language) == (shipped_strings(shipped), ())


def test_a_language_without_a_catalogue_is_english_with_a_warning(tmp_path: Path) -> None:
    strings, (issue,) = load(tmp_path, "cy")
    assert strings == shipped_strings("en")
    assert (issue.path, issue.line, issue.column, issue.code) == ("newsgen.yaml", 2, 11, "N723")
    assert f"`cy`: {len(ENGLISH)} texts are in English" in issue.message


def test_a_site_says_a_word_in_its_own_way(tmp_path: Path) -> None:
    own = (
        "names: {bylines: Reporters}\n"
        "dates: {months: [Jänner, Februar, März, April, Mai, Juni, Juli, August, September,"
        " Oktober, November, Dezember]}\n"
        "counts:\n  stories: {one: '{count} Meldung', other: '{count} Meldungen'}\n"
        "locale: {thousands: '\u202f'}\n"
    )
    strings, issues = load(tmp_path, "de-AT", own)
    assert issues == ()
    assert (strings.names.bylines, strings.names.topics) == ("Reporters", "Themen")
    assert strings.dates.months[0] == "Jänner"
    assert strings.counts.stories(1) == "1 Meldung"
    assert strings.counts.quotations(1204) == "1\u202f204 Zitate"


def test_a_site_brings_a_language_with_its_plural_forms(tmp_path: Path) -> None:
    own = (
        "counts:\n  stories:\n    one: '{count} artykuł'\n    few: '{count} artykuły'\n"
        "    other: '{count} artykułów'\n"
    )
    strings, (issue,) = load(tmp_path, "pl", own)
    assert [strings.counts.stories(n) for n in (1, 3, 12)] == [
        "1 artykuł", "3 artykuły", "12 artykułów",
    ]  # fmt: skip
    assert strings.counts.places(2) == "2 places"
    assert issue.code == "N723"
    assert f"{len(ENGLISH) - 1} texts" in issue.message


def test_a_whole_catalogue_of_a_site_warns_of_nothing(tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "src/newsgen/renderer/strings/de.yaml"
    strings, issues = load(tmp_path, "nl", source.read_text(encoding="utf-8"))
    assert issues == ()
    assert strings.names.topics == "Themen"


def test_a_count_with_one_form_may_be_a_text_alone() -> None:
    found, issues = read_catalogue("counts: {stories: '{count} 件'}", "ja", pattern=ENGLISH)
    assert issues == ()
    assert found["counts", "stories"] == Forms((("other", "{count} 件"),), "ja")


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "message"),
    [
        ("names: [", "N720", 1, 9, ""),
        ("- a", "N720", 1, 1, "expected fields"),
        ("nmes: {}", "N721", 1, 1, "unknown field `nmes`"),
        ("names:\n  topic: x", "N721", 2, 3, "unknown field `topic`"),
        ("names:\n  topics: x\n  topics: y", "N721", 3, 3, "`topics` stands twice"),
        ("names: Topics", "N722", 1, 8, "expected fields"),
        ("names:\n  topics: [a]", "N722", 2, 11, "expected a text"),
        ("names:\n  topics:", "N722", 2, 10, "expected a text"),
        ("lists:\n  page: Page {nummer}", "N722", 2, 9, "nothing fills `{nummer}` here"),
        ("names:\n  topics: All {count}", "N722", 2, 11, "nothing fills `{count}` here"),
        ("dates:\n  months: [a, b]", "N722", 2, 11, "`months` needs 12 words"),
        ("dates:\n  months: January", "N722", 2, 11, "`months` is a list"),
        ("counts:\n  stories: {other: x}", "N722", 2, 3, "`stories` lacks the form `one`"),
        ("counts:\n  stories: {one: x, few: x, other: x}", "N721", 2, 21, "unknown field `few`"),
        ("counts:\n  stories: {one: '{n}', other: x}", "N722", 2, 12, "nothing fills `{n}` here"),
    ],
)
def test_a_mistake_has_its_place(
    text: str, code: str, line: int, column: int, message: str
) -> None:
    found, issues = read_catalogue(text, "en", pattern=ENGLISH)
    issue = issues[0]
    assert (issue.path, issue.code, issue.line) == ("strings.yaml", code, line)
    assert issue.column == column
    assert message in issue.message
    assert not {key for key in found if key not in ENGLISH}
    make_strings({**ENGLISH, **found})


def test_a_file_that_is_not_utf8_is_an_error(tmp_path: Path) -> None:
    strings, (issue,) = load(tmp_path, "en", b"names: {topics: \xff}")
    assert (issue.path, issue.code) == ("strings.yaml", "N720")
    assert strings == shipped_strings("en")


def test_an_empty_file_and_an_empty_part_change_nothing(tmp_path: Path) -> None:
    assert load(tmp_path, "en", "# nothing yet\n") == (shipped_strings("en"), ())
    assert load(tmp_path, "en", "names:\n") == (shipped_strings("en"), ())
