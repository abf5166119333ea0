from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.config import Config, FrontMatterConfig, is_language, read_config, require_config
from newsgen.errors import ConfigError, Issue

FULL = """\
title: The Quay Ledger
tagline: "News of the coast: since 2012"
url: https://ledger.example/archive/
language: en-GB
story_language: de-CH
footer: Kept by volunteers.
permalink: /news/{year}-{month}-{day}/{id}/
undated_permalink: /loose/{id}/
page_size: 20
drafts: yes
front_matter:
  rename: {kicker: subheadline, stand: dateline}
  ignore: [layout, weight]
"""


def read_issue(text: str) -> Issue:
    _, issues = read_config(text)
    assert len(issues) == 1
    return issues[0]


def test_an_empty_file_gives_the_defaults() -> None:
    assert read_config("") == (Config(), ())
    assert Config().title == "News archive"


def test_every_setting_is_read() -> None:
    config, issues = read_config(FULL)
    assert issues == ()
    assert config == Config(
        title="The Quay Ledger",
        tagline="News of the coast: since 2012",
        url="https://ledger.example/archive",
        language="en-GB",
        story_language="de-CH",
        footer="Kept by volunteers.",
        permalink="/news/{year}-{month}-{day}/{id}/",
        undated_permalink="/loose/{id}/",
        page_size=20,
        drafts=True,
        front_matter=FrontMatterConfig(
            (("kicker", "subheadline"), ("stand", "dateline")), ("layout", "weight")
        ),
    )


def test_a_setting_left_empty_has_its_default() -> None:
    config, issues = read_config("title:\nurl: ''\nlanguage: ~\npermalink:\nfooter:\n")
    assert (config, issues) == (Config(), ())


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        pytest.param("titel: x\n", "1:1 N702", "`titel`", id="an unknown key"),
        pytest.param("title: a\ntitle: b\n", "2:1 N702", "twice", id="a key twice"),
        pytest.param("title: a: b\n", "1:9 N701", "mapping values", id="no YAML"),
        pytest.param("- title\n", "1:1 N701", "a list", id="a list"),
        pytest.param("title: [a]\n", "1:8 N703", "expected text", id="a list for a text"),
        pytest.param("a\n", "1:1 N701", "`a`", id="a word"),
        pytest.param("url: ledger.example\n", "1:6 N703", "not an address", id="no scheme"),
        pytest.param("url: ftp://x.example\n", "1:6 N703", "not an address", id="another scheme"),
        pytest.param("url: https:///x\n", "1:6 N703", "not an address", id="no host"),
        pytest.param("url: https://x.example/?a=1\n", "1:6 N703", "address", id="a query"),
        pytest.param("url: 'https://x.example/#a'\n", "1:6 N703", "address", id="a fragment"),
        pytest.param(
            "story_language: in English\n", "1:17 N703", "not a language", id="story language"
        ),
        pytest.param("language: English please\n", "1:11 N703", "not a language", id="language"),
        pytest.param("page_size: 4\n", "1:12 N703", "from 5 to 500", id="too small a page"),
        pytest.param("page_size: many\n", "1:12 N703", "whole number", id="no number"),
        pytest.param("drafts: perhaps\n", "1:9 N703", "true or false", id="no boolean"),
        pytest.param("permalink: /{year}/\n", "1:12 N703", "{slug} or {id}", id="shared"),
        pytest.param("permalink: '{slug}/'\n", "1:12 N703", "starts and ends", id="no first slash"),
        pytest.param("permalink: /{slug}\n", "1:12 N703", "starts and ends", id="no last slash"),
        pytest.param("permalink: /{slug}/{week}/\n", "1:12 N703", "{week}", id="unknown part"),
        pytest.param("permalink: /{}/{slug}/\n", "1:12 N703", "{}", id="a nameless part"),
        pytest.param("permalink: /{slug!r}/\n", "1:12 N703", "{slug!r}", id="a conversion"),
        pytest.param("permalink: /../{slug}/\n", "1:12 N703", "leave", id="climbing out"),
        pytest.param("permalink: /a//{slug}/\n", "1:12 N703", "leave", id="an empty part"),
        pytest.param("permalink: '/a\\b/{slug}/'\n", "1:12 N703", "leave", id="a backslash"),
        pytest.param("undated_permalink: /{year}/{slug}/\n", "1:20 N703", "{year}", id="no year"),
        pytest.param("front_matter: x\n", "1:15 N703", "rename, ignore", id="no fields"),
        pytest.param("front_matter: {drop: x}\n", "1:16 N702", "`drop`", id="an inner key"),
        pytest.param("front_matter: {rename: x}\n", "1:24 N703", "expected fields", id="rename"),
        pytest.param("front_matter: {ignore: {a: b}}\n", "1:24 N703", "list", id="ignore"),
    ],
)
def test_a_mistake_is_reported_at_its_place(text: str, place: str, words: str) -> None:
    issue = read_issue(text)
    assert f"{issue.line}:{issue.column} {issue.code}" == place
    assert words in issue.message
    assert issue.path == "newsgen.yaml"


