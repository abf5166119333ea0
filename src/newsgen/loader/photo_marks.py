"""The looks of photo credits and captions: each mark with the function that reads it.

To read another mark, add its pattern and a row of `READERS` or `TAIL_READERS`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from newsgen.loader.agencies import find_agency
from newsgen.loader.first_names import is_first_name
from newsgen.records import Span

__all__ = [
    "CAPITAL_MARK",
    "MIXED_MARK",
    "READERS",
    "TAIL",
    "TAIL_READERS",
    "WEB_READERS",
    "WEB_TAIL_READERS",
    "PhotoLine",
]

_LONGEST_CREDIT = 120
_MOST_CREDIT_WORDS = 16
_MOST_WORDS_OF_A_NAME = 4
TAIL = _LONGEST_CREDIT + 40
"""Characters at the end of a paragraph in which a credit and its mark stand."""
CAPITAL_MARK = (
    r"(?:(?P<house>[A-Z]{2,5}) )?(?:FILE )?"
    r"(?:PHOTOS?|PICTURES?|ILLUSTRATION|GRAPHICS?|CREDITS?|IMAGES?)"
    r"(?: CREDITS?| BY| COURTESY(?: OF)?)?"
)
MIXED_MARK = (
    r"(?:(?:File )?Photos?|Photograph(?:s|y)?|Pictures?|Pics?|Images?|Illustrations?|Graphics?)"
    r"(?: [Cc]redits?)?"
)
_PICTURE = r"(?:Photo(?:graph)?|Picture|Image|Illustration|Graphic)s?"
_NAMELIKE = r"(?=[A-ZÀ-Þ0-9@©“\"'‘(])"
_START = r"(?:^|(?<=[.!?…\"”’'»)\]])\s+)"
"""A mark in small letters opens the paragraph or follows the end of a sentence."""

_CAPITAL = re.compile(rf"(?:^|(?<=\s)){CAPITAL_MARK}\s*:\s*(?P<credit>\S.*)$", re.DOTALL)
_CREDIT = re.compile(
    rf"(?:^|(?<=\s))(?:(?:Photo|Image|Picture) )?[Cc]redits?\s*:\s*{_NAMELIKE}(?P<credit>.+)$",
    re.DOTALL,
)
_MIXED = re.compile(rf"{_START}{MIXED_MARK}\s*:\s*{_NAMELIKE}(?P<credit>.+)$", re.DOTALL)
_BY = re.compile(rf"{_START}{_PICTURE} (?:by|BY)\s+{_NAMELIKE}(?P<credit>[^.]+)\.?$")
_COURTESY = re.compile(
    rf"(?:{_START}|(?<=\w)\s+(?=Courtesy ))"
    rf"(?P<credit>(?:{_PICTURE} )?[Cc]ourtesy(?: of|:)? (?:the )?[A-ZÀ-Þ@][^.!?)]*)\.?$"
)
_SIGN = re.compile(
    r"(?:^|\s)(?:(?:Photo|PHOTO|Image|Picture)s?:?\s+)?"
    r"(?P<credit>(?:©|\([cC]\))\s*(?:(?:19|20)\d\d\s+)?[A-ZÀ-Þ][^.!?)]{1,80})\.?$"
)
_SLASH = re.compile(r"\s+/\s+(?P<credit>[A-Z][\w .&'’-]{1,40})$")
_NAME_BEFORE = re.compile(rf"{_START}(?P<name>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){{0,2}})$")
_SMALL_CREDIT = re.compile(
    rf"{_START}(?:(?:Photo|Image) )?Credits?: (?P<credit>[a-z][\w.'’/&-]*(?: [\w.'’/&-]+){{0,4}})$"
)
"""``Credit: ines falk``: in small letters only behind a sentence, and few words."""
_WORD = r"[A-ZÀ-Þ][\w.'’&-]*"
_PART = rf"{_WORD}(?: (?:(?:de|del|van|von|der|den|bin|al|el|la|of|via) ){{0,2}}{_WORD}){{0,4}}"
_AGENCY = rf"(?:{_PART}|picture[ -]alliance|dpa|imago(?: images)?)"
_SLASHED = re.compile(rf"{_START}(?P<credit>{_PART}(?:\s?/\s?{_AGENCY}){{1,4}})$")
_LIBRARY = re.compile(
    rf"{_START}(?P<credit>(?:Adobe Stock|Alamy(?: Stock Photo)?|Getty(?: Images?)?(?: [A-Z]\w+)?|"
    r"i[Ss]tock(?:[Pp]hoto)?|Pexels|Pixabay|Shutterstock|Thinkstock|Unsplash))$"
)
"""Picture libraries, which stand behind a caption without a mark."""
_GALLERY = re.compile(
    r"(?:Hide Caption \d+ of \d+ )?(?:Photos?|Gallery): (?P<caption>\S.*?)"
    r"\s+Hide Caption \d+ of \d+$",
    re.DOTALL,
)
"""``Photos: Bridges of the fen A ferry Hide Caption 2 of 9``, one picture of a series."""
_BRACKET = re.compile(r"\s*[(\[](?P<credit>[^()\[\]]{2,120})[)\]]\.?$")
_TWO_NAMES = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}\s?/\s?"
    r"[A-ZÀ-Þ][\w.'’&-]+(?: [A-ZÀ-Þ][\w.'’&-]+){0,4}$"
)
_NAME_WORD = re.compile(r"[A-ZÀ-Þ0-9@&]|(?:via|of|for|de|van|von|bin|al)$")
_MOST_SPACES_IN_NAMES = 7  # ``Ines de la Torre/Agency of Two Words/Getty Images`` has seven
_BRACKET_MARK = re.compile(
    rf"(?:(?:File )?{_PICTURE}(?: credits?)?\s*(?::|by\b|courtesy of\b|via\b)|Credits?\s*:|"
    r"(?P<keep>(?:AP|AFP|UPI|EPA|ANI|PTI|CP|PA|KCNA|Xinhua|Reuters)\s+(?:file )?"
    r"(?:photos?|pictures?|images?)\b|courtesy\b))\s*",
    re.IGNORECASE,
)
_UNSUPPORTED = r"(?:Media playback is (?:un|not )supported(?: on your device)?\s+)?"
_COPYRIGHT = re.compile(
    _UNSUPPORTED + r"(?:Image|Media) (?:copyright|source),?\s+(?P<credit>\S.*?)"
    r"(?:\s+(?:Image|Media) caption[,:]?\s+(?P<caption>\S.*))?$",
    re.DOTALL,
)
_CAPTION = re.compile(
    r"(?:Image|Photo|Picture) caption[,:]?\s+(?P<caption>\S.*)$", re.DOTALL | re.IGNORECASE
)
_VIDEO = re.compile(
    _UNSUPPORTED + r"(?:Media|Video) caption[,:]?\s+(?P<caption>\S.*)$", re.DOTALL | re.IGNORECASE
)
_LIVE_PAGE = re.compile(
    r"(?P<credit>[A-Z][\w .,&'’/-]{1,60}?) Copyright: (?P=credit)"
    r"(?:\s+.{2,400}? Image caption: (?P<caption>\S.*))?$",
    re.DOTALL,
)
"""``Getty Images Copyright: Getty Images A ferry Image caption: A ferry``, on pages kept live."""

_TELLS = re.compile(
    r"\b(?:said|says|told|was|were|is|are|has|have|had|will|that|which|appeared|shows?|[Cc]aption)\b"
)


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """The caption and the credit of one paragraph, as spans; either may be missing."""

    caption: Span | None
    credit: Span | None
    rule: str
    house: str | None = None


Reader: TypeAlias = Callable[[str, int, int], PhotoLine | None]
"""Reads one paragraph, ``text[start:end]``, by one mark."""


def _pattern_reader(pattern: re.Pattern[str], rule: str, *, names_only: bool = False) -> Reader:
    def read(text: str, start: int, end: int) -> PhotoLine | None:
        """Read one paragraph by ``pattern``."""
        line = text[start:end]
        match = pattern.search(line, max(0, len(line) - TAIL))
        if not match or not _is_credit(match["credit"]):
            return None
        if names_only and not _is_names(match["credit"]):
            return None
        house = match.groupdict().get("house")
        return _photo_line(line, start, match.start(), match.span("credit"), rule, house)

    return read


def _photo_line(
    line: str, start: int, caption_end: int, credit: Span, rule: str, house: str | None = None
) -> PhotoLine:
    caption = line[:caption_end].rstrip()
    credited = line[credit[0] : credit[1]].rstrip(" .\t")
    return PhotoLine(
        caption=(start, start + len(caption)) if caption else None,
        credit=(start + credit[0], start + credit[0] + len(credited)),
        rule=rule,
        house=house,
    )


def _is_credit(credit: str) -> bool:
    """Names, not a sentence."""
    return (
        len(credit) <= _LONGEST_CREDIT
        and len(credit.split()) <= _MOST_CREDIT_WORDS
        and not _TELLS.search(credit)
        and "://" not in credit
    )


def _is_names(credit: str) -> bool:
    """A name or a list of them: ``Photos: Bridge Opens In The Rain`` is a headline."""
    listed = any(mark in credit for mark in ("/", ",", " via ", "ourtesy", "©"))
    return listed or credit.count(" ") < _MOST_WORDS_OF_A_NAME or find_agency(credit).known


def _label_reader(pattern: re.Pattern[str], rule: str) -> Reader:
    def read(text: str, start: int, end: int) -> PhotoLine | None:
        """Read a credit and perhaps a caption, each behind a page's label, by ``pattern``."""
        match = pattern.match(text, start, end)
        if not match or not _is_credit(match["credit"]):
            return None
        caption = match.span("caption") if match["caption"] else None
        return PhotoLine(caption, match.span("credit"), rule)

    return read


