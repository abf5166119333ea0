"""The parts of a dateline: places, region, agencies and date, taken apart but not looked up."""

import re
from dataclasses import dataclass

from newsgen.loader.agencies import find_agency, split_agencies
from newsgen.loader.gazetteer import is_place
from newsgen.records import Agency, MonthDay

__all__ = ["BRACKETS", "Parts", "is_region", "take_apart"]

_MONTHS = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
_DATE = re.compile(
    rf"{_WEEKDAY}(?:(?P<month>{_MONTH})\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?|"
    rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}))(?:,?\s*(?P<year>(?:19|20)\d\d))?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d$")
_DATE_AND_AGENCY = re.compile(
    rf"(?P<date>.*?{_MONTH}\s*\d{{1,2}}(?:,?\s*(?:19|20)\d\d)?)\s+(?P<agency>\S.*)$"
)

BRACKETS = re.compile(r"\(\s*([^()\n\r]{2,70}?)\s*\)")
_PLACE_WORD = r"[A-ZÀ-ÞĀ-Ž][\w'’.}\-]*"
_SMALL = (
    r"(?:de|la|las|los|del|da|do|dos|das|al|el|on|of|in|upon|sur|the|le|am|y|and|i|to|near|"
    r"outside|aboard)"
)
_PLACES = re.compile(
    rf"{_PLACE_WORD}(?:\s+(?:{_SMALL}\s+){{0,2}}{_PLACE_WORD}|\s*[/;&]\s*{_PLACE_WORD}){{0,9}}",
)
_TWO_WORDS = re.compile(r"[A-Za-z]?[a-z]+(?: [a-z]{3,})?")
_PLACE_SEPARATOR = re.compile(r"\s*(?:[/;&]|\band\b|\bAND\b)\s*")
_REGION = re.compile(rf"{_PLACE_WORD}(?:\s+(?:{_SMALL}\s+)?{_PLACE_WORD}){{0,3}}$")
_STATE = re.compile(
    r"(?:Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill?|Ind|Kans?|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|"
    r"Mont|Neb|Nev|N\.?H|N\.?J|N\.?M|N\.?Y|N\.?C|N\.?D|Okla|Ore|Pa|Penn|R\.?I|S\.?C|S\.?D|Tenn|Tex|"
    r"Va|Vt|Wash|W\.?\s?Va|Wisc?|Wyo|D\.?C|Ont|Alta|B\.?C|Que|Sask|Man)\.?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"\b(?:Prefecture|Province|Governorate|County|Oblast|District|Region|State)$", re.I
)


@dataclass(frozen=True, slots=True)
class Parts:
    """A dateline taken apart, before the places are looked up."""

    places: tuple[str, ...] = ()
    region: str | None = None
    agencies: tuple[Agency, ...] = ()
    date: MonthDay | None = None
    bracketed_region: bool = False


def take_apart(head: str) -> Parts | None:
    """``BEIRUT and TEHRAN, May 3 (AP)`` → its parts; None where it has the form of no dateline."""
    agencies: tuple[Agency, ...] = ()
    date = None
    bracketed_region = None
    bracket = BRACKETS.search(head)
    if bracket:
        inside, outside = bracket[1], head[: bracket.start()] + head[bracket.end() :]
        if "(" in outside or ")" in outside:
            return None
        agencies, date = _read_bracket(inside)
        if len(agencies) == 1 and not agencies[0].known and is_region(inside):
            agencies, bracketed_region = (), inside
        head = outside
    pieces = [piece.strip() for piece in head.strip(" ,").split(",")] if head.strip(" ,") else []
    # First what most sentences fail at.
    places = _read_places(pieces[0]) if pieces else ()
    if places is None:
        return None
    rest = _read_pieces(pieces[1:], agencies, date)
    if rest is None:
        return None
    if bracketed_region and rest.region is None:
        rest = Parts((), bracketed_region, rest.agencies, rest.date, bracketed_region=True)
    return Parts(places, rest.region, rest.agencies, rest.date, rest.bracketed_region)


def _read_bracket(inside: str) -> tuple[tuple[Agency, ...], MonthDay | None]:
    """``AP, July 24`` → the agency and the date."""
    pieces = [piece.strip() for piece in inside.split(",")]
    dates = [date for piece in pieces if (date := _read_date(piece))]
    names = ", ".join(piece for piece in pieces if not _read_date(piece) and not _YEAR.match(piece))
    whole = find_agency(names)
    if whole.known and "/" not in names and "," not in names:
        return (whole,), dates[0] if dates else None
    return split_agencies(names), dates[0] if dates else None


def _read_pieces(
    pieces: list[str], agencies: tuple[Agency, ...], date: MonthDay | None
) -> Parts | None:
    """What follows the place between commas: a region, a date, a year, an agency."""
    region = None
    for piece in filter(None, pieces):
        if found := _read_date(piece):
            date = found
        elif _YEAR.match(piece) and date:
            date = MonthDay(date.month, date.day, int(piece))
        elif (both := _DATE_AND_AGENCY.match(piece)) and find_agency(both["agency"]).known:
            date, agencies = _read_date(both["date"]), (find_agency(both["agency"]),)
        elif find_agency(piece).known and not agencies and (date or region):
            agencies = (find_agency(piece),)
        elif date is None and _REGION.match(piece) and (region is None or "," not in region):
            region = f"{region}, {piece}" if region else piece
        else:
            return None
    return Parts((), region, agencies, date)


def _read_date(piece: str) -> MonthDay | None:
    match = _DATE.match(piece.strip())
    if not match:
        return None
    month = _MONTHS.index((match["month"] or match["month2"])[:3].casefold()) + 1
    day = int(match["day"] or match["day2"])
    return (
        MonthDay(month, day, int(match["year"]) if match["year"] else None)
        if 0 < day < 32
        else None
    )


def _read_places(piece: str) -> tuple[str, ...] | None:
    if len(piece) > 70 or not _PLACES.fullmatch(piece):
        lower = _TWO_WORDS.fullmatch(piece)
        return (piece,) if lower and is_place(piece.title()) else None
    return tuple(part for part in _PLACE_SEPARATOR.split(piece) if part)


def is_region(name: str) -> bool:
    """Whether a name can stand behind a city: a state (``Calif.``), a country, a prefecture."""
    return bool(_STATE.match(name) or _UNIT.search(name) or is_place(name))