def test_all_mistakes_are_reported_at_once_and_the_rest_is_kept() -> None:
    config, issues = read_config("title: Kept\nurl: x\npage_size: 1\nlang: en\n")
    assert sorted((i.line, i.code) for i in issues) == [(2, "N703"), (3, "N703"), (4, "N702")]
    assert config == Config(title="Kept")


def test_a_near_key_is_offered() -> None:
    assert read_issue("page-size: 10\n").hint == "did you mean `page_size`?"


@pytest.mark.parametrize(
    "pattern", ["/{slug}/", "/{year}/{slug}/", "/a/b-{id}/c/", "/{year}{month}{day}/{slug}-{id}/"]
)
def test_an_address_may_have_any_parts_in_any_order(pattern: str) -> None:
    config, issues = read_config(f"permalink: '{pattern}'\n")
    assert (config.permalink, issues) == (pattern, ())


def test_a_story_says_its_language_or_has_that_of_the_stories_or_of_the_pages() -> None:
    assert Config(language="de").language_of("") == "de"
    assert Config(language="de", story_language="en").language_of("") == "en"
    assert Config(language="de", story_language="en").language_of("fr") == "fr"


@pytest.mark.parametrize("tag", ["en", "en-GB", "zh-Hant-TW", "haw", "sr-Latn"])
def test_language_tags_are_known_by_their_shape(tag: str) -> None:
    assert is_language(tag)


@pytest.mark.parametrize("tag", ["", "e", "english", "en_GB", "en-", "-en", "en GB", "en\n", "dé"])
def test_other_words_are_no_language_tags(tag: str) -> None:
    assert not is_language(tag)


def test_the_file_of_a_site_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "newsgen.yaml").write_bytes(b"\xef\xbb\xbftitle: Caf\xc3\xa9\r\npage_size: 9\r\n")
    assert require_config(tmp_path) == Config(title="Café", page_size=9)


def test_a_missing_file_ends_the_command_with_a_way_out(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="newsgen init"):
        require_config(tmp_path)


def test_a_file_that_is_not_utf8_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "newsgen.yaml").write_bytes(b"title: Caf\xe9\n")
    with pytest.raises(ConfigError, match="cannot be read"):
        require_config(tmp_path)


def test_mistakes_in_the_file_end_the_command_with_every_issue(tmp_path: Path) -> None:
    (tmp_path / "newsgen.yaml").write_text("a: 1\nb: 2\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        require_config(tmp_path)
    assert [issue.code for issue in caught.value.issues] == ["N702", "N702"]


@given(
    st.dictionaries(
        st.sampled_from(["title", "language", "footer", "page_size", "drafts", "front_matter"]),
        st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=12),
    )
)
@settings(max_examples=150, deadline=None)
def test_any_values_give_a_config_whose_settings_are_sound(values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value!r}\n" for key, value in values.items())
    config, _ = read_config(text)
    assert 5 <= config.page_size <= 500
    assert is_language(config.language)
    assert config.permalink == Config().permalink
