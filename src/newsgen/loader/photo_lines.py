"""The marks by which a paragraph speaks of a photo: ``PHOTO: AFP``, ``Image copyright``, ``©``."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from newsgen.loader.agencies import find_agency
from newsgen.records import Span

__all__ = ["PhotoLine", "find_photo", "is_credit_alone", "is_credit_line", "starts_with_credit"]

_LONGEST = 1200
_LONGEST_CREDIT = 120
_MOST_CREDIT_WORDS = 16
_MOST_WORDS_OF_A_NAME = 4
_TAIL = _LONGEST_CREDIT + 40
"""Characters at the end of a paragraph in which a credit and its mark stand."""

_HEAD = 60
"""Characters at the start of a paragraph in which ``Image copyright`` and its like stand."""
_HINTS = (
    "photo", "pict", "pics", "pic:", "image", "credit", "illustrat", "graphic", "courtesy",
    "copyright", "caption", "©", "(c)", "/",
)  # fmt: skip
"""What a mark of a photo has, in small letters; most paragraphs have none of it."""

_CAPITAL_MARK = (
    r"(?:(?P<house>[A-Z]{2,5}) )?(?:FILE )?"
    r"(?:PHOTOS?|PICTURES?|ILLUSTRATION|GRAPHICS?|CREDITS?|IMAGES?)"
    r"(?: CREDITS?| BY| COURTESY(?: OF)?)?"
)
_MIXED_MARK = (
    r"(?:(?:File )?Photos?|Photograph(?:s|y)?|Pictures?|Pics?|Images?|Illustrations?|Graphics?)"
    r"(?: [Cc]redits?)?"
)
_PICTURE = r"(?:Photo(?:graph)?|Picture|Image|Illustration|Graphic)s?"
_NAMELIKE = r"(?=[A-ZÀ-Þ0-9@©“\"'‘(])"
_START = r"(?:^|(?<=[.!?…\"”’'»)\]])\s+)"
"""A mark in small letters opens the paragraph or follows the end of a sentence."""

_CAPITAL = re.compile(rf"(?:^|(?<=\s)){_CAPITAL_MARK}\s*:\s*(?P<credit>\S[^\n\r]*)$")
_CREDIT = re.compile(
    rf"(?:^|(?<=\s))(?:(?:Photo|Image|Picture) )?[Cc]redits?\s*:\s*{_NAMELIKE}(?P<credit>[^\n\r]+)$"
)
_MIXED = re.compile(rf"{_START}{_MIXED_MARK}\s*:\s*{_NAMELIKE}(?P<credit>[^\n\r]+)$")
_BY = re.compile(rf"{_START}{_PICTURE} (?:by|BY)\s+{_NAMELIKE}(?P<credit>[^\n\r.]+)\.?$")
_COURTESY = re.compile(
    rf"{_START}(?P<credit>(?:{_PICTURE} )?[Cc]ourtesy(?: of|:)? (?:the )?[A-ZÀ-Þ@][^\n\r.!?)]*)\.?$"
)
_SIGN = re.compile(
    r"(?:^|\s)(?:(?:Photo|PHOTO|Image|Picture)s?:?\s+)?"
    r"(?P<credit>(?:©|\([cC]\))\s*(?:(?:19|20)\d\d\s+)?[A-ZÀ-Þ][^\n\r.!?)]{1,80})\.?$"
)
_SLASH = re.compile(r"\s+/\s+(?P<credit>[A-Z][\w .&'’-]{1,40})$")
_NAME_BEFORE = re.compile(rf"{_START}(?P<name>[A-ZÀ-Þ][\w.'’-]+(?:\s[A-ZÀ-Þ][\w.'’-]+){{0,2}})$")
_BRACKET = re.compile(r"\s*[(\[](?P<credit>[^()\[\]\n\r]{2,120})[)\]]\.?$")
_TWO_NAMES = re.compile(
    r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){1,3}\s?/\s?"
    r"[A-ZÀ-Þ][\w.'’&-]+(?: [A-ZÀ-Þ][\w.'’&-]+){0,4}$"
)
_NAME_WORD = re.compile(r"[A-ZÀ-Þ0-9@&]|(?:via|of|for|de|van|von|bin|al)$")
_COURTESY_WORD = re.compile(r"\bcourtesy\b", re.IGNORECASE)
_MOST_SPACES_IN_NAMES = 7
"""``Ines de la Torre/Agency of Two Words/Getty Images`` has seven."""
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
    _UNSUPPORTED + r"(?:Image|Media|Photo|Picture|Video) caption[,:]?\s+(?P<caption>\S.*)$",
    re.DOTALL | re.IGNORECASE,
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
_STARTS = re.compile(
    rf"(?:{_CAPITAL_MARK}|Credits?|{_MIXED_MARK})\s*:|[Cc]ourtesy of\b|©|"
    r"Image (?:caption|copyright|source)\b"
)


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """The caption and the credit of one paragraph, as spans; either may be missing."""

    caption: Span | None
    credit: Span | None
    rule: str
    house: str | None = None


def find_photo(text: str, span: Span) -> PhotoLine | None:
    """What the paragraph ``text[span]`` says of a photo; None where it is story text.

    Only explicit marks count: ``PHOTO: AFP``, ``(AP Photo/Ana Ruiz)``, ``Credit: Ana Ruiz``,
    ``Image copyright``, ``©``. ``Photos of the crash appeared online.`` has none.
    """
    start, end = span
    if end - start > _LONGEST:
        return None
    if not _has_hint(text, start, end):
        return None
    tail = max(start, end - _TAIL)
    for at, readers in ((start, _READERS), (tail, _TAIL_READERS)):
        words = text[at:end]
        for needs, read in readers:
            if any(map(words.__contains__, needs)) and (found := read(text, start, end)):
                return found
    return None


def _has_hint(text: str, start: int, end: int) -> bool:
    """A cheap look at both ends of the paragraph, where marks stand."""
    ends = text[start : min(end, start + _HEAD)] + text[max(start, end - _TAIL) : end]
    if ends.endswith((")", "]", ").", "].")):
        return True
    folded = ends.lower()
    return any(map(folded.__contains__, _HINTS))


def _pattern_reader(
    pattern: re.Pattern[str], rule: str, *, names_only: bool = False
) -> Callable[[str, int, int], PhotoLine | None]:
    def read(text: str, start: int, end: int) -> PhotoLine | None:
        """Read one paragraph by ``pattern``."""
        line = text[start:end]
        match = pattern.search(line, max(0, len(line) - _TAIL))
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


def _read_copyright(text: str, start: int, end: int) -> PhotoLine | None:
    match = _COPYRIGHT.match(text, start, end)
    if not match or not _is_credit(match["credit"]):
        return None
    caption = match.span("caption") if match["caption"] else None
    return PhotoLine(caption, match.span("credit"), "image-copyright")


def _read_caption_label(text: str, start: int, end: int) -> PhotoLine | None:
    match = _CAPTION.match(text, start, end)
    return PhotoLine(match.span("caption"), None, "image-caption") if match else None


def _read_live_page(text: str, start: int, end: int) -> PhotoLine | None:
    match = _LIVE_PAGE.match(text, start, end)
    if not match:
        return None
    caption = match.span("caption") if match["caption"] else None
    return PhotoLine(caption, match.span("credit"), "live-page-copyright")


def _read_bracket(text: str, start: int, end: int) -> PhotoLine | None:
    """``(AP Photo/Ana Ruiz)``, ``(Photo by Ana Ruiz via Getty Images)``, ``(Ana Ruiz/Reuters)``."""
    line = text[start:end]
    if not line.rstrip(".").endswith((")", "]")):
        return None
    match = _BRACKET.search(line, max(0, len(line) - _TAIL))
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
    if "©" in credit or _COURTESY_WORD.search(credit):
        return True
    name, slash, owner = credit.rpartition("/")
    if not slash or not name or credit.count(" ") > _MOST_SPACES_IN_NAMES:
        return False
    return find_agency(owner).known or _TWO_NAMES.match(credit) is not None


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
    match = _SLASH.search(line, max(0, len(line) - _TAIL))
    if not match or not find_agency(match["credit"]).known:
        return None
    return _photo_line_with_name(line, start, match, "slash-credit")


def _read_sign(text: str, start: int, end: int) -> PhotoLine | None:
    """``Crowds wait. © 2021 Ines Falk``, ``Crowds wait. Ines Falk © Harbour Zoo``."""
    line = text[start:end]
    match = _SIGN.search(line, max(0, len(line) - _TAIL))
    if not match or not _is_credit(match["credit"]):
        return None
    return _photo_line_with_name(line, start, match, "copyright-sign")


def _photo_line_with_name(line: str, start: int, match: re.Match[str], rule: str) -> PhotoLine:
    """A credit together with the name that stands before its mark, behind the last sentence."""
    at, stop = match.span("credit")
    caption_end = match.start()
    name = _NAME_BEFORE.search(line, max(0, caption_end - _TAIL), caption_end)
    if name:
        at, caption_end = name.start("name"), name.start()
    return _photo_line(line, start, caption_end, (at, stop), rule)


_PICTURES = ("Photo", "Pic", "Image", "Illustration", "Graphic")
_Reader: TypeAlias = Callable[[str, int, int], PhotoLine | None]
_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (("copyright", "source"), _read_copyright),
    (("aption", "APTION"), _read_caption_label),
    (("Copyright: ",), _read_live_page),
)
"""Of marks at the start of a paragraph, each with the words of which its marks have one."""
_TAIL_READERS: tuple[tuple[tuple[str, ...], _Reader], ...] = (
    (
        ("PHOTO", "PICTURE", "ILLUSTRATION", "GRAPHIC", "CREDIT", "IMAGE"),
        _pattern_reader(_CAPITAL, "capital-mark"),
    ),
    ((")", "]"), _read_bracket),
    (("redit",), _pattern_reader(_CREDIT, "credit-mark")),
    (_PICTURES, _pattern_reader(_MIXED, "mixed-mark", names_only=True)),
    (_PICTURES, _pattern_reader(_BY, "photo-by")),
    (("ourtesy",), _pattern_reader(_COURTESY, "courtesy")),
    (("©", "(c)", "(C)"), _read_sign),
    (("/",), _read_agency_line),
    (("/",), _read_slash),
)
"""The same of marks at the end, in the order in which they are tried."""


def starts_with_credit(line: str) -> bool:
    """Whether a line opens with a credit mark: ``PHOTO: AFP`` below its caption."""
    return _STARTS.match(line) is not None


def is_credit_alone(text: str, span: Span) -> bool:
    """Whether the paragraph is a credit line whose caption, if any, is the paragraph before it."""
    return is_credit_line(find_photo(text, span))


def is_credit_line(found: PhotoLine | None) -> bool:
    """The same of a paragraph that has been read."""
    return (
        found is not None
        and found.caption is None
        and found.rule in ("capital-mark", "credit-mark", "mixed-mark", "bracketed-credit")
    )
