"""Phrases, counts, plural forms, directions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from newsgen.renderer.strings.kinds import (
    Phrase,
    direction_of,
    fill,
    group_digits,
    plural_form,
    plural_forms,
    show_decimal,
)
from newsgen.renderer.strings.reading import shipped_strings


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", "other one other other other other"),
        ("de-AT", "other one other other other other"),
        ("fr", "one one other other other other"),
        ("ja", "other other other other other other"),
        ("cs", "other one few few other other"),
        ("pl", "other one few few other few"),
        ("ru", "other one few few other few"),
    ],
)
def test_numbers_take_the_forms_of_their_language(language: str, forms: str) -> None:
    assert [plural_form(language, n) for n in (0, 1, 2, 4, 5, 22)] == forms.split()


def test_slavic_numbers_go_by_their_last_digits() -> None:
    assert [plural_form("ru", n) for n in (11, 12, 21, 111, 112, 121)] == [
        "other", "other", "one", "other", "other", "one",
    ]  # fmt: skip
    assert plural_form("pl", 21) == "other"


def test_a_language_lists_its_forms_other_last() -> None:
    assert plural_forms("de") == ("one", "other")
    assert plural_forms("pl") == ("one", "few", "other")
    assert plural_forms("ja") == ("other",)


@pytest.mark.parametrize(
    ("language", "direction"),
    [("en", "ltr"), ("he", "rtl"), ("AR-eg", "rtl"), ("ar-Latn", "ltr"), ("az-Arab-IR", "rtl")],
)
def test_the_direction_follows_the_script(language: str, direction: str) -> None:
    assert direction_of(language) == direction


def test_digits_are_grouped_as_the_language_does() -> None:
    assert shipped_strings("en").counts.stories(1204) == "1,204 stories"
    assert shipped_strings("de").counts.quotations(1204) == "1.204 Zitate"
    assert group_digits(1234567, "\xa0") == "1\xa0234\xa0567"
    assert show_decimal(45.654, ",") == "45,65"


def test_a_phrase_is_filled_once_and_html_stays_html() -> None:
    assert Phrase("{a} & {b}")(a="{b}", b="<i>") == "{b} & <i>"
    shown = Phrase("{a} & {b}")(a=Markup("<b>x</b>"), b="<i>")
    assert isinstance(shown, Markup)
    assert shown == "<b>x</b> &amp; &lt;i&gt;"


def test_a_gap_without_a_value_is_a_fault() -> None:
    with pytest.raises(KeyError, match="name"):
        Phrase("About {name}")(heading="x")


@given(st.text(), st.text())
def test_any_text_can_be_filled_in(text: str, value: str) -> None:
    assert fill("a {x} b", {"x": value}) == f"a {value} b"
    assert fill(text.replace("{", ""), {}) == text.replace("{", "")