def _caption_reader(pattern: re.Pattern[str], rule: str) -> Reader:
    def read(text: str, start: int, end: int) -> PhotoLine | None:
        """Read a caption without a credit by ``pattern``."""
        match = pattern.match(text, start, end)
        return PhotoLine(match.span("caption"), None, rule) if match else None

    return read


def _read_slashed(text: str, start: int, end: int) -> PhotoLine | None:
    """``Crowds wait. Ines Falk/AFP/Getty Images``, ``Crowds wait. Ines Falk/Harbour Zoo``."""
    line = text[start:end]
    if line[-1] in ".!?":
        return None
    match = _SLASHED.search(line, max(0, len(line) - TAIL))
    if not match or not _is_credit(match["credit"]):
        return None
    name, *owners = match["credit"].split("/")
    known = any(find_agency(part.rpartition(" via ")[2].strip()).known for part in owners)
    if not known and not (_TWO_NAMES.match(match["credit"]) and is_first_name(name.split()[0])):
        return None
    return _photo_line(line, start, match.start(), match.span("credit"), "name-and-owner")


def _read_bracket(text: str, start: int, end: int) -> PhotoLine | None:
    """``(AP Photo/Ana Ruiz)``, ``(Photo by Ana Ruiz via Getty Images)``, ``(Ana Ruiz/Reuters)``."""
    line = text[start:end]
    if not line.rstrip(".").endswith((")", "]")):
        return None
    match = _BRACKET.search(line, max(0, len(line) - TAIL))
    if not match or not _is_credit(match["credit"]):
        return None
    at, stop = match.span("credit")
    mark = _BRACKET_MARK.match(line, at, stop)
    if mark and not mark["keep"]:
        at = mark.end()
    elif not mark and not _is_bare_credit(match["credit"]):
        return None
    return _photo_line(line, start, match.start(), (at, stop), "bracketed-credit")


