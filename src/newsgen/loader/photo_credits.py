"""Credit lines of photos: who made the picture, for whom, and who holds the rights."""

import re
from collections.abc import Collection, Sequence
from typing import Literal

from newsgen.loader.agencies import find_agency
from newsgen.loader.bylines import title_case_name
from newsgen.loader.first_names import is_first_name
from newsgen.loader.photo_lines import find_photo
from newsgen.records import Credit, Span

__all__ = ["kind_of_holder", "read_credit", "read_given_credit"]

_OWNER = re.compile(r"(?:©|\([cC]\)|@(?=\d{4}))\s*(?:(?:19|20)\d\d\s+)?([^/|]+)$")
"""``© 2021 Ana Ruiz`` names the holder of the rights, who need not be the photographer."""
_COURTESY = re.compile(
    r"(?:(?:Photo(?:graph)?s?|Pictures?|Images?) )?courtesy(?: of|:)?\s+|from\s+",
    re.IGNORECASE,
)
_RIGHTS = re.compile(r"[.,]?\s*all rights reserved\.?$", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"\s*(?:[/;|]|,(?!\s*(?:Ltd|Inc|LLC|Jr|Sr|GmbH)\b)|\b(?:via|VIA|and|AND|for|FOR)\b|"
    r"(?:©|\([cC]\))\s*(?:(?:19|20)\d\d\b)?)\s*"
)
_NO_NAMES = frozenset(
    {"adapted", "file", "file photo", "handout", "pool", "staff", "str", "stringer", "stf", "via"}
)
"""What agencies print where a name could stand: ``STR/AFP``, ``Ana Ruiz/AFP/File``."""
_COUPLE = re.compile(r"[A-ZÀ-Þ]\w+ and [A-ZÀ-Þ]\w+ [A-ZÀ-Þ][\w'’-]+$")
"""``Ana and Tom Ruiz``: two people of one surname."""
_PLATFORMS = frozenset({"facebook", "flickr", "instagram", "twitter", "youtube"})
_NOT_A_PERSON = re.compile(
    r"\b(?:the|school|university|museum|gallery|company|group|images?|photos?|pictures?|press|news|"
    r"police|bureau|ministry|department|agency|family|handout|library|archives?|institute|studios?|"
    r"productions?|files?|office|facebook|instagram|twitter|google|council|society|foundation|labs?|"
    r"architects?|architecture|design|collections?|holdings|co|ltd|inc|llc|corp|gmbh|as|ag|sa|ab|bv|media|cruises|"
    r"hospital|trust|nhs|government|association|committee|club|zoo|magazine|television|tv|radio|"
    r"chronicle|courier|daily|dispatch|gazette|herald|journal|newspapers?|times|tribune|weekly)\b",
    re.IGNORECASE,
)


def read_credit(text: str, span: Span, house: str | None = None) -> Credit:
    """Split a credit line: ``REUTERS/John Smith`` → the agency Reuters, the photographer.

    ``house`` is the paper whose mark stands before it: ``ST`` of ``ST PHOTO: ANA RUIZ``. Several
    agencies or photographers are listed with commas.
    """
    printed = text[span[0] : span[1]]
    line = _RIGHTS.sub("", " ".join(printed.split()))  # a hard-wrapped credit has its ends inside
    if owner := _OWNER.match(line):
        return Credit(printed, None, None, owner[1])
    parts = _split_parts(_COURTESY.sub("", line))
    agencies = {part: name for part in parts if (name := _find_agency(part))}
    rest = [part for part in parts if part not in agencies and part.lower() not in _NO_NAMES]
    beside = _is_beside_owner(parts, agencies, slashed="/" in line)
    people = _find_people(rest, beside=beside, house=house is not None)
    holders = [part for part in rest if part not in people]
    holder = find_agency(house).name if house else None
    return Credit(
        printed,
        ", ".join(dict.fromkeys(agencies.values())) or None,
        ", ".join(title_case_name(person) for person in dict.fromkeys(people)) or None,
        holder or (holders[0] if holders else None),
    )


def read_given_credit(printed: str) -> Credit:
    """Split a credit that stands alone, as front matter gives it, its mark read as one in copy.

    ``ST PHOTO: DESMOND YEO-LIM`` credits the photographer, for The Straits Times.
    """
    whole = (0, len(printed))
    line = find_photo(printed, whole)
    if line is None or line.credit is None or line.caption is not None:
        return read_credit(printed, whole)
    return read_credit(printed, line.credit, line.house)


def kind_of_holder(name: str) -> Literal["Person", "Organization"] | None:
    """Whether the holder of a picture's rights is a person or a body; None where nothing tells.

    ``The Fen Museum`` and ``AFP`` are bodies, ``Ana Ruiz`` is a person, ``Zorvan Brandt`` may be
    either.
    """
    known = find_agency(name).known or name.casefold() in _PLATFORMS
    if known or _NOT_A_PERSON.search(name):
        return "Organization"
    return "Person" if _is_name(name) and _has_first_name(name, listed=False) else None


def _split_parts(body: str) -> list[str]:
    if _COUPLE.match(body) and is_first_name(body.split(maxsplit=1)[0]):
        return [body]
    return [part.strip() for part in _SEPARATOR.split(body) if part.strip()]


def _find_agency(part: str) -> str | None:
    """The agency that a part names; ``Getty Images Europe`` is one of Getty's desks."""
    agency = find_agency("Getty Images" if part.startswith("Getty Images ") else part)
    return agency.name if agency.known else None


def _is_beside_owner(parts: Sequence[str], agencies: Collection[str], *, slashed: bool) -> bool:
    """Whether one part must be a name: beside an agency, a platform or a single word.

    With a stroke between them, beside any body too: ``Zorvan Brandt/The Fen Packet``.
    """
    if agencies or any(part.lower() in _PLATFORMS for part in parts):
        return True
    if len(parts) != 2:
        return False
    return " " not in parts[1] or (slashed and bool(_NOT_A_PERSON.search(parts[1])))


def _find_people(parts: Sequence[str], *, beside: bool, house: bool) -> list[str]:
    """The names of people: those with a known first name; else what stands where a name has to."""
    names = [part for part in parts if _is_name(part)]
    known = [part for part in names if _has_first_name(part, listed=len(parts) > 1)]
    if house:  # ``ST PHOTOS: ANA RUIZ, TOM AKERS``: nobody else's
        return names
    return known or (names[:1] if beside else [])


def _is_name(part: str) -> bool:
    """Two to four capitalised words that nobody would call a company."""
    if _COUPLE.match(part):
        return True
    words = part.split()
    if not 2 <= len(words) <= 4 or _NOT_A_PERSON.search(part) or any(c.isdigit() for c in part):
        return False
    return all(word[0].isupper() or word in ("de", "van", "von", "bin", "al") for word in words)


def _has_first_name(part: str, *, listed: bool) -> bool:
    """``Ana Ruiz``; in a list an initial does too: ``Fen Observatory/C. Ruiz``."""
    first = part.split(maxsplit=1)[0]
    return is_first_name(first.title()) or (listed and len(first.strip(".")) == 1)
