"""Stories by number. Story 7 is the same in any archive, so a small one is part of a large one."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from benchmarks.corpus.sentences import (
    make_caption,
    make_headline,
    make_quotation,
    make_statement,
)
from benchmarks.corpus.words import AGENCIES, PEOPLE, PLACES, TOPICS

T = TypeVar("T")

SEED: Final = "newsgen benchmark 1"
_FIRST_DAY: Final = datetime(2014, 1, 1, tzinfo=UTC)
_MINUTES: Final = 10 * 365 * 24 * 60
_TOPIC_COUNTS: Final = ((1, 2, 3, 4), (20, 40, 28, 12))
_PEOPLE_COUNTS: Final = ((0, 1, 2, 3), (25, 35, 25, 15))
_WORDS_A_PARAGRAPH: Final = 20
_SHARE_OF_QUOTATIONS: Final = 0.35
_SHARE_WITH_HEADING: Final = 0.25
_SHARE_WITH_LINK: Final = 0.4


@dataclass(frozen=True, slots=True)
class Head:
    """What lists show of a story, and where it stands."""

    number: int
    headline: str
    slug: str
    published: datetime
    topics: tuple[str, ...]
    place: str
    country: str
    people: tuple[str, ...]
    agency: str

    @property
    def folder(self) -> str:
        """Year and month: ``2018/05``."""
        return f"{self.published:%Y/%m}"

    @property
    def address(self) -> str:
        """The page that every generator makes of it: ``/2018/05/a-slug-7/``."""
        return f"/{self.folder}/{self.slug}/"


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story: about 590 words in 20 paragraphs."""

    head: Head
    summary: str
    caption: str
    credit: str
    paragraphs: tuple[str, ...]
    """Markdown, sub-heading and link to an older story among them."""


def make_head(number: int) -> Head:
    """The head of story `number`, counted from 0."""
    dice = random.Random(f"{SEED}, head {number}")
    headline = make_headline(dice)
    place, country = _choose_unevenly(dice, PLACES, 1)[0]
    return Head(
        number=number,
        headline=headline,
        slug=f"{_slugify(headline)}-{number}",
        published=_FIRST_DAY + timedelta(minutes=dice.randrange(_MINUTES)),
        topics=_choose_unevenly(dice, TOPICS, _count(dice, _TOPIC_COUNTS)),
        place=place,
        country=country,
        people=_choose_unevenly(dice, PEOPLE, _count(dice, _PEOPLE_COUNTS)),
        agency=dice.choice(AGENCIES),
    )


def make_story(number: int) -> Story:
    """Story `number`, counted from 0."""
    head = make_head(number)
    dice = random.Random(f"{SEED}, text {number}")
    paragraphs = [_make_paragraph(dice) for _ in range(dice.randrange(17, 24))]
    if number and dice.random() < _SHARE_WITH_LINK:
        older = make_head(dice.randrange(number))
        paragraphs[dice.randrange(3, 14)] += (
            f" The matter was [last reported]({older.address}) in {older.published:%Y}."
        )
    if dice.random() < _SHARE_WITH_HEADING:
        paragraphs.insert(dice.randrange(7, 12), "## Who is to pay")
    return Story(
        head=head,
        summary=make_statement(dice).replace("*", ""),
        caption=make_caption(dice),
        credit=f"{dice.choice(PEOPLE)} / {head.agency}",
        paragraphs=tuple(paragraphs),
    )


def _make_paragraph(dice: random.Random) -> str:
    quotes = dice.random() < _SHARE_OF_QUOTATIONS
    text = make_quotation(dice) if quotes else make_statement(dice)
    while len(text.split()) < _WORDS_A_PARAGRAPH:
        text += " " + make_statement(dice)
    return text


def _count(dice: random.Random, shares: tuple[Sequence[int], Sequence[int]]) -> int:
    return dice.choices(*shares)[0]


def _choose_unevenly(dice: random.Random, values: Sequence[T], count: int) -> tuple[T, ...]:
    """`count` different ones. Those in front come up more often, as topics do in a newspaper."""
    chosen: dict[T, None] = {}
    while len(chosen) < count:
        chosen[values[int(len(values) * dice.random() ** 2)]] = None
    return tuple(chosen)


def _slugify(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:60].strip("-")
