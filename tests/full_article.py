"""An invented article in which every field of the record has a value."""

from typing import Any

from msgspec.structs import replace

from newsgen.records import (
    Agency,
    Alias,
    Article,
    Block,
    Body,
    Boilerplate,
    Byline,
    Credit,
    Cue,
    Dateline,
    DatelinePlace,
    Entity,
    MonthDay,
    NamedDate,
    Photo,
    Provenance,
    Span,
    Speaker,
    Takedown,
    Topic,
)
from tests.factories import make_published, make_quote, make_source, span_of

COPY = """Night boat keeps its place
Council votes at dusk

By Ida Brandt, Correspondent

BERGEN (CPA), March 12 - The last boat stays. “The tide waits for nobody,” Oda Lindqvist told us.

The pilots' guild cheered in Askholm. It was founded in 2003.

CPA/Nils Aker

Correction: the vote was on Monday.
"""
"""The copy that the full article was read from."""


def make_full_article(**changes: Any) -> Article:
    """An article in which every field of the record has a value."""

    def at(part: str) -> Span:
        return span_of(COPY, part)

    def body(part: str) -> Body:
        return Body("paragraph", part, at(part))

    dateline = "BERGEN (CPA), March 12 - "
    said = "“The tide waits for nobody,”"
    place = DatelinePlace("BERGEN", "Bergen", "Vestland", "NO", 60.39, 5.32, 0.9, False)
    person = Entity(
        "oda-lindqvist", "Oda Lindqvist", ("Lindqvist",), (at("Oda Lindqvist"),), "n", 0.9
    )
    opening = COPY[at("The last boat")[0] : at(" told us.")[1]]
    base = Article(
        id="0123456789ab",
        source=make_source(),
        headline="Night boat keeps its place",
        subheadline="Council votes at dusk",
        bylines=(
            Byline(
                "Ida Brandt", "Correspondent", "CPA", "Bergen", at("Ida Brandt"), "by", 0.9
            ),
        ),
        dateline=Dateline(
            dateline,
            at(dateline),
            (place,),
            (Agency("CPA", "Coastal Press Agency", True),),
            MonthDay(3, 12, None),
            "place, agency, date",
            0.99,
        ),
        published=make_published(earliest="2019-03-12", latest="2019-03-12"),
        photos=(
            Photo(
                "The boat at dusk.",
                Credit("CPA/Nils Aker", "CPA", "Nils Aker", None),
                at("CPA/Nils Aker"),
                "credit line",
                0.9,
                "boat.jpg",
            ),
        ),
        body=(body(opening), body("The pilots' guild cheered in Askholm. It was founded in 2003.")),
        quotes=(
            make_quote(
                COPY,
                said,
                speaker=Speaker(
                    "Oda Lindqvist", at("Oda Lindqvist"), "Oda Lindqvist", "oda-lindqvist",
                    "harbour pilot", False,
                ),
                cue=Cue("told", at("told")),
                addressee="us",
            ),
        ),
        boilerplate=(
            Boilerplate(
                "correction",
                "Correction: the vote was on Monday.",
                at("Correction: the vote was on Monday."),
                "correction",
                0.9,
            ),
        ),
        people=(person,),
        places=(Entity("askholm", "Askholm", (), (at("Askholm"),), "in", 0.6),),
        organisations=(Entity("pilots-guild", "pilots' guild", (), (), "guild", 0.5),),
        dates=(NamedDate("in 2003", at("in 2003"), "2003", "printed", "year", 0.97),),
        topics=(Topic("ferries", "Ferries", 2.5, ("boat", "pilots"), "parsed"),),
        slug="night-boat",
        language="en-GB",
        story="The ferry",
        draft=False,
        blocks=(Block("headline", at("Night boat keeps its place")),),
        provenance={"headline": Provenance("parsed", "first line", ((0, 26),), 0.98)},
        aliases=(Alias("/2018/night-boat/", 4),),
        takedown=Takedown("Its owner asked for it.", "2020-05"),
    )  # fmt: skip
    return replace(base, **changes)
