"""The catalogues that newsgen has: every text in every language, with the same gaps."""

import re
from pathlib import Path

import pytest

from newsgen.records import BoilerplateKind
from newsgen.renderer.strings import reading
from newsgen.renderer.strings.kinds import GAP, plural_forms
from newsgen.renderer.strings.reading import (
    GROUPS,
    Forms,
    gaps_of,
    shipped_catalogue,
    shipped_languages,
    shipped_strings,
)
from newsgen.renderer.strings.shape import KindStrings

ENGLISH = shipped_catalogue("en")
KEYS = {(part, name) for part, names in GROUPS.items() for name in names}
OTHERS = [language for language in shipped_languages() if language != "en"]


def test_there_are_english_and_german() -> None:
    assert shipped_languages() == ("de", "en")


@pytest.mark.parametrize("language", shipped_languages())
def test_a_catalogue_is_complete_and_has_nothing_else(language: str) -> None:
    assert set(shipped_catalogue(language)) == KEYS
    assert shipped_strings(language) == shipped_strings(language)
    hash(shipped_strings(language))


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_has_the_gaps_of_the_english_one(language: str) -> None:
    catalogue = shipped_catalogue(language)
    assert [key for key in KEYS if gaps_of(catalogue[key]) != gaps_of(ENGLISH[key])] == []


@pytest.mark.parametrize("language", shipped_languages())
def test_a_count_has_each_plural_form_and_nothing_is_empty(language: str) -> None:
    for key, value in shipped_catalogue(language).items():
        if isinstance(value, Forms):
            assert [form for form, _ in value.texts] == list(plural_forms(language)), key
        texts = [text for _, text in value.texts] if isinstance(value, Forms) else value
        assert all(text.strip() == text != "" for text in texts) or isinstance(value, str), key
        assert value, key


@pytest.mark.parametrize("language", shipped_languages())
def test_there_are_twelve_months_and_four_sides(language: str) -> None:
    strings = shipped_strings(language)
    assert len(set(strings.dates.months)) == len(set(strings.dates.short_months)) == 12
    assert len(set(strings.places.compass)) == 4


def test_only_words_that_both_languages_have_are_the_same_in_german() -> None:
    german = shipped_catalogue("de")
    texts = {key: text for key, text in ENGLISH.items() if isinstance(text, str)}
    worded = {key for key, text in texts.items() if re.search("[a-z]{2}", GAP.sub("", text))}
    same = {".".join(key) for key in worded if german[key] == texts[key]}
    assert same == {"search.person"}


def test_every_kind_of_text_around_a_story_has_a_name() -> None:
    kinds = {kind.replace("-", "_") for kind in BoilerplateKind.__args__}  # type: ignore[attr-defined]
    assert set(KindStrings.__annotations__) == kinds


def test_english_says_of_each_part_where_it_stands() -> None:
    lines = (Path(reading.__file__).parent / "en.yaml").read_text(encoding="utf-8").splitlines()
    parts = [line for line in lines if re.match(r"\w", line)]
    assert [line for line in parts if not re.match(r"\w+:  # \w", line)] == []