def _is_bare_credit(credit: str) -> bool:
    """``Ines Falk/AFP``, ``Ines Falk/Harbour Post``, ``Ines Falk © Zoo``; not ``and/or``."""
    if "©" in credit or "courtesy" in credit.lower():
        return True
    name, slash, owner = credit.rpartition("/")
    if not slash or not name or credit.count(" ") > _MOST_SPACES_IN_NAMES:
        return False
    if find_agency(owner.rpartition(" via ")[2]).known:
        return True
    if credit.isupper() and not is_first_name(credit.split(maxsplit=1)[0]):
        return False  # ``DOLLARS PER TONNE/IN STORE`` above a column of a table
    return _TWO_NAMES.match(credit) is not None


def _read_agency_line(text: str, start: int, end: int) -> PhotoLine | None:
    """``REUTERS/Ines Falk``, ``Ines Falk/AFP/Getty Images``: nothing else in the paragraph."""
    line = text[start:end]
    parts = [part.strip() for part in line.split("/")]
    if len(line) > _LONGEST_CREDIT or not 2 <= len(parts) <= 4 or line[-1] in ".!?":
        return None
    words = line.replace("/", " ").split()
    if len(words) > _MOST_SPACES_IN_NAMES + 2 or not all(_NAME_WORD.match(word) for word in words):
        return None
    if not any(find_agency(part.rpartition(" via ")[2]).known for part in (parts[0], parts[-1])):
        return None
    return PhotoLine(None, (start, end), "agency-line")


