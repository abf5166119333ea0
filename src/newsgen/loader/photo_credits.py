"""Credit lines of photos: who made the picture, for whom, and who holds the rights."""

import re

from newsgen.loader.agencies import find_agency
from newsgen.loader.bylines import title_case_name
from newsgen.loader.first_names import is_first_name
from newsgen.records import Credit, Span

__all__ = ["read_credit"]

_OWNER = re.compile(r"(?:©|\([cC]\))\s*(?:(?:19|20)\d\d\s+)?([^/|]+)$")
"""``© 2021 Ana Ruiz`` names the holder of the rights, who need not be the photographer."""
_COURTESY = re.compile(r"(?:(?:Photo(?:graph)?s?|Pictures?|Images?) )?[Cc]ourtesy(?: of|:)?\s+")
_SEPARATOR = re.compile(
    r"\s*(?:[/,;|]|\b(?:via|VIA|and|AND|for|FOR)\b|(?:©|\([cC]\))\s*(?:(?:19|20)\d\d\b)?)\s*"
)
_NOT_A_PERSON = re.compile(
    r"\b(?:the|school|university|museum|gallery|company|group|images?|photos?|pictures?|press|news|"
    r"police|bureau|ministry|department|agency|family|handout|library|archive|institute|studio|"
    r"productions?|files?|office|facebook|instagram|twitter|google|council|society|foundation)\b",
    re.IGNORECASE,
)


def read_credit(text: str, span: Span, house: str | None = None) -> Credit:
    """Split a credit line: ``REUTERS/John Smith`` → the agency Reuters, the photographer.

    ``house`` is the paper whose mark stands before it: ``ST`` of ``ST PHOTO: ANA RUIZ``.
    """
    printed = text[span[0] : span[1]]
    if owner := _OWNER.match(printed):
        return Credit(printed, None, None, owner[1])
    body = _COURTESY.sub("", printed)
    holder = find_agency(house).name if house else None
    agencies: list[str] = []
    photographer = None
    parts = [part.strip() for part in _SEPARATOR.split(body) if part.strip()]
    paired = house is not None or len(parts) > 1
    for part in parts:
        agency = find_agency(part)
        if agency.known:
            if agency.name not in agencies:
                agencies.append(agency.name)
        elif photographer is None and _is_person(part, paired):
            photographer = title_case_name(part)
        elif holder is None:
            holder = part
    return Credit(printed, ", ".join(agencies) or None, photographer, holder)


def _is_person(part: str, paired: bool) -> bool:
    """A first name that is known, or a name of two to four words beside a house or an agency."""
    words = part.split()
    if not 2 <= len(words) <= 4 or _NOT_A_PERSON.search(part) or any(c.isdigit() for c in part):
        return False
    if not all(word[0].isupper() or word in ("de", "van", "von", "bin", "al") for word in words):
        return False
    return is_first_name(words[0].title()) or paired
