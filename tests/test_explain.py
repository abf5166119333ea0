"""How a text was understood: the facts of each field, where they come from, and their look."""

from typing import Any, get_args

import click
import pytest

from newsgen.archive.cards import PAGE_CONFIDENCE
from newsgen.config import FrontMatterConfig
from newsgen.explain.fields import explain_all, explain_field, mark_whole
from newsgen.explain.show import LOOKS, Sheet, clean, describe_origins
from newsgen.explain.singles import find_words
from newsgen.explain.story import FIELDS, Item, Story, find_given
from newsgen.loader.front_matter import read_front_matter
from newsgen.records import BlockKind, Speaker
from tests.explained import HEAD, show, story_of
from tests.factories import make_article, make_quote, make_text


def test_every_field_is_explained_in_the_order_of_the_record() -> None:
    assert tuple(explanation.field for explanation in explain_all(story_of())) == FIELDS
    with pytest.raises(KeyError):
        explain_field(story_of(), "colour")


def test_every_mark_has_a_look() -> None:
    explanations = explain_all(story_of())
    marks = [*mark_whole(explanations), *(m for e in explanations for m in e.marks)]
    assert {m.kind for m in marks} <= LOOKS.keys()
    widest = max(map(len, get_args(BlockKind)))
    assert all(line.index("│") == 7 + widest for line in show("blocks").splitlines() if "│" in line)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("headline", ["  Ferry finds its harbour\n", "parsed by first line", "⟦Ferry finds its"]),
        ("subheadline", ["  (none)"]),
        ("bylines", ["  (none)"]),
        (
            "dateline",
            [
                "⟦TRIESTE (AFP) -⟧ The ferry",
                "TRIESTE: Trieste",
                "place-and-agency, confidence 0.98",
            ],
        ),
        ("photos", ["⟦The ferry at the quay. PHOTO: AFP⟧", "credit     AFP", "capital-mark"]),
        ("body", ["× paragraph", "cut off    the dateline in line 5", "AFP) - ⟦The ferry came"]),
        ("boilerplate", ["kind       promo", "⟦Join our channel for the latest news.⟧"]),
        ("people", ["Marta Kosic", "lines      9", "said ⟦Marta Kosic⟧, the"]),
        ("dates", ["2021\n", "words      “2021” in line 5", "the words alone", "in ⟦2021⟧"]),
        ("blocks", ["    1 headline     │ Ferry", "    1 blank        │ ↵↵"]),
    ],
)
def test_a_field_shows_value_rule_and_place(name: str, parts: list[str]) -> None:
    text = show(name)
    assert [part for part in parts if part not in text] == []


@pytest.mark.parametrize(
    ("dateline", "notes"),
    [
        pytest.param(
            "VICTORIA, May 3, 2021 (Bay Wire) -",
            [
                "VICTORIA: Victoria,",
                "another place of that name is as likely",
                "Bay Wire: not in the table of agencies, kept as printed",
                "month 5, day 3, 2021",
            ],
            id="doubtful",
        ),
        pytest.param(
            "XYLOPHONIA, May 3 (AP) -",
            ["XYLOPHONIA: not in the gazetteer", "AP: AP", "day 3, no year"],
            id="unknown",
        ),
    ],
)
def test_a_dateline_is_told_part_by_part(dateline: str, notes: list[str]) -> None:
    copy = f"Ferry finds its harbour\n\n{dateline} The ferry came home on a calm sea.\n"
    text = show("dateline", story_of(copy))
    assert [note for note in notes if note not in text] == []


def test_a_quotation_shows_words_speaker_and_cue_each_in_its_marks() -> None:
    text = show("quotes")
    assert '⟦"We waited for the tide,"⟧q1 ‹said›q1 ⟨Marta Kosic⟩q1, the' in text
    assert '⟦"It came."⟧q1' in text
    assert "⟦…⟧ quoted words   ⟨…⟩ mention of the speaker   ‹…› cue" in text
    assert f"on the page of Marta Kosic: confidence is at least {PAGE_CONFIDENCE}" in text
    assert "known by   “Marta Kosic” in line 9: the name itself" in text
    assert "⋮" in text
    assert "Nobody had seen" in text
    assert "Ferry finds" not in text


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"kind": "scare"}, "in the story only: it is no speech"),
        ({"speaker": None}, "in the story only: it has no speaker"),
        ({"confidence": PAGE_CONFIDENCE - 0.1}, "confidence is less than"),
        ({"speaker": Speaker("officials", None, "officials", None, None, True)}, "is not named"),
    ],
    ids=["kind", "no speaker", "confidence", "unnamed"],
)
def test_a_quotation_says_why_it_is_on_no_page(changes: dict[str, Any], reason: str) -> None:
    text = 'They read "the tide is low" aloud.'
    quote = make_quote(text, '"the tide is low"', **changes)
    assert reason in show("quotes", Story(make_article(text, quotes=(quote,)), text))


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ('"We waited," Kosic said.', "short for the fullest name"),
        ('"We waited," she said.', "resolved to one of the people"),
        ('"We waited for the tide," an official said.', "a source without a name"),
    ],
    ids=["surname", "pronoun", "unnamed"],
)
def test_a_quotation_says_how_its_speaker_was_known(said: str, way: str) -> None:
    copy = f"Head of it\n\nMarta Kosic, the mayor, came to the quay on Monday.\n\n{said}\n"
    assert way in show("quotes", story_of(copy))


