"""Boilerplate: every rule has an example in its data file; prose stays prose (X01-X09)."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsgen.loader.boilerplate import (
    Rule,
    classify,
    classify_web,
    is_link_label,
    read_boilerplate,
    rules,
)
from newsgen.records import Block

KINDS = {
    "promo", "related", "credits", "copyright", "update-note", "correction", "ad", "contact",
    "disclaimer",
}  # fmt: skip


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.name)
def test_every_rule_finds_its_own_example(rule: Rule) -> None:
    find, other = (classify_web, classify) if rule.web else (classify, classify_web)
    assert find(rule.example) == (rule.kind, rule.name)
    assert other(rule.example) is None


def test_the_rules_have_all_kinds_and_no_name_twice() -> None:
    names = [rule.name for rule in rules()]
    assert {rule.kind for rule in rules()} == KINDS
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        pytest.param("Join our Telegram channel for the news of the harbour.", "promo", id="X01"),
        pytest.param("Read more: Bridge opens early", "related", id="X02"),
        pytest.param("(Reporting by Ines Falk; Editing by Tom Akers)", "credits", id="X03"),
        pytest.param("© 2021 The Harbour Post. All rights reserved.", "copyright", id="X04"),
        pytest.param("This story has been updated to add a reply.", "update-note", id="X05"),
        pytest.param("Correction: An earlier version misstated the toll.", "correction", id="X06"),
        pytest.param("ADVERTISEMENT", "ad", id="X07"),
        pytest.param("With inputs from agencies", "credits", id="X09"),
        pytest.param("Related Story Bridge opens early", "related", id="related story"),
        pytest.param("READ MORE: FERRY DOCKS", "related", id="read more"),
        pytest.param("You might also like:", "related", id="you might also like"),
        pytest.param("REUTER", "credits", id="sign-off"),
        pytest.param("Additional reporting by Ines Falk", "credits", id="reporting by"),
        pytest.param("This media cannot be played on your device.", "disclaimer", id="no media"),
        pytest.param("Follow Ines on Twitter: @inesfalk", "promo", id="follow"),
        pytest.param("Editor's note: This is part of a series.", "disclaimer", id="editor's note"),
        pytest.param(
            "Editor's note: An earlier version gave the wrong day.",
            "correction",
            id="correction in an editor's note",
        ),
        pytest.param("UPDATE: This story now has the reply.", "update-note", id="update"),
        pytest.param(
            "Last updated on Friday with the reply of the port.", "update-note", id="updated with"
        ),
        pytest.param("Falk reported from Oslo.", "credits", id="reported from"),
        pytest.param(
            "Ines Falk reported from Oslo, and Tom Akers from Rome.", "credits", id="two reported"
        ),
        pytest.param(
            "Correction - In the item on the ferry please read Oslo", "correction", id="wire note"
        ),
    ],
)
def test_a_line_around_the_story_has_a_kind(line: str, kind: str) -> None:
    found = classify(line)
    assert found is not None
    assert found[0] == kind


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("She urged them to join the channel at dawn.", id="X08"),
        pytest.param("Join me in thanking the crew, Falk said.", id="join"),
        pytest.param("Subscribe to that theory, Falk said, and you will be poor.", id="subscribe"),
        pytest.param("Follow the money, Falk said.", id="follow"),
        pytest.param("Read more books, the minister told the pupils.", id="read"),
        pytest.param("Reporting by the paper found that three had left.", id="reporting"),
        pytest.param("Copyright law is a hundred years old in this country.", id="copyright"),
        pytest.param("Get the latest prices wrong and you lose.", id="get"),
        pytest.param("Contact between the two villages ended in May.", id="contact"),
        pytest.param("Correction of the river's course began in 1921.", id="correction"),
        pytest.param("Advertisements for the ferry hang in every shop.", id="advertisement"),
        pytest.param("More on the bridge than in the tunnel, people waited.", id="more on"),
        pytest.param("Watch the tide, the captain said.", id="watch"),
        pytest.param("This story is about a ferry.", id="this story"),
        pytest.param("Update the charts every year, the captain said.", id="update"),
        pytest.param("Update: The ferry has been found, the captain said.", id="news of an hour"),
        pytest.param('"Click here," said the notice on the door.', id="a quoted notice"),
        pytest.param("Click here, said the notice on the door.", id="an unquoted notice"),
        pytest.param("Falk reported from Oslo that the ferry had sunk.", id="reported that"),
        pytest.param("", id="nothing"),
    ],
)
def test_prose_is_no_boilerplate(line: str) -> None:
    assert classify(line) is None


ASCII = st.characters(min_codepoint=32, max_codepoint=126)


@pytest.mark.parametrize(
    "rule", [rule for rule in rules() if rule.opens], ids=lambda rule: rule.name
)
def test_a_rule_lists_the_words_that_its_example_opens_with(rule: Rule) -> None:
    first = re.search(r"\w+|[^\s(\[*—–-]", rule.example)
    assert first
    assert first[0].lower() in rule.opens


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_no_line_that_a_rule_matches_is_passed_over(data: st.DataObject) -> None:
    rule = data.draw(st.sampled_from([rule for rule in rules() if rule.opens]))
    line = data.draw(st.from_regex(rule.pattern, alphabet=ASCII)).strip()
    words = re.findall(r"[a-z0-9]+", line.lower())
    if rule.pattern.match(line) and words and words[0] in rule.opens:
        found = classify_web(line) if rule.web else classify(line)
        assert found or len(line.split()) > rule.words


@pytest.mark.parametrize("label", ["RELATED STORIES:", "See also:"])
def test_a_label_of_links_is_known(label: str) -> None:
    assert classify(label)
    assert is_link_label(label)


def test_a_link_is_no_label_of_links() -> None:
    assert not is_link_label("Related: Bridge opens early")
    assert not is_link_label("In other developments:")


def test_a_long_paragraph_is_never_boilerplate() -> None:
    assert classify("Subscribe now " + "and hear about the ferry " * 40) is None


def test_blocks_become_boilerplate_with_their_text() -> None:
    text = "Snow fell.\n\nREUTER\n"
    blocks = (
        Block("paragraph", (0, 10)),
        Block("blank", (10, 12)),
        Block("boilerplate", (12, 18)),
        Block("blank", (18, 19)),
    )
    found = read_boilerplate(text, blocks)
    assert [(item.kind, item.text, item.span) for item in found] == [
        ("credits", "REUTER", (12, 18))
    ]


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_line_is_classed_without_an_error(line: str) -> None:
    classify(line)
