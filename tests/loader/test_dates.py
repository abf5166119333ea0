"""When an article was published: printed or inferred. Ids T01… are those of the needs' matrix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsgen.loader.dates import find_published, format_estimate
from newsgen.loader.dates.eras import find_years_ago
from newsgen.loader.dates.lines import read_date_line
from newsgen.loader.dates.mentions import find_anchors, find_newest_past_year
from newsgen.records import Block, BlockKind, Dateline, MonthDay, Published


def dateline(month: int, day: int, year: int | None = None) -> Dateline:
    return Dateline("", None, (), (), MonthDay(month, day, year), "test", 1.0)


def published(text: str, line: Dateline | None = None) -> Published:
    return find_published(text, (Block("paragraph", (0, len(text))),), line)


@pytest.mark.parametrize(
    ("line", "value", "precision"),
    [
        ("July 24, 2021", "2021-07-24", "day"),
        ("Published: Saturday, 24 July 2021", "2021-07-24", "day"),
        ("2021-07-24", "2021-07-24", "day"),
        ("Sept. 3rd, 1987", "1987-09-03", "day"),
        ("24 JULY 2021 10:30 am", "2021-07-24", "day"),
        ("July 24, 2021 10:30 a.m.", "2021-07-24", "day"),
        ("July 24, 2021 10:30 EST", "2021-07-24", "day"),
        ("2021-07-24T10:30:05Z", "2021-07-24T10:30:05Z", "second"),
        ("July 24, 2021, 10:30pm GMT", "2021-07-24T22:30:00Z", "second"),
        ("2021-07-24 10:30 +08:00", "2021-07-24T10:30:00+08:00", "second"),
    ],
)
def test_a_date_line_gives_the_day(line: str, value: str, precision: str) -> None:
    text = f"{line}\n\nRain fell."
    blocks = (Block("date", (0, len(line))), Block("paragraph", (len(line) + 2, len(text))))
    found = find_published(text, blocks, None)
    assert (found.value, found.precision, found.origin) == (value, precision, "parsed")
    assert found.confidence > 0.9


@pytest.mark.parametrize(
    "line",
    [
        "July 24",
        "Saturday, May 8, 2021.",
        "31 February 2021",
        "03/04/2021",
        "",
        "2021",
        "2021-07-24 10:30 +99:99",
    ],
)
def test_a_line_without_a_sure_day_gives_none_or_the_day_alone(line: str) -> None:
    found = read_date_line(line)
    assert found is None or found.time is None


def test_a_dateline_with_its_year_gives_the_day() -> None:
    found = published("Rain fell.", dateline(7, 24, 2021))
    assert (found.value, found.precision, found.origin) == ("2021-07-24", "day", "parsed")


def test_a_dateline_without_a_year_is_told_as_it_is() -> None:
    found = published("Rain fell.", dateline(7, 24))
    assert (found.value, found.precision) == (None, "unknown")
    assert found.evidence == ("The dateline gives 24 July without a year.",)


def test_a_dateline_takes_the_year_that_the_story_gives() -> None:
    text = "President Joe Biden met the mayor on Monday (July 26). The bridge opened in 2020."
    found = published(text, dateline(7, 27))
    assert (found.value, found.precision, found.origin) == ("2021-07-27", "day", "inferred")
    assert format_estimate(found) == "about 27 July 2021"


def test_an_era_and_a_weekday_give_a_window() -> None:
    text = (
        "President Joe Biden will meet the mayor, with a plan to be announced Monday (July 26). "
        "The bridge was hit by a storm in 2020."
    )
    found = published(text)
    assert (found.value, found.earliest, found.latest) == ("2021-07", "2021-07-19", "2021-07-26")
    assert (found.precision, found.origin) == ("window", "inferred")
    assert found.confidence == pytest.approx(0.9, abs=0.03)
    assert found.evidence == (
        '"President Joe Biden": Joe Biden was president of the United States, 20 January 2021 '
        "to 20 January 2025.",
        "The text names 2020 as past.",
        '"Monday (July 26)" fits 2021: 26 July falls on a Monday in 2010, 2021 and 2027.',
    )
    assert format_estimate(found) == "about 23 July 2021"


def test_this_weekend_narrows_the_window() -> None:
    text = (
        "The mayor travels to meet President Biden this weekend, ahead of a decision to be "
        "announced Monday (July 26). The bridge was hit by a storm in 2020."
    )
    found = published(text)
    assert (found.earliest, found.latest) == ("2021-07-22", "2021-07-25")
    assert format_estimate(found) == "about 24 July 2021"


def test_a_known_event_years_ago_supports_the_year() -> None:
    text = (
        "President Biden spoke on Monday (July 26). Since the invasion of Iraq 18 years ago, and "
        "after a fire in 2020, the road to Iraq is closed."
    )
    found = published(text)
    assert found.confidence > 0.9
    assert any("18 years ago" in reason for reason in found.evidence)


@pytest.mark.parametrize("before", ["", "x" * 300 + " "], ids=["at the start", "far into it"])
def test_years_ago_are_read_wherever_they_stand(before: str) -> None:
    text = f"{before}30 years ago the fall of the Berlin Wall was told here."
    reason = '"30 years ago", of "Berlin Wall" (1989), makes 2019.'
    assert find_years_ago(text) == ((2019, reason),)


def test_a_former_president_dates_nothing() -> None:
    text = "Former President Barack Obama spoke on Monday (July 26)."
    assert published(text).precision == "unknown"
    assert published("Vice President Biden spoke on Monday (July 26).").evidence == ()


def test_an_older_office_does_not_end_the_era_of_a_newer_one() -> None:
    text = (
        "President Biden spoke on Monday (July 26). President Barack Obama had withdrawn the "
        "ferries; they came back in 2020."
    )
    found = published(text)
    assert found.value == "2021-07"


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        pytest.param("The storm of 2020 cut the road. It reopened on Monday (July 26).",
                     "2021-07-26", id="T01"),
        pytest.param("Built in 2019, the pier closed on Thursday (Feb 29).",
                     "2024-02-29", id="T02"),
    ],
)  # fmt: skip
def test_the_first_fitting_year_after_the_newest_one_is_likely(text: str, earliest: str) -> None:
    found = published(text)
    assert (found.earliest, found.origin, found.confidence) == (earliest, "inferred", 0.6)


def test_t08_a_story_without_clues_stays_undated() -> None:
    found = published("Rain fell on the pier, and on the mayor.")
    assert found == Published(None, None, None, "unknown", "inferred", 0.0, ())
    assert format_estimate(found) is None


def test_a_lower_bound_is_told() -> None:
    found = published("Covid-19 closed the pier in 2020.")
    assert found.value is None
    assert found.evidence[0] == "Not before 2020."
    assert any("Covid-19" in reason for reason in found.evidence)


def test_a_far_year_is_not_guessed() -> None:
    assert published("Built in 1902 and 1961, it closed on Monday (July 26).").value is None


def test_boilerplate_dates_nothing() -> None:
    story, note = "Rain fell on Monday (July 26).", "President Biden, 2020."
    text = f"{story}\n\n{note}"
    blocks = (
        Block("paragraph", (0, len(story))),
        Block("boilerplate", (len(story) + 2, len(text))),
    )
    assert find_published(text, blocks, None).precision == "unknown"


@pytest.mark.parametrize(
    "kind",
    ["headline", "subheadline", "caption", "paragraph", "subheading", "list", "quotation"],
)
def test_every_block_of_the_story_may_date_it(kind: BlockKind) -> None:
    text = "Covid-19 closed the pier in 2020."
    found = find_published(text, (Block(kind, (0, len(text))),), None)
    assert found.evidence[:1] == ("Not before 2020.",)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The pier opened in 1987 and again in 2003.", 2003),
        ("The plan runs until 2024; the pier opened in 1987.", 1987),
        ("Sales rose 2,020 and 2020 people came in 1999.", 1999),
        ("A deposit of $2010 and 2011 km of road.", None),
        ("It closed on July 24, 2021.", 2021),
        ("It will reopen in 2022.", None),
        ("It was hit by a storm in 2020.", 2020),
        ("It will open by 2024, or before the end of 2023.", None),
        ("The first of the new trams, which are longer, will be built in Ely and delivered "
         "to the town in 2021.", None),
        ("The pier will close for the repair of the roof, the town says, and of the deck in 2022.",
         None),
        ("The mayor will open the pier, which burned in 2020.", 2020),
        ("The plan was approved in 2020.", 2020),
        ("The council plans a bridge that was drawn in 2019.", 2019),
        ("In 2022 the ferry will sail again; it sank in 2018.", 2018),
        ("In 2018 the ferry sank.", 2018),
        ("The fair was postponed to July 2022 because of rain.", None),
        ("It runs until the end of the third quarter of 2021.", None),
        ("The road may stay closed in 2022.", None),
        ("It reopened in May 2019.", 2019),
        ("The hearing is set for July 24, 2021. It sank in 2018.", 2018),
        ("The next fair is on July 24, 2021; the last was in 2019.", 2019),
        ("It opens Saturday, July 24, 2021, after the fire of 2018.", 2018),
        ("2018 was the year of the fire.", 2018),
    ],
)  # fmt: skip
def test_years_are_past_unless_the_sentence_looks_forward(text: str, year: int | None) -> None:
    assert find_newest_past_year(text) == year


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("on Monday (July 26) the pier", "Monday (July 26)"),
        ("on Monday, July 26, the pier", "Monday, July 26"),
        ("on Monday 26 July the pier", "Monday 26 July"),
        ("on Monday, the 26th July the pier", "Monday, the 26th July"),
    ],
)
def test_a_weekday_with_its_day_is_an_anchor(text: str, printed: str) -> None:
    (anchor,) = find_anchors(text)
    assert (anchor.text, anchor.weekday, anchor.month, anchor.day) == (printed, 0, 7, 26)


@pytest.mark.parametrize("text", ["Sunday best", "today July 26", "Monday 99 problems", "day"])
def test_other_words_are_no_anchors(text: str) -> None:
    assert find_anchors(text) == ()


@pytest.mark.parametrize(
    ("value", "earliest", "latest", "shown"),
    [
        ("2021-07", "2021-07-22", "2021-07-25", "about 24 July 2021"),
        (None, "2020-12-30", "2021-01-02", "about 1 January 2021"),
        ("2021-07", "2021-07-19", "2021-07-26", "about 23 July 2021"),
        ("2021-07", "2021-07-01", "2021-07-31", "about July 2021"),
        ("2021-07", "2021-07-10", "2021-07-18", "about July 2021"),
        ("2021", "2021-05-28", "2021-08-02", "between May and August 2021"),
        ("2021", "2021-02-01", "2021-11-30", "about 2021"),
        (None, "2020-12-10", "2021-01-20", "between December 2020 and January 2021"),
        (None, "2020-03-10", "2022-01-20", "between 2020 and 2022"),
        ("2021", None, None, "about 2021"),
        ("2021-07-27", None, None, "about 27 July 2021"),
        (None, None, None, None),
    ],
)
def test_an_estimate_is_shown_in_words(
    value: str | None, earliest: str | None, latest: str | None, shown: str | None
) -> None:
    found = Published(value, earliest, latest, "window", "inferred", 0.9, ())
    assert format_estimate(found) == shown


def test_a_known_date_is_no_estimate() -> None:
    known = Published("2021-07-24", None, None, "day", "parsed", 0.98, ())
    assert format_estimate(known) is None


def test_a_rare_weekday_needs_no_near_year() -> None:
    found = published("Covid-19 closed the pier in 2020. It reopened on Thursday (Feb 29).")
    assert (found.earliest, found.confidence) == ("2024-02-29", 0.9)


def test_the_newest_past_year_chooses_between_years_of_an_office() -> None:
    text = "Chancellor Angela Merkel came on Monday (Sept 23). The pier burned in 2018."
    found = published(text)
    assert (found.earliest, found.confidence) == ("2019-09-23", 0.75)
    assert published(text.replace("2018", "2010")).value is None


WORDS = st.sampled_from(
    ["Monday", "(July 26)", "Feb 29", "2020", "in", "President Biden", "18 years ago", "Iraq",
     "Covid-19", "US invasion", "this weekend", "by", ".", "31 Nov 2021", "ago", "day", "9999"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30).map(" ".join) | st.text(max_size=400))
def test_a_value_never_says_more_than_the_window(text: str) -> None:
    found = published(text)
    assert found == published(text)
    if found.earliest and found.latest:
        assert found.earliest <= found.latest
        assert found.earliest.startswith(found.value or "")
        assert found.latest.startswith(found.value or "")
        assert found.evidence
    if found.value is None and found.earliest is None:
        assert found.precision == "unknown"
