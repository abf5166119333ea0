"""Topics: headings and the cues that earn them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.topic_drafts import fold_label, read_drafts
from newsgen.loader.topics import (
    FLOOR,
    LEDE,
    MOST,
    find_topics,
    read_vocabulary,
    split_body,
    split_words,
    topic_label,
    topic_parent,
)
from newsgen.slugs import slugify

FLOOD = (
    "The river burst its banks on Tuesday night and floodwater reached the old town of Mossbridge. "
    "Rescuers in boats evacuated sixty families. Torrential rain had fallen for three days, and "
    "the flash flood washed away two bridges."
)


@pytest.mark.parametrize(
    ("headline", "body", "topic"),
    [
        pytest.param("Floods hit Mossbridge", FLOOD, "floods-and-storms", id="floods"),
        pytest.param(
            "Governing party loses by-election",
            "Voters in Harrow Bay went to the polling station in record numbers. Turnout was 61 per"
            " cent and the candidate of the opposition won the ballot by 12 votes.",
            "elections",
            id="elections",
        ),
        pytest.param(
            "Bridge builder jailed",
            "The jury needed an hour for its verdict. The defendant had pleaded not guilty; the "
            "judge sentenced him to six years in prison.",
            "courts-and-trials",
            id="courts",
        ),
        pytest.param(
            "Central bank raises interest rates",
            "Inflation rose to 6 per cent, economists said, and gross domestic product shrank.",
            "economy",
            id="economy",
        ),
        pytest.param(
            "Late goal sinks Mossbridge",
            "The striker scored in stoppage time after the goalkeeper missed a free kick. The "
            "club is fourth in the league.",
            "football",
            id="football",
        ),
    ],
)
def test_a_story_is_filed_under_its_heading(headline: str, body: str, topic: str) -> None:
    assert find_topics(headline, body)[0].id == topic


def test_a_topic_says_which_cues_earned_it() -> None:
    topic = find_topics("Floods hit Mossbridge", FLOOD)[0]
    assert topic.label == "Floods and storms"
    assert topic.cues[0] == "flood"
    assert {"floodwater", "flash flood", "evacuated"} & set(topic.cues)
    assert topic.score >= FLOOR
    assert topic.origin == "parsed"


def test_one_cue_is_not_enough() -> None:
    assert find_topics("", "Flood flood flood flood flood flood flood flood.") == ()


def test_hints_alone_are_not_enough() -> None:
    body = "The team and the coach of the club met the manager. " * 3
    assert all(set(topic.cues) - {"team", "coach", "club"} for topic in find_topics("", body))


def test_other_sport_gives_way_to_the_sport_itself() -> None:
    body = "The goalkeeper and the midfielder of the football club. The tournament, the team, the "
    body += "player, the match, the season, the championship, a teammate and a trophy. " * 2
    topics = [topic.id for topic in find_topics("", body)]
    assert "football" in topics
    assert "other-sport" not in topics


@pytest.mark.parametrize("body", ["", " ", "\x00", "…", "The", "of the and a"])
def test_a_text_without_cues_has_no_topics(body: str) -> None:
    assert find_topics("", body) == ()


def test_a_plural_and_a_possessive_count_as_the_cue() -> None:
    body = "The refineries lie idle. The pipeline's owner sells crude oil by the barrels."
    assert find_topics("", body)[0].id == "energy"


def test_the_longest_cue_is_counted_alone() -> None:
    cues = find_topics("", "The tax cut and the budget deficit. A tax cut, a budget deficit.")[
        0
    ].cues
    assert "tax cut" in cues
    assert "tax" not in cues


def test_parents_and_labels() -> None:
    assert topic_parent("floods-and-storms") == "disasters-and-accidents"
    assert topic_parent("disasters-and-accidents") is None
    assert topic_parent("no-such-topic") is None
    assert topic_label("floods-and-storms") == "Floods and storms"
    assert topic_label("no-such-topic") == "no-such-topic"


@pytest.mark.parametrize(
    ("label", "topic"),
    [
        ("floods", "floods-and-storms"),
        ("Floods and Storms", "floods-and-storms"),
        ("Floods & storms", "floods-and-storms"),
        ("Climate", "climate-change"),
        ("Sports", "sport"),
        ("economy, business and finance", "economy-business-and-finance"),
        ("Jobs and unions", "jobs-and-labour"),
        ("Libraries", "books-and-writing"),
        ("Public transport", "transport"),
        ("Local government", "government"),
        ("Weather", "weather-conditions"),
        ("sea shanties", None),
        ("", None),
    ],
)
def test_an_editors_label_finds_its_heading(label: str, topic: str | None) -> None:
    assert read_vocabulary().find_label_id(label) == topic


def test_the_vocabulary_is_whole() -> None:
    vocabulary = read_vocabulary()
    upper = [heading for heading in vocabulary.headings.values() if heading.parent is None]
    assert len(upper) == 17
    assert len(vocabulary.lower) >= 60
    assert len(vocabulary.headings) == len(upper) + len(vocabulary.lower)
    for heading in vocabulary.headings.values():
        assert heading.id == slugify(heading.label)
        assert len(heading.iptc) == 8


def test_every_cue_can_fire() -> None:
    vocabulary = read_vocabulary()
    for form, cue in vocabulary.cues.items():
        assert form == form.lower().strip()
        assert 1 <= len(form.split()) <= 3, form
        assert {weight for _, weight in cue.weights} <= {1.0, 2.0, 3.0}


def test_a_name_belongs_to_one_heading_or_to_a_pair_of_upper_and_lower() -> None:
    owners: dict[str, set[str]] = {}
    for upper in read_drafts().values():
        for draft in (upper, *upper.topics.values()):
            for name in (draft.label, *draft.also):
                assert fold_label(name) == slugify(name.replace("&", " and ")), name
                owners.setdefault(fold_label(name), set()).add(draft.label)
    shared = {name: labels for name, labels in owners.items() if len(labels) > 1}
    assert shared == {"weather": {"Weather", "Weather conditions"}}


@pytest.mark.parametrize(
    ("topic", "body"),
    [
        ("weather-conditions", "The doses were kept in ice, in the cold, at 8 degrees Celsius."),
        ("mining-and-metals", "She won gold and silver, and a copper pot with a diamond on it."),
        ("schools", "He went to school in Ely, where a teacher gave him a bicycle."),
        (
            "books-and-writing",
            "The book tells the story of a harbour. Its author sells fish by the mole.",
        ),
        ("water-and-drought", "The river rose; the cellar is dry again, and the water has gone."),
    ],
)
def test_usual_signs_alone_do_not_make_a_topic_that_asks_for_a_strong_cue(
    topic: str, body: str
) -> None:
    rest = " The boat lay at the mole, and nobody came." * 12
    assert topic not in [found.id for found in find_topics("", body + rest)]


@pytest.mark.parametrize(
    ("topic", "body"),
    [
        ("weather-conditions", "The met office warned of snow, and of a cold wind on Monday."),
        ("mining-and-metals", "The mining company digs copper from the old mine again."),
        ("schools", "The headteacher closed the school, and each pupil was sent home."),
        ("books-and-writing", "The novelist signed her book in the bookshop until it was dark."),
        ("water-and-drought", "After the drought the reservoir is empty and the water is sold."),
    ],
)
def test_a_strong_cue_makes_it(topic: str, body: str) -> None:
    assert topic in [found.id for found in find_topics("", body)]


@given(st.text(max_size=300), st.text(max_size=3000))
def test_any_text_gives_few_topics_in_order(headline: str, body: str) -> None:
    topics = find_topics(headline, body)
    assert len(topics) <= MOST
    assert [t.score for t in topics] == sorted((t.score for t in topics), reverse=True)
    assert topics == find_topics(headline, body)


@given(st.lists(st.sampled_from(sorted(read_vocabulary().cues)), max_size=60))
def test_any_cues_give_headings_with_two_signs(cues: list[str]) -> None:
    for topic in find_topics("", " ".join(cues)):
        assert len(topic.cues) >= 2
        assert topic_parent(topic.id) is not None


@given(st.text(alphabet="ab's-&’ \n“É–_Σσ.", max_size=40), st.integers(0, 40))
def test_words_of_the_lede_are_those_of_its_characters(text: str, blanks: int) -> None:
    body = "tax cut " * (LEDE // 8 - 3) + " " * blanks + text + " the rest of it"
    vocabulary = read_vocabulary()
    words, lede = split_body(vocabulary, body)
    assert words == split_words(vocabulary, body)
    assert lede == split_words(vocabulary, body[:LEDE])