def _read_slash(text: str, start: int, end: int) -> PhotoLine | None:
    """``Crowds wait / Getty Images``, ``Crowds wait. Ines Falk / AFP``."""
    line = text[start:end]
    match = _SLASH.search(line, max(0, len(line) - TAIL))
    if not match or not find_agency(match["credit"]).known:
        return None
    return _photo_line_with_name(line, start, match, "slash-credit")


def _read_sign(text: str, start: int, end: int) -> PhotoLine | None:
    """``Crowds wait. © 2021 Ines Falk``, ``Crowds wait. Ines Falk © Harbour Zoo``."""
    line = text[start:end]
    match = _SIGN.search(line, max(0, len(line) - TAIL))
    if not match or not _is_credit(match["credit"]):
        return None
    return _photo_line_with_name(line, start, match, "copyright-sign")


def _photo_line_with_name(line: str, start: int, match: re.Match[str], rule: str) -> PhotoLine:
    """A credit together with the name that stands before its mark, behind the last sentence."""
    at, stop = match.span("credit")
    caption_end = match.start()
    name = _NAME_BEFORE.search(line, max(0, caption_end - TAIL), caption_end)
    if name:
        at, caption_end = name.start("name"), name.start()
    return _photo_line(line, start, caption_end, (at, stop), rule)


_LIBRARIES = ("Getty", "stock", "Stock", "Alamy", "Unsplash", "Pexels", "Pixabay")
_PICTURES = ("Photo", "Pic", "Image", "Illustration", "Graphic")
READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (("copyright", "source"), _label_reader(_COPYRIGHT, "image-copyright")),
    (("aption", "APTION"), _caption_reader(_CAPTION, "image-caption")),
)
"""Of marks at the start of a paragraph, each with the words of which its marks have one."""
TAIL_READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (
        ("PHOTO", "PICTURE", "ILLUSTRATION", "GRAPHIC", "CREDIT", "IMAGE"),
        _pattern_reader(_CAPITAL, "capital-mark"),
    ),
    ((")", "]"), _read_bracket),
    (("redit",), _pattern_reader(_CREDIT, "credit-mark")),
    (("redit",), _pattern_reader(_SMALL_CREDIT, "credit-mark")),
    (_PICTURES, _pattern_reader(_MIXED, "mixed-mark", names_only=True)),
    (_PICTURES, _pattern_reader(_BY, "photo-by")),
    (("ourtesy",), _pattern_reader(_COURTESY, "courtesy")),
    (("©", "(c)", "(C)"), _read_sign),
    (("/",), _read_agency_line),
    (("/",), _read_slash),
)
"""The same of marks at the end, in the order in which they are tried."""
WEB_READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (("aption", "APTION"), _caption_reader(_VIDEO, "video-caption")),
    (("Copyright: ",), _label_reader(_LIVE_PAGE, "live-page-copyright")),
    (("Hide Caption",), _caption_reader(_GALLERY, "gallery-caption")),
)
WEB_TAIL_READERS: tuple[tuple[tuple[str, ...], Reader], ...] = (
    (("/",), _read_slashed),
    (_LIBRARIES, _pattern_reader(_LIBRARY, "picture-library")),
)
"""Both again, of marks that are read only in copy taken from web pages."""
