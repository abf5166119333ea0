"""A site's own topics.yaml: what it adds, what it drops, and mistakes in it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsgen.loader.topics import find_topics, topic_label, topic_parent
from newsgen.loader.vocabulary import check_vocabulary, load_topics, read_vocabulary
from newsgen.places import TOPICS_FILE

FILE = """\
drop: [Cricket, Weather]
Sport:
  also: [Games afield]
  topics:
    Football:
      drop: [goalkeeper]
      cues: {2: terrace}
    Rowing:
      iptc: "15000000"
      also: [regattas]
      cues:
        3: Regatta, sculling boat
        1: [crew]
House matters:
  topics:
    Letters to the editor:
"""
REGATTA = "The regatta drew forty boats. A crew of eight won the regatta for the third time."


def test_a_new_heading_has_its_cues_its_names_and_its_upper_heading() -> None:
    vocabulary = read_vocabulary(FILE)
    (topic,) = find_topics("The regatta", REGATTA, vocabulary)
    assert (topic.id, topic.label) == ("rowing", "Rowing")
    assert vocabulary.find_label_id("Regattas") == "rowing"
    assert topic_parent("rowing", vocabulary) == "sport"
    assert topic_label("rowing", vocabulary) == "Rowing"
    assert vocabulary.headings["rowing"].iptc == "15000000"
    assert find_topics("The regatta", REGATTA) == ()


def test_a_house_heading_needs_neither_cues_nor_a_code() -> None:
    vocabulary = read_vocabulary(FILE)
    assert vocabulary.find_label_id("letters to the editor") == "letters-to-the-editor"
    parent = topic_parent("letters-to-the-editor", vocabulary)
    assert topic_label(parent or "", vocabulary) == "House matters"
    assert vocabulary.headings["house-matters"].iptc == ""


def test_known_headings_get_and_lose_cues() -> None:
    vocabulary, built_in = read_vocabulary(FILE), read_vocabulary()
    assert "terrace" not in built_in.cues
    football = [heading.id for heading in vocabulary.lower].index("football")
    assert dict(vocabulary.cues["terrace"].weights) == {football: 2.0}
    assert "goalkeeper" in built_in.cues
    assert "goalkeeper" not in vocabulary.cues
    assert vocabulary.find_label_id("games afield") == "sport"


def test_a_dropped_heading_goes_with_all_below_it() -> None:
    vocabulary = read_vocabulary(FILE)
    assert not {"cricket", "weather", "weather-conditions"} & set(vocabulary.headings)
    assert vocabulary.find_label_id("Cricket") is None


def test_a_name_that_the_site_gives_is_taken_from_others() -> None:
    assert read_vocabulary().find_label_id("floods") == "floods-and-storms"
    text = "Environment: {topics: {High water: {also: [floods]}}}"
    assert check_vocabulary(text, TOPICS_FILE) == ()
    assert read_vocabulary(text).find_label_id("floods") == "high-water"


def test_a_site_asks_for_a_strong_cue_or_not() -> None:
    body = "He met a teacher at school, and wrote home. " + "The boat lay at the mole. " * 20
    assert not [t for t in find_topics("", body) if t.id == "schools"]
    text = "Education: {topics: {Schools: {strong: no}}}"
    found = find_topics("", body, read_vocabulary(text))
    assert [topic.id for topic in found if topic.id == "schools"] == ["schools"]


def test_no_file_is_the_built_in_vocabulary() -> None:
    assert read_vocabulary("") is read_vocabulary()
    assert check_vocabulary("", TOPICS_FILE) == ()
    assert check_vocabulary(FILE, TOPICS_FILE) == ()


@pytest.mark.parametrize(
    ("text", "code", "place", "said"),
    [
        ("a: [", "N707", (1, 5), "did not find"),
        ("- Sport", "N707", (1, 1), "found a list"),
        ("Sport: {topic: {}}", "N708", (1, 9), "unknown field `topic`"),
        ("Sport: {}\nSport: {}", "N708", (2, 1), "stands twice"),
        ("Sport: {}\nSPORT: {}", "N708", (2, 1), "stands twice"),
        ("Sport: {topics: {Sport: {}}}", "N708", (1, 18), "stands twice"),
        ("Football: {}", "N708", (1, 1), "is a heading below “Sport”"),
        ("Sport: {topics: {Elections: {}}}", "N708", (1, 18), "below “Politics and government”"),
        ("Sport: {topics: {Health: {}}}", "N708", (1, 18), "is an upper heading"),
        ("Sport: {topics: {Golf: {cues: {4: x}}}}", "N708", (1, 32), "unknown field `4`"),
        ("Sport: {topics: {Golf: {cues: {3: a b c d}}}}", "N709", (1, 35), "cannot be a cue"),
        ("Sport: {topics: {Golf: {cues: {3: U.S.}}}}", "N709", (1, 35), "cannot be a cue"),
        ("Sport: {topics: {Golf: {drop: gofl}}}", "N709", (1, 31), "is no cue of “Golf”"),
        ("Sport: {topics: {Golf: {strong: 2}}}", "N709", (1, 33), "true or false"),
        ("Sport: {iptc: 12}", "N709", (1, 15), "is no code"),
        ("Sport: 3", "N709", (1, 8), "expected fields"),
        ('"!": {}', "N709", (1, 1), "needs a letter"),
        ("drop: [Tenis]", "N709", (1, 7), "no heading"),
        ("Sport: {also: [x]}\nHealth: {also: [X]}", "N709", (2, 16), "belongs to “Sport” too"),
    ],
)
def test_mistakes_are_told_with_their_place(
    text: str, code: str, place: tuple[int, int], said: str
) -> None:
    (issue,) = check_vocabulary(text, "topics.yaml")
    assert (issue.path, issue.code, (issue.line, issue.column)) == ("topics.yaml", code, place)
    assert said in issue.message


def test_what_is_wrong_is_left_out_and_the_rest_is_read() -> None:
    vocabulary = read_vocabulary(
        "drop: [Tenis]\nSport: {topics: {Golf: {cues: {3: U.S., 2: bunker}}}}"
    )
    assert "bunker" in vocabulary.cues
    assert len(vocabulary.headings) == len(read_vocabulary().headings)


def test_the_file_is_read_from_the_top_of_the_site(tmp_path: Path) -> None:
    assert load_topics(tmp_path) == ("", ())
    (tmp_path / TOPICS_FILE).write_text("\ufeff" + FILE, "utf-8")
    assert load_topics(tmp_path) == (FILE, ())
    (tmp_path / TOPICS_FILE).write_bytes(b"\xff")
    text, (issue,) = load_topics(tmp_path)
    assert (text, issue.code) == ("", "N707")
    (tmp_path / TOPICS_FILE).write_text("Football: {}", "utf-8")
    text, (issue,) = load_topics(tmp_path)
    assert (text, issue.code) == ("", "N708")


WORDS = st.sampled_from(
    [
        "Sport",
        "Golf",
        "drop",
        ":",
        " ",
        "\n",
        "\n  ",
        "{",
        "}",
        "topics",
        "cues",
        "3",
        "[",
        "]",
        "x",
    ]
)


@settings(max_examples=30)
@given(st.lists(WORDS, max_size=30).map("".join) | st.text(max_size=80))
def test_any_text_is_read_or_reported(text: str) -> None:
    issues = check_vocabulary(text, "topics.yaml")
    assert {issue.code for issue in issues} <= {"N707", "N708", "N709"}
    vocabulary = read_vocabulary(text)
    uppers = [heading.id for heading in vocabulary.headings.values() if heading.parent is None]
    assert len(vocabulary.headings) == len(uppers) + len(vocabulary.lower)
