"""What the vocabulary misses: cues found in place, phrases counted, the strongest listed."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from newsgen.archive import uncovered
from newsgen.archive.cues import find_cues, split_tokens
from newsgen.archive.uncovered import find_phrases, find_uncovered, read_stop_words
from newsgen.loader.topics import find_topics
from newsgen.records import Article, Entity, Topic
from tests.factories import make_article, make_source, span_of

TOPICS = (
    Topic("elections", "Elections", 9.0, ("ballot",), "parsed"),
    Topic("transport", "Transport", 8.0, ("tram",), "parsed"),
)


def article(number: int, text: str, topics: int = 0) -> Article:
    source = make_source(f"seeds/story-{number}.txt")
    return make_article(text, source=source, topics=TOPICS[:topics])


def phrases_of(text: str, **changes: object) -> set[str]:
    return set(find_phrases(replace(make_article(text), **changes), set()))


def cues_in(text: str) -> list[tuple[str, str]]:
    tokens = split_tokens(text, (0, len(text)))
    return [
        (
            text[tokens[cue.first].span[0] : tokens[cue.first + cue.size - 1].span[1]],
            cue.cue.text,
        )
        for cue in find_cues(tokens)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The general election is over.", [("general election", "general election")]),
        ("Two Ballots\nwere lost.", [("Ballots", "ballot")]),
        ("The mayor’s chain", [("mayor’s", "mayor")]),
        ("The lantern hung.", []),
        ("", []),
    ],
    ids=["longest first", "plural over a line end", "possessive", "no cue", "no text"],
)
def test_cues_are_found_where_they_stand(text: str, found: list[tuple[str, str]]) -> None:
    assert cues_in(text) == found


def test_the_cues_of_a_topic_are_found_where_the_loader_counted_them() -> None:
    text = "The election was close. Each ballot was counted, and turnout was high at the polls."
    (topic,) = [t for t in find_topics("", text) if t.id == "elections"]
    assert set(topic.cues) <= {cue for _, cue in cues_in(text)}


@given(st.text(max_size=200))
def test_tokens_lie_in_the_text_in_order(text: str) -> None:
    spans = [token.span for token in split_tokens(text, (0, len(text)))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    list(find_cues(split_tokens(text, (0, len(text)))))


def test_words_and_pairs_are_phrases() -> None:
    assert phrases_of("a brass lantern, polished") == {
        "brass",
        "lantern",
        "brass lantern",
        "polished",
    }


@pytest.mark.parametrize(
    "text",
    ["Lantern", "which would never", "1999 abc9", "ox", "ballot", "general election", "argued"],
    ids=["capital", "stop words", "digits", "short", "cue", "cue of two words", "verb of speech"],
)
def test_what_names_no_topic_is_no_phrase(text: str) -> None:
    assert phrases_of(text) == set()


def test_a_cue_between_two_words_parts_them() -> None:
    assert phrases_of("brass ballot lantern") == {"brass", "lantern"}


def test_names_of_the_record_are_no_phrases() -> None:
    text = "the lighthouse of al-Mashta and the tarn at Mashta"
    name = "al-Mashta"
    place = Entity("al-mashta", name, ("Mashta",), (span_of(text, name),), "gazetteer", 0.9)
    assert phrases_of(text, places=(place,)) == {"lighthouse", "tarn"}


def test_a_mention_hides_its_words_and_no_others() -> None:
    text = "lantern mill and lantern saddle"
    mention = Entity("lantern-mill", "lantern mill", (), ((0, 12),), "organisation-word", 0.8)
    assert phrases_of(text, organisations=(mention,)) == {"lantern", "saddle", "lantern saddle"}


def test_a_phrase_of_thin_stories_comes_first() -> None:
    thin = [article(n, f"a lantern, and the lantern of no. {n}") for n in range(4)]
    thin += [article(n, "gravel, then gravel") for n in (4, 5)]
    others = [article(n, "gravel, then gravel", 2) for n in range(10, 20)]

    found = find_uncovered(thin, others, 10)

    assert (found.thin, found.others) == (6, 10)
    assert [phrase.text for phrase in found.phrases] == ["lantern"]
    best = found.phrases[0]
    assert (best.thin, best.others, best.example) == (4, 0, "seeds/story-0.txt")


def test_a_story_without_a_topic_weighs_more_than_one_with_one() -> None:
    thin = [article(n, f"the lantern and lantern no. {n}") for n in range(3)]
    thin += [article(n, f"the gravel and gravel no. {n}", 1) for n in range(3, 6)]
    found = find_uncovered(thin, [article(9, "nothing here", 2)], 10)
    assert [phrase.text for phrase in found.phrases] == ["lantern", "gravel"]


def test_what_no_story_repeats_is_left_out() -> None:
    thin = [article(n, f"a lantern of no. {n}") for n in range(5)]
    assert find_uncovered(thin, [], 10).phrases == ()


def test_a_phrase_of_one_story_is_left_out() -> None:
    assert find_uncovered([article(0, "lantern, lantern, lantern")], [], 10).phrases == ()


def test_a_word_gives_way_to_the_pair_it_stands_in() -> None:
    thin = [article(n, f"brass lantern, brass lantern {n}") for n in range(3)]
    assert [phrase.text for phrase in find_uncovered(thin, [], 10).phrases] == ["brass lantern"]


def test_a_paragraph_that_stories_share_counts_once() -> None:
    shared = "The lantern and the lantern."
    thin = [article(n, f"{shared}\n\nStory {n}.") for n in range(5)]
    assert find_uncovered(thin, [], 10).phrases == ()


def test_no_more_than_asked_for_and_few_of_one_story() -> None:
    words = ["lantern", "gravel", "thimble", "walnut", "pewter", "saddle"]
    thin = [article(n, ". ".join(f"{w}, {w}" for w in words) + f" {n}") for n in range(3)]
    assert len(find_uncovered(thin, [], 2).phrases) == 2
    assert len(find_uncovered(thin, [], 50).phrases) == uncovered.MOST_ALIKE


def test_an_archive_without_thin_stories_has_no_phrases() -> None:
    found = find_uncovered([], [article(0, "lantern lantern", 2)], 10)
    assert (found.phrases, found.thin, found.others) == ((), 0, 1)


def test_memory_is_bounded_and_common_phrases_survive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uncovered, "MOST_COUNTED", 50)
    noise = [f"q{chr(97 + n // 26)}{chr(97 + n % 26)}z" for n in range(300)]

    def stories() -> Iterator[Article]:
        for n in range(30):
            rare = ", ".join(noise[n * 10 : n * 10 + 10])
            yield article(n, f"lantern, lantern, {rare}")

    (best,) = find_uncovered(stories(), [], 5).phrases
    assert (best.text, best.thin) == ("lantern", 30)


def test_articles_are_read_one_at_a_time() -> None:
    read: list[int] = []

    def stories(numbers: Sequence[int], topics: int) -> Iterator[Article]:
        for n in numbers:
            read.append(n)
            yield article(n, f"the lantern and lantern no. {n}", topics)

    find_uncovered(stories([1, 2], 0), stories([3], 2), 5)
    assert read == [1, 2, 3]


def test_stop_words_are_small_letters_and_no_comments() -> None:
    words = read_stop_words()
    assert {"the", "said", "monday"} <= words
    assert all(word == word.lower() and word.strip("#[]") == word for word in words)
