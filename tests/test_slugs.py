import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.slugs import MAX_LENGTH, is_device, sameness, slugify


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        pytest.param("St. Louis: Ruiz’s win", "st-louis-ruizs-win", id="signs"),
        pytest.param("Ruiz's win", "ruizs-win", id="a straight apostrophe"),
        pytest.param("  Night   boat  ", "night-boat", id="spaces"),
        pytest.param("night_boat", "night-boat", id="an underscore"),
        pytest.param("a\u00a0b\u2009c\nd\te", "a-b-c-d-e", id="odd spaces"),
        pytest.param("Málaga", "malaga", id="an accent"),
        pytest.param("Ma\u0301laga", "malaga", id="an accent apart"),
        pytest.param("Straße", "strasse", id="sharp s"),
        pytest.param("Łódź", "lodz", id="l with a stroke"),
        pytest.param("Ærøskøbing Þór", "aeroskobing-thor", id="northern letters"),
        pytest.param("İzmir Iğdır", "izmir-igdir", id="Turkish letters"),
        pytest.param("ﬁve ½", "five-1-2", id="compatible forms"),
        pytest.param("東京 2021", "東京-2021", id="Japanese"),
        pytest.param("Москва", "москва", id="Cyrillic"),
        pytest.param("한국", "한국", id="Korean"),
        pytest.param("ΣΊΣΥΦΟΣ", "σισυφοσ", id="Greek"),
        pytest.param("3,400 jobs", "3-400-jobs", id="digits"),
        pytest.param("-- a --", "a", id="hyphens at the ends"),
        pytest.param("?!…", "", id="signs alone"),
        pytest.param("", "", id="nothing"),
        pytest.param("../../etc", "etc", id="a path"),
        pytest.param("a/b\\c", "a-b-c", id="separators"),
    ],
)
def test_words_become_a_slug(words: str, slug: str) -> None:
    assert slugify(words) == slug


def test_a_long_slug_is_cut_at_a_word() -> None:
    slug = slugify("harbour " * 20)
    assert len(slug) <= MAX_LENGTH
    assert set(slug.split("-")) == {"harbour"}


def test_a_slug_of_just_the_longest_length_keeps_its_last_word() -> None:
    words = "a" * 40 + " " + "b" * (MAX_LENGTH - 41)
    assert slugify(words) == words.replace(" ", "-")
    assert slugify(f"{words} c") == words.replace(" ", "-")


def test_a_long_slug_of_one_word_is_cut_inside_it() -> None:
    assert slugify("x" * 500) == "x" * MAX_LENGTH


@given(st.text(max_size=200))
def test_any_words_give_a_slug_that_is_safe_in_an_address(words: str) -> None:
    slug = slugify(words)
    assert len(slug) <= MAX_LENGTH
    assert all(c.isalnum() or c == "-" or unicodedata.category(c)[0] == "M" for c in slug)
    assert all(word[:1].isalnum() for word in slug.split("-") if word)
    assert not slug.startswith("-")
    assert not slug.endswith("-") or is_device(slug[:-1])
    assert "--" not in slug


@given(st.text(st.sampled_from("abcXYZ019 -_'éßł.,"), max_size=200))
def test_the_slug_of_a_slug_is_itself(words: str) -> None:
    assert slugify(slugify(words)) == slugify(words)


@given(st.text(st.characters(max_codepoint=0x24F), max_size=60))
def test_case_makes_no_difference(words: str) -> None:
    assert slugify(words.upper().lower()) == slugify(words.lower().upper().lower())


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_give_the_slug_that_they_give_among_others(words: str) -> None:
    assert slugify(words) == slugify(f"{words}’")
    assert sameness(words) == sameness(f"{words}’")
