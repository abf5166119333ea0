"""Sentences: moulds, what is poured into them, and a die that says which."""

import random
from typing import Final

from benchmarks.corpus.words import PEOPLE, PLACES

_BODIES: Final = (
    *("the harbour office", "the tramway company", "the water board", "the choir union"),
    *("the growers' union", "the county archive", "Pell & Rook", "the lighthouse trust"),
    *(
        "the ferry operator",
        "the school inspectorate",
        "the bridge authority",
        "the grain exchange",
    ),
    *("the town council", "the health ministry"),
)
_ROLES: Final = (
    *("the treasurer of", "a clerk at", "the head of works at", "a lawyer for", "the chair of"),
    *("a surveyor with", "the night manager of", "the secretary of"),
)
_ACTS: Final = (
    *("audit", "close", "mend", "move", "postpone", "rebuild", "rent out", "sell", "shorten"),
    *("take over", "test", "widen"),
)
_MATTERS: Final = (
    *("the old swing bridge", "the €12m ferry contract", "the evening timetable", "the tide gauge"),
    *("the reading room", "the second tram line", "the seed store", "the register of wells"),
    *("the sluice at the mill", "the summer tariff", "the fever ward", "the crêpe stalls' rents"),
    *("the pilots' rota", "the stone quay"),
)
_WHENS: Final = (
    *("before the first frost", "by the end of the quarter", "once the tide tables are out"),
    *("when the council sits again", "within six weeks", "no later than 14 September"),
    *("after the harvest", "as soon as money is found"),
)
_COUNTS: Final = ("11", "38", "60", "240", "1,450", "3,000", "2.6 million", "a dozen")
_THINGS: Final = (
    *("boats", "commuters", "complaints", "gardens", "households", "letters", "patients"),
    *("pupils", "ratepayers", "sheep", "tickets", "volunteers"),
)
_DAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SAYS: Final = ("said", "told a crowded hall", "said on local radio", "told the inquiry", "added")

_HEADLINES: Final = (
    "{Body} to {act} {matter} {when}",
    "{place} holds its breath over {matter}",
    "Plan to {act} {matter} leaves {count} {things} waiting",
    "{person} asks {body}: why {act} {matter}?",
    "{count_first} {things} counted in {place} after {day}'s storm",
    "Vote to {act} {matter} is put off in {place}",
)
_STATEMENTS: Final = (
    "{Body} means to {act} {matter} {when}, a letter sent to its members on {day} shows.",
    "The wish to {act} {matter} is older than {body}, which has promised {place} as much before.",
    "Of the {count} {things} that were counted in {place} last winter, few were on any list.",
    "{person}, {role} {body}, has asked that nothing be signed before all can read the papers.",
    "Two engineers who looked at {matter} found {count} faults and put a price on *none* of them.",
    "In {place}, {count} {things} have waited for an answer since {day}.",
    "{Body} declined to say what it would cost to {act} {matter}, or who had been asked to pay.",
    "Minutes of a meeting held in {place} show that {person} voted against it and was not heard.",
    "A rival scheme drawn up by {body} would {act} {matter} {when} and spare the {things}.",
    "By {day} the queue outside the office in {place} had {count} people in it, and one kettle.",
    "Shops in {place} shut early on {day} so that all could hear {person} explain {matter}.",
    "The last attempt to {act} {matter} ended in {place}, and {body} is still paying for it.",
    "Nobody at {body} would be drawn on whether {person} had been told — or had asked.",
    "What happens to the {count} {things} in the meantime is a question that {body} has left open.",
)
_QUOTATIONS: Final = (
    '"We were told to {act} {matter}, and we will do it {when}," said {person}, {role} {body}.',
    '"You cannot {act} {matter} and keep {count} {things} waiting," {person} {said}.',
    '"I have read the plan twice," {person} {said}. "It does not say who will {act} {matter}."',
    '"Ask anyone in {place}," said {person}. "They would sooner {act} {matter} themselves."',
    'The decision was "a long time coming", according to {person}, {role} {body}.',
    '{person} said: "There were {count} {things} here on {day}, and there will be more {when}."',
)
_CAPTIONS: Final = (
    "{person} outside {body} in {place} on {day}.",
    "A view of {place}, where {body} wants to {act} {matter}.",
)


def make_headline(dice: random.Random) -> str:
    """A headline of about eight words, without a full stop."""
    return _pour(dice, dice.choice(_HEADLINES))


def make_caption(dice: random.Random) -> str:
    """What a photo shows, one sentence."""
    return _pour(dice, dice.choice(_CAPTIONS))


def make_statement(dice: random.Random) -> str:
    """A sentence of about twenty words without quotation; one in fourteen has Markdown emphasis."""
    return _pour(dice, dice.choice(_STATEMENTS))


def make_quotation(dice: random.Random) -> str:
    """A sentence or two that quote somebody."""
    return _pour(dice, dice.choice(_QUOTATIONS))


def _pour(dice: random.Random, mould: str) -> str:
    body, count = dice.choice(_BODIES), dice.choice(_COUNTS)
    return mould.format(
        act=dice.choice(_ACTS),
        body=body,
        Body=_with_capital(body),
        count=count,
        count_first=_with_capital(count),
        day=dice.choice(_DAYS),
        matter=dice.choice(_MATTERS),
        person=dice.choice(PEOPLE),
        place=dice.choice(PLACES)[0],
        role=dice.choice(_ROLES),
        said=dice.choice(_SAYS),
        things=dice.choice(_THINGS),
        when=dice.choice(_WHENS),
    )


def _with_capital(text: str) -> str:
    return text[0].upper() + text[1:]