def test_words_that_the_evidence_quotes_are_marked() -> None:
    text = show("published")
    assert "⟦Tuesday (May 3)⟧, in ⟦2021⟧ still" in text
    assert text.count("because") == 1
    assert "published\n  about 5 May 2022\n" in text
    assert "value      2022-05" in text


def test_a_line_with_the_date_is_marked() -> None:
    copy = "Head of it\n\nPublished July 24, 2021\n\nThe ferry came home to the quay at noon.\n"
    assert "⟦Published July 24, 2021⟧" in show("published", story_of(copy))


def test_evidence_is_looked_for_as_whole_words_over_line_ends() -> None:
    text = "this\n weekend, weekends, THIS WEEKEND"
    found = [text[slice(*span)] for span in find_words(text, "This weekend")]
    assert found == ["this\n weekend", "THIS WEEKEND"]
    assert list(find_words(text, " ")) == []


def test_cues_of_topics_are_marked_with_the_numbers_of_their_topics() -> None:
    copy = (
        "Island votes\n\nThe general election was close. The ballot was counted twice, and the "
        "election commission found that turnout was high.\n"
    )
    text = show("topics", story_of(copy))
    assert "¹ Elections" in text
    assert "under      Politics and government" in text
    assert "⟦general election⟧¹" in text
    assert "⟦ballot⟧¹" in text


def test_the_summary_has_every_field_and_the_whole_text() -> None:
    text = show(None)
    for name in FIELDS:
        assert f"\n{name:<14}" in text
    assert "⟦Ferry finds its harbour⟧headline" in text
    assert "⟦TRIESTE (AFP) -⟧dateline" in text
    assert "⟦Join our channel for the latest news.⟧boilerplate" in text
    assert "The cook wept." in text
    assert "⋮" not in text


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("headline", "The boat is back"),
        ("published", "2022-05-04"),
        ("bylines", "Ida Brandt"),
        ("topics", "¹ "),
        ("people", "Marta Kosic"),
        ("quotes", "Ilka Orme"),
    ],
)
def test_what_an_override_gives_names_its_file(name: str, value: str) -> None:
    text = show(name, story_of(head=HEAD))
    assert value in text
    assert "override in articles/ferry.md, confidence 1.00" in text


def test_what_an_override_gives_has_no_marks_in_the_seed() -> None:
    text = show("headline", story_of(head=HEAD))
    assert "⟦" not in text


def test_a_person_brought_in_by_a_corrected_quotation_names_its_file() -> None:
    head = "---\nseed: seeds/ferry.txt\nquotes:\n  q1: {speaker: Ilka Orme}\n---\n"
    text = show("people", story_of(head=head))
    assert "override in articles/ferry.md" in text.partition("Ilka Orme")[2]


def test_front_matter_of_the_file_itself_is_marked_in_it() -> None:
    copy = "---\nheadline: The boat is back\n---\n\nThe ferry came home to the quay at noon.\n"
    text = show("headline", story_of(copy))
    assert "front matter in seeds/ferry.txt" in text
    assert "headline: ⟦The boat is back⟧" in text


def test_colours_stand_in_for_brackets() -> None:
    text = "\n".join(Sheet(200, color=True).show(story_of(), "quotes"))
    assert "⟦" not in text
    assert click.style('"It came."', fg="cyan", underline=True) in text
    assert click.style("said", fg="yellow", underline=True) in text
    assert click.style("Marta Kosic", fg="magenta", underline=True) in text
    assert click.unstyle(text).count("│") == text.count("│")


def test_long_lines_are_wrapped_behind_the_margin() -> None:
    lines = show("dateline", width=50).splitlines()
    assert max(map(len, lines)) <= 50
    assert any(line.startswith("      │ ") for line in lines)


def test_signs_that_a_terminal_obeys_become_blanks() -> None:
    assert clean("a\x1b[31mb\0c\td\u202ee") == "a [31mb c d e"


def test_origins_are_summed_up() -> None:
    items = [
        Item("a", "parsed", "title", 0.9),
        Item("b", "parsed", "gazetteer", 0.8),
        Item("c", "override", "articles/a.md", 1.0),
    ]
    assert describe_origins(items) == (
        "parsed by title, gazetteer, confidence 0.80 to 0.90; "
        "override in articles/a.md, confidence 1.00"
    )


def test_names_of_front_matter_fields_are_those_of_the_record() -> None:
    text = make_text("---\ndate: 2022\nquotes:\n  q2: {role: cook}\n---\nText.\n")
    front, _ = read_front_matter("a.md", text.text, FrontMatterConfig(), markdown=True)
    assert find_given("a.md", front) == {"published": "a.md", "quotes": "a.md", "quotes.q2": "a.md"}
